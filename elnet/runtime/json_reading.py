"""JSON texts to Lisp values (RFC 8259; manual node "Parsing JSON").

Theory.  Python's own scanner, written in C, reads a correct text; what it makes of objects and arrays is converted as soon
as an object ends.  It knows nothing of where Emacs sees an error, of the limit on nesting or of numbers out of range.  So
whatever it refuses, and what it would accept too generously (lone surrogates, infinities), is read once more by the careful
reader below, which has Emacs's errors: a condition with line, column and position, counted in characters consumed.
"""

from __future__ import annotations

import json.scanner
import re
from json.decoder import JSONDecodeError
from math import isinf

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import equal_key
from elnet.objects.hash_tables import EQUAL, HashTable
from elnet.objects.strings import LString, plain_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.reader.numbers import read_integer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

DEEPEST = 10001
"""How many arrays and objects may be in one another."""


class TooGenerous(Exception):
    """The scanner written in C would give a value that Emacs refuses."""


def _string(text: str) -> LString:
    return plain_string(text, True)


class Conversion:
    """What the parts of a text become: OBJECT_TYPE is hash-table, alist or plist, ARRAYS_AS_LISTS false for vectors."""

    string = staticmethod(_string)

    def __init__(self, object_type: str, arrays_as_lists: bool, null: object, false: object) -> None:
        self.object: Callable[[list[tuple[str, object]]], object] = {
            "hash-table": self._table,
            "alist": self._alist,
            "plist": self._plist,
        }[object_type]
        self.array: Callable[[list[object]], object] = list_from if arrays_as_lists else Vector
        self.null = null
        self.false = false
        self._conversions: dict[type, Callable[[Any], object]] = {
            str: self.string,
            list: self._array,
            bool: self._truth,
            type(None): self._null,
        }

    # What the C scanner gives: strings, numbers, lists, None and booleans that have not been converted, and Lisp's objects.

    def value(self, found: object) -> object:
        """Return the Lisp value of FOUND, something that the C scanner gave."""
        convert = self._conversions.get(type(found))
        return found if convert is None else convert(found)

    def pairs(self, found: list[tuple[str, object]]) -> object:
        """Return the object whose members the C scanner FOUND."""
        known = self._conversions
        return self.object([(key, known[type(value)](value) if type(value) in known else value) for key, value in found])

    def _array(self, found: list[object]) -> object:
        known = self._conversions
        return self.array([known[type(value)](value) if type(value) in known else value for value in found])

    def _truth(self, found: bool) -> object:
        return T if found else self.false

    def _null(self, _found: None) -> object:
        return self.null

    # Objects, from members whose values are Lisp's

    def _table(self, members: list[tuple[str, object]]) -> object:
        table = HashTable(EQUAL, equal_key)
        entries = table.entries
        for key, value in members:  # a multibyte string's key is its text
            old = entries.get(key)
            entries[key] = (plain_string(key, True) if old is None else old[0], value)
        return table

    def _alist(self, members: list[tuple[str, object]]) -> object:
        tail: object = NIL
        for key, value in reversed(members):
            pair, link = Cons(), Cons()
            pair.car, pair.cdr = intern(key), value
            link.car, link.cdr = pair, tail
            tail = link
        return tail

    def _plist(self, members: list[tuple[str, object]]) -> object:
        return list_from([part for key, value in members for part in (intern(":" + key), value)])


def parse(text: str, start: int, conversion: Conversion, trailing: bool) -> tuple[object, int]:
    """Return the value that TEXT has from START on, and the index behind it.

    Unless TRAILING, only white space may follow.  Signals `json-parse-error` and the other conditions of its node.
    """
    try:
        value, end = scan(text, start, conversion)
        if not trailing:
            end = _blank(text, end).end()  # type: ignore[union-attr]
            if end < len(text):
                raise TooGenerous
    except (JSONDecodeError, StopIteration, RecursionError, ValueError, TooGenerous):
        return _Careful(text, start, conversion).parse(trailing)
    return value, end


