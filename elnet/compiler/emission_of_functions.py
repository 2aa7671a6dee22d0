"""How functions become Python, with what keeps each loop turn's variables apart."""

from __future__ import annotations

import ast

from elnet.compiler import nodes
from elnet.compiler.emission import (
    RETURN,
    VALUE,
    Emitter,
)
from elnet.compiler.emission_of_blocks import bind_one, protected
from elnet.compiler.nodes import LambdaNode, LexicalVariable

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


def define_function(emitter: Emitter, node: LambdaNode) -> str:
    """Emit the Python function for NODE and return the Python name it is bound to."""
    line, column = emitter.line, emitter.column
    if node.where is not None:
        _, line, column = node.where
    inner = Emitter(emitter.pool, line, column)
    inner.bound |= {variable.name for variable in node.parameters}
    if node.rest:
        rest = node.parameters[-1].name
        inner.assign(rest, inner.call("$list_from", inner.name(rest)))
    if inner.pool.metered:
        inner.statement(inner.call("$step"))
    _function_body(inner, node)
    shared = [variable for variable in node.free if variable.looped and variable.owner is node.outer]
    name = emitter.pool.fresh()
    emitter.pool.lambdas[name] = node.described
    if not shared:
        emitter.definition(name, _arguments(inner, node), inner.finished(emitter))
        return name
    return _factory(emitter, node, inner, name, shared)


def _factory(emitter: Emitter, node: LambdaNode, inner: Emitter, name: str, shared: list[LexicalVariable]) -> str:
    """Make the closure in a function of its own that gets the variables bound in a loop by value."""
    names = [variable.name for variable in shared]
    middle = Emitter(emitter.pool, emitter.line, emitter.column)
    middle.bound |= set(names)
    middle.definition(name, _arguments(inner, node), inner.finished(middle))
    middle.deliver(middle.name(name), RETURN)
    maker = emitter.pool.fresh()
    arguments = ast.arguments([], [ast.arg(each, lineno=1, col_offset=0) for each in names], None, [], [], None, [])
    emitter.definition(maker, arguments, middle.finished(emitter))
    emitter.assign(name, emitter.call(maker, *map(emitter.name, names)))
    return name


def _arguments(inner: Emitter, node: LambdaNode) -> ast.arguments:
    names = [ast.arg(variable.name, lineno=inner.line, col_offset=inner.column) for variable in node.parameters]
    rest = names.pop() if node.rest else None
    return ast.arguments([], names, rest, [], [], None, [inner.constant(...) for _ in range(node.optional)])


def _function_body(inner: Emitter, node: LambdaNode) -> None:
    assert node.body is not None
    if not node.dynamic:
        inner.into(node.body, RETURN)
        return
    undo: list[ast.stmt] = []
    for symbol, variable in node.dynamic:
        undo = bind_one(inner, symbol, inner.name(variable.name)) + undo
    protected(inner, node.body, RETURN, undo)


def _deferred(emitter: Emitter, node: nodes.Deferred) -> ast.expr:
    return emitter.call("$function", emitter.lisp_constant(node.template))


def _lambda(emitter: Emitter, node: LambdaNode) -> ast.expr:
    name = define_function(emitter, node)
    emitter.stable.add(name)
    return emitter.name(name)


VALUE.update({LambdaNode: _lambda, nodes.Deferred: _deferred})
