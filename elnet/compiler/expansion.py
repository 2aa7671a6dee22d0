"""Macro expansion: of one form, and of all forms inside a form.

The result of `expand_all` contains special forms and function calls only.  A form that needs no expansion is returned as it
is, so that source positions and identity survive; what a macro makes inherits the position of the macro's call.
"""

from __future__ import annotations

from elnet.compiler.effects import Effects
from elnet.objects.conditions import LispSignal, wrong_number_of_arguments
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.functions import lambda_of
from elnet.objects.lists import conses, elements, last_cdr
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Forms = Callable[["Expander", Cons], object]


LAMBDA, FUNCTION, QUOTE, CLOSURE = map(intern, ("lambda", "function", "quote", "closure"))
COMPILER_MACRO = intern("compiler-macro")
ENVIRONMENT = intern("macroexpand-all-environment")
FAILED = intern("elnet--expansion-failed")


LONGEST = 1600
"""How often one form is expanded in a row before that is excessive nesting, as it is in Emacs: its depth limit."""


class Expander:
    """Expands in LISP, with the alist ENVIRONMENT of local macros before the global ones.

    A macro that signals makes the whole expansion signal if EAGER, else only the evaluation of its call; compiler macros are
    applied if EAGER only.  Emacs expands eagerly what it loads, but not what `eval` gets.
    """

    def __init__(self, lisp: Lisp, environment: object = NIL, eager: bool = True) -> None:
        self.lisp = lisp
        self.environment = environment
        self.eager = eager
        self.has_effects = False
        """Whether a macro that was called changes something besides expanding."""

    def local(self, symbol: Symbol) -> Cons | None:
        """Return the entry (SYMBOL . EXPANDER) of the environment, None without one."""
        tail = self.environment
        while type(tail) is Cons:
            entry = tail.car
            if type(entry) is Cons and entry.car is symbol:
                return entry
            tail = tail.cdr
        return None

    def step(self, form: Cons) -> object:
        """Expand FORM once; return it itself if it is no macro call."""
        head = form.car
        if not isinstance(head, Symbol):
            return form
        entry = self.local(head) if self.environment is not NIL else None
        if entry is not None:
            if entry.cdr is NIL:
                return form
            expander: Callable[..., object] | None = self.lisp.functions.callable(entry.cdr)
        else:
            expander = self.lisp.functions.macro(head)
        if expander is None:
            return form
        described = lambda_of(expander)
        if described is not None and not self.has_effects:
            self.has_effects = self.lisp.part(Effects).has(described)
        binding = self.lisp.variables.bind(ENVIRONMENT, self.environment)
        try:
            result = expander(*elements(form.cdr))
        except (ValueError, IndexError, AssertionError) as error:
            if self.eager:
                raise malformed(form) from error
            return list_of(FAILED, malformed(form), NIL)
        except Exception as error:
            condition = self.lisp.handlers.condition(error)
            if self.eager or not isinstance(condition, LispSignal):
                raise
            return list_of(FAILED, condition, list_of(QUOTE, form) if self.environment is NIL else NIL)
        finally:
            self.lisp.variables.unbind(binding)
        return placed(result, form)

    def expand_once(self, form: object) -> object:
        """Expand FORM until it is no macro call any more, its subforms not at all."""
        for _ in range(LONGEST):
            if type(form) is not Cons:
                return form
            expanded = self.step(form)
            if expanded is form:
                return form
            form = expanded
        raise RecursionError("a macro expands into itself")

    def expand_all(self, form: object) -> object:
        """Expand FORM and all its subforms."""
        for _ in range(LONGEST):
            if type(form) is not Cons:
                return form
            head = form.car
            if type(head) is Symbol:
                special = SPECIAL.get(head)
                if special is not None and (self.environment is NIL or self.local(head) is None):
                    return special(self, form)
                expanded = self.step(form)
                if expanded is form or (special is not None and equal(expanded, form)):
                    return self._call(form) if special is None else special(self, form)
                form = expanded
            elif type(head) is Cons and head.car is LAMBDA:
                function = self.expand_all(list_of(FUNCTION, head))
                return _rebuilt(form, [function.cdr.car, *self.each(form.cdr)])  # type: ignore[attr-defined]
            elif type(head) is not Cons and self.lisp.functions.is_function(head):
                return _rebuilt(form, [head, *self.each(form.cdr)])
            else:
                return form
        raise RecursionError("a macro expands into itself")

    def _call(self, form: Cons) -> object:
        expanded = _rebuilt(form, [form.car, *self.each(form.cdr)])
        symbol = form.car
        if not self.eager or type(symbol) is not Symbol or type(expanded) is not Cons:
            return expanded
        function = self.lisp.plists.get(symbol, COMPILER_MACRO)
        if function is NIL or self._shadowed(symbol):
            return expanded
        result = self.lisp.functions.callable(function)(expanded, *(pair.car for pair in conses(expanded.cdr)))
        return expanded if result is expanded else self.expand_all(placed(result, form))

    def _shadowed(self, symbol: Symbol) -> bool:
        return self.environment is not NIL and self.local(symbol) is not None

    def each(self, forms: object) -> list[object]:
        """Return the expansions of the list FORMS as a Python list."""
        return [self.expand_all(pair.car) for pair in conses(forms)]

    def body(self, forms: object) -> object:
        """Return the list FORMS with each element expanded: FORMS itself if nothing changed."""
        expanded = self.each(forms)
        return forms if _same(forms, expanded) else list_from(expanded, last_cdr(forms))


