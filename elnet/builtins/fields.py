"""Fields: parts of a text that the text property `field' tells apart (manual node "Fields")."""

from __future__ import annotations

from elnet.objects.equality import eq
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.stickiness import inherited
from elnet.text.buffer import Buffer

FIELD, BOUNDARY = intern("field"), intern("boundary")


def _value(buffer: Buffer, position: int) -> object:
    if buffer.intervals is None or not 1 <= position <= buffer.size:
        return NIL
    return buffer.intervals.at(position - 1).get(FIELD, NIL)


def _field(lisp: Lisp, given: object) -> tuple[int, int]:
    """Return where the field at GIVEN, by default point, begins and ends."""
    buffer = lisp.buffers.current
    place = buffer.point if given is NIL else check.integer_or_marker(given)
    if buffer.intervals is None:
        return buffer.begv, buffer.zv
    before = _value(buffer, place - 1) if place > buffer.begv else NIL
    after = _value(buffer, place) if place < buffer.zv else NIL
    low, high = _sides(lisp, buffer, place, before, after)
    start = place if low is None else _edge(buffer, place, low, -1)
    end = place if high is None else _edge(buffer, place, high, 1)
    return start, end


def _sides(lisp: Lisp, buffer: Buffer, place: int, before: object, after: object) -> tuple[object, object]:
    """Return the values of the field before and after PLACE, None where that is another field than the one PLACE is in."""
    if eq(before, after):
        return before, after
    if before is BOUNDARY:
        return None, after
    if after is BOUNDARY:
        return before, None
    stays = inherited(lisp, buffer, place).get(FIELD, NIL)
    return (None, after) if eq(stays, after) else (before, None)


def _edge(buffer: Buffer, place: int, value: object, step: int) -> int:
    while (place < buffer.zv) if step > 0 else (place > buffer.begv):
        if not eq(_value(buffer, place if step > 0 else place - 1), value):
            break
        place += step
    return place


@primitive()
def field_beginning(lisp: Lisp, pos: object = NIL, escape_from_edge: object = NIL, limit: object = NIL) -> int:
    """Return where the field at POS, by default point, begins, LIMIT at the earliest.

    ESCAPE-FROM-EDGE is accepted for compatibility.
    """
    start = _field(lisp, pos)[0]
    return start if limit is NIL else max(start, check.integer_or_marker(limit))


@primitive()
def field_end(lisp: Lisp, pos: object = NIL, escape_from_edge: object = NIL, limit: object = NIL) -> int:
    """Return where the field at POS, by default point, ends, LIMIT at the latest; ESCAPE-FROM-EDGE is not looked at."""
    end = _field(lisp, pos)[1]
    return end if limit is NIL else min(end, check.integer_or_marker(limit))


@primitive()
def field_string(lisp: Lisp, pos: object = NIL) -> LString:
    """Return the text of the field at POS, by default point, with its properties."""
    buffer, (start, end) = lisp.buffers.current, _field(lisp, pos)
    return LString(buffer.substring(start, end), buffer.multibyte, buffer.properties_between(start, end))


@primitive()
def field_string_no_properties(lisp: Lisp, pos: object = NIL) -> LString:
    """Return the text of the field at POS, by default point."""
    text = field_string(lisp, pos)
    return LString(text.text, text.multibyte)


@primitive()
def delete_field(lisp: Lisp, pos: object = NIL) -> Symbol:
    """Delete the text of the field at POS, by default point."""
    lisp.buffers.current.delete(*_field(lisp, pos))
    return NIL


@primitive()
def constrain_to_field(
    lisp: Lisp,
    new_pos: object,
    old_pos: object,
    escape_from_edge: object = NIL,
    only_in_line: object = NIL,
    inhibit_capture_property: object = NIL,
) -> object:
    """Return NEW-POS, or where the field at OLD-POS ends on the way there; move point there if NEW-POS is nil.

    With ONLY-IN-LINE, a place in another line than the end of the field is left alone.  ESCAPE-FROM-EDGE and
    INHIBIT-CAPTURE-PROPERTY are accepted for compatibility.
    """
    buffer = lisp.buffers.current
    wanted = buffer.point if new_pos is NIL else check.integer_or_marker(new_pos)
    old = check.integer_or_marker(old_pos)
    found = wanted
    if not lisp.is_set("inhibit-field-text-motion") and buffer.intervals is not None and wanted != old:
        start, end = _field(lisp, old)
        bound = max(start, min(wanted, end))
        apart = buffer.count_newlines(min(bound, wanted), max(bound, wanted))
        if only_in_line is NIL or not apart:
            found = bound
    if new_pos is NIL:
        buffer.point = found
    return found
