"""What Lisp holds of a process: a connection, a server, a pipe or a program, with the functions that hear of it."""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.process.status import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Protocol

    from elnet.net.child import Child
    from elnet.net.loop import Watch
    from elnet.net.transport import Transport
    from elnet.process.coding import Input, Output
    from elnet.process.table import Processes
    from elnet.process.tls import Security
    from elnet.text.buffer import Buffer
    from elnet.text.markers import Marker
else:
    Protocol = object


DEFAULT_FILTER = intern("internal-default-process-filter")
DEFAULT_SENTINEL = intern("internal-default-process-sentinel")


class Attempt(Protocol):
    """Something under way that becomes a channel: a look-up, connecting, or a listener that is none itself."""

    def cancel(self) -> None:
        """Give up; nobody is told."""


class Gate(Protocol):
    """A listener: connections wait while it is paused."""

    @property
    def watches(self) -> Collection[Watch]: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def close(self) -> None: ...


class Process(LispObject):
    """A process of the table TABLE.

    At most one of `attempt`, `transport` and `listener` is there: what is under way, what bytes go through, what accepts.
    `news` says that the sentinel has not heard of the latest change yet.
    """

    __slots__ = (
        "__weakref__",
        "attempt",
        "births",
        "buffer",
        "child",
        "command",
        "contact",
        "decoder",
        "encoder",
        "errors",
        "filter",
        "half_closed",
        "hidden",
        "inherits_coding",
        "listener",
        "log",
        "mark",
        "name",
        "news",
        "plist",
        "query",
        "received",
        "security",
        "sentinel",
        "status",
        "table",
        "terminal",
        "terminal_streams",
        "thread",
        "transport",
        "type",
    )

    def __init__(self, table: Processes, name: str, kind: str, type_name: str) -> None:
        from elnet.text.markers import Marker

        self.table = table
        self.name = name
        self.status = Status(kind)
        self.type: Symbol = intern(type_name)
        self.buffer: object = NIL
        self.filter: object = DEFAULT_FILTER
        self.sentinel: object = DEFAULT_SENTINEL
        self.log: object = NIL
        self.plist: object = NIL
        self.command: object = NIL
        self.contact: object = NIL
        self.query = True
        self.inherits_coding = False
        self.mark: Marker = Marker()
        self.decoder: Input
        self.encoder: Output
        self.attempt: Attempt | None = None
        self.transport: Transport | None = None
        self.listener: Gate | None = None
        self.child: Child | None = None
        self.errors: Process | None = None
        self.terminal: str | None = None
        self.terminal_streams: tuple[str, ...] = ("stdin", "stdout", "stderr")
        """Which of the program's streams are the terminal."""
        self.security: Security | None = None
        self.half_closed = False
        self.news = False
        self.received = 0
        self.thread: object = NIL
        """The thread that alone may receive output, nil for any."""
        self.births: dict[str, str] = {}
        """FILE:LINE where in Lisp the process was `made` and its `filter` and its `sentinel` were set."""
        self.hidden = False
        """Whether the process belongs to a thread that does not run now: nothing is read meanwhile."""

    def lisp_print(self, readably: bool) -> str:
        """Return `#<process NAME>`, or the bare name for `princ`."""
        return f"#<process {self.name}>" if readably else self.name

    @property
    def watches(self) -> Collection[Watch]:
        """The watches in use, to restrict a wait to this process."""
        if self.transport is not None:
            return self.transport.watches
        return getattr(self.attempt or self.listener, "watches", ())

    @property
    def live_buffer(self) -> Buffer | None:
        """The buffer, unless there is none or it was killed."""
        buffer: Buffer | None = self.buffer if self.buffer is not NIL else None  # type: ignore[assignment]
        return buffer if buffer is not None and buffer.name is not None else None

    def set_buffer(self, buffer: object) -> None:
        """Make BUFFER, a buffer or nil, the process's; the mark goes to its end."""
        if buffer is not self.buffer:
            self.buffer = buffer
            live = self.live_buffer
            if live is not None:
                self.mark.move(live, live.zv)

    def set_filter(self, function: object) -> None:
        """Make FUNCTION the filter: nil is the default one, t leaves output where it is."""
        self.filter = DEFAULT_FILTER if function is NIL else function
        self.update_reading()

    def set_sentinel(self, function: object) -> None:
        """Make FUNCTION the sentinel; nil is the default one."""
        self.sentinel = DEFAULT_SENTINEL if function is NIL else function

    def set_coding(self, decoding: object, encoding: object) -> None:
        """Decode output by the coding system DECODING and encode what is sent by ENCODING; signal an error if there is none."""
        from elnet.process.coding import Input, Output

        lisp = self.table.lisp
        self.decoder, self.encoder = Input(lisp, decoding), Output(lisp, encoding)

    def update_reading(self) -> None:
        """Read, or accept connections, unless Lisp wants that to wait."""
        wanted = self.command is not T and not self.hidden
        if self.listener is not None:
            self.listener.resume() if wanted else self.listener.pause()
        if self.transport is not None:
            self.transport.resume_reading() if wanted and self.filter is not T else self.transport.pause_reading()

    def update_status(self) -> None:
        """Learn of the end of the program if it has ended; the sentinel hears of it when Lisp waits."""
        child = self.child
        if child is not None and child.status.final and not child.reported.final:
            child.on_change(child.status)

    def deactivate(self) -> None:
        """Close whatever is open; nobody is told."""
        attempt, transport, listener = self.attempt, self.transport, self.listener
        self.attempt = self.transport = self.listener = None
        if attempt is not None:
            attempt.cancel()
        if transport is not None:
            transport.abort()
        if listener is not None:
            listener.close()
