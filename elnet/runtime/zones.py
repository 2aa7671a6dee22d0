"""Time zones as Lisp names them (manual node "Time Zone Rules")."""

from __future__ import annotations

import os
import time
from calendar import timegm

from elnet.objects.conditions import LispSignal, lisp_error, signal
from elnet.objects.cons import Cons
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.lisp import Lisp

WALL = intern("wall")


class Zone:
    """A time zone: OFFSET seconds east of UTC called NAME, or the RULE of the environment variable TZ, None for its own."""

    def __init__(self, offset: int | None, name: str, rule: str | None) -> None:
        self.offset = offset
        self.name = name
        self.rule = rule

    def broken_down(self, seconds: int) -> tuple[time.struct_time, int, str]:
        """Return the fields of the time SECONDS here, the offset in seconds and the zone's name then."""
        if self.offset is not None:
            return utc(seconds + self.offset), self.offset, self.name
        with _Rule(self.rule):
            try:
                fields = time.localtime(seconds)
            except (OSError, OverflowError, ValueError):
                raise not_representable() from None
        return fields, fields.tm_gmtoff, fields.tm_zone

    def seconds(self, fields: tuple[int, int, int, int, int, int], daylight: int) -> int:
        """Return the time at which the clock here shows FIELDS, year first; DAYLIGHT is 1, 0, or -1 for unknown."""
        year, month, day, hour, minute, second = fields
        extra, month0 = divmod(month - 1, 12)
        # The calendar repeats itself every 400 years.
        cycles, year = divmod(year + extra - 2000, 400)
        days = timegm((year + 2000, month0 + 1, 1, 0, 0, 0)) // 86400 + day - 1 + 146097 * cycles
        plain = days * 86400 + hour * 3600 + minute * 60 + second
        if self.offset is not None:
            return plain - self.offset
        with _Rule(self.rule):
            try:
                return int(time.mktime((*utc(plain)[:6], 0, 0, daylight)))
            except (OSError, OverflowError, ValueError):
                raise not_representable() from None


def utc(seconds: int) -> time.struct_time:
    """Return the fields of the time SECONDS in UTC."""
    try:
        return time.gmtime(seconds)
    except (OSError, OverflowError, ValueError):
        raise not_representable() from None


def not_representable() -> LispSignal:
    """A time too far away."""
    return lisp_error("Specified time is not representable")


class _Rule:
    """Makes the C library use a TZ rule for a while."""

    def __init__(self, rule: str | None) -> None:
        self.rule = rule

    def __enter__(self) -> None:
        self.saved = os.environ.get("TZ")
        if self.rule is not None:
            os.environ["TZ"] = self.rule
            time.tzset()

    def __exit__(self, *exception: object) -> None:
        if self.rule is not None:
            if self.saved is None:
                del os.environ["TZ"]
            else:
                os.environ["TZ"] = self.saved
            time.tzset()


class LocalZone:
    """The zone that an interpreter takes for local: RULE of TZ, None for the process's."""

    def __init__(self, lisp: Lisp) -> None:
        self.rule: str | None = None


def zone(lisp: Lisp, value: object) -> Zone:
    """Return the zone that VALUE names: nil or `wall`, t for UTC, an offset, (OFFSET NAME), or a TZ rule."""
    if value is NIL or value is WALL:
        return Zone(None, "", lisp.part(LocalZone).rule)
    if value is T:
        return Zone(0, "GMT", None)
    if type(value) is int:
        return Zone(value, numeric_name(value), None)
    if type(value) is LString:
        return Zone(None, "", value.text)
    if type(value) is Cons and type(value.car) is int and type(value.cdr) is Cons and type(value.cdr.car) is LString:
        return Zone(value.car, value.cdr.car.text, None)
    raise _invalid(value)


def _invalid(value: object) -> LispSignal:
    return signal("error", lisp_string("Invalid time zone specification"), value)


def numeric_name(offset: int) -> str:
    """Return the name of a zone that only has an OFFSET: +HH, +HHMM or +HHMMSS."""
    sign, offset = "-" if offset < 0 else "+", abs(offset)
    hours, minutes, seconds = offset // 3600, offset // 60 % 60, offset % 60
    text = f"{sign}{hours:02d}"
    if minutes or seconds:
        text += f"{minutes:02d}"
    return text + f"{seconds:02d}" if seconds else text
