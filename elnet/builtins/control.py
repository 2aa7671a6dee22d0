"""Control macros: conditionals, loops and protected evaluation."""

from __future__ import annotations

from elnet.objects.conditions import wrong_number_of_arguments, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro

(IF, PROGN, PROG1, LET, WHILE, SETQ, CAR, CDR, QUOTE, LESS, ADD1, CONDITION_CASE, FUNCTION, LAMBDA, UNWIND_PROTECT) = map(
    intern,
    [
        "if",
        "progn",
        "prog1",
        "let",
        "while",
        "setq",
        "car",
        "cdr",
        "quote",
        "<",
        "1+",
        "condition-case",
        "function",
        "lambda",
        "unwind-protect",
    ],
)


def progn(body: tuple[object, ...] | list[object]) -> object:
    """Return one form that evaluates the forms of BODY."""
    return body[0] if len(body) == 1 else cons(PROGN, list_from(body))


@macro()
def when(cond: object, *body: object) -> object:
    """If COND yields non-nil, evaluate BODY and return the last value; else return nil."""
    return list_of(IF, cond, cons(PROGN, list_from(body)))


@macro()
def unless(cond: object, *body: object) -> object:
    """If COND yields nil, evaluate BODY and return the last value; else return nil."""
    return cons(IF, cons(cond, cons(NIL, list_from(body))))


@macro()
def prog2(form1: object, form2: object, *body: object) -> object:
    """Evaluate FORM1, FORM2 and BODY in order and return the value of FORM2."""
    return list_of(PROGN, form1, cons(PROG1, cons(form2, list_from(body))))


@macro()
def dolist(spec: object, *body: object) -> object:
    """Evaluate BODY with VAR bound to each element of LIST, then return RESULT: SPEC is (VAR LIST [RESULT])."""
    if type(spec) is not Cons:
        raise wrong_type_argument("consp", spec)
    variable, items, *result = _spec_of_two_or_three(spec)
    tail = Symbol("tail")
    step = list_of(SETQ, tail, list_of(CDR, tail))
    inner = cons(LET, cons(list_of(list_of(variable, list_of(CAR, tail))), list_from([*body, step])))
    return cons(LET, cons(list_of(list_of(tail, items)), list_of(list_of(WHILE, tail, inner), *result)))


def _spec_of_two_or_three(spec: Cons) -> list[object]:
    parts = elements(spec)
    if not 2 <= len(parts) <= 3:
        raise wrong_number_of_arguments(cons(2, 3), len(parts))
    return parts


@macro()
def dotimes(spec: object, *body: object) -> object:
    """Evaluate BODY with VAR bound to 0 … COUNT-1, then return RESULT: SPEC is (VAR COUNT [RESULT])."""
    if type(spec) is not Cons:
        raise wrong_type_argument("consp", spec)
    variable, count, *result = elements(spec)
    counter, limit = Symbol("counter"), Symbol("upper-bound")
    inner = cons(LET, cons(list_of(list_of(variable, counter)), list_from(body)))
    step = list_of(SETQ, counter, list_of(ADD1, counter))
    loop = list_of(WHILE, list_of(LESS, counter, limit), inner, step)
    bindings = list_of(list_of(limit, count), list_of(counter, 0))
    last = [list_of(LET, list_of(list_of(variable, counter)), *result)] if result else []
    return cons(LET, cons(bindings, list_of(loop, *last)))


@macro("ignore-errors")
def ignore_errors(*body: object) -> object:
    """Evaluate BODY; if it signals an error, return nil."""
    return list_of(CONDITION_CASE, NIL, cons(PROGN, list_from(body)), list_of(intern("error"), NIL))


@macro("ignore-error")
def ignore_error(condition: object, *body: object) -> object:
    """Evaluate BODY; if it signals CONDITION, an unquoted symbol or list of them, return nil."""
    return list_of(CONDITION_CASE, NIL, cons(PROGN, list_from(body)), list_of(condition, NIL))


