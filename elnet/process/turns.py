"""Waiting among several Lisp threads: whose process is read when, and who waits for the kernel when nobody can run.

A process is locked to the thread that made it (manual node "Processes and Threads"): while another thread runs it is `hidden`
and nothing is read of it.  A thread that waits serves what it may, without waiting itself, and gives way; only when no thread
can run does one of them ask the kernel, for all that rest.
"""

from __future__ import annotations

from collections.abc import Collection

from elnet.net.loop import Watch
from elnet.objects.symbols import NIL
from elnet.process.table import Processes
from elnet.runtime.streams import StandardStreams
from elnet.runtime.thread import Thread
from elnet.runtime.threads import Threads


class Turns:
    """The waits of the threads of one interpreter."""

    def __init__(self, table: Processes, threads: Threads) -> None:
        self.table = table
        self.threads = threads
        threads.idle = self.wait_for_all
        threads.rouse = table.loop.wake
        threads.on_end.append(self._unlock)
        threads.on_switch.append(lambda: self._show([threads.current]))

    def serve(self, watches: Collection[Watch] | None, left: float | None) -> bool:
        """Serve what is ready; if nothing is, let other threads run until something may be, or for LEFT seconds."""
        threads, loop = self.threads, self.table.loop
        self._show([threads.current])
        served = loop.run_once(0.0, watches)
        if served or left == 0.0:
            threads.give_way()
        else:
            threads.rest(None if left is None else loop.clock.now() + left)
        return served

    def wait_for_all(self) -> None:
        """Wait until there may be something to do for a thread that rests."""
        threads, table = self.threads, self.table
        loop = table.loop
        self._show(threads.resting)
        table.lisp.part(StandardStreams).flush()
        deadlines = [thread.resting for thread in threads.resting if thread.resting is not None]
        left = None if not deadlines else max(0.0, min(deadlines) - loop.clock.now())
        loop.look(left)
        threads.end_rest()

    def _show(self, running: list[Thread]) -> None:
        """Read the processes that belong to one of the threads RUNNING, or to none."""
        for process in self.table.by_name.values():
            hidden = process.thread is not NIL and process.thread not in running
            if hidden != process.hidden:
                process.hidden = hidden
                process.update_reading()

    def _unlock(self, thread: Thread) -> None:
        for process in self.table.by_name.values():
            if process.thread is thread:
                process.thread = NIL
                process.hidden = False
                process.update_reading()


def turns(table: Processes) -> Turns | None:
    """Return the waits of several threads, None as long as there is only one."""
    threads = table.lisp.threads
    if threads is None:
        return None
    found = table.turns
    if found is None:
        found = table.turns = Turns(table, threads)
    return found
