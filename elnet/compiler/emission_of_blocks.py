"""How forms that must undo something become Python: bindings, protection, exits and handlers.

Each of them is a `try` statement.  A function can nest only so many; a deeper one becomes a function of its own.
"""

from __future__ import annotations

import ast

from elnet.compiler import nodes
from elnet.compiler.emission import (
    DEEPEST_BLOCK,
    DELETE,
    EFFECT,
    INTO,
    IS,
    LOAD,
    RETURN,
    STORE,
    VALUE,
    Emitter,
)
from elnet.compiler.nodes import LexicalVariable, Node
from elnet.objects.symbols import Symbol
from elnet.runtime.handlers import Clauses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _let(emitter: Emitter, node: nodes.Let) -> ast.expr:
    if _binds_specially(node):
        return emitter.through(node)
    _bind_locals(emitter, node)
    return emitter.value(node.body)


def _let_into(emitter: Emitter, node: nodes.Let, destination: str) -> None:
    if _binds_specially(node):
        _bind_specially(emitter, node, destination)
    else:
        _bind_locals(emitter, node)
        emitter.into(node.body, destination)


def _let_effect(emitter: Emitter, node: nodes.Let) -> None:
    if _binds_specially(node):
        _bind_specially(emitter, node, None)
    else:
        _bind_locals(emitter, node)
        emitter.effect(node.body)


def _binds_specially(node: nodes.Let) -> bool:
    return any(isinstance(target, Symbol) for target, _ in node.bindings)


def _bind_locals(emitter: Emitter, node: nodes.Let) -> None:
    for target, value in node.bindings:
        assert isinstance(target, LexicalVariable)
        _initialize(emitter, target, value)


def _initialize(emitter: Emitter, variable: LexicalVariable, value: Node) -> None:
    emitter.bound.add(variable.name)
    if variable.boxed:
        box = ast.List([emitter.value(value)], LOAD, lineno=emitter.line, col_offset=emitter.column)
        emitter.assign(variable.name, box)
    elif type(value) in INTO:
        emitter.into(value, variable.name)
    else:
        emitter.assign(variable.name, emitter.value(value))


def _bind_specially(emitter: Emitter, node: nodes.Let, destination: str | None) -> None:
    if emitter.blocks >= DEEPEST_BLOCK:
        _outline(emitter, node, destination)
        return
    pending: list[tuple[Symbol, ast.expr]] = []
    for target, value in node.bindings:
        if isinstance(target, LexicalVariable):
            _initialize(emitter, target, value)
        else:
            pending.append((target, emitter.value(value) if len(node.bindings) == 1 else emitter.simple(value)))
    undo: list[ast.stmt] = []
    for symbol, new in pending:
        undo = bind_one(emitter, symbol, new) + undo
    protected(emitter, node.body, destination, undo)


def bind_one(emitter: Emitter, symbol: Symbol, new: ast.expr) -> list[ast.stmt]:
    """Emit the binding of SYMBOL to NEW and return the statements that undo it.

    The old value of a plain variable is in a local whose name ends in "=", which exists as long as the binding is in force.
    """
    line, column = emitter.line, emitter.column
    old = emitter.pool.fresh()
    if emitter.pool.is_plain(symbol):
        old += "="  # which `elnet.runtime.suspension` looks for
    else:
        emitter.assign(old, emitter.call("$bind", emitter.lisp_constant(symbol), new))
        with emitter.block() as undo:
            emitter.statement(emitter.call("$unbind", emitter.name(old)))
        return undo
    new = emitter.spilled(new)
    with emitter.block() as save:
        emitter.assign(old, emitter.cell_value(symbol))
    with emitter.block() as void:
        emitter.assign(old, emitter.name("$Unbound"))
    caught = ast.ExceptHandler(emitter.name("$AttributeError"), None, void, lineno=line, col_offset=column)
    emitter.body.append(ast.Try(save, [caught], [], [], lineno=line, col_offset=column))
    emitter.store(emitter.cell_value(symbol, STORE), new)
    with emitter.block() as restore:
        emitter.store(emitter.cell_value(symbol, STORE), emitter.name(old))
    remove: list[ast.stmt] = [ast.Delete([emitter.cell_value(symbol, DELETE)], lineno=line, col_offset=column)]
    test = emitter.compare(emitter.name(old), IS, emitter.name("$Unbound"))
    ended: ast.stmt = ast.Delete([ast.Name(old, DELETE, lineno=line, col_offset=column)], lineno=line, col_offset=column)
    return [ast.If(test, remove, restore, lineno=line, col_offset=column), ended]


def _outline(emitter: Emitter, node: Node, destination: str | None) -> None:
    value = emitter.outlined(node)
    if destination is None:
        emitter.statement(value)
    else:
        emitter.deliver(value, destination)


