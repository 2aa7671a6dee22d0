"""Floats: elementary functions, rounding, taking apart, and conversion to and from text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from elnet.objects.conditions import args_out_of_range, signal, truth, wrong_type_argument
from elnet.objects.cons import Cons, cons
from elnet.objects.numbers import MOST_POSITIVE_FIXNUM, WIDEST
from elnet.objects.strings import LString, plain_string
from elnet.objects.symbols import NIL, Symbol, T
from elnet.printer.numbers import float_text, integer_text
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.quotients import CEILED, FLOORED, NAN, ROUNDED, TRUNCATED, as_float, float_quotient, rounded
from elnet.runtime.randomness import Randomness


@primitive("float")
def float_(arg: object) -> float:
    """Return the float nearest to ARG, a number."""
    return check.float_value(arg)


@primitive("abs")
def abs_(arg: object) -> object:
    """Return the absolute value of ARG, a number."""
    return abs(check.number(arg))


@primitive()
def sin(arg: object) -> float:
    """Return the sine of ARG, in radians."""
    return _total(math.sin, check.float_value(arg))


@primitive()
def cos(arg: object) -> float:
    """Return the cosine of ARG, in radians."""
    return _total(math.cos, check.float_value(arg))


@primitive()
def tan(arg: object) -> float:
    """Return the tangent of ARG, in radians."""
    return _total(math.tan, check.float_value(arg))


@primitive()
def asin(arg: object) -> float:
    """Return the angle, in radians, whose sine is ARG; NaN if there is none."""
    return _total(math.asin, check.float_value(arg), math.nan)


@primitive()
def acos(arg: object) -> float:
    """Return the angle, in radians, whose cosine is ARG; NaN if there is none."""
    return _total(math.acos, check.float_value(arg), math.nan)


@primitive()
def atan(y: object, x: object = NIL) -> float:
    """Return the angle, in radians, whose tangent is Y; with X, the angle of the point (X, Y)."""
    number = check.float_value(y)
    return math.atan(number) if x is NIL else math.atan2(number, check.float_value(x))


@primitive()
def exp(arg: object) -> float:
    """Return e to the power ARG."""
    try:
        return math.exp(check.float_value(arg))
    except OverflowError:
        return math.inf


@primitive()
def sqrt(arg: object) -> float:
    """Return the square root of ARG, NaN if it is negative."""
    return _total(math.sqrt, check.float_value(arg))


@primitive()
def log(arg: object, base: object = NIL) -> float:
    """Return the logarithm of ARG to BASE, by default the natural one; NaN for a negative ARG."""
    number = check.float_value(arg)
    if base is NIL:
        return _logarithm(math.log, number)
    root = check.float_value(base)
    if root == 10:
        return _logarithm(math.log10, number)
    if root == 2:
        return _logarithm(math.log2, number)
    return float_quotient(_logarithm(math.log, number), _logarithm(math.log, root))


def _logarithm(function: Callable[[float], float], number: float) -> float:
    return -math.inf if number == 0 else _total(function, number)


def _total(function: Callable[[float], float], number: float, undefined: float = NAN) -> float:
    """Return FUNCTION of NUMBER, UNDEFINED where it has no value."""
    try:
        return function(number)
    except ValueError:
        return undefined


@primitive()
def expt(arg1: object, arg2: object) -> object:
    """Return ARG1 to the power ARG2; an integer if both are integers and ARG2 is not negative."""
    base, power = check.number(arg1), check.number(arg2)
    if type(base) is int and type(power) is int and power >= 0:
        if abs(base) > 1 and (base.bit_length() - 1) * power > WIDEST:
            raise signal("overflow-error")
        result: int = base**power
        if result.bit_length() > WIDEST:
            raise signal("overflow-error")
        return result
    return _float_power(as_float(base), as_float(power))


def _float_power(base: float, power: float) -> float:
    try:
        return math.pow(base, power)
    except OverflowError:
        return -math.inf if base < 0 and power % 2 == 1 else math.inf
    except ValueError:
        if base == 0:
            return math.copysign(math.inf, base) if power % 2 == 1 else math.inf
        return NAN


# Rounding


@primitive()
def truncate(arg: object, divisor: object = NIL) -> int:
    """Return ARG, divided by DIVISOR if that is given, rounded towards zero."""
    return rounded(check.number(arg), _divisor(divisor), *TRUNCATED)


@primitive()
def floor(arg: object, divisor: object = NIL) -> int:
    """Return ARG, divided by DIVISOR if that is given, rounded down."""
    return rounded(check.number(arg), _divisor(divisor), *FLOORED)


@primitive()
def ceiling(arg: object, divisor: object = NIL) -> int:
    """Return ARG, divided by DIVISOR if that is given, rounded up."""
    return rounded(check.number(arg), _divisor(divisor), *CEILED)


@primitive("round")
def round_(arg: object, divisor: object = NIL) -> int:
    """Return ARG, divided by DIVISOR if that is given, rounded to the nearest integer, the even one of two."""
    return rounded(check.number(arg), _divisor(divisor), *ROUNDED)


def _divisor(value: object) -> int | float | None:
    return None if value is NIL else check.number(value)


def _whole_float(value: object, function: Callable[[float], int]) -> float:
    if type(value) is not float:
        raise wrong_type_argument("floatp", value)
    if value - value != 0 or value == 0:
        return value
    return math.copysign(float(function(value)), value)


@primitive()
def ffloor(arg: object) -> float:
    """Return ARG, a float, rounded down, as a float."""
    return _whole_float(arg, math.floor)


@primitive()
def fceiling(arg: object) -> float:
    """Return ARG, a float, rounded up, as a float."""
    return _whole_float(arg, math.ceil)


@primitive()
def ftruncate(arg: object) -> float:
    """Return ARG, a float, rounded towards zero, as a float."""
    return _whole_float(arg, math.trunc)


@primitive()
def fround(arg: object) -> float:
    """Return ARG, a float, rounded to the nearest integer, the even one of two, as a float."""
    return _whole_float(arg, round)


# Taking apart


def _float(value: object) -> float:
    if type(value) is not float:
        raise wrong_type_argument("floatp", value)
    return value


@primitive()
def isnan(x: object) -> Symbol:
    """Return t if X, a float, is a NaN."""
    return truth(math.isnan(_float(x)))


@primitive()
def copysign(x1: object, x2: object) -> float:
    """Return X1 with the sign of X2, two floats."""
    return math.copysign(_float(x1), _float(x2))


@primitive()
def frexp(x: object) -> Cons:
    """Return (FRACTION . EXPONENT) such that X is FRACTION times 2 to the EXPONENT, with 0.5 <= FRACTION < 1."""
    return cons(*math.frexp(check.float_value(x)))


@primitive()
def ldexp(sgnfcand: object, exponent: object) -> float:
    """Return SGNFCAND times 2 to the power EXPONENT, an integer."""
    power = check.fixnum(exponent)
    number = check.float_value(sgnfcand)
    try:
        return math.ldexp(number, max(-1 << 31, min(power, (1 << 31) - 1)))
    except OverflowError:
        return math.copysign(math.inf, number)


@primitive()
def logb(arg: object) -> object:
    """Return the integer part of the base 2 logarithm of the absolute value of ARG."""
    number = check.number(arg)
    if type(number) is int:
        return abs(number).bit_length() - 1 if number else -math.inf
    if number == 0:
        return -math.inf
    if math.isnan(number):
        return number
    return math.inf if math.isinf(number) else math.frexp(number)[1] - 1


# Text


@primitive(None, "int-to-string")
def number_to_string(number: object) -> LString:
    """Return the decimal notation of NUMBER."""
    if type(number) is int and -_SHORT < number < _SHORT:
        return plain_string(str(number), False)
    value = check.number(number)
    return LString(integer_text(value) if type(value) is int else float_text(value), False)


_SHORT = 10**18
"""Python refuses to write integers of thousands of digits; shorter ones need no detour."""
_DIGITS = 18
_DECIMAL = re.compile(r"[ \t]*([-+]?)(?:([0-9]+)(\.[0-9]*)?|(\.[0-9]+))((?:[eE][-+]?[0-9]+|[eE]\+(?:INF|NaN))?)")


@primitive()
def string_to_number(string: object, base: object = NIL) -> object:
    """Return the number that STRING starts with, in BASE (2 to 16, by default 10); 0 if there is none.

    Blanks before it are skipped.  Only in base 10 is a number with a fraction or an exponent understood.
    """
    text = check.string(string).text
    if base is NIL and len(text) < _DIGITS and text.isdecimal() and text.isascii():
        return int(text)
    radix = 10
    if base is not NIL:
        radix = check.fixnum(base)
        if not 2 <= radix <= 16:
            raise args_out_of_range(base)
    return _decimal(text) if radix == 10 else _integer(text, radix)


def _decimal(text: str) -> object:
    match = _DECIMAL.match(text)
    if match is None:
        return 0
    sign, whole, fraction, bare_fraction, exponent = match.groups()
    if fraction in (None, ".") and not bare_fraction and not exponent:
        number = _long_integer(whole)
        return -number if sign == "-" else number
    if exponent[1:] in ("+INF", "+NaN"):
        return _special(sign, whole or "", fraction or bare_fraction or "", exponent)
    return float(f"{sign}{whole or ''}{fraction or bare_fraction or ''}{exponent}")


def _long_integer(digits: str) -> int:
    from elnet.reader.numbers import read_integer

    return read_integer(digits)


def _special(sign: str, whole: str, fraction: str, exponent: str) -> object:
    from elnet.reader.numbers import read_float

    return read_float(f"{sign}{whole or '0'}{fraction or '.0'}{exponent}")


def _integer(text: str, radix: int) -> int:
    digits = "0123456789abcdef"[:radix]
    match = re.match(f"[ \t]*([-+]?)([{digits}{digits.upper()}]+)", text)
    if match is None:
        return 0
    number = int(match[2], radix)
    return -number if match[1] == "-" else number


@primitive()
def random(lisp: Lisp, limit: object = NIL) -> int:
    """Return a random integer: any fixnum, or for a positive integer LIMIT one from 0 up to but not LIMIT.

    If LIMIT is t, take a new seed from the machine; if it is a string, make the seed of it.
    """
    source = lisp.part(Randomness).source
    if limit is T:
        source.seed()
    elif type(limit) is LString:
        source.seed(limit.text)
    elif type(limit) is int:
        if limit <= 0:
            raise args_out_of_range(limit)
        return source.randrange(limit)
    return source.getrandbits(62) - MOST_POSITIVE_FIXNUM - 1
