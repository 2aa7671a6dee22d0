"""The printer beyond single answers: objects that cannot be read, size, and labels that go on from one text to the next."""

from __future__ import annotations

from types import FunctionType

import pytest

from elnet.objects.base import LispObject
from elnet.objects.conditions import LispSignal
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import eq_key
from elnet.objects.functions import Lambda, Subr
from elnet.objects.hash_tables import EQ, HashTable
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import CharTable, Vector
from elnet.printer import Printer, PrintOptions, prin1, princ
from elnet.reader import Reader


class Buffer(LispObject):
    """An object that says itself how it is printed."""

    def lisp_print(self, readably: bool) -> str:
        """Return the text."""
        return "#<buffer x>" if readably else "x"


def closure(arguments: str, body: str, documentation: object = NIL, interactive: object = NIL) -> FunctionType:
    made = Lambda()
    made.arguments, made.body = Reader(arguments).read(), Reader(body).read()
    made.documentation, made.interactive, made.lexical = documentation, interactive, True
    code = (lambda: None).__code__
    return FunctionType(code.replace(co_consts=(*code.co_consts, made)), {})


def nested(depth: int) -> object:
    value: object = NIL
    for _ in range(depth):
        value = cons(value, NIL)
    return value


def test_objects_of_other_layers_print_themselves() -> None:
    assert prin1(list_of(Buffer(), 1)) == "(#<buffer x> 1)"
    assert princ(Buffer()) == "x"


def test_subrs_show_their_name() -> None:
    def car() -> None:
        """Stand for a primitive."""

    assert prin1(Subr("car", car, False)) == "#<subr car>"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (closure("(x)", "((+ x 1))"), "#[(x) ((+ x 1)) (t)]"),
        (closure("nil", "(1)", lisp_string("Doc.")), '#[nil (1) (t) nil "Doc."]'),
        (closure("nil", "(1)", NIL, list_of(intern("interactive"), lisp_string("p"))), '#[nil (1) (t) nil nil "p"]'),
    ],
)
def test_closures_show_their_slots(function: FunctionType, text: str) -> None:
    assert prin1(function) == text


def test_what_a_closure_consists_of_can_be_told() -> None:
    printer = Printer(closure_slots=lambda _: [NIL, list_of(1), list_of(cons(intern("x"), 5))])
    assert printer.print(closure("nil", "(1)")) == "#[nil (1) ((x . 5))]"


def test_a_python_value_that_is_no_lisp_is_marked_as_such() -> None:
    assert prin1(len).startswith("#<builtin_function_or_method len")


def test_200_levels_are_taken_for_a_circle() -> None:
    assert len(prin1(nested(199))) == 401
    with pytest.raises(LispSignal, match="error"):
        prin1(nested(200))


def test_with_labels_nesting_may_be_deep() -> None:
    assert prin1(nested(100_000), PrintOptions(circle=True)) == "(" * 100_000 + "nil" + ")" * 100_000


def test_quotes_may_be_deep() -> None:
    value: object = intern("a")
    for _ in range(100_000):
        value = list_of(intern("quote"), value)
    assert prin1(value) == "'" * 100_000 + "a"


def test_a_quote_of_itself_is_a_circle() -> None:
    value = list_of(intern("quote"), 1)
    assert isinstance(value, Cons)
    value.cdr.car = value  # type: ignore[attr-defined]
    assert prin1(value) == "'#0"


def test_a_printer_can_be_used_again() -> None:
    printer = Printer()
    with pytest.raises(LispSignal):
        printer.print(nested(300))
    assert printer.print(list_of(1, 2)) == "(1 2)"


def test_numbers_go_on_from_one_text_to_the_next() -> None:
    options = PrintOptions(circle=True, continuous_numbering=True)
    x, y = list_of(1), list_of(2)
    first = Printer(options)
    assert first.print(list_of(x, x)) == "(#1=(1) #1#)"
    second = Printer(options.changed(number_table=first.number_table))
    assert second.print(list_of(y, x, y)) == "(#2=(2) #1# #2#)"


def test_a_table_that_holds_itself_is_labelled() -> None:
    table = HashTable(EQ, eq_key)
    table.entries[T] = (T, table)
    assert prin1(table) == "#s(hash-table test eq data (t #0))"
    assert prin1(table, PrintOptions(circle=True)) == "#1=#s(hash-table test eq data (t #1#))"


def test_char_tables_print_block_by_block() -> None:
    table = CharTable(intern("foo"), 5)
    table.default = 5
    assert prin1(table) == "#^[5 nil foo 5" + " 5" * 64 + "]"


def test_a_part_of_a_char_table_that_ascii_repeats_is_labelled() -> None:
    table = CharTable(intern("foo"))
    table.set_range(97, 97, 1)
    assert prin1(table, PrintOptions(circle=True)).startswith("#^[nil nil foo #1=#^^[3 0 nil")
    assert "#^^[1 0 #^^[2 0 #1# nil" in prin1(table, PrintOptions(circle=True))


def test_raw_bytes_are_octal_in_prin1_and_themselves_in_princ() -> None:
    value = list_of(LString("\xe9", False), LString("\udc80é", True))
    assert prin1(value) == '("\\351" "\\200é")'
    assert princ(value) == "(\udce9 \udc80é)"


def test_wide_characters_are_escaped_where_only_bytes_can_go() -> None:
    value = LString("é\udce9", True)
    assert prin1(value, PrintOptions(escape_nonascii=True, unibyte_output=True)) == '"\\x00e9\\351"'
    assert prin1(value, PrintOptions(escape_nonascii=True)) == '"é\\351"'


def test_long_numbers_and_lists_are_printed() -> None:
    assert prin1(-(10**20000)) == "-1" + "0" * 20000
    assert len(prin1(list_from([1] * 200_000))) == 400_001
    assert len(prin1(Vector([1] * 200_000))) == 400_001
