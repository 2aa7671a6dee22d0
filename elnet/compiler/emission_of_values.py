"""How constants, variables and calls become Python."""

from __future__ import annotations

import ast

from elnet.compiler import nodes
from elnet.compiler.emission import (
    EFFECT,
    INTO,
    IS,
    STORE,
    TEST,
    VALUE,
    Emitter,
    variable_value,
)
from elnet.compiler.nodes import LambdaNode, LexicalVariable
from elnet.compiler.opencoding import test_in_line, value_in_line
from elnet.objects.conditions import LispSignal
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


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
    }
)
EFFECT.update({nodes.SetLocal: _set_local_effect, nodes.SetSpecial: _set_special_effect})
TEST.update({nodes.Constant: _constant_test, nodes.Call: _call_test})
