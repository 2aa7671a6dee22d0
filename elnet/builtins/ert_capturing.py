"""Catching what is said during a test: `ert-with-message-capture`."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.functions import Subr
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.printing import Printing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


ADVICE_ADD, ADVICE_REMOVE, AROUND = intern("advice-add"), intern("advice-remove"), intern(":around")
LAMBDA, LET, SETQ, CONCAT = map(intern, ("lambda", "let", "setq", "concat"))


@macro("ert-with-message-capture")
def ert_with_message_capture(var: object, *body: object) -> object:
    """Evaluate BODY with VAR bound to a string of the messages and of what was printed to the echo area in BODY so far."""
    text = intern("text")
    collect = list_of(LAMBDA, list_of(text), list_of(SETQ, var, list_of(CONCAT, var, text)))
    call = list_of(intern("elnet--call-capturing"), collect, list_of(LAMBDA, NIL, *body))
    return list_of(LET, list_of(list_of(var, lisp_string(""))), call)


@primitive("elnet--call-capturing")
def call_capturing(lisp: Lisp, collect: object, body: object) -> object:
    """Call BODY, and COLLECT with each text that is said meanwhile."""
    advice = [("message", _message_advice(lisp, collect))]
    advice += [(name, _print_advice(lisp, collect, name)) for name in ("prin1", "princ", "print")]
    for name, function in advice:
        lisp.call(ADVICE_ADD, intern(name), AROUND, function)
    try:
        return lisp.call(body)
    finally:
        for name, function in reversed(advice):
            lisp.call(ADVICE_REMOVE, intern(name), function)


def _message_advice(lisp: Lisp, collect: object) -> Subr:
    def around(function: object, *arguments: object) -> object:
        value = lisp.call(function, *arguments)
        if isinstance(value, LString) and value.text:
            lisp.call(collect, lisp.call(CONCAT, value, lisp_string("\n")))
        return value

    return _subr(around)


def _print_advice(lisp: Lisp, collect: object, name: str) -> Subr:
    def around(function: object, value: object, *arguments: object) -> object:
        stream = arguments[0] if arguments else NIL
        if stream is T or (stream is NIL and lisp.value("standard-output") is T):
            text = lisp.part(Printing).text(value, name != "princ")
            lisp.call(collect, lisp_string(f"\n{text}\n" if name == "print" else text))
        return lisp.call(function, value, *arguments)

    return _subr(around)


def _subr(function: Any) -> Subr:
    return Subr("elnet--capture", function, False)
