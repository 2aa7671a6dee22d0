"""Where Lisp can be interrupted: in code made from Lisp or while waiting, not in the middle of a primitive."""

from __future__ import annotations

from elnet.objects.functions import Lambda

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

AGAIN = 0.002
"""Seconds until a request is repeated that came in the middle of a primitive."""
PATIENCE = 500
"""How often it is repeated before it is granted anyway."""
WAITING = ("run_once", "wait")
"""Functions of the loop and its clock that may be left while the kernel is asked."""
COUNTING = "count_step"
"""The function that code with limits calls all the time."""
DEEPEST_WAIT = 5
"""How many calls below `communicate`, which waits for a program, the kernel is asked."""


def interruptible(frame: FrameType | None) -> bool:
    """Tell whether FRAME may be left by an exception at any instruction."""
    if frame is None:
        return True
    constants = frame.f_code.co_consts
    if (bool(constants) and type(constants[-1]) is Lambda) or frame.f_code.co_name in (*WAITING, COUNTING):
        return True
    return any(code_name == "communicate" for code_name in _callers(frame))


def _callers(frame: FrameType | None) -> list[str]:
    """Return the names of the innermost functions: the standard library waits for a program a few calls deep."""
    names: list[str] = []
    while frame is not None and len(names) < DEEPEST_WAIT:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
