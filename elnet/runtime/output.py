"""Output streams: where `prin1`, `princ` and their kin write (manual node "Output Streams").

A stream is nil or t for standard output, a buffer, a marker, or a function that gets one character after the other.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import char_code
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.messages import Messages
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.lisp import Lisp

    Write = Callable[[str], object]


EXTERNAL = intern("external-debugging-output")


class Output:
    """The output streams of one interpreter; `last` is the last character written to standard output."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.last = ""
        self._streams = lisp.part(StandardStreams)
        self._messages = lisp.part(Messages)
        self._standard_output = lisp.variables.cell(intern("standard-output"))

    def writer(self, stream: object) -> Write:
        """Return what writes a text to STREAM; nil is the value of `standard-output`."""
        if stream is NIL:
            stream = getattr(self._standard_output, "value", T)
        if stream is T or stream is NIL:
            return self.write
        if stream is EXTERNAL:
            return self._streams.write_message
        if not isinstance(stream, Symbol):
            write = self._buffer_writer(stream)
            if write is not None:
                return write
        function = self.lisp.functions.callable(stream)

        def call(text: str) -> None:
            for char in text:
                function(char_code(char))

        return call

    def write(self, text: str) -> None:
        """Write TEXT to standard output."""
        if text:
            self._streams.write_output(text)
            self.last = text[-1]
            self._messages.line_is_open = True

    def _buffer_writer(self, stream: Any) -> Write | None:
        """Return what inserts a text into STREAM, a buffer or marker; None if it is neither."""
        kind = type(stream).__name__
        if kind == "Buffer":
            return lambda text: _insert(stream, text)
        if kind == "Marker":
            return lambda text: _insert_at(stream, text)
        return None


def _insert(buffer: Any, text: str) -> None:
    """Insert TEXT at point of BUFFER."""
    if buffer.name is None:
        raise lisp_error("Selecting deleted buffer")
    buffer.insert(buffer.fitting(text, True))


def _insert_at(marker: Any, text: str) -> None:
    """Insert TEXT where MARKER points and move it behind that."""
    buffer, position = marker.buffer, marker.number()
    fitting = buffer.fitting(text, True)
    at_point = buffer.point == position
    buffer.insert_at(position, fitting)
    marker.move(buffer, position + len(fitting))
    if at_point:
        buffer.point = position + len(fitting)
