"""An interpreter belongs to one thread; others have two calls."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from elnet import Interpreter, LispError, WrongThread


def in_thread(work: Callable[[], object]) -> Future[object]:
    """Return what WORK gives in another thread."""
    future: Future[object] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as exception:
            future.set_exception(exception)

    thread = threading.Thread(target=run, name="stranger")
    thread.start()
    thread.join(20)
    return future


@pytest.mark.parametrize("call", ["eval_string", "call", "define", "load", "serve", "fileno", "close", "run_until", "get"])
def test_another_thread_is_refused(call: str) -> None:
    arguments: dict[str, tuple[object, ...]] = {
        "eval_string": ("1",), "call": ("car", None), "define": (len,), "load": ("x",), "run_until": ("t",), "get": ("t",),
    }  # fmt: skip
    with Interpreter() as lisp:
        refused = in_thread(lambda: getattr(lisp, call)(*arguments.get(call, ()))).exception()
        assert isinstance(refused, WrongThread)
        assert "stranger" in str(refused)
        assert "submit" in str(refused)


def test_what_is_submitted_runs_in_the_owner_while_it_serves() -> None:
    with Interpreter() as lisp:
        lisp.eval_string("(defun twice (x) (* 2 x))")
        futures: list[Future[object]] = []
        in_thread(lambda: futures.extend([lisp.submit("twice", 21), lisp.submit(threading.get_ident)])).result()
        assert lisp.run_until(lambda: all(future.done() for future in futures), 10)
        assert [future.result() for future in futures] == [42, threading.get_ident()]


def test_what_is_submitted_runs_while_lisp_waits() -> None:
    with Interpreter() as lisp:
        timer = threading.Timer(0.1, lambda: lisp.submit("set", lisp_symbol, 1))
        from elnet import Symbol

        lisp_symbol = Symbol("told")
        timer.start()
        assert lisp.eval_string("(setq told nil) (while (not told) (sleep-for 0.05)) told") == 1
        timer.join()


def test_an_error_is_in_the_future() -> None:
    with Interpreter() as lisp:
        future = lisp.submit("car", 1)
        assert lisp.run_until(future.done, 10)
        assert isinstance(future.exception(), LispError)


def test_closing_cancels_what_waits() -> None:
    lisp = Interpreter()
    future = lisp.submit("car", None)
    lisp.close()
    assert future.cancelled()
    with pytest.raises(RuntimeError, match="closed"):
        lisp.submit("car", None)


def test_a_lisp_thread_calls_python_which_calls_lisp() -> None:
    with Interpreter() as lisp:
        lisp.define(lambda number: lisp.call("1+", number), "host-add")
        assert lisp.eval_string("(thread-join (make-thread (lambda () (host-add 1))))") == 2


def test_many_threads_submit_at_once() -> None:
    with Interpreter() as lisp:
        lisp.eval_string("(setq count 0)")
        futures: list[Future[object]] = []

        def ask() -> None:
            futures.extend(lisp.submit(lambda: lisp.eval_string("(setq count (1+ count))")) for _ in range(50))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        assert lisp.run_until("(= count 200)", 20)
        for thread in threads:
            thread.join()
        assert sorted(future.result() for future in futures) == list(range(1, 201))  # type: ignore[type-var]
