"""From nodes to Python syntax trees: statements plus a final expression per form.

`value` returns a Python expression for a node and first emits whatever statements must run before it; `into` puts a node's
value where it is wanted, `return` included; `test` returns an expression that is only looked at for its truth, so that
comparisons never become t or nil; `effect` is for nodes whose value nobody wants.

Order of evaluation is kept by spilling: when a later argument needs statements, earlier arguments that could change are
put into temporary names first.

Names in generated code: a lexical variable's Python name is its Lisp name; `.3` is a temporary; `#'f` the function f;
`$name` something of the contract.  A special variable is the slot `value` of its cell, a constant.  Constants of Lisp are
strings "\\0N", exchanged for the objects by `elnet.compiler.linking`; nil and t are `...` and `True` until then, because
Python lets these be compared with `is`.
"""

from __future__ import annotations

import ast

from elnet.compiler import nodes
from elnet.compiler.nodes import LexicalVariable, Node
from elnet.compiler.template import CellOf
from elnet.objects.functions import Lambda
from elnet.objects.symbols import NIL, Symbol, T

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Value = Callable[["Emitter", Any], ast.expr]
    Into = Callable[["Emitter", Any, str], None]


LOAD, STORE, DELETE = ast.Load(), ast.Store(), ast.Del()
IS, IS_NOT, NOT = ast.Is(), ast.IsNot(), ast.Not()
RETURN = ""
"""The destination of a value that the function returns; any other destination is a Python name."""
DEEPEST_BLOCK = 14
"""Python nests at most 20 blocks in a function; from here on a block becomes a function of its own."""
DEEPEST_EXPRESSION = 30
"""An expression is cut by a temporary name after so many levels, to spare Python's recursive compiler."""


class Pool:
    """What the functions of one top-level form share: Lisp constants, described functions, serial numbers."""

    def __init__(self, is_plain: Callable[[Symbol], bool], inline: bool, metered: bool = False) -> None:
        self.constants: list[object] = []
        self.lambdas: dict[str, Lambda] = {}
        self.plain: set[Symbol] = set()
        self.inline = inline
        self.metered = metered
        self._is_plain = is_plain
        self._places: dict[int, int] = {}
        self._cells: dict[Symbol, int] = {}
        self._serial = 0

    def place(self, value: object) -> int:
        """Return the index of VALUE among the constants."""
        index = self._places.get(id(value))
        if index is None:
            index = self._places[id(value)] = len(self.constants)
            self.constants.append(value)
        return index

    def cell(self, symbol: Symbol) -> int:
        """Return the index of the cell of SYMBOL among the constants."""
        index = self._cells.get(symbol)
        if index is None:
            index = self._cells[symbol] = len(self.constants)
            self.constants.append(CellOf(symbol))
        return index

    def fresh(self) -> str:
        """Return a temporary name."""
        self._serial += 1
        return f".{self._serial}"

    def is_plain(self, symbol: Symbol) -> bool:
        """Tell whether SYMBOL may be set and bound in line, and remember that the code relies on it."""
        if self._is_plain(symbol):
            self.plain.add(symbol)
            return True
        return False


class Block:
    """Collects the statements that EMITTER emits inside a `with`."""

    __slots__ = ("emitter", "outer")

    def __init__(self, emitter: Emitter) -> None:
        self.emitter = emitter

    def __enter__(self) -> list[ast.stmt]:
        self.outer = self.emitter.body
        inner: list[ast.stmt] = []
        self.emitter.body = inner
        return inner

    def __exit__(self, *exception: object) -> None:
        self.emitter.body = self.outer


