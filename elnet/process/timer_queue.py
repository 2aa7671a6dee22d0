"""The timers that wait for their time: what `timer-list` shows, without its cost.

Emacs keeps a sorted list, which makes entering a timer as slow as there are timers.  Here they are in a heap, and the list is
made when a program looks at the variable.  A timer is entered before those of the same time.  One that is taken out stays
in the heap, emptied, until it comes to the top or until half of the heap is empty.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import count

from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL
from elnet.objects.vectors import Vector
from elnet.runtime.variables import Cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Entry = list[Any]  # [time, order among those of that time, timer or None if it was taken out]


class TimerQueue:
    """Timers in the order of their times; DUE_TIME returns when one is due."""

    def __init__(self, due_time: Callable[[Vector], int]) -> None:
        self._due_time = due_time
        self._heap: list[Entry] = []
        self._entries: dict[int, list[Entry]] = {}
        self._order = count(0, -1)
        self._emptied = 0
        self._shown: object = NIL

    def __contains__(self, timer: object) -> bool:
        return id(timer) in self._entries

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add(self, timer: Vector) -> None:
        """Enter TIMER before those of the same or a later time."""
        entry: Entry = [self._due_time(timer), next(self._order), timer]
        self._entries.setdefault(id(timer), []).append(entry)
        heappush(self._heap, entry)
        self._shown = None

    def discard(self, timer: Vector) -> bool:
        """Take TIMER out; tell whether it was there."""
        found = self._entries.pop(id(timer), None)
        if found is None:
            return False
        for entry in found:
            entry[2] = None
        self._emptied += len(found)
        self._shown = None
        if self._emptied > 64 and self._emptied * 2 > len(self._heap):
            self._heap = [entry for entry in self._heap if entry[2] is not None]
            heapify(self._heap)
            self._emptied = 0
        return True

    def until(self, is_last: Callable[[Vector], bool]) -> list[Vector]:
        """Return the timers in order, up to the first of which IS_LAST holds."""
        heap, taken = self._heap, []
        while heap:
            entry = heappop(heap)
            if entry[2] is None:
                self._emptied -= 1
                continue
            taken.append(entry)
            if is_last(entry[2]):
                break
        for entry in taken:
            heappush(heap, entry)
        return [entry[2] for entry in taken]

    def __iter__(self) -> Iterator[Vector]:
        return iter([entry[2] for entry in sorted(self._heap) if entry[2] is not None])

    # What Lisp sees

    def as_list(self) -> object:
        """Return the timers as a Lisp list, the same one until something changes."""
        if self._shown is None:
            self._shown = list_from(self)
        return self._shown

    def replace(self, timers: object) -> None:
        """Hold the elements of the list TIMERS instead; those of the same time keep their order."""
        found = [timer for timer in elements(timers) if type(timer) is Vector]
        self._heap, self._entries, self._emptied = [], {}, 0
        for timer in reversed(found):
            self.add(timer)
        self._shown = timers


_slot: Any = vars(Cell)["value"]


class TimerListCell(Cell):
    """The cell of `timer-list`: its slot has the queue, its value is the list that the queue shows."""

    __slots__ = ()

    @property
    def value(self) -> object:
        """The list of the timers."""
        return queue_of(self).as_list()

    @value.setter
    def value(self, timers: object) -> None:
        queue_of(self).replace(timers)


def queue_of(cell: Cell) -> TimerQueue:
    """Return the queue behind CELL."""
    queue: TimerQueue = _slot.__get__(cell)
    return queue


def show(queue: TimerQueue, cell: Cell) -> None:
    """Make CELL, so far an ordinary one, show QUEUE, which takes over its timers."""
    queue.replace(getattr(cell, "value", NIL))
    cell.__class__ = TimerListCell
    _slot.__set__(cell, queue)
