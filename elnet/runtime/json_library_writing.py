"""Lisp values to JSON texts as the library json writes them: with its rules for keys, its order and its layout."""

from __future__ import annotations

import re

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.hash_tables import HashTable
from elnet.objects.lists import elements, last_cdr
from elnet.objects.strings import LString, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T
from elnet.objects.vectors import BoolVector, CharTable, Vector
from elnet.printer.numbers import float_text, integer_text
from elnet.runtime import check
from elnet.runtime.ordering import sort
from elnet.runtime.sequence import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from elnet.runtime.lisp import Lisp

    Members = list[tuple[object, object]]

_special = re.compile('["\\\\\x00-\x1f\udc80-\udcff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted_text(text: str) -> str:
    """Return TEXT, that of a multibyte string, as a JSON string; raw bytes become backslashes and octal digits."""
    return f'"{_special.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char in _ESCAPES:
        return _ESCAPES[char]
    return f"\\u{ord(char):04x}" if char < " " else f"\\\\{ord(char) & 0xFF:o}"


def is_alist(value: object) -> bool:
    """Tell whether VALUE is a list of conses whose keys are atoms."""
    while type(value) is Cons and type(value.car) is Cons and type(value.car.car) is not Cons:
        value = value.cdr
    return value is NIL


def is_plist(value: object) -> bool:
    """Tell whether VALUE is a property list whose properties are keywords."""
    while type(value) is Cons and _is_keyword(value.car) and type(value.cdr) is Cons:
        value = value.cdr.cdr
    return value is NIL


def _is_keyword(value: object) -> bool:
    return isinstance(value, Symbol) and value.name.startswith(":")


class LibraryWriter:
    """Writes values.  LINE_END and INDENT lay the text out, CLOSING ends a line before what closes; ORDER sorts members."""

    def __init__(self, null: object, false: object, separator: str) -> None:
        self.keywords = ((T, "true"), (false, "false"), (null, "null"))
        self.separator = separator
        self.colon = ":"
        self.line_end = self.indent = ""
        self.closing = True
        self.order: Callable[[Members], object] | None = None
        self.margin = ""
        self.texts: dict[type, Callable[[Any], str]] = {
            LString: lambda value: quoted_text(multibyte_text(value)),
            int: integer_text,
            float: float_text,
            Symbol: lambda value: self.keyword(value) or quoted_text(value.name.removeprefix(":")),
            type(NIL): lambda value: self.keyword(value) or self.list(value),
            HashTable: lambda value: self.map(table_members(value)),
            Cons: self.list,
            Vector: self.array,
            BoolVector: self.array,
        }

    def lay_out(self, indent: str, closing: bool) -> None:
        """Write each element on a line of its own, with INDENT for each level; see CLOSING of the class."""
        self.line_end, self.indent, self.closing, self.colon = "\n", indent, closing, ": "

    def text(self, value: object) -> str:
        """Return the text of VALUE."""
        write = self.texts.get(type(value))
        if write is not None:
            return write(value)
        if isinstance(value, CharTable):
            raise wrong_type_argument("listp", value)
        raise signal("json-error", value)

    def keyword(self, value: object) -> str:
        """Return the keyword of VALUE, nothing if it has none."""
        for symbol, text in self.keywords:
            if value is symbol:
                return text
        return ""

    def key(self, key: object) -> str:
        """Return KEY, a string or symbol, as the name of a member."""
        if type(key) is LString:
            return quoted_text(multibyte_text(key))
        if isinstance(key, Symbol):
            return quoted_text(key.name.removeprefix(":"))
        raise signal("json-key-format", key)

    def list(self, value: object) -> str:
        """Return the list VALUE, an alist or plist as an object, others as an array."""
        if type(value) is not Cons and value is not NIL:
            raise signal("json-error", value)
        if is_alist(value):
            return self.map([(pair.car, pair.cdr) for pair in elements(value)])  # type: ignore[attr-defined]
        if is_plist(value):
            items = elements(value)
            return self.map(list(zip(items[::2], items[1::2], strict=True)))
        end = last_cdr(value)
        if end is not NIL:
            raise wrong_type_argument("listp", end)
        return self.array(value)

    def map(self, members: Members) -> str:
        """Return MEMBERS as an object."""
        if self.order is not None:
            self.order(members)
        outer = self._enter()
        texts = [f"{self.key(key)}{self.colon}{self.text(value)}" for key, value in members]
        return self._enclosed("{", texts, "}", outer)

    def array(self, value: object) -> str:
        """Return the sequence VALUE as an array."""
        outer = self._enter()
        return self._enclosed("[", [self.text(item) for item in items_of(value)], "]", outer)

    def _enter(self) -> str:
        outer = self.margin
        self.margin = outer + self.indent
        return outer

    def _enclosed(self, opening: str, texts: Sequence[str], closing: str, outer: str) -> str:
        inner, self.margin = self.margin, outer
        if not texts:
            return opening + closing
        start = self.line_end + inner
        end = self.line_end + outer if self.closing else ""
        return f"{opening}{start}{(self.separator + start).join(texts)}{end}{closing}"


def table_members(table: HashTable) -> Members:
    """Return the keys and values of TABLE."""
    return list(table.entries.values())


def writer(lisp: Lisp) -> LibraryWriter:
    """Return a writer that does what the variables of the library say."""
    separator = lisp.value("json-encoding-separator")
    made = LibraryWriter(lisp.value("json-null"), lisp.value("json-false"), multibyte_text(check.string(separator)))
    if lisp.is_set("json-encoding-pretty-print"):
        indentation = check.string(lisp.value("json-encoding-default-indentation"))
        made.lay_out(multibyte_text(indentation), not lisp.is_set("json-encoding-lisp-style-closings"))
    predicate = lisp.value("json-encoding-object-sort-predicate")
    if predicate is not NIL:
        made.order = lambda members: sort(lisp, members, predicate, lambda member: member[0], False)  # type: ignore[arg-type]
    return made
