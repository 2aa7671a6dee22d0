"""The library comint: carriage returns and backspaces are obeyed, and old output is cut off."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_of
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, Excursion
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

part(__name__, Comint)

AT_LINE_END = re.compile("\r+(?=\n|\\Z)")
RETURN, BACKSPACE = "\r", "\b"
OVERWRITE = intern("comint-must-overwrite")
"""A property of the characters of a line that a carriage return came after: the next ones replace them."""


@primitive("comint-carriage-motion")
def comint_carriage_motion(lisp: Lisp, start: object, end: object) -> object:
    """Obey the carriage returns and backspaces between START and END: what comes after one replaces what was before it.

    A carriage return at END takes effect when there is more.
    """
    buffer = lisp.buffers.current
    first, last = check.integer_or_marker(start), check.integer_or_marker(end)
    text = buffer.substring(first, last)
    waiting = text and _must_overwrite(lisp, buffer, first)
    if not waiting and RETURN not in text and BACKSPACE not in text:
        return NIL
    with Bound(lisp, inhibit_read_only=T), Excursion(lisp):
        finish = Marker(buffer, last)
        if waiting:
            lisp.call(intern("remove-text-properties"), _line_start(buffer, first), first, list_of(OVERWRITE, NIL))
            buffer.goto(first)
            _return(lisp, first, first, finish)
        else:
            buffer.goto(first)
        while (char := _to_control(buffer, finish)) is not None:
            place = buffer.point
            if char == BACKSPACE:
                lisp.call(intern("delete-region"), max(place - 1, _line_start(buffer, place)), place + 1)
            else:
                _return(lisp, place, place + 1, finish)
        finish.detach()
    return NIL


def _must_overwrite(lisp: Lisp, buffer: Buffer, place: int) -> bool:
    return place > buffer.begv and lisp.call(intern("get-text-property"), place - 1, OVERWRITE) is not NIL


def _line_start(buffer: Buffer, place: int) -> int:
    return max(buffer.line_start(place), buffer.begv)


def _to_control(buffer: Buffer, end: Marker) -> str | None:
    """Move point to the next carriage return or backspace before END and return it, None if there is none."""
    start = buffer.point
    text = buffer.substring(start, end.position)
    places = [place for place in (text.find(RETURN), text.find(BACKSPACE)) if place >= 0]
    if not places:
        return None
    buffer.goto(start + min(places))
    return text[min(places)]


def _return(lisp: Lisp, start: int, after: int, end: Marker) -> None:
    """Obey the carriage returns between START and AFTER, and those that follow, before END."""
    buffer = lisp.buffers.current
    while after < end.position and buffer.char_after(after) == RETURN:
        after += 1
    delete = intern("delete-region")
    if after >= end.position:
        lisp.call(delete, start, after)
        lisp.call(intern("put-text-property"), _line_start(buffer, start), start, OVERWRITE, T)
    elif buffer.char_after(after) == "\n":
        lisp.call(delete, start, after)
    else:
        lisp.call(delete, _line_start(buffer, start), after)


@primitive("comint-truncate-buffer", interactive=NIL)
def comint_truncate_buffer(lisp: Lisp, string: object = NIL) -> object:
    """Delete all but the last `comint-buffer-maximum-size' lines of what was said; STRING is not looked at."""
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    with Excursion(lisp), Bound(lisp, inhibit_read_only=T):
        buffer.goto(c.mark_of(c.call("get-buffer-process", buffer)).position)
        buffer.forward_line(-check.fixnum(lisp.value("comint-buffer-maximum-size")))
        c.delete(buffer.begv, _line_start(buffer, buffer.point))
    return NIL


@primitive("comint-strip-ctrl-m", "shell-strip-ctrl-m", interactive=list_of(intern("list"), NIL, T))
def comint_strip_ctrl_m(lisp: Lisp, string: object = NIL, interactive: object = NIL) -> object:
    """Delete the carriage returns at the ends of lines of the last output; STRING is not looked at.

    INTERACTIVE non-nil makes it an error that there is no process.
    """
    c = lisp.part(Comint)
    process = c.call("get-buffer-process", lisp.buffers.current)
    if process is NIL:
        if interactive is NIL:
            return NIL
        raise lisp_error("No process in the current buffer")
    mark = c.mark_of(process)
    last = c.marker_in("comint-last-input-end" if interactive is not NIL else "comint-last-output-start")
    with Excursion(lisp) as buffer, Bound(lisp, inhibit_read_only=T):
        start = last.position if last.buffer is buffer else buffer.begv
        text = buffer.substring(start, min(mark.position + 1, buffer.zv))
        for found in reversed([*AT_LINE_END.finditer(text)]):
            c.delete(start + found.start(), start + found.end())
    return NIL
