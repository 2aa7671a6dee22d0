"""Filling and justifying paragraphs."""

from __future__ import annotations

from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime import justification as justifying
from elnet.runtime.columns import indent_line_to
from elnet.runtime.fill_prefixes import adaptive_prefix, common_prefix, context_prefix, delete_prefix
from elnet.runtime.filling import fill_as_paragraph, fill_one_paragraph, fill_paragraphs
from elnet.runtime.line_breaking import break_line, must_not_break, to_break_point
from elnet.runtime.line_breaking import skip_line_prefix as skip_prefix
from elnet.runtime.lisp import Lisp
from elnet.runtime.margins import fill_column, left_margin
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import each_line, region
from elnet.runtime.text_motion import looking_at, skip_backward, skip_forward
from elnet.text.markers import Marker


@primitive(interactive="*r\nP")
def fill_region_as_paragraph(
    lisp: Lisp, from_: object, to: object, justify: object = NIL, nosqueeze: object = NIL, squeeze_after: object = NIL
) -> object:
    """Fill the text between FROM and TO as one paragraph and return the fill prefix used.

    JUSTIFY is left, right, full, center or none, t for what `current-justification' says, or else full.  NOSQUEEZE non-nil
    means blanks within lines stay, SQUEEZE-AFTER that those before that position do.
    """
    start, end = region(lisp.buffers.current, from_, to)
    after = None if squeeze_after is NIL else check.integer_or_marker(squeeze_after)
    return fill_as_paragraph(lisp, start, end, justify, nosqueeze is not NIL, after)


@primitive(interactive="*r\nP")
def fill_region(
    lisp: Lisp, from_: object, to: object, justify: object = NIL, nosqueeze: object = NIL, to_eop: object = NIL
) -> object:
    """Fill each paragraph between FROM and TO and return the fill prefix used last.

    JUSTIFY and NOSQUEEZE are as for `fill-region-as-paragraph'; TO-EOP non-nil means fill the last paragraph to its end.
    """
    start, end = region(lisp.buffers.current, from_, to)
    return fill_paragraphs(lisp, start, end, justify, nosqueeze is not NIL, to_eop is not NIL)


@primitive(interactive="*P")
def fill_paragraph(lisp: Lisp, justify: object = NIL, region: object = NIL) -> object:
    """Fill the paragraph at or after point and return the fill prefix used; JUSTIFY is as for `fill-region'.

    If `fill-paragraph-function' returns non-nil, that is all.  REGION non-nil means fill the region if it is active.
    """
    if region is not NIL and lisp.is_set("transient-mark-mode") and lisp.is_set("mark-active"):
        buffer = lisp.buffers.current
        start, end = sorted((buffer.point, buffer.mark.position))
        return fill_region(lisp, start, end, justify)
    function = lisp.value("fill-paragraph-function")
    if function not in (NIL, T):
        binding = lisp.variables.bind(intern("fill-paragraph-function"), NIL)
        try:
            found = lisp.call(function, justify)
        finally:
            lisp.variables.unbind(binding)
        if found is not NIL:
            return found
    if function is NIL and lisp.is_set("fill-paragraph-handle-comment"):
        found = fill_comment_paragraph(lisp, justify)
        if found is not NIL:
            return found
    return fill_one_paragraph(lisp, justify)


@primitive()
def fill_comment_paragraph(lisp: Lisp, justify: object = NIL) -> object:
    """Fill the comment around point, whose lines begin alike, and return t; return nil outside of comments."""
    starter = lisp.value("comment-start-skip")
    if not isinstance(starter, LString) or lisp.value("comment-start") is NIL:
        return NIL
    buffer = lisp.buffers.current
    place = lisp.buffers.excursion()
    try:
        buffer.point = buffer.line_start(buffer.point)
        if not looking_at(lisp, f"[ \t]*\\(?:{starter.text}\\)", keep=True):
            return NIL
        prefix = buffer.substring(*(each + 1 for each in lisp.regexps.last[0]))
        start, end = _alike(lisp, prefix)
        binding = lisp.variables.bind(intern("fill-prefix"), lisp_string(prefix))
        try:
            fill_paragraphs(lisp, start, end, justify, keeps_blanks=False, to_end=False)
        finally:
            lisp.variables.unbind(binding)
        return T
    finally:
        lisp.buffers.restore_excursion(place)


