"""Which thread an interpreter belongs to, and what other threads ask of it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from elnet.embedding.errors import LispExit, WrongThread
from elnet.process.table import Processes
from elnet.runtime.exit import Exit

if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Ownership:
    """The thread that LISP belongs to: the one that made the interpreter."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.owner = threading.current_thread()
        self.closed = False
        self._loop = lisp.part(Processes).loop
        self._asked: deque[tuple[Future[Any], Callable[[], object]]] = deque()
        self.serving = False
        """While the owner serves, calls that are asked for wait for the end of that, to be calls of their own."""

    def check(self) -> None:
        """Refuse a thread that LISP does not belong to, and everyone once the interpreter is closed."""
        if self.closed:
            raise RuntimeError("this interpreter is closed")
        current = threading.get_ident()
        if current == self.owner.ident:
            return
        threads = self.lisp.threads
        python = None if threads is None else threads.current.python
        if python is None or python.ident != current:
            raise WrongThread(
                f"this interpreter belongs to the thread {self.owner.name!r}: "
                f"from {threading.current_thread().name!r} only submit() and interrupt() may be called"
            )

    def submit(self, call: Callable[[], object]) -> Future[Any]:
        """Have CALL made by the owner, while it waits or serves, and return the future result; from any thread."""
        future: Future[Any] = Future()
        if self.closed:
            raise RuntimeError("this interpreter is closed")
        self._asked.append((future, call))
        self._loop.call_soon_threadsafe(self._answer_waiting)
        return future

    def answer(self) -> None:
        """Make the calls that are asked for."""
        while self._asked:
            asked = self._asked.popleft()
            try:
                self._answer(*asked)
            except BaseException:
                if not asked[0].running() and not asked[0].done():
                    self._asked.appendleft(asked)  # an interrupt came before the call began
                raise

    def _answer_waiting(self) -> None:
        """Make them while Lisp waits."""
        if not self.serving:
            self.answer()

    @staticmethod
    def _answer(future: Future[Any], call: Callable[[], object]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = call()
        except Exception as exception:
            future.set_exception(exception)
        except BaseException as exception:
            future.set_exception(LispExit(exception.status) if isinstance(exception, Exit) else exception)
            raise
        else:
            future.set_result(result)

    def close(self) -> None:
        """Refuse everything from now on, and cancel what was asked for."""
        self.closed = True
        while self._asked:
            self._asked.popleft()[0].cancel()
