"""The loop: `run_once` is the only place in elnet that waits.

Rules it keeps.  A callback may call `run_once` again: what one poll found ready is kept in one queue which the inner call
continues, so nothing is seen twice and nobody starves behind a callback that waits.  Every ready descriptor gets one
callback a pass, lowest descriptor first.  A callback's exception goes to the caller of `run_once`; the rest of the
queue is then handled by the next pass.  A Python signal handler may raise out of the wait, which loses nothing because
readiness is level-triggered.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection
from typing import Final

from elnet.net.clock import Clock, MonotonicClock, Poll
from elnet.net.poller import BROKEN, READ, WRITE, PlainPoller, Poller, new_poller
from elnet.net.system import System
from elnet.net.timers import Timer, Timers

Callback = Callable[[], object]

LONGEST_WAIT: Final = 86400.0
"""The kernel's timeouts are too narrow for more than some weeks; nobody minds a pass a day."""


class Watch:
    """Interest in a descriptor: which callbacks run when it can be read or written."""

    __slots__ = ("_loop", "fd", "mask", "on_readable", "on_writable")

    def __init__(self, loop: Loop, fd: int, on_readable: Callback | None, on_writable: Callback | None) -> None:
        self._loop = loop
        self.fd = fd
        self.mask = 0
        self.on_readable = on_readable
        self.on_writable = on_writable

    def reads(self, wanted: bool) -> None:
        """Begin or cease to call `on_readable`."""
        self._loop.change_watch(self, self.mask | READ if wanted else self.mask & ~READ)

    def writes(self, wanted: bool) -> None:
        """Begin or cease to call `on_writable`."""
        self._loop.change_watch(self, self.mask | WRITE if wanted else self.mask & ~WRITE)

    def close(self) -> None:
        """Call nothing any more.  To be called before the descriptor is closed."""
        self._loop.change_watch(self, 0)
        self.on_readable = self.on_writable = None


