"""Fields: parts of a text that the text property `field' tells apart, which motion within one does not leave.

See the manual node "Fields".
"""

from __future__ import annotations

from elnet.objects.equality import eq
from elnet.objects.symbols import NIL, intern
from elnet.runtime.stickiness import inherited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

FIELD, BOUNDARY = intern("field"), intern("boundary")


def field_around(lisp: Lisp, place: int, escape: bool = False) -> tuple[int, int]:
    """Return where the field at PLACE begins and ends; with ESCAPE, what is on both sides of PLACE belongs to it."""
    buffer = lisp.buffers.current
    if buffer.intervals is None:
        return buffer.begv, buffer.zv
    after = _value(buffer, place) if place < buffer.zv else NIL
    before = _value(buffer, place - 1) if place > buffer.begv else after
    if escape:
        return _edge_beyond(buffer, place, before, -1), _edge_beyond(buffer, place, after, 1)
    low, high = _sides(lisp, buffer, place, before, after)
    start = place if low is None else _edge(buffer, place, low, -1)
    end = place if high is None else _edge(buffer, place, high, 1)
    return start, end


def _value(buffer: Buffer, position: int) -> object:
    if buffer.intervals is None or not 1 <= position <= buffer.size:
        return NIL
    return buffer.intervals.at(position - 1).get(FIELD, NIL)


def _sides(lisp: Lisp, buffer: Buffer, place: int, before: object, after: object) -> tuple[object, object]:
    """Return the values of the field before and after PLACE, None where that is another field than the one PLACE is in."""
    if eq(before, after):
        return before, after
    stays = inherited(lisp, buffer, place).get(FIELD, NIL)
    return (None, after) if eq(stays, after) else (before, None)


def _edge(buffer: Buffer, place: int, value: object, step: int) -> int:
    """Return where the text with the field VALUE that begins at PLACE ends, in the direction of STEP."""
    while (place < buffer.zv) if step > 0 else (place > buffer.begv):
        if not eq(_value(buffer, place if step > 0 else place - 1), value):
            break
        place += step
    return place


def _edge_beyond(buffer: Buffer, place: int, value: object, step: int) -> int:
    """Return what `_edge` does, but after a boundary, which VALUE may be, that of the text behind it."""
    if value is not BOUNDARY:
        return _edge(buffer, place, value, step)
    place = _edge(buffer, place, BOUNDARY, step)
    return _edge(buffer, place, _value(buffer, place if step > 0 else place - 1), step)


def constrained(lisp: Lisp, wanted: int, old: int, escape: bool = False, only_in_line: bool = False) -> int:
    """Return WANTED, or where the field at OLD ends on the way there.

    With ONLY_IN_LINE, a place in another line than the end of the field is left alone.  Where there is no field beside WANTED
    and none beside OLD, fields between do not matter.
    """
    buffer = lisp.buffers.current
    if buffer.intervals is None or wanted == old or lisp.is_set("inhibit-field-text-motion"):
        return wanted
    if all(
        _value(buffer, place) is NIL for place in (wanted, old, *(each - 1 for each in (wanted, old) if each > buffer.begv))
    ):
        return wanted
    start, end = field_around(lisp, old, escape)
    bound = end if wanted > old else start
    if (bound < wanted) is not (wanted > old) or bound == wanted:
        return wanted
    apart = only_in_line and buffer.count_newlines(min(bound, wanted), max(bound, wanted))
    return wanted if apart else bound
