"""Times as lists of nine elements, what `decode-time' returns: making them, and adding durations to them."""

from __future__ import annotations

from fractions import Fraction

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL
from elnet.runtime import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = ("second", "minute", "hour", "day", "month", "year", "weekday", "dst", "zone")
SECOND, MINUTE, HOUR, DAY, MONTH, YEAR, WEEKDAY, DST, ZONE = range(9)
UNKNOWN_DST = -1
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def decoded(
    second: object = NIL, minute: object = NIL, hour: object = NIL, day: object = NIL, month: object = NIL,
    year: object = NIL, weekday: object = NIL, dst: object = UNKNOWN_DST, zone: object = NIL,
) -> object:  # fmt: skip
    """Return a decoded time of the parts given."""
    return list_from([second, minute, hour, day, month, year, weekday, dst, zone])


def parts_of(time: object) -> list[object]:
    """Return the nine parts of TIME."""
    found = elements(time)
    return found + [NIL] * (9 - len(found))


def is_leap(year: int) -> bool:
    """Tell whether YEAR has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return how many days MONTH, 1 to 12, of YEAR has."""
    if not 1 <= month <= 12:
        raise lisp_error(f"Month {month} is invalid")
    return 29 if month == 2 and is_leap(year) else DAYS[month - 1]


def day_of_year(year: int, ordinal: int) -> tuple[int, int]:
    """Return month and day of the day ORDINAL, counted from 1, of YEAR."""
    month = 1
    while ordinal > days_in_month(year, month):
        ordinal -= days_in_month(year, month)
        month += 1
    return month, ordinal


def fraction(value: object) -> Fraction:
    """Return VALUE, a number, a pair (TICKS . HZ), or nil for 0, as a fraction."""
    if value is NIL:
        return Fraction(0)
    if type(value) is Cons and type(value.car) is int and type(value.cdr) is int and value.cdr:
        return Fraction(value.car, value.cdr)
    if type(value) is int or type(value) is float:
        return Fraction(value)
    raise wrong_type_argument("numberp", value)


def whole(value: object, default: int = 0) -> int:
    """Return VALUE, a part that must be an integer, DEFAULT for nil."""
    if value is NIL:
        return default
    if type(value) is not int:
        raise wrong_type_argument("integerp", value)
    return value


def lisp_number(value: Fraction) -> object:
    """Return VALUE as an integer, or as a pair (TICKS . HZ)."""
    return value.numerator if value.denominator == 1 else cons(value.numerator, value.denominator)


def later(time: object, delta: object) -> object:
    """Return TIME with the parts of DELTA added, the largest first; a zone of DELTA adds its seconds to the clock."""
    start, add = parts_of(time), parts_of(delta)
    year = whole(start[YEAR]) + whole(add[YEAR])
    months = year * 12 + whole(start[MONTH], 1) - 1 + whole(add[MONTH])
    year, month = months // 12, months % 12 + 1
    day = whole(start[DAY], 1)
    if add[YEAR] is not NIL or add[MONTH] is not NIL:
        day = min(day, days_in_month(year, month))
    clock = _clock(start) + _clock(add) + (0 if add[ZONE] is NIL else Fraction(check.number_or_marker(add[ZONE])))
    days, clock = divmod(clock, 86400)
    year, month, day = _add_days(year, month, day, whole(add[DAY]) + int(days))
    minutes, seconds = divmod(clock, 60)
    hours, minute = divmod(int(minutes), 60)
    return list_from([lisp_number(seconds), minute, hours, day, month, year, *start[WEEKDAY:]])


def _clock(parts: Sequence[object]) -> Fraction:
    return fraction(parts[SECOND]) + 60 * whole(parts[MINUTE]) + 3600 * whole(parts[HOUR])


def _add_days(year: int, month: int, day: int, count: int) -> tuple[int, int, int]:
    day += count
    while day < 1:
        months = year * 12 + month - 2
        year, month = months // 12, months % 12 + 1
        day += days_in_month(year, month)
    while day > days_in_month(year, month):
        day -= days_in_month(year, month)
        months = year * 12 + month
        year, month = months // 12, months % 12 + 1
    return year, month, day


def with_defaults(time: object, zone: object) -> object:
    """Return TIME with the parts that are missing as at the beginning of 1970, and ZONE."""
    parts = parts_of(time)
    for place, default in ((SECOND, 0), (MINUTE, 0), (HOUR, 0), (DAY, 1), (MONTH, 1), (YEAR, 1970)):
        if parts[place] is NIL:
            parts[place] = default
    if parts[ZONE] is NIL:
        parts[ZONE] = zone
    return list_from(parts)
