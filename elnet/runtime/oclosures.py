"""OClosures: functions that have a type and slots, as `oclosure-define' and `oclosure-lambda' make them.

The code of such a function sees its slots as variables.  A maker, a function of the slots' values, gives the inner function
and, for each slot that can be changed, a function that reads it and one that stores into it.
"""

from __future__ import annotations

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.functions import Applicable
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

ROOT = intern("oclosure")


class OClosureType:
    """A type: NAME, the names of its PARENTS from the nearest on, its SLOTS and which of them are MUTABLE."""

    def __init__(self, name: Symbol, parents: list[Symbol], slots: list[Symbol], mutable: set[Symbol]) -> None:
        self.name = name
        self.parents = parents
        self.slots = slots
        self.mutable = mutable


class OClosure(Applicable):
    """A function of KIND that MAKER made from VALUES."""

    __slots__ = ("accessors", "function", "kind", "lisp", "maker", "values")

    def __init__(self, lisp: Lisp, kind: OClosureType, maker: object, values: list[object]) -> None:
        self.lisp = lisp
        self.kind = kind
        self.maker = maker
        self.values = values
        self.function, *self.accessors = elements(lisp.call(maker, *values))
        self.call = lisp.functions.callable(self.function)

    def arity(self) -> tuple[int, int]:
        """Return the arity of the function inside."""
        return self.lisp.functions.arity(self.function)

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return f"#<oclosure {self.kind.name.name}>"

    def read(self, place: int) -> object:
        """Return the slot at PLACE."""
        pair = self.accessors[place]
        return self.lisp.call(pair.car) if isinstance(pair, Cons) else self.values[place]

    def write(self, place: int, value: object) -> object:
        """Store VALUE into the slot at PLACE; signal `setting-constant' if it cannot change."""
        pair = self.accessors[place]
        if not isinstance(pair, Cons):
            raise signal("setting-constant", self, self.kind.slots[place])
        self.lisp.call(pair.cdr, value)
        return value

    def copy(self, changes: dict[int, object]) -> OClosure:
        """Return a function like this with CHANGES, values by place, in its slots."""
        values = [changes.get(place, self.read(place)) for place in range(len(self.values))]
        return OClosure(self.lisp, self.kind, self.maker, values)


class OClosureTypes:
    """The types of one interpreter by name."""

    def __init__(self, lisp: Lisp) -> None:
        self.by_name: dict[object, OClosureType] = {ROOT: OClosureType(ROOT, [], [], set())}

    def chain(self, value: object) -> tuple[str, ...] | None:
        """Return the names of the types of VALUE, None if it is no OClosure."""
        if not isinstance(value, OClosure):
            return None
        names = [value.kind.name, *value.kind.parents]
        return (*(each.name for each in names), "interpreted-function", "closure", "function", "atom")

    def has(self, value: object, name: Symbol) -> bool:
        """Tell whether VALUE is an OClosure of the type NAME."""
        return isinstance(value, OClosure) and name in (value.kind.name, *value.kind.parents)

    def checked(self, value: object, name: Symbol) -> OClosure:
        """Return VALUE, an OClosure of the type NAME; signal `wrong-type-argument'."""
        if not isinstance(value, OClosure) or not self.has(value, name):
            raise wrong_type_argument(name.name, value)
        return value


def slot_place(value: OClosure, name: object) -> int:
    """Return the place of the slot NAME of VALUE, -1 if it has none."""
    return value.kind.slots.index(name) if isinstance(name, Symbol) and name in value.kind.slots else -1


def interactive_form(lisp: Lisp, value: OClosure) -> object:
    """Return the interactive form of VALUE: that of its code, or what `oclosure-interactive-form' gives."""
    form = lisp.call(intern("interactive-form"), value.function)
    return form if form is not NIL else lisp.call(intern("oclosure-interactive-form"), value)
