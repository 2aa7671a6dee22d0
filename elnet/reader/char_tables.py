"""Char-tables as they are written: a tree of blocks, each a value or a finer table.

`#^[DEFAULT PARENT PURPOSE ASCII BLOCK×64 EXTRA…]` with blocks of #x10000 characters; `#^^[DEPTH FIRST ITEM…]` divides one
block into 16 of #x1000 (depth 1), one of those into 32 of #x80 (depth 2), and one of those into characters (depth 3).
ASCII repeats what the blocks say.
"""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.conditions import lisp_error
from elnet.objects.vectors import CharTable
from elnet.reader.errors import InvalidSyntax

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


SIZES: Final = (64, 16, 32, 128)
"""How many items a table has at each depth."""
SPANS: Final = (0x10000, 0x1000, 0x80, 1)
"""How many characters an item of each depth stands for."""
FIXED_SLOTS: Final = 4


class SubCharTable(LispObject):
    """A part of a char-table, only seen while one is read: its DEPTH, FIRST character and ITEMS."""

    __slots__ = ("depth", "first", "items")

    def __init__(self, depth: int, first: int, items: list[object]) -> None:
        self.depth = depth
        self.first = first
        self.items = items


def char_table(slots: list[object]) -> CharTable:
    """Return the char-table written with SLOTS."""
    if len(slots) < FIXED_SLOTS + SIZES[0]:
        raise InvalidSyntax("Invalid size char-table")
    table = CharTable(slots[2])
    table.default, table.parent = slots[:2]
    table.extras = slots[FIXED_SLOTS + SIZES[0] :]
    runs: list[tuple[int, object]] = []
    collect_runs(slots[FIXED_SLOTS : FIXED_SLOTS + SIZES[0]], 0, 0, runs)
    table.starts = [start for start, _ in runs]
    table.values = [value for _, value in runs]
    return table


def collect_runs(items: list[object], depth: int, first: int, runs: list[tuple[int, object]]) -> None:
    """Add the runs of equal values in ITEMS, which are of DEPTH and start with the character FIRST, to RUNS."""
    for index, item in enumerate(items):
        start = first + index * SPANS[depth]
        if type(item) is SubCharTable:
            collect_runs(item.items, item.depth, start, runs)
        elif not runs or runs[-1][1] is not item:
            runs.append((start, item))


def sub_char_table(slots: list[object]) -> SubCharTable:
    """Return the part written with SLOTS: depth, first character and items."""
    if len(slots) < 2:
        raise InvalidSyntax("Invalid size of sub-char-table")
    depth, first, *items = slots
    if type(depth) is not int or not 1 <= depth <= 3:
        raise lisp_error("Invalid depth in sub-char-table")
    if len(items) != SIZES[depth]:
        raise lisp_error("Invalid size in sub-char-table")
    if type(first) is not int or not 0 <= first <= 0x3FFFFF:
        raise lisp_error("Invalid minimum character in sub-char-table")
    return SubCharTable(depth, first, items)
