"""Indenting lines and regions as modes do, tab stops, and tabs for blanks and back."""

from __future__ import annotations

from elnet.builtins.points import line_beginning_position
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check, columns, margins
from elnet.runtime.buffer_search import forward
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import each_line, region, within
from elnet.runtime.text_motion import looking_at, skip_backward, skip_forward
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.text.buffer import Buffer

# Margins


@primitive()
def current_left_margin(lisp: Lisp) -> int:
    """Return the left margin of the line around point: the variable `left-margin' and its text property together."""
    return margins.left_margin(lisp)


@primitive()
def move_to_left_margin(lisp: Lisp, n: object = NIL, force: object = NIL) -> object:
    """Move point to the left margin of its line, or of the line N - 1 lines on; FORCE non-nil means indent to it."""
    buffer = lisp.buffers.current
    if n is not NIL:
        buffer.forward_line(check.fixnum(n) - 1)
    margins.to_left_margin(lisp, force is not NIL)
    return NIL


@primitive()
def indent_to_left_margin(lisp: Lisp) -> object:
    """Indent the line around point to its left margin."""
    columns.indent_line_to(lisp, margins.left_margin(lisp))
    return NIL


@primitive()
def delete_to_left_margin(lisp: Lisp, from_: object = NIL, to: object = NIL) -> object:
    """Remove the left margin from the lines between FROM and TO, by default from all."""
    buffer = lisp.buffers.current
    low, high = region(buffer, buffer.begv if from_ is NIL else from_, buffer.zv if to is NIL else to)

    def work(here: Buffer) -> None:
        while here.point < here.zv:
            start = here.line_start(here.point)
            margins.to_left_margin(lisp)
            here.delete(start, here.point)
            if here.forward_line(1):
                break

    within(lisp, low, high, work)
    return NIL


@primitive(interactive="^p")
def beginning_of_line_text(lisp: Lisp, n: object = NIL) -> object:
    """Move point behind margin and fill prefix of its line, or of the line N - 1 lines on."""
    buffer = lisp.buffers.current
    start = buffer.point = line_beginning_position(lisp, n)
    margins.to_left_margin(lisp)
    buffer.point = max(buffer.point, start)
    prefix = lisp.value("fill-prefix")
    if isinstance(prefix, LString):
        end = buffer.point + len(prefix.text)
        if end <= buffer.zv and buffer.substring(buffer.point, end) == prefix.text:
            buffer.point = end
    if looking_at(lisp, lisp.value("adaptive-fill-regexp").text, keep=True):
        buffer.point = lisp.regexps.last[0][1] + 1
    return NIL


# Lines and regions


@primitive(interactive=NIL)
def indent_according_to_mode(lisp: Lisp, inhibit_widen: object = NIL) -> object:
    """Indent the line around point as the mode does; INHIBIT-WIDEN is accepted."""
    function = lisp.value("indent-line-function")
    if function not in elements(lisp.value("indent-line-ignored-functions")):
        return lisp.call(function)
    buffer = lisp.buffers.current
    saved = Marker(buffer, buffer.point, advances=True)
    buffer.point = buffer.line_start(buffer.point)
    column = 0
    if buffer.point > buffer.begv:
        skip_backward(lisp, "\n \t")
        if buffer.point > buffer.begv:
            start = columns.indentation_end(buffer, buffer.point)
            column = columns.column_at(lisp, buffer, start)
    buffer.goto(saved.position)
    columns.indent_line_to(lisp, column)
    buffer.point = max(buffer.point, saved.position)
    saved.detach()
    return NIL


@primitive(interactive="P")
def indent_for_tab_command(lisp: Lisp, arg: object = NIL) -> object:
    """Indent the line around point as the mode does, or insert a tab where there is nothing to indent; ARG is accepted."""
    if lisp.value("indent-line-function") is intern("indent-to-left-margin"):
        return insert_tab(lisp, arg)
    return lisp.call(intern("indent-according-to-mode"))