class Emitter:
    """Emits the body of one Python function."""

    def __init__(self, pool: Pool, line: int = 1, column: int = 0) -> None:
        self.pool = pool
        self.body: list[ast.stmt] = []
        self.line, self.column = line, column
        self.bound: set[str] = set()
        self.stored: set[str] = set()
        self.returns: set[nodes.Catch] = set()
        self.stable: set[str] = set()
        self.blocks = 0
        self.depth = 0

    # Pieces of syntax

    def name(self, name: str) -> ast.expr:
        return ast.Name(name, LOAD, lineno=self.line, col_offset=self.column)

    def constant(self, value: Any) -> ast.expr:
        return ast.Constant(value, lineno=self.line, col_offset=self.column)

    def lisp_constant(self, value: object) -> ast.expr:
        """Return the expression for a Lisp constant."""
        kind = type(value)
        if kind is int or kind is float:
            return self.constant(value)
        if value is NIL:
            return self.constant(...)
        if value is T:
            return self.constant(True)
        return self.constant(f"\0{self.pool.place(value)}")

    def call(self, function: str | ast.expr, *arguments: ast.expr) -> ast.expr:
        called = self.name(function) if isinstance(function, str) else function
        return ast.Call(called, list(arguments), [], lineno=self.line, col_offset=self.column)

    def attribute(self, value: ast.expr, name: str) -> ast.expr:
        return ast.Attribute(value, name, LOAD, lineno=self.line, col_offset=self.column)

    def compare(self, left: ast.expr, *rest: Any) -> ast.expr:
        """Return a comparison, chained if REST has several operators and operands."""
        return ast.Compare(left, list(rest[::2]), list(rest[1::2]), lineno=self.line, col_offset=self.column)

    def choice(self, test: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
        return ast.IfExp(test, then, otherwise, lineno=self.line, col_offset=self.column)

    def negation(self, test: ast.expr) -> ast.expr:
        return ast.UnaryOp(NOT, test, lineno=self.line, col_offset=self.column)

    def binary(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> ast.expr:
        return ast.BinOp(left, operator, right, lineno=self.line, col_offset=self.column)

    def walrus(self, name: str, value: ast.expr) -> ast.expr:
        return ast.NamedExpr(self.target(name), value, lineno=self.line, col_offset=self.column)  # type: ignore[arg-type]

    def pair(self, first: ast.expr, second: ast.expr) -> ast.expr:
        return ast.Tuple([first, second], LOAD, lineno=self.line, col_offset=self.column)

    def target(self, name: str) -> ast.expr:
        """Return NAME as something that is stored into."""
        self.stored.add(name)
        if name[0] == ".":
            self.bound.add(name)
        return ast.Name(name, STORE, lineno=self.line, col_offset=self.column)

    def assign(self, name: str, value: ast.expr) -> None:
        self.body.append(ast.Assign([self.target(name)], value, lineno=self.line, col_offset=self.column))

    def cell_value(self, symbol: Symbol, context: ast.expr_context = LOAD) -> ast.expr:
        """Return the place where the special variable SYMBOL has its value."""
        cell = self.constant(f"\0{self.pool.cell(symbol)}")
        return ast.Attribute(cell, "value", context, lineno=self.line, col_offset=self.column)

    def handler_list(self, name: str, context: ast.expr_context = LOAD) -> ast.expr:
        """Return the interpreter's list of `catches` or `handlers`."""
        return ast.Attribute(self.constant("\0H"), name, context, lineno=self.line, col_offset=self.column)

    def store(self, place: ast.expr, value: ast.expr) -> None:
        """Store VALUE in PLACE, an attribute or subscript."""
        self.body.append(ast.Assign([place], value, lineno=self.line, col_offset=self.column))

    def statement(self, value: ast.expr) -> None:
        """Evaluate VALUE for its effect."""
        if not isinstance(value, ast.Constant):
            self.body.append(ast.Expr(value, lineno=self.line, col_offset=self.column))

    def deliver(self, value: ast.expr, destination: str) -> None:
        if destination == RETURN:
            self.body.append(ast.Return(value, lineno=value.lineno, col_offset=value.col_offset))
        else:
            self.assign(destination, value)

    def truth(self, test: ast.expr) -> ast.expr:
        """Return t or nil for a test."""
        return self.choice(test, self.constant(True), self.constant(...))

    def is_true(self, value: ast.expr) -> ast.expr:
        """Return the test whether VALUE is non-nil."""
        return self.compare(value, IS_NOT, self.constant(...))

    def block(self) -> Block:
        """Collect the statements emitted meanwhile in a list of their own."""
        return Block(self)

    def filled(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Return STATEMENTS, or `pass` where there are none."""
        return statements or [ast.Pass(lineno=self.line, col_offset=self.column)]

    def spilled(self, value: ast.expr) -> ast.expr:
        """Return VALUE as something that no later evaluation changes, in a temporary name if necessary."""
        if isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id in self.stable):
            return value
        name = self.pool.fresh()
        self.assign(name, value)
        self.stable.add(name)
        return self.name(name)

    def simple(self, node: Node) -> ast.expr:
        """Return NODE's value as an expression that may stand twice."""
        return self.spilled(self.value(node))

    def values(self, items: list[Node]) -> list[ast.expr]:
        """Return the values of ITEMS, evaluated in order."""
        found: list[ast.expr] = []
        for item in items:
            with self.block() as statements:
                value = self.value(item)
            if statements:
                found = [self.spilled(earlier) for earlier in found]
                self.body += statements
            found.append(value)
        return found

    def simple_values(self, items: list[Node]) -> list[ast.expr]:
        """Return the values of ITEMS, each an expression that may stand twice."""
        return [self.spilled(value) for value in self.values(items)]

    # Nodes

    def at(self, node: Node) -> None:
        if node.where is not None:
            _, self.line, self.column = node.where

    def value(self, node: Node) -> ast.expr:
        """Return an expression for NODE's value, after the statements it needs."""
        saved = self.line, self.column
        if node.where is not None:
            _, self.line, self.column = node.where
        self.depth += 1
        try:
            result = VALUE[type(node)](self, node)
            if self.depth % DEEPEST_EXPRESSION == 0:
                result = self.spilled(result)
            return result
        finally:
            self.depth -= 1
            self.line, self.column = saved

    def into(self, node: Node, destination: str) -> None:
        """Put NODE's value into DESTINATION."""
        emit = INTO.get(type(node))
        if emit is None:
            self.deliver(self.value(node), destination)
            return
        saved = self.line, self.column
        if node.where is not None:
            _, self.line, self.column = node.where
        emit(self, node, destination)
        self.line, self.column = saved

    def through(self, node: Node) -> ast.expr:
        """Return NODE's value by way of a temporary name: for nodes that are statements."""
        name = self.pool.fresh()
        self.stable.add(name)
        self.bound.add(name)
        INTO[type(node)](self, node, name)
        return self.name(name)

    def effect(self, node: Node) -> None:
        """Evaluate NODE for its effect only."""
        emit = EFFECT.get(type(node))
        saved = self.line, self.column
        if node.where is not None:
            _, self.line, self.column = node.where
        if emit is not None:
            emit(self, node)
        else:
            self.statement(self.value(node))
        self.line, self.column = saved

    def test(self, node: Node) -> ast.expr:
        """Return an expression whose Python truth is whether NODE's value is non-nil."""
        emit = TEST.get(type(node))
        if emit is not None:
            saved = self.line, self.column
            if node.where is not None:
                _, self.line, self.column = node.where
            found = emit(self, node)
            self.line, self.column = saved
            if found is not None:
                return found
        return self.is_true(self.value(node))

    def progn(self, items: list[Node]) -> None:
        for item in items:
            self.effect(item)

    # Functions

    def finished(self, outer: Emitter | None) -> list[ast.stmt]:
        """Return the function's statements, after the declarations of what it sets outside itself."""
        first: list[ast.stmt] = []
        nonlocals = self.stored - self.bound
        if nonlocals and outer is not None:
            first.append(ast.Nonlocal(sorted(nonlocals), lineno=self.line, col_offset=self.column))
            outer.stored |= nonlocals
        return first + self.body

    def definition(self, name: str, arguments: ast.arguments, statements: list[ast.stmt]) -> None:
        self.bound.add(name)
        self.body.append(
            ast.FunctionDef(name, arguments, self.filled(statements), [], lineno=self.line, col_offset=self.column)
        )

    def outlined(self, node: Node) -> ast.expr:
        """Return the value of NODE computed by a function of its own."""
        inner = Emitter(self.pool, self.line, self.column)
        inner.stable = set(self.stable)
        inner.into(node, RETURN)
        name = self.pool.fresh()
        self.definition(name, _no_arguments(), inner.finished(self))
        return self.call(name)


def _no_arguments() -> ast.arguments:
    return ast.arguments([], [], None, [], [], None, [])


VALUE: dict[type[Node], Value] = {}
INTO: dict[type[Node], Into] = {}
EFFECT: dict[type[Node], Callable[[Emitter, Any], None]] = {}
TEST: dict[type[Node], Callable[[Emitter, Any], ast.expr | None]] = {}


def variable_value(emitter: Emitter, variable: LexicalVariable) -> ast.expr:
    """Return the expression that reads VARIABLE."""
    value = emitter.name(variable.name)
    if variable.boxed:
        return ast.Subscript(value, emitter.constant(0), LOAD, lineno=emitter.line, col_offset=emitter.column)
    if not variable.assigned:
        emitter.stable.add(variable.name)
    return value
