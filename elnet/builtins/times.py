"""Time: the clock, arithmetic, calendars, time zones and formats."""

from __future__ import annotations

import time

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.decoded_times import PARTS, days_in_month, is_leap, parts_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.moments import Moment, moment, now
from elnet.runtime.primitive import primitive
from elnet.runtime.zones import LocalZone, zone

LIST, INTEGER = intern("list"), intern("integer")


@primitive("current-time")
def current_time() -> object:
    """Return the time since 1970 as (HIGH LOW MICROSEC PICOSEC)."""
    return now().as_list()


@primitive("float-time", "time-to-seconds")
def float_time(specified_time: object = NIL) -> float:
    """Return SPECIFIED-TIME, by default now, as a float of seconds since 1970."""
    return time.time() if specified_time is NIL else moment(specified_time).seconds()


@primitive("time-add")
def time_add(a: object, b: object) -> object:
    """Return the sum of the times A and B."""
    return moment(a).plus(moment(b), 1)


@primitive("time-subtract", "subtract-time")
def time_subtract(a: object, b: object) -> object:
    """Return the difference of the times A and B."""
    first = moment(a)
    return first.plus(first if b is a and a is NIL else moment(b), -1)


@primitive("time-since")
def time_since(time: object) -> object:
    """Return the time that has gone by since TIME."""
    return time_subtract(NIL, time)


def _compared(a: object, b: object) -> int:
    one = moment(a)
    two = one if b is a and a is NIL else moment(b)
    left, right = one.ticks * two.hz, two.ticks * one.hz
    return (left > right) - (left < right)


@primitive("time-less-p")
def time_less_p(a: object, b: object) -> Symbol:
    """Return t if the time A is earlier than B."""
    return truth(_compared(a, b) < 0)


@primitive("time-equal-p")
def time_equal_p(a: object, b: object) -> Symbol:
    """Return t if A and B are the same time; nil, which means now, equals only nil."""
    if a is NIL or b is NIL:
        return truth(a is b)
    return truth(_compared(a, b) == 0)


@primitive("time-convert")
def time_convert(time: object, form: object = NIL) -> object:
    """Return TIME in another FORM: `list', `integer', t for (TICKS . HZ), or an integer HZ."""
    value = moment(time)
    if form is INTEGER:
        return value.whole_seconds()
    if form is T:
        return cons(value.ticks, value.hz)
    if form is LIST or form is NIL:
        return value.as_list()
    if type(form) is int and form > 0:
        return cons(value.in_units(form), form)
    raise lisp_error("Invalid time specification")


@primitive("seconds-to-time")
def seconds_to_time(seconds: object) -> object:
    """Return the time that is SECONDS after 1970."""
    return moment(seconds).as_list()


@primitive("days-to-time")
def days_to_time(days: object) -> object:
    """Return the time that is DAYS after 1970."""
    return moment(check.number(days) * 86400).as_list(short=type(days) is int)


@primitive("decode-time")
def decode_time(lisp: Lisp, time: object = NIL, zone_: object = NIL, form: object = NIL) -> object:
    """Return TIME in ZONE as (SECONDS MINUTES HOUR DAY MONTH YEAR DOW DST UTCOFF).

    SECONDS is an integer, or (TICKS . HZ) if FORM is t and TIME is not a whole number of seconds.
    """
    value = moment(time)
    fields, offset, _ = zone(lisp, zone_).broken_down(value.whole_seconds())
    second: object = fields.tm_sec
    if form is T and value.hz > 1:
        second = cons(fields.tm_sec * value.hz + value.ticks % value.hz, value.hz)
    daylight = truth(fields.tm_isdst > 0)
    date = (fields.tm_mday, fields.tm_mon, fields.tm_year, (fields.tm_wday + 1) % 7)
    return list_of(second, fields.tm_min, fields.tm_hour, *date, daylight, offset)