class Loop:
    """Descriptors, timers and calls from elsewhere, served by one thread."""

    def __init__(self, clock: Clock | None = None, system: System | None = None) -> None:
        self.clock: Clock = clock or MonotonicClock()
        self.system = system or System()
        self.waiting = False
        """True while the kernel is asked: a signal handler that raises does no harm then."""
        self._timers = Timers()
        self._soon: deque[Callback] = deque()
        self._ready: deque[tuple[Watch, int]] = deque()
        self._watches: dict[int, Watch] = {}
        self._poller: Poller | None = None
        self._poll: Poll = self._poll_unopened
        self._wake: Watch | None = None
        self._wake_end = -1

    # What to wait for

    def watch(self, fd: int, on_readable: Callback | None = None, on_writable: Callback | None = None) -> Watch:
        """Return a watch on FD; it is idle until told `reads` or `writes`."""
        return Watch(self, fd, on_readable, on_writable)

    def watched(self) -> int:
        """Return how many descriptors are watched, the loop's own not counted."""
        return len(self._watches) - (self._wake is not None)

    def call_at(self, when: float, callback: Callback) -> Timer:
        """Run CALLBACK when the clock shows WHEN; return the timer, which can be cancelled."""
        return self._timers.add(when, callback)

    def call_later(self, seconds: float, callback: Callback) -> Timer:
        """Run CALLBACK after SECONDS; return the timer, which can be cancelled."""
        return self._timers.add(self.clock.now() + seconds, callback)

    def call_soon(self, callback: Callback) -> None:
        """Run CALLBACK at the end of this pass or in the next."""
        self._soon.append(callback)

    def call_soon_threadsafe(self, callback: Callback) -> None:
        """Do as `call_soon`, from any thread or signal handler, and end a wait that is under way."""
        self._soon.append(callback)
        self.wake()

    def wake(self) -> None:
        """End a wait that is under way or about to begin; from any thread or signal handler."""
        if self._wake_end >= 0:
            try:
                os.write(self._wake_end, b"\0")
            except OSError:
                pass  # The pipe is full, so that the wait ends anyway, or the loop was closed meanwhile.

    def wake_end(self) -> int:
        """Return the descriptor that ends waits when written to, as `signal.set_wakeup_fd` wants it."""
        self._open()
        return self._wake_end

    def fileno(self) -> int:
        """Return one descriptor that is readable when a descriptor of this loop is ready, for use inside another loop."""
        self._open()
        assert self._poller is not None
        return self._poller.fileno()

    def patience(self) -> float | None:
        """Return for how many seconds there will be nothing to do but for descriptors; None means for ever."""
        if self._soon or self._ready:
            return 0.0
        when = self._timers.next_time()
        return None if when is None else max(0.0, when - self.clock.now())

    # Waiting

    def is_quiet(self) -> bool:
        """Tell whether no descriptor is ready and no call is pending; what is ready is served by the next pass."""
        if self._ready or self._soon:
            return False
        self._collect(self._poll, 0.0)
        return not self._ready

    def run_once(self, timeout: float | None = None, only: Collection[Watch] | None = None) -> bool:
        """Wait for at most TIMEOUT seconds until something is ready, and serve what is; tell whether anything was.

        ONLY restricts the descriptors to those of some watches; timers and calls from elsewhere are served in any case.
        """
        if self._poller is None:
            self._open()
        if only is None:
            if not self._ready:
                self._collect(self._poll, timeout)
            ready = self._ready
        else:
            ready = self._ready_among(only) or self._collect_among(only, timeout)
        ran = bool(ready)
        if self._timers.run_due(self.clock.now()):
            ran = True
        while ready:
            self._serve(ready)
        return self._run_soon() or ran

    def look(self, timeout: float | None = None) -> None:
        """Wait as `run_once` does, but serve nothing."""
        if self._poller is None:
            self._open()
        if not self._ready:
            self._collect(self._poll, timeout)

    def run_until(
        self, condition: Callable[[], object], deadline: float | None = None, only: Collection[Watch] | None = None
    ) -> bool:
        """Run until CONDITION holds, but not beyond DEADLINE on the loop's clock; tell whether it holds."""
        while not condition():
            left = None if deadline is None else deadline - self.clock.now()
            if left is not None and left <= 0:
                return False
            self.run_once(left, only)
        return True

    def close(self) -> None:
        """Give back the loop's own descriptors and forget all callbacks; it opens again when used."""
        if self._poller is None or self._wake is None:
            return
        wake_end, self._wake_end = self._wake_end, -1  # before another thread can write to what is closed
        self._poller.close()
        os.close(self._wake.fd)
        os.close(wake_end)
        for watch in self._watches.values():
            watch.mask = 0
        self._poller = self._wake = None
        self._poll = self._poll_unopened
        self._watches.clear()
        self._ready.clear()
        self._soon.clear()
        self._timers = Timers()

    # How

    def change_watch(self, watch: Watch, mask: int) -> None:
        """Let the kernel know that WATCH is interested in MASK; for `Watch` only."""
        before = watch.mask
        if mask == before:
            return
        if self._poller is None:
            self._open()
        assert self._poller is not None
        if not before:
            self._poller.register(watch.fd, mask)
            self._watches[watch.fd] = watch
        elif mask:
            self._poller.modify(watch.fd, mask)
        else:
            # Without interest a descriptor must leave the kernel's list, or a hang-up would be reported for ever.
            del self._watches[watch.fd]
            self._poller.unregister(watch.fd)
        watch.mask = mask

    def _open(self) -> None:
        if self._poller is not None:
            return
        poller = new_poller()
        try:
            receiving, self._wake_end = os.pipe()
        except OSError:
            poller.close()
            raise
        os.set_blocking(receiving, False)
        os.set_blocking(self._wake_end, False)
        self._poller, self._poll = poller, poller.poll
        self._wake = self.watch(receiving, self._drain_wake)
        self._wake.reads(True)

    def _poll_unopened(self, _seconds: float) -> list[tuple[int, int]]:
        return []

    def _drain_wake(self) -> None:
        assert self._wake is not None
        try:
            os.read(self._wake.fd, 4096)
        except BlockingIOError:
            pass

    def _ask(self, poll: Poll, timeout: float | None) -> list[tuple[int, int]]:
        """Return the events POLL has within TIMEOUT, or before the first timer."""
        if timeout == 0.0:
            return self.clock.wait(poll, 0)
        patience = self.patience()
        if timeout is None or (patience is not None and patience < timeout):
            timeout = patience
        wait = -1 if timeout is None else min(timeout, LONGEST_WAIT) if timeout > 0 else 0
        self.waiting = True
        try:
            return self.clock.wait(poll, wait)
        finally:
            self.waiting = False

    def _collect(self, poll: Poll, timeout: float | None) -> None:
        events = self._ask(poll, timeout)
        if len(events) > 1:
            events.sort()
        watches = self._watches
        for fd, mask in events:
            if fd in watches:
                self._ready.append((watches[fd], mask))

    def _ready_among(self, only: Collection[Watch]) -> deque[tuple[Watch, int]]:
        """Take from the queue what belongs to ONLY."""
        entries = [*self._ready]
        mine = deque(entry for entry in entries if entry[0] in only)
        if mine:
            self._ready.clear()  # in place: an outer pass is going through it
            self._ready.extend(entry for entry in entries if entry[0] not in only)
        return mine

    def _collect_among(self, only: Collection[Watch], timeout: float | None) -> deque[tuple[Watch, int]]:
        assert self._wake is not None
        asked = {watch.fd: watch for watch in (self._wake, *only) if watch.mask}
        poller = PlainPoller((fd, watch.mask) for fd, watch in asked.items())
        return deque((asked[fd], mask) for fd, mask in sorted(self._ask(poller.poll, timeout)))

    def _serve(self, ready: deque[tuple[Watch, int]]) -> None:
        """Run the callbacks of the first entry of READY.  An error or a hang-up shows in whichever operation is tried."""
        watch, mask = ready.popleft()
        if mask & BROKEN:
            mask |= READ | WRITE
        mask &= watch.mask
        if mask & READ:
            if mask & WRITE:
                ready.appendleft((watch, WRITE))
            if watch.on_readable is not None:
                watch.on_readable()
        elif mask & WRITE and watch.on_writable is not None:
            watch.on_writable()

    def _run_soon(self) -> bool:
        soon = self._soon
        count = len(soon)
        ran = False
        while count and soon:
            count -= 1
            ran = True
            soon.popleft()()
        return ran
