"""Rectangles: the same columns of successive lines (manual node "Rectangles" of the Emacs manual)."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.columns import after, blanks, column_at
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.runtime.text_motion import skip_forward
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[int, int], object]

TO_COLUMN = intern("move-to-column")


def _on_lines(lisp: Lisp, start: object, end: object, work: Work) -> int:
    """Call WORK with the columns of the rectangle between START and END, with point at the start of each of its lines.

    Return where point was in the end.
    """
    buffer = lisp.buffers.current
    first, last = region(buffer, start, end)
    left, right = sorted((column_at(lisp, buffer, first), column_at(lisp, buffer, last)))
    place, limit = lisp.buffers.excursion(), Marker(buffer, last)
    buffer.point = buffer.line_start(first)
    final = buffer.point
    while True:
        line = Marker(buffer, buffer.point)
        work(left, right)
        final = buffer.point
        buffer.point = line.position
        line.detach()
        if buffer.forward_line(1) or buffer.point > limit.position or buffer.point == buffer.line_start(buffer.zv) == final:
            break
        if buffer.point == buffer.zv and buffer.char_before(buffer.zv) != "\n":
            break
    limit.detach()
    lisp.buffers.restore_excursion(place)
    return final


def _go(lisp: Lisp, column: int, force: object = T) -> int:
    """Move point to COLUMN of its line; return the column reached."""
    return check.integer(lisp.call(TO_COLUMN, column, force))


@primitive()
def apply_on_rectangle(lisp: Lisp, function: object, start: object, end: object, *args: object) -> object:
    """Call FUNCTION at each line of the rectangle between START and END with its left and right column, and ARGS."""
    return _on_lines(lisp, start, end, lambda left, right: lisp.call(function, left, right, *args))


def _delete_line(lisp: Lisp, left: int, right: int, fill: object) -> None:
    buffer = lisp.buffers.current
    if _go(lisp, left, T if fill is not NIL else intern("coerce")) >= left or fill is not NIL:
        start = buffer.point
        _go(lisp, right, T if _line_width(lisp) >= right else NIL)
        buffer.delete(start, buffer.point)


def _line_width(lisp: Lisp) -> int:
    buffer = lisp.buffers.current
    return column_at(lisp, buffer, buffer.line_end(buffer.point))


def _cut_line(lisp: Lisp, left: int, right: int) -> str:
    """Return what is between the columns LEFT and RIGHT of the line at point, with blanks where there is too little."""
    buffer = lisp.buffers.current
    text = ""
    column = 0
    for char in buffer.substring(buffer.point, buffer.line_end(buffer.point)):
        next_column = after(lisp, buffer, char, column)
        if next_column > left and column < right:
            whole = column >= left and next_column <= right and char != "\t"
            text += char if whole else " " * (next_column - max(column, left))
        column = next_column
    return text + " " * (right - max(column, left)) if column < right else text


@primitive()
def extract_rectangle(lisp: Lisp, start: object, end: object) -> object:
    """Return the lines of the rectangle between START and END as a list of strings."""
    lines: list[object] = []
    _on_lines(lisp, start, end, lambda left, right: lines.append(_string(_cut_line(lisp, left, right))))
    return list_from(lines)


def _string(text: str) -> LString:
    return lisp_string(text)


@primitive(interactive="*r\nP")
def delete_rectangle(lisp: Lisp, start: object, end: object, fill: object = NIL) -> object:
    """Delete the rectangle between START and END; FILL non-nil means make lines that are too short longer."""
    return _on_lines(lisp, start, end, lambda left, right: _delete_line(lisp, left, right, fill))


@primitive()
def delete_extract_rectangle(lisp: Lisp, start: object, end: object, fill: object = NIL) -> object:
    """Delete the rectangle between START and END and return its lines as a list of strings; FILL is as for deleting it."""
    lines = extract_rectangle(lisp, start, end)
    delete_rectangle(lisp, start, end, fill)
    return lines


@primitive(interactive="r\nP")
def kill_rectangle(lisp: Lisp, start: object, end: object, fill: object = NIL) -> object:
    """Delete the rectangle between START and END and keep it in `killed-rectangle'; FILL is as for deleting it."""
    lines = delete_extract_rectangle(lisp, start, end, fill)
    lisp.set("killed-rectangle", lines)
    return lines


@primitive(interactive="r")
def copy_rectangle_as_kill(lisp: Lisp, start: object, end: object) -> object:
    """Keep the rectangle between START and END in `killed-rectangle'."""
    lisp.set("killed-rectangle", extract_rectangle(lisp, start, end))
    lisp.set("deactivate-mark", T)
    return NIL


