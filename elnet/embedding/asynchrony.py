"""Serving by the loop of asyncio: processes by one descriptor, timers by its clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol, TypeVar


class Served(Protocol):
    """What can be served: an interpreter."""

    after_call: Callable[[], object] | None

    def fileno(self) -> int:
        """Return a descriptor that can be read when `serve` has something to do."""

    def serve(self, seconds: float | None = 0.0) -> float | None:
        """Do what there is to do; return for how many seconds nothing but the descriptor matters."""


S = TypeVar("S", bound=Served)


class Service:
    """Serves INTERPRETER whenever LOOP finds that there is something to do."""

    def __init__(self, interpreter: Served, loop: asyncio.AbstractEventLoop) -> None:
        self.interpreter = interpreter
        self.loop = loop
        self._next: asyncio.TimerHandle | asyncio.Handle | None = None

    def begin(self) -> None:
        """Serve from now on."""
        self.loop.add_reader(self.interpreter.fileno(), self.serve)
        self.interpreter.after_call = self._soon
        self._soon()

    def end(self) -> None:
        """Serve no more."""
        self.loop.remove_reader(self.interpreter.fileno())
        self.interpreter.after_call = None
        self._cancel()

    def serve(self) -> None:
        """Serve what is ready and come again when the next timer is due."""
        self.interpreter.after_call = None
        try:
            patience = self.interpreter.serve(0.0)
        except Exception as exception:
            self.loop.call_exception_handler({"message": "Lisp failed while it was served", "exception": exception})
            patience = 0.0
        finally:
            self.interpreter.after_call = self._soon
        self._cancel()
        if patience is not None:
            self._next = self.loop.call_later(patience, self.serve)

    def _soon(self) -> None:
        self._cancel()
        self._next = self.loop.call_soon(self.serve)

    def _cancel(self) -> None:
        if self._next is not None:
            self._next.cancel()
            self._next = None


@asynccontextmanager
async def in_asyncio(interpreter: S) -> AsyncIterator[S]:
    """Have INTERPRETER served by the running loop."""
    service = Service(interpreter, asyncio.get_running_loop())
    service.begin()
    try:
        yield interpreter
    finally:
        service.end()
