"""Limits that Lisp cannot catch, and what a host can take away."""

from __future__ import annotations

import threading
import time

import pytest

from elnet import Interpreter, LimitExceeded, LispError, Symbol
from elnet.builtins.index import NAMES

ENDLESS = [
    "(while t)",
    "(while t (condition-case nil (while t) (t nil)))",
    "(while t (catch 'x (unwind-protect (while t) (throw 'x 1))))",
    "(catch 'x (unwind-protect (while t) (throw 'x 1)))",
    "(unwind-protect (while t) (while t))",
    "(handler-bind ((t #'ignore)) (while t))",
    "(defun again () (condition-case nil (while t) (quit (again)))) (again)",
    "(let ((inhibit-quit t)) (while t))",
    "(cl-loop for x from 1 collect (ignore x))",
    "(make-thread (lambda () (while t))) (thread-yield)",
]
WAITING = ["(sleep-for 100)", "(accept-process-output nil 100)", '(call-process "sleep" nil nil nil "60")',
           "(while t (catch 'x (unwind-protect (sleep-for 100) (throw 'x 1))))"]  # fmt: skip


@pytest.mark.parametrize("form", ENDLESS)
def test_a_limit_of_steps_ends_everything(form: str) -> None:
    with Interpreter(steps=10_000) as lisp:
        with pytest.raises(LimitExceeded, match="10000 steps"):
            lisp.eval_string(form)
        assert lisp.eval_string("(+ 1 2)") == 3


@pytest.mark.parametrize("form", ENDLESS + WAITING)
def test_a_limit_of_time_ends_everything(form: str) -> None:
    with Interpreter(seconds=0.1) as lisp:
        with pytest.raises(LimitExceeded, match=r"0\.1 s"):
            lisp.eval_string(form)
        assert lisp.eval_string("(+ 1 2)") == 3


def test_forms_of_unwind_protect_run() -> None:
    with Interpreter(steps=1000) as lisp:
        with pytest.raises(LimitExceeded):
            lisp.eval_string("(defun clean () (setq cleaned t)) (unwind-protect (while t) (clean))")
        assert lisp.get("cleaned") is True


def test_each_call_has_the_whole_limit() -> None:
    with Interpreter(steps=1000) as lisp:
        for _ in range(5):
            assert lisp.eval_string("(let ((n 0)) (while (< n 900) (setq n (1+ n))) n)") == 900


def test_a_filter_has_limits_and_waiting_for_it_does_not_count() -> None:
    with Interpreter(seconds=0.3, messages=lambda text: None) as lisp:
        lisp.eval_string("(run-at-time 0.6 nil (lambda () (setq rung t)))")
        assert lisp.run_until("(bound-and-true-p rung)", 10)
        lisp.eval_string("(run-at-time 0 nil (lambda () (while t)))")
        with pytest.raises(LimitExceeded):
            lisp.run_until(lambda: False, 10)


def test_the_same_program_takes_the_same_steps() -> None:
    def steps() -> int:
        with Interpreter(steps=100_000) as lisp:
            lisp.eval_string("(defun fib (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 10)")
            return lisp._meter.left

    assert steps() == steps()


def test_an_interrupt_quits_what_runs() -> None:
    with Interpreter() as lisp:
        assert lisp.interrupt() is False
        timer = threading.Timer(0.1, lisp.interrupt)
        timer.start()
        with pytest.raises(LispError) as caught:
            lisp.eval_string("(while t)")
        assert caught.value.symbol == Symbol("quit")
        timer.join()
        assert lisp.eval_string("1") == 1


@pytest.mark.parametrize("form", ["(while t)", "(sleep-for 100)"])
def test_lisp_can_catch_an_interrupt(form: str) -> None:
    with Interpreter() as lisp:
        timer = threading.Timer(0.1, lisp.interrupt)
        timer.start()
        start = time.monotonic()
        assert lisp.eval_string(f"(condition-case nil {form} (quit 'caught))") == Symbol("caught")
        assert time.monotonic() - start < 20
        timer.join()


@pytest.mark.parametrize(
    ("group", "present", "gone"),
    [
        ("files", "expand-file-name require make-network-process", "insert-file-contents load write-region delete-file"),
        ("sockets", "make-process accept-process-output", "make-network-process open-network-stream make-serial-process"),
        ("children", "make-network-process make-pipe-process", "make-process call-process shell-command signal-process"),
        ("threads", "run-at-time", "make-thread make-mutex"),
    ],
)
def test_groups_can_be_left_out(group: str, present: str, gone: str) -> None:
    with Interpreter(without={group}) as lisp:
        assert [name for name in gone.split() if lisp.call("fboundp", Symbol(name))] == []
        assert [name for name in present.split() if not lisp.call("fboundp", Symbol(name))] == []
        with pytest.raises(LispError) as caught:
            lisp.call(gone.split()[0])
        assert caught.value.symbol == Symbol("void-function")


def test_without_files_nothing_is_loaded_but_what_is_built_in(tmp_path: pytest.TempPathFactory) -> None:
    (tmp_path / "secret.el").write_text("(provide 'secret)")  # type: ignore[operator]
    with Interpreter(without={"files"}) as lisp:
        lisp.set("load-path", [str(tmp_path)])
        assert lisp.eval_string("(require 'cl-lib)") == Symbol("cl-lib")
        with pytest.raises(LispError) as caught:
            lisp.eval_string("(require 'secret)")
        assert caught.value.is_a("file-missing")


def test_a_single_topic_can_be_left_out() -> None:
    assert "json" in NAMES
    with Interpreter(without={"json"}) as lisp:
        assert lisp.call("fboundp", Symbol("json-serialize")) is None


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(ValueError, match="no-such-topic"):
        Interpreter(without={"no-such-topic"})
