"""Moving over balanced expressions."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.lists import conses
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.syntax_scans import is_escapable, places_of, state_at
from elnet.text.comment_motion import moved_over_comments
from elnet.text.comments import opening
from elnet.text.expressions import Scan, ScanError


def _scan(lisp: Lisp, sexps: bool) -> Scan:
    places = places_of(lisp)
    if lisp.value("parse-sexp-ignore-comments") is NIL:
        return Scan(places, sexps)
    return Scan(places, sexps, lambda place: state_at(lisp, places, place), is_escapable(lisp))


def _moved(lisp: Lisp, start: int, count: int, depth: int, sexps: bool) -> object:
    buffer = lisp.buffers.current
    place = max(buffer.begv, min(start, buffer.zv))
    try:
        found = _scan(lisp, sexps).moved(place - 1, count, depth)
    except ScanError as error:
        message, first, last = error.args
        raise signal("scan-error", lisp_string(message), first + 1, last + 1) from None
    return NIL if found is None else found + 1


@primitive()
def scan_lists(lisp: Lisp, from_: object, count: object, depth: object) -> object:
    """Return the place COUNT lists after FROM, before it if COUNT is negative; nil if there are not so many.

    DEPTH is how many levels to go up first, or down if it is negative.  Signal `scan-error' where parentheses do not match.
    """
    return _moved(lisp, check.fixnum(from_), check.fixnum(count), check.fixnum(depth), sexps=False)


@primitive()
def scan_sexps(lisp: Lisp, from_: object, count: object) -> object:
    """Return the place COUNT expressions after FROM, before it if COUNT is negative; nil if there are not so many.

    Signal `scan-error' where parentheses do not match.
    """
    return _moved(lisp, check.fixnum(from_), check.fixnum(count), 0, sexps=True)


@primitive()
def backward_prefix_chars(lisp: Lisp) -> Symbol:
    """Move point back over quotes and other prefixes of an expression."""
    buffer = lisp.buffers.current
    buffer.point = _scan(lisp, sexps=True).prefix_start(buffer.point - 1) + 1
    return NIL


@primitive("forward-sexp", interactive="^p\nd")
def forward_sexp(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> Symbol:
    """Move point over ARG expressions, by default one, backward if ARG is negative; INTERACTIVE is not looked at.

    The function in `forward-sexp-function', if there is one, does that instead.
    """
    count = 1 if arg is NIL else check.fixnum(arg)
    buffer = lisp.buffers.current
    other: object = lisp.value("forward-sexp-function")
    if other is not NIL:
        lisp.call(other, count)
        return NIL
    found = _moved(lisp, buffer.point, count, 0, sexps=True)
    buffer.point = found if type(found) is int else buffer.zv if count > 0 else buffer.begv
    if count < 0:
        backward_prefix_chars(lisp)
    return NIL


@primitive(interactive="^p\nd")
def backward_sexp(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> Symbol:
    """Move point back over ARG expressions, by default one; INTERACTIVE is not looked at."""
    return forward_sexp(lisp, -(1 if arg is NIL else check.fixnum(arg)))


@primitive(interactive="^p\nd")
def forward_list(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> int:
    """Move point over ARG lists, by default one, backward if ARG is negative; INTERACTIVE is not looked at.

    Return point.
    """
    count = 1 if arg is NIL else check.fixnum(arg)
    buffer = lisp.buffers.current
    found = _moved(lisp, buffer.point, count, 0, sexps=False)
    buffer.point = found if type(found) is int else buffer.zv if count > 0 else buffer.begv
    return buffer.point


@primitive(interactive="^p\nd")
def backward_list(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> int:
    """Move point back over ARG lists, by default one; INTERACTIVE is not looked at.  Return point."""
    return forward_list(lisp, -(1 if arg is NIL else check.fixnum(arg)))


@primitive(interactive="^p\nd")
def down_list(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> Symbol:
    """Move point ARG levels down, forward into lists, or backward if ARG is negative; INTERACTIVE is not looked at."""
    return _change_level(lisp, arg, -1)


@primitive(interactive="^p\nd\nd")
def up_list(lisp: Lisp, arg: object = NIL, escape_strings: object = NIL, no_syntax_crossing: object = NIL) -> Symbol:
    """Move point ARG levels up, forward out of lists, or backward if ARG is negative.

    If ESCAPE-STRINGS is non-nil, the string that point is in is left where no list around is found; if NO-SYNTAX-CROSSING is,
    only lists inside of that string or comment are looked at first.
    """
    count = 1 if arg is NIL else check.fixnum(arg)
    for _ in range(abs(count)):
        _move_up(lisp, 1 if count > 0 else -1, escape_strings is not NIL, no_syntax_crossing is not NIL)
    return NIL


@primitive(interactive="^p\nd\nd")
def backward_up_list(lisp: Lisp, arg: object = NIL, escape_strings: object = NIL, no_syntax_crossing: object = NIL) -> Symbol:
    """Move point ARG levels up, backward out of lists, or forward if ARG is negative; the others as for `up-list'."""
    return up_list(lisp, -(1 if arg is NIL else check.fixnum(arg)), escape_strings, no_syntax_crossing)


