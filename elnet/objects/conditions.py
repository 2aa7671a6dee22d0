"""The three exits that cross boundaries (signal, throw and quit), with one small function per frequent error.

A condition is data: a symbol and a list.  The functions here *return* the exception, so that `raise` stays
visible where it happens.  The table of names, messages and parents is `elnet.runtime.conditions`.
"""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern


class LispSignal(Exception):
    """A signalled condition, made with the error symbol and its data, both Lisp values.

    Python keeps the two in `args`, which is much faster than an initialiser of ours.  `announced` says that handlers which
    run before unwinding have already seen it; `original` is the error as a list, once somebody asked for it.
    """

    announced = False
    original: object = None
    place: tuple[str, int, int] | None = None
    """File, line (from 1) and column (from 0) of the text that the reader cannot read, and what REMARK says of it."""
    remark = ""
    beyond: object = None
    """The entry of the list of handlers inside of which no handler hears of it, because one there has signalled it."""

    @property
    def symbol(self) -> object:
        """The error symbol."""
        return self.args[0]

    @property
    def data(self) -> object:
        """The error data, usually a list."""
        return self.args[1]

    def __str__(self) -> str:
        return f"{self.symbol!r}: {self.data!r}"


class LispThrow(BaseException):
    """A `throw` on its way to a `catch`, made with the tag of that `catch`, to the bit, and the value."""


class Quit(BaseException):
    """The user's request to stop, as `quit` in Lisp, made with the condition's data."""

    announced = False
    beyond: object = None

    @property
    def data(self) -> object:
        """The data of the condition, usually nil."""
        return self.args[0] if self.args else NIL


def signal(name: str, *data: object) -> LispSignal:
    """Return the condition called NAME whose data is the list of DATA."""
    return LispSignal(intern(name), list_of(*data))


def wrong_type_argument(predicate: str, value: object) -> LispSignal:
    """VALUE does not satisfy the Lisp predicate called PREDICATE."""
    return signal("wrong-type-argument", intern(predicate), value)


def args_out_of_range(*values: object) -> LispSignal:
    """VALUES are of the right type but outside what the object has."""
    return signal("args-out-of-range", *values)


def lisp_error(message: str) -> LispSignal:
    """Return the plain `error` condition with MESSAGE as its only datum."""
    return signal("error", lisp_string(message))


def void_function(symbol: object) -> LispSignal:
    """SYMBOL has no function definition."""
    return signal("void-function", symbol)


def void_variable(symbol: object) -> LispSignal:
    """SYMBOL has no value as a variable."""
    return signal("void-variable", symbol)


def invalid_function(value: object) -> LispSignal:
    """VALUE cannot be called."""
    return signal("invalid-function", value)


def wrong_number_of_arguments(function: object, given: object) -> LispSignal:
    """FUNCTION was called with GIVEN arguments, a number or the offending form's data."""
    return signal("wrong-number-of-arguments", function, given)


def setting_constant(symbol: object) -> LispSignal:
    """SYMBOL is a constant and cannot be set or bound."""
    return signal("setting-constant", symbol)


def circular_list(value: object) -> LispSignal:
    """VALUE never ends."""
    return signal("circular-list", value)


def truth(value: object) -> Symbol:
    """Return t or nil for a Python truth value."""
    return T if value else NIL
