"""Replacing texts and matches from point on, and moving texts between buffers."""

from __future__ import annotations

import re

from elnet.objects.conditions import signal
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.buffer_search import forward
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.markers import Marker
from elnet.text.regexp.quoting import quoted

REPLACE, MESSAGE = intern("replace-match"), intern("message")


@primitive()
def replace_string(
    lisp: Lisp,
    from_string: object,
    to_string: object,
    delimited: object = NIL,
    start: object = NIL,
    end: object = NIL,
    backward: object = NIL,
    region_noncontiguous_p: object = NIL,
) -> object:
    """Replace FROM-STRING by TO-STRING from point on, or between START and END; DELIMITED non-nil means whole words only.

    The case of the replaced text stays if `case-replace' says so.  BACKWARD non-nil means go backward.
    """
    return perform_replace(lisp, from_string, to_string, NIL, NIL, delimited, NIL, NIL, start, end, backward)


@primitive()
def replace_regexp(
    lisp: Lisp,
    regexp: object,
    to_string: object,
    delimited: object = NIL,
    start: object = NIL,
    end: object = NIL,
    backward: object = NIL,
    region_noncontiguous_p: object = NIL,
) -> object:
    """Replace what REGEXP matches by TO-STRING, in which \\\\& and \\\\N stand for what was matched, as `replace-string'."""
    return perform_replace(lisp, regexp, to_string, NIL, T, delimited, NIL, NIL, start, end, backward)


@primitive()
def query_replace(
    lisp: Lisp,
    from_string: object,
    to_string: object,
    delimited: object = NIL,
    start: object = NIL,
    end: object = NIL,
    backward: object = NIL,
    region_noncontiguous_p: object = NIL,
) -> object:
    """Like `replace-string', but ask about each match."""
    return perform_replace(lisp, from_string, to_string, T, NIL, delimited, NIL, NIL, start, end, backward)


@primitive()
def query_replace_regexp(
    lisp: Lisp,
    regexp: object,
    to_string: object,
    delimited: object = NIL,
    start: object = NIL,
    end: object = NIL,
    backward: object = NIL,
    region_noncontiguous_p: object = NIL,
) -> object:
    """Like `replace-regexp', but ask about each match."""
    return perform_replace(lisp, regexp, to_string, T, T, delimited, NIL, NIL, start, end, backward)


@primitive()
def perform_replace(
    lisp: Lisp,
    from_string: object,
    replacements: object,
    query_flag: object,
    regexp_flag: object,
    delimited_flag: object,
    repeat_count: object = NIL,
    map: object = NIL,
    start: object = NIL,
    end: object = NIL,
    backward: object = NIL,
    region_noncontiguous_p: object = NIL,
) -> object:
    """Replace matches of FROM-STRING, a regexp if REGEXP-FLAG, from point on or between START and END.

    REPLACEMENTS is a string, a list of strings taken in turn, each REPEAT-COUNT times, or (FUNCTION . DATA).
    QUERY-FLAG asks about each, which cannot be answered in batch; DELIMITED-FLAG replaces whole words only.
    """
    buffer = lisp.buffers.current
    sought = check.string(from_string)
    source = sought.text if regexp_flag is not NIL else quoted(sought.text)
    pattern_text = lisp_string(f"\\b\\(?:{source}\\)\\b" if delimited_flag is not NIL else source)
    folds = lisp.is_set("case-fold-search") and _no_upper(source)
    adapts = T if not (folds and lisp.is_set("case-replace")) else NIL
    low, high = (buffer.begv, buffer.zv) if start is NIL else region(buffer, start, end)
    if start is not NIL:
        buffer.point = high if backward is not NIL else low
    limit = Marker(buffer, high, advances=True)
    binding = lisp.variables.bind(intern("case-fold-search"), T if folds else NIL)
    count = 0
    last: int | None = None
    try:
        while _find(lisp, pattern_text, limit.position, low, backward is not NIL):
            if query_flag is not NIL:
                raise signal("end-of-file", lisp_string("Error reading from stdin"))
            spans = lisp.regexps.last[0]
            if spans[0] == spans[1] == limit.position - 1 and backward is NIL:
                break
            text = _replacement(lisp, replacements, count, repeat_count)
            lisp.call(REPLACE, text, adapts, NIL if regexp_flag is not NIL else T)
            count += 1
            if backward is not NIL:
                buffer.point = spans[0] + 1
            else:
                last = buffer.point
                buffer.point += spans[0] == spans[1]
    finally:
        lisp.variables.unbind(binding)
        limit.detach()
    if last is not None:
        buffer.goto(last)
    lisp.call(MESSAGE, lisp_string(f"Replaced {count} occurrence{'' if count == 1 else 's'}"))
    return NIL


def _no_upper(regexp: str) -> bool:
    """Tell whether no character of REGEXP stands for a capital."""
    plain = re.sub(r"\\.", "", regexp)
    return plain == plain.lower()


