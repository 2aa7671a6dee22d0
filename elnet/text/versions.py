"""The order of texts in which runs of digits count as numbers."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


_PIECE: Final = re.compile("([0-9]+)|(.)", re.DOTALL)


def version_less(one: str, two: str) -> bool:
    """Tell whether ONE comes before TWO: digits are compared as numbers where both have them, all else by character."""
    place = other = 0
    while place < len(one) and other < len(two):
        left, right = _PIECE.match(one, place), _PIECE.match(two, other)
        assert left
        assert right
        if left[1] and right[1]:
            first, second = int(left[1]), int(right[1])
            if first != second:
                return first < second
            place, other = left.end(), right.end()
            continue
        if one[place] != two[other]:
            return one[place] < two[other]
        place, other = place + 1, other + 1
    return other < len(two)
