"""What two texts have in common: the fewest single insertions and deletions that make one of the other.

The algorithm is the greedy one of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): of all ways with N
steps it keeps, for each diagonal, how far the old text is used up.  Texts that differ too much are compared by longest parts.
"""

from __future__ import annotations

from elnet.text.comparison import common_length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    Change = tuple[int, int, int, int]
    """Start and end in the old text, start and end in the new one."""

MOST_STEPS: Final = 1500
"""After how many insertions and deletions the search is given up: it takes the square of that."""


def changes(old: str, new: str) -> list[Change]:
    """Return the parts of OLD that have others in NEW, in order."""
    first = common_length(old, new)
    last = common_length(old[first:][::-1], new[first:][::-1])
    kept = _kept(old[first : len(old) - last], new[first : len(new) - last])
    if kept is None:
        return _by_longest_parts(old, new)
    found = []
    place = new_place = first
    for index, new_index in [*((x + first, y + first) for x, y in kept), (len(old) - last, len(new) - last)]:
        if place < index or new_place < new_index:
            found.append((place, index, new_place, new_index))
        place, new_place = index + 1, new_index + 1
    return found


def _kept(old: str, new: str) -> list[tuple[int, int]] | None:
    """Return the indices in OLD and NEW of the characters that stay, None if there are too many that do not."""
    reached = {1: 0}
    history = []
    for steps in range(min(len(old) + len(new), MOST_STEPS) + 1):
        history.append(reached)
        reached = dict(reached)
        for diagonal in range(-steps, steps + 1, 2):
            place = _start(history[-1] if steps else reached, diagonal, steps)[0]
            while place < len(old) and 0 <= place - diagonal < len(new) and old[place] == new[place - diagonal]:
                place += 1
            reached[diagonal] = place
            if place >= len(old) and place - diagonal >= len(new):
                return list(_backward(history, len(old), len(new)))[::-1]
    return None


def _start(reached: dict[int, int], diagonal: int, steps: int) -> tuple[int, int]:
    """Return where on DIAGONAL the last of STEPS ends, and the diagonal that it comes from."""
    inserts = diagonal == -steps or (diagonal != steps and reached[diagonal - 1] < reached[diagonal + 1])
    return (reached[diagonal + 1], diagonal + 1) if inserts else (reached[diagonal - 1] + 1, diagonal - 1)


def _backward(history: list[dict[int, int]], place: int, new_place: int) -> Iterator[tuple[int, int]]:
    """Yield what stays, the last first, on the way that ends at PLACE and NEW_PLACE."""
    for steps in range(len(history) - 1, -1, -1):
        diagonal = place - new_place
        start, before = _start(history[steps], diagonal, steps) if steps else (0, 0)
        while place > start:
            place, new_place = place - 1, new_place - 1
            yield place, new_place
        if steps:
            place = history[steps][before]
            new_place = place - before


def _by_longest_parts(old: str, new: str) -> list[Change]:
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(first, last, new_first, new_last) for kind, first, last, new_first, new_last in codes if kind != "equal"]
