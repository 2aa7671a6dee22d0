"""Lisp threads in a host: none is left behind, and what they raise reaches the host in its own thread."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

import pytest

from elnet.assembly import Assembly
from elnet.objects.symbols import NIL
from elnet.runtime.exit import Exit


def test_closing_ends_a_thread_that_waits_for_ever() -> None:
    interpreter = Assembly()
    interpreter.eval_string("(setq m (make-mutex)) (mutex-lock m) (make-thread (lambda () (mutex-lock m))) (thread-yield)")
    assert threading.active_count() == 2
    interpreter.close()
    assert threading.active_count() == 1


def test_closing_ends_a_thread_that_never_ran() -> None:
    interpreter = Assembly()
    interpreter.eval_string("(make-thread (lambda () (setq ran t)))")
    interpreter.close()
    assert threading.active_count() == 1


def test_closing_ends_a_thread_whose_cleanup_waits() -> None:
    interpreter = Assembly()
    interpreter.eval_string("(make-thread (lambda () (unwind-protect (sleep-for 9) (sleep-for 9)))) (thread-yield)")
    interpreter.close()
    assert threading.active_count() == 1


def test_leaving_in_a_thread_reaches_the_host() -> None:
    interpreter = Assembly()
    with pytest.raises(Exit) as leaving:
        interpreter.eval_string("(thread-join (make-thread (lambda () (kill-emacs 5))))")
    assert leaving.value.status == 5
    interpreter.close()


def test_a_global_set_meanwhile_survives_the_end_of_a_threads_binding() -> None:
    interpreter = Assembly()
    value = interpreter.eval_string(
        """(defvar g 1)
           (let ((thread (make-thread (lambda () (let ((g 'own)) (thread-yield) (list g))))))
             (thread-yield)
             (setq g 2)
             (list (car (thread-join thread)) g))"""
    )
    assert interpreter.call("prin1-to-string", value).text == "(own 2)"  # type: ignore[attr-defined]
    interpreter.close()


def test_two_interpreters_have_threads_of_their_own() -> None:
    one, two = Assembly(), Assembly()
    one.eval_string("(defvar x 1) (setq th (make-thread (lambda () (let ((x 5)) (thread-yield) x))))")
    two.eval_string("(defvar x 7)")
    two.lisp.intern("nothing")
    assert two.eval_string("(length (all-threads))") == 1
    assert one.eval_string("(thread-join th)") == 5
    assert two.eval_string("x") == 7
    one.close()
    two.close()


@pytest.mark.parametrize("ending", ["", "(kill-emacs 0)"])
def test_a_blocked_thread_does_not_keep_a_program_alive(ending: str) -> None:
    program = f"""(let ((m (make-mutex))) (mutex-lock m)
                    (make-thread (lambda () (unwind-protect (mutex-lock m) (princ "unwound")))) (thread-yield) {ending})"""
    done = subprocess.run([sys.executable, "-m", "elnet", "--batch", "--eval", program], capture_output=True, timeout=30)
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_error_of_a_thread_is_kept() -> None:
    interpreter = Assembly()
    assert interpreter.eval_string("(thread-join (make-thread (lambda () (car 1))))") is NIL
    printed = interpreter.eval_string("(prin1-to-string (thread-last-error))")
    assert printed.text == "(wrong-type-argument listp 1)"  # type: ignore[attr-defined]
    interpreter.close()


def test_what_a_thread_signals_to_the_main_thread_is_a_message() -> None:
    program = """(let ((thread (make-thread (lambda () (thread-signal main-thread 'error '("told"))) "teller")))
                   (thread-join thread) (message "before") (read-event nil nil 0.01) (message "after"))"""
    done = subprocess.run([sys.executable, "-m", "elnet", "--batch", "--eval", program], capture_output=True, timeout=30)
    assert done.stderr.decode().splitlines() == ["before", 'Error #<thread teller>: (error ("told"))', "after"]


def test_an_interrupt_while_another_thread_waits_reaches_the_main_thread() -> None:
    program = """(progn (make-thread (lambda () (sleep-for 30))) (princ "ready\\n")
                   (condition-case nil (let ((m (make-mutex))) (thread-join (make-thread (lambda () (sleep-for 30)))))
                     (quit (princ "quit\\n"))))"""
    words = [sys.executable, "-m", "elnet", "--batch", "--eval", program]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        time.sleep(0.3)  # until the main thread waits: nothing tells of that
        running.send_signal(signal.SIGINT)
        assert running.stdout.readline() == "quit\n"
        assert running.wait(20) == 0
