"""Vectors, records, bool-vectors and char-tables: the objects that are indexed."""

from __future__ import annotations

from bisect import bisect_right

from elnet.objects.base import LispObject
from elnet.objects.symbols import NIL


class Vector(LispObject):
    """A Lisp vector; ITEMS is a Python list whose length never changes."""

    __slots__ = ("__weakref__", "items")

    items: list[object]

    def __init__(self, items: list[object]) -> None:
        self.items = items


class Record(LispObject):
    """A record; the first of ITEMS is its type, a symbol or a type descriptor."""

    __slots__ = ("__weakref__", "items")

    items: list[object]

    def __init__(self, items: list[object]) -> None:
        self.items = items


class BoolVector(LispObject):
    """A vector of bits; BITS holds one byte, 0 or 1, an element."""

    __slots__ = ("__weakref__", "bits")

    bits: bytearray

    def __init__(self, bits: bytearray) -> None:
        self.bits = bits


class CharTable(LispObject):
    """A table over all characters, kept as runs of equal values.

    STARTS are the first characters of the runs, in order and from 0; VALUES their values.  A value of nil defers to
    DEFAULT and then to PARENT, another char-table or nil.  PURPOSE names the table's subtype, EXTRAS its extra slots.
    """

    __slots__ = ("__weakref__", "default", "extras", "parent", "purpose", "starts", "values")

    def __init__(self, purpose: object, initial: object = NIL, extras: int = 0) -> None:
        self.purpose = purpose
        self.default: object = NIL
        self.parent: object = NIL
        self.extras: list[object] = [NIL] * extras
        self.starts: list[int] = [0]
        self.values: list[object] = [initial]

    def blank(self) -> CharTable:
        """Return a table of the same kind without entries."""
        return CharTable(self.purpose)

    def own(self, char: int) -> object:
        """Return this table's own value for CHAR, nil where it has none."""
        return self.values[bisect_right(self.starts, char) - 1]

    def get(self, char: int) -> object:
        """Return the value for CHAR: the table's own, its default's or its ancestors'."""
        table: object = self
        while isinstance(table, CharTable):
            value = table.own(char)
            if value is not NIL:
                return value
            if table.default is not NIL:
                return table.default
            table = table.parent
        return NIL

    def set_range(self, first: int, last: int, value: object) -> None:
        """Give the characters FIRST to LAST, both included, VALUE."""
        starts, values = self.starts, self.values
        after = self.own(last + 1)
        low = bisect_right(starts, first - 1) if first else 0
        high = bisect_right(starts, last + 1)
        starts[low:high] = [first, last + 1]
        values[low:high] = [value, after]
