"""What Lisp holds of a thread; see `elnet.runtime.threads`."""

from __future__ import annotations

from _thread import allocate_lock

from elnet.objects.base import LispObject
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from threading import Thread as PythonThread
    from typing import Any

    from elnet.runtime.suspension import Suspended
    from elnet.text.buffer import Buffer


class Thread(LispObject):
    """One Lisp thread.

    BLOCKER is the mutex or condition variable it waits for; SIGNALLED what `thread-signal` wants it to signal; PENDING an
    exception that it raises as soon as it has the turn.
    """

    __slots__ = (
        "__weakref__", "blocker", "bound", "buffer", "catches", "function", "handlers", "live", "match", "name", "pending",
        "python", "resting", "result", "signalled", "suspended", "turn",
    )  # fmt: skip

    def __init__(self, name: object, function: object, buffer: Buffer | None) -> None:
        self.name = name
        self.function = function
        self.live = True
        self.result: object = NIL
        self.blocker: object = NIL
        self.signalled: tuple[object, object] | None = None
        self.pending: BaseException | None = None
        self.python: PythonThread | None = None
        self.turn = allocate_lock()
        self.turn.acquire()
        self.resting: Any = None
        self.buffer = buffer
        self.catches: Any = None
        self.handlers: Any = None
        self.match: Any = ((), None)
        self.bound: list[Any] = []
        self.suspended: Suspended | None = None

    def lisp_print(self, readably: bool) -> str:
        """Return `#<thread NAME>`, or where it is if it has no name."""
        return f"#<thread {self.name.text if self.name is not NIL else hex(id(self))}>"  # type: ignore[attr-defined]
