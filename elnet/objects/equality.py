"""The equalities of Lisp: `eq`, `eql`, `equal`, and the dict keys that stand for them in hash tables."""

from __future__ import annotations

import struct
from types import FunctionType

from elnet.objects.conditions import circular_list, lisp_error
from elnet.objects.cons import Cons
from elnet.objects.functions import lambda_of
from elnet.objects.lists import refuse_circle
from elnet.objects.numbers import MOST_NEGATIVE_FIXNUM, MOST_POSITIVE_FIXNUM
from elnet.objects.strings import LString
from elnet.objects.vectors import BoolVector, CharTable, Record, Vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


_DEPTH_LIMIT = 200
_bits = struct.Struct("d").pack


def eq(left: object, right: object) -> bool:
    """Tell whether LEFT and RIGHT are the same object; integers that fit a fixnum are the same if equal."""
    if left is right:
        return True
    return type(left) is int is type(right) and left == right and MOST_NEGATIVE_FIXNUM <= left <= MOST_POSITIVE_FIXNUM


def eql(left: object, right: object) -> bool:
    """Tell whether LEFT and RIGHT are `eq`, or numbers of the same type and value."""
    if left is right:
        return True
    if type(left) is not type(right):
        return False
    if type(left) is int:
        return left == right
    if type(left) is float:
        return same_float(left, right)  # type: ignore[arg-type]
    return False


def same_float(left: float, right: float) -> bool:
    """Tell whether two floats have the same bits: NaN equals itself, -0.0 differs from 0.0."""
    return _bits(left) == _bits(right)


def equal(left: object, right: object) -> bool:
    """Tell whether LEFT and RIGHT have equal structure and contents."""
    if left is right:
        return True
    kind = type(left)
    if kind is LString:
        return type(right) is LString and _same_text(left, right)  # type: ignore[arg-type]
    if kind is not type(right) and not (kind in SPECIAL or type(right) in SPECIAL):
        return False
    if kind is int:
        return left == right
    return _equal(left, right, 0)


def _same_text(left: LString, right: LString) -> bool:
    """Tell whether the bytes inside are the same: beyond ASCII, no unibyte string equals a multibyte one."""
    return left.text == right.text and (left.multibyte == right.multibyte or left.text.isascii())


def _equal(left: object, right: object, depth: int) -> bool:
    """Compare with recursion on the car only, so that long lists cost no depth."""
    if depth > _DEPTH_LIMIT:
        raise lisp_error("Stack overflow in equal")
    slow, steps, power = left, 0, 2
    while type(left) is Cons:
        if type(right) is not Cons:
            return False
        first, second = left.car, right.car
        if first is not second and not _equal(first, second, depth + 1):
            return False
        left, right = left.cdr, right.cdr
        if left is right:
            return True
        steps += 1
        if left is slow:
            raise circular_list(left)
        if steps == power:
            slow, steps, power = left, 0, power * 2
    if left is right:
        return True
    kind = type(left)
    compare = _COMPARE.get(kind)
    if compare is not None:
        return type(right) is kind and compare(left, right, depth + 1)
    special = SPECIAL.get(kind)
    return special is not None and special(left, right)


def _vectors(left: Vector | Record, right: Vector | Record, depth: int) -> bool:
    return len(left.items) == len(right.items) and all(
        one is two or _equal(one, two, depth) for one, two in zip(left.items, right.items, strict=True)
    )


def _char_tables(left: CharTable, right: CharTable, depth: int) -> bool:
    return left.starts == right.starts and all(
        _equal(one, two, depth)
        for one, two in zip(
            [*left.values, *left.extras, left.purpose, left.default, left.parent],
            [*right.values, *right.extras, right.purpose, right.default, right.parent],
            strict=False,
        )
    )


def _functions(left: FunctionType, right: FunctionType, depth: int) -> bool:
    one, two = lambda_of(left), lambda_of(right)
    if one is None or two is None or one.lexical != two.lexical:
        return False
    if not (_equal(one.arguments, two.arguments, depth) and _equal(one.body, two.body, depth)):
        return False
    return _equal(one.documentation, two.documentation, depth) and _same_environment(left, right, depth)


def _same_environment(left: FunctionType, right: FunctionType, depth: int) -> bool:
    one, two = left.__closure__ or (), right.__closure__ or ()
    return len(one) == len(two) and all(_equal(a.cell_contents, b.cell_contents, depth) for a, b in zip(one, two, strict=True))


_COMPARE: dict[type, Callable[..., bool]] = {
    int: lambda left, right, depth: left == right,
    float: lambda left, right, depth: same_float(left, right),
    LString: lambda left, right, depth: _same_text(left, right),
    Vector: _vectors,
    Record: _vectors,
    CharTable: _char_tables,
    BoolVector: lambda left, right, depth: left.bits == right.bits,
    FunctionType: _functions,
}
SPECIAL: dict[type, Callable[[object, object], bool]] = {}
"""How values of higher layers compare (markers by place); the layer that has the class enters it when it is imported."""


# Keys for hash tables


def eq_key(value: object) -> object:
    """Return a Python key equal to another value's exactly when the two are `eq`."""
    kind = type(value)
    if kind is float or (kind is int and not MOST_NEGATIVE_FIXNUM <= value <= MOST_POSITIVE_FIXNUM):  # type: ignore[operator]
        return "number", id(value)
    return value


def eql_key(value: object) -> object:
    """Return a Python key equal to another value's exactly when the two are `eql`."""
    return ("float", _bits(value)) if type(value) is float else value


def equal_key(value: object) -> object:
    """Return a Python key equal to another value's exactly when the two are `equal`."""
    kind = type(value)
    if kind is LString:
        text = value.text  # type: ignore[attr-defined]
        return text if text.isascii() or value.multibyte else (LString, text)  # type: ignore[attr-defined]
    if kind is int or kind not in _KEYS:
        return value
    try:
        return _KEYS[kind](value, 0)
    except _TooDeep:
        return DeepKey(value)


class _TooDeep(Exception):
    """A value is nested so deep, or contains itself, that its key is not made of its parts."""


class DeepKey:
    """The key of a VALUE that is nested deep: its top decides where to look, `equal` whether it is the one."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        value = self.value
        first = value.car if type(value) is Cons else None
        return hash((type(value), first if type(first) not in _KEYS else type(first)))

    def __eq__(self, other: object) -> bool:
        return type(other) is DeepKey and equal(self.value, other.value)


_UNSUSPICIOUS = 1 << 14
"""A list that goes on after so many elements is looked at for a circle."""


def _part_key(value: object, depth: int) -> object:
    make = _KEYS.get(type(value))
    if make is None:
        return equal_key(value)
    if depth > _DEPTH_LIMIT:
        raise _TooDeep
    return make(value, depth)


def _cons_key(value: object, depth: int) -> object:
    parts: list[object] = []
    while type(value) is Cons:
        parts.append(_part_key(value.car, depth + 1))
        value = value.cdr
        if len(parts) == _UNSUSPICIOUS:
            refuse_circle(value)
    parts.append(_part_key(value, depth + 1))
    return (Cons, *parts)


def _items_key(value: object, depth: int) -> object:
    return (type(value), *(_part_key(item, depth + 1) for item in value.items))  # type: ignore[attr-defined]


_KEYS: dict[type, Callable[[object, int], object]] = {
    float: lambda value, depth: eql_key(value),
    Cons: _cons_key,
    Vector: _items_key,
    Record: _items_key,
    BoolVector: lambda value, depth: (BoolVector, bytes(value.bits)),  # type: ignore[attr-defined]
}