@primitive()
def insert_tab(lisp: Lisp, arg: object = NIL) -> object:
    """Insert a tab before point, or ARG of them; blanks in its stead if `indent-tabs-mode' is nil."""
    count = arg if type(arg) is int else 1
    if lisp.is_set("indent-tabs-mode"):
        lisp.call(intern("insert"), lisp_string("\t" * count))
        return NIL
    buffer = lisp.buffers.current
    width = columns.tab_width(lisp)
    return columns.indent_to(lisp, width * (count + columns.column_at(lisp, buffer, buffer.point) // width))


@primitive()
def indent_region_line_by_line(lisp: Lisp, start: object, end: object) -> object:
    """Indent each line between START and END that is not empty as the mode does."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    indent = intern("indent-according-to-mode")
    each_line(lisp, low, high, lambda: buffer.char_after(buffer.point) == "\n" or lisp.call(indent, T))
    return NIL


@primitive(interactive="r\nP")
def indent_region(lisp: Lisp, start: object, end: object, column: object = NIL) -> object:
    """Indent the lines between START and END to COLUMN, or as fill prefix, `indent-region-function' or the mode want it."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    prefix = lisp.value("fill-prefix")
    if column is not NIL:
        _each_whole_line(lisp, low, high, lambda: _indent_to(lisp, check.fixnum(column)))
    elif isinstance(prefix, LString):
        _each_whole_line(lisp, low, high, lambda: _add_prefix(lisp, prefix))
    elif lisp.value("indent-region-function") is not NIL:
        lisp.call(lisp.value("indent-region-function"), low, high)
    else:
        indent_region_line_by_line(lisp, low, high)
    lisp.set("deactivate-mark", T)
    return T


def _each_whole_line(lisp: Lisp, low: int, high: int, work: Callable[[], object]) -> None:
    """Do WORK at the start of each line that begins between LOW and HIGH."""
    buffer = lisp.buffers.current
    first = low if low == buffer.line_start(low) else min(buffer.line_end(low) + 1, buffer.zv)
    each_line(lisp, first, high, work, advances=True)


def _indent_to(lisp: Lisp, column: int) -> None:
    buffer = lisp.buffers.current
    end = columns.indentation_end(buffer, buffer.point)
    buffer.delete(buffer.point, end)
    if buffer.char_after(buffer.point) not in (None, "\n"):
        columns.indent_to(lisp, column)


def _add_prefix(lisp: Lisp, prefix: LString) -> None:
    buffer = lisp.buffers.current
    line = buffer.substring(buffer.point, buffer.line_end(buffer.point))
    if line.strip(" \t") and not line.startswith(prefix.text):
        lisp.call(intern("insert"), prefix)


# Under the line before


@primitive(interactive="P")
def indent_relative(lisp: Lisp, first_only: object = NIL, unindented_ok: object = NIL) -> object:
    """Indent to under the next place in the line before where blanks end; FIRST-ONLY counts only the first such place.

    Where there is none, indent to the next tab stop, unless FIRST-ONLY or UNINDENTED-OK is non-nil.
    """
    buffer = lisp.buffers.current
    start = columns.column_at(lisp, buffer, buffer.point)
    goal = _next_indent_point(lisp, start, first_only is not NIL)
    if goal is not None:
        columns.indent_to(lisp, goal)
    elif first_only is NIL and unindented_ok is NIL:
        return lisp.call(intern("tab-to-tab-stop"))
    return NIL


def _next_indent_point(lisp: Lisp, start: int, first_only: bool) -> int | None:
    """Return the column of the next place in the line before that blanks lead to, None if there is none."""
    buffer = lisp.buffers.current
    point = buffer.point
    buffer.point = buffer.line_start(point)
    skip_backward(lisp, " \t\n")
    if buffer.point == buffer.begv:
        buffer.point = point
        return None
    end = buffer.line_end(buffer.point)
    buffer.point = buffer.line_start(buffer.point)
    if not first_only:
        lisp.call(intern("move-to-column"), start)
        if columns.column_at(lisp, buffer, buffer.point) > start:
            buffer.point -= 1
        if not first_only and buffer.char_after(buffer.point) not in (" ", "\t"):
            skip_forward(lisp, "^ \t", end)
    skip_forward(lisp, " \t", end)
    found = columns.column_at(lisp, buffer, buffer.point) if buffer.point < end else None
    buffer.point = point
    return found if found is not None and (found > start or first_only) else None


@primitive(interactive=NIL)
def indent_relative_first_indent_point(lisp: Lisp) -> object:
    """Indent the line like the one before."""
    return indent_relative(lisp, T)


@primitive(interactive="*")
def reindent_then_newline_and_indent(lisp: Lisp) -> object:
    """Indent the line, break it at point, and indent the rest, as the mode does."""
    buffer = lisp.buffers.current
    point = Marker(buffer, buffer.point, advances=True)
    lisp.call(intern("insert"), lisp_string("\n"))
    buffer.point -= 1
    skip_backward(lisp, " \t")
    buffer.delete(buffer.point, buffer.line_end(buffer.point))
    lisp.call(intern("indent-according-to-mode"))
    buffer.point = point.position
    point.detach()
    return lisp.call(intern("indent-according-to-mode"))


# Tab stops


@primitive()
def indent_next_tab_stop(lisp: Lisp, column: object, prev: object = NIL) -> int:
    """Return the next tab stop behind COLUMN, with PREV the last one before it."""
    here = check.fixnum(column)
    stops = [each for each in elements(lisp.value("tab-stop-list")) if type(each) is int]
    step = stops[-1] - stops[-2] if len(stops) > 1 else columns.tab_width(lisp)
    last = stops[-1] if stops else 0
    if prev is NIL:
        return next((each for each in stops if each > here), last + ((here - last) // step + 1) * step)
    if here > last or not stops:
        return last + (here - 1 - last) // step * step
    return max((each for each in stops if each < here), default=0)


@primitive(interactive=NIL)
def tab_to_tab_stop(lisp: Lisp) -> object:
    """Insert blanks up to the next tab stop."""
    buffer = lisp.buffers.current
    goal = indent_next_tab_stop(lisp, columns.column_at(lisp, buffer, buffer.point))
    end = buffer.point
    skip_backward(lisp, " \t", buffer.line_start(end))
    buffer.delete(buffer.point, end)
    return columns.indent_to(lisp, goal)


@primitive(interactive=NIL)
def move_to_tab_stop(lisp: Lisp) -> object:
    """Move point to the next tab stop, inserting blanks where the line is too short."""
    buffer = lisp.buffers.current
    goal = indent_next_tab_stop(lisp, columns.column_at(lisp, buffer, buffer.point))
    return lisp.call(intern("move-to-column"), goal, T)


@primitive(interactive="r")
def untabify(lisp: Lisp, start: object, end: object, arg: object = NIL) -> int:
    """Replace the tabs between START and END by blanks; ARG is accepted."""

    buffer = lisp.buffers.current
    place, high = region(buffer, start, end)
    line, limit = buffer.line_start(place), Marker(buffer, high)
    while (found := buffer.text.find("\t", place - 1, limit.position - 1)) >= 0:
        stop = found + 1
        while stop < limit.position and buffer.char_after(stop) == "\t":
            stop += 1
        first, last = columns.column_at(lisp, buffer, found + 1), columns.column_at(lisp, buffer, stop)
        buffer.replace(found + 1, stop, " " * (last - first))
        place = found + 1 + last - first
    limit.detach()
    return line


@primitive(interactive="r")
def tabify(lisp: Lisp, start: object, end: object, arg: object = NIL) -> object:
    """Replace blanks between START and END by tabs where that does not change columns; ARG is accepted."""
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    pattern = lisp.regexps.compile(check.string(lisp.value("tabify-regexp")))
    binding = lisp.variables.bind(intern("indent-tabs-mode"), T)
    saved = lisp.saved_match()
    place = lisp.buffers.excursion()
    limit = Marker(buffer, high)
    buffer.point = low
    try:
        while found := forward(lisp, pattern, buffer, buffer.point, limit.position):
            first = lisp.regexps.last[0][0] + 1
            one, other = columns.column_at(lisp, buffer, first), columns.column_at(lisp, buffer, found)
            width = columns.tab_width(lisp)
            new = columns.blanks(lisp, one, other)
            if one // width != other // width and buffer.substring(first, found) != new:
                buffer.replace(first, found, new)
                found = first + len(new)
            buffer.point = found
    finally:
        lisp.variables.unbind(binding)
        lisp.restore_match(saved)
        limit.detach()
        lisp.buffers.restore_excursion(place)
    return NIL
