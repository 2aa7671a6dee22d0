"""Primitives that generated code does in line: those that Emacs's own compiler turns into opcodes, and no others.

One table says for a function of so many arguments how its value, or its truth, is computed.  Redefining or advising one of
these has no effect on compiled callers, in Emacs as here; every other function is always called through its cell.
Arithmetic relies on what values answer to Python's operators: see `elnet.objects.arithmetic`.
"""

from __future__ import annotations

import ast

from elnet.compiler import nodes
from elnet.objects.conditions import wrong_number_of_arguments
from elnet.objects.symbols import Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.compiler.emission import Emitter

    Arguments = list[nodes.Node]
    InLine = Callable[["Emitter", Arguments], ast.expr | None]


LOAD = ast.Load()
IS, IS_NOT, AND, OR = ast.Is(), ast.IsNot(), ast.And(), ast.Or()


def value_in_line(emitter: Emitter, node: nodes.Call) -> ast.expr | None:
    """Return NODE's value computed in line, None if it has to be called."""
    entry = VALUES.get(node.symbol)
    if entry is not None:
        least, most, emit = entry
        if least <= len(node.arguments) <= most:
            return emit(emitter, node.arguments)
        return _wrong_count(emitter, node)
    test = test_in_line(emitter, node)
    return None if test is None else emitter.truth(test)


def test_in_line(emitter: Emitter, node: nodes.Call) -> ast.expr | None:
    """Return NODE as a test done in line, None if it is none."""
    entry = TESTS.get(node.symbol)
    if entry is None:
        return None
    least, most, emit = entry
    if least <= len(node.arguments) <= most:
        return emit(emitter, node.arguments)
    return None


def _wrong_count(emitter: Emitter, node: nodes.Call) -> ast.expr:
    condition = wrong_number_of_arguments(node.symbol, len(node.arguments))
    emitter.values(node.arguments)
    return emitter.call("$signal", emitter.lisp_constant(condition.symbol), emitter.lisp_constant(condition.data))


def _numeric(arguments: Arguments) -> bool:
    """Tell whether no argument is a constant that is no number: Python would fold placeholders of constants."""
    return all(type(item) is not nodes.Constant or type(item.value) in (int, float) for item in arguments)


