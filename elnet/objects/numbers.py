"""Integer division and comparison as Lisp has them."""

from __future__ import annotations

from elnet.objects.conditions import signal, wrong_type_argument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MOST_POSITIVE_FIXNUM = (1 << 61) - 1
WIDEST = 1 << 16
"""How many bits the result of a power or a shift may have: the value of `integer-width`."""
MOST_NEGATIVE_FIXNUM = -(1 << 61)


def remainder(dividend: Any, divisor: Any) -> int:
    """Return DIVIDEND % DIVISOR with the dividend's sign; signal `arith-error` for a divisor of 0."""
    if type(dividend) is not int or type(divisor) is not int:
        return _of_positions(dividend, divisor)
    if divisor == 0:
        raise signal("arith-error")
    result: int = abs(dividend) % abs(divisor)
    return -result if dividend < 0 else result


def quotient(dividend: int, divisor: int) -> int:
    """Return DIVIDEND / DIVISOR rounded towards zero."""
    result = abs(dividend) // abs(divisor)
    return result if (dividend < 0) == (divisor < 0) else -result


def _of_positions(dividend: Any, divisor: Any) -> int:
    numbers = []
    for value in (dividend, divisor):
        if type(value) is float:
            raise wrong_type_argument("integer-or-marker-p", value)
        try:
            number = +value
        except Exception:
            raise wrong_type_argument("integer-or-marker-p", value) from None
        numbers.append(number)
    return remainder(*numbers)
