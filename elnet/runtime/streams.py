"""Where an interpreter writes: its standard output and its messages.

A host may replace `write_output` and `write_message`.  By default they are the process's: output is buffered until `flush`,
which everything that waits calls first; messages go to standard error at once, after what was written before them.
"""

from __future__ import annotations

import sys

from elnet.objects.strings import without_stand_ins
from elnet.runtime.exit import Exit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp


BROKEN_PIPE = 141
"""The status of a program that nobody reads any more: what a shell shows for one that SIGPIPE ended."""


class StandardStreams:
    """The standard streams of one interpreter; texts may contain raw bytes as lone surrogates."""

    def __init__(self, lisp: Lisp) -> None:
        self.write_output: Callable[[str], object] = self._write_output
        self.write_message: Callable[[str], object] = self._write_message
        self._pending: list[str] = []
        self._size = 0

    def _write_output(self, text: str) -> None:
        self._pending.append(text)
        self._size += len(text)
        if self._size > 8192:
            self.flush()

    def _write_message(self, text: str) -> None:
        self.flush()
        if sys.stderr is None:  # closed from the beginning, as by `2>&-`
            return
        sys.stderr.buffer.write(encoded(text))
        sys.stderr.buffer.flush()

    def flush(self) -> None:
        """Write out what standard output still holds back."""
        if self._pending:
            text = "".join(self._pending)
            self._pending.clear()
            self._size = 0
            if sys.stdout is None:
                self._write_message("elnet: standard output is closed\n")
                raise Exit(1)
            try:
                sys.stdout.buffer.write(encoded(text))
                sys.stdout.buffer.flush()
            except BrokenPipeError:
                raise Exit(BROKEN_PIPE) from None


def encoded(text: str) -> bytes:
    """Return TEXT as UTF-8, raw bytes as themselves, and other lone surrogates as the three bytes Emacs writes."""
    text = without_stand_ins(text)
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return b"".join(
            char.encode("utf-8", "surrogateescape" if 0xDC80 <= ord(char) <= 0xDCFF else "surrogatepass") for char in text
        )
