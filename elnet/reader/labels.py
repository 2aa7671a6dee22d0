"""Labels: `#1=` names an object, `#1#` stands for it, also within itself.

While a labelled object is being read its references are a placeholder.  If it turns out to be a cons, the placeholder
becomes that cons; any other object is put in the placeholder's stead wherever one is found within it.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons
from elnet.objects.hash_tables import HashTable
from elnet.objects.symbols import NIL
from elnet.objects.vectors import CharTable, Record, Vector
from elnet.reader.errors import InvalidSyntax


class Labels:
    """The labels of one form: NAMED maps a number to its object, PENDING to the placeholder while that is read."""

    def __init__(self) -> None:
        self.named: dict[int, object] = {}
        self.referred: set[int] = set()

    def begin(self, number: int) -> Cons:
        """Start reading the object that NUMBER names."""
        placeholder = self.named[number] = cons(NIL, NIL)
        self.referred.discard(number)
        return placeholder

    def refer(self, number: int, text: str, end: int) -> object:
        """Return what NUMBER stands for, written TEXT up to END."""
        if number not in self.named:
            raise InvalidSyntax(text, end)
        self.referred.add(number)
        return self.named[number]

    def finish(self, number: int, placeholder: Cons, value: object) -> object:
        """Let NUMBER name VALUE, for which PLACEHOLDER stood so far; return the object."""
        if value is placeholder:
            raise InvalidSyntax("nonsensical self-reference")
        if number in self.referred:
            if type(value) is Cons:
                placeholder.car, placeholder.cdr = value.car, value.cdr
                if hasattr(value, "where"):
                    placeholder.where = value.where
                return placeholder
            replace(value, placeholder)
        self.named[number] = value
        return value


def replace(root: object, placeholder: object) -> None:
    """Put ROOT wherever PLACEHOLDER stands within it."""
    seen: set[int] = set()
    pending = [root]
    while pending:
        place = pending.pop()
        if id(place) in seen:
            continue
        seen.add(id(place))
        if isinstance(place, Cons):
            place.car = root if place.car is placeholder else place.car
            place.cdr = root if place.cdr is placeholder else place.cdr
            pending += (place.car, place.cdr)
        elif isinstance(place, Vector | Record):
            place.items[:] = [root if item is placeholder else item for item in place.items]
            pending += place.items
        elif isinstance(place, CharTable):
            place.values[:] = [root if item is placeholder else item for item in place.values]
            place.extras[:] = [root if item is placeholder else item for item in place.extras]
            pending += place.values + place.extras
        elif isinstance(place, HashTable):
            replace_in_table(place, root, placeholder)
            pending += [item for pair in place.entries.values() for item in pair]


def replace_in_table(table: HashTable, root: object, placeholder: object) -> None:
    """Put ROOT wherever PLACEHOLDER is a key or a value of TABLE."""
    pairs = [tuple(root if item is placeholder else item for item in pair) for pair in table.entries.values()]
    table.entries = {table.key(key): (key, value) for key, value in pairs}