@primitive(interactive="*")
def yank_rectangle(lisp: Lisp) -> object:
    """Insert `killed-rectangle' with its upper left corner at point."""
    return insert_rectangle(lisp, lisp.value("killed-rectangle"))


@primitive()
def insert_rectangle(lisp: Lisp, rectangle: object) -> object:
    """Insert RECTANGLE, a list of strings, each below the one before, the first at point; mark is left at that."""
    buffer = lisp.buffers.current
    column = column_at(lisp, buffer, buffer.point)
    lisp.call(intern("push-mark"))
    for index, line in enumerate(elements(rectangle)):
        if index:
            if buffer.forward_line(1) or (buffer.point == buffer.zv and buffer.char_before(buffer.point) != "\n"):
                buffer.insert("\n")
            _go(lisp, column)
        lisp.call(intern("insert-for-yank"), check.string(line))
    return NIL


@primitive(interactive="*r\nP")
def open_rectangle(lisp: Lisp, start: object, end: object, fill: object = NIL) -> object:
    """Insert blanks the size of the rectangle between START and END; with FILL also where nothing follows."""
    buffer = lisp.buffers.current

    def work(left: int, right: int) -> None:
        if _go(lisp, left, T if fill is not NIL else intern("coerce")) < left and fill is NIL:
            return
        place = buffer.point
        skip_forward(lisp, " \t", buffer.line_end(place))
        column = column_at(lisp, buffer, buffer.point)
        if buffer.point == buffer.line_end(place) and fill is NIL:
            return
        buffer.delete(place, buffer.point)
        buffer.insert(blanks(lisp, left, column + right - left))

    _on_lines(lisp, start, end, work)
    buffer.goto(check.integer_or_marker(start))
    return NIL


@primitive("string-rectangle", "replace-rectangle", interactive="*r\nsString rectangle: ")
def string_rectangle(lisp: Lisp, start: object, end: object, string: object) -> object:
    """Put STRING in the place of what is in each line of the rectangle between START and END."""
    new = check.string(string)
    final = _on_lines(lisp, start, end, lambda left, right: _replace_line(lisp, left, right, new))
    lisp.buffers.current.goto(final)
    return final


def _replace_line(lisp: Lisp, left: int, right: int, string: LString) -> None:
    _go(lisp, left)
    buffer = lisp.buffers.current
    start = buffer.point
    _go(lisp, right, T if _line_width(lisp) >= right else NIL)
    buffer.delete(start, buffer.point)
    lisp.call(intern("insert"), string)


@primitive()
def string_insert_rectangle(lisp: Lisp, start: object, end: object, string: object) -> object:
    """Insert STRING at the left edge of each line of the rectangle between START and END."""

    def work(left: int, right: int) -> None:
        _go(lisp, left)
        lisp.call(intern("insert"), check.string(string))

    return _on_lines(lisp, start, end, work)


@primitive(interactive="*r\nP")
def clear_rectangle(lisp: Lisp, start: object, end: object, fill: object = NIL) -> object:
    """Put blanks in the place of the rectangle between START and END; with FILL also where lines are too short."""
    buffer = lisp.buffers.current

    def work(left: int, right: int) -> None:
        if _line_width(lisp) <= left and fill is NIL:
            return
        _go(lisp, left)
        place = buffer.point
        reached = _go(lisp, right, T if fill is not NIL or _line_width(lisp) >= right else NIL)
        skip_forward(lisp, " \t", buffer.line_end(place))
        reached = column_at(lisp, buffer, buffer.point)
        ends = buffer.point == buffer.line_end(place)
        buffer.delete(place, buffer.point)
        if not ends or fill is not NIL:
            buffer.insert(blanks(lisp, left, reached))

    return _on_lines(lisp, start, end, work)


