"""The line of source that an error is about, with a mark below it."""

from __future__ import annotations

from itertools import islice

from elnet.compiler.loading import expanding
from elnet.diagnostics.colours import PLAIN, RED, Colours
from elnet.objects.cons import Cons
from elnet.objects.functions import is_lisp_code
from elnet.runtime.sources import Sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from elnet.runtime.lisp import Lisp

LONGEST = 160
"""How many characters of a line are shown."""


class Place:
    """A place in a file: its LINE, from 1, and its COLUMN, from 0, -1 if that is not known."""

    __slots__ = ("column", "file", "line")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.column < 0 else f"{self.file}:{self.line}:{self.column + 1}"


def innermost_place(trace: TracebackType | None) -> Place | None:
    """Return where the innermost code made from Lisp in TRACE was, or the form that was being expanded inside of it."""
    found = None
    while trace is not None:
        if is_lisp_code(trace.tb_frame.f_code) or expanded_form(trace.tb_frame) is not None:
            found = trace
        trace = trace.tb_next
    if found is None:
        return None
    form = expanded_form(found.tb_frame)
    if form is not None:
        return Place(*form.where)
    code = found.tb_frame.f_code
    position = next(islice(code.co_positions(), found.tb_lasti // 2, None), None)
    line, column = (None, None) if position is None else (position[0], position[2])
    return Place(code.co_filename, line or found.tb_lineno, -1 if column is None else column)


def expanded_form(frame: FrameType) -> Cons | None:
    """Return the form, read from a file, that is being expanded in FRAME, None if that does something else."""
    if frame.f_code is not expanding.__code__:
        return None
    form = frame.f_locals["written"]
    return form if type(form) is Cons and hasattr(form, "where") else None


def excerpt(lisp: Lisp, place: Place, remark: str = "", colours: Colours = PLAIN) -> list[str]:
    """Return lines that show PLACE with its source, marked, and REMARK; none if there is no source and no remark."""
    source = lisp.part(Sources).line(place.file, place.line)
    if not source.strip():
        return [f"{place}: {remark}"] if remark else []
    indentation = len(source) - len(source.lstrip())
    first = max(indentation, place.column - LONGEST // 2)
    shown = source[first : first + LONGEST].rstrip()
    lines = [f"{place}: {remark}".rstrip(), f"    {shown.expandtabs(1)}"]
    if indentation <= place.column < len(source):
        lines.append("    " + " " * (place.column - first) + colours.paint("^", RED))
    return lines
