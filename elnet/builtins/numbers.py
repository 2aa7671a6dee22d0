"""Arithmetic on integers and floats: sums, products, remainders, comparisons, bits."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, truth
from elnet.objects.cons import list_from, list_of
from elnet.objects.numbers import MOST_NEGATIVE_FIXNUM, MOST_POSITIVE_FIXNUM, WIDEST, quotient, remainder
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.primitive import primitive
from elnet.runtime.quotients import as_float, float_modulo, float_quotient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive("+")
def add(*numbers_or_markers: Any) -> object:
    """Return the sum of NUMBERS-OR-MARKERS, 0 if there are none."""
    if len(numbers_or_markers) == 2:
        return numbers_or_markers[0] + numbers_or_markers[1]
    if not numbers_or_markers:
        return 0
    total: Any = check.number_or_marker(numbers_or_markers[0])
    for number in numbers_or_markers[1:]:
        total = total + number
    return total


@primitive("-")
def subtract(*numbers_or_markers: Any) -> object:
    """Return the first number less all others; negate an only one; return 0 for none."""
    if len(numbers_or_markers) == 2:
        return numbers_or_markers[0] - numbers_or_markers[1]
    if not numbers_or_markers:
        return 0
    total: Any = check.number_or_marker(numbers_or_markers[0])
    if len(numbers_or_markers) == 1:
        return -total
    for number in numbers_or_markers[1:]:
        total = total - number
    return total


@primitive("*")
def multiply(*numbers_or_markers: Any) -> object:
    """Return the product of NUMBERS-OR-MARKERS, 1 if there are none."""
    if len(numbers_or_markers) == 2:
        return numbers_or_markers[0] * numbers_or_markers[1]
    product: Any = check.number_or_marker(numbers_or_markers[0]) if numbers_or_markers else 1
    for number in numbers_or_markers[1:]:
        product = product * number
    return product


@primitive("/")
def divide(number: object, *divisors: object) -> object:
    """Divide NUMBER by each of DIVISORS in turn, or 1 by NUMBER if there are none.

    Integers give an integer, rounded towards zero; one float among the DIVISORS after the first makes all divisions float.
    """
    if len(divisors) > 1 and any(type(value) is float for value in divisors[1:]):
        result: int | float = as_float(check.number_or_marker(number))
    else:
        result = check.number_or_marker(number)
    if not divisors:
        return _divided(1, result)
    for value in divisors:
        result = _divided(result, check.number_or_marker(value))
    return result


def _divided(dividend: int | float, divisor: int | float) -> int | float:
    if type(dividend) is int and type(divisor) is int:
        if divisor == 0:
            raise signal("arith-error")
        return quotient(dividend, divisor)
    return float_quotient(as_float(dividend), as_float(divisor))


@primitive("%")
def remainder_(x: object, y: object) -> object:
    """Return the remainder of X divided by Y, two integers or markers; it has the sign of X."""
    return remainder(x, y)


@primitive()
def mod(x: object, y: object) -> object:
    """Return X modulo Y, two numbers or markers; the result has the sign of Y."""
    dividend, divisor = check.number_or_marker(x), check.number_or_marker(y)
    if type(dividend) is int and type(divisor) is int:
        if divisor == 0:
            raise signal("arith-error")
        return dividend % divisor
    return float_modulo(as_float(dividend), as_float(divisor))


@primitive("1+")
def add1(number: Any) -> object:
    """Return NUMBER plus one."""
    return number + 1


@primitive("1-")
def subtract1(number: Any) -> object:
    """Return NUMBER less one."""
    return number - 1


@primitive()
def max_(number_or_marker: object, *numbers_or_markers: object) -> object:
    """Return the largest of the arguments; a NaN among them is the result."""
    largest = check.number_or_marker(number_or_marker)
    for value in numbers_or_markers:
        number = check.number_or_marker(value)
        if number > largest or number != number:
            largest = number
    return largest


@primitive()
def min_(number_or_marker: object, *numbers_or_markers: object) -> object:
    """Return the smallest of the arguments; a NaN among them is the result."""
    smallest = check.number_or_marker(number_or_marker)
    for value in numbers_or_markers:
        number = check.number_or_marker(value)
        if number < smallest or number != number:
            smallest = number
    return smallest


# Comparisons


@primitive("=")
def equals(number_or_marker: Any, *numbers_or_markers: Any) -> Symbol:
    """Return t if all arguments, numbers or markers, are equal."""
    for number in numbers_or_markers:
        if not number_or_marker <= number <= number_or_marker:
            return NIL
        number_or_marker = number
    return truth(True)


@primitive("/=")
def differs(num1: Any, num2: Any) -> Symbol:
    """Return t if NUM1 and NUM2, numbers or markers, are not equal."""
    return truth(not num1 <= num2 <= num1)


@primitive("<")
def less(number_or_marker: Any, *numbers_or_markers: Any) -> Symbol:
    """Return t if each argument is less than the one after it."""
    for number in numbers_or_markers:
        if not number_or_marker < number:
            return NIL
        number_or_marker = number
    return truth(True)


@primitive(">")
def greater(number_or_marker: Any, *numbers_or_markers: Any) -> Symbol:
    """Return t if each argument is greater than the one after it."""
    for number in numbers_or_markers:
        if not number_or_marker > number:
            return NIL
        number_or_marker = number
    return truth(True)


@primitive("<=")
def at_most(number_or_marker: Any, *numbers_or_markers: Any) -> Symbol:
    """Return t if each argument is less than or equal to the one after it."""
    for number in numbers_or_markers:
        if not number_or_marker <= number:
            return NIL
        number_or_marker = number
    return truth(True)


@primitive(">=")
def at_least(number_or_marker: Any, *numbers_or_markers: Any) -> Symbol:
    """Return t if each argument is greater than or equal to the one after it."""
    for number in numbers_or_markers:
        if not number_or_marker >= number:
            return NIL
        number_or_marker = number
    return truth(True)


@primitive()
def zerop(number: Any) -> Symbol:
    """Return t if NUMBER is zero."""
    return truth(0 <= number <= 0)


@primitive("cl-plusp")
def cl_plusp(number: Any) -> Symbol:
    """Return t if NUMBER is positive."""
    return truth(number > 0)


@primitive("cl-minusp")
def cl_minusp(number: Any) -> Symbol:
    """Return t if NUMBER is negative."""
    return truth(number < 0)


@primitive("cl-oddp")
def cl_oddp(integer: object) -> Symbol:
    """Return t if INTEGER is odd."""
    return truth(_bits(integer) & 1)


@primitive("cl-evenp")
def cl_evenp(integer: object) -> Symbol:
    """Return t if INTEGER is even."""
    return truth(not _bits(integer) & 1)


# Bits


def _bits(value: object) -> int:
    return value if type(value) is int else check.integer_or_marker(value)


def _integers(values: tuple[object, ...]) -> list[int]:
    """Return VALUES, integers or markers; of others than the first, Emacs asks whether they are numbers before all else."""
    return [_bits(value if index == 0 else check.number_or_marker(value)) for index, value in enumerate(values)]


@primitive()
def logand(*ints_or_markers: object) -> int:
    """Return the bits that all arguments, integers or markers, have in common."""
    result = -1
    for value in _integers(ints_or_markers):
        result &= value
    return result


@primitive()
def logior(*ints_or_markers: object) -> int:
    """Return the bits that any of the arguments, integers or markers, has."""
    result = 0
    for value in _integers(ints_or_markers):
        result |= value
    return result


@primitive()
def logxor(*ints_or_markers: object) -> int:
    """Return the bits that an odd number of the arguments, integers or markers, have."""
    result = 0
    for value in _integers(ints_or_markers):
        result ^= value
    return result


@primitive()
def lognot(number: object) -> int:
    """Return the bits that NUMBER, an integer, has not."""
    return ~check.integer(number)


@primitive()
def logcount(value: object) -> int:
    """Return the number of one bits of VALUE, an integer; of zero bits if it is negative."""
    number = check.integer(value)
    return (number if number >= 0 else ~number).bit_count()


@primitive()
def ash(value: object, count: object) -> int:
    """Return VALUE shifted left by COUNT bits, or right by -COUNT if COUNT is negative; the sign stays."""
    return _shifted(check.integer(value), count)


@primitive()
def lsh(value: object, count: object) -> int:
    """Return VALUE shifted left by COUNT bits; shift right filling with zeros if COUNT is negative.

    A negative VALUE shifted right is taken as a fixnum's bits.
    """
    number = check.number_or_marker(value)
    if number < 0 and check.number_or_marker(count) < 0:
        if number < MOST_NEGATIVE_FIXNUM:
            raise signal("args-out-of-range", value, count)
        number = (check.integer(value) >> 1) & MOST_POSITIVE_FIXNUM
        count = check.integer(count) + 1
    return _shifted(check.integer(number), count)


def _shifted(number: int, count: object) -> int:
    distance = check.integer(count)
    if distance <= 0:
        return number >> -distance
    if number and number.bit_length() + distance > WIDEST:
        raise signal("overflow-error")
    return number << distance if number else 0


@primitive()
def byteorder() -> int:
    """Return the byte order of the machine: 66 for big end first, 108 for little."""
    import sys

    return 108 if sys.byteorder == "little" else 66


# What kind of number


@primitive()
def integerp(object: object) -> Symbol:
    """Return t if OBJECT is an integer."""
    return truth(type(object) is int)


@primitive()
def fixnump(object: object) -> Symbol:
    """Return t if OBJECT is an integer between `most-negative-fixnum' and `most-positive-fixnum'."""
    return truth(type(object) is int and MOST_NEGATIVE_FIXNUM <= object <= MOST_POSITIVE_FIXNUM)


