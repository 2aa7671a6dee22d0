"""Clocks: what time it is for a loop, and how it waits."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Protocol

Events = list[tuple[int, int]]
Poll = Callable[[float], Events]
"""Wait at most so many seconds (for ever if negative) and return the ready descriptors with their event masks."""


class Clock(Protocol):
    """A source of time, in seconds from an arbitrary start."""

    def now(self) -> float:
        """Return the present time."""

    def wait(self, poll: Poll, seconds: float) -> Events:
        """Wait by POLL for at most SECONDS, for ever if negative."""


class MonotonicClock:
    """The time of the machine."""

    __slots__ = ()

    now = staticmethod(monotonic)

    @staticmethod
    def wait(poll: Poll, seconds: float) -> Events:
        """Wait as POLL does."""
        return poll(seconds)


class HandWoundClock:
    """Time for tests: it passes by `advance`, and when a loop with nothing to do would wait for a timer."""

    __slots__ = ("time",)

    def __init__(self, time: float = 1000.0) -> None:
        self.time = time

    def now(self) -> float:
        """Return the time to which the clock has been wound."""
        return self.time

    def advance(self, seconds: float) -> None:
        """Let SECONDS pass."""
        self.time += seconds

    def wait(self, poll: Poll, seconds: float) -> Events:
        """Return what is ready now; if nothing is, jump SECONDS ahead.  An endless wait is a real one."""
        if seconds < 0:
            return poll(seconds)
        events = poll(0)
        if events or not seconds:
            return events
        self.time += seconds
        return poll(0)