_blank = re.compile(r"[ \t\n\r]*").match


def scan(text: str, start: int, conversion: Conversion) -> tuple[object, int]:
    """Return the value that TEXT has from START on, and the index behind it, by the scanner written in C.

    It raises JSONDecodeError, StopIteration, RecursionError, ValueError or TooGenerous where that is not certain to be right.
    """
    if "\\ud" in text or "\\uD" in text:
        raise TooGenerous
    if not text.isascii():
        text.encode()  # raw bytes and surrogates are refused
    found, end = _scanner(conversion)(text, _blank(text, start).end())  # type: ignore[union-attr]
    return conversion.value(found), end


class _Context:
    """What `json.scanner.c_make_scanner` wants to know."""

    strict = True
    object_hook = None
    parse_int = int

    def __init__(self, conversion: Conversion) -> None:
        self.object_pairs_hook = conversion.pairs
        self.memo: dict[str, str] = {}

    @staticmethod
    def parse_float(text: str) -> float:
        """Return the number TEXT, which must be finite."""
        value = float(text)
        if isinf(value):
            raise TooGenerous
        return value

    @staticmethod
    def parse_constant(name: str) -> object:
        """Refuse NAME, NaN or an infinity."""
        raise TooGenerous


def _scanner(conversion: Conversion) -> Callable[[str, int], tuple[object, int]]:
    scanner: Callable[[str, int], tuple[object, int]] = json.scanner.make_scanner(_Context(conversion))  # type: ignore[arg-type]
    return scanner


_number = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?").match
_beginning_of_number = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(?:\.(?:[0-9]+(?:[eE][-+]?)?)?|[eE][-+]?)?)?").match
_hexadecimal = frozenset("0123456789abcdefABCDEF")
_escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_no_value = object()


