"""Scope analysis of the special forms that choose, repeat, leave and protect, and of constants."""

from __future__ import annotations

from elnet.compiler import nodes
from elnet.compiler.analysis_of_bindings import arguments_of, handler_variable
from elnet.compiler.nodes import NOTHING, Constant, Node
from elnet.objects.conditions import (
    signal,
    wrong_number_of_arguments,
    wrong_type_argument,
)
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.compiler.analysis import Analyzer
    from elnet.compiler.scope import Scope, Special

SUCCESS, THROW = intern(":success"), intern("throw")


def _quote(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = arguments_of(form, 1)
    if len(given) > 1:
        raise wrong_number_of_arguments(form.car, len(given))
    return Constant(given[0])


def _progn(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return analyzer.body(form.cdr, scope)


def _prog1(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = arguments_of(form, 1)
    return nodes.Prog1(analyzer.analyze(given[0], scope), analyzer.each(form.cdr.cdr, scope))  # type: ignore[attr-defined]


def _if(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = arguments_of(form, 2)
    rest = form.cdr.cdr.cdr  # type: ignore[attr-defined]
    return nodes.If(analyzer.analyze(given[0], scope), analyzer.analyze(given[1], scope), analyzer.body(rest, scope))


def _and(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    items = analyzer.each(form.cdr, scope)
    return items[0] if len(items) == 1 else nodes.And(items) if items else Constant(T)


def _or(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    items = analyzer.each(form.cdr, scope)
    return items[0] if len(items) == 1 else nodes.Or(items) if items else NOTHING


def _cond(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    result: Node = NOTHING
    for clause in reversed(elements(form.cdr)):
        if type(clause) is not Cons:
            raise wrong_type_argument("listp", clause)
        test = analyzer.analyze(clause.car, scope)
        if clause.cdr is NIL:
            result = test if result is NOTHING else nodes.Or([test, result])
        elif type(test) is Constant and test.value is not NIL:
            result = analyzer.body(clause.cdr, scope)
        else:
            result = nodes.If(test, analyzer.body(clause.cdr, scope), result)
    return result


def _while(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    arguments_of(form, 1)
    inner = scope.inner()
    inner.looped = True
    return nodes.While(analyzer.analyze(form.cdr.car, inner), analyzer.each(form.cdr.cdr, inner))  # type: ignore[attr-defined]


def _catch(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    """Remember the tag for throws inside; behind a tag that is not known here, no outer catch is known any more."""
    given = arguments_of(form, 1)
    tag = analyzer.analyze(given[0], scope)
    catch = nodes.Catch(tag, NOTHING)
    inner = scope.inner()
    if type(tag) is not Constant or not isinstance(tag.value, Symbol):
        inner.catches = {}
    elif tag.value is not NIL:
        inner.catches = {**scope.catches, tag.value: catch}
    catch.body = analyzer.body(form.cdr.cdr, inner)  # type: ignore[attr-defined]
    return catch


def jump_of(analyzer: Analyzer, form: Cons, scope: Scope) -> Node | None:
    """Return a call of `throw` as a jump, None if it may mean a catch elsewhere."""
    given = elements(form.cdr)
    if len(given) != 2 or not scope.catches:
        return None
    tag = analyzer.analyze(given[0], scope)
    catch = scope.catches.get(tag.value) if type(tag) is Constant else None
    if catch is None:
        return None
    catch.jumped = True
    return nodes.Jump(catch, analyzer.analyze(given[1], scope), THROW)


def _unwind_protect(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = arguments_of(form, 1)
    return nodes.UnwindProtect(analyzer.analyze(given[0], scope), analyzer.body(form.cdr.cdr, scope))  # type: ignore[attr-defined]


def _condition_case(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    given = arguments_of(form, 2)
    target, inner = handler_variable(analyzer, given[0], scope)
    body = analyzer.analyze(given[1], scope)
    clauses: list[tuple[tuple[object, ...], Node]] = []
    success: Node | None = None
    for clause in given[2:]:
        if clause is NIL:
            continue
        if type(clause) is not Cons or not (isinstance(clause.car, Symbol) or type(clause.car) is Cons):
            raise signal("error", lisp_string(f"Invalid condition handler: {_shown(analyzer, clause)}"))
        handler = analyzer.body(clause.cdr, inner)
        if clause.car is SUCCESS:
            success = handler
        else:
            names = tuple(elements(clause.car)) if type(clause.car) is Cons else (clause.car,)
            clauses.append((names, handler))
    return nodes.ConditionCase(target, body, clauses, success)


def _shown(analyzer: Analyzer, value: object) -> str:
    return str(analyzer.lisp.call(intern("prin1-to-string"), value).text)  # type: ignore[attr-defined]


def _saving(kind: str) -> Special:
    def analyze(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
        return nodes.Saving(kind, analyzer.body(form.cdr, scope))

    return analyze


def _interactive(analyzer: Analyzer, form: Cons, scope: Scope) -> Node:
    return NOTHING


CONTROL_FORMS: dict[Symbol, Special] = {
    intern(name): analyze
    for name, analyze in {
        "quote": _quote,
        "progn": _progn,
        "prog1": _prog1,
        "if": _if,
        "and": _and,
        "or": _or,
        "cond": _cond,
        "while": _while,
        "catch": _catch,
        "unwind-protect": _unwind_protect,
        "condition-case": _condition_case,
        "save-excursion": _saving("excursion"),
        "save-restriction": _saving("restriction"),
        "save-current-buffer": _saving("current_buffer"),
        "interactive": _interactive,
    }.items()
}
