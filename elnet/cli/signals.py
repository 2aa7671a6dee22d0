"""Signals of the operating system: C-c quits what Lisp is doing, SIGTERM and SIGHUP end the process.

Python runs a signal handler between two instructions, wherever it is.  The handler leaves by an exception only where that is
safe: in code made from Lisp, or while waiting.  Elsewhere, in the middle of a primitive, it asks again a little later.
"""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # what `signal` wraps in enumerations, which take 2 ms to make
import sys
from types import FrameType

from elnet.objects.conditions import Quit
from elnet.objects.symbols import NIL, T
from elnet.runtime.exit import Exit
from elnet.runtime.interruption import AGAIN, PATIENCE, interruptible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


def install_signals(lisp: Lisp) -> None:
    """Let the signals of this process reach LISP; does nothing outside the main thread."""
    attempts = 0

    def quit_soon(number: int, frame: FrameType | None) -> None:
        nonlocal attempts
        if lisp.is_set("inhibit-quit"):
            lisp.set("quit-flag", T)
            return
        if interruptible(frame) or attempts >= PATIENCE:
            attempts = 0
            lisp.set("quit-flag", NIL)
            raise Quit
        attempts += 1
        signal.setitimer(signal.ITIMER_REAL, AGAIN)

    def leave(number: int, frame: FrameType | None) -> None:
        raise Exit(128 + number)

    try:
        signal.signal(signal.SIGINT, quit_soon)
        signal.signal(signal.SIGALRM, quit_soon)
        signal.signal(signal.SIGTERM, leave)
        signal.signal(signal.SIGHUP, leave)
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    except ValueError:
        sys.stderr.write("elnet: signals are only handled in the main thread\n")
