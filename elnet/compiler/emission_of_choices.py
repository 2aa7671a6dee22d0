"""How sequences, conditionals and loops become Python."""

from __future__ import annotations

import ast

from elnet.compiler import nodes
from elnet.compiler.emission import (
    DEEPEST_BLOCK,
    EFFECT,
    INTO,
    IS,
    RETURN,
    TEST,
    VALUE,
    Emitter,
)
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _progn(emitter: Emitter, node: nodes.Progn) -> ast.expr:
    emitter.progn(node.items[:-1])
    return emitter.value(node.items[-1])


def _progn_into(emitter: Emitter, node: nodes.Progn, destination: str) -> None:
    emitter.progn(node.items[:-1])
    emitter.into(node.items[-1], destination)


def _progn_effect(emitter: Emitter, node: nodes.Progn) -> None:
    emitter.progn(node.items)


def _progn_test(emitter: Emitter, node: nodes.Progn) -> ast.expr:
    emitter.progn(node.items[:-1])
    return emitter.test(node.items[-1])


def _prog1(emitter: Emitter, node: nodes.Prog1) -> ast.expr:
    if not node.rest:
        return emitter.value(node.first)
    value = emitter.spilled(emitter.value(node.first))
    emitter.progn(node.rest)
    return value


def _if(emitter: Emitter, node: nodes.If) -> ast.expr:
    test = emitter.test(node.test)
    with emitter.block() as first:
        then = emitter.value(node.then)
    with emitter.block() as second:
        otherwise = emitter.value(node.otherwise)
    if not first and not second:
        return emitter.choice(test, then, otherwise)
    name = emitter.pool.fresh()
    emitter.stable.add(name)
    for statements, value in ((first, then), (second, otherwise)):
        with emitter.block() as assignment:
            emitter.assign(name, value)
        statements += assignment
    emitter.body.append(ast.If(test, first, second, lineno=emitter.line, col_offset=emitter.column))
    return emitter.name(name)


def _if_into(emitter: Emitter, node: nodes.If, destination: str) -> None:
    line, column = emitter.line, emitter.column
    test = emitter.test(node.test)
    with emitter.block() as first:
        emitter.into(node.then, destination)
    if destination == RETURN:
        emitter.body.append(ast.If(test, first, [], lineno=line, col_offset=column))
        emitter.into(node.otherwise, destination)
        return
    with emitter.block() as second:
        emitter.into(node.otherwise, destination)
    emitter.body.append(ast.If(test, first, second, lineno=line, col_offset=column))


def _if_effect(emitter: Emitter, node: nodes.If) -> None:
    line, column = emitter.line, emitter.column
    test = emitter.test(node.test)
    with emitter.block() as first:
        emitter.effect(node.then)
    with emitter.block() as second:
        emitter.effect(node.otherwise)
    if not first and second:
        test, first, second = emitter.negation(test), second, []
    emitter.body.append(ast.If(test, emitter.filled(first), second, lineno=line, col_offset=column))


def _if_test(emitter: Emitter, node: nodes.If) -> ast.expr | None:
    test = emitter.test(node.test)
    with emitter.block() as first:
        then = emitter.test(node.then)
    with emitter.block() as second:
        otherwise = emitter.test(node.otherwise)
    if not first and not second:
        return emitter.choice(test, then, otherwise)
    name = emitter.pool.fresh()
    for statements, value in ((first, then), (second, otherwise)):
        with emitter.block() as assignment:
            emitter.assign(name, value)
        statements += assignment
    emitter.body.append(ast.If(test, first, second, lineno=emitter.line, col_offset=emitter.column))
    return emitter.name(name)


def _and(emitter: Emitter, node: nodes.And) -> ast.expr:
    """The value is nil unless all but the last are true; then it is the last's."""
    *tests, last = node.items
    return _if(emitter, nodes.If(nodes.And(tests) if len(tests) > 1 else tests[0], last, nodes.Constant(NIL)))


def _and_into(emitter: Emitter, node: nodes.And, destination: str) -> None:
    *tests, last = node.items
    _if_into(emitter, nodes.If(nodes.And(tests) if len(tests) > 1 else tests[0], last, nodes.Constant(NIL)), destination)


def _and_effect(emitter: Emitter, node: nodes.And) -> None:
    *tests, last = node.items
    _if_effect(emitter, nodes.If(nodes.And(tests) if len(tests) > 1 else tests[0], last, nodes.Constant(NIL)))