def _find(lisp: Lisp, regexp: LString, limit: int, start: int, backward: bool) -> bool:
    """Move point behind the next match of REGEXP, before it if BACKWARD; tell whether there was one."""
    buffer = lisp.buffers.current
    if backward:
        return lisp.call(intern("re-search-backward"), regexp, start, T) is not NIL
    if buffer.point > limit:
        return False
    found = forward(lisp, lisp.regexps.compile(regexp), buffer, buffer.point, limit)
    if found:
        buffer.point = found
    return bool(found)


def _replacement(lisp: Lisp, replacements: object, count: int, repeat: object) -> object:
    if isinstance(replacements, LString):
        return replacements
    pair = check.cons(replacements)
    if not isinstance(pair.car, LString):
        return lisp.call(pair.car, pair.cdr, count)
    choices = elements(replacements)
    return choices[count // (repeat if type(repeat) is int else 1) % len(choices)]


@primitive()
def map_query_replace_regexp(
    lisp: Lisp,
    regexp: object,
    to_strings: object,
    n: object = NIL,
    start: object = NIL,
    end: object = NIL,
    region_noncontiguous_p: object = NIL,
) -> object:
    """Ask about each match of REGEXP, and replace it by one of TO-STRINGS in turn, each of them N times."""
    texts = to_strings
    if isinstance(to_strings, LString):
        texts = lisp.call(intern("split-string"), to_strings, lisp_string(" "), T)
    return perform_replace(lisp, regexp, texts, T, T, NIL, n, NIL, start, end)


# Texts of other buffers


def _text(lisp: Lisp, start: object, end: object) -> LString:
    buffer = lisp.buffers.current
    low, high = region(buffer, start, end)
    return LString(buffer.substring(low, high), buffer.multibyte, buffer.properties_between(low, high))


def _into(lisp: Lisp, buffer: object, text: LString, where: str) -> None:
    """Insert TEXT into BUFFER, which is made if need be: before its point, after it, or in the place of all."""
    target = lisp.buffers.check(lisp.call(intern("get-buffer-create"), buffer))
    before = lisp.buffers.current
    lisp.buffers.set_current(target)
    try:
        lisp.call(intern("barf-if-buffer-read-only"))
        if where == "all":
            target.erase()
        place = target.point
        lisp.call(intern("insert"), text)
        if where != "before":
            target.point = place
    finally:
        lisp.buffers.restore_current(before)


@primitive(interactive="BAppend to buffer: \nr")
def append_to_buffer(lisp: Lisp, buffer: object, start: object, end: object) -> object:
    """Insert the text between START and END into BUFFER before its point."""
    _into(lisp, buffer, _text(lisp, start, end), "before")
    return NIL


@primitive(interactive="BPrepend to buffer: \nr")
def prepend_to_buffer(lisp: Lisp, buffer: object, start: object, end: object) -> object:
    """Insert the text between START and END into BUFFER after its point."""
    _into(lisp, buffer, _text(lisp, start, end), "after")
    return NIL


@primitive(interactive="BCopy to buffer: \nr")
def copy_to_buffer(lisp: Lisp, buffer: object, start: object, end: object) -> object:
    """Replace what is in BUFFER by the text between START and END."""
    _into(lisp, buffer, _text(lisp, start, end), "all")
    return NIL


@primitive()
def copy_matching_lines(lisp: Lisp, regexp: object, rstart: object = NIL, rend: object = NIL, interactive: object = NIL) -> int:
    """Put the lines that match REGEXP, after point or between RSTART and REND, on the kill ring; return how many there are."""
    return _kill_lines(lisp, regexp, rstart, rend, deletes=False)


@primitive()
def kill_matching_lines(lisp: Lisp, regexp: object, rstart: object = NIL, rend: object = NIL, interactive: object = NIL) -> int:
    """Kill the lines that match REGEXP, after point or between RSTART and REND; return how many there were."""
    return _kill_lines(lisp, regexp, rstart, rend, deletes=True)


def _kill_lines(lisp: Lisp, regexp: object, rstart: object, rend: object, deletes: bool) -> int:
    buffer = lisp.buffers.current
    place = buffer.point if rstart is NIL else check.integer_or_marker(rstart)
    end = Marker(buffer, buffer.zv if rstart is NIL else check.integer_or_marker(rend))
    pattern = lisp.regexps.compile(check.string(regexp))
    saved = lisp.saved_match()
    lines: list[str] = []
    while place < end.position and (found := forward(lisp, pattern, buffer, place, end.position)):
        start = buffer.line_start(lisp.regexps.last[0][0] + 1)
        stop = min(buffer.line_end(found) + 1, buffer.zv)
        lines.append(buffer.substring(start, stop))
        if deletes:
            buffer.delete(start, stop)
        place = start if deletes else stop
    end.detach()
    lisp.restore_match(saved)
    if lines:
        lisp.call(intern("kill-new"), lisp_string("".join(lines)))
    return len(lines)
