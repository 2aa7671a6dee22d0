"""How many arguments functions take: those of the file from their argument lists, others from what they are."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.functions import MANY
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.functions import MACRO
from elnet.runtime.lisp import Lisp

AUTOLOAD = intern("autoload")
ENDLESS = ("&rest", "&body", "&key", "&aux", "&allow-other-keys", "&whole", "&environment")


class Signature:
    """The LEAST and the MOST arguments of a function; MOST is None if there is no limit."""

    def __init__(self, least: int, most: int | None) -> None:
        self.least = least
        self.most = most

    def __str__(self) -> str:
        if self.most is None:
            return f"{self.least}+"
        if self.least == self.most:
            return str(self.least)
        return f"{self.least} or {self.most}" if self.least + 1 == self.most else f"{self.least}-{self.most}"

    def takes(self, count: int) -> bool:
        """Tell whether COUNT arguments are right."""
        return self.least <= count and (self.most is None or count <= self.most)


def signature_of_list(arguments: object) -> Signature:
    """Return the signature of a function whose argument list is ARGUMENTS."""
    least, most, optional = 0, 0, False
    for pair in conses(arguments):
        name = pair.car.name if isinstance(pair.car, Symbol) else ""
        if name in ENDLESS:
            return Signature(least, None)
        if name == "&optional":
            optional = True
            continue
        most += 1
        least += not optional
    return Signature(least, most if type(arguments) is Cons or arguments is NIL else None)


def signature_of_function(lisp: Lisp, symbol: Symbol) -> Signature | None:
    """Return the signature of the function that SYMBOL has in LISP, None if it has none or that is not known."""
    definition = lisp.functions.indirect(symbol)
    if not lisp.functions.is_function(definition) or (type(definition) is Cons and definition.car in (MACRO, AUTOLOAD)):
        return None
    least, most = lisp.functions.arity(definition)
    return Signature(least, None if most == MANY else most) if most >= least or most == MANY else None
