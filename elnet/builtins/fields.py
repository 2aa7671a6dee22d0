"""Fields: parts of a text that the text property `field' tells apart (manual node "Fields")."""

from __future__ import annotations

from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.fields import BOUNDARY, FIELD, constrained, field_around
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


def _field(lisp: Lisp, given: object, escape: object) -> tuple[int, int]:
    """Return where the field at GIVEN, by default point, begins and ends."""
    place = lisp.buffers.current.point if given is NIL else check.integer_or_marker(given)
    return field_around(lisp, place, escape is not NIL)


@primitive()
def field_beginning(lisp: Lisp, pos: object = NIL, escape_from_edge: object = NIL, limit: object = NIL) -> int:
    """Return where the field at POS, by default point, begins, LIMIT at the earliest.

    With ESCAPE-FROM-EDGE, what is before POS belongs to it.
    """
    start = _field(lisp, pos, escape_from_edge)[0]
    return start if limit is NIL else max(start, check.integer_or_marker(limit))


@primitive()
def field_end(lisp: Lisp, pos: object = NIL, escape_from_edge: object = NIL, limit: object = NIL) -> int:
    """Return where the field at POS, by default point, ends, LIMIT at the latest.

    With ESCAPE-FROM-EDGE, what is after POS belongs to it.
    """
    end = _field(lisp, pos, escape_from_edge)[1]
    return end if limit is NIL else min(end, check.integer_or_marker(limit))


@primitive()
def field_string(lisp: Lisp, pos: object = NIL) -> LString:
    """Return the text of the field at POS, by default point, with its properties."""
    buffer, (start, end) = lisp.buffers.current, _field(lisp, pos, NIL)
    return LString(buffer.substring(start, end), buffer.multibyte, buffer.properties_between(start, end))


@primitive()
def field_string_no_properties(lisp: Lisp, pos: object = NIL) -> LString:
    """Return the text of the field at POS, by default point."""
    text = field_string(lisp, pos)
    return LString(text.text, text.multibyte)


@primitive()
def delete_field(lisp: Lisp, pos: object = NIL) -> Symbol:
    """Delete the text of the field at POS, by default point."""
    lisp.buffers.current.delete(*_field(lisp, pos, NIL))
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

    With ONLY-IN-LINE, a place in another line than the end of the field is left alone; with ESCAPE-FROM-EDGE, the fields on
    both sides of OLD-POS count as one.  INHIBIT-CAPTURE-PROPERTY is accepted for compatibility.
    """
    buffer = lisp.buffers.current
    wanted = buffer.point if new_pos is NIL else check.integer_or_marker(new_pos)
    found = constrained(lisp, wanted, check.integer_or_marker(old_pos), escape_from_edge is not NIL, only_in_line is not NIL)
    if new_pos is NIL:
        buffer.point = found
    return found


@primitive("field-at-pos")
def field_at_pos(lisp: Lisp, pos: object) -> object:
    """Return the value of the property of the field at POS, of the text and not of what only parts fields."""
    value = lisp.call(intern("get-char-property"), field_beginning(lisp, pos), FIELD)
    if value is not BOUNDARY:
        return value
    return lisp.call(intern("get-char-property"), field_end(lisp, pos) - 1, FIELD)
