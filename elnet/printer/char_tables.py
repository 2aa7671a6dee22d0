"""Char-tables as a tree of blocks, the way they are printed.

A char-table has 64 blocks of #x10000 characters; a block that is not of one value is a part with 16 items, one of those
a part with 32, and one of those a part with a value for each of 128 characters.
"""

from __future__ import annotations

from bisect import bisect_right

from elnet.objects.base import LispObject
from elnet.objects.vectors import CharTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


SIZES: Final = (64, 16, 32, 128)
SPANS: Final = (0x10000, 0x1000, 0x80, 1)


class Part(LispObject):
    """A part of a char-table; ITEMS are its depth, its first character and the rest of what is printed."""

    __slots__ = ("items",)

    def __init__(self, items: list[object]) -> None:
        self.items = items


def char_table_slots(table: CharTable) -> list[object]:
    """Return what is printed of TABLE, in order."""
    blocks = [block(table, 0, index * SPANS[0]) for index in range(SIZES[0])]
    ascii_values: object = blocks[0]
    while type(ascii_values) is Part and len(ascii_values.items) < SIZES[3]:
        ascii_values = ascii_values.items[2]
    return [table.default, table.parent, table.purpose, ascii_values, *blocks, *table.extras]


def block(table: CharTable, depth: int, first: int) -> object:
    """Return the value of the item of DEPTH that starts at FIRST, or the part that it is."""
    last = first + SPANS[depth] - 1
    runs = table.values[bisect_right(table.starts, first) - 1 : bisect_right(table.starts, last)]
    if all(value is runs[0] for value in runs):
        return runs[0]
    finer = depth + 1
    items = [block(table, finer, start) for start in range(first, last + 1, SPANS[finer])]
    return Part([finer, first, *items])
