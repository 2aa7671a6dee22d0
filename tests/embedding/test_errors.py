"""What comes out of Lisp besides values."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from elnet import Interpreter, LispError, LispExit, Symbol


def test_a_condition_has_symbol_data_and_message() -> None:
    with Interpreter() as lisp, pytest.raises(LispError) as caught:
        lisp.eval_string("(car 1)")
    error = caught.value
    assert (error.symbol, error.data, str(error)) == (Symbol("wrong-type-argument"), [Symbol("listp"), 1], error.message)
    assert error.message == "Wrong type argument: listp, 1"


def test_parents_count() -> None:
    with Interpreter() as lisp, pytest.raises(LispError) as caught:
        lisp.eval_string('(insert-file-contents "/there/is/none")')
    assert caught.value.is_a("file-missing")
    assert caught.value.is_a("file-error")
    assert not caught.value.is_a("arith-error")


def test_quit_is_one() -> None:
    with Interpreter() as lisp, pytest.raises(LispError) as caught:
        lisp.eval_string("(signal 'quit nil)")
    assert caught.value.symbol == Symbol("quit")
    assert not caught.value.is_a("error")


def test_the_backtrace_has_files_and_lines(tmp_path: Path) -> None:
    file = tmp_path / "broken.el"
    file.write_text(";;; -*- lexical-binding: t -*-\n(defun outer (x)\n  (inner (1+ x)))\n(defun inner (y)\n  (car y))\n")
    with Interpreter() as lisp:
        lisp.load(file)
        with pytest.raises(LispError) as caught:
            lisp.call("outer", 1)
        frames = caught.value.backtrace
        shown = "".join(traceback.format_exception(caught.value))
    assert [(frame.function, frame.arguments, frame.line) for frame in frames] == [("inner", ("2",), 5), ("outer", ("1",), 3)]
    assert frames[0].file == str(file)
    assert f"  inner(2)  at {file}:5\n" in shown


def test_kill_emacs_is_for_the_host() -> None:
    with Interpreter() as lisp, pytest.raises(LispExit) as caught:
        lisp.eval_string("(condition-case nil (kill-emacs 3) (error 1))")
    assert caught.value.status == 3


def test_after_an_error_the_interpreter_goes_on() -> None:
    with Interpreter() as lisp:
        lisp.eval_string("(defvar special 1)")
        with pytest.raises(LispError):
            lisp.eval_string("(let ((special 2)) (handler-bind ((error #'ignore)) (catch 'a (error \"x\"))))")
        assert lisp.get("special") == 1
        with pytest.raises(LispError) as caught:
            lisp.eval_string("(throw 'a 1)")
        assert caught.value.symbol == Symbol("no-catch")


def test_an_error_in_a_filter_is_told_and_the_host_goes_on() -> None:
    messages: list[str] = []
    with Interpreter(messages=messages.append) as lisp:
        lisp.eval_string("""(let ((server (make-network-process :name "s" :server t :host "127.0.0.1" :service t
                                            :filter (lambda (_p _s) (error "bad filter")))))
                              (process-send-string (make-network-process :name "c" :host "127.0.0.1"
                                                     :service (process-contact server :service)) "x"))""")
        assert lisp.run_until(lambda: messages, 10)
        assert "error in process filter: bad filter" in "".join(messages)
        assert lisp.eval_string("1") == 1


def test_output_and_messages_go_to_the_host() -> None:
    output: list[str] = []
    messages: list[str] = []
    with Interpreter(output=output.append, messages=messages.append) as lisp:
        lisp.eval_string('(princ "out") (message "%s" "told")')
    assert "".join(output) == "out"
    assert "".join(messages).strip() == "told"


def test_a_closed_interpreter_says_so() -> None:
    lisp = Interpreter()
    lisp.close()
    lisp.close()
    with pytest.raises(RuntimeError, match="closed"):
        lisp.eval_string("1")
