"""Macros whose expansion changes something besides: what they have done must be done again when a stored expansion is used.

A macro is taken for one if its body sets a variable that is not its own, or changes an object that such a variable holds, or
what belongs to a symbol.  Functions that it calls are not looked into.
"""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.functions import Lambda
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp

QUOTE, FUNCTION, SETQ, LAMBDA, CONDITION_CASE = map(intern, ("quote", "function", "setq", "lambda", "condition-case"))
BINDERS = frozenset(map(intern, ("let", "let*")))
CHANGING = frozenset(map(intern, ("setcar", "setcdr", "aset", "nconc")))
"""Functions that change their first argument."""
EFFECTS = frozenset(map(intern, ("put", "function-put", "set", "fset", "defalias", "puthash", "set-default")))
"""Functions that change what belongs to a symbol, or a table."""


class Effects:
    """Finds out about the macros of one interpreter, and remembers what it has found."""

    def __init__(self, lisp: Lisp) -> None:
        self._known: dict[int, tuple[Lambda, bool]] = {}

    def has(self, described: Lambda) -> bool:
        """Tell whether calling the function DESCRIBED changes something that lasts."""
        known = self._known.get(id(described))
        if known is None:
            own = {pair.car for pair in conses(described.arguments)} | set(map(intern, described.captured))
            found = any(_changes(pair.car, own) for pair in conses(described.body))
            known = self._known[id(described)] = (described, found)
        return known[1]


def _changes(form: object, own: set[object]) -> bool:
    """Tell whether FORM changes something that lasts; OWN are the variables that go with the call."""
    if type(form) is not Cons or form.car is QUOTE:
        return False
    head = form.car
    if head in EFFECTS:
        return True
    if head is SETQ:
        return any(pair.car not in own for pair in list(conses(form.cdr))[::2]) or _any_changes(form.cdr, own)
    if head in CHANGING and type(form.cdr) is Cons and _is_lasting(form.cdr.car, own):
        return True
    if head in BINDERS and type(form.cdr) is Cons:
        bound = {pair.car.car if type(pair.car) is Cons else pair.car for pair in conses(form.cdr.car)}
        values = [pair.car.cdr for pair in conses(form.cdr.car) if type(pair.car) is Cons]
        inner = own | bound
        return any(_any_changes(value, inner) for value in values) or _any_changes(form.cdr.cdr, inner)
    if head is LAMBDA and type(form.cdr) is Cons:
        return _any_changes(form.cdr.cdr, own | {pair.car for pair in conses(form.cdr.car)})
    if head is CONDITION_CASE and type(form.cdr) is Cons:
        return _any_changes(form.cdr.cdr, own | {form.cdr.car})
    return _any_changes(form, own)


def _any_changes(forms: object, own: set[object]) -> bool:
    return any(_changes(pair.car, own) for pair in conses(forms))


def _is_lasting(form: object, own: set[object]) -> bool:
    """Tell whether FORM, a variable or calls around one, is about a variable that is not among OWN."""
    while type(form) is Cons and form.car is not QUOTE and type(form.cdr) is Cons:
        form = form.cdr.car
    return isinstance(form, Symbol) and form is not NIL and form not in own
