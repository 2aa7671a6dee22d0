"""Comparing texts as Emacs does: which is less, and where they differ."""

from __future__ import annotations

from elnet.objects.strings import char_code


def compared(one: str, other: str) -> int:
    """Return 0 if ONE and OTHER are equal, else where they differ, from 1, negative if ONE is less."""
    if one == other:
        return 0
    length = min(len(one), len(other))
    same = _common_length(one, other, length)
    less = same == len(one) or (same < len(other) and char_code(one[same]) < char_code(other[same]))
    return -same - 1 if less else same + 1


def _common_length(one: str, other: str, length: int) -> int:
    """Return how many characters ONE and OTHER have in common at their starts, at most LENGTH."""
    low = 0
    while low < length:
        middle = (low + length + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            length = middle - 1
    return low
