"""Stretches of a buffer as Lisp names them, by two positions in either order."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range
from elnet.runtime import check
from elnet.text.buffer import Buffer


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
