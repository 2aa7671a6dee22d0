"""What becomes of a check: the description of what was evaluated, the failure, the skip."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import eq
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.ert_explanations import explainer_of
from elnet.runtime.ert_structures import Ert
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

FORM, VALUE, EXPLANATION, CONDITION, REASON = map(intern, (":form", ":value", ":explanation", ":condition", ":fail-reason"))
FAILED, SKIPPED = intern("ert-test-failed"), intern("ert-test-skipped")


@primitive("elnet--should")
def elnet_should(lisp: Lisp, whole: object, shown: object, function: object, arguments: object) -> object:
    """Judge WHOLE, a `should': SHOWN is the form or the function's name, FUNCTION nil or called with ARGUMENTS."""
    value, description = _evaluated(lisp, whole, shown, function, arguments)
    if value is NIL:
        _fail(lisp, FAILED, description)
    return value


@primitive("elnet--should-not")
def elnet_should_not(lisp: Lisp, whole: object, shown: object, function: object, arguments: object) -> object:
    """Judge WHOLE, a `should-not', as `elnet--should' does: SHOWN, FUNCTION and ARGUMENTS."""
    value, description = _evaluated(lisp, whole, shown, function, arguments)
    if value is not NIL:
        _fail(lisp, FAILED, description)
    return NIL


def _evaluated(lisp: Lisp, whole: object, shown: object, function: object, arguments: object) -> tuple[object, object]:
    if function is NIL:
        description = list_of(whole, FORM, shown, VALUE, arguments)
        _observe(lisp, description)
        return arguments, description
    form = cons(shown if isinstance(shown, Symbol) else function, arguments)
    try:
        value = lisp.functions.callable(function)(*elements(arguments))
    except BaseException:
        _observe(lisp, list_of(whole, FORM, form))
        raise
    description = list_of(whole, FORM, form, VALUE, value, *_explanation(lisp, shown, arguments))
    _observe(lisp, description)
    return value, description


def _explanation(lisp: Lisp, function: object, arguments: object) -> list[object]:
    explainer = explainer_of(lisp, function) if isinstance(function, Symbol) else NIL
    return [] if explainer is NIL else [EXPLANATION, lisp.call(explainer, *elements(arguments))]


def _observe(lisp: Lisp, description: object) -> None:
    observer = lisp.part(Ert).observer
    if observer is not None:
        observer(description)


def _fail(lisp: Lisp, condition: Symbol, description: object) -> NoReturn:
    """End the test; the backtrace begins with the function that does it."""
    lisp.call(intern("ert-fail" if condition is FAILED else "ert-skip"), description)
    raise AssertionError("not reached")


# Skipping


@primitive("elnet--skip-unless")
def elnet_skip_unless(lisp: Lisp, whole: object, form: object, result: object) -> object:
    """Judge WHOLE, a `skip-unless' that evaluated FORM with RESULT, (VALUE) or (nil . ERROR)."""
    return _skipped(lisp, whole, form, result, wanted=False)


@primitive("elnet--skip-when")
def elnet_skip_when(lisp: Lisp, whole: object, form: object, result: object) -> object:
    """Judge WHOLE, a `skip-when' that evaluated FORM with RESULT, (VALUE) or (nil . ERROR)."""
    return _skipped(lisp, whole, form, result, wanted=True)


def _skipped(lisp: Lisp, whole: object, form: object, result: object, wanted: bool) -> object:
    assert type(result) is Cons
    failed = result.cdr is not NIL
    description = list_of(whole, FORM, form) if failed else list_of(whole, FORM, form, VALUE, result.car)
    _observe(lisp, description)
    if failed or (result.car is not NIL) is wanted:
        _fail(lisp, SKIPPED, description)
    return result.car


# Errors that should be signalled


@primitive("elnet--should-error")
def elnet_should_error(lisp: Lisp, whole: object, form: object, result: object, type: object, exclude: object) -> object:
    """Judge WHOLE, a `should-error' of FORM with RESULT, (VALUE) or (nil . ERROR), TYPE of error, EXCLUDE subtypes or not."""
    assert isinstance(result, Cons)
    error = result.cdr
    if error is NIL:
        description = [whole, FORM, form, VALUE, result.car]
        _observe(lisp, list_from(description))
        _fail(lisp, FAILED, list_of(*description, REASON, lisp_string("did not signal an error")))
    _observe(lisp, list_of(whole, FORM, form))
    assert isinstance(error, Cons)
    reason = _wrong_type(lisp, error.car, type, exclude is not NIL)
    if reason:
        _fail(lisp, FAILED, list_of(whole, FORM, form, CONDITION, error, REASON, lisp_string(reason)))
    return error


def _wrong_type(lisp: Lisp, symbol: object, kind: object, exclude: bool) -> str:
    """Return what is wrong with the condition SYMBOL if it should be of KIND, a name or list of names; EXCLUDE subtypes."""
    if kind is NIL:
        return ""
    wanted = elements(kind) if isinstance(kind, Cons) else [kind]
    conditions = lisp.handlers.conditions(symbol)
    if not any(name in conditions for name in wanted):
        return "the error signaled did not have the expected type"
    if exclude and not any(eq(symbol, name) for name in wanted):
        return "the error signaled was a subtype of the expected type"
    return ""


# Ending a test


@primitive("ert-fail")
def ert_fail(lisp: Lisp, data: object) -> object:
    """End the running test as failed, with DATA as reason."""
    lisp.part(Ert)
    raise lisp.handlers.signal(FAILED, list_of(data))


@primitive("ert-skip")
def ert_skip(lisp: Lisp, data: object) -> object:
    """End the running test as skipped, with DATA as reason."""
    lisp.part(Ert)
    raise lisp.handlers.signal(SKIPPED, list_of(data))


@primitive("ert-pass")
def ert_pass(lisp: Lisp) -> object:
    """End the running test as passed."""
    raise lisp.handlers.throw(intern("ert--pass"), NIL)
