"""The tree between Lisp and Python: what a macro-expanded form means once every name is resolved.

The classes spell out their initialisers because `dataclasses` takes longer to import than a small script takes to run.
"""

from __future__ import annotations

from elnet.compiler.template import Template
from elnet.objects.conditions import LispSignal
from elnet.objects.functions import Lambda
from elnet.objects.symbols import NIL, Symbol

Where = tuple[str, int, int] | None


class LexicalVariable:
    """One lexical binding: NAME is its Python name, unique in the outermost function.

    CAPTURED: an inner function uses it.  ASSIGNED: something sets it after its initialisation.  LOOPED: it is bound in a
    loop of its function, so that one run of the function makes several bindings.  FUNCTION: it is bound to a lambda.
    """

    __slots__ = ("assigned", "captured", "function", "looped", "name", "owner", "symbol")

    def __init__(self, symbol: Symbol, name: str, owner: LambdaNode, looped: bool) -> None:
        self.symbol = symbol
        self.name = name
        self.owner = owner
        self.looped = looped
        self.captured = False
        self.assigned = False
        self.function = False

    @property
    def boxed(self) -> bool:
        """Tell whether the variable lives in a one-element list, because closures made in a loop share and set it."""
        return self.looped and self.captured and self.assigned


class Node:
    """Something to evaluate; WHERE is the place of its form, None for that of the form around it."""

    __slots__ = ("where",)

    where: Where


class Constant(Node):
    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value
        self.where: Where = None


NOTHING = Constant(NIL)


class Local(Node):
    __slots__ = ("variable",)

    def __init__(self, variable: LexicalVariable) -> None:
        self.variable = variable
        self.where: Where = None


class Special(Node):
    __slots__ = ("symbol",)

    def __init__(self, symbol: Symbol) -> None:
        self.symbol = symbol
        self.where: Where = None


class SetLocal(Node):
    __slots__ = ("value", "variable")

    def __init__(self, variable: LexicalVariable, value: Node) -> None:
        self.variable = variable
        self.value = value
        self.where: Where = None


class SetSpecial(Node):
    __slots__ = ("symbol", "value")

    def __init__(self, symbol: Symbol, value: Node) -> None:
        self.symbol = symbol
        self.value = value
        self.where: Where = None


class Call(Node):
    """A call of the function that SYMBOL has when it happens."""

    __slots__ = ("arguments", "symbol")

    def __init__(self, symbol: Symbol, arguments: list[Node]) -> None:
        self.symbol = symbol
        self.arguments = arguments
        self.where: Where = None


class CallValue(Node):
    """A call of a function value: `funcall`."""

    __slots__ = ("arguments", "function")

    def __init__(self, function: Node, arguments: list[Node]) -> None:
        self.function = function
        self.arguments = arguments
        self.where: Where = None


class If(Node):
    __slots__ = ("otherwise", "test", "then")

    def __init__(self, test: Node, then: Node, otherwise: Node) -> None:
        self.test = test
        self.then = then
        self.otherwise = otherwise
        self.where: Where = None


class And(Node):
    __slots__ = ("items",)

    def __init__(self, items: list[Node]) -> None:
        self.items = items
        self.where: Where = None


class Or(Node):
    __slots__ = ("items",)

    def __init__(self, items: list[Node]) -> None:
        self.items = items
        self.where: Where = None


class Progn(Node):
    __slots__ = ("items",)

    def __init__(self, items: list[Node]) -> None:
        self.items = items
        self.where: Where = None


class Prog1(Node):
    __slots__ = ("first", "rest")

    def __init__(self, first: Node, rest: list[Node]) -> None:
        self.first = first
        self.rest = rest
        self.where: Where = None


class While(Node):
    __slots__ = ("body", "test")

    def __init__(self, test: Node, body: list[Node]) -> None:
        self.test = test
        self.body = body
        self.where: Where = None


class Let(Node):
    """Bindings made at once, after all values were computed, around BODY; a Symbol is bound dynamically."""

    __slots__ = ("bindings", "body")

    def __init__(self, bindings: list[tuple[LexicalVariable | Symbol, Node]], body: Node) -> None:
        self.bindings = bindings
        self.body = body
        self.where: Where = None


class LambdaNode(Node):
    """A function; FREE are the variables of outer functions it uses, in order of first use."""

    __slots__ = ("body", "described", "dynamic", "free", "optional", "outer", "parameters", "rest")

    def __init__(
        self,
        described: Lambda,
        parameters: list[LexicalVariable],
        dynamic: list[tuple[Symbol, LexicalVariable]],
        optional: int,
        rest: bool,
        body: Node | None,
        outer: LambdaNode | None,
        free: dict[LexicalVariable, None],
        where: Where = None,
    ) -> None:
        self.described = described
        self.parameters = parameters
        self.dynamic = dynamic
        self.optional = optional
        self.rest = rest
        self.body = body
        self.outer = outer
        self.free = free
        self.where = where


class Deferred(Node):
    """A function that is made from TEMPLATE."""

    __slots__ = ("template",)

    def __init__(self, template: Template) -> None:
        self.template = template
        self.where: Where = None


class Catch(Node):
    """JUMPED tells whether the body contains a throw that can only mean this catch."""

    __slots__ = ("body", "jumped", "tag")

    def __init__(self, tag: Node, body: Node, jumped: bool = False) -> None:
        self.tag = tag
        self.body = body
        self.jumped = jumped
        self.where: Where = None


class Jump(Node):
    """A call of `throw`, as SYMBOL, that can only end in CATCH, in the same function."""

    __slots__ = ("catch", "symbol", "value")

    def __init__(self, catch: Catch, value: Node, symbol: Symbol) -> None:
        self.catch = catch
        self.value = value
        self.symbol = symbol
        self.where: Where = None


class UnwindProtect(Node):
    __slots__ = ("body", "cleanup")

    def __init__(self, body: Node, cleanup: Node) -> None:
        self.body = body
        self.cleanup = cleanup
        self.where: Where = None


class ConditionCase(Node):
    __slots__ = ("body", "clauses", "success", "variable")

    def __init__(
        self,
        variable: LexicalVariable | Symbol | None,
        body: Node,
        clauses: list[tuple[tuple[object, ...], Node]],
        success: Node | None,
    ) -> None:
        self.variable = variable
        self.body = body
        self.clauses = clauses
        self.success = success
        self.where: Where = None


class Saving(Node):
    """`save-excursion` and its like: KIND names the contract's save and restore functions."""

    __slots__ = ("body", "kind")

    def __init__(self, kind: str, body: Node) -> None:
        self.kind = kind
        self.body = body
        self.where: Where = None


class DefineVariable(Node):
    """`defvar` and `defconst`; VALUE is None where the form has none."""

    __slots__ = ("constant", "documentation", "symbol", "value")

    def __init__(self, symbol: Symbol, value: Node | None, documentation: Node, constant: bool) -> None:
        self.symbol = symbol
        self.value = value
        self.documentation = documentation
        self.constant = constant
        self.where: Where = None


class Raise(Node):
    """A form that is wrong in itself and signals when it is evaluated."""

    __slots__ = ("condition",)

    def __init__(self, condition: LispSignal) -> None:
        self.condition = condition
        self.where: Where = None
