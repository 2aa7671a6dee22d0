"""Limits that Lisp cannot catch, and interruption from other threads.

Theory.  Steps are counted by the code itself: an interpreter with limits compiles a call of `Meter.count_step` into each
function and each turn of a loop.  Time is watched by a thread that makes Python raise an exception in the thread that runs
Lisp, as a signal handler would, and under the same rule: only in code made from Lisp or in a wait, elsewhere a little later.

What is raised, `Stop`, is no condition.  The forms of `unwind-protect` still run, within a grace.  A `throw` out of such a form
swallows it; but after the grace every single step stops, so that whoever goes on does not get far.  A program that ends in
time by such a `throw` has reached its limit all the same.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

from elnet.objects.conditions import Quit
from elnet.objects.symbols import T
from elnet.runtime.exit import Stop
from elnet.runtime.interruption import AGAIN, PATIENCE, interruptible

if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

GRACE_STEPS = 1000
"""How many steps clean-up forms have in all."""
GRACE_SECONDS = 0.05
"""How long they have before they are stopped, too."""


class Meter:
    """Counts the steps of one call from outside; LIMIT is None for none."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.begin()

    def begin(self) -> None:
        """Begin to count for a new call."""
        self.left = sys.maxsize if self.limit is None else self.limit
        self.exceeded = False

    def exhaust(self) -> None:
        """Stop at each step from now on."""
        self.exceeded = True
        self.left = -1

    def count_step(self) -> None:
        """Count one step; stop at the limit."""
        self.left -= 1
        if self.left < 0:
            if not self.exceeded:
                self.exceeded = True
                self.left = GRACE_STEPS
            raise Stop


class Watch:
    """Watches the call that runs in LISP: stops it after its time, then by METER, and interrupts it when asked to."""

    def __init__(self, lisp: Lisp, meter: Meter) -> None:
        self.lisp = lisp
        self.meter = meter
        self.exceeded = False
        self._running = 0
        """The identity of the thread that has called Lisp, 0 while Lisp does not run."""
        self._calls = 0
        self._deadline: float | None = None
        self._quit = False
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    # From the thread that runs Lisp

    def begin(self, seconds: float | None) -> None:
        """A call begins, which may take SECONDS, None for ever."""
        self._running = threading.get_ident()
        self._calls += 1
        if seconds is not None:
            with self._changed:
                self.exceeded = False
                self._deadline = time.monotonic() + seconds
                self._start()
                self._changed.notify()

    def end(self) -> None:
        """The call has ended: nothing is raised from here on."""
        if self._thread is None:
            self._running = 0
            return
        with self._changed:
            _raise_in(self._running, None)
            self._running = 0
            self._deadline = None
            self._quit = False

    def close(self) -> None:
        """End the thread."""
        thread = self._thread
        if thread is None:
            return
        with self._changed:
            self._closed = True
            self._changed.notify()
        if thread is not threading.current_thread():
            thread.join()

    # From any thread

    def interrupt(self) -> bool:
        """Make the call that runs quit, as C-c does; tell whether there is one.  Returns at once."""
        with self._changed:
            if not self._running:
                return False
            self._quit = True
            self._start()
            self._changed.notify()
            return True

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="elnet watch", daemon=True)
            self._thread.start()

    # The thread that watches

    def _run(self) -> None:
        import ctypes  # noqa: F401 -- now: importing lets other threads run, which must not be between a look and a raise

        with self._changed:
            while not self._closed:
                if self._quit:
                    self._interrupt()
                elif self._deadline is None:
                    self._changed.wait()
                elif time.monotonic() < self._deadline:
                    self._changed.wait(self._deadline - time.monotonic())
                else:
                    if self.exceeded:
                        self.meter.exhaust()
                    self.exceeded = True
                    self._deadline = time.monotonic() + GRACE_SECONDS
                    self._raise(Stop)

    def _interrupt(self) -> None:
        self._quit = False
        if self.lisp.is_set("inhibit-quit"):
            self.lisp.set("quit-flag", T)
            self._rouse()
        else:
            self._raise(Quit)

    def _raise(self, kind: type[BaseException]) -> None:
        """Raise KIND in the thread that runs Lisp, as soon as it is where that does no harm."""
        call = self._calls
        for attempt in range(PATIENCE + 1):
            if self._closed or not self._running or self._calls != call:
                return
            target = self._target()
            if interruptible(sys._current_frames().get(target)) or attempt == PATIENCE:
                _raise_in(target, kind)
                self._rouse()
                return
            self._changed.wait(AGAIN)

    def _target(self) -> int:
        """Return the identity of the thread that has the turn."""
        threads = self.lisp.threads
        python = None if threads is None else threads.current.python
        return self._running if python is None or python.ident is None else python.ident

    def _rouse(self) -> None:
        for end_wait in [*self.lisp.on_interrupt]:
            end_wait()


def _raise_in(thread: int, kind: type[BaseException] | None) -> None:
    """Make Python raise KIND in THREAD at its next instruction, or not raise what was to be raised if KIND is None."""
    import ctypes

    exception = None if kind is None else ctypes.py_object(kind)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), exception)
