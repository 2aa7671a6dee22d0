"""Overlays."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, truth, wrong_type_argument
from elnet.objects.cons import cons, list_from
from elnet.objects.equality import eq
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime import check, overlays
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker
from elnet.text.overlays import Overlay


def _overlay(value: object) -> Overlay:
    if not isinstance(value, Overlay):
        raise wrong_type_argument("overlayp", value)
    return value


def _ends(buffer: Buffer, start: object, end: object) -> tuple[int, int]:
    """Return START and END in order, moved into BUFFER."""
    for each in (start, end):
        if isinstance(each, Marker) and each.buffer is not buffer:
            raise signal("error", lisp_string("Marker points into wrong buffer"), each)
    first, last = check.integer_or_marker(start), check.integer_or_marker(end)
    limit = buffer.size + 1
    return max(1, min(first, last, limit)), max(1, min(max(first, last), limit))


@primitive()
def overlayp(object: object) -> Symbol:
    """Return t if OBJECT is an overlay."""
    return truth(isinstance(object, Overlay))


@primitive()
def make_overlay(
    lisp: Lisp, beg: object, end: object, buffer: object = NIL, front_advance: object = NIL, rear_advance: object = NIL
) -> Overlay:
    """Return a new overlay between BEG and END of BUFFER, by default the current one.

    Text inserted at its beginning stays outside if FRONT-ADVANCE is non-nil, text inserted at its end gets inside if
    REAR-ADVANCE is.
    """
    where = lisp.buffers.given_or_current(buffer)
    if where.name is None:
        raise lisp_error("Attempt to create overlay in a dead buffer")
    start, stop = _ends(where, beg, end)
    return Overlay(where, start, stop, front_advance is not NIL, rear_advance is not NIL)


@primitive()
def move_overlay(lisp: Lisp, overlay: object, beg: object, end: object, buffer: object = NIL) -> Overlay:
    """Make OVERLAY extend from BEG to END of BUFFER, by default where it is, or the current one; return OVERLAY."""
    moved = _overlay(overlay)
    where = moved.buffer or lisp.buffers.current if buffer is NIL else lisp.buffers.check(buffer)
    if where.name is None:
        raise lisp_error("Attempt to move overlay to a dead buffer")
    start, stop = _ends(where, beg, end)
    moved.move(where, start, stop)
    _settle(lisp, moved)
    return moved


@primitive()
def delete_overlay(overlay: object) -> Symbol:
    """Take OVERLAY out of its buffer."""
    _overlay(overlay).delete()
    return NIL


@primitive()
def delete_all_overlays(lisp: Lisp, buffer: object = NIL) -> Symbol:
    """Delete all overlays of BUFFER, by default the current one."""
    for overlay in lisp.buffers.given_or_current(buffer).overlays:
        overlay.delete()
    return NIL


@primitive()
def copy_overlay(lisp: Lisp, overlay: object) -> Overlay:
    """Return a new overlay at the place of OVERLAY and with its properties."""
    old = _overlay(overlay)
    where = old.buffer or lisp.buffers.current
    copy = Overlay(where, old.start, old.end, False, False)
    if old.buffer is None:
        copy.delete()
    copy.properties = dict(old.properties)
    _settle(lisp, copy)
    return copy


@primitive()
def overlay_start(overlay: object) -> object:
    """Return where OVERLAY begins, nil if it is in no buffer."""
    found = _overlay(overlay)
    return NIL if found.buffer is None else found.start


@primitive()
def overlay_end(overlay: object) -> object:
    """Return where OVERLAY ends, nil if it is in no buffer."""
    found = _overlay(overlay)
    return NIL if found.buffer is None else found.end


@primitive()
def overlay_buffer(overlay: object) -> object:
    """Return the buffer that OVERLAY is in, nil if it is in none."""
    return _overlay(overlay).buffer or NIL


@primitive()
def overlay_properties(overlay: object) -> object:
    """Return the properties of OVERLAY as a new list."""
    from elnet.runtime.propertied_text import list_of_plist

    return list_of_plist(_overlay(overlay).properties)


@primitive()
def overlay_get(lisp: Lisp, overlay: object, prop: object) -> object:
    """Return the value of the property PROP of OVERLAY."""
    return overlays.get(lisp, _overlay(overlay), prop)


@primitive()
def overlay_put(lisp: Lisp, overlay: object, prop: object, value: object) -> object:
    """Give OVERLAY the property PROP with VALUE; return VALUE."""
    found = _overlay(overlay)
    found.put(prop, value)
    if prop in overlays.WATCHED and value is not NIL:
        _settle(lisp, found)
    return value


def _settle(lisp: Lisp, overlay: Overlay) -> None:
    """Have OVERLAY watched if it does something at changes; delete it if it is to evaporate and is empty."""
    if overlay.buffer is None or overlays.WATCHED.isdisjoint(overlay.properties):
        return
    overlays.watch(lisp, overlay)
    if overlay.start == overlay.end and overlay.properties.get(overlays.EVAPORATE, NIL) is not NIL:
        overlay.delete()


# Looking for overlays


@primitive()
def overlays_at(lisp: Lisp, pos: object, sorted: object = NIL) -> object:
    """Return the list of the overlays that the character at POS is in, by decreasing priority if SORTED is non-nil."""
    found = overlays.around(lisp.buffers.current, check.integer_or_marker(pos))
    return list_from(found if sorted is NIL else overlays.by_priority(lisp, found))


@primitive()
def overlays_in(lisp: Lisp, beg: object, end: object) -> object:
    """Return the list of the overlays that have a character between BEG and END, or are empty there."""
    first, last = check.integer_or_marker(beg), check.integer_or_marker(end)
    return list_from(overlays.between(lisp.buffers.current, min(first, last), max(first, last)))


@primitive()
def overlay_lists(lisp: Lisp) -> object:
    """Return a cons of the list of all overlays of the current buffer, and nil."""
    return cons(list_from(overlays.in_order(lisp.buffers.current.overlays)), NIL)


@primitive()
def next_overlay_change(lisp: Lisp, pos: object) -> int:
    """Return where after POS an overlay begins or ends first; the end of the visible part if none does."""
    buffer = lisp.buffers.current
    place = check.integer_or_marker(pos)
    return max(place, overlays.next_change(buffer, place)) if place < buffer.zv else buffer.zv


@primitive()
def previous_overlay_change(lisp: Lisp, pos: object) -> int:
    """Return where before POS an overlay begins or ends last; the beginning of the visible part if none does."""
    return overlays.previous_change(lisp.buffers.current, check.integer_or_marker(pos))


@primitive()
def overlay_recenter(pos: object) -> Symbol:
    """Return nil; overlays are found as fast around POS as anywhere."""
    check.integer_or_marker(pos)
    return NIL


@primitive()
def remove_overlays(lisp: Lisp, beg: object = NIL, end: object = NIL, name: object = NIL, val: object = NIL) -> Symbol:
    """Delete the overlays between BEG and END whose property NAME is VAL, or all if NAME is nil.

    Those that extend beyond keep what is outside.
    """
    buffer = lisp.buffers.current
    first = buffer.begv if beg is NIL else check.integer_or_marker(beg)
    last = buffer.zv if end is NIL else check.integer_or_marker(end)
    first, last = min(first, last), max(first, last)
    for overlay in overlays.between(buffer, first, last):
        if name is not NIL and not eq(overlays.get(lisp, overlay, name), val):
            continue
        start, stop = overlay.start, overlay.end
        if start < first:
            if stop > last:
                move_overlay(lisp, copy_overlay(lisp, overlay), last, stop)
            move_overlay(lisp, overlay, start, first)
        elif stop > last:
            move_overlay(lisp, overlay, last, stop)
        else:
            overlay.delete()
    return NIL
