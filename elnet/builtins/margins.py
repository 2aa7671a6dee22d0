"""Commands for margins, which are text properties (manual node "Margins")."""

from __future__ import annotations

from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.columns import column_at, indent_line_to, indentation_end
from elnet.runtime.filling import fill_paragraphs
from elnet.runtime.lisp import Lisp
from elnet.runtime.margins import LEFT_MARGIN, RIGHT_MARGIN
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[int], int]


@primitive("set-left-margin", interactive="r\nNSet left margin to column: ")
def set_left_margin(lisp: Lisp, from_: object, to: object, width: object) -> object:
    """Give the text between FROM and TO a left margin of WIDTH columns, moving its lines as far as that changes.

    Fill it again if Auto Fill mode is on.
    """
    goal = check.fixnum(width)
    return _change_left(lisp, from_, to, lambda _: goal)


@primitive("increase-left-margin", interactive="*r\nP")
def increase_left_margin(lisp: Lisp, from_: object, to: object, inc: object) -> object:
    """Make the left margin between FROM and TO wider by INC columns, by default by `standard-indent'."""
    more = _amount(lisp, inc)
    return _change_left(lisp, from_, to, lambda old: max(0, old + more))


@primitive("decrease-left-margin", interactive="*r\nP")
def decrease_left_margin(lisp: Lisp, from_: object, to: object, inc: object) -> object:
    """Make the left margin between FROM and TO narrower by INC columns, by default by `standard-indent'."""
    return increase_left_margin(lisp, from_, to, -_amount(lisp, inc))


@primitive("set-right-margin", interactive="r\nNSet right margin to width: ")
def set_right_margin(lisp: Lisp, from_: object, to: object, width: object) -> object:
    """Give the text between FROM and TO a right margin of WIDTH columns; fill it again if Auto Fill mode is on."""
    goal = check.fixnum(width)
    return _change_right(lisp, from_, to, lambda _: goal)


@primitive("increase-right-margin", interactive="*r\nP")
def increase_right_margin(lisp: Lisp, from_: object, to: object, inc: object) -> object:
    """Make the right margin between FROM and TO wider by INC columns, by default by `standard-indent'."""
    more = _amount(lisp, inc)
    return _change_right(lisp, from_, to, lambda old: max(0, old + more))


@primitive("decrease-right-margin", interactive="*r\nP")
def decrease_right_margin(lisp: Lisp, from_: object, to: object, inc: object) -> object:
    """Make the right margin between FROM and TO narrower by INC columns, by default by `standard-indent'."""
    return increase_right_margin(lisp, from_, to, -_amount(lisp, inc))


def _amount(lisp: Lisp, inc: object) -> int:
    if inc is NIL:
        return check.fixnum(lisp.value("standard-indent"))
    return check.fixnum(lisp.call(intern("prefix-numeric-value"), inc))


def _change_left(lisp: Lisp, from_: object, to: object, change: Change) -> object:
    """CHANGE the left margins between FROM and TO and the indentation of the lines that begin there."""
    buffer = lisp.buffers.current
    low, high = region(buffer, from_, to)
    place = lisp.buffers.excursion()
    start, end = Marker(buffer, low), Marker(buffer, high)
    buffer.point = buffer.line_start(low)
    if low <= indentation_end(buffer, low):
        start.move(buffer, indentation_end(buffer, low))
        start.advances = True
    else:
        buffer.forward_line(1)
    while buffer.point < end.position:
        _indent_line(lisp, buffer, change)
        if buffer.forward_line(1):
            break
    lisp.buffers.restore_excursion(place)
    return _settle(lisp, buffer, start, end, LEFT_MARGIN, change)


def _indent_line(lisp: Lisp, buffer: Buffer, change: Change) -> None:
    """Move the text of the line that begins at point, if it has any, as far as CHANGE moves its margin."""
    first = indentation_end(buffer, buffer.point)
    if first == buffer.line_end(first):
        return
    margin = _margin_at(buffer, first, LEFT_MARGIN)
    indent_line_to(lisp, max(0, column_at(lisp, buffer, first) + change(margin) - margin))


def _change_right(lisp: Lisp, from_: object, to: object, change: Change) -> object:
    """CHANGE the right margins between FROM and TO."""
    buffer = lisp.buffers.current
    low, high = region(buffer, from_, to)
    return _settle(lisp, buffer, Marker(buffer, low), Marker(buffer, high), RIGHT_MARGIN, change)


def _settle(lisp: Lisp, buffer: Buffer, start: Marker, end: Marker, name: object, change: Change) -> object:
    """Change the property NAME between START and END, and fill the text there if Auto Fill mode is on."""
    low, high = start.position, end.position
    runs = [(low, high, {})] if buffer.intervals is None else list(_runs(buffer, low, high))
    for first, last, plist in runs:
        old = plist.get(name, 0)
        buffer.add_properties(first, last, {name: change(old if type(old) is int else 0)})
    filled: object = NIL
    if lisp.is_set("auto-fill-function"):
        filled = fill_paragraphs(lisp, low, high, NIL, True, True)
    if name is RIGHT_MARGIN:
        return filled
    end.detach()
    return end


def _runs(buffer: Buffer, low: int, high: int) -> list[tuple[int, int, dict[object, object]]]:
    """Return the stretches of equal properties between LOW and HIGH."""
    assert buffer.intervals is not None
    return [(first + 1, last + 1, dict(plist)) for first, last, plist in buffer.intervals.runs(low - 1, high - 1)]


def _margin_at(buffer: Buffer, place: int, name: object) -> int:
    """Return the margin NAME of the character after PLACE."""
    runs = [] if buffer.intervals is None else _runs(buffer, place, place + 1)
    found = runs[0][2].get(name, 0) if runs else 0
    return found if type(found) is int else 0
