"""Specializers of methods: how well a value fits one, as a number that is smaller the more specific the fit is.

The ranks of each kind of specializer are apart by its priority: (eql V), then subclass, head, the types that a
value has, and t.  Programs add kinds with `cl-generic-define-generalizer'.
"""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.equality import eql
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.runtime.structures import Structures
from elnet.runtime.types import exact_type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

CHAINS = {
    name: (name, *parents.split())
    for name, parents in (
        ("fixnum", "integer number integer-or-marker number-or-marker atom"),
        ("bignum", "integer number integer-or-marker number-or-marker atom"),
        ("float", "number number-or-marker atom"),
        ("marker", "integer-or-marker number-or-marker atom"),
        ("string", "array sequence atom"),
        ("boolean", "symbol atom"),
        ("null", "boolean symbol atom list sequence"),
        ("keyword", "symbol atom"),
        ("cons", "list sequence"),
        ("vector", "array sequence atom"),
        ("bool-vector", "array sequence atom"),
        ("char-table", "array sequence atom"),
        ("interpreted-function", "closure function atom"),
        ("primitive-function", "subr compiled-function function atom"),
        ("special-form", "subr atom"),
    )
}
"""The types of a value of each built-in type but t, the most specific first."""
EVERYTHING = 1_000_000
"""The rank of the specializer t, behind all others."""
BAND = 1000
"""How far the ranks of neighbouring priorities are apart."""
NOT_GIVEN = intern("elnet--not-given")
"""What stands for an optional argument that is missing: it fits t only."""
EQL, HEAD, DERIVED_MODE, QUOTE = map(intern, ("eql", "head", "derived-mode", "quote"))


def rank_of(priority: int, place: int) -> int:
    """Return the rank of what is at PLACE among the specializers of PRIORITY, up to 100, that a value has."""
    return (100 - priority) * BAND + place


class Generalizer:
    """A kind of specializer: TAG gives what a value has of it, FITTING the list of specializers for such a tag."""

    def __init__(self, name: Symbol, priority: int, tag: Callable[[object], object], fitting: object) -> None:
        self.name = name
        self.priority = priority
        self.tag = tag
        self.fitting = fitting


class Specializers:
    """What one interpreter knows of specializers."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.chains: list[Callable[[object], tuple[str, ...] | None]] = []
        """What may know the types of a value that is no structure."""
        self.ranks: dict[object, Callable[[object, object], int | None]] = {
            EQL: lambda wanted, value: 0 if eql(self.literal(wanted), value) else None,
            HEAD: self._head_rank,
            DERIVED_MODE: self._mode_rank,
        }
        """How specific a specializer (HEAD ARGUMENT) is for a value, by HEAD."""
        self.generalizers: dict[Symbol, Generalizer] = {}

    def chain(self, value: object) -> tuple[str, ...]:
        """Return the names of the types of VALUE, the most specific first, without t."""
        if is_keyword(value):
            return CHAINS["keyword"]
        name = exact_type_name(value)
        text = name.name if isinstance(name, Symbol) else ""
        known = CHAINS.get(text)
        if known is not None and text != "interpreted-function":
            return known
        for other in self.chains:
            found = other(value)
            if found is not None:
                return found
        if known is not None:
            return known
        structure = self.lisp.part(Structures).by_name.get(name)
        names = []
        while structure is not None:
            names.append(structure.name.name)
            structure = structure.parent
        return (*names, "cl-structure-object", "record", "atom") if names else (text, "atom")

    def rank(self, specializer: object, value: object) -> int | None:
        """Return how far SPECIALIZER is from the most specific one that VALUE has, None if it does not fit."""
        if specializer is T:
            return EVERYTHING
        if value is NOT_GIVEN:
            return None
        if isinstance(specializer, Symbol):
            chain = self.chain(value)
            return rank_of(50, chain.index(specializer.name)) if specializer.name in chain else None
        head, *values = elements(specializer)
        if head in self.ranks:
            return self.ranks[head](values[0], value)
        return self._general_rank(specializer, value)

    def check(self, specializer: object) -> None:
        """Signal an error if SPECIALIZER is a list that nothing knows."""
        if type(specializer) is Cons and specializer.car not in self.ranks:
            self.lisp.call(intern("cl-generic-generalizers"), specializer)

    def literal(self, form: object) -> object:
        """Return the value of FORM, the argument of a specializer; a symbol stands for itself."""
        if type(form) is Cons:
            return elements(form)[1] if form.car is QUOTE else self.lisp.evaluator.evaluate(form, T)
        return form

    def _head_rank(self, wanted: object, value: object) -> int | None:
        return rank_of(80, 0) if type(value) is Cons and eql(value.car, wanted) else None

    def _mode_rank(self, wanted: object, value: object) -> int | None:
        parents = elements(self.lisp.call(intern("derived-mode-all-parents"), value)) if isinstance(value, Symbol) else []
        return rank_of(90, parents.index(wanted)) if wanted in parents else None

    def _general_rank(self, specializer: object, value: object) -> int | None:
        """Return the rank of SPECIALIZER by the generalizers that the program has for it."""
        for generalizer in elements(self.lisp.call(intern("cl-generic-generalizers"), specializer)):
            known = self.generalizers.get(generalizer)  # type: ignore[call-overload]
            if known is None:
                continue
            tag = known.tag(value)
            fitting = elements(self.lisp.call(known.fitting, tag)) if tag is not NIL else []
            for place, each in enumerate(fitting):
                if self.lisp.call(intern("equal"), each, specializer) is not NIL:
                    return rank_of(known.priority, place)
        return None