def _attribute(*names: str) -> InLine:
    def emit(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
        if type(arguments[0]) is nodes.Constant:
            return None
        value = emitter.value(arguments[0])
        for name in names:
            value = emitter.attribute(value, name)
        return value

    return emit


def _safe(name: str) -> InLine:
    def emit(emitter: Emitter, arguments: Arguments) -> ast.expr:
        value = emitter.simple(arguments[0])
        test = emitter.compare(emitter.call("$type", value), IS, emitter.name("$Cons"))
        return emitter.choice(test, emitter.attribute(value, name), emitter.constant(...))

    return emit


def _cons(emitter: Emitter, arguments: Arguments) -> ast.expr:
    return emitter.call("$cons", *emitter.values(arguments))


def _list(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
    if not arguments:
        return emitter.constant(...)
    if len(arguments) > 4:
        return None
    return emitter.call(f"$list{len(arguments)}", *emitter.values(arguments))


def _fold(operator: ast.operator, unit: int) -> InLine:
    """Return the emitter of `+` or `*`: no argument gives UNIT, one argument is only checked."""

    def emit(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
        if not _numeric(arguments):
            return None
        if not arguments:
            return emitter.constant(unit)
        first, *rest = _operands(emitter, arguments)
        if not rest:
            return ast.UnaryOp(ast.UAdd(), first, lineno=emitter.line, col_offset=emitter.column)
        for value in rest:
            first = emitter.binary(first, operator, value)
        return first

    return emit


def _difference(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
    if not _numeric(arguments):
        return None
    if not arguments:
        return emitter.constant(0)
    first, *rest = _operands(emitter, arguments)
    if not rest:
        return ast.UnaryOp(ast.USub(), first, lineno=emitter.line, col_offset=emitter.column)
    for value in rest:
        first = emitter.binary(first, ast.Sub(), value)
    return first


def _operands(emitter: Emitter, arguments: Arguments) -> list[ast.expr]:
    """Return the values of ARGUMENTS, all of them evaluated before the first two meet and one may turn out to be no number."""
    found = emitter.values(arguments)
    if not all(isinstance(value, ast.Constant | ast.Name) for value in found[2:]):
        found = [emitter.spilled(value) for value in found]
    return [_unfolded(emitter, value) for value in found]


def _unfolded(emitter: Emitter, value: ast.expr) -> ast.expr:
    """Return VALUE as something that Python does not compute with beforehand: the placeholder of a constant has no number."""
    if not isinstance(value, ast.Constant) or type(value.value) in (int, float):
        return value
    name = emitter.pool.fresh()
    emitter.assign(name, value)
    emitter.stable.add(name)
    return emitter.name(name)


def _step(operator: ast.operator) -> InLine:
    def emit(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
        if not _numeric(arguments):
            return None
        value = _unfolded(emitter, emitter.value(arguments[0]))
        return emitter.binary(value, operator, emitter.constant(1))

    return emit


def _remainder(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
    """Python's `%` where it agrees with Lisp's: an integer that is not negative by a positive constant."""
    if not _numeric(arguments):
        return None
    divisor = arguments[1]
    if type(divisor) is not nodes.Constant or type(divisor.value) is not int or divisor.value <= 0:
        return emitter.call("$remainder", *emitter.values(arguments))
    left, right = (_unfolded(emitter, value) for value in emitter.simple_values(arguments))
    integer = emitter.compare(emitter.call("$type", left), IS, emitter.name("$Integer"))
    positive = emitter.compare(left, ast.GtE(), emitter.constant(0))
    easy = ast.BoolOp(AND, [integer, positive], lineno=emitter.line, col_offset=emitter.column)
    return emitter.choice(easy, emitter.binary(left, ast.Mod(), right), emitter.call("$remainder", left, right))


def _order(operator: ast.cmpop) -> InLine:
    def emit(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
        if not _numeric(arguments):
            return None
        first, *rest = emitter.values(arguments) if len(arguments) == 2 else emitter.simple_values(arguments)
        return emitter.compare(first, *[part for value in rest for part in (operator, value)])

    return emit


def _equal_numbers(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
    """`a <= b <= a`: equality that asks both operands whether they are numbers, which `==` would not."""
    if not _numeric(arguments):
        return None
    if len(arguments) == 2 and all(map(_is_number, arguments)):
        left, right = emitter.values(arguments)
        return emitter.compare(left, ast.Eq(), right)
    first, *rest = emitter.simple_values(arguments)
    tests = [emitter.compare(first, ast.LtE(), value, ast.LtE(), first) for value in rest]
    if len(tests) == 1:
        return tests[0]
    return ast.BoolOp(AND, tests, lineno=emitter.line, col_offset=emitter.column)


_NUMBERS = frozenset(map(intern, ("+", "-", "*", "1+", "1-", "%")))
"""Functions whose value, if they return at all, is a number."""


def _is_number(node: nodes.Node) -> bool:
    """Tell whether NODE's value is certainly a number, so that `==` need not ask."""
    if type(node) is nodes.Constant:
        return type(node.value) in (int, float)
    return type(node) is nodes.Call and node.symbol in _NUMBERS


def _unequal_numbers(emitter: Emitter, arguments: Arguments) -> ast.expr | None:
    equal = _equal_numbers(emitter, arguments)
    return None if equal is None else emitter.negation(equal)


def _not(emitter: Emitter, arguments: Arguments) -> ast.expr:
    test = emitter.test(arguments[0])
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in _OPPOSITES:
        return emitter.compare(test.left, _OPPOSITES[type(test.ops[0])], test.comparators[0])
    return emitter.negation(test)


_OPPOSITES: dict[type[ast.cmpop], ast.cmpop] = {ast.Is: IS_NOT, ast.IsNot: IS}


def _is_kind(*kinds: str) -> InLine:
    """Return the test for values whose exact Python type is one of KINDS."""

    def emit(emitter: Emitter, arguments: Arguments) -> ast.expr:
        if len(kinds) == 1:
            return emitter.compare(emitter.call("$type", emitter.value(arguments[0])), IS, emitter.name(kinds[0]))
        value = emitter.simple(arguments[0])
        tests = [emitter.compare(emitter.call("$type", value), IS, emitter.name(kind)) for kind in kinds]
        return ast.BoolOp(OR, list(tests), lineno=emitter.line, col_offset=emitter.column)

    return emit


def _listp(emitter: Emitter, arguments: Arguments) -> ast.expr:
    value = emitter.simple(arguments[0])
    tests = [
        emitter.compare(emitter.call("$type", value), IS, emitter.name("$Cons")),
        emitter.compare(value, IS, emitter.constant(...)),
    ]
    return ast.BoolOp(OR, list(tests), lineno=emitter.line, col_offset=emitter.column)


def _by_identity(node: nodes.Node) -> bool:
    return type(node) is nodes.Constant and type(node.value) not in (int, float)


def _eq(emitter: Emitter, arguments: Arguments) -> ast.expr:
    """Identity, but fixnums are compared by value."""
    if any(map(_by_identity, arguments)):
        left, right = emitter.values(arguments)
        return emitter.compare(left, IS, right)
    left, right = emitter.simple_values(arguments)
    number = emitter.compare(emitter.call("$type", left), IS, emitter.name("$Integer"))
    both = ast.BoolOp(AND, [number, emitter.call("$eq", left, right)], lineno=emitter.line, col_offset=emitter.column)
    same = emitter.compare(left, IS, right)
    return ast.BoolOp(OR, [same, both], lineno=emitter.line, col_offset=emitter.column)


def _equal(emitter: Emitter, arguments: Arguments) -> ast.expr:
    left, right = emitter.simple_values(arguments)
    same = emitter.compare(left, IS, right)
    deep = emitter.call("$equal", left, right)
    return ast.BoolOp(OR, [same, deep], lineno=emitter.line, col_offset=emitter.column)


_ANY = 1 << 30

VALUES: dict[Symbol, tuple[int, int, InLine]] = {
    intern(name): entry
    for name, entry in {
        "car": (1, 1, _attribute("car")),
        "cdr": (1, 1, _attribute("cdr")),
        "caar": (1, 1, _attribute("car", "car")),
        "cadr": (1, 1, _attribute("cdr", "car")),
        "cdar": (1, 1, _attribute("car", "cdr")),
        "cddr": (1, 1, _attribute("cdr", "cdr")),
        "car-safe": (1, 1, _safe("car")),
        "cdr-safe": (1, 1, _safe("cdr")),
        "cons": (2, 2, _cons),
        "list": (0, _ANY, _list),
        "+": (0, _ANY, _fold(ast.Add(), 0)),
        "*": (0, _ANY, _fold(ast.Mult(), 1)),
        "-": (0, _ANY, _difference),
        "1+": (1, 1, _step(ast.Add())),
        "1-": (1, 1, _step(ast.Sub())),
        "%": (2, 2, _remainder),
    }.items()
}

TESTS: dict[Symbol, tuple[int, int, InLine]] = {
    intern(name): entry
    for name, entry in {
        "not": (1, 1, _not),
        "null": (1, 1, _not),
        "eq": (2, 2, _eq),
        "equal": (2, 2, _equal),
        "=": (2, 4, _equal_numbers),
        "/=": (2, 2, _unequal_numbers),
        "<": (2, 4, _order(ast.Lt())),
        ">": (2, 4, _order(ast.Gt())),
        "<=": (2, 4, _order(ast.LtE())),
        ">=": (2, 4, _order(ast.GtE())),
        "consp": (1, 1, _is_kind("$Cons")),
        "stringp": (1, 1, _is_kind("$String")),
        "integerp": (1, 1, _is_kind("$Integer")),
        "numberp": (1, 1, _is_kind("$Integer", "$Float")),
        "symbolp": (1, 1, _is_kind("$Symbol", "$Nil")),
        "listp": (1, 1, _listp),
    }.items()
}
