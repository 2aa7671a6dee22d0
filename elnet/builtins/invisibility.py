"""Invisible text: which values of the property `invisible' hide it."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.searching import equal_test, without

SPEC = "buffer-invisibility-spec"


@primitive()
def add_to_invisibility_spec(lisp: Lisp, element: object) -> object:
    """Let ELEMENT, a value of `invisible' or a cons of one and t, hide text in the current buffer."""
    spec = lisp.value(SPEC)
    lisp.set(SPEC, cons(element, list_of(T) if spec is T else spec))
    return lisp.value(SPEC)


@primitive()
def remove_from_invisibility_spec(lisp: Lisp, element: object) -> object:
    """Let ELEMENT no longer hide text in the current buffer."""
    spec = lisp.value(SPEC)
    if type(spec) is Cons:
        lisp.set(SPEC, without(spec, element, equal_test(element)))
    else:
        lisp.set(SPEC, list_of(T))
    return lisp.value(SPEC)


@primitive()
def invisible_p(lisp: Lisp, pos_or_prop: object) -> object:
    """Return t if the text at POS-OR-PROP, or text whose property `invisible' is that, is hidden in the current buffer.

    Return 2 if an ellipsis stands for it.
    """
    prop = pos_or_prop
    if type(prop) is int or hasattr(type(prop), "number"):
        prop = lisp.call(intern("get-char-property"), pos_or_prop, intern("invisible"))
    spec = lisp.value(SPEC)
    if spec is T or prop is NIL:
        return truth(prop is not NIL)
    values = [pair.car for pair in conses(prop)] if type(prop) is Cons else [prop]
    for pair in conses(spec):
        entry = pair.car
        if type(entry) is Cons and any(entry.car is value for value in values):
            return 2 if entry.cdr is not NIL else T
        if any(entry is value for value in values):
            return T
    return NIL
