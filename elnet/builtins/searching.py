"""Searching and matching, in strings and in buffers."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, truth, wrong_type_argument
from elnet.objects.strings import LString, plain_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import buffer_search, check
from elnet.runtime.lisp import Lisp
from elnet.runtime.match_data import as_list, place, set_from_list
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.text.propertied import substring
from elnet.text.regexp.quoting import quoted

# In strings


@primitive("string-match", "posix-string-match")
def string_match(lisp: Lisp, regexp: object, string: object, start: object = NIL, inhibit_modify: object = NIL) -> object:
    """Return where the first match of REGEXP in STRING begins, nil if there is none.

    Look only at START, which counts from the end if it is negative, and after.  The match data stay as they are if
    INHIBIT-MODIFY is non-nil.
    """
    if type(regexp) is not LString:
        raise wrong_type_argument("stringp", regexp)
    if type(string) is not LString:
        raise wrong_type_argument("stringp", string)
    regexps = lisp.regexps
    first = 0 if start is NIL else _start(string, start)
    pattern = regexps.compile(regexp)
    if string.properties is not None and pattern.obeys_properties:
        spans = regexps.found(pattern, string, first)
    else:
        spans = pattern.search(string.text, first, not string.multibyte)
    if spans is None:
        return NIL
    if inhibit_modify is NIL:
        regexps.last, regexps.buffer = spans, None
    return spans[0][0]


def _start(string: LString, start: object) -> int:
    given, size = check.fixnum(start), len(string.text)
    first = given + size if given < 0 else given
    if not 0 <= first <= size:
        raise args_out_of_range(string, start)
    return first


@primitive()
def string_match_p(lisp: Lisp, regexp: object, string: object, start: object = NIL) -> object:
    """Return what `string-match' returns for REGEXP, STRING and START, but leave the match data as they are."""
    return string_match(lisp, regexp, string, start, T)


@primitive()
def regexp_quote(string: object) -> LString:
    """Return the regexp that matches STRING and nothing else."""
    text = check.string(string)
    result = quoted(text.text)
    return text if result == text.text else LString(result, text.multibyte)


# In the current buffer


@primitive(interactive="MSearch: ")
def search_forward(lisp: Lisp, string: object, bound: object = NIL, noerror: object = NIL, count: object = NIL) -> object:
    """Move point to the end of the first STRING after point and return that position.

    The match ends at BOUND or before.  If there is none, signal `search-failed', or return nil if NOERROR is non-nil; then
    point moves to BOUND if NOERROR is not t.  COUNT is which one to find, backward if it is negative.
    """
    return _search_text(lisp, string, bound, noerror, count, 1)


@primitive(interactive="MSearch backward: ")
def search_backward(lisp: Lisp, string: object, bound: object = NIL, noerror: object = NIL, count: object = NIL) -> object:
    """Move point to the beginning of the last STRING before point and return that position.

    The match begins at BOUND or after; NOERROR and COUNT as for `search-forward'.
    """
    return _search_text(lisp, string, bound, noerror, count, -1)


def _search_text(lisp: Lisp, string: object, bound: object, noerror: object, count: object, direction: int) -> object:
    if count is not NIL:
        check.fixnum(count)
    text = check.string(string)
    return buffer_search.search(lisp, lisp.regexps.compile_literal(text), text, bound, noerror, count, direction)


@primitive("re-search-forward", "posix-search-forward", "search-forward-regexp", interactive="sRE search: ")
def re_search_forward(lisp: Lisp, regexp: object, bound: object = NIL, noerror: object = NIL, count: object = NIL) -> object:
    """Move point to the end of the first match of REGEXP after point; arguments and value are those of `search-forward'."""
    if type(regexp) is not LString:
        if count is not NIL:
            check.fixnum(count)
        raise wrong_type_argument("stringp", regexp)
    return buffer_search.search(lisp, lisp.regexps.compile(regexp), regexp, bound, noerror, count, 1)


@primitive("re-search-backward", "posix-search-backward", "search-backward-regexp", interactive="sRE search backward: ")
def re_search_backward(lisp: Lisp, regexp: object, bound: object = NIL, noerror: object = NIL, count: object = NIL) -> object:
    """Move point to the beginning of the last match of REGEXP that begins before point; arguments as `search-backward'."""
    if type(regexp) is not LString:
        if count is not NIL:
            check.fixnum(count)
        raise wrong_type_argument("stringp", regexp)
    return buffer_search.search(lisp, lisp.regexps.compile(regexp), regexp, bound, noerror, count, -1)


@primitive("looking-at", "posix-looking-at")
def looking_at(lisp: Lisp, regexp: object, inhibit_modify: object = NIL) -> Symbol:
    """Return t if the text after point matches REGEXP; the match data stay as they are if INHIBIT-MODIFY is non-nil."""
    return truth(buffer_search.matches_here(lisp, check.string(regexp), inhibit_modify is NIL))


@primitive()
def looking_at_p(lisp: Lisp, regexp: object) -> Symbol:
    """Return t if the text after point matches REGEXP, but leave the match data as they are."""
    return truth(buffer_search.matches_here(lisp, check.string(regexp), keep=False))