@primitive("delete-whitespace-rectangle", "close-rectangle", interactive="*r\nP")
def delete_whitespace_rectangle(lisp: Lisp, start: object, end: object, fill: object = NIL) -> object:
    """Delete the blanks behind the left edge of the rectangle between START and END in each of its lines."""
    buffer = lisp.buffers.current

    def work(left: int, right: int) -> None:
        if _go(lisp, left, T if fill is not NIL else intern("coerce")) >= left:
            place = buffer.point
            skip_forward(lisp, " \t", buffer.line_end(place))
            buffer.delete(place, buffer.point)

    return _on_lines(lisp, start, end, work)


@primitive()
def rectangle_number_lines(lisp: Lisp, start: object, end: object, start_at: object, format: object = NIL) -> object:
    """Insert numbers from START-AT on at the left edge of the rectangle between START and END, as FORMAT shows them."""
    buffer = lisp.buffers.current
    first = 1 if start_at is NIL else check.integer(start_at)
    low, high = region(buffer, start, end)
    lines = buffer.count_newlines(low, high) + 1
    shape = format if format is not NIL else lisp_string(f"%{len(str(lines + first))}d ")
    numbers = iter(range(first, first + lines + 1))

    def work(left: int, right: int) -> None:
        _go(lisp, left)
        lisp.call(intern("insert"), lisp.call(intern("format"), shape, next(numbers)))

    return _on_lines(lisp, start, end, work)


@primitive()
def extract_rectangle_bounds(lisp: Lisp, start: object, end: object) -> object:
    """Return start and end of each line of the rectangle between START and END as a list of pairs."""
    buffer = lisp.buffers.current
    bounds: list[object] = []

    def work(left: int, right: int) -> None:
        _go(lisp, left, NIL)
        first = buffer.point
        _go(lisp, right, NIL)
        bounds.append(cons(first, buffer.point))

    _on_lines(lisp, start, end, work)
    return list_from(bounds)


@primitive()
def rectangle_dimensions(lisp: Lisp, start: object, end: object) -> object:
    """Return (WIDTH . HEIGHT) of the rectangle between START and END."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    width = abs(column_at(lisp, buffer, high) - column_at(lisp, buffer, low))
    return cons(width, buffer.count_newlines(low, high) + 1)


@primitive()
def rectangle_position_as_coordinates(lisp: Lisp, position: object) -> object:
    """Return (COLUMN . LINE) of POSITION."""
    buffer = lisp.buffers.current
    place, _ = region(buffer, position, position)
    return cons(column_at(lisp, buffer, place), buffer.count_newlines(1, place) + 1)


@primitive()
def rectangle_intersect_p(pos1: object, size1: object, pos2: object, size2: object) -> object:
    """Return non-nil if the rectangles at POS1, of SIZE1, and at POS2, of SIZE2, have something in common."""
    one, other = check.cons(pos1), check.cons(pos2)
    first, second = check.cons(size1), check.cons(size2)
    pairs = ((one.car, first.car, other.car, second.car), (one.cdr, first.cdr, other.cdr, second.cdr))
    apart = [
        check.integer(a) + check.integer(size) <= check.integer(b)
        or check.integer(b) + check.integer(extent) <= check.integer(a)
        for a, size, b, extent in pairs
    ]
    return NIL if any(apart) else T


@primitive()
def spaces_string(n: object) -> LString:
    """Return a string of N blanks."""
    count = check.integer(n)
    if count < 0:
        raise lisp_error("Wrong number of blanks")
    return lisp_string(" " * count)
