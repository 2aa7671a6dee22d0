"""The library let-alist: symbols that start with a dot stand for what an alist has."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

LET, LET_ALIST, QUOTE = intern("let"), intern("let-alist"), intern("quote")


@macro("let-alist")
def let_alist(lisp: Lisp, alist: object, *body: object) -> object:
    """Evaluate BODY with every symbol .KEY in it bound to what KEY has in ALIST; .KEY.SUB looks further inside.

    A symbol with two dots, ..KEY, is the variable .KEY from outside.
    """
    variable = lisp.call(intern("make-symbol"), lisp_string("alist"))
    bindings = [list_of(name, access(name, variable)) for name in dotted(list_from(body))]
    return list_of(LET, list_of(list_of(variable, alist)), cons(LET, cons(list_from(bindings), list_from(body))))


def dotted(form: object) -> list[Symbol]:
    """Return the symbols in FORM that start with a dot, in order, without those that an inner `let-alist' binds."""
    found: dict[Symbol, None] = {}
    _collect(form, found)
    return list(found)


def _collect(form: object, found: dict[Symbol, None]) -> None:
    while type(form) is Cons:
        if form.car is LET_ALIST:
            if type(form.cdr) is Cons:
                _collect(form.cdr.car, found)
            return
        _collect(form.car, found)
        form = form.cdr
    if isinstance(form, Symbol) and form.name.startswith(".") and len(form.name) > 1:
        found[form] = None
    elif type(form) is Vector:
        for item in form.items:
            _collect(item, found)


def without_dot(symbol: Symbol) -> Symbol:
    """Return the symbol of SYMBOL's name without a dot at its start."""
    return intern(symbol.name[1:]) if symbol.name.startswith(".") else symbol


def access(symbol: Symbol, variable: object) -> object:
    """Return the form that SYMBOL, which starts with a dot, stands for in the alist VARIABLE."""
    plain = without_dot(symbol)
    if plain.name.startswith("."):
        return plain
    return _nested([intern(part) for part in reversed(plain.name.split("."))], variable)


def _nested(keys: list[Symbol], variable: object) -> object:
    """Return the form that looks KEYS up in VARIABLE, the last one first."""
    form = variable
    for key in reversed(keys):
        form = list_of(intern("cdr"), list_of(intern("assq"), list_of(QUOTE, key), form))
    return form


@primitive("let-alist--deep-dot-search")
def deep_dot_search(data: object) -> object:
    """Return the symbols in DATA that start with a dot, each in a pair with the one without."""
    return list_from(cons(symbol, without_dot(symbol)) for symbol in dotted(data))


@primitive("let-alist--remove-dot")
def remove_dot(symbol: object) -> Symbol:
    """Return the symbol of SYMBOL's name without a dot at its start."""
    return without_dot(check.symbol(symbol))


@primitive("let-alist--access-sexp")
def access_sexp(symbol: object, variable: object) -> object:
    """Return the form that SYMBOL, which starts with a dot, stands for in the alist VARIABLE."""
    return access(check.symbol(symbol), variable)


@primitive("let-alist--list-to-sexp")
def list_to_sexp(list: object, var: object) -> object:
    """Return the form that looks the symbols in LIST up in VAR, the last one first."""
    return _nested([check.symbol(key) for key in elements(list)], var)
