"""Names that programs define for `rx': `rx-define', `rx-let', and the older `rx-constituents'."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.rx_names import is_builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

DEFINITION, REST, SYNTAX = intern("rx-definition"), intern("&rest"), intern("syntax")
LOCAL = "rx--local-definitions"


def definition(lisp: Lisp, name: Symbol) -> list[object] | None:
    """Return what the program has defined NAME as: (RX) or (ARGUMENTS RX)."""
    for entry in elements(lisp.value(LOCAL)):
        if type(entry) is Cons and entry.car is name:
            return elements(entry.cdr)
    found = lisp.plists.get(name, DEFINITION)
    if found is NIL:
        return [_lisp_mode_symbol()] if name.name == "lisp-mode-symbol" else None
    return elements(found)


def _lisp_mode_symbol() -> object:
    """Return what the Lisp modes, which are there from the start, define as the form of a symbol."""
    parts = [list_of(SYNTAX, intern(kind)) for kind in ("word", "symbol")]
    escaped = list_of(intern(":"), lisp_string("\\"), intern("nonl"))
    return list_of(intern("+"), list_of(intern("|"), *parts, escaped))


def checked_binding(name: object, tail: list[object]) -> object:
    """Return the definition of NAME by TAIL, (RX) or (ARGUMENTS RX), as an entry; signal an error for a builtin name."""
    if not isinstance(name, Symbol):
        raise lisp_error("Bad rx definition name: not a symbol")
    if is_builtin(name.name):
        raise lisp_error(f"Cannot redefine built-in rx name ‘{name.name}’")
    if not 1 <= len(tail) <= 2:
        raise lisp_error(f"Bad ‘rx’ definition of {name.name}")
    return cons(name, list_from(tail))


def expanded(name: Symbol, parameters: list[object], template: object, arguments: list[object]) -> object:
    """Return TEMPLATE, the definition of NAME, with ARGUMENTS for PARAMETERS."""
    values: dict[object, object] = {}
    spliced: dict[object, list[object]] = {}
    least = parameters.index(REST) if REST in parameters else len(parameters)
    if len(arguments) < least:
        raise lisp_error(f"Expanding rx def ‘{name.name}’: too few arguments (got {len(arguments)}, need {_need(parameters)})")
    if len(arguments) > least and REST not in parameters:
        raise lisp_error(f"Expanding rx def ‘{name.name}’: too many arguments (got {len(arguments)}, need {least})")
    for place, parameter in enumerate(parameters[:least]):
        values[parameter] = arguments[place]
    if REST in parameters:
        spliced[parameters[least + 1]] = arguments[least:]
    return _substituted(template, values, spliced)


def _need(parameters: list[object]) -> str:
    return f"at least {parameters.index(REST)}" if REST in parameters else str(len(parameters))


def _substituted(form: object, values: dict[object, object], spliced: dict[object, list[object]]) -> object:
    if isinstance(form, Symbol) and form in values:
        return values[form]
    if type(form) is not Cons:
        return form
    tail = _substituted(form.cdr, values, spliced)
    if isinstance(form.car, Symbol) and form.car in spliced:
        return list_from(spliced[form.car], tail)
    return cons(_substituted(form.car, values, spliced), tail)
