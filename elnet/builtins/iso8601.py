"""The library iso8601: reading dates and times of ISO 8601 (manual node "Time Parsing")."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.strings import multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check, iso_times
from elnet.runtime.decoded_times import decoded, later, parts_of
from elnet.runtime.iso_times import invalid, is_duration
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


def _text(string: object) -> str:
    return multibyte_text(check.string(string))


@primitive("iso8601-parse")
def iso8601_parse(string: object, form: object = NIL) -> object:
    """Return the decoded time that STRING, a date or a date and a time, means; parts that it lacks are nil.

    With FORM non-nil fractions of seconds are kept.  Signal `wrong-type-argument' if STRING is none.
    """
    return iso_times.moment(_text(string), form is not NIL)


@primitive("iso8601-parse-date")
def iso8601_parse_date(string: object) -> object:
    """Return the decoded time that the date STRING means."""
    return iso_times.date(_text(string))


@primitive("iso8601-parse-time")
def iso8601_parse_time(string: object, form: object = NIL) -> object:
    """Return the decoded time that the time of day STRING means; FORM is as for `iso8601-parse'."""
    return iso_times.time(_text(string), form is not NIL)


@primitive("iso8601-parse-zone")
def iso8601_parse_zone(string: object) -> int:
    """Return the minutes east of Greenwich that the zone STRING means."""
    return iso_times.zone(_text(string))


@primitive("iso8601-valid-p")
def iso8601_valid_p(string: object) -> object:
    """Return 0 if STRING has the form of a date, or of a date and a time, else nil."""
    return 0 if iso_times.is_valid(_text(string)) else NIL


@primitive("iso8601-parse-duration")
def iso8601_parse_duration(string: object) -> object:
    """Return the duration STRING, such as \"P3Y6M4DT12H30M5S\", as a decoded time."""
    return iso_times.duration(_text(string))


@primitive("iso8601-parse-interval")
def iso8601_parse_interval(lisp: Lisp, string: object) -> object:
    """Return the beginning, the end and the duration of the interval STRING: two of these with a slash between."""
    text = _text(string)
    first, slash, second = text.partition("/")
    if not slash:
        raise invalid(text)
    if is_duration(first):
        length, end = iso_times.duration(first), iso_times.moment(second, False)
        return list_of(later(end, _negative(length)), end, length)
    start = iso_times.moment(first, False)
    if is_duration(second):
        length = iso_times.duration(second)
        return list_of(start, later(start, length), length)
    end = iso_times.moment(second, False)
    times = [lisp.call(intern("encode-time"), time) for time in (end, start)]
    difference = lisp.call(intern("time-subtract"), *times)
    zone = parts_of(start)[8]
    return list_of(start, end, lisp.call(intern("decode-time"), difference, 0 if zone is NIL else zone))


def _negative(length: object) -> object:
    return decoded(*(-part if type(part) is int else part for part in parts_of(length)[:6]))
