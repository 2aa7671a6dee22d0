"""Signals of the operating system: C-c quits what Lisp is doing, SIGTERM and SIGHUP end the process.

Python runs a signal handler between two instructions, wherever it is.  The handler leaves by an exception only where that is
safe: in code made from Lisp, or while waiting.  Elsewhere, in the middle of a primitive, it asks again a little later.
"""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # what `signal` wraps in enumerations, which take 2 ms to make
import sys
from types import FrameType

from elnet.objects.conditions import Quit
from elnet.objects.functions import Lambda
from elnet.objects.symbols import NIL, T
from elnet.runtime.exit import Exit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


AGAIN = 0.002
"""Seconds until a request to quit is repeated that came in the middle of a primitive."""
WAITING = ("run_once", "wait")
"""Functions of the loop and its clock that may be left while the kernel is asked."""
DEEPEST_WAIT = 5
"""How many calls below `communicate`, which waits for a program, the kernel is asked."""
PATIENCE = 500
"""How often it is repeated before it is granted anyway."""


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


def interruptible(frame: FrameType | None) -> bool:
    """Tell whether FRAME may be left by an exception at any instruction."""
    if frame is None:
        return True
    constants = frame.f_code.co_consts
    if (bool(constants) and type(constants[-1]) is Lambda) or frame.f_code.co_name in WAITING:
        return True
    return any(code_name == "communicate" for code_name in _callers(frame))


def _callers(frame: FrameType | None) -> list[str]:
    """Return the names of the innermost functions: the standard library waits for a program a few calls deep."""
    names: list[str] = []
    while frame is not None and len(names) < DEEPEST_WAIT:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
