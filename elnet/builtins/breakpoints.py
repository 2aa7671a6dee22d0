"""Stopping in Python's debugger."""

from __future__ import annotations

from sys import _getframe

from elnet.objects.functions import is_lisp_code
from elnet.objects.symbols import NIL
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType


@primitive("elnet-breakpoint")
def elnet_breakpoint(lisp: Lisp) -> object:
    """Stop in Python's debugger at the line of this call, with the Lisp variables there; return nil.

    The environment variable PYTHONBREAKPOINT=0 makes this do nothing.
    """
    from elnet.runtime.debugger import LispDebugger, wanted

    frame: FrameType | None = _getframe(1)
    while frame is not None and not is_lisp_code(frame.f_code):
        frame = frame.f_back
    if frame is not None and wanted():
        lisp.part(LispDebugger).converse_at(frame)
    return NIL
