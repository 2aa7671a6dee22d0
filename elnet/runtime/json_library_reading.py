"""JSON texts to Lisp values as the library json reads them, which takes more than RFC 8259 allows and has other errors.

Theory.  A correct text goes to Python's own scanner, written in C, as in `json_reading`.  What that refuses, and every text
for which functions are to be called at each element, is read by the `Reader` below, which stops where Emacs's reader does.
"""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError

from elnet.objects.conditions import signal
from elnet.objects.cons import cons, list_from
from elnet.objects.equality import equal_key
from elnet.objects.hash_tables import EQUAL, HashTable
from elnet.objects.strings import LString, char_code, lisp_string, plain_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.reader.numbers import read_integer
from elnet.runtime.json_reading import Conversion, TooGenerous, scan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.lisp import Lisp

KEYWORDS = ("true", "false", "null")
KEYWORD_OF = {name[0]: name for name in KEYWORDS}
KINDS = {
    '"': "string",
    "[": "array",
    "{": "object",
    **dict.fromkeys("-0123456789", "number"),
    **dict.fromkeys("tfn", "keyword"),
}
"""What begins with a character: for each kind the library has a function json-read-KIND."""
ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
DEFAULT_KEYS = {"alist": "symbol", "plist": "keyword", "hash-table": "string"}
_blanks = re.compile(r"[ \t\n\r]*").match
_number = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?").match
_word = re.compile(r"\w+").match
_code = re.compile(r"[0-9a-fA-F]{4}").match
_low_surrogate = re.compile(r"\\u([Dd][C-Fc-f][0-9a-fA-F]{2})").match
_plain = re.compile(r'[^"\\\x00-\x1f]*').match


def _string(text: str) -> LString:
    return plain_string(text, not text.isascii())


class LibraryConversion(Conversion):
    """What the parts of a text become: OBJECT_TYPE, KEY_TYPE and ARRAY_TYPE are values of the variables of the library."""

    string = staticmethod(_string)

    def __init__(self, object_type: str, key_type: str, array_type: str, null: object, false: object) -> None:
        super().__init__(object_type if object_type in DEFAULT_KEYS else "alist", array_type == "list", null, false)
        self.key = _KEYS.get(key_type or DEFAULT_KEYS.get(object_type, ""), _no_key)
        if object_type not in DEFAULT_KEYS:
            self.object = _nothing
        if array_type not in ("list", "vector"):
            self.array = _nothing

    def _table(self, members: list[tuple[str, object]]) -> object:
        table = HashTable(EQUAL, equal_key)
        for name, value in members:
            key = self.key(name)
            table.entries[equal_key(key)] = (key, value)
        return table

    def _alist(self, members: list[tuple[str, object]]) -> object:
        key = self.key
        return list_from([cons(key(name), value) for name, value in members])

    def _plist(self, members: list[tuple[str, object]]) -> object:
        key = self.key
        return list_from([part for name, value in members for part in (key(name), value)])


def _no_key(_name: str) -> object:
    return NIL


def _nothing(_parts: object) -> object:
    return NIL


_KEYS: dict[str, Callable[[str], object]] = {
    "string": _string,
    "symbol": intern,
    "keyword": lambda name: intern(":" + name),
}


