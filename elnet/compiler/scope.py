"""Scopes: what a name means at one place of a program.

In lexical code a name bound by `let`, a parameter or a handler is lexical unless it is special, globally or by a `defvar`
without value in this scope (manual node "Lexical Binding").
"""

from __future__ import annotations

from elnet.compiler import nodes
from elnet.compiler.nodes import LambdaNode, LexicalVariable, Node
from elnet.objects.symbols import Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.compiler.analysis import Analyzer
    from elnet.objects.cons import Cons

    Special = Callable[[Analyzer, Cons, "Scope"], Node]
    """What analyses a special form."""


class Scope:
    """What a name means at one place: lexical variables, names declared special here, the function and its loops.

    CATCHES are the `catch` forms of the function around the place, by tag.
    """

    __slots__ = ("catches", "function", "lexical", "looped", "special", "variables")

    def __init__(
        self,
        variables: dict[Symbol, LexicalVariable],
        special: frozenset[Symbol],
        function: LambdaNode,
        looped: bool,
        lexical: bool,
        catches: dict[object, nodes.Catch],
    ) -> None:
        self.variables = variables
        self.special = special
        self.function = function
        self.looped = looped
        self.lexical = lexical
        self.catches = catches

    def inner(self) -> Scope:
        """Return a scope inside this one, where other variables can be bound."""
        return Scope(dict(self.variables), self.special, self.function, self.looped, self.lexical, self.catches)

    def enter(self, bindings: list[tuple[LexicalVariable | Symbol, Node]]) -> None:
        """Enter BINDINGS: a dynamic one leaves a lexical variable of that name, such as a parameter, visible."""
        for target, _ in bindings:
            if isinstance(target, LexicalVariable):
                self.variables[target.symbol] = target
            elif not self.lexical:
                self.variables.pop(target, None)
