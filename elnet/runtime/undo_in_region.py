"""Choosing the records of `buffer-undo-list` that concern a region, so that only these are undone.

The records are gone through from the newest to the oldest.  A record outside the region is left out, and then the older ones,
whose positions were right without its change, are moved by that change: its delta, where and by how much undoing it would have
shifted the text.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

    Delta = tuple[int, int]


class Selection:
    """The records of RECORDS between START and END of BUFFER."""

    def __init__(self, buffer: Buffer, records: object, start: int, end: int) -> None:
        self.buffer, self.start, self.end = buffer, start, end
        self.chosen: list[object] = []
        self.deltas: list[Delta] = []
        self._choose([pair.car for pair in conses(records)])

    def records(self) -> object:
        """Return the list of the records chosen, which begins with a boundary."""
        return cons(NIL, list_from(self.chosen))

    def _choose(self, records: list[object]) -> None:
        at = 0
        while at < len(records):
            record, at = records[at], at + 1
            if record is NIL:
                if self.chosen and self.chosen[-1] is not NIL:
                    self.chosen.append(NIL)
                continue
            adjustments = []
            while at < len(records) and _is_text(record) and _is_adjustment(records[at]):
                adjustments.append(records[at])
                at += 1
            moved = self._moved(record)
            if self._is_inside(moved):
                self.chosen += [moved, *adjustments]
                self.end += delta_of(moved)[1]
            elif delta_of(record)[1]:
                self.deltas.insert(0, delta_of(record))

    def _is_inside(self, record: object) -> bool:
        if type(record) is int:
            return self.start <= record <= self.end
        if type(record) is not Cons or record.car is T:
            return False
        if type(record.car) is LString and type(record.cdr) is int:
            return self.start <= abs(record.cdr) <= self.end
        if isinstance(record.car, Marker):
            marker = record.car
            return marker.buffer is self.buffer and self.start <= marker.position <= self.end
        stretch = _stretch(record)
        return stretch is not None and self.start <= stretch[0] and stretch[1] <= self.end

    # Moving positions

    def _moved(self, record: object) -> object:
        """Return RECORD for the text as it is while what is left out is not undone."""
        if type(record) is int:
            return self._position(record)
        if type(record) is not Cons:
            return record
        if type(record.car) is LString and type(record.cdr) is int:
            place = self._position(abs(record.cdr))
            return cons(record.car, place if record.cdr > 0 else -place)
        stretch = _stretch(record)
        if stretch is None:
            return record
        start = self._position(stretch[0])
        end = max(start, self._position(stretch[1], is_end=True)) if stretch[0] < stretch[1] else start
        if type(record.car) is int:
            return cons(start, end)
        key = record.cdr
        assert type(key) is Cons
        assert type(key.cdr) is Cons
        return cons(NIL, cons(key.car, cons(key.cdr.car, cons(start, end))))

    def _position(self, position: int, is_end: bool = False) -> int:
        for place, offset in self.deltas:
            if place < position or (place == position and not is_end):
                position = max(place, position - offset)
        return position


def delta_of(record: object) -> Delta:
    """Return where undoing RECORD shifts the text and by how much."""
    if type(record) is Cons:
        if type(record.car) is LString and type(record.cdr) is int:
            return abs(record.cdr), len(record.car.text)
        if type(record.car) is int and type(record.cdr) is int:
            return record.car, record.car - record.cdr
    return 0, 0


def _is_text(record: object) -> bool:
    return type(record) is Cons and type(record.car) is LString


def _is_adjustment(record: object) -> bool:
    return type(record) is Cons and isinstance(record.car, Marker)


def _stretch(record: object) -> tuple[int, int] | None:
    """Return start and end of the text that RECORD, of an insertion or a change of a property, is about."""
    tail = record
    if type(record) is Cons and record.car is NIL and type(record.cdr) is Cons and type(record.cdr.cdr) is Cons:
        tail = record.cdr.cdr.cdr
    if type(tail) is Cons and type(tail.car) is int and type(tail.cdr) is int:
        return tail.car, tail.cdr
    return None
