"""Point, the visible part, and lines: where things are and moving there."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, signal, truth, wrong_type_argument
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.narrowings import Narrowings
from elnet.runtime.primitive import primitive
from elnet.text.markers import Marker


@primitive()
def point(lisp: Lisp) -> int:
    """Return the position of point."""
    return lisp.buffers.current.point


@primitive(interactive="NGo to char: ")
def goto_char(lisp: Lisp, position: object) -> object:
    """Move point to POSITION, or as near as the visible part reaches; return POSITION."""
    buffer = lisp.buffers.current
    place = position if type(position) is int else check.integer_or_marker(position)
    if not -(1 << 61) <= place < 1 << 61:
        raise wrong_type_argument("integer-or-marker-p", position)
    begv, zv = buffer.begv, buffer.zv
    buffer.point = place if begv <= place <= zv else begv if place < begv else zv
    return position


@primitive()
def point_min(lisp: Lisp) -> int:
    """Return the position where the visible part of the current buffer begins."""
    return lisp.buffers.current.begv


@primitive()
def point_max(lisp: Lisp) -> int:
    """Return the position where the visible part of the current buffer ends."""
    return lisp.buffers.current.zv


@primitive()
def point_marker(lisp: Lisp) -> Marker:
    """Return a new marker at point."""
    buffer = lisp.buffers.current
    return Marker(buffer, buffer.point)


@primitive()
def point_min_marker(lisp: Lisp) -> Marker:
    """Return a new marker where the visible part of the current buffer begins."""
    buffer = lisp.buffers.current
    return Marker(buffer, buffer.begv)


@primitive()
def point_max_marker(lisp: Lisp) -> Marker:
    """Return a new marker where the visible part of the current buffer ends."""
    buffer = lisp.buffers.current
    return Marker(buffer, buffer.zv)


@primitive(interactive="r")
def narrow_to_region(lisp: Lisp, start: object, end: object) -> Symbol:
    """Make only what is between START and END of the current buffer visible."""
    buffer = lisp.buffers.current
    first, last = check.position(start), check.position(end)
    low, high = min(first, last), max(first, last)
    if low < 1 or high > buffer.size + 1:
        raise args_out_of_range(start, end)
    lisp.part(Narrowings).narrow(buffer, low, high)
    return NIL


@primitive(interactive="")
def widen(lisp: Lisp) -> Symbol:
    """Make all of the current buffer visible."""
    lisp.part(Narrowings).widen(lisp.buffers.current)
    return NIL


@primitive()
def buffer_narrowed_p(lisp: Lisp) -> Symbol:
    """Return t if not all of the current buffer is visible."""
    buffer = lisp.buffers.current
    return truth(buffer.zv - buffer.begv != buffer.size)


# At ends


@primitive()
def bobp(lisp: Lisp) -> Symbol:
    """Return t if point is at the beginning of the visible part."""
    buffer = lisp.buffers.current
    return truth(buffer.point == buffer.begv)


@primitive()
def eobp(lisp: Lisp) -> Symbol:
    """Return t if point is at the end of the visible part."""
    buffer = lisp.buffers.current
    return truth(buffer.point == buffer.zv)


@primitive()
def bolp(lisp: Lisp) -> Symbol:
    """Return t if point is at the beginning of a line."""
    buffer = lisp.buffers.current
    return truth(buffer.char_before(buffer.point) in (None, "\n"))


@primitive()
def eolp(lisp: Lisp) -> Symbol:
    """Return t if point is at the end of a line."""
    buffer = lisp.buffers.current
    return truth(buffer.char_after(buffer.point) in (None, "\n"))


# Moving by characters and lines


@primitive(interactive="^p")
def forward_char(lisp: Lisp, n: object = NIL) -> Symbol:
    """Move point N characters forward, backward if N is negative; by default one.

    Signal `beginning-of-buffer' or `end-of-buffer' if there are not so many.
    """
    return _move(lisp, 1 if n is NIL else check.fixnum(n))


@primitive(interactive="^p")
def backward_char(lisp: Lisp, n: object = NIL) -> Symbol:
    """Move point N characters backward, forward if N is negative; by default one.  Errors as of `forward-char'."""
    return _move(lisp, -(1 if n is NIL else check.fixnum(n)))


def _move(lisp: Lisp, distance: int) -> Symbol:
    buffer = lisp.buffers.current
    target = buffer.point + distance
    buffer.goto(target)
    if target < buffer.begv:
        raise signal("beginning-of-buffer")
    if target > buffer.zv:
        raise signal("end-of-buffer")
    return NIL


@primitive(interactive="^p")
def forward_line(lisp: Lisp, n: object = NIL) -> int:
    """Move point to the start of the line N lines on, by default one; return how many lines were missing."""
    count = 1 if n is NIL else check.integer(n)
    return lisp.buffers.current.forward_line(count)


def _line(n: object) -> int:
    return 0 if n is NIL else check.fixnum(n) - 1


@primitive("pos-bol")
def pos_bol(lisp: Lisp, n: object = NIL) -> int:
    """Return the position of the start of the line that is N - 1 lines on; N is 1 by default."""
    buffer = lisp.buffers.current
    return buffer.line_from(buffer.point, _line(n))[0]


@primitive("pos-eol")
def pos_eol(lisp: Lisp, n: object = NIL) -> int:
    """Return the position of the end of the line that is N - 1 lines on; N is 1 by default."""
    buffer = lisp.buffers.current
    start, missing = buffer.line_from(buffer.point, _line(n))
    return start if missing and start == buffer.begv else buffer.line_end(start)


def _in_field(lisp: Lisp, place: int, escape: bool = False) -> int:
    """Return PLACE, or where the field of point ends in that line on the way there."""
    if lisp.buffers.current.intervals is None:
        return place
    from elnet.runtime.fields import constrained

    return constrained(lisp, place, lisp.buffers.current.point, escape, only_in_line=True)


@primitive("line-beginning-position", "point-at-bol")
def line_beginning_position(lisp: Lisp, n: object = NIL) -> int:
    """Return what `pos-bol' returns for N, but do not leave the field of point within a line."""
    return _in_field(lisp, pos_bol(lisp, n), _line(n) != 0)


