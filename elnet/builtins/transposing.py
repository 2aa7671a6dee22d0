"""Exchanging neighbouring things: characters, words, lines, expressions."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import Cons
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Move = Callable[[int], object]


@primitive()
def transpose_subr(lisp: Lisp, mover: object, arg: object, special: object = NIL) -> object:
    """Exchange the thing before point with the ARGth after it, as MOVER, a function of a number, moves over such things.

    ARG 0 exchanges those at point and mark.  SPECIAL non-nil means MOVER returns the bounds of the thing.
    """
    move = lisp.functions.callable(mover)
    if special is not NIL:
        return _exchange_bounds(lisp, lambda count: _pair(move(count)), check.integer(arg))
    return _exchange_bounds(lisp, lambda count: _bounds(lisp, move, count), check.integer(arg))


def _pair(value: object) -> tuple[int, int]:
    if type(value) is not Cons:
        raise lisp_error("Don’t have two things to transpose")
    return check.integer_or_marker(value.car), check.integer_or_marker(value.cdr)


def _bounds(lisp: Lisp, move: Move, count: int) -> tuple[int, int]:
    """Return start and end of the thing COUNT things on."""
    buffer = lisp.buffers.current
    move(count)
    one = buffer.point
    move(-count)
    return one, buffer.point


def _exchange_bounds(lisp: Lisp, bounds: Callable[[int], tuple[int, int]], count: int) -> object:
    buffer = lisp.buffers.current
    if count == 0:
        first = bounds(1)
        buffer.goto(buffer.mark.position)
        second = bounds(1)
        _exchange(lisp, first, second)
        buffer.goto(max(*first, *second))
        return NIL
    if count > 0:
        first, second = bounds(-1), bounds(count)
        _exchange(lisp, first, second)
        buffer.goto(max(second))
    else:
        first = bounds(-1)
        buffer.goto(min(first))
        second = bounds(count)
        _exchange(lisp, first, second)
        buffer.goto(min(second) + abs(first[1] - first[0]))
    return buffer.point


@primitive()
def transpose_subr_1(lisp: Lisp, pos1: object, pos2: object) -> object:
    """Exchange the texts whose bounds are the pairs POS1 and POS2."""
    _exchange(lisp, _pair(pos1), _pair(pos2))
    return NIL


def _exchange(lisp: Lisp, first: tuple[int, int], second: tuple[int, int]) -> None:
    buffer = lisp.buffers.current
    (start, stop), (begin, end) = sorted([tuple(sorted(first)), tuple(sorted(second))])
    if stop > begin:
        raise lisp_error("Don’t have two things to transpose")
    get = intern("buffer-substring")
    left, right = lisp.call(get, start, stop), lisp.call(get, begin, end)
    middle = lisp.call(get, stop, begin)
    buffer.delete(start, end)
    buffer.goto(start)
    lisp.call(intern("insert"), right, middle, left)


def _count(arg: object) -> int:
    return int(check.number_or_marker(arg))


@primitive(interactive="*p")
def transpose_chars(lisp: Lisp, arg: object) -> object:
    """Exchange the characters around point, at the end of a line the two before it; ARG is as for `transpose-words'."""
    buffer = lisp.buffers.current
    if arg is NIL and buffer.point == buffer.line_end(buffer.point):
        if buffer.point == buffer.begv:
            raise signal("beginning-of-buffer")
        buffer.point -= 1
    return transpose_subr(lisp, intern("forward-char"), _count(arg))


@primitive(interactive="*p")
def transpose_words(lisp: Lisp, arg: object) -> object:
    """Exchange the word before point with the ARGth after it, and leave point behind both; 0 means those at point and mark."""
    return transpose_subr(lisp, intern("forward-word"), _count(arg))


@primitive(interactive="*p\nd")
def transpose_sexps(lisp: Lisp, arg: object, interactive: object = NIL) -> object:
    """Exchange the expression before point with the ARGth after it; INTERACTIVE is accepted."""
    return transpose_subr(lisp, intern("forward-sexp"), _count(arg))


@primitive(interactive="*p")
def transpose_lines(lisp: Lisp, arg: object) -> object:
    """Exchange the line before that of point with it, or with the one ARG - 1 lines on, and leave point behind both."""
    buffer = lisp.buffers.current

    def move(count: int) -> None:
        if count <= 0:
            buffer.forward_line(count)
            return
        for _ in range(count):
            buffer.point = buffer.line_end(buffer.point)
            if buffer.point == buffer.zv:
                buffer.insert("\n")
            else:
                buffer.point += 1

    return _exchange_bounds(lisp, lambda count: _bounds(lisp, move, count), _count(arg))