def malformed(form: Cons) -> LispSignal:
    """Return what is wrong with FORM, whose macro could not take it apart: a part of it has too few elements or too many."""
    return wrong_number_of_arguments(form.car, len(elements(form.cdr)))


def placed(result: object, origin: Cons) -> object:
    """Give RESULT the source position of ORIGIN unless it has one."""
    if type(result) is Cons and not hasattr(result, "where") and hasattr(origin, "where"):
        result.where = origin.where
    return result


def _same(forms: object, expanded: list[object]) -> bool:
    tail = forms
    for item in expanded:
        if tail.car is not item:  # type: ignore[attr-defined]
            return False
        tail = tail.cdr  # type: ignore[attr-defined]
    return True


def _rebuilt(form: Cons, items: list[object]) -> Cons:
    if _same(form, items):
        return form
    result = list_from(items, last_cdr(form))
    assert type(result) is Cons
    placed(result, form)
    return result


def _quote(_expander: Expander, form: Cons) -> object:
    return form


def _all(expander: Expander, form: Cons) -> object:
    return _rebuilt(form, [form.car, *expander.each(form.cdr)])


def _skip_one(expander: Expander, form: Cons) -> object:
    """Expand all but the first argument, which is a name."""
    if type(form.cdr) is not Cons:
        return form
    return _rebuilt(form, [form.car, form.cdr.car, *expander.each(form.cdr.cdr)])


def _setq(expander: Expander, form: Cons) -> object:
    items = [form.car]
    for index, pair in enumerate(conses(form.cdr)):
        items.append(expander.expand_all(pair.car) if index % 2 else pair.car)
    return _rebuilt(form, items)


def _function(expander: Expander, form: Cons) -> object:
    """Expand the body of a lambda in function position, but neither its arguments nor its declarations."""
    function = form.cdr.car if type(form.cdr) is Cons else NIL
    if type(function) is not Cons or function.car is not LAMBDA or type(function.cdr) is not Cons:
        return form
    body = expander.body(function.cdr.cdr)
    if body is function.cdr.cdr:
        return form
    expanded = cons(LAMBDA, cons(function.cdr.car, body))
    return placed(list_of(form.car, placed(expanded, function)), form)


def _let(expander: Expander, form: Cons) -> object:
    if type(form.cdr) is not Cons:
        return form
    bindings = []
    for pair in conses(form.cdr.car):
        binding = pair.car
        if type(binding) is Cons and type(binding.cdr) is Cons:
            binding = _rebuilt(binding, [binding.car, *expander.each(binding.cdr)])
        bindings.append(binding)
    old = form.cdr.car
    new = old if _same(old, bindings) else list_from(bindings)
    return _rebuilt(form, [form.car, new, *expander.each(form.cdr.cdr)])


def _cond(expander: Expander, form: Cons) -> object:
    clauses: list[object] = [form.car]
    for pair in conses(form.cdr):
        clause = pair.car
        clauses.append(expander.body(clause) if type(clause) is Cons else clause)
    return _rebuilt(form, clauses)


def _condition_case(expander: Expander, form: Cons) -> object:
    if type(form.cdr) is not Cons or type(form.cdr.cdr) is not Cons:
        return form
    items = [form.car, form.cdr.car, expander.expand_all(form.cdr.cdr.car)]
    for pair in conses(form.cdr.cdr.cdr):
        clause = pair.car
        if type(clause) is Cons:
            clause = _rebuilt(clause, [clause.car, *expander.each(clause.cdr)])
        items.append(clause)
    return _rebuilt(form, items)


SPECIAL: dict[Symbol, Forms] = {
    intern(name): handler
    for handler, names in (
        (_quote, "quote interactive"),
        (_function, "function"),
        (_all, "progn prog1 if and or while catch unwind-protect save-excursion save-restriction save-current-buffer"),
        (_skip_one, "defvar defconst"),
        (_setq, "setq"),
        (_let, "let let*"),
        (_cond, "cond"),
        (_condition_case, "condition-case"),
    )
    for name in names.split()
}
