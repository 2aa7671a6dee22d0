"""The standard order of values (`value<`), and sorting by it or by a Lisp predicate.

Python's sort asks only whether one item is less than another; it is stable, as Lisp's must be.
"""

from __future__ import annotations

from elnet.objects.conditions import circular_list, signal
from elnet.objects.cons import Cons
from elnet.objects.functions import Subr
from elnet.objects.lists import is_circular
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol
from elnet.objects.vectors import BoolVector, Record, Vector
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from elnet.runtime.lisp import Lisp


def string_order(string: LString) -> str:
    """Return a text that compares as STRING does: by character numbers, raw bytes of multibyte strings after all others."""
    text = string.text
    if not string.multibyte or text.isascii() or not any("\udc80" <= char <= "\udcff" for char in text):
        return text
    return text.translate({code: 0x10FF00 + (code & 0xFF) for code in range(0xDC80, 0xDD00)})


def value_less(left: object, right: object) -> bool:
    """Tell whether LEFT comes before RIGHT in the standard order."""
    return _order(left, right) < 0


def _order(left: Any, right: Any) -> int:
    """Return a negative number, 0 or a positive one as LEFT comes before RIGHT, with it, or behind."""
    kind = type(left)
    if kind is Marker or kind is int or kind is float:
        return _number_order(left, right)
    if kind is LString:
        if type(right) is not LString:
            raise _mismatch(left, right)
        return _compare(string_order(left), string_order(right))
    if kind is Cons or left is NIL:
        return _list_order(left, right)
    if isinstance(left, Symbol):
        if not isinstance(right, Symbol):
            raise _mismatch(left, right)
        return _compare(left.name, right.name)
    if kind is not type(right):
        raise _mismatch(left, right)
    if kind is Vector or kind is Record:
        return _sequence_order(left.items, right.items)
    if kind is BoolVector:
        return _compare(bytes(left.bits), bytes(right.bits))
    if kind is Buffer:
        return _compare(left.name or "", right.name or "")
    return _compare(getattr(left, "name", ""), getattr(right, "name", ""))


def _compare(left: Any, right: Any) -> int:
    return -1 if left < right else 1 if left > right else 0


def _mismatch(left: object, right: object) -> Exception:
    return signal("type-mismatch", left, right)


def _number_order(left: Any, right: Any) -> int:
    if type(left) is Marker and type(right) is Marker and left.buffer is not right.buffer:
        return _compare(getattr(left.buffer, "name", None) or "", getattr(right.buffer, "name", None) or "")
    if type(right) not in (int, float, Marker):
        raise _mismatch(left, right)
    return _compare(left, right)


def _list_order(left: Any, right: Any) -> int:
    if left is NIL and isinstance(right, Symbol):
        return _compare(left.name, right.name)
    steps = 0
    while type(left) is Cons and type(right) is Cons:
        order = _order(left.car, right.car)
        if order:
            return order
        left, right = left.cdr, right.cdr
        steps += 1
        if steps == 1 << 14 and is_circular(left):
            raise circular_list(left)
    if left is NIL:
        if right is not NIL and type(right) is not Cons:
            raise _mismatch(left, right)
        return 0 if right is NIL else -1
    if type(left) is Cons:
        if right is not NIL:
            raise _mismatch(left, right)
        return 1
    return _order(left, right)


def _sequence_order(left: Sequence[object], right: Sequence[object]) -> int:
    for one, two in zip(left, right, strict=False):
        order = _order(one, two)
        if order:
            return order
    return _compare(len(left), len(right))


class _ByValue:
    """A sort key that compares by the standard order."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __lt__(self, other: _ByValue) -> bool:
        return _order(self.value, other.value) < 0


def sort(lisp: Lisp, items: list[object], less: object, key: object, reverse: bool) -> None:
    """Sort ITEMS by the Lisp predicate LESS, nil for the standard order, of what the Lisp function KEY makes of them."""
    keys = items
    if key is not NIL:
        of = lisp.functions.callable(key)
        keys = [of(item) for item in items]
    sort_key = _sort_key(lisp, keys, less)
    if key is NIL:
        items.sort(key=sort_key, reverse=reverse)
        return
    decorated: list[Any] = [sort_key(each) if sort_key else each for each in keys]
    places = sorted(range(len(items)), key=decorated.__getitem__, reverse=reverse)
    items[:] = [items[place] for place in places]


def _sort_key(lisp: Lisp, keys: list[Any], less: object) -> Callable[[Any], Any] | None:
    """Return the function from a key to what Python can sort, None if it can sort the keys themselves."""
    if less is NIL:
        if all(type(each) is int for each in keys):
            return None
        return string_order if all(type(each) is LString for each in keys) else _ByValue
    definition = lisp.functions.indirect(less)
    if type(definition) is Subr:
        if definition.name == "<" and all(type(each) is int for each in keys):
            return None
        if definition.name == "string<" and all(type(each) is LString for each in keys):
            return string_order
    return _by_predicate(lisp.functions.callable(less))


def _by_predicate(predicate: Callable[..., object]) -> type:
    """Return a class of sort keys that compare by PREDICATE."""

    class ByPredicate:
        __slots__ = ("value",)

        def __init__(self, value: object) -> None:
            self.value = value

        def __lt__(self, other: ByPredicate) -> bool:
            return predicate(self.value, other.value) is not NIL

    return ByPredicate
