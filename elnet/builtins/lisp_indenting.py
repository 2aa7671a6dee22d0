"""Indenting lines of Lisp: `lisp-indent-line`, `indent-sexp` and their kin."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.lisp_indentation import LineIndentation, comment_kind
from elnet.runtime.primitive import primitive
from elnet.text.markers import Marker


@primitive("calculate-lisp-indent")
def calculate_lisp_indent(lisp: Lisp, parse_start: object = NIL) -> object:
    """Return the column that the line of point wants, nil if it begins inside a string; PARSE-START does not matter."""
    column = LineIndentation(lisp).column()
    return NIL if column is None else column


@primitive("lisp-indent-function")
def lisp_indent_function(lisp: Lisp, indent_point: object, state: object) -> object:
    """Return the column of the line at INDENT-POINT; STATE, that of a parse up to there, does not matter."""
    buffer = lisp.buffers.current
    place = buffer.point
    buffer.point = check.integer_or_marker(indent_point)
    try:
        return calculate_lisp_indent(lisp)
    finally:
        buffer.point = place


@primitive("lisp-indent-line", interactive=NIL)
def lisp_indent_line(lisp: Lisp, indent: object = NIL) -> object:
    """Indent the line of point as Lisp, or by INDENT columns; point stays in the text or moves to its beginning.

    Lines that begin with three comment characters stay; those with one go to the column of comments.
    """
    buffer = lisp.buffers.current
    rest = buffer.size - buffer.point
    column = calculate_lisp_indent(lisp) if indent is NIL else indent
    lisp.call(intern("beginning-of-line"))
    lisp.call(intern("skip-chars-forward"), lisp_string(" \t"))
    kind = comment_kind(lisp)
    if column is NIL or kind == 3:
        buffer.point = buffer.size - rest
        return NIL
    if kind == 1:
        column = lisp.value("comment-column")
    lisp.call(intern("indent-line-to"), column)
    if buffer.size - rest > buffer.point:
        buffer.point = buffer.size - rest
        return buffer.point
    return NIL


def _lines(lisp: Lisp, first: int, last: Marker) -> None:
    """Indent the lines that begin from FIRST on and before LAST; empty lines lose their blanks."""
    buffer = lisp.buffers.current
    buffer.point = first
    while buffer.point < last.number():
        if lisp.call(intern("looking-at"), lisp_string("[ \t]*$")) is not NIL:
            lisp.call(intern("delete-horizontal-space"))
        else:
            lisp_indent_line(lisp)
        if lisp.call(intern("forward-line"), 1) != 0:
            break


@primitive("lisp-indent-region")
def lisp_indent_region(lisp: Lisp, start: object, end: object) -> object:
    """Indent the lines that begin between START and END as Lisp."""
    last = Marker(lisp.buffers.current, check.integer_or_marker(end))
    lisp.call(intern("goto-char"), start)
    first = lisp.buffers.current
    if lisp.call(intern("bolp")) is NIL:
        lisp.call(intern("forward-line"), 1)
    _lines(lisp, first.point, last)
    last.detach()
    return NIL


@primitive("indent-sexp", "indent-pp-sexp", interactive=NIL)
def indent_sexp(lisp: Lisp, endpos: object = NIL) -> object:
    """Indent the lines inside the expression after point, up to ENDPOS or its end."""
    buffer = lisp.buffers.current
    place = buffer.point
    try:
        end = lisp.call(intern("scan-sexps"), place, 1) if endpos is NIL else endpos
    except LispSignal as condition:
        lisp.handlers.condition(condition)
        end = NIL
    if end is NIL:
        end = buffer.zv
    last = Marker(buffer, check.integer_or_marker(end))
    if buffer.line_end(place) < last.number():
        _lines(lisp, buffer.line_end(place) + 1, last)
    last.detach()
    buffer.point = place
    return NIL


@primitive("lisp-comment-indent")
def lisp_comment_indent(lisp: Lisp) -> object:
    """Return the column, or a pair of the least and the most, for a comment at point."""
    kind = comment_kind(lisp)
    if kind == 3:
        return lisp.call(intern("current-column"))
    if kind == 2:
        return calculate_lisp_indent(lisp)
    return lisp.value("comment-column")


@primitive("lisp-current-defun-name")
def lisp_current_defun_name(lisp: Lisp) -> object:
    """Return the name that the definition around point defines, a string; nil if there is none."""
    place = lisp.buffers.excursion()
    try:
        if lisp.call(intern("beginning-of-defun")) is NIL:
            return NIL
        form = lisp.call(intern("looking-at"), lisp_string("(\\(?:[^ \t\n()]+\\)[ \t\n]+'?\\(\\(?:\\sw\\|\\s_\\)+\\)"))
        return NIL if form is NIL else lisp.call(intern("match-string-no-properties"), 1)
    finally:
        lisp.buffers.restore_excursion(place)
