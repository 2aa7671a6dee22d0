"""Stretches of a buffer as Lisp names them, by two positions in either order."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range
from elnet.runtime import check
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from elnet.runtime.lisp import Lisp

    Result = TypeVar("Result")


def region(buffer: Buffer, start: object, end: object) -> tuple[int, int]:
    """Return START and END in order; signal `args-out-of-range` unless both are in the visible part of BUFFER."""
    first, last = check.position(start), check.position(end)
    low, high = (first, last) if first <= last else (last, first)
    if low < buffer.begv or high > buffer.zv:
        raise args_out_of_range(buffer, first, last)
    return low, high


def clipped(buffer: Buffer, start: object, end: object) -> tuple[int, int]:
    """Return START and END in order, moved into the visible part of BUFFER."""
    first, last = check.position(start), check.position(end)
    low, high = (first, last) if first <= last else (last, first)
    return max(buffer.begv, min(low, buffer.zv)), max(buffer.begv, min(high, buffer.zv))


def within(lisp: Lisp, start: object, end: object, work: Callable[[Buffer], Result]) -> Result:
    """Return what WORK makes of the current buffer while only what is between START and END is visible, point at the first.

    Point and the visible part are then what they were before.
    """
    buffers = lisp.buffers
    buffer = buffers.current
    first, last = check.position(start), check.position(end)
    low, high = (first, last) if first <= last else (last, first)
    if low < 1 or high > buffer.size + 1:
        raise args_out_of_range(start, end)
    place, restriction = buffers.excursion(), buffers.restriction()
    try:
        buffer.narrow(low, high)
        buffer.goto(low)
        return work(buffer)
    finally:
        buffers.restore_restriction(restriction)
        buffers.restore_excursion(place)


def each_line(lisp: Lisp, low: int, high: int, work: Callable[[], object], advances: bool = False) -> None:
    """Do WORK at LOW and at the start of each line behind it that begins before HIGH, and put point back.

    HIGH moves with the text; with ADVANCES what is inserted right there comes before it.
    """
    buffer = lisp.buffers.current
    place, limit = lisp.buffers.excursion(), Marker(buffer, high, advances=advances)
    buffer.point = low
    while buffer.point < limit.position:
        work()
        if buffer.forward_line(1):
            break
    limit.detach()
    lisp.buffers.restore_excursion(place)
