"""Searches in the current buffer, as all the search commands make them: bounds, repetition, errors, match data."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.symbols import NIL, T
from elnet.runtime import check
from elnet.text.search import TextSearch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.strings import LString
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer
    from elnet.text.regexp import Pattern


def search(
    lisp: Lisp, pattern: Pattern, sought: object, bound: object, noerror: object, count: object, direction: int
) -> object:
    """Search for PATTERN, which stands for SOUGHT in error messages, and move point to the end of the match.

    The other arguments are those of `search-forward`; DIRECTION is 1, or -1 for a search backward.  Returns point, or nil.
    """
    buffer = lisp.buffers.current
    point = buffer.point
    if bound is NIL and count is NIL and direction == 1:
        found = forward(lisp, pattern, buffer, point, buffer.zv)
        if found:
            buffer.point = found
            return found
    number = direction if count is NIL else direction * check.fixnum(count)
    if bound is NIL:
        limit = buffer.zv if number > 0 else buffer.begv
    else:
        limit = check.position(bound)
        if limit < point if number > 0 else limit > point:
            raise lisp_error("Invalid search bound (wrong side of point)")
        limit = max(buffer.begv, min(limit, buffer.zv))
    if number == 1:
        found = forward(lisp, pattern, buffer, point, limit)
    else:
        found = _repeated(lisp, pattern, buffer, limit, number)
    if found:
        buffer.point = found
        return found
    if noerror is NIL:
        raise signal("search-failed", sought)
    if noerror is not T:
        buffer.point = limit
    return NIL


def forward(lisp: Lisp, pattern: Pattern, buffer: Buffer, start: int, limit: int) -> int:
    """Return the end of the first match after START that ends at LIMIT or before, 0 if there is none."""
    regexps = lisp.regexps
    text = buffer.text.only_chunk()
    if (
        text is not None
        and len(text) == limit - 1
        and buffer.begv == 1
        and not pattern.uses_point
        and not (pattern.obeys_properties and obeys_properties(lisp, buffer))
    ):
        spans = pattern.search(text, start - 1, not buffer.multibyte)
        if spans is None:
            return 0
        regexps.last, regexps.buffer = spans, buffer
        return spans[0][1] + 1
    pattern, searched = search_of(lisp, pattern, buffer)
    spans = searched.forward(pattern, start - 1, limit - 1)
    if spans is None:
        return 0
    regexps.last, regexps.buffer = spans, buffer
    return spans[0][1] + 1


def search_of(lisp: Lisp, pattern: Pattern, buffer: Buffer) -> tuple[Pattern, TextSearch]:
    """Return how to search BUFFER for PATTERN: with the syntax of single characters if that counts."""
    low, high = buffer.begv - 1, buffer.zv - 1
    if pattern.obeys_properties and obeys_properties(lisp, buffer):
        from elnet.runtime.masking import masked_pattern, masked_text

        return masked_pattern(lisp, pattern), TextSearch(masked_text(lisp, buffer), low, high)
    return pattern, TextSearch(buffer.text, low, high, not buffer.multibyte)


def obeys_properties(lisp: Lisp, buffer: Buffer) -> bool:
    """Tell whether the syntax in text properties of BUFFER counts, if it has any."""
    return buffer.intervals is not None and lisp.value("parse-sexp-lookup-properties") is not NIL


def _repeated(lisp: Lisp, pattern: Pattern, buffer: Buffer, limit: int, number: int) -> int:
    """Return where the last of NUMBER matches ends, or begins if NUMBER is negative; 0 if there are not so many."""
    place = buffer.point
    if number > 0:
        for _ in range(number):
            place = place and forward(lisp, pattern, buffer, place, limit)
        return place
    regexps = lisp.regexps
    pattern, searched = search_of(lisp, pattern, buffer)
    for _ in range(-number):
        spans = searched.backward(pattern, place - 1, limit - 1)
        if spans is None:
            return 0
        regexps.last, regexps.buffer = spans, buffer
        place = spans[0][0] + 1
    return place


def matches_here(lisp: Lisp, regexp: LString, keep: bool) -> bool:
    """Tell whether the text after point matches REGEXP; the match data stay unless KEEP."""
    buffer = lisp.buffers.current
    pattern, searched = search_of(lisp, lisp.regexps.compile(regexp), buffer)
    spans = searched.at(pattern, buffer.point - 1)
    if spans is None:
        return False
    if keep:
        regexps = lisp.regexps
        regexps.last, regexps.buffer = spans, buffer
    return True