class _Careful:
    """Reads TEXT from START on, without recursion, with Emacs's errors; PLACE is how far it has come.

    STACK has, for each array or object that has begun, the values or members found and, for an object, the key whose value
    comes next.
    """

    def __init__(self, text: str, start: int, conversion: Conversion) -> None:
        self.text = text
        self.start = self.place = start
        self.conversion = conversion
        self.literals = (("true", T), ("false", conversion.false), ("null", conversion.null))
        self.stack: list[tuple[list[Any], str | None]] = []

    def parse(self, trailing: bool) -> tuple[object, int]:
        """Return the value and the index behind it; unless TRAILING, only white space may follow."""
        value = self.next_value()
        while True:
            if value is _no_value:
                value = self.next_value()
            elif self.stack:
                value = self.add(value)
            else:
                break
        if not trailing:
            self.skip_blanks()
            if self.place < len(self.text):
                self.place += 1
                raise self.failure("json-trailing-content")
        return value, self.place

    def failure(self, condition: str) -> LispSignal:
        """Return CONDITION with the line, the column and the number of the last character consumed."""
        consumed = self.text[self.start : self.place]
        if condition == "json-parse-error":
            consumed = consumed[:-1] + "?"  # a refused end of line, one in a string, begins no new line
        line = consumed.count("\n") + 1
        return signal(condition, line, len(consumed) - (consumed.rfind("\n") + 1), len(consumed))

    def take(self) -> str:
        """Consume and return the next character."""
        if self.place >= len(self.text):
            raise self.failure("json-end-of-file")
        char = self.text[self.place]
        self.place += 1
        return char

    def skip_blanks(self) -> None:
        """Consume white space."""
        self.place = _blank(self.text, self.place).end()  # type: ignore[union-attr]

    def refuse(self) -> LispSignal:
        """Return the error for the character last consumed."""
        return self.failure("json-parse-error")

    # Values: what begins an array or object gives `_no_value` until its end is reached

    def next_value(self) -> object:
        """Read a value, or the beginning of one that is not empty."""
        self.skip_blanks()
        char = self.take()
        if char == '"':
            return _string(self.string())
        if char in "-0123456789":
            self.place -= 1
            return self.number()
        if char == "[":
            return self.begin("]", None)
        if char == "{":
            return self.begin("}", "")
        return self.literal()

    def begin(self, end: str, key: str | None) -> object:
        """Begin an array, or an object if KEY is a string, that END ends."""
        if len(self.stack) >= DEEPEST:
            raise self.failure("json-object-too-deep")
        self.skip_blanks()
        if self.text.startswith(end, self.place):
            self.place += 1
            return self.conversion.array([]) if key is None else self.conversion.object([])
        self.stack.append(([], None if key is None else self.key()))
        return _no_value

    def add(self, value: object) -> object:
        """Put VALUE where it belongs; return the array or object if that is its end."""
        found, key = self.stack.pop()
        found.append(value if key is None else (key, value))
        self.skip_blanks()
        char = self.take()
        if char == ",":
            self.stack.append((found, None if key is None else self.key()))
            return _no_value
        if char != ("]" if key is None else "}"):
            raise self.refuse()
        return self.conversion.array(found) if key is None else self.conversion.object(found)

    def key(self) -> str:
        """Read a key and the colon behind it."""
        self.skip_blanks()
        if self.take() != '"':
            raise self.refuse()
        key = self.string()
        self.skip_blanks()
        if self.take() != ":":
            raise self.refuse()
        return key

    def literal(self) -> object:
        """Read true, false or null, whose first character has been consumed; the error is seen there."""
        self.refuse_raw(self.text[self.place - 1])
        for name, value in self.literals:
            end = self.place - 1 + len(name)
            if self.text.startswith(name, self.place - 1) and not (
                self.text[end : end + 1].isascii() and self.text[end : end + 1].isalnum()
            ):
                self.place = end
                return value
        raise self.refuse()

    def number(self) -> object:
        """Read a number."""
        match = _number(self.text, self.place)
        beginning = _beginning_of_number(self.text, self.place)
        if match is None or beginning is None or beginning.end() > match.end():
            self.place = self.place if beginning is None else beginning.end()
            self.take()
            raise self.refuse()
        self.place = match.end()
        if match[1] is None and match[2] is None:
            return read_integer(match[0])
        value = float(match[0])
        if isinf(value):
            raise self.failure("json-number-out-of-range-error")
        return value

    def string(self) -> str:
        """Read a string whose opening quote has been consumed."""
        parts = []
        while (char := self.take()) != '"':
            if char < " ":
                raise self.refuse()
            self.refuse_raw(char)
            parts.append(self.escape() if char == "\\" else char)
        return "".join(parts)

    def refuse_raw(self, char: str) -> None:
        """Signal the error for CHAR if it cannot be encoded."""
        if "\ud800" <= char <= "\udfff":
            raise self.failure("json-utf8-decode-error")

    def escape(self) -> str:
        """Read what follows a backslash."""
        char = self.take()
        if char != "u":
            if char not in _escapes:
                raise self.failure("json-escape-sequence-error")
            return _escapes[char]
        code = self.code()
        if 0xDC00 <= code <= 0xDFFF:
            raise self.failure("json-invalid-surrogate-error")
        if 0xD800 <= code <= 0xDBFF:
            code = 0x10000 + ((code - 0xD800) << 10) + self.low_surrogate()
        return chr(code)

    def low_surrogate(self) -> int:
        """Read the second half of a pair and return its ten bits."""
        for expected in "\\u":
            if self.take() != expected:
                raise self.failure("json-invalid-surrogate-error")
        code = self.code()
        if not 0xDC00 <= code <= 0xDFFF:
            raise self.failure("json-invalid-surrogate-error")
        return code - 0xDC00

    def code(self) -> int:
        """Read four hexadecimal digits."""
        start = self.place
        for _ in range(4):
            if self.take() not in _hexadecimal:
                raise self.failure("json-escape-sequence-error")
        return int(self.text[start : self.place], 16)