def protected(emitter: Emitter, body: Node, destination: str | None, undo: list[ast.stmt]) -> None:
    """Emit BODY and, however it ends, UNDO; a condition is announced before anything is undone."""
    line, column = emitter.line, emitter.column
    emitter.blocks += 2
    with emitter.block() as inside:
        if destination is None:
            emitter.effect(body)
        else:
            emitter.into(body, destination)
    emitter.blocks -= 2
    handler = _announcing(emitter)
    emitter.body.append(ast.Try(_entered(emitter, inside), [handler], [], undo, lineno=line, col_offset=column))


def _entered(emitter: Emitter, inside: list[ast.stmt]) -> list[ast.stmt]:
    """Return the statements INSIDE a `try`, with one more before a loop that would be the first.

    Python asks for pending signals after jumping back, and takes an exception that comes of that for one of the instruction
    before the loop: that one must be inside, or nothing would be caught or undone.
    """
    if inside and not isinstance(inside[0], ast.While):
        return inside
    with emitter.block() as first:
        emitter.assign(emitter.pool.fresh(), emitter.constant(None))
    return first + inside


def _announcing(emitter: Emitter) -> ast.ExceptHandler:
    """Return what announces a condition on its way outwards."""
    line, column = emitter.line, emitter.column
    name = emitter.pool.fresh()
    emitter.bound.add(name)
    with emitter.block() as passing:
        emitter.statement(emitter.call("$passing", emitter.name(name)))
        emitter.body.append(ast.Raise(None, None, lineno=line, col_offset=column))
    return ast.ExceptHandler(emitter.name("$Exception"), name, passing, lineno=line, col_offset=column)


def _unwind_protect(emitter: Emitter, node: nodes.UnwindProtect, destination: str | None) -> None:
    if emitter.blocks >= DEEPEST_BLOCK:
        _outline(emitter, node, destination)
        return
    emitter.blocks += 2
    with emitter.block() as cleanup:
        emitter.effect(node.cleanup)
    emitter.blocks -= 2
    if destination is None or destination == RETURN:
        protected(emitter, node.body, destination, emitter.filled(cleanup))
        return
    value = emitter.pool.fresh()  # the cleanup must not see the value in the variable that gets it
    protected(emitter, node.body, value, emitter.filled(cleanup))
    emitter.assign(destination, emitter.name(value))


def _saving(emitter: Emitter, node: nodes.Saving, destination: str | None) -> None:
    if emitter.blocks >= DEEPEST_BLOCK:
        _outline(emitter, node, destination)
        return
    saved = emitter.pool.fresh()
    emitter.assign(saved, emitter.call(f"$save_{node.kind}"))
    with emitter.block() as undo:
        emitter.statement(emitter.call(f"$restore_{node.kind}", emitter.name(saved)))
    protected(emitter, node.body, destination, undo)


def _catch(emitter: Emitter, node: nodes.Catch, destination: str | None) -> None:
    """A throw that the form itself contains is a `return`: of the whole function, or of one made for the form."""
    if emitter.blocks >= DEEPEST_BLOCK or (node.jumped and destination != RETURN):
        _outline(emitter, node, destination)
        return
    line, column = emitter.line, emitter.column
    tag = emitter.simple(node.tag)
    outer, handlers, thrown = emitter.pool.fresh(), emitter.pool.fresh(), emitter.pool.fresh()
    emitter.bound.add(thrown)
    emitter.assign(outer, emitter.handler_list("catches"))
    emitter.assign(handlers, emitter.handler_list("handlers"))
    emitter.store(emitter.handler_list("catches", STORE), emitter.pair(tag, emitter.name(outer)))
    emitter.blocks += 3
    if destination == RETURN:
        emitter.returns.add(node)
    with emitter.block() as inside:
        if destination is None:
            emitter.effect(node.body)
        else:
            emitter.into(node.body, destination)
    emitter.returns.discard(node)
    emitter.blocks -= 3
    with emitter.block() as caught:
        test = emitter.compare(_argument(emitter, thrown, 0), ast.IsNot(), tag)
        again: list[ast.stmt] = [ast.Raise(None, None, lineno=line, col_offset=column)]
        emitter.body.append(ast.If(test, again, [], lineno=line, col_offset=column))
        if destination is not None:
            emitter.deliver(_argument(emitter, thrown, 1), destination)
    with emitter.block() as restore:
        emitter.store(emitter.handler_list("catches", STORE), emitter.name(outer))
        emitter.store(emitter.handler_list("handlers", STORE), emitter.name(handlers))
    handler = ast.ExceptHandler(emitter.name("$Throw"), thrown, caught, lineno=line, col_offset=column)
    announced = ast.Try(_entered(emitter, inside), [_announcing(emitter)], [], [], lineno=line, col_offset=column)
    emitter.body.append(ast.Try([announced], [handler], [], restore, lineno=line, col_offset=column))


