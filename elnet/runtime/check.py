"""Argument checks: each returns its argument, narrowed, or signals `wrong-type-argument` with Emacs's predicate."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.hash_tables import HashTable
from elnet.objects.strings import MAX_CHAR, LString
from elnet.objects.symbols import NIL, Symbol
from elnet.objects.vectors import BoolVector, CharTable, Vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    K = TypeVar("K")


def string(value: object) -> LString:
    """Return VALUE, a string."""
    if type(value) is not LString:
        raise wrong_type_argument("stringp", value)
    return value


def symbol(value: object) -> Symbol:
    """Return VALUE, a symbol."""
    if not isinstance(value, Symbol):
        raise wrong_type_argument("symbolp", value)
    return value


def integer(value: object) -> int:
    """Return VALUE, an integer."""
    if type(value) is not int:
        raise wrong_type_argument("integerp", value)
    return value


def fixnum(value: object) -> int:
    """Return VALUE, an integer that is no bignum."""
    if type(value) is not int or not -(1 << 61) <= value < 1 << 61:
        raise wrong_type_argument("fixnump", value)
    return value


def natural(value: object) -> int:
    """Return VALUE, an integer that is not negative."""
    if type(value) is not int or value < 0:
        raise wrong_type_argument("wholenump", value)
    return value


def number(value: object) -> int | float:
    """Return VALUE, an integer or a float."""
    if type(value) is not int and type(value) is not float:
        raise wrong_type_argument("numberp", value)
    return value


def float_value(value: object) -> float:
    """Return VALUE, a number, as a float; infinite if it is too large for one."""
    given = number(value)
    try:
        return float(given)
    except OverflowError:
        return float("inf") if given > 0 else float("-inf")


def number_or_marker(value: Any) -> int | float:
    """Return VALUE, a number, or the position of VALUE, a marker."""
    if type(value) is int or type(value) is float:
        return value
    try:
        return 0 + value  # type: ignore[no-any-return]
    except TypeError:
        raise wrong_type_argument("number-or-marker-p", value) from None


def integer_or_marker(value: Any) -> int:
    """Return VALUE, an integer, or the position of VALUE, a marker."""
    if type(value) is int:
        return value
    if type(value) is not float and getattr(type(value), "number", None) is not None:
        return value.number()  # type: ignore[no-any-return]
    raise wrong_type_argument("integer-or-marker-p", value)


def fixnum_or_marker(value: object) -> int:
    """Return VALUE, an integer that is no bignum, or the position of VALUE, a marker."""
    if type(value) is int and not -(1 << 61) <= value < 1 << 61:
        raise wrong_type_argument("fixnump", value)
    return integer_or_marker(value)


def position(value: Any) -> int:
    """Return VALUE, an integer, or the position of VALUE, a marker; an integer that is too large for a fixnum is cut down."""
    if type(value) is not int:
        return integer_or_marker(value)
    return value if -(1 << 61) <= value < 1 << 61 else max(-(1 << 61), min(value, (1 << 61) - 1))


def character(value: object) -> int:
    """Return VALUE, a character."""
    if type(value) is not int or not 0 <= value <= MAX_CHAR:
        raise wrong_type_argument("characterp", value)
    return value


def instance(value: object, kind: type[K], predicate: str) -> K:
    """Return VALUE, an object of exactly the type KIND, which PREDICATE tests for."""
    if type(value) is not kind:
        raise wrong_type_argument(predicate, value)
    return value


def cons(value: object) -> Cons:
    """Return VALUE, a cons."""
    if type(value) is not Cons:
        raise wrong_type_argument("consp", value)
    return value


def vector(value: object) -> Vector:
    """Return VALUE, a vector."""
    if type(value) is not Vector:
        raise wrong_type_argument("vectorp", value)
    return value


def list_(value: object) -> object:
    """Return VALUE, a list: a cons or nil."""
    if type(value) is not Cons and value is not NIL:
        raise wrong_type_argument("listp", value)
    return value


def bool_vector(value: object) -> BoolVector:
    """Return VALUE, a bool-vector."""
    if type(value) is not BoolVector:
        raise wrong_type_argument("bool-vector-p", value)
    return value


def char_table(value: object) -> CharTable:
    """Return VALUE, a char-table."""
    if not isinstance(value, CharTable):
        raise wrong_type_argument("char-table-p", value)
    return value


def hash_table(value: object) -> HashTable:
    """Return VALUE, a hash table."""
    if type(value) is not HashTable:
        raise wrong_type_argument("hash-table-p", value)
    return value


def index(value: object, length: int, container: object) -> int:
    """Return VALUE, an index below LENGTH into CONTAINER; signal `args-out-of-range` beyond."""
    position = fixnum(value)
    if not 0 <= position < length:
        raise args_out_of_range(container, value)
    return position
