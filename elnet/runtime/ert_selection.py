"""Which tests a selector selects, and which results a type of result comprises (manual node "Test Selectors")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import eql
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record
from elnet.runtime.ert_structures import TEST, Ert

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Universe = list[Record] | None


KINDS = {":passed": "ert-test-passed", ":failed": "ert-test-failed", ":skipped": "ert-test-skipped"}


def no_clause(ert: Ert, value: object) -> BaseException:
    """Return the error for VALUE, which is no selector or type of result."""
    shown = ert.lisp.call(intern("prin1-to-string"), value)
    assert isinstance(shown, LString)
    return lisp_error(f"No clause matching ‘{shown.text}’")


# Types of results


def is_of_type(ert: Ert, result: object, kind: object) -> bool:
    """Tell whether RESULT is of the type KIND."""
    if kind is NIL or kind is T:
        return kind is T
    if isinstance(kind, Symbol) and kind.name in KINDS:
        return ert.is_a(result, KINDS[kind.name])
    if type(kind) is not Cons or not isinstance(kind.car, Symbol):
        raise no_clause(ert, kind)
    operator, operands = kind.car.name, elements(kind.cdr)
    if operator == "and":
        return all(is_of_type(ert, result, operand) for operand in operands)
    if operator == "or":
        return any(is_of_type(ert, result, operand) for operand in operands)
    if operator == "not" and len(operands) == 1:
        return not is_of_type(ert, result, operands[0])
    if operator == "member" or (operator == "eql" and len(operands) == 1):
        return any(eql(result, operand) for operand in operands)
    if operator == "satisfies" and len(operands) == 1:
        return ert.lisp.call(operands[0], result) is not NIL
    raise no_clause(ert, kind)


def is_expected(ert: Ert, test: Record, result: object) -> bool:
    """Tell whether RESULT is what TEST expects; a skipped test always is."""
    if ert.is_a(result, "ert-test-skipped"):
        return True
    return is_of_type(ert, result, ert.get(test, "expected-result-type"))


# Selectors


def select(ert: Ert, selector: object, universe: Universe) -> list[Record]:
    """Return the tests among UNIVERSE, None for all that symbols name, that SELECTOR selects."""
    if selector is NIL:
        return []
    if selector is T:
        return everything(ert, universe)
    if isinstance(selector, Symbol):
        return _by_state(ert, selector, universe)
    if type(selector) is LString:
        return _by_name(ert, selector, universe)
    if ert.is_a(selector, "ert-test"):
        return _within([selector], universe)  # type: ignore[list-item]
    if type(selector) is Cons and isinstance(selector.car, Symbol):
        return _combined(ert, selector.car.name, elements(selector.cdr), selector, universe)
    raise no_clause(ert, selector)


def everything(ert: Ert, universe: Universe) -> list[Record]:
    """Return the tests of UNIVERSE."""
    return ert.all() if universe is None else universe


def _within(tests: list[Record], universe: Universe) -> list[Record]:
    return tests if universe is None else [test for test in tests if any(test is each for each in universe)]


def _filtered(ert: Ert, universe: Universe, accepts: Callable[[Record], bool]) -> list[Record]:
    return [test for test in everything(ert, universe) if accepts(test)]


def _by_state(ert: Ert, selector: Symbol, universe: Universe) -> list[Record]:
    def result(test: Record) -> object:
        return ert.get(test, "most-recent-result")

    name = selector.name
    if name == ":new":
        return _filtered(ert, universe, lambda test: result(test) is NIL)
    if name == ":unexpected":
        return _filtered(ert, universe, lambda test: result(test) is not NIL and not is_expected(ert, test, result(test)))
    if name == ":expected":
        return _filtered(ert, universe, lambda test: result(test) is not NIL and is_expected(ert, test, result(test)))
    if name in (":failed", ":passed"):
        return _filtered(ert, universe, lambda test: is_of_type(ert, result(test), selector))
    found = ert.lisp.plists.get(selector, TEST)
    if found is NIL:
        raise signal("ert-test-unbound", selector)
    return _within([ert.check(found)], universe)


def _by_name(ert: Ert, regexp: LString, universe: Universe) -> list[Record]:
    def matches(test: Record) -> bool:
        name = ert.get(test, "name")
        if not isinstance(name, Symbol) or name is NIL:
            return False
        return ert.lisp.call(intern("string-match-p"), regexp, lisp_string(name.name)) is not NIL

    return _filtered(ert, universe, matches)


def _combined(ert: Ert, operator: str, operands: list[object], selector: Cons, universe: Universe) -> list[Record]:
    if operator == "and":
        for operand in operands:
            universe = select(ert, operand, universe)
        return everything(ert, universe)
    if operator == "or":
        found: object = NIL
        for operand in reversed(operands):
            found = ert.lisp.call(intern("cl-union"), list_from(select(ert, operand, universe)), found)
        return elements(found)  # type: ignore[return-value]
    if operator == "not" and len(operands) == 1:
        excluded = select(ert, operands[0], everything(ert, universe))
        return _filtered(ert, universe, lambda test: all(test is not each for each in excluded))
    if operator == "member" or (operator == "eql" and len(operands) == 1):
        chosen = [_only(ert, operand) for operand in operands]
        return _within(chosen, universe)
    if operator == "tag" and len(operands) == 1:
        return _filtered(ert, universe, lambda test: any(operands[0] is tag for tag in elements(ert.get(test, "tags"))))
    if operator == "satisfies" and len(operands) == 1:
        return _filtered(ert, universe, lambda test: ert.lisp.call(operands[0], test) is not NIL)
    raise no_clause(ert, selector)


def _only(ert: Ert, value: object) -> Record:
    return ert.check(value) if type(value) is Record else ert.named(value)