def _alike(lisp: Lisp, prefix: str) -> tuple[int, int]:
    """Return start and end of the lines around point that begin with PREFIX and have text behind it."""
    buffer = lisp.buffers.current

    def belongs(line: int) -> bool:
        text = buffer.substring(line, buffer.line_end(line))
        return text.startswith(prefix) and bool(text[len(prefix) :].strip())

    start = buffer.line_start(buffer.point)
    end = buffer.line_end(start)
    while start > buffer.begv and belongs(buffer.line_start(start - 1)):
        start = buffer.line_start(start - 1)
    while end < buffer.zv and belongs(end + 1):
        end = buffer.line_end(end + 1)
    return start, min(end + 1, buffer.zv)


@primitive()
def fill_forward_paragraph(lisp: Lisp, arg: object) -> object:
    """Move over ARG paragraphs as `fill-forward-paragraph-function' does."""
    return lisp.call(lisp.value("fill-forward-paragraph-function"), arg)


# Prefixes


@primitive()
def fill_context_prefix(lisp: Lisp, from_: object, to: object, first_line_regexp: object = NIL) -> object:
    """Return the fill prefix that the lines between FROM and TO seem to have, nil for none.

    A single line has one only if it matches FIRST-LINE-REGEXP, by default `adaptive-fill-first-line-regexp'.
    """
    start, end = check.integer_or_marker(from_), check.integer_or_marker(to)
    found = context_prefix(lisp, start, end, first_line_regexp)
    return NIL if found is None else found


@primitive()
def fill_match_adaptive_prefix(lisp: Lisp) -> object:
    """Return what after point looks like a fill prefix, nil if nothing does."""
    found = adaptive_prefix(lisp)
    return NIL if found is None else found


@primitive()
def fill_common_string_prefix(s1: object, s2: object) -> object:
    """Return what S1 and S2 have in common at their starts, nil if that is nothing."""
    found = common_prefix(check.string(s1).text, check.string(s2).text)
    return NIL if found is None else lisp_string(found)


@primitive()
def fill_delete_prefix(lisp: Lisp, from_: object, to: object, prefix: object) -> object:
    """Remove PREFIX from the lines between FROM and TO but the first, and move point behind it in that."""
    buffer = lisp.buffers.current
    limit = to if isinstance(to, Marker) else Marker(buffer, check.integer_or_marker(to))
    text = "" if prefix is NIL else check.string(prefix).text
    delete_prefix(lisp, check.integer_or_marker(from_), limit, text)
    return buffer.point


@primitive(interactive=NIL)
def set_fill_prefix(lisp: Lisp) -> object:
    """Make what is between the left margin and point the fill prefix."""
    from elnet.runtime.margins import to_left_margin

    buffer = lisp.buffers.current
    point = buffer.point
    to_left_margin(lisp)
    start, buffer.point = buffer.point, point
    prefix: object = lisp_string(buffer.substring(start, point)) if start < point else NIL
    lisp.set("fill-prefix", prefix)
    said = f'fill-prefix: "{buffer.substring(start, point)}"' if start < point else "fill-prefix canceled"
    lisp.call(intern("message"), lisp_string("%s"), lisp_string(said))
    return NIL


@primitive()
def skip_line_prefix(lisp: Lisp, prefix: object) -> object:
    """Move point behind PREFIX if it is within that at the start of its line."""
    skip_prefix(lisp, "" if prefix is NIL else check.string(prefix).text)
    return NIL


# Breaking lines


@primitive()
def current_fill_column(lisp: Lisp) -> int:
    """Return the fill column of the line around point: `fill-column' without its right margin."""
    return fill_column(lisp)


@primitive()
def fill_newline(lisp: Lisp) -> object:
    """Break the line at point, and begin the next one with the fill prefix or the left margin."""
    break_line(lisp)
    return NIL


@primitive()
def fill_move_to_break_point(lisp: Lisp, linebeg: object) -> object:
    """Move point to where the line that starts at LINEBEG is to be broken."""
    to_break_point(lisp, check.integer_or_marker(linebeg))
    return NIL


@primitive()
def fill_nobreak_p(lisp: Lisp) -> object:
    """Return non-nil if a line must not be broken at point."""
    return T if must_not_break(lisp) else NIL


@primitive()
def fill_single_char_nobreak_p(lisp: Lisp) -> object:
    """Return t if a word of one letter is before point, for `fill-nobreak-predicate'."""
    buffer = lisp.buffers.current
    point = buffer.point
    skip_backward(lisp, " \t")
    place = buffer.point - 2
    buffer.point = point
    if place + 1 < buffer.begv:
        return NIL
    before = buffer.char_before(place + 1)
    return T if before is None or before in " \t\n" else NIL


