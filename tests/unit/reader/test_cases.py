"""The reader answers as Emacs does, for every recorded case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import cons, list_of
from elnet.objects.strings import LString, char_code, lisp_string
from elnet.objects.symbols import NIL, T
from elnet.reader import Reader, is_lexical
from elnet.reader.streams import collect_form
from tests.support.literals import Literals, printed
from tests.support.recorded import Case, cases


def reader(text: str, located: bool = False) -> Reader:
    return Reader(text, construction=Literals(), located=located)


def read(text: str) -> str:
    source = reader(text)
    value = source.read()
    return f"{source.position} {printed(value)}"


def string(text: str) -> str:
    value = reader(text).read()
    assert isinstance(value, LString)
    codes = [char_code(char) if value.multibyte else ord(char) for char in value.text]
    return printed(list_of(T if value.multibyte else NIL, *codes))


def buffer(text: str) -> str:
    source = reader(text, located=True)
    try:
        value = printed(source.read())
    except LispSignal as condition:
        value = printed(cons(condition.symbol, condition.data))
    return f"{source.position} {value}"


def function(text: str) -> str:
    rest = list(text)
    form = collect_form(lambda: rest.pop(0) if rest else "", lambda char: rest.insert(0, char))
    try:
        value = printed(reader(form).read())
    except LispSignal as condition:
        value = printed(cons(condition.symbol, condition.data))
    return f"{printed(lisp_string(''.join(rest)))} {value}"


def cookie(text: str) -> str:
    return "t" if is_lexical(text + "\n(setq recorder-found lexical-binding)") else "nil"


QUESTIONS: dict[str, Callable[[str], str]] = {
    "read": read,
    "string": string,
    "buffer": buffer,
    "function": function,
    "cookie": cookie,
}
RECORDED = list(cases(*sorted(Path(__file__).with_name("cases").glob("*.case"))))


@pytest.mark.parametrize("case", RECORDED, ids=lambda case: case.name)
def test_answers_as_emacs_does(case: Case) -> None:
    try:
        answer = f"=> {QUESTIONS[case.question](case.input)}"
    except LispSignal as condition:
        answer = f"!! {printed(cons(condition.symbol, condition.data))}"
    assert answer.replace("\n", "⏎") == case.answer
