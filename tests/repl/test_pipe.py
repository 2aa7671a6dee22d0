"""The REPL as another program uses it, through a pipe."""

from __future__ import annotations

import subprocess
import sys

COMMAND = [sys.executable, "-m", "elnet", "repl"]


def converse(text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(COMMAND, input=text, capture_output=True, text=True, timeout=60, check=False)


def test_forms_come_in_and_values_go_out() -> None:
    done = converse('(defun f (x)\n  (* x 2))\n(f 4)\n\n\'(1\n"é")\n')
    assert (done.returncode, done.stdout, done.stderr) == (0, 'f\n8\n(1 "é")\n', "")


def test_the_end_of_input_within_a_form_is_told() -> None:
    told = converse("(car\n").stdout
    assert told == "Error: end-of-file nil\n<repl 1>:1:1: this ( is never closed\n    (car\n    ^\nEnd of file during parsing\n"


def test_the_status_is_the_one_that_lisp_wants() -> None:
    assert converse("(kill-emacs 7)\n(princ 'unseen)\n").returncode == 7


def test_timers_run_while_input_is_awaited() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write('(progn (run-at-time 0.05 nil (lambda () (message "tick"))) \'waiting)\n')
        program.stdin.flush()
        assert [program.stdout.readline(), program.stdout.readline()] == ["waiting\n", "tick\n"]
        program.stdin.write(",quit\n")
        program.stdin.close()
        assert program.wait(20) == 0
