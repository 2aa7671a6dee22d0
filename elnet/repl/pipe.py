"""The REPL for another program: forms come over standard input, values go to standard output, without prompts.

Processes and timers are served while the next form is awaited.
"""

from __future__ import annotations

import os
import sys

from elnet.process.table import Processes
from elnet.process.waiting import wait_until
from elnet.repl.text import is_unfinished

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.repl.session import Session


def run(session: Session) -> int:
    """Serve SESSION until standard input ends; return the exit status."""
    session.write = _write
    source = Source(session)
    pending = ""
    while session.status is None and (line := source.line()) is not None:
        pending += line
        if pending.strip() and not is_unfinished(pending):
            session.submit(pending)
            pending = ""
    if session.status is None and pending.strip():
        session.submit(pending)
    return session.status or 0


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


class Source:
    """Lines of standard input; waiting for one serves the processes of SESSION."""

    def __init__(self, session: Session) -> None:
        self.table = session.lisp.part(Processes)
        self.descriptor = sys.stdin.fileno()
        self.received = b""
        self.ended = False

    def line(self) -> str | None:
        """Return the next line, None at the end."""
        while b"\n" not in self.received and not self.ended:
            self._await_more()
        line, newline, self.received = self.received.partition(b"\n")
        return (line + newline).decode("utf-8", "surrogateescape") if line or newline else None

    def _await_more(self) -> None:
        count = len(self.received)
        try:
            watch = self.table.loop.watch(self.descriptor, self._read)
            watch.reads(True)
        except PermissionError:  # a plain file is always ready, and cannot be watched
            self._read()
            return
        try:
            wait_until(self.table, lambda: self.ended or len(self.received) > count)
        finally:
            watch.close()

    def _read(self) -> None:
        data = os.read(self.descriptor, 65536)
        self.received += data
        self.ended = not data