def _move_up(lisp: Lisp, step: int, escape_strings: bool, inside_only: bool) -> None:
    buffer = lisp.buffers.current
    state = state_at(lisp, places_of(lisp), buffer.point - 1) if escape_strings or inside_only else None
    start = None if state is None or state.start is None else state.start + 1
    saved = lisp.buffers.restriction()
    try:
        if inside_only and start is not None:
            buffer.narrow(start, _end_of(lisp, start))
        found = _moved_up(lisp, buffer.point, step)
    except LispSignal:
        lisp.buffers.restore_restriction(saved)
        in_string = state is not None and state.string is not None
        if start is not None and (escape_strings if in_string else inside_only):
            buffer.goto(start if step < 0 else _end_of(lisp, start))
            if not in_string:
                # The way out of a comment leads to what is around that.
                _move_up(lisp, step, escape_strings, inside_only=False)
            return
        if inside_only:
            raise signal("user-error", lisp_string("At top level")) from None
        raise
    lisp.buffers.restore_restriction(saved)
    buffer.goto(found)


def _moved_up(lisp: Lisp, start: int, step: int) -> int:
    """Return where the list around START ends, or begins for a STEP of -1; `forward-sexp-function` is asked if there is one."""
    buffer = lisp.buffers.current
    if lisp.value("forward-sexp-function") is NIL:
        found = _moved(lisp, start, step, 1, sexps=False)
        return found if type(found) is int else buffer.zv if step > 0 else buffer.begv
    try:
        while True:
            place = buffer.point
            lisp.call(intern("forward-sexp"), step)
            if buffer.point == place:
                raise signal("scan-error", lisp_string("Unbalanced parentheses"), place, place)
    except LispSignal as error:
        places = [pair.car for pair in conses(error.data)]
        border = places[2 if step > 0 else 1] if len(places) > 2 else None
        if error.symbol is not intern("scan-error") or type(border) is not int or border == buffer.point:
            raise
        return border


def _end_of(lisp: Lisp, start: int) -> int:
    """Return where the string or comment that begins at START ends."""
    buffer = lisp.buffers.current
    places = places_of(lisp)
    if opening(places, start - 1, places.high) is not None:
        return moved_over_comments(places, start - 1, 1, lambda place: state_at(lisp, places, place), False)[0] + 1
    try:
        found = _moved(lisp, start, 1, 0, sexps=True)
    except LispSignal:
        found = NIL
    return found if type(found) is int else buffer.zv


def _change_level(lisp: Lisp, arg: object, depth: int) -> Symbol:
    count = 1 if arg is NIL else check.fixnum(arg)
    buffer = lisp.buffers.current
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        found = _moved(lisp, buffer.point, step, depth, sexps=False)
        buffer.point = found if type(found) is int else buffer.zv if count > 0 else buffer.begv
    return NIL
