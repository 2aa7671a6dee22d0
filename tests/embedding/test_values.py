"""Values cross the border by the table in elnet/embedding/conversion.py."""

from __future__ import annotations

import pickle

import pytest

from elnet import Handle, Interpreter, Symbol

ROUND_TRIPS: list[object] = [
    0, -1, 1 << 80, 2.5, float("inf"), "", "text", "żółw", "raw \udcff byte", b"\xff\x00", None, True, Symbol("foo"),
    Symbol(":key"), [1, [2, "three"]], (1, (2,), ()), {"a": 1, Symbol("b"): [2], 3: {}}, [True, None, False or None],
]  # fmt: skip


@pytest.mark.parametrize("value", ROUND_TRIPS, ids=repr)
def test_a_value_comes_back_as_it_went(value: object) -> None:
    with Interpreter() as lisp:
        found = lisp.call("identity", value)
        assert found == value
        assert type(found) is type(value)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("'(1 . 2)", "(1 . 2)"),
        ("(current-buffer)", "#<buffer *scratch*>"),
        ("(let ((l (list 1 2))) (setcdr (cdr l) l) l)", "(1 2 1 2 . #2)"),
        ("(make-symbol \"loose\")", "loose"),
        ("(record 'point 1 2)", "#s(point 1 2)"),
    ],
)  # fmt: skip
def test_what_has_no_twin_is_a_handle(form: str, expected: str) -> None:
    with Interpreter() as lisp:
        found = lisp.eval_string(form)
        assert isinstance(found, Handle)
        assert str(found) == expected
        assert lisp.call("eq", found, found) is True


def test_false_and_an_empty_list_are_nil() -> None:
    with Interpreter() as lisp:
        assert [lisp.call("null", value) for value in (False, [], None, 0, "")] == [True, True, True, None, None]


def test_bytes_are_a_unibyte_string_and_a_str_is_text() -> None:
    with Interpreter() as lisp:
        assert lisp.call("multibyte-string-p", b"\xff") is None
        assert lisp.call("multibyte-string-p", "ÿ") is True
        assert lisp.call("string-bytes", "ÿ") == 2


def test_a_list_that_contains_itself_ends_in_a_handle() -> None:
    with Interpreter() as lisp:
        found = lisp.eval_string("(let ((v (list 1 2))) (setcar v v) v)")
        assert isinstance(found[0], Handle)
        assert found[1] == 2


def test_a_handle_is_the_object_itself() -> None:
    with Interpreter() as lisp:
        buffer = lisp.call("generate-new-buffer", "one")
        lisp.call("set-buffer", buffer)
        lisp.call("insert", "text")
        assert buffer.type == "buffer"
        assert lisp.call("buffer-size", buffer) == 4
        assert buffer == lisp.call("current-buffer")


def test_a_function_can_be_called() -> None:
    with Interpreter() as lisp:
        adder = lisp.eval_string("(let ((n 1)) (lambda (x) (setq n (+ n x))))")
        assert [adder(1), adder(2)] == [2, 4]


def test_a_handle_of_another_interpreter_is_refused() -> None:
    with Interpreter() as one, Interpreter() as two:
        buffer = one.call("current-buffer")
        with pytest.raises(ValueError, match="another interpreter"):
            two.call("buffer-name", buffer)


def test_what_lisp_has_no_twin_of_is_refused() -> None:
    with Interpreter() as lisp, pytest.raises(TypeError, match="complex has no Lisp twin"):
        lisp.call("identity", 1j)


def test_symbols_are_values() -> None:
    assert Symbol("a") == Symbol("a") != Symbol("b")
    assert pickle.loads(pickle.dumps(Symbol("a"))) == Symbol("a")
    with pytest.raises(AttributeError):
        Symbol("a").name = "b"


def test_a_table_with_keys_that_python_cannot_hash_is_a_handle() -> None:
    with Interpreter() as lisp:
        assert isinstance(lisp.eval_string("(let ((h (make-hash-table))) (puthash '(1) 2 h) h)"), Handle)


def test_variables_are_read_and_set() -> None:
    with Interpreter() as lisp:
        lisp.set("some-variable", [1, "two"])
        assert lisp.get("some-variable") == [1, "two"]
        assert lisp.eval_string("(cadr some-variable)") == "two"
