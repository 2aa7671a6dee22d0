"""Functions as objects: arity and kind; and small functions and macros that make others."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, void_function, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import MANY, SpecialForm, Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.functions import LAMBDA, MACRO, UNEVALLED
from elnet.runtime.lisp import Lisp
from elnet.runtime.partial import Partial
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

AUTOLOAD = intern("autoload")
AUTOLOADED_MACRO = cons(MACRO, list_of(T))
"""What `macrop` returns the tail of for an autoload of a macro."""


@primitive(interactive=NIL)
def ignore(*arguments: object) -> object:
    """Return nil, whatever ARGUMENTS are."""
    return NIL


@primitive()
def always(*arguments: object) -> object:
    """Return t, whatever ARGUMENTS are."""
    return T


@primitive()
def apply_partially(lisp: Lisp, fun: object, *args: object) -> object:
    """Return a function that calls FUN with ARGS before the arguments it gets."""
    return lisp.part(Partial).make(fun, list_from(args))


def _arity(least: int, most: int) -> Cons:
    return cons(least, intern("many") if most == MANY else intern("unevalled") if most == UNEVALLED else most)


@primitive()
def func_arity(lisp: Lisp, function: object) -> Cons:
    """Return the least and the most arguments of FUNCTION as (LEAST . MOST); MOST may be many or unevalled."""
    definition = lisp.functions.indirect(function)
    if type(definition) is Cons and definition.car is AUTOLOAD and isinstance(function, Symbol):
        definition = lisp.functions.maker.autoload(definition, function)
    if type(definition) is Cons and definition.car is MACRO:
        definition = definition.cdr
    if definition is NIL:
        raise void_function(function)
    return _arity(*lisp.functions.arity(definition))


def _subr(value: object) -> Subr | SpecialForm:
    if isinstance(value, Subr | SpecialForm):
        return value
    raise wrong_type_argument("subrp", value)


@primitive()
def subr_arity(subr: object) -> Cons:
    """Return the least and the most arguments of SUBR as (LEAST . MOST); MOST may be many or unevalled."""
    found = _subr(subr)
    return _arity(found.least, UNEVALLED) if isinstance(found, SpecialForm) else _arity(*found.arity())


@primitive()
def subr_name(subr: object) -> LString:
    """Return the name of SUBR."""
    return lisp_string(_subr(subr).name)


@primitive()
def special_form_p(lisp: Lisp, object: object) -> Symbol:
    """Return t if OBJECT, or what it is defined as, is a special form."""
    return truth(type(lisp.functions.indirect(object)) is SpecialForm)


@primitive()
def macrop(lisp: Lisp, object: object) -> object:
    """Return non-nil if OBJECT, or what it is defined as, is a macro."""
    definition = lisp.functions.indirect(object)
    if type(definition) is not Cons:
        return NIL
    if definition.car is MACRO:
        return T
    if definition.car is AUTOLOAD:
        kind = elements(definition)[4:5]
        return AUTOLOADED_MACRO if kind == [MACRO] else AUTOLOADED_MACRO.cdr if kind == [T] else NIL
    return NIL


@macro("thread-first")
def thread_first(*forms: object) -> object:
    """Return the form in which each of FORMS is the first argument of the one after it."""
    return _threaded(forms, lambda form, value: cons(form.car, cons(value, form.cdr)))


@macro("thread-last")
def thread_last(*forms: object) -> object:
    """Return the form in which each of FORMS is the last argument of the one after it."""
    return _threaded(forms, lambda form, value: list_from([*elements(form), value]))


def _threaded(forms: tuple[object, ...], join: Callable[[Cons, object], object]) -> object:
    value, *others = forms
    for form in others:
        value = join(form, value) if isinstance(form, Cons) else list_of(form, value)
    return value


@primitive()
def byte_compile(lisp: Lisp, form: object) -> object:
    """Return the function that FORM, a symbol or a lambda expression, is; the value of any other FORM.

    Everything is compiled when it is first called, so there is nothing else to do.
    """
    if isinstance(form, Symbol) and form is not NIL:
        return lisp.functions.definition(form)
    if type(form) is Cons and form.car is LAMBDA:
        return lisp.functions.callable(form)
    return form if lisp.functions.is_function(form) else lisp.evaluator.evaluate(form, T)


@primitive("byte-compile-check-lambda-list")
def byte_compile_check_lambda_list(list: object) -> object:
    """Signal an error unless LIST is the argument list of a function."""
    names = elements(list)
    optional, rest = intern("&optional"), intern("&rest")
    place = 0
    while place < len(names):
        name = names[place]
        if not isinstance(name, Symbol):
            raise lisp_error("Invalid lambda variable")
        if name is rest:
            if place != len(names) - 2 or names[-1] in (optional, rest):
                raise lisp_error("Only one variable may follow &rest")
        elif name is optional and optional in names[place + 1 :]:
            raise lisp_error("Duplicate &optional")
        place += 1
    return NIL
