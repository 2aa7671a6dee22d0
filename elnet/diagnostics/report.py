"""What the user sees of an error that nothing handled: Lisp backtrace, the failing line with a mark, message."""

from __future__ import annotations

import os
from types import FrameType, TracebackType

from elnet.diagnostics.colours import BOLD, DIM, PLAIN, RED, Colours
from elnet.diagnostics.excerpts import Place, excerpt, expanded_form, innermost_place
from elnet.diagnostics.suggestions import suggestion
from elnet.objects.conditions import LispSignal, Quit
from elnet.objects.cons import Cons
from elnet.objects.functions import is_lisp_code
from elnet.objects.lists import conses
from elnet.objects.symbols import intern
from elnet.runtime.backtraces import frames_left
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def error_report(lisp: Lisp, condition: LispSignal | Quit, colours: Colours = PLAIN) -> str:
    """Return the text that tells of CONDITION: its name and data, the frames from the innermost outwards, the message.

    The last line is the message, as `emacs --batch` has it.  Frames of Python are hidden unless ELNET_DEBUG is `python`.
    """
    error = lisp.handlers.as_list(condition)
    assert type(error) is Cons
    head = f"{printed(lisp, error.car)} {printed(lisp, error.cdr)}"
    lines = ["", f"{colours.paint('Error:', RED)} {head}", *story(lisp, condition, colours)]
    if os.environ.get("ELNET_DEBUG") == "python":
        import traceback

        lines += ["".join(traceback.format_exception(condition)).rstrip("\n")]
    return "\n".join([*lines, colours.paint(message(lisp, error), BOLD), ""])


def story(lisp: Lisp, condition: LispSignal | Quit, colours: Colours = PLAIN) -> list[str]:
    """Return lines that tell how CONDITION came about: the calls it has left, the failing line, what may have been meant."""
    lines = []
    for frame, line in reversed(list(lisp_frames(condition.__traceback__))):
        form = expanded_form(frame)
        file, line = (frame.f_code.co_filename, line) if form is None else form.where[:2]
        lines.append(f"  {call_text(lisp, frame)}  {colours.paint(f'at {file}:{line}', DIM)}")
    if isinstance(condition, LispSignal) and condition.place is not None:
        file, number, column = condition.place
        lines += excerpt(lisp, Place(file, number, column), condition.remark, colours)
    else:
        found = innermost_place(condition.__traceback__)
        if found is not None:
            lines += excerpt(lisp, found, "", colours)
    meant = suggestion(lisp, condition) if isinstance(condition, LispSignal) else ""
    return [*lines, meant] if meant else lines


def story_of(lisp: Lisp, whose: str, condition: LispSignal | Quit, colours: Colours = PLAIN) -> str:
    """Return the text that tells of CONDITION in a function that the event loop has called for WHOSE sake."""
    error = lisp.handlers.as_list(condition)
    assert type(error) is Cons
    head = f"{colours.paint('Error', RED)} in {whose}: {printed(lisp, error.car)} {printed(lisp, error.cdr)}"
    return "\n".join([head, *story(lisp, condition, colours), ""])


def lisp_frames(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    """Yield frame and line of functions made from Lisp, and of expansions, in TRACE, from the outermost inwards."""
    for frame, line in frames_left(trace):
        if is_lisp_code(frame.f_code) or expanded_form(frame) is not None:
            yield frame, line


def call_text(lisp: Lisp, frame: FrameType) -> str:
    """Return the call that FRAME is the execution of, with its arguments."""
    form = expanded_form(frame)
    if form is not None:
        return f"expanding {printed(lisp, form, length=3, level=1)}"
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
