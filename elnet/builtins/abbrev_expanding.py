"""Abbrevs before point become what they stand for, and back (manual node "Abbrev Expansion")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import abbrevs, check
from elnet.runtime.abbrevs import CASE_FIXED, COUNT
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.scopes import Excursion

TYPE_CHECKING = False
if TYPE_CHECKING:
    Found = tuple[Symbol, LString, int, int]

ENABLED, REGEXP, NO_SELF_INSERT = map(intern, (":enable-function", ":regexp", "no-self-insert"))
START = "abbrev-start-location"


# Finding


@primitive("abbrev--before-point")
def abbrev__before_point(lisp: Lisp) -> object:
    """Return the abbrev before point as a list: its symbol, how it is written, its start and its end; nil if there is none."""
    found = _before_point(lisp)
    return NIL if found is None else list_of(*found)


def _before_point(lisp: Lisp) -> Found | None:
    lim = lisp.value(START)
    if lim is not NIL:
        is_here = lisp.value("abbrev-start-location-buffer") is lisp.buffers.current
        lisp.set(START, NIL)
        if is_here:
            return _after_mark(lisp, lim)
    tables = abbrevs.with_parents(lisp, abbrevs.active_tables(lisp))
    return next((found for table in tables if (found := _before_point_in(lisp, table)) is not None), None)


def _after_mark(lisp: Lisp, lim: object) -> Found | None:
    """Return the abbrev between LIM, where `abbrev-prefix-mark' has put a -, and point; the - is deleted."""
    buffer = lisp.buffers.current
    start = check.fixnum_or_marker(lim)
    if buffer.char_after(start) == "-":
        buffer.delete(start, start + 1)
    end = buffer.point
    name = _text(lisp, start, end)
    abbrev = abbrevs.find(lisp, name)
    return None if abbrev is None else (abbrev, name, start, end)


def _text(lisp: Lisp, start: int, end: int) -> LString:
    return lisp.call(intern("buffer-substring-no-properties"), start, end)  # type: ignore[return-value]


def _is_enabled(lisp: Lisp, function: object) -> bool:
    return function is NIL or lisp.call(function) is not NIL


def _before_point_in(lisp: Lisp, table: object) -> Found | None:
    """Return the abbrev of TABLE that ends before point, if there is one and it is enabled."""
    if not _is_enabled(lisp, abbrevs.get(lisp, table, ENABLED)):
        return None
    span = _span(lisp, abbrevs.get(lisp, table, REGEXP))
    if span is None:
        return None
    name = _text(lisp, *span)
    abbrev = abbrevs.own_abbrev(lisp, name, table)
    if abbrev is None or not _is_enabled(lisp, lisp.plists.get(abbrev, ENABLED)):
        return None
    return abbrev, name, *span


def _span(lisp: Lisp, regexp: object) -> tuple[int, int] | None:
    """Return where the text starts and ends that may be an abbrev: what REGEXP matches, or else the word before point."""
    if regexp is not NIL:
        if lisp.call(intern("looking-back"), regexp, lisp.call(intern("line-beginning-position"))) is NIL:
            return None
        start, end = lisp.call(intern("match-beginning"), 1), lisp.call(intern("match-end"), 1)
    else:
        with Excursion(lisp) as buffer:
            limit = buffer.point
            lisp.call(intern("backward-word"), 1)
            start = buffer.point
            lisp.call(intern("forward-word"), 1)
            end = min(buffer.point, limit)
    if type(start) is not int or type(end) is not int or end <= start:
        return None
    return start, end


# Expanding


@primitive(interactive=NIL)
def expand_abbrev(lisp: Lisp) -> object:
    """Expand the abbrev before point with `abbrev-expand-function'; return its symbol, nil if nothing was expanded."""
    return lisp.call(lisp.value("abbrev-expand-function"))


@primitive("abbrev--default-expand")
def abbrev__default_expand(lisp: Lisp) -> object:
    """Expand the abbrev before point; return its symbol, nil if nothing was expanded."""
    found = _before_point(lisp)
    if found is None:
        return lisp.call(intern("abbrev--suggest-maybe-suggest")) if lisp.is_set("abbrev-suggest") else NIL
    abbrev, name, start, end = found
    buffer = lisp.buffers.current
    if lisp.call(intern("minibufferp")) is NIL and end == buffer.point:
        lisp.call(intern("undo-boundary"))
    lisp.set("last-abbrev-text", name)
    lisp.set("last-abbrev", abbrev)
    lisp.set("last-abbrev-location", start)
    after = lisp.call(intern("copy-marker"), buffer.point, T) if end < buffer.point else None
    value = abbrev_insert(lisp, abbrev, name, start, end)
    if after is not None:
        lisp.call(intern("goto-char"), after)
    return value


