"""What the compiler promises beyond values: places, names, redefinition, limits."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from elnet.assembly import Assembly
from elnet.objects.conditions import LispSignal
from elnet.objects.strings import LString
from elnet.objects.symbols import T


def value(text: str) -> object:
    return Assembly().eval_string(text)


def test_frames_have_the_file_and_line_of_their_forms(tmp_path: Path) -> None:
    file = tmp_path / "places.el"
    file.write_text(";;; -*- lexical-binding: t -*-\n\n(defun inner (x)\n  (list 1\n        (car x)))\n(inner 5)\n")
    with pytest.raises(AttributeError) as caught:
        Assembly().load(file)
    frames = [(frame.name, frame.lineno) for frame in traceback.extract_tb(caught.tb) if frame.filename == str(file)]
    assert frames[-1] == ("inner", 5)


@pytest.mark.parametrize("function", ["length", "message", "nreverse", "string-match"])
def test_redefining_a_primitive_reaches_compiled_callers(function: str) -> None:
    define = f'(defun user () ({function} "x")) (condition-case nil (user) (error nil))'
    text = f"{define} (fset '{function} (lambda (&rest _) 'new)) (user)"
    assert value(text) is value("'new")


def test_a_variable_made_local_later_is_seen_by_compiled_code() -> None:
    text = """
    (defvar cc-x 0)
    (defun cc-set (v) (setq cc-x v))
    (cc-set 1)
    (make-variable-buffer-local 'cc-x)
    (with-temp-buffer (cc-set 2))
    cc-x
    """
    assert value(text) == 1


def test_a_variable_watched_later_tells_of_compiled_assignments() -> None:
    text = """
    (defvar cc-w 0)
    (defvar cc-log nil)
    (defun cc-w-set (v) (setq cc-w v))
    (cc-w-set 1)
    (add-variable-watcher 'cc-w (lambda (&rest _) (setq cc-log t)))
    (cc-w-set 2)
    cc-log
    """
    assert value(text) is T


def test_deep_nesting_of_blocks_compiles() -> None:
    form = "(car 'none)"
    for level in range(40):
        form = f"(condition-case nil (let ((print-length {level})) (unwind-protect {form} (ignore))) (arith-error 1))"
    assert value(f"(condition-case e {form} (wrong-type-argument (nth 2 e)))") is value("'none")


@pytest.mark.parametrize("depth", [200, 3000, 30000])
def test_deeply_nested_forms_are_an_answer_or_a_lisp_error(depth: int) -> None:
    form = "(1+ " * depth + "0" + ")" * depth
    text = f"(condition-case nil {form} (excessive-lisp-nesting 'too-deep))"
    assert evaluated(text) in (depth, value("'too-deep"))


def evaluated(text: str) -> object:
    """Return the value of TEXT, read and given to `eval`; nesting may be noticed while compiling."""
    interpreter = Assembly()
    interpreter.lisp.set("text", LString(text, False))
    try:
        return interpreter.eval_string("(eval (car (read-from-string text)) t)")
    except Exception as error:
        condition = interpreter.lisp.handlers.condition(error)
        assert isinstance(condition, LispSignal)
        assert condition.symbol is value("'excessive-lisp-nesting")
        return value("'too-deep")


def test_long_lists_do_not_recurse() -> None:
    assert value("(length (mapcar #'1+ (number-sequence 1 1000000)))") == 1000000
    assert value("(equal (make-list 1000000 1) (make-list 1000000 1))") is T


def test_a_long_cond_compiles() -> None:
    clauses = " ".join(f"((= x {number}) {number})" for number in range(400))
    assert value(f"(let ((x 399)) (cond {clauses}))") == 399


def test_an_error_of_ours_is_not_a_condition() -> None:
    interpreter = Assembly()
    interpreter.lisp.namespace["#'broken"] = lambda: [].missing  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        interpreter.eval_string("(condition-case nil (broken) (error 'swallowed))")


def test_a_condition_leaves_as_lisp_signal() -> None:
    with pytest.raises(LispSignal):
        value("(signal 'error '(1))")
