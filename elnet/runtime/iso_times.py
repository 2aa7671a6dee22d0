"""Texts of ISO 8601 to decoded times: dates, times, zones, durations and intervals."""

from __future__ import annotations

import re

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.cons import cons
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL
from elnet.runtime.decoded_times import day_of_year, days_in_month, decoded

_YEAR = r"([+-]?\d{4})"
_TIME = r"(\d\d):?(\d\d)?:?(\d\d)?[.,]?(\d*)"
_ZONE = r"(Z|([+-])(\d\d):?(\d\d)?)"
_full = re.compile(rf"{_YEAR}-?(\d\d)-?(\d\d)").fullmatch
_month = re.compile(rf"{_YEAR}-(\d\d)").fullmatch
_year = re.compile(_YEAR).fullmatch
_day_of_month = re.compile(r"--(\d\d)-?(\d\d)").fullmatch
_month_of_year = re.compile(r"--(\d\d)").fullmatch
_day = re.compile(r"---(\d\d)").fullmatch
_week = re.compile(rf"{_YEAR}-?W(\d\d)-?(\d)?", re.IGNORECASE).fullmatch
_ordinal = re.compile(rf"{_YEAR}-?(\d\d\d)").fullmatch
_time = re.compile(_TIME + f"(?:{_ZONE})?", re.IGNORECASE).fullmatch
_zone = re.compile(_ZONE, re.IGNORECASE).fullmatch
_combined = re.compile("([^T]*)T(.*)", re.IGNORECASE | re.DOTALL).fullmatch
_number = r"(?:(\d+){})?"
_duration = re.compile(
    "P" + "".join(_number.format(unit) for unit in "YMD") + "(?:T" + "".join(_number.format(unit) for unit in "HMS") + ")?",
    re.IGNORECASE,
).fullmatch
_weeks = re.compile(r"P(\d+)W", re.IGNORECASE).fullmatch


def invalid(text: str) -> LispSignal:
    """Return the error about TEXT."""
    return signal("wrong-type-argument", lisp_string(text))


def is_valid(text: str) -> bool:
    """Tell whether TEXT has the form of a date, with or without time."""
    combined = _combined(text)
    if combined is not None:
        return _is_date(combined[1]) and _time(combined[2]) is not None
    return _is_date(text)


def _is_date(text: str) -> bool:
    return any(form(text) for form in (_full, _month, _year, _day_of_month, _month_of_year, _day, _week, _ordinal))


def moment(text: str, exact: bool) -> object:
    """Return the decoded time of TEXT, a date with or without time; EXACT keeps fractions of seconds."""
    combined = _combined(text)
    if combined is None or not is_valid(text):
        return date(text)
    found = date_parts(combined[1])
    return decoded(**{**time_parts(combined[2], exact), **found})


def date(text: str) -> object:
    """Return the decoded time of the date TEXT."""
    return decoded(**date_parts(text))


def date_parts(text: str) -> dict[str, object]:
    """Return day, month and year of the date TEXT, those that it names."""
    if match := _year(text):
        return {"year": int(match[1])}
    if match := _full(text):
        return {"day": int(match[3]), "month": int(match[2]), "year": int(match[1])}
    if match := _month(text):
        return {"month": int(match[2]), "year": int(match[1])}
    if match := _day_of_month(text):
        return {"day": int(match[2]), "month": int(match[1])}
    if match := _month_of_year(text):
        return {"month": int(match[1])}
    if match := _day(text):
        return {"day": int(match[1])}
    if match := _week(text):
        return _day_in_week(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _ordinal(text):
        month, day = day_of_year(int(match[1]), int(match[2]))
        return {"day": day, "month": month, "year": int(match[1])}
    raise invalid(text)


def _day_in_week(year: int, week: int, weekday: int) -> dict[str, object]:
    """Return the day WEEKDAY of WEEK of YEAR; week 1 is the one with January 4th."""
    from datetime import date as calendar_date

    first = calendar_date(year % 400 + 400, 1, 4).isoweekday()  # the calendar repeats every 400 years
    ordinal = week * 7 + weekday - (first + 3)
    if ordinal < 1:
        year -= 1
        ordinal += sum(days_in_month(year, month) for month in range(1, 13))
    length = sum(days_in_month(year, month) for month in range(1, 13))
    if ordinal > length:
        year, ordinal = year + 1, ordinal - length
    month, day = day_of_year(year, ordinal)
    return {"day": day, "month": month, "year": year}


def time(text: str, exact: bool) -> object:
    """Return the decoded time of the time of day TEXT; EXACT keeps fractions of seconds."""
    return decoded(**time_parts(text, exact))


def time_parts(text: str, exact: bool) -> dict[str, object]:
    """Return second, minute, hour and zone of the time of day TEXT."""
    match = _time(text)
    if match is None:
        raise invalid(text)
    hour, minute, second, rest = match[1], match[2], match[3], match[4]
    parts: dict[str, object] = {"hour": int(hour), "minute": int(minute or 0), "second": int(second or 0)}
    if exact and (rest := rest.rstrip("0")):
        share, unit = int(rest), 10 ** len(rest)
        if second is not None:
            parts["second"] = cons(int(second) * unit + share, unit)
        elif minute is not None:
            parts["second"] = share * 60 // unit
        else:
            parts["minute"] = share * 60 // unit
    if match[5] is not None:
        parts["zone"] = zone(match[5]) * 60
        parts["dst"] = NIL if match[5] in "Zz" else -1
    return parts


def zone(text: str) -> int:
    """Return the minutes east of Greenwich that the zone TEXT means."""
    match = _zone(text)
    if match is None:
        raise invalid(text)
    if match[2] is None:
        return 0
    minutes = int(match[3]) * 60 + int(match[4] or 0)
    return -minutes if match[2] == "-" else minutes


def duration(text: str) -> object:
    """Return the duration TEXT as a decoded time."""
    if match := _weeks(text):
        return decoded(day=7 * int(match[1]))
    match = _duration(text)
    if match is None and is_duration(text) and is_valid(text[1:]):
        return moment(text[1:], False)
    if match is None or not any(part is not None for part in match.groups()):
        raise invalid(text)
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    return decoded(second, minute, hour, day, month, year)


def is_duration(text: str) -> bool:
    """Tell whether TEXT begins like a duration."""
    return text[:1] in ("P", "p")
