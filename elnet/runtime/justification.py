"""Justifying lines: moving their text to the right or the middle, or spreading it (manual node "Filling")."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.columns import column_at, indent_to, indentation_end
from elnet.runtime.fill_prefixes import adaptive_prefix, current_prefix
from elnet.runtime.margins import fill_column, left_margin, to_left_margin
from elnet.runtime.text_motion import looking_at, skip_backward, skip_forward
from elnet.text.markers import Marker
from elnet.text.regexp.quoting import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

LEFT, RIGHT, FULL, CENTER, NONE = map(intern, ("left", "right", "full", "center", "none"))
STYLES = (LEFT, RIGHT, FULL, CENTER, NONE)
JUSTIFICATION = intern("justification")


def current_justification(lisp: Lisp) -> object:
    """Return how the line around point is justified, nil if it is not: its text property or `default-justification'."""
    buffer = lisp.buffers.current
    style: object = NIL
    if buffer.intervals is not None:
        place = indentation_end(buffer, buffer.point)
        style = lisp.call(intern("get-text-property"), max(buffer.begv, min(place, buffer.zv - 1)), JUSTIFICATION)
    if style is NIL:
        style = lisp.value("default-justification")
    return NIL if style is NONE else style


def squeeze(lisp: Lisp, start: int, end: int) -> int:
    """Leave one blank between words from START to END, two behind sentences, none at the start of lines; return the new end."""
    buffer = lisp.buffers.current
    text = buffer.substring(start, end)
    double, colon, bare = (
        lisp.is_set(name) for name in ("sentence-end-double-space", "colon-double-space", "sentence-end-without-period")
    )
    for place, char in enumerate(text):
        if char == "\t":
            buffer.overwrite(start + place, " ")
    place = len(text)
    while place > 0:
        first = place
        while first > 0 and text[first - 1] in " \t":
            first -= 1
        if place - first >= 2:
            kept = _blanks_after(lisp, buffer.char_before(start + first), text[:first], (double, colon, bare))
            if kept < place - first:
                buffer.delete(start + first + kept, start + place)
                end -= place - first - kept
        place = first - 1
    return end


def _blanks_after(lisp: Lisp, before: str | None, text: str, choices: tuple[bool, bool, bool]) -> int:
    """Return how many blanks may stand behind TEXT, the last character of which is BEFORE."""
    double, colon, bare = choices
    if before == "\n":
        return 0
    last = text.rstrip("])}\"' \t")[-1:] or before or " "
    if double and (last in ".?!" or (bare and lisp.regexps.is_word(last))):
        return 2
    return 2 if colon and last == ":" else 1


def justify_line(lisp: Lisp, style: object, last: bool, keeps_blanks: bool) -> None:
    """Justify the line around point in STYLE; LAST tells that it ends a paragraph, KEEPS_BLANKS that those in it stay."""
    buffer = lisp.buffers.current
    saved = Marker(buffer, buffer.point, advances=style is not FULL)
    end = buffer.line_end(buffer.point)
    text = _text_start(lisp)
    buffer.point = end
    skip_backward(lisp, " \t", text)
    stop = buffer.point
    column = column_at(lisp, buffer, stop)
    missing = fill_column(lisp) - column
    buffer.point = text
    indent = column_at(lisp, buffer, text)
    if text < stop and style is RIGHT:
        indent_to(lisp, indent + missing)
    elif text < stop and style is CENTER:
        indent_to(lisp, (fill_column(lisp) + left_margin(lisp) - column + indent) // 2)
    elif text < stop and style is FULL and not last:
        _spread(lisp, text, stop if keeps_blanks else squeeze(lisp, text, stop), missing)
    buffer.goto(saved.position)
    saved.detach()


def _text_start(lisp: Lisp) -> int:
    """Move point in its line behind the prefix and the blanks that it begins with, and return it."""
    buffer = lisp.buffers.current
    buffer.point = buffer.line_start(buffer.point)
    prefix = current_prefix(lisp)
    if not prefix and lisp.is_set("adaptive-fill-mode"):
        found = adaptive_prefix(lisp)
        prefix = "" if found is None else found.text
    if prefix and looking_at(lisp, quoted(prefix)):
        buffer.point += len(prefix)
    skip_forward(lisp, " \t", buffer.line_end(buffer.point))
    return buffer.point


def _spread(lisp: Lisp, start: int, end: int, missing: int) -> None:
    """Add the MISSING blanks between the words from START to END."""
    buffer = lisp.buffers.current
    text = buffer.substring(start, end)
    gaps = [place for place in range(1, len(text)) if text[place] != " " and text[place - 1] == " "]
    if not gaps or missing <= 0:
        return
    share = len(gaps) // 2
    sizes = []
    for _ in gaps:
        share += missing
        sizes.append(share // len(gaps))
        share %= len(gaps)
    for place, size in reversed(list(zip(gaps, sizes, strict=True))):
        buffer.point = start + place
        lisp.call(intern("insert-and-inherit"), lisp_string(" " * size))


def unjustify_line(lisp: Lisp) -> None:
    """Take away from the line around point what justifying it has added."""
    style = current_justification(lisp)
    buffer = lisp.buffers.current
    saved = Marker(buffer, buffer.point)
    if style is CENTER or style is RIGHT:
        to_left_margin(lisp)
        stop = buffer.point
        skip_forward(lisp, " \t")
        buffer.delete(stop, buffer.point)
    elif style is FULL:
        start = buffer.line_start(buffer.point)
        buffer.point = start
        skip_forward(lisp, " \t")
        squeeze(lisp, buffer.point, buffer.line_end(start))
    buffer.goto(saved.position)
    saved.detach()


def style_of(value: object) -> Symbol:
    """Return how to justify for VALUE as of `fill-region-as-paragraph', `full' for anything unknown."""
    return value if isinstance(value, Symbol) and (value in STYLES) else FULL
