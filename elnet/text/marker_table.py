"""The markers of a buffer, so kept that a change of its text need not look at each of them.

The table holds them in blocks of neighbours.  What a marker knows is its *offset*; its position is that plus the *shift* of its
block.  So a change moves all markers of a block behind it by one addition, does not touch the blocks before it, and looks only
at the markers of the blocks that it is in.  The rules:

* All offsets of a block are between its `first` and its `last`.  These may be farther apart than they must be, after markers
  have died or moved away, and so blocks may overlap: that costs time and is never wrong.
* The blocks are in the order of where they begin, as far as the last rule allows.  It is used to choose a block for a marker.
* A block that has become too big is split, one that has become empty is dropped at the next change.

Markers are held weakly: one that nobody has any more takes itself out of its block.
"""

from __future__ import annotations

from _weakref import ref
from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from elnet.text.markers import Marker

LARGEST: Final = 96
"""How many markers a block may have; with 3,000 of them 64 to 128 do best."""


class Block:
    """Markers near each other, whose offsets are between FIRST and LAST and whose positions are SHIFT more."""

    __slots__ = ("first", "last", "registrations", "shift")

    def __init__(self, shift: int = 0) -> None:
        self.shift = shift
        self.first = self.last = 0
        self.registrations: set[ref[Marker]] = set()

    def start(self) -> int:
        """Return the lowest position that a marker here can have."""
        return self.shift + self.first

    def markers(self) -> list[Marker]:
        """Return the markers here that somebody still has."""
        found = [registration() for registration in list(self.registrations)]
        return [marker for marker in found if marker is not None]

    def take(self, marker: Marker, offset: int) -> None:
        """Put MARKER here, with OFFSET."""
        if not self.registrations:
            self.first = self.last = offset
        elif offset < self.first:
            self.first = offset
        elif offset > self.last:
            self.last = offset
        if marker.block is not self:
            marker.leave()
            marker.block = self
            marker.registration = registration = ref(marker, self.registrations.discard)
            self.registrations.add(registration)
        marker.offset = offset

    def change(self, start: int, end: int, growth: int, carries: bool) -> None:
        """Move the markers here one by one; see `MarkerTable.change`."""
        first, last = start - self.shift, end - self.shift
        offsets = []
        for marker in self.markers():
            offset = marker.offset
            if offset > last or (offset == last and (carries or marker.advances)):
                marker.offset = offset = offset + growth
            elif offset > first:
                marker.offset = offset = first
            offsets.append(offset)
        if offsets:
            self.first, self.last = min(offsets), max(offsets)


NOWHERE: Final = Block()
"""The block of the markers that point nowhere; it does not know them."""


class MarkerTable:
    """The markers of one text; CHANGES counts how often they have moved with it."""

    __slots__ = ("blocks", "changes")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.changes = 0

    def __iter__(self) -> Iterator[Marker]:
        """Yield the markers that somebody still has."""
        for block in tuple(self.blocks):
            yield from block.markers()

    def between(self, start: int, end: int) -> Iterator[Marker]:
        """Yield the markers from START to END, both included."""
        for block in tuple(self.blocks):
            if block.start() <= end and start <= block.shift + block.last:
                for marker in block.markers():
                    if start <= marker.position <= end:
                        yield marker

    def put(self, marker: Marker, position: int) -> None:
        """Give MARKER, which may be in this table, a place for POSITION."""
        blocks = self.blocks
        if not blocks:
            blocks.append(Block())
        index = max(bisect_right(blocks, position, key=Block.start) - 1, 0) if len(blocks) > 1 else 0
        block = blocks[index]
        block.take(marker, position - block.shift)
        if len(block.registrations) > LARGEST:
            self._split(index)

    def _split(self, index: int) -> None:
        """Give the block at INDEX half of its markers, and the others to a new one behind it."""
        markers = sorted(self.blocks[index].markers(), key=lambda marker: marker.offset)
        halves = Block(self.blocks[index].shift), Block(self.blocks[index].shift)
        middle = len(markers) // 2
        for half, members in zip(halves, (markers[:middle], markers[middle:]), strict=True):
            for marker in members:
                half.take(marker, marker.offset)
        self.blocks[index : index + 1] = halves

    def change(self, start: int, end: int, growth: int, carries: bool) -> None:
        """Move the markers for a change between START and END, after which the text is longer by GROWTH.

        Those between go to START.  Those at END stay behind the text if it CARRIES them or they advance.
        """
        self.changes += 1
        for block in tuple(self.blocks):
            shift = block.shift
            if not block.registrations:
                self.blocks.remove(block)
            elif shift + block.first > end:
                block.shift = shift + growth
            elif shift + block.last >= start:
                block.change(start, end, growth, carries)