@primitive("line-end-position", "point-at-eol")
def line_end_position(lisp: Lisp, n: object = NIL) -> int:
    """Return what `pos-eol' returns for N, but do not leave the field of point within a line."""
    return _in_field(lisp, pos_eol(lisp, n))


@primitive("beginning-of-line", "move-beginning-of-line", interactive="^p")
def beginning_of_line(lisp: Lisp, n: object = NIL) -> Symbol:
    """Move point to the start of the line that is N - 1 lines on; N is 1 by default."""
    lisp.buffers.current.point = line_beginning_position(lisp, n)
    return NIL


@primitive("move-end-of-line", interactive="^p")
def move_end_of_line(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Move point to the end of the line that is ARG - 1 lines on, whatever fields there are; ARG is 1 by default."""
    lisp.buffers.current.point = pos_eol(lisp, arg)
    return NIL


@primitive("end-of-line", interactive="^p")
def end_of_line(lisp: Lisp, n: object = NIL) -> Symbol:
    """Move point to the end of the line that is N - 1 lines on; N is 1 by default."""
    lisp.buffers.current.point = line_end_position(lisp, n)
    return NIL


@primitive(interactive="^P")
def beginning_of_buffer(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Set the mark, and move point to the beginning of the buffer, or ARG tenths of the way to its end."""
    buffer = lisp.buffers.current
    buffer.mark.move(buffer, buffer.point)
    buffer.goto(buffer.begv + _tenths(lisp, arg))
    if _tenths(lisp, arg):
        buffer.forward_line(1)
    return NIL


@primitive(interactive="^P")
def end_of_buffer(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Set the mark, and move point to the end of the buffer, or ARG tenths of the way to its beginning."""
    buffer = lisp.buffers.current
    buffer.mark.move(buffer, buffer.point)
    buffer.goto(buffer.zv - _tenths(lisp, arg))
    if _tenths(lisp, arg):
        buffer.forward_line(1)
    return NIL


def _tenths(lisp: Lisp, arg: object) -> int:
    buffer = lisp.buffers.current
    return 0 if arg is NIL else (buffer.zv - buffer.begv) * (arg if type(arg) is int else 1) // 10


@primitive(interactive="nGoto line: ")
def goto_line(lisp: Lisp, line: object, buffer: object = NIL, relative: object = NIL) -> Symbol:
    """Move point to line LINE of the current buffer, or of BUFFER, counted from 1; of the visible part if RELATIVE."""
    if buffer is not NIL:
        lisp.buffers.set_current(lisp.buffers.existing(buffer))
    here = lisp.buffers.current
    if relative is NIL:
        here.widen()
    here.goto(here.begv)
    here.forward_line(check.fixnum(line) - 1)
    return NIL


# Counting lines


@primitive()
def line_number_at_pos(lisp: Lisp, position: object = NIL, absolute: object = NIL) -> int:
    """Return the number of the line at POSITION, by default point, in the visible part, or in all of it if ABSOLUTE."""
    buffer = lisp.buffers.current
    place = buffer.point if position is NIL else check.fixnum_or_marker(position)
    low, high = (1, buffer.size + 1) if absolute is not NIL else (buffer.begv, buffer.zv)
    if not low <= place <= high:
        raise args_out_of_range(place, low, high)
    return buffer.count_newlines(low, place) + 1


@primitive()
def count_lines(lisp: Lisp, start: object, end: object, ignore_invisible_lines: object = NIL) -> int:
    """Return how many lines there are between START and END; a last one without newline counts if it is not empty.

    Those whose newline is hidden do not count by themselves if IGNORE-INVISIBLE-LINES is non-nil.
    """
    buffer = lisp.buffers.current
    first, last = check.position(start), check.position(end)
    low, high = max(min(first, last), 1), min(max(first, last), buffer.size + 1)
    count = buffer.count_newlines(low, high) if ignore_invisible_lines is NIL else _visible_newlines(lisp, low, high)
    return count + (high > low and buffer.substring(high - 1, high) != "\n")


def _visible_newlines(lisp: Lisp, low: int, high: int) -> int:
    """Return how many newlines between LOW and HIGH are not hidden."""
    buffer, is_hidden = lisp.buffers.current, lisp.functions.callable(intern("invisible-p"))
    return sum(buffer.char_after(place) == "\n" and is_hidden(place) is NIL for place in range(low, high))


# The region


@primitive()
def region_beginning(lisp: Lisp) -> int:
    """Return the position of point or of the mark, whichever is first."""
    return min(_ends_of_region(lisp))


@primitive()
def region_end(lisp: Lisp) -> int:
    """Return the position of point or of the mark, whichever is last."""
    return max(_ends_of_region(lisp))


def _ends_of_region(lisp: Lisp) -> tuple[int, int]:
    buffer = lisp.buffers.current
    if lisp.is_set("transient-mark-mode") and not lisp.is_set("mark-even-if-inactive") and not lisp.is_set("mark-active"):
        raise signal("mark-inactive")
    if buffer.mark.buffer is None:
        raise lisp_error("The mark is not set now, so there is no region")
    return buffer.point, max(buffer.begv, min(buffer.mark.position, buffer.zv))
