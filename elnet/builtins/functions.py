"""Functions as objects: arity, documentation, interactive forms, obsolescence; and small functions that make others."""

from __future__ import annotations

import sys
from types import FrameType, FunctionType

from elnet.builtins.variables import declared_variables
from elnet.objects.conditions import invalid_function, lisp_error, truth, void_function, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import MANY, SpecialForm, Subr, is_lisp_code, lambda_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.advice import Advised
from elnet.runtime.docstrings import OWN_DOCUMENTATION, function_documentation, substituted
from elnet.runtime.formatting import quoting_style
from elnet.runtime.functions import LAMBDA, MACRO, UNEVALLED
from elnet.runtime.lisp import Lisp
from elnet.runtime.oclosures import OClosure
from elnet.runtime.oclosures import interactive_form as oclosure_form
from elnet.runtime.partial import Partial
from elnet.runtime.primitive import argument_names, macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

INTERACTIVE, INTERACTIVE_FORM, AUTOLOAD = map(intern, ("interactive", "interactive-form", "autoload"))


@primitive()
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
        kind = _fifth(definition)
        return list_of(kind) if kind is MACRO or kind is T else NIL
    return NIL


def _fifth(items: object) -> object:
    for _ in range(4):
        items = items.cdr if type(items) is Cons else NIL
    return items.car if type(items) is Cons else NIL


# Interactive functions


@primitive("commandp")
def commandp(lisp: Lisp, function: object, for_call_interactively: object = NIL) -> Symbol:
    """Return t if FUNCTION can be called interactively; strings and vectors, keyboard macros, can too by default."""
    if type(function) is LString or type(function) is Vector:
        return truth(for_call_interactively is NIL)
    if _interactive_property(lisp, function) is not NIL:
        return T
    definition = lisp.functions.indirect(function)
    if type(definition) is Cons and definition.car is AUTOLOAD:
        return truth(_fifth(list_of(NIL, definition)) is not NIL)
    return truth(_interactive_form(lisp, definition) is not NIL)


def _interactive_property(lisp: Lisp, function: object) -> object:
    while isinstance(function, Symbol) and function is not NIL:
        found = lisp.plists.get(function, INTERACTIVE_FORM)
        if found is not NIL:
            return found
        function = lisp.functions.definition(function)
    return NIL


@primitive()
def interactive_form(lisp: Lisp, cmd: object) -> object:
    """Return the form (interactive …) of CMD, nil if it has none."""
    found = _interactive_property(lisp, cmd)
    return found if found is not NIL else _interactive_form(lisp, lisp.functions.indirect(cmd))


def _interactive_form(lisp: Lisp, definition: object) -> object:
    if isinstance(definition, OClosure):
        return oclosure_form(lisp, definition)
    if isinstance(definition, Advised):
        return definition.interactive(lambda function: interactive_form(lisp, function))
    if type(definition) is FunctionType:
        described = lambda_of(definition)
        if described is None or type(described.interactive) is not Cons:
            return NIL
        specification = described.interactive.cdr
        return list_of(INTERACTIVE, specification.car if type(specification) is Cons else NIL)
    if type(definition) is Cons and definition.car is LAMBDA and type(definition.cdr) is Cons:
        body = definition.cdr.cdr
        while type(body) is Cons:
            if type(body.car) is Cons and body.car.car is INTERACTIVE:
                return body.car
            body = body.cdr
    return NIL


@primitive()
def command_modes(lisp: Lisp, command: object) -> object:
    """Return the modes that COMMAND is for, nil for all."""
    form = interactive_form(lisp, command)
    return form.cdr.cdr if type(form) is Cons and type(form.cdr) is Cons else NIL


@primitive("called-interactively-p")
def called_interactively_p(kind: object = NIL) -> Symbol:
    """Return t if the command that runs was called by `call-interactively', unless KIND is `interactive'."""
    return NIL if kind is intern("interactive") else truth(_is_called_interactively())


def _is_called_interactively() -> bool:
    """Tell whether the Lisp function that asks was called by `call-interactively', perhaps through advice."""
    frame: FrameType | None = sys._getframe(2)
    asked = advised = False
    while frame is not None:
        code = frame.f_code
        if code.co_name == "funcall_interactively":
            return asked
        if code.co_filename == ADVICE_FILE:
            advised = True
        elif is_lisp_code(code):
            if asked and not advised:
                return False
            asked, advised = True, False
        frame = frame.f_back
    return False


