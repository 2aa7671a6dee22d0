"""Times that a timer can be told by words, "2 hours 35 min" or "11:23pm", and by Lisp's time values."""

from __future__ import annotations

import re

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.process.timers import SECOND

UNITS = {
    "microsec": 1e-6, "microsecond": 1e-6, "millisec": 1e-3, "millisecond": 1e-3, "sec": 1, "second": 1, "min": 60,
    "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600, "month": 2592000, "year": 31557600.0,
}  # fmt: skip
"""How many seconds there are in what the words say; an s may follow."""
_PART = re.compile(r"[ \t]*([0-9.]+)?[ \t]*([a-z][a-z]+)[ \t]*")
_NUMBER = re.compile(r"[0-9.]+\Z")
_LEADING = re.compile(r"[0-9]*\.[0-9]+|[0-9]+")
_CLOCK = re.compile(r"(\d{1,2})(?::?(\d\d))?\s*(am|pm)?|(\d{1,2}):(\d\d)", re.IGNORECASE)


def time_of(text: str, present: int) -> int | None:
    """Return the moment that TEXT says, seen from PRESENT; None if it says nothing."""
    seconds = duration(text)
    if seconds is not None:
        return present + round(seconds * SECOND)
    return _clock_time(text.strip(), present)


def duration(text: str) -> float | None:
    """Return how many seconds TEXT says, or the number that it is; None if it is something else."""
    total: float = 0
    position = 0
    while match := _PART.search(text, position):
        unit = UNITS.get(match[2], UNITS.get(match[2].removesuffix("s")))
        if unit is None:
            return None
        total += (_count(match[1]) if match[1] else 1) * unit
        position = match.end()
    if position == len(text):
        return total
    return _count(text) if _NUMBER.match(text) else None


def _count(digits: str) -> float:
    """Return the number at the start of DIGITS, 0 if there is none."""
    found = _LEADING.match(digits)
    if found is None:
        return 0
    return float(found[0]) if "." in found[0] else int(found[0])


def _clock_time(text: str, present: int) -> int | None:
    """Return the moment of today at which the clock shows TEXT, with am or pm or a colon."""
    match = _CLOCK.fullmatch(text)
    if match is None or not (match[3] or ":" in text):
        return None
    import time

    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + 12 * (match[3].lower() == "pm")
    day = list(time.localtime(present // SECOND))
    day[3:6] = hour, minute, 0
    day[8] = -1
    return int(time.mktime((*day,))) * SECOND  # type: ignore[arg-type]


def picoseconds_of_time(value: object) -> int | None:
    """Return the moment of the Lisp time VALUE, (HIGH LOW USEC PSEC) or (TICKS . HZ); None if it is none."""
    if type(value) is not Cons:
        return None
    if type(value.cdr) is int:
        return value.car * SECOND // value.cdr if type(value.car) is int and value.cdr > 0 else None
    fields = elements(value)
    if not 2 <= len(fields) <= 4 or any(type(field) is not int for field in fields):
        return None
    high, low, micro, pico = (*fields, 0, 0)[:4]
    return ((high << 16) + low) * SECOND + micro * 1_000_000 + pico  # type: ignore[operator]
