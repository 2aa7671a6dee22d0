"""What kind a value is, as `type-of` and `cl-type-of` name it."""

from __future__ import annotations

import re
from types import FunctionType

from elnet.objects.functions import Applicable, SpecialForm, Subr
from elnet.objects.numbers import MOST_NEGATIVE_FIXNUM, MOST_POSITIVE_FIXNUM
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import CharTable, Record

NAMES: dict[type, str] = {
    int: "integer",
    LString: "string",
    FunctionType: "interpreted-function",
    SpecialForm: "subr",
}
"""Where the name is not that of the Python class."""


def type_name(value: object) -> object:
    """Return the symbol that `type-of` gives for VALUE."""
    if type(value) is Record:
        kind = value.items[0]
        if type(kind) is Record and len(kind.items) > 1:
            return kind.items[1]
        return kind
    if isinstance(value, Symbol):
        return intern("symbol")
    name = NAMES.get(type(value))
    if name is None:
        name = "char-table" if isinstance(value, CharTable) else _kebab(type(value))
    return intern(name)


def _kebab(kind: type) -> str:
    """Return the name of the class KIND as Lisp would write it."""
    named = getattr(kind, "lisp_type", None)
    if named is not None:
        return str(named)
    if issubclass(kind, Applicable):
        return "interpreted-function"
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


def exact_type_name(value: object) -> object:
    """Return the symbol that `cl-type-of` gives for VALUE."""
    if type(value) is int:
        return intern("fixnum" if MOST_NEGATIVE_FIXNUM <= value <= MOST_POSITIVE_FIXNUM else "bignum")
    if value is NIL:
        return intern("null")
    if value is T:
        return intern("boolean")
    if type(value) is Subr:
        return intern("primitive-function")
    if type(value) is SpecialForm:
        return intern("special-form")
    return type_name(value)
