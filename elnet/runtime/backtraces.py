"""The calls that are going on, as Lisp sees them: functions made from Lisp and primitives, with their arguments.

A frame is Python's.  What a frame's code belongs to is found by the code: functions made from Lisp carry their name, and the
primitives are looked up.  What a construct with something to unwind has caught is deeper than the stack: those frames are in
the traceback of what is being handled.
"""

from __future__ import annotations

import sys

from elnet.objects.cons import list_from
from elnet.objects.functions import is_lisp_code
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record
from elnet.runtime.handlers import Handlers
from elnet.runtime.primitive import declared_subrs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType, FrameType, TracebackType

FRAME = intern("backtrace-frame")
CATCHING = (Handlers.passing.__code__, Handlers.handle.__code__)
"""What announces a condition that has already left the functions where it was signalled."""
HIDDEN = "elnet--"
"""How the names of primitives begin that macros call."""


TOPLEVEL = "<toplevel>"
"""The name of the code of a form that is evaluated by itself."""


class Call:
    """One call: the NAME of the function, its ARGUMENTS, and the FILE and LINE where it stands, or None."""

    __slots__ = ("arguments", "file", "line", "name")

    def __init__(self, name: str, arguments: list[object], file: str | None, line: int) -> None:
        self.name = name
        self.arguments = arguments
        self.file = file
        self.line = line

    def frame(self) -> Record:
        """Return the call as a `backtrace-frame' structure."""
        return Record([FRAME, T, intern(self.name), list_from(self.arguments), NIL, NIL, NIL, NIL])


def calls(exception: BaseException | None = None, outermost: CodeType | None = None) -> list[Call]:
    """Return the calls that are going on, the innermost first, to the frame of OUTERMOST; with EXCEPTION those it has left."""
    primitives = {subr.function.__code__: subr.name for subr in declared_subrs()}
    found = []
    for frame, line in _frames(exception):
        code = frame.f_code
        if code is outermost:
            break
        call = _call(frame, line, primitives.get(code))
        if call is not None:
            found.append(call)
    return found


def calls_left(exception: BaseException) -> list[Call]:
    """Return the calls that EXCEPTION has left, the innermost first; code at top level counts as a call."""
    primitives = {subr.function.__code__: subr.name for subr in declared_subrs()}
    found = []
    for frame, line in frames_left(exception.__traceback__):
        call = _call(frame, line, primitives.get(frame.f_code))
        if call is not None:
            found.append(call)
        elif frame.f_code.co_name == TOPLEVEL and is_lisp_code(frame.f_code):
            found.append(Call("top level", [], frame.f_code.co_filename, line))
    return found[::-1]


def frames_left(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    """Yield the frames of TRACE and the lines that failed, from the outermost inwards.

    A frame that has cleaned up and raised again is there more than once; the innermost time tells where it failed.
    """
    left: dict[FrameType, int] = {}
    while trace is not None:
        left.pop(trace.tb_frame, None)
        left[trace.tb_frame] = trace.tb_lineno
        trace = trace.tb_next
    yield from left.items()


def _call(frame: FrameType, line: int, primitive: str | None) -> Call | None:
    code = frame.f_code
    if primitive is None:
        if not is_lisp_code(code) or code.co_name == TOPLEVEL:
            return None
        first = 0
    elif primitive.startswith(HIDDEN):
        return None
    else:
        first = int(code.co_argcount > 0 and code.co_varnames[0] == "lisp")
    names = code.co_varnames[first : code.co_argcount]
    values = frame.f_locals
    arguments = [values.get(name, NIL) for name in names]
    while arguments and arguments[-1] is NIL and primitive is not None:
        arguments.pop()
    if code.co_flags & 0x04:
        rest = values.get(code.co_varnames[code.co_argcount], ())
        arguments += rest if type(rest) is tuple else [rest]
    file = None if primitive is not None else code.co_filename
    return Call(primitive or code.co_name, arguments, file, line)


def _frames(exception: BaseException | None) -> Iterator[tuple[FrameType, int]]:
    """Yield the frames of this thread with their lines, the innermost first, before them those EXCEPTION has left."""
    start: FrameType | None = sys._getframe(2)
    if exception is None:
        frame = start
        while frame is not None and frame.f_code not in CATCHING:
            frame = frame.f_back
        if frame is not None and _is_near(start, frame):
            exception = sys.exc_info()[1]
            start = frame.f_back
    left = [] if exception is None else list(frames_left(exception.__traceback__))
    yield from reversed(left)
    seen = {id(frame) for frame, _ in left}
    while start is not None:
        if id(start) not in seen:
            yield start, start.f_lineno
        start = start.f_back


def _is_near(start: FrameType | None, frame: FrameType) -> bool:
    """Tell whether no code made from Lisp runs between START and the outer FRAME."""
    while start is not None and start is not frame:
        if is_lisp_code(start.f_code):
            return False
        start = start.f_back
    return True
