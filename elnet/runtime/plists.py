"""The property lists of symbols in one interpreter."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import is_circular
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.conditions import standard_plist
from elnet.runtime.standard_properties import standard_properties

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


ERROR_CONDITIONS = intern("error-conditions")


UNSUSPICIOUS = 1 << 10
"""A property list that goes on after so many properties is looked at for a circle."""


class PropertyLists:
    """Property lists by symbol; those of the standard conditions appear when they are first asked for."""

    def __init__(self) -> None:
        self._lists: dict[Symbol, object] = {}
        self.on_conditions: Callable[[], None] = lambda: None

    def plist(self, symbol: Symbol) -> object:
        """Return the property list of SYMBOL."""
        found = self._lists.get(symbol)
        if found is None:
            found = standard_plist(symbol)
            if found is None:
                found = standard_properties(symbol)
            if found is NIL:
                return NIL
            self._lists[symbol] = found
        return found

    def set_plist(self, symbol: Symbol, plist: object) -> None:
        """Make PLIST the property list of SYMBOL."""
        self._lists[symbol] = plist
        self.on_conditions()

    def get(self, symbol: Symbol, name: object) -> object:
        """Return SYMBOL's property NAME, nil if it has none."""
        tail = self._lists.get(symbol)
        if tail is None:
            tail = self.plist(symbol)
        steps = 0
        while type(tail) is Cons and type(tail.cdr) is Cons:
            if tail.car is name:
                return tail.cdr.car
            tail = tail.cdr.cdr
            steps += 1
            if steps == UNSUSPICIOUS and is_circular(tail):
                break
        return NIL

    def put(self, symbol: Symbol, name: object, value: object) -> None:
        """Give SYMBOL the property NAME with VALUE, a new one at the end of the list."""
        tail = self.plist(symbol)
        last: Cons | None = None
        while type(tail) is Cons and type(tail.cdr) is Cons:
            if tail.car is name:
                tail.cdr.car = value
                break
            last, tail = tail.cdr, tail.cdr.cdr
        else:
            if last is None:
                self._lists[symbol] = list_of(name, value)
            else:
                last.cdr = list_of(name, value)
        if name is ERROR_CONDITIONS:
            self.on_conditions()
