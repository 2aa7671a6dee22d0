"""Commands: interactive forms, and what is known of interactive calls."""

from __future__ import annotations

import sys
from types import FrameType, FunctionType

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, list_of
from elnet.objects.functions import Subr, is_lisp_code, lambda_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.advice import Advised
from elnet.runtime.functions import LAMBDA
from elnet.runtime.lisp import Lisp
from elnet.runtime.oclosures import OClosure
from elnet.runtime.oclosures import interactive_form as oclosure_form
from elnet.runtime.primitive import primitive

INTERACTIVE, INTERACTIVE_FORM, AUTOLOAD = map(intern, ("interactive", "interactive-form", "autoload"))
ADVICE_FILE = sys.modules[Advised.__module__].__file__
SPECIFICATION = "lisp_interactive"
"""The attribute of a closure whose interactive form needs the variables around it."""


@primitive("commandp")
def commandp(lisp: Lisp, function: object, for_call_interactively: object = NIL) -> Symbol:
    """Return t if FUNCTION can be called interactively; strings and vectors, keyboard macros, can too by default."""
    if type(function) is LString or type(function) is Vector:
        return truth(for_call_interactively is NIL)
    if _interactive_property(lisp, function) is not NIL:
        return T
    definition = lisp.functions.indirect(function)
    if type(definition) is Cons and definition.car is AUTOLOAD:
        return truth(elements(definition)[3:4] not in ([], [NIL]))
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
    if found is not NIL:
        return found
    definition = lisp.functions.indirect(cmd)
    if isinstance(cmd, Symbol) and type(definition) is Cons and definition.car is AUTOLOAD:
        name: object = cmd
        while isinstance(name, Symbol) and isinstance(lisp.functions.definition(name), Symbol):
            name = lisp.functions.definition(name)
        definition = lisp.call(intern("autoload-do-load"), definition, name)
    return _interactive_form(lisp, definition)


def _interactive_form(lisp: Lisp, definition: object) -> object:
    if isinstance(definition, OClosure):
        return oclosure_form(lisp, definition)
    if isinstance(definition, Advised):
        return definition.interactive(lambda function: interactive_form(lisp, function))
    if isinstance(definition, Subr):
        return _primitive_form(definition)
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


def _primitive_form(subr: Subr) -> object:
    specification = subr.interactive
    if specification is None:
        return NIL
    return list_of(INTERACTIVE, lisp_string(specification) if isinstance(specification, str) else specification)


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
