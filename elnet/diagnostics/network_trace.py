"""The network trace: every connect, accept, send, receive, filter, sentinel and timer, with times.

As text it has one line an event: seconds since the start, the process, what happened, details and how long it took.  As a file
whose name ends in `.json` it is in Chrome's trace event format, which opens in Perfetto: one track a process.
"""

from __future__ import annotations

import json
import sys
import time

from elnet.objects.functions import is_lisp_code
from elnet.objects.symbols import Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any, Protocol
else:
    Protocol = object

SHOWN = 60
"""How many bytes of what is sent and received are shown."""

NAMES = {
    "opened": "open", "connecting": "connect", "connected": "connected", "accepted": "accept", "refused": "refused",
    "unresolved": "unresolved", "ended": "end of input", "deleted": "delete", "exited": "exit", "signalled": "signal",
}  # fmt: skip


class Sink(Protocol):
    """Where events go: START and LENGTH are in seconds, LENGTH is None for what takes no time."""

    def event(self, process: str, what: str, detail: str, start: float, length: float | None) -> None:
        """Note an event."""

    def close(self) -> None:
        """There will be no more."""


class TextSink:
    """Writes a line an event."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def event(self, process: str, what: str, detail: str, start: float, length: float | None) -> None:
        """Write the line."""
        took = "" if length is None else f"  ({length * 1000:.3f} ms)"
        self.file.write(f"{start:12.6f}  {process:<24} {what:<12} {detail}{took}".rstrip() + "\n")
        self.file.flush()

    def close(self) -> None:
        """Close the file unless it is standard error."""
        if self.file is not sys.stderr:
            self.file.close()


class ChromeSink:
    """Writes Chrome's trace events; the list stays readable if the program dies before it is closed."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.tracks: dict[str, int] = {}
        file.write("[\n")
        self._write({"ph": "M", "name": "process_name", "pid": 1, "tid": 0, "args": {"name": "elnet"}}, first=True)

    def event(self, process: str, what: str, detail: str, start: float, length: float | None) -> None:
        """Write the event on the track of PROCESS."""
        track = self.tracks.get(process)
        if track is None:
            track = self.tracks[process] = len(self.tracks) + 1
            self._write({"ph": "M", "name": "thread_name", "pid": 1, "tid": track, "args": {"name": process}})
        event: dict[str, Any] = {"name": what, "cat": "net", "pid": 1, "tid": track, "ts": round(start * 1e6, 3)}
        event |= {"ph": "i", "s": "t"} if length is None else {"ph": "X", "dur": round(length * 1e6, 3)}
        self._write({**event, "args": {"detail": detail}})

    def _write(self, event: dict[str, Any], first: bool = False) -> None:
        self.file.write(("" if first else ",\n") + json.dumps(event))
        self.file.flush()

    def close(self) -> None:
        """End the list."""
        self.file.write("\n]\n")
        self.file.close()


class NetworkTrace:
    """Notes what happens in the SINK; what an interpreter has as `lisp.trace`."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self._start = time.perf_counter()

    def now(self) -> float:
        """Return the seconds since the start."""
        return time.perf_counter() - self._start

    def happened(self, process: str, event: str, detail: str) -> None:
        """EVENT of the status table has happened to PROCESS."""
        self.sink.event(process, NAMES.get(event, event), detail, self.now(), None)

    def moved(self, process: str, what: str, data: bytes) -> None:
        """DATA was sent or received, WHAT says which."""
        if data:
            self.sink.event(process, what, _shown(data), self.now(), None)

    def ran(self, process: str, what: str, function: object, start: float) -> None:
        """The Lisp FUNCTION has run since START, as a filter, a sentinel or a timer: WHAT says which."""
        self.sink.event(process, what, _name(function), start, self.now() - start)

    def close(self) -> None:
        """End the trace."""
        self.sink.close()


def open_trace(name: str) -> NetworkTrace:
    """Return a trace to the file NAME, to standard error if that is empty.  Raises OSError."""
    if not name:
        return NetworkTrace(TextSink(sys.stderr))
    file = open(name, "w", encoding="utf-8")  # noqa: SIM115 (the sink closes it)
    return NetworkTrace(ChromeSink(file) if name.endswith(".json") else TextSink(file))


def _shown(data: bytes) -> str:
    text = data[:SHOWN].decode("utf-8", "backslashreplace")
    more = "…" if len(data) > SHOWN else ""
    return f"{len(data)} bytes {json.dumps(text, ensure_ascii=False)}{more}"


def _name(function: object) -> str:
    if isinstance(function, Symbol):
        return function.name
    code = getattr(function, "__code__", None)
    return f"lambda at {code.co_filename}:{code.co_firstlineno}" if code is not None and is_lisp_code(code) else "a function"