def _argument(emitter: Emitter, exception: str, index: int) -> ast.expr:
    arguments = emitter.attribute(emitter.name(exception), "args")
    return ast.Subscript(arguments, emitter.constant(index), LOAD, lineno=emitter.line, col_offset=emitter.column)


def _jump(emitter: Emitter, node: nodes.Jump) -> ast.expr:
    if node.catch in emitter.returns:
        emitter.into(node.value, RETURN)
        return emitter.constant(...)
    return emitter.call(node.symbol.function, *emitter.values([node.catch.tag, node.value]))


def _condition_case(emitter: Emitter, node: nodes.ConditionCase, destination: str | None) -> None:
    if emitter.blocks >= DEEPEST_BLOCK:
        _outline(emitter, node, destination)
        return
    line, column = emitter.line, emitter.column
    clauses = emitter.lisp_constant(Clauses(tuple(names for names, _ in node.clauses)))
    fresh = emitter.pool.fresh
    outer, value, found, error, caught = fresh(), fresh(), fresh(), fresh(), fresh()
    emitter.bound |= {value, error, caught}
    needs_value = destination is not None or node.success is not None
    emitter.assign(outer, emitter.handler_list("handlers"))
    watched = emitter.compare(emitter.name(outer), ast.IsNot(), emitter.constant(None))
    with emitter.block() as enter:
        emitter.store(emitter.handler_list("handlers", STORE), emitter.pair(clauses, emitter.name(outer)))
    emitter.body.append(ast.If(watched, enter, [], lineno=line, col_offset=column))
    emitter.assign(found, emitter.constant(-1))
    emitter.blocks += 2
    with emitter.block() as inside:
        if needs_value:
            emitter.into(node.body, value)
        else:
            emitter.effect(node.body)
        with emitter.block() as leave:
            emitter.store(emitter.handler_list("handlers", STORE), emitter.name(outer))
        emitter.body.append(ast.If(watched, leave, [], lineno=line, col_offset=column))
    emitter.blocks -= 2
    with emitter.block() as handling:
        pair = ast.Tuple([emitter.target(found), emitter.target(error)], STORE, lineno=line, col_offset=column)
        call = emitter.call("$handle", emitter.name(caught), clauses, emitter.name(outer))
        emitter.body.append(ast.Assign([pair], call, lineno=line, col_offset=column))
    handler = ast.ExceptHandler(emitter.name("$Catchable"), caught, handling, lineno=line, col_offset=column)
    emitter.body.append(ast.Try(_entered(emitter, inside), [handler], [], [], lineno=line, col_offset=column))
    branches = [(index, body) for index, (_, body) in enumerate(node.clauses)]
    _select(emitter, node, branches, (found, error, value), destination)


def _select(
    emitter: Emitter,
    node: nodes.ConditionCase,
    branches: list[tuple[int, Node]],
    names: tuple[str, str, str],
    destination: str | None,
) -> None:
    """Emit the handler that was found, or what follows success."""
    found, error, value = names
    line, column = emitter.line, emitter.column
    if not branches:
        if node.success is not None:
            _with_handler_variable(emitter, node, node.success, value, destination)
        elif destination is not None:
            emitter.deliver(emitter.name(value), destination)
        return
    (index, body), *rest = branches
    with emitter.block() as chosen:
        _with_handler_variable(emitter, node, body, error, destination)
    with emitter.block() as others:
        _select(emitter, node, rest, names, destination)
    test = emitter.compare(emitter.name(found), ast.Eq(), emitter.constant(index))
    emitter.body.append(ast.If(test, emitter.filled(chosen), others, lineno=line, col_offset=column))


def _with_handler_variable(
    emitter: Emitter, node: nodes.ConditionCase, body: Node, value: str, destination: str | None
) -> None:
    variable = node.variable
    if isinstance(variable, Symbol):
        protected(emitter, body, destination, bind_one(emitter, variable, emitter.name(value)))
        return
    if variable is not None:
        emitter.bound.add(variable.name)
        stored = emitter.name(value)
        if variable.boxed:
            stored = ast.List([stored], LOAD, lineno=emitter.line, col_offset=emitter.column)
        emitter.assign(variable.name, stored)
    if destination is None:
        emitter.effect(body)
    else:
        emitter.into(body, destination)


def _register(kind: type[Node], emit: Callable[[Emitter, Any, str | None], None]) -> None:
    """Let EMIT, which gets a destination or None, serve the node KIND in every context."""
    INTO[kind] = emit
    EFFECT[kind] = lambda emitter, node: emit(emitter, node, None)
    VALUE[kind] = Emitter.through


_register(nodes.UnwindProtect, _unwind_protect)
_register(nodes.Saving, _saving)
_register(nodes.Catch, _catch)
_register(nodes.ConditionCase, _condition_case)
VALUE.update({nodes.Let: _let, nodes.Jump: _jump})
INTO[nodes.Let] = _let_into
EFFECT[nodes.Let] = _let_effect
