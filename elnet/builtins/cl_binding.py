"""Binding as Common Lisp does it: symbol macros, several values, `cl-progv`."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.symbol_macros import without_symbol_macros

LET_STAR, SETQ, NTH, CAR, LET, PROG1, PROGN = map(intern, ("let*", "setq", "nth", "car", "let", "prog1", "progn"))


@macro("cl-locally")
def cl_locally(*body: object) -> object:
    """Evaluate BODY."""
    return cons(PROGN, list_from(body))


@macro("cl-multiple-value-bind")
def cl_multiple_value_bind(vars: object, form: object, *body: object) -> object:
    """Evaluate BODY with VARS bound to the elements of the list that FORM yields."""
    values = Symbol("values")
    bindings = [list_of(name, list_of(NTH, place, values)) for place, name in enumerate(elements(vars))]
    return cons(LET_STAR, cons(cons(list_of(values, form), list_from(bindings)), list_from(body or (NIL,))))


@macro("cl-multiple-value-setq")
def cl_multiple_value_setq(vars: object, form: object) -> object:
    """Set VARS to the elements of the list that FORM yields; return the first."""
    names = elements(vars)
    if not names:
        return list_of(PROGN, form, NIL)
    if len(names) == 1:
        return list_of(SETQ, names[0], list_of(CAR, form))
    values = Symbol("values")
    first = list_of(SETQ, names[0], list_of(CAR, values))
    others = [part for place, name in enumerate(names[1:], 1) for part in (name, list_of(NTH, place, values))]
    return list_of(LET, list_of(list_of(values, form)), list_of(PROG1, first, cons(SETQ, list_from(others))))


@macro("cl-progv")
def cl_progv(symbols: object, values: object, *body: object) -> object:
    """Evaluate BODY with the symbols in the list SYMBOLS bound dynamically to the elements of VALUES."""
    function = list_of(intern("function"), cons(intern("lambda"), cons(NIL, list_from(body))))
    return list_of(intern("elnet--call-with-variables"), symbols, values, function)


@primitive("elnet--call-with-variables")
def call_with_variables(lisp: Lisp, symbols: object, values: object, function: object) -> object:
    """Call FUNCTION with SYMBOLS bound dynamically to VALUES, nil where there are too few."""
    names, given = elements(symbols), elements(values)
    bindings = []
    try:
        for place, name in enumerate(names):
            assert isinstance(name, Symbol)
            bindings.append(lisp.variables.bind(name, given[place] if place < len(given) else NIL))
        return lisp.call(function)
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)


@macro("cl-symbol-macrolet")
def cl_symbol_macrolet(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY with symbols that stand for forms: BINDINGS has lists (NAME EXPANSION)."""
    expansions: dict[Symbol, object] = {}
    for binding in elements(bindings):
        name, expansion = elements(binding)
        assert isinstance(name, Symbol)
        expansions[name] = expansion
    return without_symbol_macros(lisp, cons(PROGN, list_from(body)), expansions)


@macro("cl-callf2")
def cl_callf2(lisp: Lisp, func: object, arg1: object, place: object, *args: object) -> object:
    """Set PLACE to what FUNC returns for ARG1, the value of PLACE, and ARGS."""
    from elnet.runtime.places import once, with_place

    def with_first(first: object) -> object:
        call = [func] if isinstance(func, Symbol) else [intern("funcall"), list_of(intern("function"), func)]
        return with_place(lisp, place, lambda get, store: store(list_from([*call, first, get, *args])))

    return once("x", arg1, with_first)


@macro("cl-remf")
def cl_remf(lisp: Lisp, place: object, tag: object) -> object:
    """Remove TAG with its value from the property list in PLACE; return t if it was there."""
    from elnet.runtime.places import once, with_place

    def with_tag(key: object) -> object:
        def do(get: object, store: object) -> object:
            first = list_of(intern("eq"), key, list_of(CAR, get))
            drop = list_of(PROGN, store(list_of(intern("cddr"), get)), intern("t"))  # type: ignore[operator]
            return list_of(intern("if"), first, drop, list_of(intern("cl--do-remf"), get, key))

        return with_place(lisp, place, do)

    return once("k", tag, with_tag)


@macro("cl-declaim")
def cl_declaim(*specs: object) -> object:
    """Say something about the code to come; nothing needs to be done with SPECS but for `special'."""
    return NIL


@macro("cl-declare")
def cl_declare(*specs: object) -> object:
    """Say something about the code around; nothing needs to be done with SPECS."""
    return NIL