@primitive("elnet--with-interactive")
def with_interactive(specification: object, function: object) -> object:
    """Let SPECIFICATION, a function, yield the arguments of FUNCTION, a closure that was just made; return FUNCTION."""
    function.__dict__[SPECIFICATION] = specification
    return function


def interactive_value(lisp: Lisp, function: object, form: object) -> object:
    """Return the value of FORM, which stands in the interactive form of FUNCTION, with the variables around FUNCTION."""
    definition = lisp.functions.indirect(function)
    if type(definition) is FunctionType and SPECIFICATION in definition.__dict__:
        return lisp.call(definition.__dict__[SPECIFICATION])
    return lisp.evaluator.evaluate(form, T)


@primitive("elnet--interactive-value")
def lisp_interactive_value(lisp: Lisp, function: object, form: object) -> object:
    """Return the value of FORM, which stands in the interactive form of FUNCTION."""
    return interactive_value(lisp, function, form)


@primitive()
def interactive_p() -> Symbol:
    """Return nil: no function is called by a key or a menu here."""
    return NIL


# Documentation


ADVICE_FILE = sys.modules[Advised.__module__].__file__
SPECIFICATION = "lisp_interactive"
"""The attribute of a closure whose interactive form needs the variables around it."""
ADVERTISED = {"map-elt": "map key &optional default", "map-put!": "map key value", "map-contains-key": "map key"}
"""Functions that should be called with fewer arguments than they take."""


class CallingConventions:
    """The argument lists that functions want, other than all that they take; a function is known by its identity."""

    def __init__(self, lisp: Lisp) -> None:
        self.advertised: dict[int, tuple[object, object]] = {}
        for name, signature in ADVERTISED.items():
            function = lisp.functions.definition(intern(name))
            self.advertised[id(function)] = (function, list_from(map(intern, signature.split())))


def _shown(lisp: Lisp, text: object, raw: object) -> object:
    if type(text) is not LString or raw is not NIL:
        return text
    changed = substituted(multibyte_text(text), quoting_style(lisp))
    return text if changed == text.text else lisp_string(changed)


@primitive()
def documentation(lisp: Lisp, function: object, raw: object = NIL) -> object:
    """Return the docstring of FUNCTION, nil if it has none; quotes and keys are as they are shown unless RAW is non-nil."""
    symbol = function
    while isinstance(symbol, Symbol) and symbol is not NIL:
        text = lisp.plists.get(symbol, intern("function-documentation"))
        if text is not NIL:
            return _shown(lisp, text if type(text) is LString else lisp.evaluator.evaluate(text, T), raw)
        symbol = lisp.functions.definition(symbol)
    if symbol is NIL:
        raise void_function(function)
    if type(symbol) is Cons and symbol.car is MACRO:
        symbol = symbol.cdr
    return _shown(lisp, _docstring(lisp, symbol), raw)


def _docstring(lisp: Lisp, definition: object) -> object:
    if type(definition) is Cons:
        if definition.car is LAMBDA:
            return _docstring(lisp, lisp.functions.callable(definition))
        if definition.car is AUTOLOAD:
            return definition.cdr.cdr.car  # type: ignore[attr-defined]
    elif not lisp.functions.is_function(definition) and type(definition) is not SpecialForm:
        raise invalid_function(definition)
    text = function_documentation(lisp, definition)
    if type(text) is Cons:
        return NIL
    return text


@primitive("elnet--with-documentation")
def with_documentation(documentation: object, function: object) -> object:
    """Make DOCUMENTATION the docstring of FUNCTION, a closure that was just made, and return it."""
    function.__dict__[OWN_DOCUMENTATION] = documentation
    return function


@primitive("set-advertised-calling-convention")
def set_advertised_calling_convention(lisp: Lisp, function: object, signature: object, when: object) -> object:
    """Let SIGNATURE be the argument list with which FUNCTION should be called since version WHEN; return SIGNATURE."""
    lisp.part(CallingConventions).advertised[id(function)] = (function, signature)
    return signature


@primitive("get-advertised-calling-convention")
def get_advertised_calling_convention(lisp: Lisp, function: object) -> object:
    """Return the argument list with which FUNCTION should be called, t if it is any that it takes."""
    known = lisp.part(CallingConventions).advertised.get(id(function))
    return T if known is None else known[1]


