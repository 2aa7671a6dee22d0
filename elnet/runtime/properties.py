"""Whether equal values have equal text properties too."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.equality import equal
from elnet.objects.intervals import Intervals
from elnet.objects.strings import LString
from elnet.objects.vectors import Record, Vector


def equal_with_properties(one: object, two: object) -> bool:
    """Tell whether the strings in ONE and TWO, which are `equal', have equal text properties."""
    pending = [(one, two)]
    while pending:
        left, right = pending.pop()
        if left is right:
            continue
        if isinstance(left, LString) and isinstance(right, LString):
            if not same_properties(left, right):
                return False
        elif isinstance(left, Cons) and isinstance(right, Cons):
            pending += [(left.cdr, right.cdr), (left.car, right.car)]
        elif isinstance(left, Vector | Record) and isinstance(right, Vector | Record):
            pending += zip(left.items, right.items, strict=True)
    return True


def same_properties(one: LString, two: LString) -> bool:
    """Tell whether ONE and TWO, strings of one length, have equal properties at every character."""
    borders = {0, len(one.text)}
    for string in (one, two):
        if isinstance(string.properties, Intervals):
            borders |= {start for start, _, _ in string.properties.runs()}
    return all(_same_plist(_properties(one, place), _properties(two, place)) for place in borders)


def _properties(string: LString, place: int) -> dict[object, object]:
    return dict(string.properties.at(place)) if isinstance(string.properties, Intervals) else {}


def _same_plist(one: dict[object, object], two: dict[object, object]) -> bool:
    return len(one) == len(two) and all(key in two and equal(value, two[key]) for key, value in one.items())
