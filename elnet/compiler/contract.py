"""What generated code may call besides Lisp functions: every `$name` of the namespace, listed here and nowhere else."""

from __future__ import annotations

from types import FunctionType

from elnet.objects.conditions import LispSignal, LispThrow, Quit
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.equality import eq, equal
from elnet.objects.numbers import remainder
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, UNBOUND, Nil, Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from elnet.compiler.evaluation import Compiler
    from elnet.runtime.buffers import Buffers
    from elnet.runtime.lisp import Lisp


def _list1(first: object) -> Cons:
    pair = Cons()
    pair.car = first
    pair.cdr = NIL
    return pair


def _list2(first: object, second: object) -> Cons:
    return cons(first, _list1(second))


def _list3(first: object, second: object, third: object) -> Cons:
    return cons(first, cons(second, _list1(third)))


def _list4(first: object, second: object, third: object, fourth: object) -> Cons:
    return cons(first, cons(second, cons(third, _list1(fourth))))


STATELESS: dict[str, Any] = {
    "$type": type,
    "$Function": FunctionType,
    "$Cons": Cons,
    "$String": LString,
    "$Symbol": Symbol,
    "$Nil": Nil,
    "$Integer": int,
    "$Float": float,
    "$Exception": Exception,
    "$Catchable": (Exception, Quit),
    "$Throw": LispThrow,
    "$AttributeError": AttributeError,
    "$Unbound": UNBOUND,
    "$cons": cons,
    "$list1": _list1,
    "$list2": _list2,
    "$list3": _list3,
    "$list4": _list4,
    "$list_from": list_from,
    "$eq": eq,
    "$equal": equal,
    "$remainder": remainder,
}


def install(lisp: Lisp, compiler: Compiler) -> None:
    """Enter the contract in LISP's namespace."""
    handlers, variables = lisp.handlers, lisp.variables

    def raise_signal(symbol: object, data: object) -> NoReturn:
        raise handlers.signal(symbol, data)

    namespace = lisp.namespace
    namespace.update(STATELESS)
    namespace["$callable"] = _callable(lisp)
    namespace["$signal"] = raise_signal
    namespace["$handle"] = handlers.handle
    namespace["$passing"] = handlers.passing
    namespace["$set"] = variables.set
    namespace["$bind"] = variables.bind
    namespace["$unbind"] = variables.unbind
    namespace["$is_void"] = variables.is_void
    namespace["$set_toplevel"] = variables.set_toplevel
    namespace["$defvar"] = variables.define
    namespace["$defconst"] = variables.define_constant
    namespace.update(_savers(lisp))
    namespace["$function"] = compiler.deferred
    namespace["$first_call"] = compiler.first_call
    if compiler.step is not None:
        namespace["$step"] = compiler.step


def _callable(lisp: Lisp) -> Callable[[object], Callable[..., object]]:
    """Return the function from a Lisp function to its callable; what is none signals only when called, after its arguments."""
    find = lisp.functions.callable

    def callable_or_refusal(function: object) -> Callable[..., object]:
        try:
            return find(function)
        except LispSignal as refusal:
            condition = refusal

        def refuse(*arguments: object) -> NoReturn:
            raise condition

        return refuse

    return callable_or_refusal


def _savers(lisp: Lisp) -> dict[str, Callable[..., Any]]:
    """Return what saves and restores buffer, point and narrowing; the buffers are made when first needed."""

    def buffers() -> Buffers:
        from elnet.runtime.buffers import Buffers

        return lisp.part(Buffers)

    return {
        "$save_current_buffer": lambda: buffers().current,
        "$restore_current_buffer": lambda saved: buffers().restore_current(saved),
        "$save_excursion": lambda: buffers().excursion(),
        "$restore_excursion": lambda saved: buffers().restore_excursion(saved),
        "$save_restriction": lambda: buffers().restriction(),
        "$restore_restriction": lambda saved: buffers().restore_restriction(saved),
    }
