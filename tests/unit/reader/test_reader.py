"""The reader beyond single answers: size, places, what is unfinished, where the characters come from."""

from __future__ import annotations

import pytest

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import Symbol
from elnet.objects.vectors import Vector
from elnet.printer import prin1
from elnet.reader import Reader, first_line_variables
from elnet.reader.streams import collect_form


def test_forms_are_read_one_at_a_time() -> None:
    reader = Reader("a (b)\n;c\n d ")
    assert [(prin1(reader.read()), reader.position) for _ in range(3)] == [("a", 1), ("(b)", 5), ("d", 11)]


def test_reading_stays_between_start_and_end() -> None:
    reader = Reader("abc (d e) f", start=1, end=9)
    assert [prin1(reader.read()) for _ in range(2)] == ["bc", "(d e)"]
    with pytest.raises(LispSignal, match="end-of-file"):
        reader.read()


def test_an_end_within_a_token_ends_the_token() -> None:
    assert prin1(Reader("abc", end=2).read()) == "ab"
    assert prin1(Reader("1.5", end=2).read()) == "1"
    assert prin1(Reader("?ab", end=2).read()) == "97"


def test_every_symbol_comes_from_the_given_intern() -> None:
    names: list[str] = []

    def intern(name: str) -> Symbol:
        names.append(name)
        return Symbol(name)

    Reader("(a \\b #_c 'd e\\ f 1+ ##)", intern).read()
    assert names == ["a", "b", "c", "d", "e f", "1+", ""]


@pytest.mark.parametrize("text", ["(" * 100_000 + ")" * 100_000, "'" * 100_000 + "a", "[" * 50_000 + "]" * 50_000])
def test_nesting_may_be_deep(text: str) -> None:
    reader = Reader(text)
    reader.read()
    assert reader.position == len(text)


def test_a_long_list_is_read() -> None:
    assert len(elements(Reader("(" + "a " * 1_000_000 + ")").read())) == 1_000_000


def test_a_long_string_is_read() -> None:
    value = Reader('"' + "é\\n" * 1_000_000 + '"').read()
    assert isinstance(value, LString)
    assert len(value.text) == 2_000_000


def test_a_number_may_have_more_digits_than_python_reads_at_once() -> None:
    digits = "1234567890" * 2000
    assert prin1(Reader(f"-{digits}").read()) == f"-{digits}"
    assert Reader("1" + "0" * 9000 + ".").read() == 10**9000


PLACED = """(a
  (b 'c)
\t#'d . (e . f))"""


def test_list_and_quote_heads_know_where_they_are() -> None:
    form = Reader(PLACED, file="x.el").read()
    heads = []
    pending: list[object] = [form]
    while pending:
        value = pending.pop()
        if isinstance(value, Cons):
            if hasattr(value, "where"):
                heads.append((prin1(value), value.where))
            pending += [value.cdr, value.car]
    assert heads == [
        ("(a (b 'c) #'d e . f)", ("x.el", 1, 0)),
        ("(b 'c)", ("x.el", 2, 2)),
        ("'c", ("x.el", 2, 5)),
        ("#'d", ("x.el", 3, 1)),
        ("(e . f)", ("x.el", 3, 7)),
    ]


def test_places_count_from_the_beginning_of_the_text() -> None:
    form = Reader("x\n\n (a)", start=3, file="x.el").read()
    assert isinstance(form, Cons)
    assert form.where == ("x.el", 3, 1)


def read_all(reader: Reader) -> None:
    while True:
        reader.read()


@pytest.mark.parametrize(
    ("text", "unclosed"),
    [
        ("", None),
        ("  ;c", None),
        ("(a", ("(", 1, 0)),
        ("(a\n  [b (c)", ("[", 2, 2)),
        ("(a #s(b", ("#", 1, 3)),
        ('(a\n"b', ('"', 2, 0)),
        ("'", ("'", 1, 0)),
        ("(a '", ("(", 1, 0)),
        ("(a . b", ("(", 1, 0)),
        ("#1=(a", ("(", 1, 3)),
        ("ab\\", ("a", 1, 0)),
        ("(a) (b", ("(", 1, 4)),
    ],
)
def test_an_unfinished_text_tells_what_is_open(text: str, unclosed: tuple[str, int, int] | None) -> None:
    reader = Reader(text)
    with pytest.raises(LispSignal, match="end-of-file"):
        read_all(reader)
    found = reader.unclosed
    assert (found and (found.opening, found.line, found.column)) == unclosed


def test_the_file_being_loaded_is_told() -> None:
    name = lisp_string("/x.el")
    assert Reader("#$", load_name=name).read() is name
    with pytest.raises(LispSignal) as caught:
        Reader("(", load_name=name).read()
    assert prin1(caught.value.data) == '("/x.el")'


def test_a_file_may_hold_text_to_be_skipped() -> None:
    reader = Reader('a #@7 )("x)\x1f(b) c', file="x.elc")
    assert [prin1(reader.read()) for _ in range(3)] == ["a", "(b)", "c"]


def test_raw_bytes_in_the_source_are_raw_bytes() -> None:
    value = Reader('["\udce9" "\udce9é" ?\udce9]').read()
    assert isinstance(value, Vector)
    one, two, three = value.items
    assert isinstance(one, LString)
    assert isinstance(two, LString)
    assert (one.text, one.multibyte) == ("\xe9", False)
    assert (two.text, two.multibyte) == ("\udce9é", True)
    assert three == 0xE9


def test_a_symbol_may_hold_a_line_break() -> None:
    value = Reader("a\\\nb").read()
    assert isinstance(value, Symbol)
    assert value.name == "a\nb"


def test_labels_are_those_of_one_form() -> None:
    reader = Reader("#1=a #1#")
    reader.read()
    with pytest.raises(LispSignal, match="invalid-read-syntax"):
        reader.read()


@pytest.mark.parametrize("text", ["#1=[a (#1#)]", "#1=#s(a #1#)", "#1=(a . #1#)", "#1=(#1# . #1#)"])
def test_circles_close(text: str) -> None:
    value = Reader(text).read()
    inside = value.items[1] if not isinstance(value, Cons) else value.cdr  # type: ignore[attr-defined]
    assert (inside.car if isinstance(inside, Cons) and inside is not value else inside) is value


def test_a_stream_that_ends_too_early_gives_what_there_is() -> None:
    characters = list("(a b")
    form = collect_form(lambda: characters.pop(0) if characters else "", lambda char: characters.insert(0, char))
    assert form == "(a b"


def test_variables_of_the_first_line_are_found() -> None:
    assert first_line_variables(";; -*- mode: x; lexical-binding: t; coding: utf-8 -*-") == {
        "mode": "x",
        "lexical-binding": "t",
        "coding": "utf-8",
    }
    assert first_line_variables(";; -*- emacs-lisp -*-") == {"mode": "emacs-lisp"}
