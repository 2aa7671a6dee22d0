"""What the user sees of an error that nothing handled: message, Lisp backtrace, the failing line."""

from __future__ import annotations

import linecache
from types import FrameType, TracebackType

from elnet.objects.conditions import LispSignal, Quit
from elnet.objects.cons import Cons
from elnet.objects.functions import is_lisp_code
from elnet.objects.lists import conses
from elnet.objects.symbols import intern
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def error_report(lisp: Lisp, condition: LispSignal | Quit) -> str:
    """Return the text that tells of CONDITION: its name and data, the frames from the innermost outwards, the message."""
    error = lisp.handlers.as_list(condition)
    assert type(error) is Cons
    lines = ["", f"Error: {printed(lisp, error.car)} {printed(lisp, error.cdr)}"]
    place: tuple[str, int] | None = None
    for frame, line in reversed(list(lisp_frames(condition.__traceback__))):
        file = frame.f_code.co_filename
        if place is None:
            place = file, line
        lines.append(f"  {call_text(lisp, frame)}  at {file}:{line}")
    if place is not None:
        source = linecache.getline(*place).strip()
        if source:
            lines += [f"{place[0]}:{place[1]}:", f"    {source}"]
    return "\n".join([*lines, message(lisp, error), ""])


def lisp_frames(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    """Yield frame and line of the functions made from Lisp in TRACE, from the outermost inwards."""
    while trace is not None:
        if is_lisp_code(trace.tb_frame.f_code):
            yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def call_text(lisp: Lisp, frame: FrameType) -> str:
    """Return the call that FRAME is the execution of, with its arguments."""
    code = frame.f_code
    names = code.co_varnames[: code.co_argcount + bool(code.co_flags & 0x04)]
    values = [printed(lisp, frame.f_locals[name]) for name in names if name in frame.f_locals]
    return f"{code.co_name}({' '.join(values)})" if code.co_name != "<toplevel>" else "top level"


def printed(lisp: Lisp, value: object, length: int = 12, level: int = 6, characters: int = 400) -> str:
    """Return VALUE as `prin1` prints it, shortened to so many elements a list, so many levels and so many CHARACTERS."""
    bindings = [lisp.variables.bind(intern(name), limit) for name, limit in (("print-length", length), ("print-level", level))]
    try:
        text = str(lisp.call(intern("prin1-to-string"), value).text)  # type: ignore[attr-defined]
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)
    return text if len(text) < characters else text[:characters] + "…"


def message(lisp: Lisp, error: object) -> str:
    """Return the message of ERROR, as `error-message-string` gives it."""
    try:
        return str(lisp.call(intern("error-message-string"), error).text)  # type: ignore[attr-defined]
    except Exception:
        assert type(error) is Cons
        return " ".join(str(pair.car) for pair in conses(error))
