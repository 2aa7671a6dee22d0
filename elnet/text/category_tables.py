"""Category tables: char-tables that say to which sets of characters each character belongs (manual node "Categories").

The value of a character is a bool-vector, in which the element numbered like a letter tells whether the character is in the
category of that letter.  The first extra slot holds the descriptions of the categories, nil for those that are not defined.
"""

from __future__ import annotations

from bisect import bisect_right

from elnet.objects.strings import MAX_CHAR, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import BoolVector, CharTable, Vector
from elnet.text.categories import DESCRIPTIONS, category, letters
from elnet.text.characters import Characters, characters_between, ranges_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

PURPOSE = intern("category-table")
SIZE: Final = 128
FIRST, LAST = 32, 126
"""The letters that a category may have."""


class CategoryTable(CharTable):
    """A category table, which counts the changes made to it."""

    __slots__ = ("changes", "known")

    def __init__(self) -> None:
        super().__init__(PURPOSE, NIL, 2)
        self.default = BoolVector(bytearray(SIZE))
        self.extras[0] = Vector([NIL] * (LAST - FIRST + 1))
        self.changes = 0
        self.known: dict[str, tuple[int, Characters]] = {}

    def blank(self) -> CategoryTable:
        """Return a table of the same kind without entries."""
        return CategoryTable()

    def set_range(self, first: int, last: int, value: object) -> None:
        """Give the characters FIRST to LAST, both included, VALUE."""
        self.changes += 1
        super().set_range(first, last, value)

    def runs(self, first: int, last: int) -> list[tuple[int, int, BoolVector]]:
        """Return the runs between the characters FIRST and LAST, both included, and the set of each."""
        starts = [first, *self.starts[bisect_right(self.starts, first) : bisect_right(self.starts, last)]]
        found = []
        for start, end in zip(starts, [*starts[1:], last + 1], strict=True):
            members = self.get(start)
            if isinstance(members, BoolVector):
                found.append((start, end - 1, members))
        return found

    def characters(self, letter: str) -> Characters:
        """Return the characters of the category LETTER."""
        known = self.known.get(letter)
        if known is None or known[0] != self.changes:
            code = ord(letter)
            runs = self.runs(0, MAX_CHAR) if code < SIZE else []
            found = characters_between((first, last) for first, last, members in runs if members.bits[code])
            known = self.known[letter] = self.changes, found
        return known[1]

    def modify(self, first: int, last: int, code: int, member: bool) -> None:
        """Let the characters FIRST to LAST be in the category numbered CODE, or not, as MEMBER says."""
        new: dict[bytes, BoolVector] = {}
        for start, end, members in self.runs(first, last):
            if members.bits[code] != member:
                bits = bytearray(members.bits)
                bits[code] = member
                self.set_range(start, end, new.setdefault(bytes(bits), BoolVector(bits)))

    def copy(self) -> CategoryTable:
        """Return a table with copies of the sets and descriptions of this one."""
        table = CategoryTable()
        sets = {value: BoolVector(bytearray(value.bits)) for value in self.values if isinstance(value, BoolVector)}
        table.starts = self.starts[:]
        table.values = [sets[value] if isinstance(value, BoolVector) else value for value in self.values]
        if isinstance(self.default, BoolVector):
            table.default = BoolVector(bytearray(self.default.bits))
        descriptions = self.extras[0]
        if isinstance(descriptions, Vector):
            table.extras[0] = Vector(descriptions.items[:])
        return table


def standard_category_table() -> CategoryTable:
    """Return the table of the standard categories."""
    toggled: dict[int, list[int]] = {0: []}
    for letter in letters():
        for first, last in ranges_of(category(letter)):
            for place in (first, last + 1):
                toggled.setdefault(place, []).append(ord(letter))
    table = CategoryTable()
    table.starts = sorted(toggled)
    table.values = []
    bits = bytearray(SIZE)
    sets: dict[bytes, BoolVector] = {}
    for start in table.starts:
        for code in toggled[start]:
            bits[code] ^= 1
        table.values.append(sets.setdefault(bytes(bits), BoolVector(bits[:])))
    names = [DESCRIPTIONS.get(chr(code)) for code in range(FIRST, LAST + 1)]
    table.extras[0] = Vector([NIL if name is None else lisp_string(name) for name in names])
    return table
