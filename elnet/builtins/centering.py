"""Putting the text of lines into the middle."""

from __future__ import annotations

from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.columns import column_at, indent_line_to
from elnet.runtime.lisp import Lisp
from elnet.runtime.margins import fill_column, left_margin
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer


@primitive(interactive="P")
def center_line(lisp: Lisp, nlines: object = NIL) -> object:
    """Put the text of the line around point into the middle between the margins; with NLINES that many lines from here."""
    buffer = lisp.buffers.current
    count = 1 if nlines is NIL else check.integer(nlines)
    for _ in range(abs(count)):
        place = lisp.buffers.excursion()
        start = buffer.line_start(buffer.point)
        end = buffer.line_end(start)
        text = buffer.substring(start, end)
        buffer.delete(end - (len(text) - len(text.rstrip(" \t"))), end)
        if text.strip(" \t"):
            buffer.point = start
            indent_line_to(lisp, 0)
            width = column_at(lisp, buffer, buffer.line_end(start))
            margin = left_margin(lisp)
            indent_line_to(lisp, margin + (fill_column(lisp) - margin - width) // 2)
        lisp.buffers.restore_excursion(place)
        if nlines is not NIL:
            buffer.forward_line(1 if count > 0 else -1)
    return NIL


@primitive(interactive="r")
def center_region(lisp: Lisp, from_: object, to: object) -> object:
    """Put the text of each line between FROM and TO that is not blank into the middle between the margins."""

    def work(here: Buffer) -> None:
        while here.point < here.zv:
            if here.substring(here.point, here.line_end(here.point)).strip(" \t"):
                center_line(lisp)
            if here.forward_line(1):
                break

    within(lisp, from_, to, work)
    return NIL
