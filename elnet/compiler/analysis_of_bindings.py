"""Scope analysis of what binds or sets variables: `let`, `lambda`, `setq`, `defvar`, the variable of `condition-case`."""

from __future__ import annotations

from elnet.compiler import nodes
from elnet.compiler.lambdas import DOCUMENTATION, describe, interactive_specification, parameters
from elnet.compiler.nodes import NOTHING, Constant, LambdaNode, LexicalVariable, Node, Raise
from elnet.compiler.scope import Scope
from elnet.compiler.template import Template
from elnet.objects.conditions import (
    LispSignal,
    lisp_error,
    wrong_number_of_arguments,
    wrong_type_argument,
)
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.compiler.analysis import Analyzer
    from elnet.compiler.scope import Special

LAMBDA, DEFCONST = intern("lambda"), intern("defconst")


def arguments_of(form: Cons, least: int) -> list[object]:
    """Return the arguments of FORM, at LEAST so many."""
    given = elements(form.cdr)
    if len(given) < least:
        raise wrong_number_of_arguments(form.car, len(given))
    return given


def _function(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = arguments_of(form, 1)
    if len(given) > 1:
        raise wrong_number_of_arguments(form.car, len(given))
    if type(given[0]) is Cons and given[0].car is LAMBDA:
        return _closure(analyzer, given[0], scope)
    return Constant(given[0])


def _closure(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    """Return the lambda expression FORM as a function, compiled later if it has no lexical surroundings."""
    arguments, body = _split(form)
    if type(body) is Cons and type(body.car) is Cons and body.car.car is DOCUMENTATION and type(body.car.cdr) is Cons:
        function = list_of(intern("function"), cons(form.car, cons(arguments, body.cdr)))
        return analyzer.analyze(list_of(intern("elnet--with-documentation"), body.car.cdr.car, function), scope)
    if scope.function.outer is not None or scope.variables:
        specification = interactive_specification(body)
        if scope.lexical and type(specification) is Cons and not any(form is each for each in analyzer.commands):
            analyzer.commands.append(form)
            function = intern("function")
            thunk = list_of(function, list_of(LAMBDA, NIL, specification))
            return analyzer.analyze(list_of(intern("elnet--with-interactive"), thunk, list_of(function, form)), scope)
        return lambda_node(analyzer, form, scope, "lambda")
    described = describe(arguments, body, scope.lexical)
    described.where = getattr(form, "where", analyzer.where)
    return nodes.Deferred(Template(form, described, scope.special))


def lambda_node(analyzer: Analyzer, form: Cons, scope: Scope, name: str) -> LambdaNode:
    """Return the lambda expression FORM as a function in SCOPE called NAME."""
    arguments, body = _split(form)
    described = describe(arguments, body, scope.lexical, name)
    described.where = getattr(form, "where", analyzer.where)
    function = LambdaNode(described, [], [], 0, False, None, scope.function, {}, where=described.where)
    inner = Scope(dict(scope.variables), scope.special, function, False, scope.lexical, {})
    required, optional, rest = parameters(arguments)
    for symbol in required + optional + rest:
        variable = analyzer.variable(symbol, inner)
        function.parameters.append(variable)
        if not scope.lexical:
            function.dynamic.append((symbol, variable))
            inner.variables.pop(symbol, None)
        else:
            inner.variables[symbol] = variable
    function.optional, function.rest = len(optional), bool(rest)
    function.body = analyzer.body(described.body, inner)
    described.captured = {variable.name: variable.symbol for variable in function.free}
    return function


def _split(form: Cons) -> tuple[object, object]:
    return (form.cdr.car, form.cdr.cdr) if type(form.cdr) is Cons else (NIL, NIL)


def _let(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return _bound(analyzer, form, scope, sequential=False)


def _let_star(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return _bound(analyzer, form, scope, sequential=True)


def _bound(analyzer: Analyzer, form: Cons, scope: Scope, sequential: bool) -> Node:
    """Return the meaning of `let` or `let*`."""
    if type(form.cdr) is not Cons:
        raise wrong_number_of_arguments(form.car, 0)
    inner = scope.inner()
    pending: list[tuple[LexicalVariable | Symbol, Node]] = []
    done: list[list[tuple[LexicalVariable | Symbol, Node]]] = []
    for binding in elements(form.cdr.car):
        symbol, value = _binding(binding, form.car)
        node = analyzer.analyze(value, inner if sequential else scope) if value is not NIL else NOTHING
        analyzer.bindable(symbol)
        target: LexicalVariable | Symbol = symbol
        if not analyzer.is_special(symbol, scope):
            target = analyzer.variable(symbol, scope)
            target.function = type(node) is LambdaNode
        pending.append((target, node))
        if sequential:
            inner.enter([(target, node)])
            inner = inner.inner()
            done.append(pending)
            pending = []
    if pending:
        inner.enter(pending)
        done.append(pending)
    result = analyzer.body(form.cdr.cdr, inner)
    for bindings in reversed(done):
        result = nodes.Let(bindings, result)
    return result


def _binding(binding: object, head: object) -> tuple[Symbol, object]:
    if type(binding) is Cons:
        symbol, rest = binding.car, binding.cdr
        if type(rest) is Cons:
            if rest.cdr is not NIL:
                raise LispSignal(intern("error"), cons(lisp_string("`let' bindings can have only one value-form"), binding))
            value = rest.car
        else:
            value = NIL
    elif isinstance(binding, Symbol):
        symbol, value = binding, NIL
    else:
        raise wrong_type_argument("listp", binding)
    if not isinstance(symbol, Symbol):
        raise wrong_type_argument("symbolp", symbol)
    return symbol, value


def _setq(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = elements(form.cdr)
    if len(given) % 2:
        return Raise(wrong_number_of_arguments(form.car, len(given)))
    items: list[Node] = []
    for symbol, value in zip(given[::2], given[1::2], strict=True):
        if not isinstance(symbol, Symbol):
            raise wrong_type_argument("symbolp", symbol)
        items.append(_assignment(analyzer, symbol, analyzer.analyze(value, scope), scope))
    if not items:
        return NOTHING
    return items[0] if len(items) == 1 else nodes.Progn(items)


def _assignment(analyzer: Analyzer, symbol: Symbol, value: Node, scope: Scope) -> Node:
    variable = scope.variables.get(symbol)
    if variable is None:
        analyzer.lisp.variables.find(symbol)
        return nodes.SetSpecial(symbol, value)
    variable.assigned = True
    return nodes.SetLocal(analyzer.used(variable, scope), value)


def handler_variable(analyzer: Analyzer, symbol: object, scope: Scope) -> tuple[LexicalVariable | Symbol | None, Scope]:
    """Return the variable SYMBOL of a `condition-case' and the scope of its handlers."""
    if symbol is NIL:
        return None, scope
    name = analyzer.bindable(symbol)
    inner = scope.inner()
    if analyzer.is_special(name, scope) and scope.lexical is False:
        inner.variables.pop(name, None)
        return name, inner
    variable = inner.variables[name] = analyzer.variable(name, scope)
    return variable, inner


def _defvar(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    constant = form.car is DEFCONST
    given = arguments_of(form, 2 if constant else 1)
    symbol = given[0]
    if len(given) > 3:
        raise lisp_error("Too many arguments")
    if not isinstance(symbol, Symbol):
        raise wrong_type_argument("symbolp", symbol)
    inner = scope.inner()
    inner.special |= {symbol}  # it is so before the value is computed
    value = analyzer.analyze(given[1], inner) if len(given) > 1 else None
    documentation = analyzer.analyze(given[2], scope) if len(given) > 2 else NOTHING
    return nodes.DefineVariable(symbol, value, documentation, constant)


BINDING_FORMS: dict[Symbol, Special] = {
    intern(name): analyze
    for name, analyze in {
        "function": _function,
        "let": _let,
        "let*": _let_star,
        "setq": _setq,
        "defvar": _defvar,
        "defconst": _defvar,
    }.items()
}
