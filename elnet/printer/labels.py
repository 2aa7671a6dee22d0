"""Which objects need a label because they occur more than once, and their numbers: the order of their second occurrences."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType

from elnet.objects.cons import Cons
from elnet.objects.functions import lambda_of
from elnet.objects.hash_tables import EQ, HashTable
from elnet.objects.strings import LString
from elnet.objects.symbols import Symbol
from elnet.objects.vectors import CharTable, Record, Vector
from elnet.printer.char_tables import Part

CONTAINERS = frozenset((Cons, Vector, Record, HashTable, CharTable, Part, LString))
Slots = Callable[[object], list[object]]


class Labels:
    """The labels of one printing, or of several that number continuously in one table.

    In TABLE, an object that occurs more than once has its number, negative as long as it was not printed.
    """

    def __init__(self, table: HashTable | None = None) -> None:
        self.table = table or HashTable(EQ, identity)
        self._last = max((abs(number) for _, number in self.table.entries.values() if type(number) is int), default=0)

    def notice(self, root: object, gensym: bool, slots: Slots, every: bool = False) -> None:
        """Look through ROOT for what occurs twice; uninterned symbols count if GENSYM, those that occur once, too, if EVERY."""
        once: set[int] = set()
        entries = self.table.entries
        pending = [root]
        while pending:
            value = pending.pop()
            if not can_have_label(value, gensym):
                continue
            if id(value) in once or (every and type(value) is Symbol):
                if value not in entries:
                    self._last += 1
                    entries[value] = (value, -self._last)
            else:
                once.add(id(value))
                pending += reversed(children(value, slots))

    def number(self, value: object) -> tuple[int, bool] | None:
        """Return the number of VALUE and whether it is new; None if VALUE needs no label."""
        entry = self.table.entries.get(value) if type(value) not in (int, float) else None
        if entry is None:
            return None
        number = entry[1]
        if type(number) is not int:
            return None
        if number < 0:
            self.table.entries[value] = (value, -number)
        return abs(number), number < 0


def identity(value: object) -> object:
    """Return VALUE, which as a dict key is equal to itself only."""
    return value


def can_have_label(value: object, gensym: bool) -> bool:
    """Tell whether VALUE is of a kind that gets labels."""
    kind = type(value)
    if kind is Symbol:
        return gensym and not value.interned  # type: ignore[attr-defined]
    return kind in CONTAINERS or (kind is FunctionType and lambda_of(value) is not None)


def children(value: object, slots: Slots) -> list[object]:
    """Return what VALUE refers to; SLOTS tells it of closures and char-tables."""
    if isinstance(value, Cons):
        return [value.car, value.cdr]
    if isinstance(value, Vector | Record | Part):
        return value.items
    if isinstance(value, HashTable):
        return [item for pair in value.entries.values() for item in pair]
    if isinstance(value, LString):
        runs = value.properties.runs() if value.properties else ()  # type: ignore[attr-defined]
        return [item for _, _, plist in runs for pair in plist.items() for item in pair]
    return slots(value) if isinstance(value, CharTable | FunctionType) else []
