"""The prefixes of the lines of a paragraph: which one it has, and taking it away (manual node "Fill Prefix")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.margins import to_left_margin
from elnet.runtime.text_motion import looking_at
from elnet.text.regexp.quoting import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.markers import Marker

STRING_MATCH = intern("string-match-p")


def current_prefix(lisp: Lisp) -> str:
    """Return the fill prefix, empty if there is none."""
    prefix = lisp.value("fill-prefix")
    return prefix.text if isinstance(prefix, LString) else ""


def adaptive_prefix(lisp: Lisp) -> LString | None:
    """Return what after point looks like a prefix, None if nothing does."""
    own = lisp.value("adaptive-fill-function")
    found = lisp.call(own) if own is not NIL else NIL
    if isinstance(found, LString):
        return found
    start = lisp.value("comment-start-skip")
    buffer = lisp.buffers.current
    regexps = [lisp.value("adaptive-fill-regexp")]
    if start is not NIL and buffer.point == buffer.line_start(buffer.point):
        regexps.append(start)
    for regexp in regexps:
        if isinstance(regexp, LString) and looking_at(lisp, regexp.text, keep=True):
            first, last = lisp.regexps.last[0]
            return LString(buffer.substring(first + 1, last + 1), buffer.multibyte)
    return None


def context_prefix(lisp: Lisp, start: int, end: int, first_line: object = NIL) -> LString | None:
    """Return the prefix that the lines between START and END have, None for none.

    That of the second line counts if the first has it, too.  A single line has the one it begins with if that matches
    FIRST_LINE, a regexp, by default `adaptive-fill-first-line-regexp', or begins a comment; otherwise blanks of that width.
    """
    buffer = lisp.buffers.current
    place = lisp.buffers.excursion()
    try:
        buffer.point = start
        if buffer.char_after(start) == "\n":
            buffer.point = start + 1
        to_left_margin(lisp)
        first = adaptive_prefix(lisp)
        buffer.forward_line(1)
        if buffer.point < end:
            to_left_margin(lisp)
            found = None if looking_at(lisp, "[ \t]*$") else _of_several(first, adaptive_prefix(lisp))
        else:
            found = None if first is None else _of_one(lisp, first, first_line)
    finally:
        lisp.buffers.restore_excursion(place)
    return None if found is None or _begins_paragraph(lisp, found) else found


def _of_several(first: LString | None, second: LString | None) -> LString | None:
    """Return the prefix of a paragraph whose lines begin with FIRST and SECOND."""
    if first is None or second is None or second.text.strip(" \t") in first.text:
        return second
    common = common_prefix(first.text, second.text)
    return None if common is None else lisp_string(common)


def _of_one(lisp: Lisp, first: LString, first_line: object) -> LString:
    """Return the prefix of a paragraph of a single line that begins with FIRST."""
    wanted = first_line if first_line is not NIL else lisp.value("adaptive-fill-first-line-regexp")
    comment = lisp.value("comment-start-skip")
    if lisp.call(STRING_MATCH, wanted, first) is not NIL:
        return first
    if isinstance(comment, LString) and lisp.call(STRING_MATCH, comment, first) == 0:
        return first
    return lisp_string(" " * check.integer(lisp.call(intern("string-width"), first)))


def _begins_paragraph(lisp: Lisp, prefix: LString) -> bool:
    """Tell whether a line that begins with PREFIX would begin a paragraph."""
    start = lisp.value("paragraph-start")
    text = lisp_string(prefix.text + "a")
    return lisp.call(STRING_MATCH, lisp_string(f"\\`\\(?:{start.text}\\)"), text) is not NIL


def common_prefix(one: str, other: str) -> str | None:
    """Return what ONE and OTHER have in common at their starts, None if that is nothing."""
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return one[:size] or None


def delete_prefix(lisp: Lisp, start: int, end: Marker, prefix: str) -> None:
    """Remove PREFIX from all lines between START and END but the first, and move point behind it in that."""
    buffer = lisp.buffers.current
    buffer.point = start
    if not prefix:
        return
    if len(prefix) >= lisp.value("fill-column"):
        raise lisp_error("fill-prefix too long for specified width")
    to_left_margin(lisp)
    behind = _matched_end(lisp, quoted(prefix)) or start
    pattern = "[ \t]*" + quoted(prefix.strip(" \t")) + "[ \t]*"
    buffer.point = buffer.line_from(start, 1)[0]
    while buffer.point < end.position:
        stop = _matched_end(lisp, pattern)
        if stop:
            buffer.delete(buffer.point, stop)
        if buffer.forward_line(1):
            break
    buffer.point = behind


def _matched_end(lisp: Lisp, regexp: str) -> int:
    """Return where the match of REGEXP after point ends, 0 if there is none."""
    return lisp.regexps.last[0][1] + 1 if looking_at(lisp, regexp, keep=True) else 0
