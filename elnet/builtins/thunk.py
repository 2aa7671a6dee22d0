"""The library thunk: values that are made when they are first needed (manual node "Deferred Eval")."""

from __future__ import annotations

from elnet.objects.conditions import signal, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

THUNK_FORCE, THUNK_DELAY = intern("thunk-force"), intern("thunk-delay")


@macro()
def thunk_delay(*body: object) -> object:
    """Return a function that evaluates BODY when it is first called, and returns its value then and ever after."""
    function = list_of(intern("function"), cons(intern("lambda"), cons(NIL, list_from(body))))
    return list_of(intern("elnet--thunk"), function)


@primitive("elnet--thunk")
def new_thunk(function: Callable[[], object]) -> object:
    """Return a function that calls FUNCTION the first time only; with a true argument it tells whether it did so."""
    values: list[object] = []

    def force(check: object = NIL) -> object:
        if check is not NIL:
            return truth(values)
        if not values:
            values.append(function())
        return values[0]

    return force


@primitive()
def thunk_force(lisp: Lisp, delayed: object) -> object:
    """Return the value of DELAYED, made by `thunk-delay'."""
    return lisp.call(delayed)


@primitive()
def thunk_evaluated_p(lisp: Lisp, delayed: object) -> object:
    """Return t if the value of DELAYED, made by `thunk-delay', has been made."""
    return lisp.call(delayed, T)


def _pair(binding: object) -> tuple[object, object]:
    parts = elements(binding) if type(binding) is Cons else []
    if len(parts) != 2 or not isinstance(parts[0], Symbol):
        raise signal("error", lisp_string("Bad binding in thunk-let"), binding)
    return parts[0], parts[1]


@macro()
def thunk_let(bindings: object, *body: object) -> object:
    """Evaluate BODY with variables whose values are made when they are first asked for: BINDINGS is a list of (VAR FORM)."""
    pairs = [_pair(binding) for binding in elements(bindings)]
    hidden = [Symbol("thunk") for _ in pairs]
    values = [list_of(name, list_of(THUNK_DELAY, form)) for name, (_, form) in zip(hidden, pairs, strict=True)]
    meanings = [list_of(name, list_of(THUNK_FORCE, each)) for (name, _), each in zip(pairs, hidden, strict=True)]
    inner = cons(intern("cl-symbol-macrolet"), cons(list_from(meanings), list_from(body)))
    return list_of(intern("let"), list_from(values), inner)


@macro("thunk-let*")
def thunk_let_star(bindings: object, *body: object) -> object:
    """Like `thunk-let', but the forms in BINDINGS see the variables before them; evaluate BODY."""
    inner: object = cons(intern("progn"), list_from(body))
    for binding in reversed(elements(bindings)):
        inner = list_of(intern("thunk-let"), list_of(binding), inner)
    return inner
