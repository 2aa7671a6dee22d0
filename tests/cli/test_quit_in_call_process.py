"""C-c while Lisp waits for a program: the program is interrupted and Lisp quits, both at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import time


def test_an_interrupt_ends_call_process_at_once() -> None:
    program = (
        '(progn (princ "waiting\\n") (condition-case nil (call-process "sleep" nil nil nil "30") (quit (princ "quit\\n"))))'
    )
    words = [sys.executable, "-m", "elnet", "--batch", "--eval", program]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "waiting\n"
        time.sleep(0.3)  # until the program runs: nothing tells of that
        began = time.monotonic()
        running.send_signal(signal.SIGINT)
        assert running.stdout.readline() == "quit\n"
        assert time.monotonic() - began < 0.5
        assert running.wait(10) == 0
