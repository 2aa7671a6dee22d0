"""Python functions that Lisp calls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from elnet import Interpreter, LispError, Symbol


@pytest.fixture
def lisp() -> Iterator[Interpreter]:
    with Interpreter() as interpreter:
        yield interpreter


def test_the_signature_is_the_arity(lisp: Interpreter) -> None:
    @lisp.define
    def join_words(first: str, separator: str = "-", *words: str) -> str:
        """Join FIRST and WORDS."""
        return separator.join([first, *words])

    assert lisp.eval_string('(list (join-words "a") (join-words "a" "+") (join-words "a" "+" "b" "c"))') == ["a", "a", "a+b+c"]
    assert str(lisp.eval_string("(func-arity 'join-words)")) == "(1 . many)"
    assert lisp.eval_string("(documentation 'join-words)").startswith("Join FIRST and WORDS.")
    with pytest.raises(LispError) as refused:
        lisp.eval_string("(join-words)")
    assert refused.value.symbol == Symbol("wrong-number-of-arguments")


def test_a_name_can_be_given(lisp: Interpreter) -> None:
    @lisp.define("host-double", documentation="Return twice NUMBER.")
    def anything(number: int) -> int:
        return 2 * number

    assert lisp.eval_string("(mapcar #'host-double '(1 2))") == [2, 4]
    assert anything(2) == 4


def test_a_callable_is_a_function(lisp: Interpreter) -> None:
    assert lisp.call("mapcar", lambda number: number + 1, [1, 2]) == [2, 3]
    assert lisp.call("sort", ["b", "a"], str.__lt__) == ["a", "b"]


def test_what_a_python_function_raises_is_a_condition_in_lisp(lisp: Interpreter) -> None:
    lisp.define(int, "host-int")
    form = '(condition-case e (host-int "x") (python-error (list (cadr e) (error-message-string e))))'
    kind, message = lisp.eval_string(form)
    assert kind == "ValueError"
    assert message.startswith('Python error: "ValueError", "invalid literal')


@pytest.mark.parametrize(
    "form",
    [
        "(host-fail)",
        "(mapcar (lambda (_) (host-fail)) '(1))",
        "(condition-case e (host-fail) (error (signal (car e) (cdr e))))",
        "(unwind-protect (host-fail) (ignore))",
    ],
)
def test_it_comes_out_as_itself(lisp: Interpreter, form: str) -> None:
    class Special(Exception):
        pass

    raised = Special("own")

    @lisp.define
    def host_fail() -> None:
        raise raised

    with pytest.raises(Special) as caught:
        lisp.eval_string(form, file="form.el")
    assert caught.value is raised
    assert any("form.el:1" in note for note in raised.__notes__)


def test_a_lisp_error_passes_through_python_unchanged(lisp: Interpreter) -> None:
    lisp.define(lambda: lisp.call("car", 1), "host-car")
    assert lisp.eval_string("(condition-case e (host-car) (wrong-type-argument (cdr e)))") == [Symbol("listp"), 1]


def test_a_throw_passes_through_python(lisp: Interpreter) -> None:
    cleaned = []

    @lisp.define
    def host_throw() -> None:
        try:
            lisp.call("throw", Symbol("tag"), 5)
        finally:
            cleaned.append(True)

    assert lisp.eval_string("(catch 'tag (host-throw) 1)") == 5
    assert cleaned == [True]


def test_what_must_be_given_by_name_is_refused(lisp: Interpreter) -> None:
    def by_name(*, needed: int) -> int:
        return needed

    with pytest.raises(TypeError, match="must be given by name"):
        lisp.define(by_name)


def test_a_coroutine_function_is_refused(lisp: Interpreter) -> None:
    async def later() -> None: ...

    with pytest.raises(TypeError, match="AsyncInterpreter"):
        lisp.define(later)
