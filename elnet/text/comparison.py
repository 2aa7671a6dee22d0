"""Comparing texts as Emacs does: which is less, and where they differ."""

from __future__ import annotations

from elnet.objects.strings import char_code


def compared(one: str, other: str) -> int:
    """Return 0 if ONE and OTHER are equal, else where they differ, from 1, negative if ONE is less."""
    if one == other:
        return 0
    same = common_length(one, other)
    less = same == len(one) or (same < len(other) and char_code(one[same]) < char_code(other[same]))
    return -same - 1 if less else same + 1


def common_length(one: str, other: str, most: int | None = None) -> int:
    """Return how many characters ONE and OTHER begin with in common, at most MOST."""
    low, high = 0, min(len(one), len(other))
    if most is not None:
        high = min(high, most)
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
