"""How each kind of node becomes Python: one function a node and context, entered in the tables of `emission`."""

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
    TEST,
    VALUE,
    Emitter,
    variable_value,
)
from elnet.compiler.nodes import LambdaNode, LexicalVariable, Node
from elnet.compiler.opencoding import test_in_line, value_in_line
from elnet.objects.conditions import LispSignal
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime.handlers import Clauses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


# Constants and variables


def _constant(emitter: Emitter, node: nodes.Constant) -> ast.expr:
    return emitter.lisp_constant(node.value)


def _constant_test(emitter: Emitter, node: nodes.Constant) -> ast.expr:
    return emitter.constant(1 if node.value is not NIL else 0)


def _local(emitter: Emitter, node: nodes.Local) -> ast.expr:
    return variable_value(emitter, node.variable)


def _special(emitter: Emitter, node: nodes.Special) -> ast.expr:
    return emitter.cell_value(node.symbol)


def _raise(emitter: Emitter, node: nodes.Raise) -> ast.expr:
    condition: LispSignal = node.condition
    return emitter.call("$signal", emitter.lisp_constant(condition.symbol), emitter.lisp_constant(condition.data))


def _set_local(emitter: Emitter, node: nodes.SetLocal) -> ast.expr:
    value = emitter.value(node.value)
    if node.variable.boxed:
        value = emitter.spilled(value)
        _store_local(emitter, node.variable, value)
        return value
    return emitter.walrus(node.variable.name, value)


def _set_local_effect(emitter: Emitter, node: nodes.SetLocal) -> None:
    if node.variable.boxed:
        _store_local(emitter, node.variable, emitter.value(node.value))
    elif type(node.value) in INTO:
        emitter.into(node.value, node.variable.name)
    else:
        emitter.assign(node.variable.name, emitter.value(node.value))


def _store_local(emitter: Emitter, variable: LexicalVariable, value: ast.expr) -> None:
    box, first = emitter.name(variable.name), emitter.constant(0)
    emitter.store(ast.Subscript(box, first, STORE, lineno=emitter.line, col_offset=emitter.column), value)


def _set_special(emitter: Emitter, node: nodes.SetSpecial) -> ast.expr:
    value = emitter.value(node.value)
    if emitter.pool.is_plain(node.symbol):
        value = emitter.spilled(value)
        emitter.store(emitter.cell_value(node.symbol, STORE), value)
        return value
    return emitter.call("$set", emitter.lisp_constant(node.symbol), value)


def _set_special_effect(emitter: Emitter, node: nodes.SetSpecial) -> None:
    if emitter.pool.is_plain(node.symbol):
        value = emitter.value(node.value)
        emitter.store(emitter.cell_value(node.symbol, STORE), value)
    else:
        emitter.statement(_set_special(emitter, node))


def _define_variable(emitter: Emitter, node: nodes.DefineVariable) -> ast.expr:
    symbol = emitter.lisp_constant(node.symbol)
    if node.value is None:
        return symbol
    documentation = emitter.value(node.documentation)
    if node.constant:
        return emitter.call("$defconst", symbol, *emitter.values([node.value]), documentation)
    with emitter.block() as statements:
        emitter.statement(emitter.call("$set_toplevel", symbol, emitter.value(node.value)))
    test = emitter.call("$is_void", symbol)
    emitter.body.append(ast.If(test, statements, [], lineno=emitter.line, col_offset=emitter.column))
    return emitter.call("$defvar", symbol, documentation)


# Calls


def _call(emitter: Emitter, node: nodes.Call) -> ast.expr:
    if emitter.pool.inline:
        found = value_in_line(emitter, node)
        if found is not None:
            return found
    return emitter.call(node.symbol.function, *emitter.values(node.arguments))


def _call_test(emitter: Emitter, node: nodes.Call) -> ast.expr | None:
    return test_in_line(emitter, node) if emitter.pool.inline else None


