"""The printer prints as Emacs does, for every recorded case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.printer import PrintOptions, prin1
from elnet.reader import Reader
from tests.support.literals import Literals, printed
from tests.support.recorded import Case, cases

CHARSET = {"t": "always", "nil": "never", "default": "default"}


def option(name: str, value: object) -> tuple[str, object]:
    """Return the field for the Lisp variable NAME and its value there."""
    field = name.removeprefix("print-").replace("-", "_")
    if field in ("length", "level"):
        return field, value
    if field == "charset_text_property":
        return field, CHARSET[repr(value)]
    if field == "float_output_format":
        assert isinstance(value, LString)
        return field, value.text
    return field, value is not NIL


def options_and_object(text: str) -> tuple[PrintOptions, object]:
    reader = Reader(text, construction=Literals())
    given = elements(reader.read())
    fields = dict(option(repr(name), value) for name, value in zip(given[::2], given[1::2], strict=True))
    return PrintOptions(**fields), reader.read()


def answer_prin1(text: str) -> str:
    options, value = options_and_object(text)
    return printed(value, options)


def answer_princ(text: str) -> str:
    options, value = options_and_object(text)
    return printed(value, options, readably=False)


def symbol(text: str) -> str:
    options = PrintOptions(gensym=True)
    return f"{prin1(intern(text), options)} {prin1(Symbol(text), options)}"


QUESTIONS: dict[str, Callable[[str], str]] = {"prin1": answer_prin1, "princ": answer_princ, "symbol": symbol}
RECORDED = list(cases(*sorted(Path(__file__).with_name("cases").glob("*.case"))))


@pytest.mark.parametrize("case", RECORDED, ids=lambda case: case.name)
def test_prints_as_emacs_does(case: Case) -> None:
    try:
        answer = f"=> {QUESTIONS[case.question](case.input)}"
    except LispSignal as condition:
        answer = f"!! {prin1(cons(condition.symbol, condition.data))}"
    assert answer.replace("\n", "⏎") == case.answer
