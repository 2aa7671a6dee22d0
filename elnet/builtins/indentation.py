"""Columns and indentation."""

from __future__ import annotations

from elnet.builtins.points import line_beginning_position
from elnet.objects.symbols import NIL, Symbol, T
from elnet.runtime import check, columns
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.markers import Marker


@primitive()
def current_column(lisp: Lisp) -> int:
    """Return the column of point, counted from 0."""
    buffer = lisp.buffers.current
    return columns.column_at(lisp, buffer, buffer.point)


@primitive(interactive="NMove to column: ")
def move_to_column(lisp: Lisp, column: object, force: object = NIL) -> int:
    """Move point to COLUMN of its line, or behind a character that goes beyond it, and return the column reached.

    If FORCE is t, blanks are inserted where the line is too short, and a tab that goes beyond is replaced.
    """
    goal = check.natural(column)
    buffer = lisp.buffers.current
    start, end = buffer.line_start(buffer.point), buffer.line_end(buffer.point)
    reached, place = 0, start
    for char in buffer.substring(start, end):
        if reached >= goal:
            break
        reached = columns.after(lisp, buffer, char, reached)
        place += 1
    buffer.point = place
    if force is T and reached > goal and buffer.char_before(place) == "\t":
        buffer.delete(place - 1, place)
        columns.indent_to(lisp, goal)
        here = buffer.point
        columns.indent_to(lisp, reached)
        buffer.point = here
        return goal
    if force is T and reached < goal:
        return columns.indent_to(lisp, goal)
    return reached


@primitive(interactive="NIndent to column: ")
def indent_to(lisp: Lisp, column: object, minimum: object = NIL) -> int:
    """Insert blanks before point so that it is at COLUMN, at least MINIMUM of them; return the column reached."""
    goal = check.fixnum(column)
    return columns.indent_to(lisp, goal, 0 if minimum is NIL else check.fixnum(minimum))


@primitive()
def current_indentation(lisp: Lisp) -> int:
    """Return the column of the first character of the line that is no blank."""
    buffer = lisp.buffers.current
    return columns.column_at(lisp, buffer, columns.indentation_end(buffer, buffer.point))


@primitive(interactive="^")
def back_to_indentation(lisp: Lisp) -> Symbol:
    """Move point to the first character of the line that is no blank."""
    buffer = lisp.buffers.current
    end = columns.indentation_end(buffer, buffer.point)
    buffer.point = max(end, line_beginning_position(lisp))
    return NIL


@primitive()
def indent_line_to(lisp: Lisp, column: object) -> object:
    """Make the line begin with blanks up to COLUMN, and move point behind them; return COLUMN if blanks were added."""
    goal = check.fixnum(column)
    added = goal > current_indentation(lisp)
    columns.indent_line_to(lisp, goal)
    return goal if added else NIL


@primitive(interactive="r\nP\np")
def indent_rigidly(lisp: Lisp, start: object, end: object, arg: object, interactive: object = NIL) -> Symbol:
    """Move the lines that begin between START and END by ARG columns, to the left if that is negative.

    INTERACTIVE is accepted for compatibility.  Lines of blanks become empty.
    """
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    saved = lisp.buffers.excursion()
    limit = Marker(buffer, high)
    buffer.point = low
    if low != buffer.line_start(low):
        buffer.forward_line(1)
    while buffer.point < limit.position:
        goal = max(0, current_indentation(lisp) + check.fixnum(arg))
        first = columns.indentation_end(buffer, buffer.point)
        line_end = buffer.line_end(first)
        buffer.delete(buffer.line_start(first), first)
        if first != line_end:
            columns.indent_to(lisp, goal)
        if buffer.forward_line(1):
            break
    lisp.buffers.restore_excursion(saved)
    limit.detach()
    return NIL
