"""Sets of characters as they stand in `rx' forms: unions, intersections, complements, and the bracket that matches one.

A set has intervals, pairs of Emacs's character numbers in order and apart, and names of classes; NEGATED makes it all others.
A set without classes is never negated: its intervals say it all.
"""

from __future__ import annotations

from elnet.objects.strings import MAX_CHAR, char_text
from elnet.text.regexp.quoting import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    Intervals = list[tuple[int, int]]

RAW_START = 0x3FFF80
UNMATCHABLE = "\\`a\\`"
ANYTHING = "[^z-a]"
DASH, CARET, BRACKET = map(ord, "-^]")


def union(first: Intervals, second: Intervals) -> Intervals:
    """Return the characters that are in FIRST or SECOND."""
    found: Intervals = []
    for low, high in sorted([*first, *second]):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def complement(intervals: Intervals) -> Intervals:
    """Return the characters that are not in INTERVALS."""
    found: Intervals = []
    start = 0
    for low, high in intervals:
        if low > start:
            found.append((start, low - 1))
        start = high + 1
    if start <= MAX_CHAR:
        found.append((start, MAX_CHAR))
    return found


def intersection(first: Intervals, second: Intervals) -> Intervals:
    """Return the characters that are in FIRST and in SECOND."""
    return complement(union(complement(first), complement(second)))


class CharSet:
    """The characters in INTERVALS and CLASSES, or all others if NEGATED."""

    __slots__ = ("classes", "intervals", "negated")

    def __init__(self, intervals: Intervals, classes: tuple[str, ...] = (), negated: bool = False) -> None:
        self.intervals = complement(intervals) if negated and not classes else intervals
        self.classes = classes
        self.negated = negated and bool(classes)

    def inverted(self) -> CharSet:
        """Return the set of all other characters."""
        return CharSet(self.intervals, self.classes, not self.negated)

    def joined(self, other: CharSet) -> CharSet | None:
        """Return the set of what is here or in OTHER, None if a bracket cannot say it."""
        for full in (self, other):
            if not full.classes and full.intervals == [(0, MAX_CHAR)]:
                return full
        if self.negated or other.negated:
            return None
        classes = tuple(dict.fromkeys(self.classes + other.classes))
        return CharSet(union(self.intervals, other.intervals), classes)

    def regexp(self) -> str:
        """Return the regular expression that matches one character of the set."""
        if self.classes:
            return _bracket(self.intervals, self.classes, self.negated)
        if not self.intervals:
            return UNMATCHABLE
        if self.intervals == [(0, MAX_CHAR)]:
            return ANYTHING
        low, high = self.intervals[-1]
        if high == MAX_CHAR and low < RAW_START:
            others = complement(self.intervals)
            return "." if others == [(10, 10)] else _bracket(others, (), True)
        if len(self.intervals) == 1 and low == high:
            return quoted(char_text(low))
        return _bracket(self.intervals, (), False)


def _bracket(intervals: Intervals, classes: tuple[str, ...], negated: bool) -> str:
    """Return the bracket expression; `]', `^' and `-' are put where they mean themselves."""
    dash = caret = bracket = False
    rest: Intervals = []
    for low, high in _representable(intervals):
        start, end = low, high
        if start == DASH:
            dash, start = True, start + 1
        elif end == DASH and end - start < 2:
            dash, end = True, end - 1
        if end == BRACKET:
            bracket, end = True, end - 1
        if start <= end:
            rest.append((start, end))
    front = "]" if bracket else ""
    if rest and not front:
        started = next((pair for pair in rest if pair[0] == BRACKET), None)
        if started is not None:
            rest.remove(started)
            front = _range(*started)
    if not negated and not front and rest and rest[0][0] == CARET:
        low, high = rest[0]
        if low == high:
            rest, caret = rest[1:], True
        else:
            rest[0:1] = [(low + 1, high), (CARET, CARET)]
    elif not negated and not front and not rest:
        caret = False
    names = "".join(f"[:{name}:]" for name in classes)
    inside = front + "".join(_range(*pair) for pair in rest) + names
    if caret and not inside and dash:
        return "[-^]"
    return f"[{'^' if negated else ''}{inside}{'^' * caret}{'-' * dash}]"


def _representable(intervals: Intervals) -> Intervals:
    """Return INTERVALS with those that go from characters to raw bytes cut in two."""
    found: Intervals = []
    for low, high in intervals:
        if low < RAW_START <= high:
            found += [(low, RAW_START - 1), (RAW_START, high)]
        else:
            found.append((low, high))
    return found


def _range(low: int, high: int) -> str:
    if high - low < 2:
        return "".join(map(char_text, range(low, high + 1)))
    return f"{char_text(low)}-{char_text(high)}"
