"""Symbols that stand for forms: `cl-symbol-macrolet`.

The body is macro-expanded first, so that only special forms and calls are left; then every use of such a symbol is replaced,
`setq` of one becomes `setf`, and a binding of the same name hides it.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Expansions = dict[Symbol, object]


QUOTE, FUNCTION, LAMBDA, SETQ, SETF, PROGN = map(intern, ("quote", "function", "lambda", "setq", "setf", "progn"))


def without_symbol_macros(lisp: Lisp, form: object, expansions: Expansions) -> object:
    """Return FORM, macro-expanded, with the symbols in EXPANSIONS replaced by what they stand for."""
    environment = lisp.value("macroexpand-all-environment")
    replaced = _replaced(lisp.evaluator.expand_all(form, environment), expansions)
    return lisp.evaluator.expand_all(replaced, environment)


def _replaced(form: object, expansions: Expansions) -> object:
    if isinstance(form, Symbol):
        if form in expansions:
            return _replaced(expansions[form], {name: each for name, each in expansions.items() if name is not form})
        return form
    if type(form) is not Cons:
        return form
    handler = _HANDLERS.get(form.car) if isinstance(form.car, Symbol) else None
    if handler is not None:
        return handler(form, expansions)
    head = form.car if isinstance(form.car, Symbol) else _replaced(form.car, expansions)
    return cons(head, _each(form.cdr, expansions))


def _each(forms: object, expansions: Expansions) -> object:
    return list_from(_replaced(form, expansions) for form in elements(forms))


def _kept(form: Cons, expansions: Expansions) -> object:
    return form


def _skip_one(form: Cons, expansions: Expansions) -> object:
    if type(form.cdr) is not Cons:
        return form
    return cons(form.car, cons(form.cdr.car, _each(form.cdr.cdr, expansions)))


def _function(form: Cons, expansions: Expansions) -> object:
    function = elements(form)[1]
    if type(function) is not Cons or function.car is not LAMBDA:
        return form
    _, parameters, *body = elements(function)
    inner = _hidden(expansions, elements(parameters))
    return list_of(FUNCTION, cons(LAMBDA, cons(parameters, _each(list_from(body), inner))))


def _hidden(expansions: Expansions, names: list[object]) -> Expansions:
    return {name: each for name, each in expansions.items() if name not in names}


def _let(sequential: bool) -> Callable[[Cons, Expansions], object]:
    def replace(form: Cons, expansions: Expansions) -> object:
        head, bindings, *body = elements(form)
        inner = expansions
        done: list[object] = []
        for binding in elements(bindings):
            name = binding.car if type(binding) is Cons else binding
            if type(binding) is Cons:
                binding = cons(name, _each(binding.cdr, inner if sequential else expansions))
            done.append(binding)
            inner = _hidden(inner, [name])
        return cons(head, cons(list_from(done), _each(list_from(body), inner)))

    return replace


def _cond(form: Cons, expansions: Expansions) -> object:
    return cons(form.car, list_from(_each(clause, expansions) for clause in elements(form.cdr)))


def _condition_case(form: Cons, expansions: Expansions) -> object:
    head, variable, protected, *handlers = elements(form)
    inner = _hidden(expansions, [variable])
    done = [cons(each.car, _each(each.cdr, inner)) if type(each) is Cons else each for each in handlers]
    return cons(head, cons(variable, cons(_replaced(protected, expansions), list_from(done))))


def _setq(form: Cons, expansions: Expansions) -> object:
    """Return FORM with the symbol macros among its variables set by `setf'."""
    items = elements(form.cdr)
    sets = []
    for name, value in zip(items[::2], items[1::2], strict=False):
        setter, place = (SETF, expansions[name]) if name in expansions else (SETQ, name)
        sets.append(list_of(setter, place, _replaced(value, expansions)))
    return sets[0] if len(sets) == 1 else cons(PROGN, list_from(sets))


_HANDLERS: dict[Symbol, Callable[[Cons, Expansions], object]] = {
    intern("quote"): _kept,
    FUNCTION: _function,
    intern("let"): _let(False),
    intern("let*"): _let(True),
    intern("cond"): _cond,
    intern("condition-case"): _condition_case,
    SETQ: _setq,
    intern("defvar"): _skip_one,
    intern("defconst"): _skip_one,
}
