"""Running functions when the minibuffer is set up."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.primitive import macro


@macro()
def minibuffer_with_setup_hook(fun: object, *body: object) -> object:
    """Evaluate BODY while FUN, which may be (:append FUN), is one of the functions in `minibuffer-setup-hook'."""
    appends = type(fun) is Cons and fun.car is intern(":append")
    function = fun.cdr.car if type(fun) is Cons and appends and type(fun.cdr) is Cons else fun
    hook = list_of(intern("quote"), intern("minibuffer-setup-hook"))
    name = Symbol("function")
    add = list_of(intern("add-hook"), hook, name, T if appends else NIL)
    remove = list_of(intern("remove-hook"), hook, name)
    inner = list_from([intern("unwind-protect"), list_from([intern("progn"), add, *body]), remove])
    return list_of(intern("let"), list_of(list_of(name, function)), inner)
