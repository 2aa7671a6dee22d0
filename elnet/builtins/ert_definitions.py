"""Defining tests and asking what happened: `ert-deftest`, `should` and their kin (the manual "ERT")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import SpecialForm
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.backquote import building_form, quoted
from elnet.runtime.ert_explanations import parsed_keys
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro

PROGN, LIST, FUNCTION, LAMBDA, LET, CONDITION_CASE, SETQ, ERROR = map(
    intern, ("progn", "list", "function", "lambda", "let", "condition-case", "setq", "error")
)
KEYS = (":expected-result", ":tags")
HEADS_OF_FUNCTIONS = (LAMBDA, FUNCTION)


@macro("ert-deftest")
def ert_deftest(lisp: Lisp, name: object, arguments: object, *docstring_keys_and_body: object) -> object:
    """Define NAME as a test: DOCSTRING-KEYS-AND-BODY is [DOCSTRING] [:expected-result TYPE] [:tags LIST] BODY.

    The argument list is empty.  In BODY, `skip-unless' and `skip-when' are macros that end the test as skipped.
    """
    parts = list(docstring_keys_and_body)
    documentation = [intern(":documentation"), parts.pop(0)] if parts and type(parts[0]) is LString else []
    keys, body = parsed_keys(lisp, list_from(parts))
    options: list[object] = []
    for key, value in zip(keys[::2], keys[1::2], strict=True):
        if not isinstance(key, Symbol) or key.name not in KEYS:
            raise lisp_error(_unexpected_keys(lisp, keys))
        options += [intern(":expected-result-type") if key.name == ":expected-result" else key, value]
    symbol = quoted(name)
    function = list_of(LAMBDA, NIL, *body, NIL)
    make = list_of(
        intern("make-ert-test"),
        intern(":name"), symbol, *documentation, *options, intern(":body"), function, intern(":file-name"), _file(lisp),
    )  # fmt: skip
    form = list_of(intern("form"))
    skipping = list_from(
        list_of(intern(kind), form, building_form(list_of(intern(f"ert--{kind}"), list_of(intern(","), intern("form")))))
        for kind in ("skip-when", "skip-unless")
    )
    return list_of(intern("cl-macrolet"), skipping, list_of(intern("ert-set-test"), symbol, make), symbol)


def _unexpected_keys(lisp: Lisp, keys: list[object]) -> str:
    shown = lisp.call(intern("prin1-to-string"), list_from(keys))
    return f"Unexpected keyword arguments to `ert-deftest': {shown.text}"  # type: ignore[attr-defined]


def _file(lisp: Lisp) -> object:
    file = lisp.value("load-file-name")
    return file if file is not NIL else lisp.value("buffer-file-name")


# What is evaluated


@macro()
def should(lisp: Lisp, form: object) -> object:
    """Evaluate FORM; if it yields nil, the test has failed.  Return the value."""
    return _checked(lisp, "should", form)


@macro("should-not")
def should_not(lisp: Lisp, form: object) -> object:
    """Evaluate FORM; unless it yields nil, the test has failed.  Return nil."""
    return _checked(lisp, "should-not", form)


@macro("ert--skip-unless")
def skip_unless(lisp: Lisp, form: object) -> object:
    """Evaluate FORM; if it yields nil or signals an error, the test is skipped."""
    return _skipping(lisp, "skip-unless", form)


@macro("ert--skip-when")
def skip_when(lisp: Lisp, form: object) -> object:
    """Evaluate FORM; if it yields non-nil or signals an error, the test is skipped."""
    return _skipping(lisp, "skip-when", form)


def _checked(lisp: Lisp, kind: str, form: object) -> object:
    """Return the form that evaluates FORM and hands what is known of it to the primitive behind KIND."""
    whole = quoted(list_of(intern(kind), form))
    inner = _expanded(lisp, form)
    judge = intern(f"elnet--{kind}")
    if not is_call(lisp, inner):
        return list_of(judge, whole, quoted(inner), NIL, inner)
    assert type(inner) is Cons
    return list_of(judge, whole, quoted(inner.car), *_applied(inner))


def _applied(call: Cons) -> list[object]:
    """Return the forms of the function and of the list of the arguments of CALL."""
    function = call.car if _is_lambda(call.car) and call.car.car is FUNCTION else list_of(FUNCTION, call.car)  # type: ignore[attr-defined]
    return [function, cons(LIST, call.cdr)]


def _expanded(lisp: Lisp, form: object) -> object:
    """Return FORM without macro calls outside; an error that a macro signals becomes one of the evaluation."""
    try:
        return lisp.evaluator.expand(form, lisp.value("macroexpand-all-environment"))
    except Exception as exception:
        condition = lisp.handlers.condition(exception)
        error = lisp.handlers.as_list(condition)
        assert type(error) is Cons
        return list_of(intern("signal"), quoted(error.car), quoted(error.cdr))


def is_call(lisp: Lisp, form: object) -> bool:
    """Tell whether FORM calls a function, so that its arguments are worth telling."""
    if type(form) is not Cons:
        return False
    if _is_lambda(form.car):
        return True
    return isinstance(form.car, Symbol) and type(lisp.functions.indirect(form.car)) is not SpecialForm


def _is_lambda(head: object) -> bool:
    return type(head) is Cons and head.car in HEADS_OF_FUNCTIONS


def _skipping(lisp: Lisp, kind: str, form: object) -> object:
    whole = quoted(list_of(intern(kind), form))
    result = Symbol("result")
    inner, shown, attempt = _attempted(lisp, form, result)
    judge = list_of(intern(f"elnet--{kind}"), whole, shown, result)
    return list_of(LET, inner, attempt, judge)


@macro("should-error")
def should_error(lisp: Lisp, form: object, *keys: object) -> object:
    """Evaluate FORM; unless it signals an error, the test has failed.  Return the error, (SYMBOL . DATA).

    KEYS are `:type' with a condition or list of them, one of which the error must be, and `:exclude-subtypes', non-nil if
    it must be one itself.
    """
    given = {key.name: value for key, value in zip(keys[::2], keys[1::2], strict=False) if isinstance(key, Symbol)}
    whole = quoted(cons(intern("should-error"), cons(form, list_from(keys))))
    result = Symbol("result")
    bindings, shown, attempt = _attempted(lisp, form, result)
    options = [given.get(":type", NIL), given.get(":exclude-subtypes", NIL)]
    return list_of(LET, bindings, attempt, list_of(intern("elnet--should-error"), whole, shown, result, *options))


def _attempted(lisp: Lisp, form: object, result: Symbol) -> tuple[object, object, object]:
    """Return bindings, the form of what was evaluated, and the form that sets RESULT to (VALUE) or (nil . ERROR)."""
    inner = _expanded(lisp, form)
    error = Symbol("error")
    caught = list_of(ERROR, list_of(SETQ, result, list_of(intern("cons"), NIL, error)))
    if not is_call(lisp, inner):
        attempt = list_of(CONDITION_CASE, error, list_of(SETQ, result, list_of(LIST, inner)), caught)
        return list_of(result), quoted(inner), attempt
    assert type(inner) is Cons
    function, arguments = Symbol("function"), Symbol("arguments")
    called, listed = _applied(inner)
    evaluated = list_of(SETQ, arguments, listed, function, quoted(inner.car))
    call = list_of(SETQ, result, list_of(LIST, list_of(intern("apply"), called, arguments)))
    attempt = list_of(CONDITION_CASE, error, list_of(PROGN, evaluated, call), caught)
    pair = intern("cons")
    signalled = list_of(
        pair, quoted(intern("signal")), list_of(LIST, list_of(intern("cadr"), result), list_of(intern("cddr"), result))
    )
    shown = list_of(intern("if"), function, list_of(pair, function, arguments), signalled)
    return list_of(result, function, arguments), shown, attempt


@macro("ert-info")
def ert_info(message_form: object, *body: object) -> object:
    """Evaluate BODY; if it fails, what MESSAGE-FORM, a list (FORM [:prefix PREFIX]), yields is shown with the failure."""
    parts = elements(message_form)
    prefix: object = parts[2] if len(parts) > 2 else LString("Info: ", True)
    infos = intern("ert--infos")
    entry = list_of(intern("cons"), list_of(intern("cons"), prefix, parts[0]), infos)
    return list_of(LET, list_of(list_of(infos, entry)), *body)
