"""Waiting: what Emacs does while Lisp waits, on top of the loop's `run_once`.

Each round runs the Lisp timers that are due; tells sentinels what has happened, but only when no output is left to be read;
and serves what is ready.  Waiting ends when something was sent and nothing more is there at once.  Emacs, waiting for any
process, goes on until nothing has come for 10 ms; a program that talks to a peer would spend its time in that.
"""

from __future__ import annotations

from collections.abc import Callable

from elnet.objects.conditions import Quit
from elnet.objects.symbols import NIL
from elnet.process.delivery import read_rest
from elnet.process.process import Process
from elnet.process.table import Processes
from elnet.process.timers import LispTimers
from elnet.runtime.lisp import Lisp
from elnet.runtime.streams import StandardStreams


def accept_output(
    table: Processes, process: Process | None, seconds: float | None, *, only: bool = False, timers: bool = True
) -> bool:
    """Serve processes until PROCESS, or any if that is None, has sent something; tell whether it has.

    Wait for at most SECONDS, for ever if None; 0 means serve what there is.  ONLY restricts the serving to PROCESS, and
    TIMERS tells whether timers run.
    """
    now = table.loop.clock.now
    deadline = None if seconds is None else now() + seconds
    served = process if only else None
    source = table if process is None else process
    before = source.received
    while True:
        timer = _prepare(table, served, timers)
        got = source.received != before
        if process is not None and not process.status.sendable:
            return _drain(process) or got
        left = 0.0 if got else None if deadline is None else max(0.0, deadline - now())
        served_any = _serve(table, served, left, timer)
        if source.received != before and not got and _is_all(table, served):
            if timers:  # those that a filter has just made, too
                table.lisp.part(LispTimers).run_due()
            return True
        late = deadline is not None and now() >= deadline
        if (got or late) and not served_any:
            return got
        if late and seconds:
            return source.received != before


def _is_all(table: Processes, served: Process | None) -> bool:
    """Tell, in the common case that neither threads nor news matter, whether nothing more is there at once."""
    return served is None and not table.news and table.lisp.threads is None and table.loop.is_quiet()


def pause(table: Processes, seconds: float) -> None:
    """Serve processes and timers for SECONDS."""
    now = table.loop.clock.now
    deadline = now() + seconds
    left = seconds
    while left > 0:
        timer = _prepare(table, None, True)
        _serve(table, None, max(0.0, deadline - now()), timer)
        left = deadline - now()


def serve(table: Processes, seconds: float | None) -> float | None:
    """Serve processes and timers for at most SECONDS, None for ever, until something has happened.

    Return for how many seconds nothing but a descriptor can want attention, None for ever.
    """
    timer = _prepare(table, None, True)
    while _serve(table, None, seconds, timer):
        seconds = 0.0
        timer = _prepare(table, None, True)
    timer = _prepare(table, None, True)
    patience = table.loop.patience()
    return patience if timer is None else timer if patience is None else min(timer, patience)


def serve_now(table: Processes) -> float | None:
    """Serve what is ready, other threads of Lisp included; return for how many seconds nothing but a descriptor matters."""
    threads = table.lisp.threads
    if threads is None or not threads.several:
        return serve(table, 0.0)
    threads.end_rest()
    patience = serve(table, 0.0)
    if threads.ready:
        return 0.0
    now = table.loop.clock.now()
    times = [thread.resting - now for thread in threads.resting if thread.resting is not None]
    known = [*times, *([] if patience is None else [patience])]
    return max(0.0, min(known)) if known else None


def wait_until(table: Processes, condition: Callable[[], object]) -> None:
    """Serve processes and timers until CONDITION holds."""
    while not condition():
        timer = _prepare(table, None, True)
        if condition():
            return
        _serve(table, None, None, timer)


def _prepare(table: Processes, only: Process | None, timers: bool) -> float | None:
    """Do what comes before a wait: quit, run timers, tell the news; return when the next timer is due, None for none."""
    quit_wanted = table.quit_flag
    if quit_wanted.value is not NIL:
        quit_if_wanted(table.lisp)
    patience = table.lisp.part(LispTimers).run_due() if timers else None
    if quit_wanted.value is not NIL:  # a timer may have asked for it
        quit_if_wanted(table.lisp)
    if table.news:
        watches = None if only is None else only.watches
        # The first pass may have nothing to do but to end a transport that was closed.
        if not (table.loop.run_once(0.0, watches) and table.loop.run_once(0.0, watches)):
            table.tell_news()
    return patience


def _serve(table: Processes, only: Process | None, left: float | None, timer: float | None) -> bool:
    """Wait for at most LEFT seconds, and TIMER seconds, and serve what is ready; tell whether anything was."""
    if timer is not None and (left is None or timer < left):
        left = timer
    if table.lisp.threads is not None:
        from elnet.process.turns import turns

        together = turns(table)
        assert together is not None
        return together.serve(None if only is None else only.watches, left)
    if left != 0.0:
        table.lisp.part(StandardStreams).flush()
    return table.loop.run_once(left, None if only is None else only.watches)


def _drain(process: Process) -> bool:
    """Read what the kernel still has of PROCESS, which sends no more; tell whether that was anything."""
    before = process.received
    read_rest(process)
    return process.received != before


def quit_if_wanted(lisp: Lisp) -> None:
    """Quit if C-c has asked for it and nothing inhibits that."""
    if lisp.is_set("quit-flag") and not lisp.is_set("inhibit-quit"):
        lisp.set("quit-flag", NIL)
        raise Quit(NIL)
