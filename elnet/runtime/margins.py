"""Margins: the columns between which the text of a line is, by variables and text properties (manual node "Margins")."""

from __future__ import annotations

from elnet.objects.symbols import intern
from elnet.runtime.columns import column_at, indent_line_to, indentation_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

LEFT_MARGIN, RIGHT_MARGIN, PROPERTY_AT = intern("left-margin"), intern("right-margin"), intern("get-text-property")


def _property(lisp: Lisp, position: int, name: object) -> int:
    if lisp.buffers.current.intervals is None:
        return 0
    found = lisp.call(PROPERTY_AT, position, name)
    return found if type(found) is int else 0


def left_margin(lisp: Lisp) -> int:
    """Return the column in which the text of the line around point begins."""
    buffer = lisp.buffers.current
    margin = _property(lisp, buffer.line_start(buffer.point), LEFT_MARGIN) + lisp.value("left-margin")
    return max(0, int(margin))


def fill_column(lisp: Lisp) -> int:
    """Return the column beyond which the line around point is too long: the first that text can end in."""
    wanted = lisp.value("fill-column")
    buffer = lisp.buffers.current
    if buffer.intervals is None:
        return int(wanted)
    place, end = buffer.line_start(buffer.point), buffer.line_end(buffer.point)
    goal = int(wanted - _property(lisp, place, RIGHT_MARGIN))
    while place < end and column_at(lisp, buffer, place) < goal:
        place += 1
        goal = int(wanted - _property(lisp, place, RIGHT_MARGIN))
    return max(0, goal)


def to_left_margin(lisp: Lisp, force: bool = False) -> None:
    """Move point to the left margin of its line, or as near as the line's blanks reach; FORCE means add blanks."""
    buffer = lisp.buffers.current
    buffer.point = buffer.line_start(buffer.point)
    goal = left_margin(lisp)
    if not goal:
        return
    end = indentation_end(buffer, buffer.point)
    while buffer.point < end and column_at(lisp, buffer, buffer.point + 1) <= goal:
        buffer.point += 1
    if force and column_at(lisp, buffer, buffer.point) < goal:
        indent_line_to(lisp, goal)