@primitive()
def bignump(object: object) -> Symbol:
    """Return t if OBJECT is an integer that is no fixnum."""
    return truth(type(object) is int and not MOST_NEGATIVE_FIXNUM <= object <= MOST_POSITIVE_FIXNUM)


@primitive()
def floatp(object: object) -> Symbol:
    """Return t if OBJECT is a float."""
    return truth(type(object) is float)


@primitive()
def numberp(object: object) -> Symbol:
    """Return t if OBJECT is a number."""
    return truth(type(object) is int or type(object) is float)


@primitive("natnump", "wholenump")
def natnump(object: object) -> Symbol:
    """Return t if OBJECT is an integer that is not negative."""
    return truth(type(object) is int and object >= 0)


@primitive("number-sequence")
def number_sequence(from_: object, to: object = NIL, inc: object = NIL) -> object:
    """Return the list of the numbers from FROM to TO, INC apart (by default 1).

    Without TO, or with TO equal to FROM, the list is FROM alone.  Signals an error if INC is zero.
    """
    if to is NIL or check.number_or_marker(from_) == check.number_or_marker(to):
        return list_of(from_)
    first, last = check.number_or_marker(from_), check.number_or_marker(to)
    step = 1 if inc is NIL else check.number_or_marker(inc)
    if step == 0:
        raise lisp_error("The increment can not be zero")
    if type(first) is int and type(last) is int and type(step) is int:
        return list_from(range(first, last + (1 if step > 0 else -1), step))
    count = int((last - first) / step) + 1
    found = [first, *(first + index * step for index in range(1, max(count, 0) + 1))]
    return list_from(value for value in found if (value <= last if step > 0 else value >= last))
