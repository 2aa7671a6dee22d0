"""C-c at any moment quits the Lisp program, never Python."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.properties.programs import PRELUDE, program

MOMENTS = [0.002 * step for step in range(30)]
QUIETLY = [form.replace("(t (list 'error error))", "(error (list 'error error))") for form in PRELUDE]
PROGRAMS = [text for text in (program(seed, 4) for seed in range(60)) if "(t " not in text and "quit" not in text]
ENDLESS = f'(progn {" ".join(QUIETLY)} (message "ready") (while t {" ".join(PROGRAMS)}))'
CAUGHT = '(progn (message "ready") (condition-case nil (while t (mapcar #\'1+ (list 1 2 3))) (quit (princ "caught"))))'
ASLEEP = '(progn (message "ready") (condition-case nil (sleep-for 30) (quit (princ "caught"))))'


def interrupted(text: str, seconds: float) -> tuple[int, str, str]:
    """Run TEXT, interrupt it SECONDS after it said that it is ready, and return status, output and errors."""
    command = [sys.executable, "-m", "elnet", "--batch", "--eval", text]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        try:
            assert child.stderr is not None
            assert child.stderr.readline() == "ready\n"
            try:
                child.wait(seconds)
            except subprocess.TimeoutExpired:
                os.kill(child.pid, signal.SIGINT)
            output, errors = child.communicate(timeout=20)
        finally:
            child.kill()
    return child.returncode, output, errors


@pytest.mark.parametrize("seconds", MOMENTS)
def test_an_interrupt_ends_a_program(seconds: float) -> None:
    status, _, errors = interrupted(ENDLESS, seconds)
    assert "Traceback" not in errors
    assert (status, errors.strip().splitlines()[-1:]) == (255, ["Quit"])


@pytest.mark.parametrize("text", [CAUGHT, ASLEEP])
@pytest.mark.parametrize("seconds", MOMENTS[:4])
def test_lisp_can_catch_an_interrupt(text: str, seconds: float) -> None:
    assert interrupted(text, seconds)[:2] == (0, "caught")
