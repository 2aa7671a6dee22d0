"""Moving over balanced expressions."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.syntax_scans import is_escapable, places_of, propertize, state_at
from elnet.text.expressions import Scan, ScanError


def _scan(lisp: Lisp, sexps: bool) -> Scan:
    places = places_of(lisp)
    if lisp.value("parse-sexp-ignore-comments") is NIL:
        return Scan(places, sexps)
    return Scan(places, sexps, lambda place: state_at(lisp, places, place), is_escapable(lisp))


def _moved(lisp: Lisp, start: int, count: int, depth: int, sexps: bool) -> object:
    buffer = lisp.buffers.current
    place = max(buffer.begv, min(start, buffer.zv))
    propertize(lisp, buffer.zv if count > 0 else place)
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


@primitive("forward-sexp")
def forward_sexp(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> Symbol:
    """Move point over ARG expressions, by default one, backward if ARG is negative; INTERACTIVE is not looked at."""
    count = 1 if arg is NIL else check.fixnum(arg)
    buffer = lisp.buffers.current
    found = _moved(lisp, buffer.point, count, 0, sexps=True)
    buffer.point = found if type(found) is int else buffer.zv if count > 0 else buffer.begv
    if count < 0:
        backward_prefix_chars(lisp)
    return NIL


@primitive()
def backward_sexp(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> Symbol:
    """Move point back over ARG expressions, by default one; INTERACTIVE is not looked at."""
    return forward_sexp(lisp, -(1 if arg is NIL else check.fixnum(arg)))


@primitive()
def forward_list(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> int:
    """Move point over ARG lists, by default one, backward if ARG is negative; INTERACTIVE is not looked at.

    Return point.
    """
    count = 1 if arg is NIL else check.fixnum(arg)
    buffer = lisp.buffers.current
    found = _moved(lisp, buffer.point, count, 0, sexps=False)
    buffer.point = found if type(found) is int else buffer.zv if count > 0 else buffer.begv
    return buffer.point


@primitive()
def backward_list(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> int:
    """Move point back over ARG lists, by default one; INTERACTIVE is not looked at.  Return point."""
    return forward_list(lisp, -(1 if arg is NIL else check.fixnum(arg)))


@primitive()
def down_list(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> Symbol:
    """Move point ARG levels down, forward into lists, or backward if ARG is negative; INTERACTIVE is not looked at."""
    return _change_level(lisp, arg, -1)


@primitive()
def up_list(lisp: Lisp, arg: object = NIL, escape_strings: object = NIL, no_syntax_crossing: object = NIL) -> Symbol:
    """Move point ARG levels up, forward out of lists, or backward if ARG is negative.

    ESCAPE-STRINGS and NO-SYNTAX-CROSSING are accepted for compatibility.
    """
    return _change_level(lisp, arg, 1)


@primitive()
def backward_up_list(lisp: Lisp, arg: object = NIL, escape_strings: object = NIL, no_syntax_crossing: object = NIL) -> Symbol:
    """Move point ARG levels up, backward out of lists, or forward if ARG is negative; the others as for `up-list'."""
    return _change_level(lisp, -(1 if arg is NIL else check.fixnum(arg)), 1)


def _change_level(lisp: Lisp, arg: object, depth: int) -> Symbol:
    count = 1 if arg is NIL else check.fixnum(arg)
    buffer = lisp.buffers.current
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        found = _moved(lisp, buffer.point, step, depth, sexps=False)
        buffer.point = found if type(found) is int else buffer.zv if count > 0 else buffer.begv
    return NIL
