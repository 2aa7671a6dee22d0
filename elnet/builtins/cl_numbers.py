"""Common Lisp's numbers: divisors, quotients with remainders, signs, digits, random states."""

from __future__ import annotations

import math
import sys

from elnet.objects.conditions import args_out_of_range, lisp_error, signal, wrong_type_argument
from elnet.objects.cons import list_of
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Record
from elnet.runtime import check
from elnet.runtime.keywords import keyword_values
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("cl-gcd")
def cl_gcd(*args: object) -> object:
    """Return the greatest common divisor of ARGS, integers."""
    return math.gcd(*(_integer(arg) for arg in args))


@primitive("cl-lcm")
def cl_lcm(*args: object) -> object:
    """Return the least common multiple of ARGS, integers."""
    return math.lcm(*(_integer(arg) for arg in args))


def _integer(value: object) -> int:
    if type(value) is not int:
        raise wrong_type_argument("number-or-marker-p" if type(value) is not float else "integer-or-marker-p", value)
    return value


@primitive("cl-isqrt")
def cl_isqrt(x: object) -> object:
    """Return the integer part of the square root of X, an integer."""
    if type(x) is int and x >= 0:
        return math.isqrt(x)
    raise signal("arith-error")


def _declare_division(name: str) -> None:
    rounding = intern(name)

    def divide(lisp: Lisp, x: object, y: object = NIL) -> object:
        quotient = lisp.call(rounding, x, y) if y is not NIL else lisp.call(rounding, x)
        rest = x - quotient * y if y is not NIL else x - quotient  # type: ignore[operator]
        return list_of(quotient, rest)

    divide.__doc__ = f"Return a list of the `{name}' of X divided by Y, by default 1, and the remainder."
    primitive(f"cl-{name}")(divide)


for _name in ("floor", "ceiling", "truncate", "round"):
    _declare_division(_name)


@primitive("cl-mod")
def cl_mod(lisp: Lisp, x: object, y: object) -> object:
    """Return the remainder of X divided by Y rounded down: it has the sign of Y."""
    return x - lisp.call(intern("floor"), x, y) * y  # type: ignore[operator]


@primitive("cl-rem")
def cl_rem(lisp: Lisp, x: object, y: object) -> object:
    """Return the remainder of X divided by Y rounded towards zero: it has the sign of X."""
    return x - lisp.call(intern("truncate"), x, y) * y  # type: ignore[operator]


@primitive("cl-signum")
def cl_signum(x: object) -> object:
    """Return 1 if X is positive, -1 if it is negative, 0 if it is zero."""
    number = check.number_or_marker(x)
    return 1 if number > 0 else -1 if number < 0 else 0


@primitive("cl-digit-char-p")
def cl_digit_char_p(char: object, radix: object = NIL) -> object:
    """Return the weight of the digit CHAR in base RADIX, by default 10; nil if it is no such digit."""
    if radix is not NIL and not 2 <= check.integer(radix) <= 36:
        raise args_out_of_range(intern("radix"), radix)
    weight = _weight(check.character(char))
    return weight if weight < (10 if radix is NIL else check.integer(radix)) else NIL


def _weight(code: int) -> int:
    if 48 <= code <= 57:
        return code - 48
    lower = code | 32
    return lower - 87 if 97 <= lower <= 122 and code < 128 else 99


@primitive("cl-parse-integer")
def cl_parse_integer(lisp: Lisp, string: object, *keys: object) -> object:
    """Return the integer that STRING shows.

    KEYS are :start :end :radix and :junk-allowed, which makes the result nil instead of an error.
    """
    start, end, radix, junk = keyword_values(lisp, keys, (":start", ":end", ":radix", ":junk-allowed"))
    if type(string) is not LString:
        raise signal("wrong-type-argument", intern("string"), string, intern("string"))
    text = string.text
    first = 0 if start is NIL else check.integer(start)
    last = len(text) if end is NIL else check.integer(end)
    base = 10 if radix is NIL else check.integer(radix)
    place = first
    while place < last and text[place].isspace():
        place += 1
    negative = place < last and text[place] == "-"
    place += place < last and text[place] in "+-"
    number, digits = 0, 0
    while place < last and _weight(ord(text[place])) < base:
        number, digits, place = number * base + _weight(ord(text[place])), digits + 1, place + 1
    while place < last and text[place].isspace():
        place += 1
    if junk is NIL and (not digits or place < last):
        raise _not_integer(text)
    return NIL if not digits else -number if negative else number


def _not_integer(text: str) -> Exception:
    return lisp_error(f"Not an integer string: ‘{text}’")


@primitive("cl-random")
def cl_random(lisp: Lisp, lim: object, state: object = NIL) -> object:
    """Return a random number from 0 up to but not including LIM; STATE is accepted."""
    limit = check.number(lim)
    if type(limit) is int:
        return lisp.call(intern("random"), limit)
    return limit * lisp.call(intern("random"), 1 << 53) / (1 << 53)  # type: ignore[operator]


@primitive("cl-make-random-state")
def cl_make_random_state(state: object = NIL) -> object:
    """Return a new random state; STATE is accepted."""
    return Record([intern("cl--random-state"), -1, 30, LString("", False)])


@primitive("cl-random-state-p")
def cl_random_state_p(object: object) -> object:
    """Return t if OBJECT is a random state."""
    is_state = type(object) is Record and object.items[0] is intern("cl--random-state")
    return intern("t") if is_state else NIL


@primitive("cl-float-limits")
def cl_float_limits(lisp: Lisp) -> object:
    """Give `cl-most-positive-float', `cl-float-epsilon' and their like their values; return nil."""
    limits = sys.float_info
    signed = {"most-{}-float": limits.max, "least-{}-float": math.ulp(0.0), "least-{}-normalized-float": limits.min}
    values = {name.format("positive"): value for name, value in signed.items()}
    values |= {name.format("negative"): -value for name, value in signed.items()}
    values |= {"float-epsilon": limits.epsilon, "float-negative-epsilon": limits.epsilon / 2}
    for name, value in values.items():
        lisp.set(f"cl-{name}", value)
    return NIL
