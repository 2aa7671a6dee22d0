"""Input streams: where `read` reads from (manual node "Input Streams")."""

from __future__ import annotations

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.strings import LString, char_code, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T
from elnet.reader import Reader
from elnet.runtime.literals import Literals
from elnet.runtime.shorthands import shorthands_here
from elnet.runtime.streams import StandardStreams
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp


class Input:
    """The input streams of one interpreter.  The text of the buffer that was read from last is kept until it changes."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.literals = lisp.part(Literals)
        self._buffer: Buffer | None = None
        self._tick = 0
        self._text = ""

    def reader(self, text: str, start: int = 0, end: int | None = None, located: bool = False) -> Reader:
        """Return a reader of TEXT between START and END; LOCATED as for `Reader`."""
        name = self.lisp.value("load-file-name") if self.lisp.is_set("load-in-progress") else NIL
        reader = Reader(text, self.lisp.intern, start, end, construction=self.literals, load_name=name, located=located)
        reader.shorthands = shorthands_here(self.lisp)
        return reader

    def read(self, stream: object) -> object:
        """Return the next form of STREAM: nil or t for standard input, a buffer, a marker, a string or a function."""
        if stream is NIL:
            stream = self.lisp.value("standard-input")
        if stream is NIL or stream is T:
            return self.read_line()
        if type(stream) is LString:
            return self.reader(multibyte_text(stream)).read()
        if type(stream) is Buffer:
            return self._read_buffer(stream, stream.point, stream.goto)
        if type(stream) is Marker:
            buffer = stream.buffer
            if buffer is None:
                raise wrong_type_argument("stringp", stream)
            place = stream
            return self._read_buffer(buffer, stream.number(), lambda position: place.move(buffer, position))
        return self._read_function(stream)

    def text_of(self, buffer: Buffer) -> str:
        """Return the whole text of BUFFER."""
        if buffer is not self._buffer or buffer.chars_tick != self._tick:
            self._text = buffer.substring(1, buffer.size + 1)
            if not buffer.multibyte:
                self._text = multibyte_text(LString(self._text, False))
            self._buffer, self._tick = buffer, buffer.chars_tick
        return self._text

    def _read_buffer(self, buffer: Buffer, position: int, move: Callable[[int], None]) -> object:
        reader = self.reader(self.text_of(buffer), position - 1, buffer.zv - 1, located=True)
        try:
            return reader.read()
        finally:
            move(reader.position + 1)

    def _read_function(self, stream: object) -> object:
        from elnet.reader.streams import collect_form

        if not isinstance(stream, Symbol) and not self.lisp.functions.is_function(stream):
            raise signal("invalid-function", stream)
        function = self.lisp.functions.callable(stream)

        def take() -> str:
            code = function()
            return char_text(code) if type(code) is int and code >= 0 else ""

        def give_back(char: str) -> None:
            function(char_code(char))

        return self.reader(collect_form(take, give_back)).read()

    def read_line(self) -> object:
        """Return the form on the next line of standard input."""
        import sys

        streams = self.lisp.part(StandardStreams)
        streams.write_output("Lisp expression: ")
        streams.flush()
        line = sys.stdin.readline()
        if not line:
            raise signal("end-of-file", lisp_string("Error reading from stdin"))
        return self.reader(line).read()
