"""Filling a region as one paragraph: joining its lines and breaking them anew (manual node "Filling")."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.columns import column_at, indent_line_to, indentation_end
from elnet.runtime.fill_prefixes import context_prefix, current_prefix, delete_prefix
from elnet.runtime.justification import (
    CENTER,
    FULL,
    NONE,
    RIGHT,
    current_justification,
    justify_line,
    squeeze,
    style_of,
    unjustify_line,
)  # fmt: skip
from elnet.runtime.line_breaking import break_line, joins_without_blank, to_break_point
from elnet.runtime.margins import fill_column, left_margin, to_left_margin
from elnet.runtime.text_motion import search_forward, skip_backward, skip_forward
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

HARD = intern("hard")
FILL_PREFIX = intern("fill-prefix")
SENTENCE_END_OF_LINE = "[.?!…‽][]\"'”’)}»›]*$"


def fill_as_paragraph(
    lisp: Lisp, start: int, end: int, justify: object, keeps_blanks: bool, squeeze_after: int | None = None
) -> object:
    """Fill what is between START and END as one paragraph, and return the fill prefix that was used.

    JUSTIFY, KEEPS_BLANKS and SQUEEZE_AFTER are the further arguments of `fill-region-as-paragraph'.
    """
    buffer = lisp.buffers.current
    buffer.point = start
    skip_forward(lisp, " \t\n", end)
    text = buffer.point
    first = max(start, buffer.line_start(text))
    limit = _trimmed_end(lisp, first, text, end)
    prefix = lisp.value("fill-prefix")
    binding = None
    try:
        if limit.position <= text:
            buffer.point = end if text >= end else limit.position
            return NIL
        if lisp.is_set("adaptive-fill-mode") and not current_prefix(lisp):
            found = context_prefix(lisp, first, limit.position)
            prefix = NIL if found is None else found
        binding = lisp.variables.bind(FILL_PREFIX, prefix)
        buffer.point = first
        style = current_justification(lisp) if justify is T else NIL if justify in (NIL, NONE) else style_of(justify)
        _fill(lisp, first, limit, style, keeps_blanks, squeeze_after)
        buffer.point = limit.position
        if buffer.char_after(buffer.point) == "\n":
            buffer.point += 1
        return prefix
    finally:
        if binding is not None:
            lisp.variables.unbind(binding)
        limit.detach()


def _trimmed_end(lisp: Lisp, first: int, text: int, end: int) -> Marker:
    """Delete all but one of the newlines at END that are not hard; return a marker where the paragraph's text ends."""
    buffer = lisp.buffers.current
    hard = lisp.is_set("use-hard-newlines")
    buffer.point = end
    seen = False
    while buffer.point > first and buffer.char_before(buffer.point) == "\n":
        if seen and not (hard and lisp.call(intern("get-text-property"), buffer.point - 1, HARD) is not NIL):
            buffer.delete(buffer.point - 1, buffer.point)
        else:
            buffer.point -= 1
            seen = True
    return Marker(buffer, max(buffer.point, first), advances=True)


def _fill(lisp: Lisp, first: int, limit: Marker, style: object, keeps_blanks: bool, squeeze_after: int | None) -> None:
    buffer = lisp.buffers.current
    if style in (CENTER, RIGHT, FULL):
        _unjustify(lisp, first, limit)
    delete_prefix(lisp, first, limit, current_prefix(lisp))
    if not current_prefix(lisp) and left_margin(lisp) > column_at(lisp, buffer, indentation_end(buffer, first)):
        indent_line_to(lisp, left_margin(lisp))
    text = buffer.point
    _join_lines(lisp, text, limit, style, keeps_blanks, squeeze_after)
    buffer.point = text
    while buffer.point < limit.position:
        line = buffer.line_start(buffer.point)
        goal = fill_column(lisp)
        lisp.call(intern("move-to-column"), goal)
        if column_at(lisp, buffer, buffer.point) > goal:
            buffer.point -= 1
        if _to_break(lisp, line, limit):
            break_line(lisp)
            if style is not NIL:
                _justify_line_before(lisp, style, keeps_blanks)
        else:
            buffer.point = limit.position
            if style is not NIL:
                justify_line(lisp, style, last=True, keeps_blanks=True)
                buffer.point = limit.position


def _unjustify(lisp: Lisp, first: int, limit: Marker) -> None:
    buffer = lisp.buffers.current
    buffer.point = first
    while buffer.point < limit.position:
        unjustify_line(lisp)
        if buffer.forward_line(1):
            break
    buffer.point = first


def _to_break(lisp: Lisp, line: int, limit: Marker) -> bool:
    """Move point from the fill column of LINE to where it is to be broken; tell whether it is."""
    buffer = lisp.buffers.current
    if buffer.point >= limit.position:
        return False
    buffer.point += 1
    to_break_point(lisp, line)
    place = buffer.point
    skip_forward(lisp, " \t")
    ahead = buffer.point < limit.position
    if ahead:
        buffer.point = place
    return ahead


def _justify_line_before(lisp: Lisp, style: object, keeps_blanks: bool) -> None:
    buffer = lisp.buffers.current
    place = Marker(buffer, buffer.point, advances=True)
    buffer.forward_line(-1)
    justify_line(lisp, style, last=False, keeps_blanks=True)
    buffer.goto(place.position)
    place.detach()


def _join_lines(lisp: Lisp, start: int, limit: Marker, style: object, keeps_blanks: bool, squeeze_after: int | None) -> None:
    """Make one line of what is between START and LIMIT, with a single blank between words unless KEEPS_BLANKS."""
    buffer = lisp.buffers.current
    _space_sentences(lisp, start, limit)
    buffer.point = start
    while search_forward(lisp, "\n", limit.position):
        place = buffer.point - 1
        if _has_breakable(lisp, place) and joins_without_blank(lisp, place):
            buffer.delete(place, place + 1)
        else:
            buffer.overwrite(place, " ")
    buffer.point = limit.position
    skip_backward(lisp, " \t", start)
    stop = limit.position
    if buffer.point < stop:
        buffer.delete(buffer.point, stop)
    if not keeps_blanks:
        buffer.point = start
        skip_forward(lisp, " \t", limit.position)
        place = max(buffer.point, squeeze_after or 0)
        if place < limit.position:
            squeeze(lisp, place, limit.position)
    buffer.point = start


def _has_breakable(lisp: Lisp, place: int) -> bool:
    buffer = lisp.buffers.current
    before, after = buffer.char_before(place), buffer.char_after(place + 1)
    return (before or "") > "\x7f" or (after or "") > "\x7f"


def _space_sentences(lisp: Lisp, start: int, limit: Marker) -> None:
    """Add a blank behind sentences and colons that end lines, so that two stand there when the lines are joined."""
    buffer = lisp.buffers.current
    regexps = []
    if lisp.is_set("sentence-end-double-space"):
        regexps.append(SENTENCE_END_OF_LINE)
    if lisp.is_set("colon-double-space"):
        regexps.append(":$")
    for regexp in regexps:
        buffer.point = start
        while buffer.point < limit.position and search_forward(lisp, regexp, limit.position):
            if buffer.point >= limit.position:
                break
            buffer.insert(" ")


def fill_paragraphs(lisp: Lisp, start: int, end: int, justify: object, keeps_blanks: bool, to_end: bool) -> object:
    """Fill each paragraph between START and END, the last up to its end if TO_END; return the prefix used last."""
    buffer = lisp.buffers.current
    place = lisp.buffers.excursion()
    buffer.point = end
    if to_end:
        _skip_paragraph(lisp, 1)
        skip_backward(lisp, "\n", start)
    limit = Marker(buffer, buffer.point, advances=True)
    buffer.point = start
    used: object = NIL
    while buffer.point < limit.position:
        first = buffer.point
        stop = buffer.point = _paragraph_end(lisp, limit.position)
        if stop <= first:
            break
        _skip_paragraph(lisp, -1)
        used = fill_as_paragraph(lisp, max(buffer.point, first), stop, justify, keeps_blanks)
        if buffer.point <= first:
            buffer.point = stop
    limit.detach()
    lisp.buffers.restore_excursion(place)
    return used


def _paragraph_end(lisp: Lisp, limit: int) -> int:
    """Return where the paragraph after point ends, at its first hard newline if those are used, and not beyond LIMIT."""
    buffer = lisp.buffers.current
    place = buffer.point
    if lisp.is_set("use-hard-newlines"):
        for found in range(place, limit):
            if buffer.char_after(found) == "\n" and lisp.call(intern("get-text-property"), found, HARD) is not NIL:
                return found + 1
        return limit
    _skip_paragraph(lisp, 1)
    found = min(limit, buffer.point)
    buffer.point = place
    return found


def _skip_paragraph(lisp: Lisp, count: int) -> object:
    return lisp.call(lisp.value("fill-forward-paragraph-function"), count)


def fill_one_paragraph(lisp: Lisp, justify: object) -> object:
    """Fill the paragraph at or after point, which stays where it is; return the prefix used."""
    buffer = lisp.buffers.current
    place, unchanged = lisp.buffers.excursion(), not buffer.modified
    try:
        to_left_margin(lisp)
        if _skip_paragraph(lisp, 1) != 0:
            return lisp_string("")
        stop = buffer.point
        _skip_paragraph(lisp, -1)
        start = buffer.point
        before = buffer.substring(start, stop)
        if lisp.is_set("use-hard-newlines"):
            used = fill_paragraphs(lisp, start, stop, justify, keeps_blanks=False, to_end=False)
        else:
            used = fill_as_paragraph(lisp, start, stop, justify, keeps_blanks=False)
        if unchanged and buffer.substring(start, min(stop, buffer.zv)) == before:
            buffer.set_modified(False)
        return used
    finally:
        lisp.buffers.restore_excursion(place)
