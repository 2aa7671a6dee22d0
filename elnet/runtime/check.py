"""Argument checks: each returns its argument, narrowed, or signals `wrong-type-argument` with Emacs's predicate."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.strings import MAX_CHAR, LString
from elnet.objects.symbols import Symbol
from elnet.objects.vectors import Vector


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


def character(value: object) -> int:
    """Return VALUE, a character."""
    if type(value) is not int or not 0 <= value <= MAX_CHAR:
        raise wrong_type_argument("characterp", value)
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


def index(value: object, length: int, container: object) -> int:
    """Return VALUE, an index below LENGTH into CONTAINER; signal `args-out-of-range` beyond."""
    position = fixnum(value)
    if not 0 <= position < length:
        raise args_out_of_range(container, value)
    return position