@primitive()
def fill_single_word_nobreak_p(lisp: Lisp) -> object:
    """Return non-nil behind the first word of a sentence and before the last, for `fill-nobreak-predicate'."""
    buffer = lisp.buffers.current
    point = buffer.point
    try:
        skip_forward(lisp, " \t")
        last = looking_at(lisp, "[^ \t\n]+[.?!][ \t]*$\\|[^ \t\n]+[.?!]  ")
        buffer.point = point
        skip_backward(lisp, " \t")
        skip_backward(lisp, "^ \t\n")
        skip_backward(lisp, " \t\n")
        first = buffer.point == buffer.begv or buffer.char_before(buffer.point) in (".", "?", "!")
        return T if last or first else NIL
    finally:
        buffer.point = point


@primitive()
def fill_indent_to_left_margin(lisp: Lisp) -> object:
    """Indent the line around point to its left margin."""
    indent_line_to(lisp, left_margin(lisp))
    return NIL


@primitive(interactive="*r")
def canonically_space_region(lisp: Lisp, beg: object, end: object) -> object:
    """Leave one blank between words from BEG to END, two behind sentences, and none at the start of lines."""
    buffer = lisp.buffers.current
    place = lisp.buffers.excursion()
    justifying.squeeze(lisp, *region(buffer, beg, end))
    lisp.buffers.restore_excursion(place)
    return NIL


# Justifying


@primitive()
def current_justification(lisp: Lisp) -> object:
    """Return how the line around point is justified, nil if it is not."""
    return justifying.current_justification(lisp)


@primitive(interactive="*")
def justify_current_line(lisp: Lisp, how: object = NIL, eop: object = NIL, nosqueeze: object = NIL) -> object:
    """Justify the line around point: HOW is left, right, full, center or none, nil for full, t for what the line asks for.

    EOP non-nil means the line ends a paragraph and is not spread, NOSQUEEZE that its blanks stay.
    """
    style = justifying.current_justification(lisp) if how is T else justifying.style_of(how)
    justifying.justify_line(lisp, style, eop is not NIL, nosqueeze is not NIL)
    return NIL


@primitive()
def unjustify_current_line(lisp: Lisp) -> object:
    """Take the blanks away from the line around point that justifying it has added."""
    justifying.unjustify_line(lisp)
    return NIL


@primitive()
def unjustify_region(lisp: Lisp, begin: object = NIL, end: object = NIL) -> object:
    """Take the blanks away between BEGIN and END that justifying has added, by default in the whole buffer."""
    buffer = lisp.buffers.current
    low = buffer.begv if begin is NIL else check.integer_or_marker(begin)
    high = buffer.zv if end is NIL else check.integer_or_marker(end)
    each_line(lisp, low, high, lambda: justifying.unjustify_line(lisp))
    return NIL


@primitive()
def set_justification(lisp: Lisp, begin: object, end: object, style: object, whole_par: object = NIL) -> object:
    """Make STYLE the justification of the text between BEGIN and END, with WHOLE-PAR of whole paragraphs, and fill it so."""
    buffer = lisp.buffers.current
    low, high = region(buffer, begin, end)
    place = lisp.buffers.excursion()
    if whole_par is not NIL:
        buffer.point = high
        lisp.call(intern("forward-paragraph"), 1)
        high, buffer.point = buffer.point, low
        lisp.call(intern("forward-paragraph"), -1)
        low = buffer.point
    limit = Marker(buffer, high, advances=True)
    unjustify_region(lisp, low, high)
    lisp.call(intern("put-text-property"), low, limit.position, justifying.JUSTIFICATION, style)
    fill_paragraphs(lisp, low, limit.position, T, keeps_blanks=False, to_end=False)
    limit.detach()
    lisp.buffers.restore_excursion(place)
    return NIL


def _justifies(name: str) -> None:
    style = name.removeprefix("set-justification-")

    def set_style(lisp: Lisp, b: object, e: object) -> object:
        return set_justification(lisp, b, e, intern(style), T)

    set_style.__doc__ = f"Make {style} the justification of the paragraphs between B and E."
    primitive(name)(set_style)


for _style in justifying.STYLES:
    _justifies(f"set-justification-{_style.name}")
