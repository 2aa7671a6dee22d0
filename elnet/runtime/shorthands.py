"""The shorthands that hold where something is read: those of a file, or those in `read-symbol-shorthands`."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import conses
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL
from elnet.reader.shorthands import longhand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.reader.shorthands import Shorthands
    from elnet.runtime.lisp import Lisp

VARIABLE = "read-symbol-shorthands"
LAST = 3000
"""How many bytes at the end of a file may hold its local variables."""


def shorthands_here(lisp: Lisp) -> Shorthands:
    """Return the shorthands that `read-symbol-shorthands` holds."""
    value = lisp.value(VARIABLE)
    return [] if value is NIL else _pairs(value)


def longhand_here(lisp: Lisp, name: str) -> str:
    """Return the name that NAME stands for."""
    shorthands = shorthands_here(lisp)
    return longhand(name, shorthands) if shorthands else name


def _pairs(value: object) -> Shorthands:
    """Return those of the elements of VALUE that are pairs of strings."""
    return [
        (pair.car.car.text, pair.car.cdr.text)
        for pair in conses(value)
        if type(pair.car) is Cons and type(pair.car.car) is LString and type(pair.car.cdr) is LString
    ]


def shorthands_in_file(lisp: Lisp, text: str) -> Shorthands:
    """Return the shorthands that the local variables at the end of TEXT, that of a file, set; longer ones come first."""
    if VARIABLE not in text[-LAST:]:
        return []
    from elnet.runtime.local_variable_lists import listed_at_end

    found = [value for name, value in listed_at_end(lisp, text) if name == VARIABLE]
    return sorted(_pairs(found[-1]), key=lambda pair: -len(pair[0])) if found else []


def as_list(shorthands: Shorthands) -> object:
    """Return SHORTHANDS as `read-symbol-shorthands` holds them."""
    return list_from([cons(lisp_string(short), lisp_string(long)) for short, long in shorthands])
