"""Documentation of functions and variables, and the argument lists that are shown for functions."""

from __future__ import annotations

from elnet.builtins.variables import declared_variables
from elnet.objects.conditions import invalid_function, truth, void_function
from elnet.objects.cons import Cons, list_from
from elnet.objects.functions import SpecialForm, Subr, lambda_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.docstrings import OWN_DOCUMENTATION, function_documentation
from elnet.runtime.functions import LAMBDA, MACRO
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import argument_names, primitive

AUTOLOAD = intern("autoload")
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
    return lisp.call(intern("substitute-command-keys"), text)


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
