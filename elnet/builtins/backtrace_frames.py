"""The calls that are going on, one by one: `mapbacktrace' and `backtrace-frame'."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.backtraces import Call, calls
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


def _from(base: object) -> list[Call]:
    """Return the calls from BASE, a function, on; all if it is nil, none if it is not among them."""
    found = calls()
    if base is NIL:
        return found
    name = base.name if isinstance(base, Symbol) else ""
    place = next((place for place, call in enumerate(found) if call.name == name), len(found))
    return found[place:]


@primitive("mapbacktrace")
def mapbacktrace(lisp: Lisp, function: object, base: object = NIL) -> object:
    """Call FUNCTION for each call that is going on, the innermost first, from the function BASE on, and return nil.

    It gets t, the function, the list of arguments and nil.
    """
    for call in _from(base):
        lisp.call(function, T, intern(call.name), list_from(call.arguments), NIL)
    return NIL


@primitive("backtrace-frame--internal")
def backtrace_frame_internal(lisp: Lisp, function: object, nframes: object, base: object) -> object:
    """Call FUNCTION as `mapbacktrace' does for the call NFRAMES before the function BASE; return the value, nil without one."""
    found, number = _from(base), check.natural(nframes)
    if number >= len(found):
        return NIL
    call = found[number]
    return lisp.call(function, T, intern(call.name), list_from(call.arguments), NIL)


@primitive("backtrace-frame")
def backtrace_frame(nframes: object, base: object = NIL) -> object:
    """Return the call NFRAMES before the function BASE as (t FUNCTION ARGUMENTS…), nil if there is none."""
    found, number = _from(base), check.natural(nframes)
    if number >= len(found):
        return NIL
    return cons(T, cons(intern(found[number].name), list_from(found[number].arguments)))


@primitive("backtrace--locals")
def backtrace_locals(nframes: object, base: object = NIL) -> object:
    """Return nil: as with compiled functions of Emacs, the names of a frame's local variables are not known."""
    check.natural(nframes)
    return NIL
