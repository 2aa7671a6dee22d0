"""Lisp's times: what forms they have and how they are added (manual node "Time of Day").

A time is a number of ticks of 1/HZ seconds since 1970, kept exactly.  Lisp writes it as nil for now, as an integer, a float, a
list (HIGH LOW MICROSEC PICOSEC) or a pair (TICKS . HZ).
"""

from __future__ import annotations

import time
from math import gcd

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.symbols import NIL

PICO = 10**12
NANO = 10**9


class Moment:
    """TICKS of 1/HZ seconds; AS_PAIR tells whether it came as (TICKS . HZ)."""

    __slots__ = ("as_pair", "hz", "ticks")

    def __init__(self, ticks: int, hz: int, as_pair: bool = False) -> None:
        self.ticks = ticks
        self.hz = hz
        self.as_pair = as_pair

    def seconds(self) -> float:
        """Return the time in seconds, as near as a float comes."""
        return self.ticks / self.hz

    def whole_seconds(self) -> int:
        """Return the time in seconds, rounded down."""
        return self.ticks // self.hz

    def in_units(self, hz: int) -> int:
        """Return the number of ticks of 1/HZ seconds, rounded down."""
        return self.ticks * hz // self.hz

    def as_list(self, short: bool = False) -> object:
        """Return (HIGH LOW MICROSEC PICOSEC), without the last two if SHORT and they are 0."""
        picoseconds = self.in_units(PICO)
        seconds, rest = divmod(picoseconds, PICO)
        high, low = seconds >> 16, seconds & 0xFFFF
        if short and rest == 0:
            return list_of(high, low)
        return list_of(high, low, rest // 10**6, rest % 10**6)

    def plus(self, other: Moment, sign: int) -> object:
        """Return the sum with, or for SIGN -1 the difference to, OTHER in the form that Lisp gets.

        That is as precise as needed, but not less precise than the coarser of the two.
        """
        ticks, hz = self.ticks + sign * other.ticks, self.hz
        if hz != other.hz:
            ticks, hz = self.ticks * other.hz + sign * other.ticks * self.hz, self.hz * other.hz
            common = gcd(ticks, hz)
            ticks, hz = ticks // common, hz // common
            scale = -(-min(self.hz, other.hz) // hz)
            ticks, hz = ticks * scale, hz * scale
        if hz == 1:
            return ticks
        if self.as_pair or other.as_pair or PICO % hz:
            return cons(ticks, hz)
        return Moment(ticks, hz).as_list()


def now() -> Moment:
    """Return the present time."""
    return Moment(time.time_ns(), NANO)


def moment(value: object) -> Moment:
    """Return the time that the Lisp VALUE stands for; signal an error if it stands for none."""
    if value is NIL:
        return now()
    if type(value) is int:
        return Moment(value, 1)
    if type(value) is float:
        return _of_float(value)
    if type(value) is Cons:
        return _of_list(value)
    raise invalid_time()


def invalid_time() -> LispSignal:
    """A value that is no time."""
    return lisp_error("Invalid time specification")


def _of_float(value: float) -> Moment:
    try:
        ticks, hz = value.as_integer_ratio()
    except OverflowError:
        raise lisp_error("Specified time is not representable") from None
    except ValueError:
        raise invalid_time() from None
    while abs(ticks) < 1 << 52 and hz > 1:
        ticks, hz = ticks << 1, hz << 1
    return Moment(ticks, hz)


def _of_list(value: Cons) -> Moment:
    high, rest = value.car, value.cdr
    if type(rest) is int:
        if type(high) is not int or rest <= 0:
            raise invalid_time()
        return Moment(high, rest, as_pair=True)
    parts = [high]
    while type(rest) is Cons and len(parts) < 4:
        parts.append(rest.car)
        rest = rest.cdr
    parts = [0 if part is NIL else part for part in parts]
    if len(parts) < 2 or any(type(part) is not int for part in parts):
        raise invalid_time()
    numbers = [part for part in parts if type(part) is int] + [0, 0]
    seconds = (numbers[0] << 16) + numbers[1]
    micro, pico = numbers[2], numbers[3]
    if pico:
        return Moment(seconds * PICO + micro * 10**6 + pico, PICO)
    return Moment(seconds * 10**6 + micro, 10**6) if micro else Moment(seconds, 1)
