"""`define-inline` and the forms that its body may use: here they define an ordinary function."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.primitive import macro

COMMA, LET_STAR, DEFUN = map(intern, (",", "let*", "defun"))


@macro("define-inline")
def define_inline(name: object, args: object, *body: object) -> object:
    """Define NAME as a function with ARGS and BODY, which may use `inline-quote' and its kin."""
    return cons(DEFUN, cons(name, cons(args, list_from(body))))


@macro("inline-quote")
def inline_quote(exp: object) -> object:
    """Evaluate EXP, in which (, X) stands for X."""
    return _without_commas(exp)


def _without_commas(form: object) -> object:
    if type(form) is Vector:
        return Vector([_without_commas(item) for item in form.items])
    if type(form) is not Cons:
        return form
    if form.car is COMMA and type(form.cdr) is Cons:
        return form.cdr.car
    items, tail = [], form
    rest: object = tail
    while type(rest) is Cons and rest.car is not COMMA:
        items.append(_without_commas(rest.car))
        rest = rest.cdr
    return list_from(items, _without_commas(rest) if type(rest) is Cons else rest)


@macro("inline-const-p")
def inline_const_p(exp: object) -> object:
    """Return t: when the function runs, EXP is a value."""
    return T


@macro("inline-const-val")
def inline_const_val(exp: object) -> object:
    """Return the value of EXP."""
    return exp


@macro("inline-error")
def inline_error(format: object, *args: object) -> object:
    """Signal an error with FORMAT and ARGS."""
    return cons(intern("error"), cons(format, list_from(args)))


@macro("inline-letevals")
def inline_letevals(vars: object, *body: object) -> object:
    """Evaluate BODY with each of VARS, a variable or (VARIABLE EXP), bound to its value."""
    bindings = [binding for binding in elements(vars) if type(binding) is Cons]
    return cons(LET_STAR, cons(list_from(bindings), list_from(body or (NIL,))))
