"""The overlays of a buffer, so kept that those at a place are found without a look at each of them.

They are in blocks of neighbours.  A block knows a stretch of the text that all its overlays are within, and has two markers for
its ends, which move with the text as those of the overlays do; so a change of the text costs nothing here.  The stretches may
be longer than they must be, and overlap.  Blocks are in the order of where they begin.

Many look-ups between two changes are answered from the places of all overlays in order, which are then worth making.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter

from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Final

    from elnet.text.buffer import Buffer
    from elnet.text.overlays import Overlay

LARGEST: Final = 48
"""How many overlays a block may have."""
ENOUGH: Final = 64
"""After how many look-ups the places of all overlays are made: that takes as long, however many overlays there are."""


class Block:
    """Overlays of BUFFER near each other, all between the markers FIRST and LAST."""

    __slots__ = ("first", "last", "overlays")

    def __init__(self, buffer: Buffer, overlays: list[Overlay]) -> None:
        self.overlays = dict.fromkeys(overlays)
        self.first = Marker(buffer, overlays[0].start)
        self.last = Marker(buffer, overlays[0].end, advances=True)
        for overlay in overlays:
            self.take(overlay)

    def start(self) -> int:
        """Return where the stretch begins."""
        return self.first.position

    def take(self, overlay: Overlay) -> None:
        """Put OVERLAY here."""
        self.overlays[overlay] = None
        overlay.block = self
        start, end = overlay.start, overlay.end
        if start < self.first.position:
            self.first.move(self.first.buffer, start)
        if end > self.last.position:
            self.last.move(self.last.buffer, end)


class Places:
    """Where all OVERLAYS are at a time, in the order of their STARTS; REACH has how far any of the overlays so far reaches."""

    __slots__ = ("borders", "ends", "overlays", "reach", "starts")

    def __init__(self, overlays: Iterable[Overlay]) -> None:
        found = sorted(((overlay.start, overlay.end, overlay) for overlay in overlays), key=itemgetter(0))
        self.starts = [start for start, _, _ in found]
        self.ends = [end for _, end, _ in found]
        self.overlays = [overlay for _, _, overlay in found]
        self.reach = list(accumulate(self.ends, max))
        self.borders = sorted({*self.starts, *self.ends})

    def touching(self, start: int, end: int) -> list[Overlay]:
        """Return the overlays that have a place between START and END, both included."""
        last = bisect_right(self.starts, end)
        first = bisect_left(self.reach, start, 0, last)
        ends, overlays = self.ends, self.overlays
        return [overlays[number] for number in range(first, last) if ends[number] >= start]


class OverlayTable:
    """The overlays of one buffer."""

    __slots__ = ("_asked", "_changes", "_places", "blocks")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._places: Places | None = None
        self._asked = 0
        self._changes = -1
        """How often the markers of the buffer had moved when `_asked` began to count."""

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __iter__(self) -> Iterator[Overlay]:
        for block in tuple(self.blocks):
            yield from tuple(block.overlays)

    def touching(self, start: int, end: int) -> list[Overlay]:
        """Return the overlays that have a place between START and END, both included."""
        places = self._known_places()
        if places is not None:
            return places.touching(start, end)
        near = []
        for block in self.blocks:
            first, last = block.first, block.last
            if first.block.shift + first.offset <= end and start <= last.block.shift + last.offset:
                near += [overlay for overlay in block.overlays if overlay.start <= end and start <= overlay.end]
        return near

    def border_after(self, position: int, limit: int) -> int:
        """Return where after POSITION an overlay begins or ends first; LIMIT if none does before that."""
        places = self._known_places()
        if places is not None:
            following = bisect_right(places.borders, position)
            return min([*places.borders[following : following + 1], limit])
        for block in self.blocks:
            if block.first.position < limit and position < block.last.position:
                borders = [border for overlay in block.overlays for border in (overlay.start, overlay.end)]
                limit = min([border for border in borders if position < border < limit], default=limit)
        return limit

    def border_before(self, position: int, limit: int) -> int:
        """Return where before POSITION an overlay begins or ends last; LIMIT if none does after that."""
        places = self._known_places()
        if places is not None:
            following = bisect_left(places.borders, position)
            return max([*places.borders[max(following - 1, 0) : following], limit])
        for block in reversed(self.blocks):
            if block.first.position < position and limit < block.last.position:
                borders = [border for overlay in block.overlays for border in (overlay.start, overlay.end)]
                limit = max([border for border in borders if limit < border < position], default=limit)
        return limit

    def _known_places(self) -> Places | None:
        """Return the places of all overlays if they are known, or there were enough look-ups to make them known."""
        buffer = self.blocks[0].first.buffer if self.blocks else None
        if buffer is None:
            return None
        if self._changes != buffer.markers.changes:
            self._changes = buffer.markers.changes
            self._forget_places()
        if self._places is None:
            self._asked += 1
            if self._asked >= ENOUGH:
                self._places = Places(self)
        return self._places

    def _forget_places(self) -> None:
        self._places, self._asked = None, 0

    def put(self, buffer: Buffer, overlay: Overlay) -> None:
        """Put OVERLAY, which is new to BUFFER or has been moved in it, where it belongs."""
        self._forget_places()
        start = overlay.start
        block = overlay.block
        if block is not None and block.first.position <= start and overlay.end <= block.last.position:
            return
        self.remove(overlay)
        if not self.blocks:
            self.blocks.append(Block(buffer, [overlay]))
            return
        index = max(bisect_right(self.blocks, start, key=Block.start) - 1, 0)
        block = self.blocks[index]
        block.take(overlay)
        if len(block.overlays) > LARGEST:
            overlays = sorted(block.overlays, key=lambda each: each.start)
            middle = len(overlays) // 2
            self.blocks[index : index + 1] = [Block(buffer, overlays[:middle]), Block(buffer, overlays[middle:])]

    def remove(self, overlay: Overlay) -> None:
        """Take OVERLAY, if it is here, away."""
        self._forget_places()
        block = overlay.block
        if block is not None:
            overlay.block = None
            del block.overlays[overlay]
            if not block.overlays:
                self.blocks.remove(block)

    def refit(self) -> None:
        """Let the blocks have their overlays again, whose markers have changed places."""
        self._forget_places()
        for block in self.blocks:
            for overlay in block.overlays:
                block.take(overlay)
