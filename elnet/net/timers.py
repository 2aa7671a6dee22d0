"""Timers: callbacks to be run at a time, in a heap.

Cancelling only marks the entry; marked entries are swept out when they are the majority, so that setting and cancelling
a deadline for every operation stays cheap.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush

_FEW = 64
"""So many cancelled timers are never worth a sweep."""


class Timer:
    """A callback due at `when`."""

    __slots__ = ("_timers", "callback", "when")

    def __init__(self, timers: Timers, when: float, callback: Callable[[], object]) -> None:
        self._timers = timers
        self.when = when
        self.callback: Callable[[], object] | None = callback

    def cancel(self) -> None:
        """Never run the callback; harmless when it has run."""
        if self.callback is not None:
            self.callback = None
            self._timers.forget_one()


class Timers:
    """The pending timers of one loop."""

    __slots__ = ("_cancelled", "_heap", "_serial")

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Timer]] = []
        self._serial = 0
        self._cancelled = 0

    def __len__(self) -> int:
        return len(self._heap) - self._cancelled

    def add(self, when: float, callback: Callable[[], object]) -> Timer:
        """Run CALLBACK at WHEN; timers for the same moment run in the order in which they were added."""
        timer = Timer(self, when, callback)
        self._serial += 1
        heappush(self._heap, (when, self._serial, timer))
        return timer

    def next_time(self) -> float | None:
        """Return when the first timer is due, None without timers."""
        heap = self._heap
        while heap:
            if heap[0][2].callback is not None:
                return heap[0][0]
            heappop(heap)
            self._cancelled -= 1
        return None

    def run_due(self, now: float) -> bool:
        """Run what is due at NOW, but not what the callbacks themselves add; tell whether anything ran."""
        ran = False
        limit = self._serial
        while self._heap and self._heap[0][0] <= now and self._heap[0][1] <= limit:
            timer = heappop(self._heap)[2]
            callback = timer.callback
            if callback is None:
                self._cancelled -= 1
                continue
            timer.callback = None
            ran = True
            callback()
        return ran

    def forget_one(self) -> None:
        """Take note that a timer was cancelled, and sweep if most are."""
        self._cancelled += 1
        if self._cancelled > _FEW and self._cancelled * 2 > len(self._heap):
            self._heap = [entry for entry in self._heap if entry[2].callback is not None]
            heapify(self._heap)
            self._cancelled = 0
