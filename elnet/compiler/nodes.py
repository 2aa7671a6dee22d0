"""The tree between Lisp and Python: what a macro-expanded form means once every name is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import FunctionType

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons
from elnet.objects.functions import Lambda
from elnet.objects.symbols import Symbol

Where = tuple[str, int, int] | None


@dataclass(slots=True, eq=False)
class LexicalVariable:
    """One lexical binding: NAME is its Python name, unique in the outermost function.

    CAPTURED: an inner function uses it.  ASSIGNED: something sets it after its initialisation.  LOOPED: it is bound in a loop of
    its function, so that one run of the function makes several bindings.
    """

    symbol: Symbol
    name: str
    owner: LambdaNode
    looped: bool = False
    captured: bool = False
    assigned: bool = False
    function: bool = False

    @property
    def boxed(self) -> bool:
        """Tell whether the variable lives in a one-element list, because closures made in a loop share and set it."""
        return self.looped and self.captured and self.assigned


@dataclass(slots=True, eq=False)
class Node:
    """Something to evaluate."""

    where: Where = field(default=None, kw_only=True)


@dataclass(slots=True, eq=False)
class Constant(Node):
    value: object


@dataclass(slots=True, eq=False)
class Local(Node):
    variable: LexicalVariable


@dataclass(slots=True, eq=False)
class Special(Node):
    symbol: Symbol


@dataclass(slots=True, eq=False)
class SetLocal(Node):
    variable: LexicalVariable
    value: Node


@dataclass(slots=True, eq=False)
class SetSpecial(Node):
    symbol: Symbol
    value: Node


@dataclass(slots=True, eq=False)
class Call(Node):
    """A call of the function that SYMBOL has when it happens."""

    symbol: Symbol
    arguments: list[Node]


@dataclass(slots=True, eq=False)
class CallValue(Node):
    """A call of a function value: `funcall`."""

    function: Node
    arguments: list[Node]


@dataclass(slots=True, eq=False)
class If(Node):
    test: Node
    then: Node
    otherwise: Node


@dataclass(slots=True, eq=False)
class And(Node):
    items: list[Node]


@dataclass(slots=True, eq=False)
class Or(Node):
    items: list[Node]


@dataclass(slots=True, eq=False)
class Progn(Node):
    items: list[Node]


@dataclass(slots=True, eq=False)
class Prog1(Node):
    first: Node
    rest: list[Node]


@dataclass(slots=True, eq=False)
class While(Node):
    test: Node
    body: list[Node]


@dataclass(slots=True, eq=False)
class Let(Node):
    """Bindings made at once, after all values were computed, around BODY; a Symbol is bound dynamically."""

    bindings: list[tuple[LexicalVariable | Symbol, Node]]
    body: Node


@dataclass(slots=True, eq=False)
class LambdaNode(Node):
    """A function; FREE are the variables of outer functions it uses, in order of first use."""

    described: Lambda
    parameters: list[LexicalVariable]
    dynamic: list[tuple[Symbol, LexicalVariable]]
    optional: int
    rest: bool
    body: Node | None
    outer: LambdaNode | None
    free: dict[LexicalVariable, None]


@dataclass(slots=True, eq=False)
class Template:
    """A function without lexical surroundings, to be compiled when it is first called.

    FORM is the macro-expanded lambda expression, SPECIAL what was declared special around it, FUNCTIONS those made from it.
    """

    form: Cons
    described: Lambda
    special: frozenset[Symbol]
    functions: list[FunctionType] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Deferred(Node):
    """A function that is made from TEMPLATE."""

    template: Template


@dataclass(slots=True, eq=False)
class Catch(Node):
    """JUMPED tells whether the body contains a throw that can only mean this catch."""

    tag: Node
    body: Node
    jumped: bool = False


@dataclass(slots=True, eq=False)
class Jump(Node):
    """A call of `throw`, as SYMBOL, that can only end in CATCH, in the same function."""

    catch: Catch
    value: Node
    symbol: Symbol


@dataclass(slots=True, eq=False)
class UnwindProtect(Node):
    body: Node
    cleanup: Node


@dataclass(slots=True, eq=False)
class ConditionCase(Node):
    variable: LexicalVariable | Symbol | None
    body: Node
    clauses: list[tuple[tuple[object, ...], Node]]
    success: Node | None


@dataclass(slots=True, eq=False)
class Saving(Node):
    """`save-excursion` and its like: KIND names the contract's save and restore functions."""

    kind: str
    body: Node


@dataclass(slots=True, eq=False)
class DefineVariable(Node):
    """`defvar` and `defconst`; VALUE is None where the form has none."""

    symbol: Symbol
    value: Node | None
    documentation: Node
    constant: bool


@dataclass(slots=True, eq=False)
class Raise(Node):
    """A form that is wrong in itself and signals when it is evaluated."""

    condition: LispSignal
