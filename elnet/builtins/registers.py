"""Registers: values under the name of a character (manual node "Registers")."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

ALIST = "register-alist"


@primitive("get-register")
def get_register(lisp: Lisp, register: object) -> object:
    """Return what REGISTER, a character, holds; nil if that is nothing."""
    return next((each.cdr for each in elements(lisp.value(ALIST)) if type(each) is Cons and each.car == register), NIL)


@primitive("set-register")
def set_register(lisp: Lisp, register: object, value: object) -> object:
    """Let REGISTER, a character, hold VALUE, and return that."""
    others = [each for each in elements(lisp.value(ALIST)) if type(each) is not Cons or each.car != register]
    lisp.set(ALIST, list_from([cons(register, value), *others]))
    return value
