"""Division as C does it with floats, and rounding as Lisp does it: never an exception of Python's."""

from __future__ import annotations

import math
from collections.abc import Callable

from elnet.objects.conditions import signal
from elnet.objects.numbers import quotient

NAN = -math.nan
"""What a processor makes of an invalid operation: its sign bit is set."""


def as_float(number: int | float) -> float:
    """Return NUMBER as a float, infinite if it is too large for one."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def float_quotient(dividend: float, divisor: float) -> float:
    """Return DIVIDEND / DIVISOR; a DIVISOR of zero gives an infinity, or NaN for a DIVIDEND of zero."""
    if divisor:
        if math.isinf(dividend) and math.isinf(divisor):
            return NAN
        return dividend / divisor
    if dividend != dividend:
        return dividend
    return math.copysign(math.inf, dividend) * math.copysign(1, divisor) if dividend else NAN


def float_modulo(dividend: float, divisor: float) -> float:
    """Return DIVIDEND modulo DIVISOR with the sign of DIVISOR, NaN if DIVISOR is zero."""
    if dividend != dividend or divisor != divisor:
        return dividend if dividend != dividend else divisor
    if divisor == 0 or math.isinf(dividend):
        return NAN
    result = math.fmod(dividend, divisor)
    return result + divisor if (result > 0 if divisor < 0 else result < 0) else result


IntegerRounding = Callable[[int, int], int]


def floor_quotient(dividend: int, divisor: int) -> int:
    """Return DIVIDEND / DIVISOR rounded down."""
    return dividend // divisor


def ceiling_quotient(dividend: int, divisor: int) -> int:
    """Return DIVIDEND / DIVISOR rounded up."""
    return -(-dividend // divisor)


def rounded_quotient(dividend: int, divisor: int) -> int:
    """Return the integer nearest to DIVIDEND / DIVISOR, the even one of two."""
    low, rest = divmod(dividend, divisor)
    twice = 2 * abs(rest)
    size = abs(divisor)
    return low + 1 if twice > size or (twice == size and low % 2) else low


def rounded(
    number: int | float, divisor: int | float | None, of_float: Callable[[float], int], of_integers: IntegerRounding
) -> int:
    """Return NUMBER / DIVISOR as an integer, by OF_FLOAT or OF_INTEGERS; signal what cannot be rounded."""
    if divisor is None:
        return number if type(number) is int else _whole(number, of_float)
    if type(number) is int and type(divisor) is int:
        if divisor == 0:
            raise signal("arith-error")
        return of_integers(number, divisor)
    if divisor == 0:
        raise signal("arith-error")
    return of_integers(*_as_ratio(number, divisor))


def _as_ratio(number: int | float, divisor: int | float) -> tuple[int, int]:
    """Return two integers with the quotient of NUMBER and DIVISOR, exactly."""
    for value in (number, divisor):
        if value - value != 0:
            return _not_finite(number, divisor)
    above, below = number.as_integer_ratio()
    divisor_above, divisor_below = divisor.as_integer_ratio()
    return above * divisor_below, below * divisor_above


def _not_finite(number: int | float, divisor: int | float) -> tuple[int, int]:
    quotient_ = float_quotient(as_float(number), as_float(divisor))
    if quotient_ - quotient_ != 0:
        raise signal("overflow-error")
    return (0 if quotient_ == 0 else int(quotient_)), 1


def _whole(number: float, of_float: Callable[[float], int]) -> int:
    if number - number != 0:
        raise signal("overflow-error")
    return of_float(number)


TRUNCATED = (math.trunc, quotient)
FLOORED = (math.floor, floor_quotient)
CEILED = (math.ceil, ceiling_quotient)
ROUNDED = (round, rounded_quotient)
"""For each kind of rounding, how it is done with a float and with two integers."""