class Reader:
    """Reads TEXT, whose first character has the position FIRST; PLACE is how far it has come in TEXT.

    BEFORE and AFTER, where there are such, are called before each element is read, with its key or index, and after it.
    INSTEAD has what is called to read a value of a kind that a program reads in its own way.
    """

    def __init__(self, text: str, first: int, conversion: LibraryConversion) -> None:
        self.text = text
        self.first = first
        self.place = 0
        self.conversion = conversion
        self.before: Callable[[object], object] | None = None
        self.after: Callable[[], object] | None = None
        self.instead: dict[str, Callable[..., object]] = {}
        self.values = {"true": T, "false": conversion.false, "null": conversion.null}

    @property
    def position(self) -> int:
        """The position that has been reached."""
        return self.first + self.place

    def read(self) -> object:
        """Return the value that comes next, whatever follows it."""
        if self.before is None and self.after is None and not self.instead:
            try:
                value, self.place = scan(self.text, self.place, self.conversion)
            except (JSONDecodeError, StopIteration, RecursionError, ValueError, TooGenerous):
                pass
            else:
                if self.text[self.place - 1] in '"]}':
                    return value
                self.place = 0
        return self.value()

    def value(self) -> object:
        """Read a value with all of Emacs's rules."""
        self.skip_blanks()
        char = self.peek()
        kind = KINDS.get(char)
        if kind is None:
            raise signal("json-readtable-error", char_code(char)) if char else signal("json-end-of-file")
        name = KEYWORD_OF.get(char)
        if kind in self.instead:
            return self.instead[kind](*([] if name is None else [lisp_string(name)]))
        if name is not None:
            return self.keyword(name)
        if kind == "string":
            return self.conversion.string(self.string())
        return getattr(self, f"read_{kind}")()

    def peek(self) -> str:
        """Return the next character, nothing at the end."""
        return self.text[self.place : self.place + 1]

    def advance(self) -> None:
        """Pass over one character."""
        if self.place >= len(self.text):
            raise signal("end-of-buffer")
        self.place += 1

    def skip_blanks(self) -> int:
        """Pass over white space and return how much there was."""
        start = self.place
        self.place = _blanks(self.text, start).end()  # type: ignore[union-attr]
        return self.place - start

    def keyword(self, name: str) -> object:
        """Read the keyword NAME."""
        if name not in KEYWORDS:
            raise signal("json-unknown-keyword", lisp_string(name))
        start = self.place
        if self.text.startswith(name, start):
            self.place += len(name)
            if self.at_end():
                return self.values[name]
        word = _word(self.text, start)
        raise signal("json-unknown-keyword", lisp_string(word[0]) if word else NIL)

    def at_end(self) -> bool:
        """Tell whether a keyword or number can end here; if so pass over the white space that follows."""
        return self.skip_blanks() > 0 or self.peek() in ("", "]", ",", "}")

    def read_number(self) -> object:
        """Read a number."""
        match = _number(self.text, self.place)
        if match is not None:
            self.place = match.end()
        if match is None or not self.at_end():
            raise signal("json-number-format", self.position)
        if match[1] is None and match[2] is None:
            return read_integer(match[0])
        return float(match[0])

    def string(self) -> str:
        """Read a string; its first character, which may be any, is passed over."""
        self.advance()
        parts = []
        while True:
            match = _plain(self.text, self.place)
            assert match is not None
            parts.append(match[0])
            self.place = match.end()
            char = self.peek()
            if char == '"':
                self.place += 1
                return "".join(parts)
            if char != "\\":
                raise signal("json-string-format", ord(char)) if char else signal("json-end-of-file")
            parts.append(self.escape())

    def escape(self) -> str:
        """Read a backslash, which may be any character, and what it means with what follows."""
        self.advance()
        char = self.peek()
        if not char:
            raise signal("json-end-of-file")
        self.place += 1
        if char != "u":
            return ESCAPES.get(char, char)
        digits = _code(self.text, self.place)
        if digits is None:
            raise signal("json-string-escape", self.position)
        self.place += 4
        code = int(digits[0], 16)
        second = _low_surrogate(self.text, self.place) if 0xD800 <= code <= 0xDBFF else None
        if second is None:
            return chr(code)
        self.place = second.end()
        return chr(0x10000 + ((code - 0xD800) << 10) + int(second[1], 16) - 0xDC00)

    def read_array(self) -> object:
        """Read an array; its first character is passed over."""
        self.advance()
        found: list[object] = []
        while True:
            self.skip_blanks()
            if self.peek() == "]":
                self.place += 1
                return self.conversion.array(found)
            found.append(self.element(len(found)))
            self.skip_blanks()
            self.separator("]", "json-array-format")

    def read_object(self) -> object:
        """Read an object; its first character is passed over."""
        self.advance()
        found: list[tuple[str, Any]] = []
        while True:
            self.skip_blanks()
            if self.peek() == "}":
                self.place += 1
                return self.conversion.object(found)
            name = self.string()
            self.skip_blanks()
            if self.peek() != ":":
                raise self._missing(":", "json-object-format")
            self.place += 1
            self.skip_blanks()
            found.append((name, self.element(lisp_string(name))))
            self.skip_blanks()
            self.separator("}", "json-object-format")

    def element(self, key: object) -> object:
        """Read the element KEY of an array or object."""
        if self.before is not None:
            self.before(key)
        value = self.value()
        if self.after is not None:
            self.after()
        return value

    def separator(self, close: str, condition: str) -> None:
        """Pass over a comma, or signal CONDITION if there is neither that nor CLOSE."""
        if self.peek() == ",":
            self.place += 1
        elif self.peek() != close:
            raise self._missing(",", condition)

    def _missing(self, expected: str, condition: str) -> Exception:
        char = self.peek()
        return signal(condition, lisp_string(expected), char_code(char) if char else 0)


def conversion(lisp: Lisp) -> LibraryConversion:
    """Return the conversion that the variables of the library ask for."""
    objects, keys, arrays = (_name(lisp.value(f"json-{kind}-type")) for kind in ("object", "key", "array"))
    return LibraryConversion(objects, keys, arrays, lisp.value("json-null"), lisp.value("json-false"))


def _name(value: object) -> str:
    return value.name if isinstance(value, Symbol) and value is not NIL else ""
