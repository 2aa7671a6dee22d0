"""What a user sees on a terminal: the real program, on a real pty, its screen read by a terminal emulator."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

PATIENCE = 20


class Screen:
    """A terminal with `elnet repl` on it."""

    def __init__(self, state: Path) -> None:
        self.screen = pyte.Screen(90, 24)
        self.stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(state)}
        environment.pop("NO_COLOR", None)
        self.program = pexpect.spawn(
            sys.executable, ["-m", "elnet", "repl"], dimensions=(24, 90), env=environment, timeout=PATIENCE
        )
        self.shows("elnet>")

    def lines(self) -> list[str]:
        """Return what is on the screen now."""
        try:
            data = self.program.read_nonblocking(65536, timeout=0.05)
            self.stream.feed(data)
            if b"\x1b[6n" in data:  # where is the cursor?
                self.program.send(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")
        except (pexpect.TIMEOUT, pexpect.EOF):
            pass
        return [line.rstrip() for line in self.screen.display]

    def shows(self, pattern: str) -> re.Match[str]:
        """Wait until a line on the screen matches PATTERN, a regular expression; return the match."""
        deadline = time.monotonic() + PATIENCE
        while True:
            for line in self.lines():
                if match := re.search(pattern, line):
                    return match
            assert time.monotonic() < deadline, "\n".join([f"no {pattern!r} in", *self.lines()])

    def type(self, *keys: str) -> None:
        """Press KEYS."""
        for text in keys:
            self.program.send(text)
            self.lines()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    shown = Screen(tmp_path)
    yield shown
    shown.program.close(force=True)


def test_a_form_over_two_lines_is_indented_and_evaluated(screen: Screen) -> None:
    screen.type("(defun twice (n)\r")
    screen.type("(* 2 n))\r")
    screen.shows("twice")
    assert "         (* 2 n))" in screen.lines()
    screen.type("(twice 21)\r")
    screen.shows("42")


def test_tab_completes_names_and_the_toolbar_tells_of_them(screen: Screen) -> None:
    screen.type("(buffer-subst\t")
    screen.shows("buffer-substring-no-properties")
    screen.type("\x15(process-send-eof ")
    screen.shows(r"\(process-send-eof &optional PROCESS\)  ")
    screen.type("\x15(make-network-process :tls\t")
    screen.shows(":tls-parameters")


def test_what_timers_print_appears_above_the_prompt_and_leaves_the_line_alone(screen: Screen) -> None:
    screen.type('(run-at-time 0.2 nil (lambda () (message "tick %d" (* 6 7))))\r')
    screen.type("(list 1")
    screen.shows("tick 42")
    screen.type(" 2)\r")
    screen.shows(r"^\(1 2\)")


def test_a_server_serves_while_the_prompt_waits(screen: Screen) -> None:
    screen.type('(setq s (make-network-process :name "s" :server t :service t :host "127.0.0.1" :family \'ipv4')
    screen.type(" :filter (lambda (p text) (process-send-string p (upcase text))) :noquery t))\r")
    screen.type('(message "port=%d." (process-contact s :service))\r')
    match = screen.shows(r"port=(\d+)\.")
    with socket.create_connection(("127.0.0.1", int(match[1])), timeout=PATIENCE) as connection:
        connection.sendall(b"hello")
        assert connection.recv(100) == b"HELLO"


def test_control_c_interrupts_and_control_d_leaves(screen: Screen) -> None:
    screen.type("(while t)\r")
    time.sleep(0.5)
    screen.type("\x03")
    screen.shows("Quit")
    screen.type("(half a form", "\x03")
    screen.type("(+ 40 2)\r")
    screen.shows("^42")
    screen.type("\x04")
    screen.program.expect(pexpect.EOF)
    screen.program.close()
    assert screen.program.exitstatus == 0


def test_history_keeps_whole_forms(screen: Screen, tmp_path: Path) -> None:
    screen.type("(list 1\r", "2)\r")
    screen.shows(r"^\(1 2\)")
    screen.type(",quit\r")
    screen.program.expect(pexpect.EOF)
    again = Screen(tmp_path)
    again.type("\x1b[A", "\x1b[A")
    again.shows(r"^      +2\)")
    again.program.close(force=True)


def test_a_terminal_that_goes_away_ends_the_program(screen: Screen) -> None:
    screen.program.kill(signal.SIGHUP)
    screen.program.expect(pexpect.EOF)
    screen.program.close()
    assert (screen.program.exitstatus, screen.program.signalstatus) in ((129, None), (None, signal.SIGHUP))