@primitive("help-function-arglist")
def help_function_arglist(lisp: Lisp, def_: object, preserve_names: object = NIL) -> object:
    """Return the argument list of the function DEF, a primitive's with its own names, or t if DEF is no function.

    PRESERVE-NAMES makes no difference.
    """
    definition = lisp.functions.indirect(def_)
    if type(definition) is Cons and definition.car is MACRO:
        definition = definition.cdr
    if type(definition) is Subr:
        return list_from(intern(name) for name in argument_names(definition.function, definition.takes_lisp))
    if not lisp.functions.is_function(definition):
        return T
    described = lambda_of(lisp.functions.callable(definition))
    return T if described is None else described.arguments


@primitive()
def documentation_property(lisp: Lisp, symbol: object, prop: object, raw: object = NIL) -> object:
    """Return the documentation in SYMBOL's property PROP, with quotation marks as they are shown unless RAW is non-nil."""
    text = lisp.plists.get(check.symbol(symbol), prop)
    if text is NIL and prop is intern("variable-documentation"):
        text = _declared_documentation(lisp, check.symbol(symbol))
    if type(text) is not LString and text is not NIL and type(text) is not int:
        text = lisp.evaluator.evaluate(text, T)
    return _shown(lisp, text, raw)


def _declared_documentation(lisp: Lisp, symbol: Symbol) -> object:
    for each in declared_variables():
        if each.name == lisp.variables.base(symbol).name:
            return lisp_string(each.documentation)
    return NIL


@primitive()
def documentation_stringp(object: object) -> Symbol:
    """Return t if OBJECT is what a docstring can be: a string, or an integer or pair that says where it is."""
    is_place = type(object) is Cons and type(object.car) is LString and type(object.cdr) is int
    return truth(type(object) is LString or type(object) is int or is_place)


# Obsolescence


@primitive()
def make_obsolete(lisp: Lisp, obsolete_name: object, current_name: object, when: object) -> object:
    """Say that the function OBSOLETE-NAME is obsolete since WHEN; CURRENT-NAME says what to use instead."""
    lisp.plists.put(check.symbol(obsolete_name), intern("byte-obsolete-info"), list_of(current_name, NIL, when))
    return obsolete_name


@primitive()
def make_obsolete_variable(
    lisp: Lisp, obsolete_name: object, current_name: object, when: object, access_type: object = NIL
) -> object:
    """Say that the variable OBSOLETE-NAME is obsolete since WHEN; CURRENT-NAME says what to use instead."""
    lisp.plists.put(check.symbol(obsolete_name), intern("byte-obsolete-variable"), list_of(current_name, access_type, when))
    return obsolete_name


@macro("define-obsolete-function-alias")
def define_obsolete_function_alias(
    obsolete_name: object, current_name: object, when: object, docstring: object = NIL
) -> object:
    """Make OBSOLETE-NAME an alias of the function CURRENT-NAME that is obsolete since WHEN."""
    define = list_of(intern("defalias"), obsolete_name, current_name, docstring)
    return list_of(intern("progn"), define, list_of(intern("make-obsolete"), obsolete_name, current_name, when))


@macro("define-obsolete-variable-alias")
def define_obsolete_variable_alias(
    obsolete_name: object, current_name: object, when: object, docstring: object = NIL
) -> object:
    """Make OBSOLETE-NAME an alias of the variable CURRENT-NAME that is obsolete since WHEN."""
    define = list_of(intern("defvaralias"), obsolete_name, current_name, docstring)
    return list_of(intern("progn"), define, list_of(intern("make-obsolete-variable"), obsolete_name, current_name, when))


@primitive("def-edebug-elem-spec")
def def_edebug_elem_spec(lisp: Lisp, name: object, spec: object) -> object:
    """Say what a debugger takes the element NAME of other specifications for: SPEC, a list."""
    lisp.plists.put(check.symbol(name), intern("edebug-elem-spec"), spec)
    return spec


@macro("def-edebug-spec")
def def_edebug_spec(symbol: object, spec: object) -> object:
    """Say how a debugger steps through the macro SYMBOL: SPEC."""
    quote = intern("quote")
    return list_of(intern("put"), list_of(quote, symbol), list_of(quote, intern("edebug-form-spec")), list_of(quote, spec))


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
