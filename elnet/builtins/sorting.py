"""Sorting, and the standard order of values."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, truth, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import conses, elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check, ordering
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KEY, LESSP, REVERSE, IN_PLACE = map(intern, (":key", ":lessp", ":reverse", ":in-place"))


@primitive("value<")
def value_less(a: object, b: object) -> Symbol:
    """Return t if A comes before B in the standard order: numbers, strings, symbols by name, lists and vectors by elements.

    Signals `type-mismatch' for values that cannot be compared.
    """
    return truth(ordering.value_less(a, b))


@primitive("sort")
def sort(lisp: Lisp, seq: object, *arguments: object) -> object:
    """Return the list or vector SEQ sorted; elements that are equal stay in order.

    ARGUMENTS are keywords: :key, a function of an element to what is compared; :lessp, the predicate, by default `value<';
    :reverse; and :in-place, to change SEQ itself.  A single argument is the predicate, and then SEQ itself is changed.
    """
    options: dict[object, object] = {KEY: NIL, LESSP: NIL, REVERSE: NIL, IN_PLACE: NIL}
    if len(arguments) == 1:
        options[LESSP], options[IN_PLACE] = arguments[0], intern("t")
    elif len(arguments) % 2:
        raise lisp_error("Invalid argument list")
    else:
        for name, value in zip(arguments[::2], arguments[1::2], strict=True):
            if name not in options:
                raise signal("error", lisp_string("Invalid keyword argument"), name)
            options[name] = value
    return _sorted(lisp, seq, options)


def _sorted(lisp: Lisp, seq: Any, options: dict[object, object]) -> object:
    if type(seq) is not Cons and type(seq) is not Vector:
        if seq is NIL:
            return NIL
        raise wrong_type_argument("list-or-vector-p", seq)
    items: list[object] = elements(seq) if isinstance(seq, Cons) else seq.items[:]
    ordering.sort(lisp, items, options[LESSP], options[KEY], options[REVERSE] is not NIL)
    if options[IN_PLACE] is NIL:
        return list_from(items) if type(seq) is Cons else Vector(items)
    if isinstance(seq, Cons):
        for pair, item in zip(conses(seq), items, strict=True):
            pair.car = item
    else:
        seq.items[:] = items
    return seq


@primitive("car-less-than-car")
def car_less_than_car(a: object, b: object) -> object:
    """Return t if the car of A is less than the car of B; both are numbers."""
    left, right = check.number(check.cons(a).car), check.number(check.cons(b).car)
    return truth(left < right)