@primitive("encode-time")
def encode_time(lisp: Lisp, time: object, *obsolescent_arguments: object) -> object:
    """Return the time that the decoded TIME, a list as `decode-time' returns it, stands for.

    With OBSOLESCENT-ARGUMENTS they and TIME are SECOND MINUTE HOUR DAY MONTH YEAR and, last, the zone.
    """
    if obsolescent_arguments:
        items = [time, *obsolescent_arguments]
        zone_value: object = items[-1] if len(items) > 6 else NIL
        daylight: object = -1
    else:
        items = elements(time)
        if len(items) < 6:
            raise wrong_type_argument("consp", NIL)
        daylight, zone_value = items[7] if len(items) > 7 else NIL, items[8] if len(items) > 8 else NIL
    second, *rest = items[:6]
    minute, hour, day, month, year = (check.fixnum(item) for item in rest)
    exact = moment(second) if type(second) is Cons or type(second) is float else Moment(check.fixnum(second), 1)
    known = -1 if type(daylight) is int else int(daylight is not NIL)
    whole = exact.whole_seconds()
    seconds = zone(lisp, zone_value).seconds((year, month, day, hour, minute, whole), known)
    if exact.hz == 1:
        return Moment(seconds, 1).as_list(short=True)
    return cons((seconds - whole) * exact.hz + exact.ticks, exact.hz)


@primitive("format-time-string")
def format_time_string(lisp: Lisp, format_string: object, time: object = NIL, zone_: object = NIL) -> LString:
    """Return TIME, by default now, in ZONE as FORMAT-STRING says, with conversions such as %Y-%m-%d."""
    from elnet.runtime.time_formats import Fields, format_time

    template = check.string(format_string).text
    value = moment(time)
    return lisp_string(format_time(template, Fields(*zone(lisp, zone_).broken_down(value.whole_seconds()), value)))


@primitive("current-time-string")
def current_time_string(lisp: Lisp, specified_time: object = NIL, zone_: object = NIL) -> LString:
    """Return SPECIFIED-TIME, by default now, as \"Sun Sep 16 01:03:52 1973\"."""
    from elnet.runtime.time_formats import Fields, format_time

    value = moment(specified_time)
    return lisp_string(format_time("%c", Fields(*zone(lisp, zone_).broken_down(value.whole_seconds()), value)))


@primitive("current-time-zone")
def current_time_zone(lisp: Lisp, specified_time: object = NIL, zone_: object = NIL) -> object:
    """Return the offset in seconds east of UTC and the name of ZONE at SPECIFIED-TIME."""
    _, offset, name = zone(lisp, zone_).broken_down(moment(specified_time).whole_seconds())
    return list_of(offset, lisp_string(name))


@primitive("set-time-zone-rule")
def set_time_zone_rule(lisp: Lisp, tz: object) -> object:
    """Make TZ, a zone as `decode-time' takes it, the local time zone."""
    if type(tz) is LString:
        rule: str | None = tz.text
    elif tz is T:
        rule = "UTC0"
    elif type(tz) is int:
        sign, seconds = "-" if tz > 0 else "+", abs(tz)
        rule = f"<{tz // 3600:+03d}>{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    else:
        rule = None
    lisp.part(LocalZone).rule = rule
    return NIL


@primitive("get-internal-run-time")
def get_internal_run_time() -> object:
    """Return the processor time that this process has used."""
    return Moment(time.process_time_ns(), 10**9).as_list()


@primitive("current-cpu-time")
def current_cpu_time() -> object:
    """Return the processor time that this process has used as (TICKS . HZ)."""
    return cons(time.process_time_ns() // 1000, 10**6)


@primitive("date-leap-year-p")
def date_leap_year_p(year: object) -> Symbol:
    """Return t if YEAR is a leap year."""
    return truth(is_leap(check.integer(year)))


@primitive("date-days-in-month")
def date_days_in_month(year: object, month: object) -> int:
    """Return how many days MONTH, 1 to 12, of YEAR has."""
    return days_in_month(check.integer(year), check.integer(month))


@primitive("time-to-days")
def time_to_days(lisp: Lisp, time: object) -> int:
    """Return the number of days between 0000-12-31 and TIME in local time."""
    from datetime import date

    fields, _, _ = zone(lisp, NIL).broken_down(moment(time).whole_seconds())
    return date(fields.tm_year, fields.tm_mon, fields.tm_mday).toordinal()


def _decoded_part(index: int, name: str) -> None:
    def part(time: object) -> object:
        return parts_of(time)[index]

    part.__name__ = f"decoded_time_{name}"
    part.__doc__ = f"Return the {name} of TIME, a list as `decode-time' returns it."
    part.__module__ = __name__
    primitive()(part)


for _index, _name in enumerate(PARTS):
    _decoded_part(_index, _name)
