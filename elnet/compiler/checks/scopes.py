"""The variables in scope at one place of a file that is checked, and what the conditions around it promise."""

from __future__ import annotations

from elnet.compiler.checks.remarks import Place
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern

NOT, FBOUNDP, BOUNDP, AND, QUOTE = map(intern, ("not", "fboundp", "boundp", "and", "quote"))
PROMISING = {"fboundp": "functions", "functionp": "functions", "boundp": "variables", "default-boundp": "variables"}


class Variable:
    """A lexical variable that the file binds at PLACE; PLACE is None if it is a macro's and nothing is to be said of it."""

    def __init__(self, symbol: Symbol, place: Place | None, what: str) -> None:
        self.symbol = symbol
        self.place = place
        self.what = what
        self.used = False
        self.assigned = False
        self.bare = False
        """Whether it was bound without a value."""


class Scope:
    """What is known at a place: VARIABLES are lexical ones, or None for those bound dynamically.

    FUNCTIONS and PRESENT are the functions and variables that a condition around the place has found to be there.
    """

    def __init__(
        self,
        variables: dict[Symbol, Variable | None] | None = None,
        functions: frozenset[Symbol] = frozenset(),
        present: frozenset[Symbol] = frozenset(),
        top: bool = False,
    ) -> None:
        self.variables = variables or {}
        self.functions = functions
        self.present = present
        self.top = top

    def inner(self) -> Scope:
        """Return a scope inside this one, where other variables can be bound."""
        return Scope(dict(self.variables), self.functions, self.present, self.top)

    def inside(self) -> Scope:
        """Return the scope of a function's body."""
        return Scope(dict(self.variables), self.functions, self.present)

    def where(self, test: object, holds: bool = True) -> Scope:
        """Return the scope of code that is reached if TEST, a form, HOLDS."""
        functions, variables = promises(test, holds)
        if not functions and not variables:
            return self
        return Scope(self.variables, self.functions | functions, self.present | variables, self.top)


def promises(test: object, holds: bool) -> tuple[frozenset[Symbol], frozenset[Symbol]]:
    """Return the functions and the variables that are there if TEST, a form, HOLDS."""
    nothing: frozenset[Symbol] = frozenset()
    if type(test) is not Cons or type(test.cdr) is not Cons:
        return nothing, nothing
    if test.car in (NOT, intern("null")):
        return promises(test.cdr.car, not holds)
    if not holds:
        return nothing, nothing
    if test.car is AND:
        found = [promises(form, True) for form in elements(test.cdr)]
        return nothing.union(*(one for one, _ in found)), nothing.union(*(two for _, two in found))
    if test.car is intern("bound-and-true-p"):
        name = test.cdr.car
        return nothing, frozenset((name,)) if isinstance(name, Symbol) else nothing
    kind = PROMISING.get(test.car.name) if isinstance(test.car, Symbol) else None
    quoted = test.cdr.car
    if kind is None or type(quoted) is not Cons or quoted.car not in (QUOTE, intern("function")) or quoted.cdr is NIL:
        return nothing, nothing
    name = quoted.cdr.car  # type: ignore[attr-defined]
    names = frozenset((name,)) if isinstance(name, Symbol) else nothing
    return (names, nothing) if kind == "functions" else (nothing, names)
