"""Parts of sequences as Lisp names them: start and end, counted from the end if negative."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range
from elnet.objects.symbols import NIL
from elnet.runtime import check


def part(sequence: object, length: int, start: object, end: object) -> tuple[int, int]:
    """Return START and END as places in SEQUENCE of LENGTH; nil stands for its start and its end."""
    first = 0 if start is NIL else check.integer(start)
    last = length if end is NIL else check.integer(end)
    low = first + length if first < 0 else first
    high = last + length if last < 0 else last
    if not 0 <= low <= high <= length:
        raise args_out_of_range(sequence, start, end)
    return low, high
