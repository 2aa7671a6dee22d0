"""Lisp values to JSON texts (RFC 8259; manual node "Parsing JSON").

Theory.  Each type has a function that returns the text of its values, found by one look-up; the texts of the parts are
joined.  Python's own encoder, written in C, would be faster still, but it writes some numbers in another way.
"""

from __future__ import annotations

import re
from json.encoder import encode_basestring
from math import isfinite

from elnet.objects.conditions import circular_list, signal, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.hash_tables import HashTable
from elnet.objects.lists import is_circular
from elnet.objects.strings import LString, lisp_string, without_stand_ins
from elnet.objects.symbols import NIL, Symbol, T
from elnet.objects.vectors import Vector
from elnet.printer.numbers import float_text, integer_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_ESCAPED = re.compile(r"(\\u)(00[01][0-9a-f])|\\.")
DEEPEST = 50
"""How many vectors and objects may be in one another."""


def json_text(value: object, null: object, false: object) -> str:
    """Return VALUE as JSON; NULL and FALSE are the Lisp values of null and false.

    Signals `wrong-type-argument json-value-p` for what has no JSON form.
    """
    return _Writer(null, false).text(value)


class _Writer:
    """Knows the texts of values; DEPTH is how many vectors and objects are around."""

    def __init__(self, null: object, false: object) -> None:
        self.constants = ((null, "null"), (false, "false"), (T, "true"), (NIL, "{}"))
        self.depth = 0
        self.texts: dict[type, Callable[[Any], str]] = {
            LString: _string,
            int: integer_text,
            float: _float,
            Symbol: self.constant,
            type(NIL): self.constant,
            Vector: self.array,
            Cons: self.list,
            HashTable: self.table,
        }

    def text(self, value: object) -> str:
        """Return the text of VALUE."""
        text = self.texts.get(type(value))
        if text is None:
            raise wrong_type_argument("json-value-p", value)
        return text(value)

    def constant(self, value: Symbol) -> str:
        """Return what the symbol VALUE stands for."""
        for symbol, text in self.constants:
            if value is symbol:
                return text
        raise wrong_type_argument("json-value-p", value)

    def enter(self) -> None:
        """Count one vector or object more."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise signal("error", lisp_string("Maximum JSON serialization depth exceeded"))

    def array(self, vector: Vector) -> str:
        """Return VECTOR as an array."""
        self.enter()
        text = "[" + ",".join([self.text(item) for item in vector.items]) + "]"
        self.depth -= 1
        return text

    def table(self, table: HashTable) -> str:
        """Return TABLE as an object."""
        return self.object(_table_members(table))

    def list(self, members: Cons) -> str:
        """Return the alist or plist MEMBERS as an object."""
        return self.object(_list_members(members))

    def object(self, members: Iterator[tuple[str, object]]) -> str:
        """Return MEMBERS as an object; of those with one name the first counts."""
        self.enter()
        found: dict[str, str] = {}
        for name, value in members:
            if name not in found:
                found[name] = self.text(value)
        self.depth -= 1
        return "{" + ",".join([f"{_quoted(name)}:{text}" for name, text in found.items()]) + "}"


def _float(value: float) -> str:
    if not isfinite(value):
        raise signal("error", lisp_string("JSON does not allow Inf or NaN"), value)
    return float_text(value)


def _string(value: LString) -> str:
    text = value.text
    if not text.isascii():
        try:
            if not value.multibyte:
                raise wrong_type_argument("json-value-p", value)
            without_stand_ins(text).encode()
        except UnicodeEncodeError:
            raise wrong_type_argument("json-value-p", value) from None
    return _quoted(text)


def _quoted(text: str) -> str:
    """Return TEXT in quotes; Emacs writes the numbers of control characters with capital letters."""
    quoted = encode_basestring(text)
    return (
        _ESCAPED.sub(lambda found: found[1] + found[2].upper() if found[1] else found[0], quoted)
        if "\\u00" in quoted
        else quoted
    )


def _table_members(table: HashTable) -> Iterator[tuple[str, Any]]:
    for key, value in list(table.entries.values()):
        if type(key) is not LString:
            raise wrong_type_argument("stringp", key)
        _string(key)
        yield key.text, value


def _list_members(members: Cons) -> Iterator[tuple[str, Any]]:
    """Yield the members of an alist or, where the first element is no pair, a plist; both have symbols for names."""
    if is_circular(members):
        raise circular_list(members)
    is_alist = type(members.car) is Cons
    rest: Any = members
    while type(rest) is Cons:
        key: Any = rest.car
        value: Any
        if is_alist:
            if type(key) is not Cons:
                raise wrong_type_argument("consp", key)
            key, value = key.car, key.cdr
        else:
            rest = rest.cdr
            if type(rest) is not Cons:
                raise wrong_type_argument("consp", rest)
            value = rest.car
        if not isinstance(key, Symbol):
            raise wrong_type_argument("symbolp", key)
        yield key.name if is_alist else key.name.removeprefix(":"), value
        rest = rest.cdr
    if rest is not NIL:
        raise wrong_type_argument("listp", members)
