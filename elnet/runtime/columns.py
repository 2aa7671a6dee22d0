"""Columns: how far right the characters of a line are shown, and blanks up to a column."""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.text.width import char_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer


def tab_width(lisp: Lisp) -> int:
    """Return the distance between tab stops in the current buffer."""
    value = lisp.value("tab-width")
    return value if type(value) is int and 0 < value <= 1000 else 8


def after(lisp: Lisp, buffer: Buffer, char: str, column: int) -> int:
    """Return the column after CHAR, which is at COLUMN."""
    if char == "\t":
        width = tab_width(lisp)
        return (column // width + 1) * width
    code = char_code(char) if buffer.multibyte else ord(char)
    return column + (4 if not buffer.multibyte and code >= 0x80 else char_width(code))


def column_at(lisp: Lisp, buffer: Buffer, position: int) -> int:
    """Return the column of POSITION."""
    text = buffer.substring(buffer.line_start(position), position)
    if text.isascii() and text.isprintable():
        return len(text)
    column = 0
    for char in text:
        column = after(lisp, buffer, char, column)
    return column


def blanks(lisp: Lisp, start: int, end: int) -> str:
    """Return the tabs and spaces that lead from column START to column END; no tabs if `indent-tabs-mode` is nil."""
    tabs = 0
    if lisp.is_set("indent-tabs-mode"):
        width = tab_width(lisp)
        tabs = end // width - start // width
        if tabs > 0:
            start = end // width * width
    return "\t" * max(tabs, 0) + " " * (end - start)


def indent_to(lisp: Lisp, column: int, minimum: int = 0) -> int:
    """Insert blanks before point so that it is at COLUMN, at least MINIMUM of them; return the column."""
    buffer = lisp.buffers.current
    start = column_at(lisp, buffer, buffer.point)
    end = max(start + minimum, column)
    if end > start:
        from elnet.runtime.stickiness import inherited

        place = buffer.point
        plist = inherited(lisp, buffer, place)
        buffer.insert(blanks(lisp, start, end))
        if plist:
            buffer.add_properties(place, buffer.point, plist)
    return end


def indentation_end(buffer: Buffer, position: int) -> int:
    """Return where the blanks end with which the line around POSITION begins."""
    start, end = buffer.line_start(position), buffer.line_end(position)
    text = buffer.substring(start, end)
    return end - len(text.lstrip(" \t"))


def indent_line_to(lisp: Lisp, column: int) -> None:
    """Make the line around point begin with blanks up to COLUMN, and move point behind them."""
    buffer = lisp.buffers.current
    start = buffer.line_start(buffer.point)
    end = indentation_end(buffer, buffer.point)
    if column_at(lisp, buffer, end) != column:
        buffer.point = start
        buffer.delete(start, end)
        indent_to(lisp, column)
    else:
        buffer.point = end
