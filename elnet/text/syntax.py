"""Syntax tables: which characters are words, symbols, whitespace and so on.

A syntax table is a char-table whose values are what Lisp sees: nil to inherit, or a cons of a number and a matching
character.  The number's low byte is the syntax class, and bits 16 and up are the flags.
"""

from __future__ import annotations

from itertools import pairwise

from elnet.objects.cons import Cons, cons
from elnet.objects.strings import char_code
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import CharTable
from elnet.text.characters import END, NONE, Characters, characters_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

CLASSES: Final = " .w_()'\"$\\/<>@!|"
"""The letters that designate the syntax classes, in the order of their numbers; `-` is another name for the first."""
CLASS_NUMBERS: Final = {**{letter: number for number, letter in enumerate(CLASSES)}, "-": 0}
WHITESPACE, PUNCTUATION, WORD, SYMBOL = range(4)
INHERIT: Final = CLASS_NUMBERS["@"]

_FLAGS: Final = {flag: 1 << (16 + bit) for bit, flag in enumerate("1234pbnc")}


class InvalidSyntaxDescriptor(Exception):
    """A syntax descriptor begins with LETTER, which designates no class."""

    def __init__(self, letter: str) -> None:
        super().__init__(f"Invalid syntax description letter: {letter}")


RAW_BYTE_OFFSET_IN_UNIBYTE: Final = 0x3FFF00


class Codes(dict[str, int]):
    """The number with class and flags of each character that was asked for in TABLE; OFFSET is that of bytes from 128 on."""

    __slots__ = ("_offset", "_table")

    def __init__(self, table: SyntaxTable, offset: int) -> None:
        super().__init__()
        self._table = table
        self._offset = offset

    def __missing__(self, char: str) -> int:
        code = char_code(char)
        entry = self._table.get(code + self._offset if self._offset and 0x80 <= code < 0x100 else code)
        found = self[char] = code_of(entry)
        return found


def code_of(entry: object) -> int:
    """Return the number with class and flags of ENTRY, what a syntax table has for a character."""
    return entry.car if type(entry) is Cons and type(entry.car) is int else WHITESPACE


class SyntaxTable(CharTable):
    """A syntax table; PARENT is where characters without an entry take theirs from."""

    __slots__ = ("_changes", "_codes", "_codes_tick", "_sets", "_sets_tick")

    def __init__(self, parent: object = NIL, initial: object = NIL) -> None:
        super().__init__(intern("syntax-table"), initial)
        self.parent = parent
        self._changes = 0
        self._sets: dict[int, Characters] = {}
        self._sets_tick = -1
        self._codes: tuple[Codes, Codes] = (Codes(self, 0), Codes(self, RAW_BYTE_OFFSET_IN_UNIBYTE))
        self._codes_tick = -1

    def blank(self) -> SyntaxTable:
        """Return a table of the same kind without entries."""
        return SyntaxTable()

    def codes(self, unibyte: bool) -> Codes:
        """Return the classes and flags of characters as a dict, right until the table changes."""
        tick = self.tick
        if tick != self._codes_tick:
            self._codes = (Codes(self, 0), Codes(self, RAW_BYTE_OFFSET_IN_UNIBYTE))
            self._codes_tick = tick
        return self._codes[unibyte]

    def set_range(self, first: int, last: int, value: object) -> None:
        """Give the characters FIRST to LAST, both included, the syntax VALUE."""
        self._changes += 1
        super().set_range(first, last, value)

    @property
    def tick(self) -> int:
        """A number that changes whenever this table's answers may."""
        parent = self.parent
        return self._changes if parent is NIL else self._changes + parent.tick  # type: ignore[attr-defined]

    def class_of(self, code: int) -> int:
        """Return the number of the syntax class of the character numbered CODE."""
        entry = self.get(code)
        if type(entry) is Cons and type(entry.car) is int:
            return entry.car & 0xFF
        return WHITESPACE

    def matching(self, code: int) -> object:
        """Return what the entry of the character numbered CODE has as its matching character, nil for nothing."""
        entry = self.get(code)
        return entry.cdr if type(entry) is Cons else NIL

    def characters(self, letter: str) -> Characters:
        """Return the characters of the class that LETTER designates; none if it designates none."""
        number = CLASS_NUMBERS.get(letter)
        return NONE if number is None else self._characters_by_class().get(number, NONE)

    def is_word(self, char: str) -> bool:
        """Tell whether CHAR, a character of a multibyte text, is part of words."""
        return self.class_of(char_code(char)) == WORD

    def _characters_by_class(self) -> dict[int, Characters]:
        tick = self.tick
        if tick != self._sets_tick:
            ranges: dict[int, list[tuple[int, int]]] = {}
            borders = [*sorted(self._borders()), END]
            for start, end in pairwise(borders):
                ranges.setdefault(self.class_of(start), []).append((start, end - 1))
            self._sets = {number: characters_between(pairs) for number, pairs in ranges.items()}
            self._sets_tick = tick
        return self._sets

    def _borders(self) -> set[int]:
        borders = {start for start in self.starts if start < END}
        return borders | self.parent._borders() if isinstance(self.parent, SyntaxTable) else borders


class HeirTable(SyntaxTable):
    """A syntax table whose parent is found, by FIND, when it is first asked for: the tables of modes that may never be used."""

    __slots__ = ("_find", "_parent")

    def __init__(self, find: Callable[[], object]) -> None:
        self._parent: object = NIL
        self._find: Callable[[], object] | None = None
        super().__init__()
        self._find = find

    @property
    def parent(self) -> object:
        """The table from which this one inherits."""
        if self._find is not None:
            self._parent, self._find = self._find(), None
        return self._parent

    @parent.setter
    def parent(self, table: object) -> None:
        self._parent, self._find = table, None


def standard_syntax_table() -> SyntaxTable:
    """Return a new table with Emacs's standard syntax."""
    from elnet.text.data.syntax import STANDARD

    table = SyntaxTable()
    table.starts, table.values = [], []
    entries: dict[str, Cons] = {}
    start = 0
    for run in STANDARD.split():
        distance, entry = run.split(":", 1)
        start += int(distance, 16)
        if entry not in entries:
            number, _, match = entry.partition(":")
            entries[entry] = cons(int(number), int(match, 16) if match else NIL)
        table.starts.append(start)
        table.values.append(entries[entry])
    return table


def syntax_entry(descriptor: str) -> object:
    """Return the entry that DESCRIPTOR, as of `modify-syntax-entry`, describes; raises `InvalidSyntaxDescriptor`."""
    letter = descriptor[:1]
    number = CLASS_NUMBERS.get(letter)
    if number is None:
        raise InvalidSyntaxDescriptor(letter or "\0")
    if number == INHERIT:
        return NIL
    flags = sum(_FLAGS[flag] for flag in set(descriptor[2:]) & _FLAGS.keys())
    match = descriptor[1:2]
    return cons(number | flags, ord(match) if match not in ("", " ") else NIL)