def _call_value(emitter: Emitter, node: nodes.CallValue) -> ast.expr:
    function = node.function
    if type(function) is LambdaNode or (
        type(function) is nodes.Local and function.variable.function and not function.variable.assigned
    ):
        called, *arguments = emitter.values([function, *node.arguments])
        return emitter.call(called, *arguments)
    called, *arguments = emitter.values([function, *node.arguments])
    called = _callable(emitter, called)
    return emitter.call(called, *arguments)


def _callable(emitter: Emitter, function: ast.expr) -> ast.expr:
    """Return the Python callable for a function value; a closure is one already."""
    first = again = function
    if not isinstance(function, ast.Name):
        temporary = emitter.pool.fresh()
        emitter.bound.add(temporary)
        first, again = emitter.walrus(temporary, function), emitter.name(temporary)
    kind = emitter.call("$type", first)
    return emitter.choice(emitter.compare(kind, IS, emitter.name("$Function")), again, emitter.call("$callable", again))


# Sequence and choice


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


# Binding


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
        undo = _bind_one(emitter, symbol, new) + undo
    _protected(emitter, node.body, destination, undo)


def _bind_one(emitter: Emitter, symbol: Symbol, new: ast.expr) -> list[ast.stmt]:
    """Emit the binding of SYMBOL to NEW and return the statements that undo it."""
    line, column = emitter.line, emitter.column
    old = emitter.pool.fresh()
    if not emitter.pool.is_plain(symbol):
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
    return [ast.If(test, remove, restore, lineno=line, col_offset=column)]


def _outline(emitter: Emitter, node: Node, destination: str | None) -> None:
    value = emitter.outlined(node)
    if destination is None:
        emitter.statement(value)
    else:
        emitter.deliver(value, destination)


def _protected(emitter: Emitter, body: Node, destination: str | None, undo: list[ast.stmt]) -> None:
    """Emit BODY and, however it ends, UNDO; a condition is announced before anything is undone."""
    line, column = emitter.line, emitter.column
    emitter.blocks += 2
    with emitter.block() as inside:
        if destination is None:
            emitter.effect(body)
        else:
            emitter.into(body, destination)
    emitter.blocks -= 2
    name = emitter.pool.fresh()
    emitter.bound.add(name)
    with emitter.block() as passing:
        emitter.statement(emitter.call("$passing", emitter.name(name)))
        emitter.body.append(ast.Raise(None, None, lineno=line, col_offset=column))
    handler = ast.ExceptHandler(emitter.name("$Exception"), name, passing, lineno=line, col_offset=column)
    emitter.body.append(ast.Try(emitter.filled(inside), [handler], [], undo, lineno=line, col_offset=column))


def _unwind_protect(emitter: Emitter, node: nodes.UnwindProtect, destination: str | None) -> None:
    if emitter.blocks >= DEEPEST_BLOCK:
        _outline(emitter, node, destination)
        return
    emitter.blocks += 2
    with emitter.block() as cleanup:
        emitter.effect(node.cleanup)
    emitter.blocks -= 2
    _protected(emitter, node.body, destination, emitter.filled(cleanup))


def _saving(emitter: Emitter, node: nodes.Saving, destination: str | None) -> None:
    if emitter.blocks >= DEEPEST_BLOCK:
        _outline(emitter, node, destination)
        return
    saved = emitter.pool.fresh()
    emitter.assign(saved, emitter.call(f"$save_{node.kind}"))
    with emitter.block() as undo:
        emitter.statement(emitter.call(f"$restore_{node.kind}", emitter.name(saved)))
    _protected(emitter, node.body, destination, undo)


# Exits


