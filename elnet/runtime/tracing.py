"""What a network trace is told; nothing of it costs more than a test while there is none."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Trace(Protocol):
    """Notes what processes and timers do; PROCESS is a process's name."""

    def now(self) -> float:
        """Return the present time, as `ran` wants it."""

    def happened(self, process: str, event: str, detail: str) -> None:
        """EVENT has happened to PROCESS."""

    def moved(self, process: str, what: str, data: bytes) -> None:
        """DATA was sent or received, WHAT says which."""

    def ran(self, process: str, what: str, function: object, start: float) -> None:
        """The Lisp FUNCTION has run since START as a WHAT: a filter, a sentinel or a timer."""

    def close(self) -> None:
        """There will be no more."""