def _junction(operator: ast.boolop, stops_when: bool) -> Callable[[Emitter, nodes.And | nodes.Or], ast.expr]:
    """Return the emitter of a test that looks at the items until one is STOPS_WHEN."""

    def emit(emitter: Emitter, node: nodes.And | nodes.Or) -> ast.expr:
        first, *rest = node.items
        tests = [emitter.test(first)]
        for position, item in enumerate(rest):
            with emitter.block() as statements:
                test = emitter.test(item)
            if statements:
                name = emitter.pool.fresh()
                emitter.assign(name, _joined(emitter, operator, tests))
                remaining = type(node)([item, *rest[position + 1 :]])
                with emitter.block() as later:
                    emitter.assign(name, emit(emitter, remaining))
                go_on = emitter.negation(emitter.name(name)) if stops_when else emitter.name(name)
                emitter.body.append(ast.If(go_on, later, [], lineno=emitter.line, col_offset=emitter.column))
                return emitter.name(name)
            tests.append(test)
        return _joined(emitter, operator, tests)

    return emit


def _joined(emitter: Emitter, operator: ast.boolop, tests: list[ast.expr]) -> ast.expr:
    if len(tests) == 1:
        return tests[0]
    return ast.BoolOp(operator, tests, lineno=emitter.line, col_offset=emitter.column)


def _or(emitter: Emitter, node: nodes.Or) -> ast.expr:
    """The value is that of the first item that is not nil."""
    first, *rest = node.items
    other = nodes.Or(rest) if len(rest) > 1 else rest[0]
    name = emitter.pool.fresh()
    emitter.bound.add(name)
    value = emitter.value(first)
    with emitter.block() as statements:
        otherwise = emitter.value(other)
    if statements:
        emitter.assign(name, value)
        with emitter.block() as assignment:
            emitter.assign(name, otherwise)
        test = emitter.compare(emitter.name(name), IS, emitter.constant(...))
        emitter.body.append(ast.If(test, statements + assignment, [], lineno=emitter.line, col_offset=emitter.column))
        emitter.stable.add(name)
        return emitter.name(name)
    if isinstance(value, ast.Name):
        return emitter.choice(emitter.is_true(value), value, otherwise)
    return emitter.choice(emitter.is_true(emitter.walrus(name, value)), emitter.name(name), otherwise)


def _or_effect(emitter: Emitter, node: nodes.Or) -> None:
    first, *rest = node.items
    other = nodes.Or(rest) if len(rest) > 1 else rest[0]
    _if_effect(emitter, nodes.If(first, nodes.Constant(NIL), other))


def _while(emitter: Emitter, node: nodes.While) -> ast.expr:
    _while_effect(emitter, node)
    return emitter.constant(...)


def _while_effect(emitter: Emitter, node: nodes.While) -> None:
    if emitter.blocks >= DEEPEST_BLOCK:
        emitter.statement(emitter.outlined(node))
        return
    line, column = emitter.line, emitter.column
    with emitter.block() as before:
        if emitter.pool.metered:
            emitter.statement(emitter.call("$step"))
        test = emitter.test(node.test)
    emitter.blocks += 1
    with emitter.block() as body:
        emitter.progn(node.body)
    emitter.blocks -= 1
    if before:
        leave: list[ast.stmt] = [ast.Break(lineno=line, col_offset=column)]
        before.append(ast.If(emitter.negation(test), leave, [], lineno=line, col_offset=column))
        test, body = ast.Constant(True, lineno=line, col_offset=column), before + body
    emitter.body.append(ast.While(test, emitter.filled(body), [], lineno=line, col_offset=column))


VALUE.update(
    {
        nodes.Progn: _progn,
        nodes.Prog1: _prog1,
        nodes.If: _if,
        nodes.And: _and,
        nodes.Or: _or,
        nodes.While: _while,
    }
)
INTO.update({nodes.Progn: _progn_into, nodes.If: _if_into, nodes.And: _and_into})
EFFECT.update(
    {
        nodes.Progn: _progn_effect,
        nodes.If: _if_effect,
        nodes.And: _and_effect,
        nodes.Or: _or_effect,
        nodes.While: _while_effect,
    }
)
TEST.update(
    {
        nodes.Progn: _progn_test,
        nodes.If: _if_test,
        nodes.And: _junction(ast.And(), stops_when=False),
        nodes.Or: _junction(ast.Or(), stops_when=True),
    }
)
