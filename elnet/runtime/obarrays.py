"""The obarrays that Lisp can name: the interpreter's own, others, and vectors (manual node "Creating Symbols")."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.obarrays import Obarray
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Obarrays:
    """The obarrays of one interpreter; MAIN is its own."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.main = Obarray(lisp.obarray)

    def named(self, value: object) -> Obarray:
        """Return the obarray VALUE; nil is the value of the variable `obarray`, a vector of zeros becomes one."""
        if value is NIL:
            cell = self.lisp.variables.cells.get(intern("obarray"))
            value = getattr(cell, "value", self.main)
        if type(value) is Vector and value.items:
            first = value.items[0]
            if type(first) is int and first == 0:
                first = value.items[0] = Obarray()
            if type(first) is Obarray:
                return first
        if type(value) is not Obarray:
            raise wrong_type_argument("obarrayp", value)
        return value

    def intern(self, name: str, obarray: object) -> Symbol:
        """Return the symbol NAME of OBARRAY, making it if there is none."""
        table = self.named(obarray)
        if table is self.main:
            return self.lisp.intern(name)
        symbol = table.symbols.get(name)
        if symbol is None:
            symbol = table.symbols[name] = Symbol(name)
        return symbol

    def remove(self, symbol: Symbol, obarray: object) -> bool:
        """Remove SYMBOL from OBARRAY and tell whether it was there.

        A symbol removed from the interpreter's own obarray is another one from then on: it must be made anew.
        """
        table = self.named(obarray)
        if table.symbols.get(symbol.name) is not symbol:
            return False
        del table.symbols[symbol.name]
        if table is self.main:
            self.lisp.removed.add(symbol.name)
        return True