@primitive()
def looking_back(lisp: Lisp, regexp: object, limit: object = NIL, greedy: object = NIL) -> Symbol:
    """Return t if the text before point, from LIMIT on, matches REGEXP.

    If GREEDY is non-nil, the match begins as early as possible.
    """
    text = check.string(regexp)
    buffer = lisp.buffers.current
    point = buffer.point
    at_point = LString(f"\\(?:{text.text}\\)\\=", text.multibyte)
    found = buffer_search.search(lisp, lisp.regexps.compile(at_point), text, limit, T, NIL, -1)
    buffer.point = point
    if type(found) is int and greedy is not NIL:
        _extend_backward(lisp, LString(f"\\(?:{text.text}\\)\\'", text.multibyte), found, point, limit)
    return truth(found is not NIL)


def _extend_backward(lisp: Lisp, regexp: LString, start: int, end: int, limit: object) -> None:
    """Move the start of the last match as far back as one character at a time allows."""
    buffer = lisp.buffers.current
    begv, zv = buffer.begv, buffer.zv
    low = begv if limit is NIL else max(begv, check.position(limit))
    buffer.narrow(begv, end)
    while start > low:
        buffer.point = start - 1
        if not buffer_search.matches_here(lisp, regexp, keep=False):
            break
        start -= 1
    buffer.point = start
    buffer_search.matches_here(lisp, regexp, keep=True)
    buffer.narrow(begv, zv)
    buffer.point = end


# The match data


@primitive()
def match_beginning(lisp: Lisp, subexp: object) -> object:
    """Return where group SUBEXP of the last match began, 0 being the whole of it; nil if it took no part."""
    return place(lisp.regexps, subexp, 0)


@primitive()
def match_end(lisp: Lisp, subexp: object) -> object:
    """Return where group SUBEXP of the last match ended, 0 being the whole of it; nil if it took no part."""
    return place(lisp.regexps, subexp, 1)


@primitive()
def match_string(lisp: Lisp, num: object, string: object = NIL) -> object:
    """Return what group NUM of the last match matched, in STRING if the match was in that; nil if it took no part."""
    regexps = lisp.regexps
    if type(num) is int and type(string) is LString and regexps.buffer is None and 0 <= num < len(regexps.last):
        first, last = regexps.last[num]
        return _matched(string, first, last) if first >= 0 else NIL
    start, end = match_beginning(lisp, num), match_end(lisp, num)
    if type(start) is not int or type(end) is not int:
        return NIL
    if string is NIL:
        buffer = lisp.buffers.current
        low, high = region(buffer, start, end)
        return LString(buffer.substring(low, high), buffer.multibyte, buffer.properties_between(low, high))
    return _matched(string, start, end)


def _matched(string: object, start: int, end: int) -> LString:
    if type(string) is not LString:
        raise wrong_type_argument("arrayp", string)
    if not 0 <= start <= end <= len(string.text):
        raise args_out_of_range(string, start, end)
    if string.properties is None:
        return plain_string(string.text[start:end], string.multibyte)
    return substring(string, start, end)


@primitive()
def match_string_no_properties(lisp: Lisp, num: object, string: object = NIL) -> object:
    """Return what group NUM of the last match matched, without properties; arguments as for `match-string'."""
    found = match_string(lisp, num, string)
    return LString(found.text, found.multibyte) if type(found) is LString else NIL


@primitive()
def match_data(lisp: Lisp, integers: object = NIL, reuse: object = NIL, reseat: object = NIL) -> object:
    """Return the list of the starts and ends of the last match and its groups.

    They are markers if the match was in a buffer, unless INTEGERS is non-nil; then the buffer comes last.  REUSE and RESEAT
    are accepted for compatibility.
    """
    return as_list(lisp.regexps, integers is not NIL)


@primitive("set-match-data", "store-match-data")
def set_match_data(lisp: Lisp, list: object, reseat: object = NIL) -> Symbol:
    """Make LIST, as `match-data' returns one, the match data; if RESEAT is non-nil its markers point nowhere afterwards."""
    set_from_list(lisp.regexps, list, reseat is not NIL)
    return NIL


@primitive("match-substitute-replacement")
def match_substitute_replacement(
    lisp: Lisp,
    replacement: object,
    fixedcase: object = NIL,
    literal: object = NIL,
    string: object = NIL,
    subexp: object = NIL,
) -> object:
    """Return what `replace-match' would put in the place of the last match for REPLACEMENT.

    FIXEDCASE, LITERAL, STRING, which was searched, and SUBEXP are as there.
    """
    match = lisp.call(intern("match-string"), 0, string)
    saved = lisp.saved_match()
    try:
        translate_match_data(lisp, -check.fixnum(lisp.call(intern("match-beginning"), 0)))
        return lisp.call(intern("replace-match"), replacement, fixedcase, literal, match, subexp)
    finally:
        lisp.restore_match(saved)


@primitive("match-data--translate")
def translate_match_data(lisp: Lisp, n: object) -> Symbol:
    """Add N to all positions in the match data."""
    distance = check.fixnum(n)
    regexps = lisp.regexps
    if regexps.buffer is not None:
        distance += 1
        regexps.buffer = None
    spans = [(max(0, start + distance), max(0, end + distance)) if start >= 0 else (-1, -1) for start, end in regexps.last]
    regexps.last = tuple(spans)
    return NIL