@primitive()
def abbrev_insert(lisp: Lisp, abbrev: object, name: object = NIL, start: object = NIL, end: object = NIL) -> object:
    """Put the expansion of ABBREV, a symbol, in place of the text from START to END, by default point; its case is like NAME's.

    The hook of ABBREV is called then; nil is returned if it has the property `no-self-insert' and returns nil, else ABBREV.
    """
    symbol = check.symbol(abbrev)
    buffer = lisp.buffers.current
    written = name if type(name) is LString else lisp.call(intern("symbol-name"), symbol)
    first = buffer.point if start is NIL else check.fixnum_or_marker(start)
    last = first if end is NIL else check.fixnum_or_marker(end)
    value = abbrevs.expansion(lisp, symbol)
    used = lisp.plists.get(symbol, COUNT)
    lisp.plists.put(symbol, COUNT, used + 1 if type(used) is int else 1)
    if type(value) is LString:
        buffer.goto(first)
        lisp.call(intern("insert"), value)
        buffer.delete(buffer.point, buffer.point + last - first)
        _adjust_case(lisp, symbol, written.text, first)  # type: ignore[attr-defined]
    hook = lisp.functions.definition(symbol)
    if hook is NIL:
        return symbol
    said = lisp.call(hook)
    is_sole = isinstance(hook, Symbol) and lisp.plists.get(hook, NO_SELF_INSERT) is not NIL
    return NIL if is_sole and said is NIL else symbol


def _adjust_case(lisp: Lisp, abbrev: Symbol, written: str, start: int) -> None:
    """Give what was inserted from START to point the case in which the abbrev was WRITTEN."""
    if lisp.plists.get(abbrev, CASE_FIXED) is not NIL or written == abbrev.name or not any(char.isupper() for char in written):
        return
    buffer = lisp.buffers.current
    end = buffer.point
    if any(char.islower() for char in written):
        buffer.goto(start)
        lisp.call(intern("skip-syntax-forward"), lisp_string("^w"), end)
        if buffer.point < end:
            lisp.call(intern("upcase-initials-region"), buffer.point, buffer.point + 1)
        buffer.goto(end)
        return
    with Excursion(lisp):
        lisp.call(intern("backward-word"), 1)
        several = buffer.point > start
    whole = several and not lisp.is_set("abbrev-all-caps")
    lisp.call(intern("upcase-initials-region" if whole else "upcase-region"), start, end)


@primitive(interactive=NIL)
def unexpand_abbrev(lisp: Lisp) -> object:
    """Put the last abbrev that was expanded back in place of its expansion."""
    buffer, place, text = lisp.buffers.current, lisp.value("last-abbrev-location"), lisp.value("last-abbrev-text")
    if place is NIL or not buffer.begv <= check.fixnum_or_marker(place) <= buffer.zv or text is NIL:
        return NIL
    value = abbrevs.expansion(lisp, check.symbol(lisp.value("last-abbrev")))
    if type(value) is not LString:
        raise lisp_error("Value of abbrev-symbol must be a string")
    with Excursion(lisp):
        start = check.fixnum_or_marker(place)
        buffer.goto(start + len(value.text))
        lisp.call(intern("insert-before-markers"), text)
        buffer.delete(start, start + len(value.text))
    lisp.set("last-abbrev-text", NIL)
    return NIL


# A word and a region at a time


@primitive(interactive="P")
def abbrev_prefix_mark(lisp: Lisp, arg: object = NIL) -> object:
    """Let an abbrev begin at point although a word goes on; expand the one before it, unless ARG."""
    if arg is NIL:
        expand_abbrev(lisp)
    lisp.set(START, lisp.call(intern("point-marker")))
    lisp.set("abbrev-start-location-buffer", lisp.buffers.current)
    lisp.buffers.current.insert("-")
    return NIL


@primitive(interactive="r\nP")
def expand_region_abbrevs(lisp: Lisp, start: object, end: object, noquery: object = NIL) -> object:
    """Expand the abbrevs between START and END; ask about each of them, unless NOQUERY."""
    with Excursion(lisp) as buffer:
        first, last = sorted((check.fixnum_or_marker(start), check.fixnum_or_marker(end)))
        buffer.goto(first)
        left = buffer.zv - last
        while not buffer.point >= buffer.zv - left:
            lisp.call(intern("forward-word"), 1)
            if buffer.point > buffer.zv - left:
                break
            _offer(lisp, noquery)
    return NIL


def _offer(lisp: Lisp, noquery: object) -> None:
    buffer = lisp.buffers.current
    with Excursion(lisp):
        lisp.call(intern("forward-word"), -1)
        start = buffer.point
    word = _text(lisp, start, buffer.point)
    if abbrevs.find(lisp, word) is None:
        return
    question = lisp.call(intern("format-message"), lisp_string("Expand `%s'? "), word)
    if noquery is not NIL or lisp.call(intern("y-or-n-p"), question) is not NIL:
        expand_abbrev(lisp)