@macro("condition-case-unless-debug")
def condition_case_unless_debug(var: object, bodyform: object, *handlers: object) -> object:
    """Like `condition-case', but let the debugger see an error first if `debug-on-error' is set."""
    with_debug = []
    for handler in handlers:
        if type(handler) is Cons and handler.car is not intern(":success"):
            names = handler.car if type(handler.car) is Cons else list_of(handler.car)
            handler = cons(cons(intern("debug"), names), handler.cdr)
        with_debug.append(handler)
    return cons(CONDITION_CASE, cons(var, cons(bodyform, list_from(with_debug))))


@macro("handler-bind")
def handler_bind(bindings: object, *body: object) -> object:
    """Evaluate BODY; conditions in it call functions before anything is unwound: BINDINGS has (CONDITIONS HANDLER) lists."""
    handlers: list[object] = []
    for binding in elements(bindings):
        conditions, handler = elements(binding)
        handlers += [list_of(QUOTE, conditions), handler]
    function = list_of(FUNCTION, cons(LAMBDA, cons(NIL, list_from(body))))
    return cons(intern("handler-bind-1"), cons(function, list_from(handlers)))


@macro("eval-when-compile")
def eval_when_compile(*body: object) -> object:
    """Evaluate BODY: nothing is compiled ahead of its evaluation here."""
    return progn(body)


@macro("eval-and-compile")
def eval_and_compile(*body: object) -> object:
    """Evaluate BODY now and whenever the code is loaded."""
    return progn(body)


@macro("let-when-compile")
def let_when_compile(lisp: Lisp, bindings: object, *body: object) -> object:
    """Return BODY with its `eval-when-compile' forms evaluated while the variables in BINDINGS have their values."""
    saved = []
    try:
        for each in elements(bindings):
            variable, *value = elements(each)
            found = lisp.evaluator.evaluate(value[0], T) if value else NIL
            saved.append(lisp.variables.bind(check.symbol(variable), found))
            lisp.variables.special.add(check.symbol(variable))
        return lisp.evaluator.expand_all(progn(tuple(_evaluated(lisp, form) for form in body)), NIL)
    finally:
        for binding in reversed(saved):
            lisp.variables.unbind(binding)


def _evaluated(lisp: Lisp, form: object) -> object:
    """Return FORM with the `eval-when-compile' forms in it replaced by their quoted values."""
    if type(form) is not Cons:
        return form
    if form.car is intern("eval-when-compile"):
        return list_of(intern("quote"), lisp.evaluator.evaluate(progn(tuple(elements(form.cdr))), T))
    return cons(_evaluated(lisp, form.car), _evaluated(lisp, form.cdr))


@macro("inline")
def inline(*body: object) -> object:
    """Evaluate BODY, as `progn' does."""
    return progn(body)


@macro("with-no-warnings")
def with_no_warnings(*body: object) -> object:
    """Evaluate BODY; no compiler warnings exist to be suppressed."""
    return progn(body)


@macro("declare-function")
def declare_function(fn: object, file: object, *arguments: object) -> object:
    """Say that FN is defined in FILE; nothing needs to be done with that."""
    return NIL


@macro("declare")
def declare(*specs: object) -> object:
    """Say something of a definition; elsewhere than in a definition it does nothing."""
    return NIL


@macro("with-suppressed-warnings")
def with_suppressed_warnings(warnings: object, *body: object) -> object:
    """Evaluate BODY; no compiler warnings exist to be suppressed, whatever WARNINGS says."""
    return progn(body) if body else NIL


@macro("with-demoted-errors")
def with_demoted_errors(format: object, *body: object) -> object:
    """Evaluate BODY; if it signals an error, show it by FORMAT as a message and return nil."""
    error = Symbol("err")
    if not isinstance(format, LString):
        format, body = lisp_string("Error: %S"), (format, *body)
    show = list_of(intern("message"), format, error)
    return list_of(intern("condition-case-unless-debug"), error, progn(body or (NIL,)), list_of(intern("error"), show, NIL))