def _catch(emitter: Emitter, node: nodes.Catch, destination: str | None) -> None:
    """A throw that the form itself contains is a `return`: of the whole function, or of one made for the form."""
    if emitter.blocks >= DEEPEST_BLOCK or (node.jumped and destination != RETURN):
        _outline(emitter, node, destination)
        return
    line, column = emitter.line, emitter.column
    tag = emitter.simple(node.tag)
    outer, thrown = emitter.pool.fresh(), emitter.pool.fresh()
    emitter.bound.add(thrown)
    emitter.assign(outer, emitter.handler_list("catches"))
    emitter.store(emitter.handler_list("catches", STORE), emitter.pair(tag, emitter.name(outer)))
    emitter.blocks += 2
    if destination == RETURN:
        emitter.returns.add(node)
    with emitter.block() as inside:
        if destination is None:
            emitter.effect(node.body)
        else:
            emitter.into(node.body, destination)
    emitter.returns.discard(node)
    emitter.blocks -= 2
    with emitter.block() as caught:
        test = emitter.compare(_argument(emitter, thrown, 0), ast.IsNot(), tag)
        again: list[ast.stmt] = [ast.Raise(None, None, lineno=line, col_offset=column)]
        emitter.body.append(ast.If(test, again, [], lineno=line, col_offset=column))
        if destination is not None:
            emitter.deliver(_argument(emitter, thrown, 1), destination)
    with emitter.block() as restore:
        emitter.store(emitter.handler_list("catches", STORE), emitter.name(outer))
    handler = ast.ExceptHandler(emitter.name("$Throw"), thrown, caught, lineno=line, col_offset=column)
    emitter.body.append(ast.Try(emitter.filled(inside), [handler], [], restore, lineno=line, col_offset=column))


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
    emitter.body.append(ast.Try(inside, [handler], [], [], lineno=line, col_offset=column))
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
        _protected(emitter, body, destination, _bind_one(emitter, variable, emitter.name(value)))
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


# Functions


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
        undo = _bind_one(inner, symbol, inner.name(variable.name)) + undo
    _protected(inner, node.body, RETURN, undo)


def _deferred(emitter: Emitter, node: nodes.Deferred) -> ast.expr:
    return emitter.call("$function", emitter.lisp_constant(node.template))


def _lambda(emitter: Emitter, node: LambdaNode) -> ast.expr:
    name = define_function(emitter, node)
    emitter.stable.add(name)
    return emitter.name(name)


def _statement_into(emit: Callable[[Emitter, Node, str | None], None]) -> Callable[[Emitter, Node, str], None]:
    return lambda emitter, node, destination: emit(emitter, node, destination)


def _statement_effect(emit: Callable[[Emitter, Node, str | None], None]) -> Callable[[Emitter, Node], None]:
    return lambda emitter, node: emit(emitter, node, None)


VALUE.update(
    {
        nodes.Constant: _constant,
        nodes.Local: _local,
        nodes.Special: _special,
        nodes.Raise: _raise,
        nodes.SetLocal: _set_local,
        nodes.SetSpecial: _set_special,
        nodes.DefineVariable: _define_variable,
        nodes.Call: _call,
        nodes.CallValue: _call_value,
        nodes.Progn: _progn,
        nodes.Prog1: _prog1,
        nodes.If: _if,
        nodes.And: _and,
        nodes.Or: _or,
        nodes.While: _while,
        nodes.Let: _let,
        LambdaNode: _lambda,
        nodes.Deferred: _deferred,
        nodes.Jump: _jump,
    }
)
INTO.update({nodes.Progn: _progn_into, nodes.If: _if_into, nodes.And: _and_into, nodes.Let: _let_into})
EFFECT.update(
    {
        nodes.SetLocal: _set_local_effect,
        nodes.SetSpecial: _set_special_effect,
        nodes.Progn: _progn_effect,
        nodes.If: _if_effect,
        nodes.And: _and_effect,
        nodes.Or: _or_effect,
        nodes.While: _while_effect,
        nodes.Let: _let_effect,
    }
)
TEST.update(
    {
        nodes.Constant: _constant_test,
        nodes.Call: _call_test,
        nodes.Progn: _progn_test,
        nodes.If: _if_test,
        nodes.And: _junction(ast.And(), stops_when=False),
        nodes.Or: _junction(ast.Or(), stops_when=True),
    }
)
for _kind, _emit in (
    (nodes.UnwindProtect, _unwind_protect),
    (nodes.Saving, _saving),
    (nodes.Catch, _catch),
    (nodes.ConditionCase, _condition_case),
):
    INTO[_kind] = _statement_into(_emit)
    EFFECT[_kind] = _statement_effect(_emit)
    VALUE[_kind] = Emitter.through
