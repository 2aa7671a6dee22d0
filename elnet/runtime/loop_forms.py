"""The forms that a `cl-loop` becomes: sequences, assignments to patterns."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.symbols import NIL, Symbol, intern

(PROGN, SETQ, WHILE, IF, AND, LET, LET_STAR, NOT, CONS, NCONC, APPEND, NREVERSE, REVERSE, LIST, IT, CAR, CDR) = map(
    intern,
    (
        "progn", "setq", "while", "if", "and", "let", "let*", "not", "cons", "nconc", "append", "nreverse", "reverse", "list",
        "it", "car", "cdr",
    ),
)  # fmt: skip


def word(value: object) -> str:
    """Return the loop keyword that VALUE is; empty for what is no symbol."""
    return value.name if isinstance(value, Symbol) else ""


def progn(forms: list[object]) -> object:
    """Return one form that evaluates FORMS."""
    return forms[0] if len(forms) == 1 else cons(PROGN, list_from(forms))


def setq(pairs: list[tuple[object, object]]) -> object:
    """Return the form that sets variables, or patterns of them, to the values of forms, in order."""
    flat: list[object] = []
    for pattern, form in pairs:
        flat += assignments(pattern, form)
    return cons(SETQ, list_from(flat)) if flat else NIL


def assignments(pattern: object, form: object) -> list[object]:
    """Return the variables and forms that set the variables of PATTERN to the parts of what FORM yields."""
    if isinstance(pattern, Symbol):
        return [] if pattern is NIL else [pattern, form]
    assert type(pattern) is Cons
    found: list[object] = []
    while type(pattern) is Cons:
        found += assignments(pattern.car, list_of(CAR, form))
        form, pattern = list_of(CDR, form), pattern.cdr
    return found + assignments(pattern, form)


def variables_of(pattern: object) -> list[Symbol]:
    """Return the variables of PATTERN."""
    found: list[Symbol] = []
    while type(pattern) is Cons:
        found += variables_of(pattern.car)
        pattern = pattern.cdr
    return [*found, pattern] if isinstance(pattern, Symbol) and pattern is not NIL else found
