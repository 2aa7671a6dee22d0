"""Markers, and the mark."""

from __future__ import annotations

from elnet.objects.conditions import signal, truth, wrong_type_argument
from elnet.objects.cons import cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker


def _marker(value: object) -> Marker:
    if not isinstance(value, Marker):
        raise wrong_type_argument("markerp", value)
    return value


@primitive()
def make_marker() -> Marker:
    """Return a new marker that points nowhere."""
    return Marker()


@primitive()
def marker_position(marker: object) -> object:
    """Return the position of MARKER, nil if it points nowhere."""
    found = _marker(marker)
    return NIL if found.buffer is None else found.position


@primitive()
def marker_last_position(marker: object) -> int:
    """Return the position of MARKER, or the one it had last if it points nowhere."""
    return _marker(marker).position


@primitive()
def marker_buffer(marker: object) -> object:
    """Return the buffer that MARKER points into, nil if it points nowhere."""
    return _marker(marker).buffer or NIL


@primitive("set-marker", "move-marker")
def set_marker(lisp: Lisp, marker: object, position: object, buffer: object = NIL) -> Marker:
    """Let MARKER point to POSITION, a number or marker, in BUFFER, by default the current one; return MARKER.

    If POSITION is nil or a marker that points nowhere, or BUFFER is killed, it points nowhere.
    """
    found = _marker(marker)
    target = lisp.buffers.given_or_current(buffer)
    if position is NIL or (isinstance(position, Marker) and position.buffer is None) or target.name is None:
        found.detach()
    else:
        found.move(target, check.fixnum_or_marker(position))
    return found


@primitive()
def copy_marker(lisp: Lisp, marker: object = NIL, type: object = NIL) -> Marker:
    """Return a new marker where MARKER, a marker or a position in the current buffer, points; nowhere for nil.

    TYPE is its insertion type.
    """
    advances = type is not NIL
    if marker is NIL:
        return Marker(None, 1, advances)
    if isinstance(marker, Marker):
        return Marker(marker.buffer, marker.position, advances) if marker.buffer else Marker(None, 1, advances)
    place = check.integer_or_marker(marker)
    return Marker(lisp.buffers.current, place, advances)


@primitive()
def marker_insertion_type(marker: object) -> Symbol:
    """Return t if text inserted where MARKER points goes before it."""
    return truth(_marker(marker).advances)


@primitive()
def set_marker_insertion_type(marker: object, type: object) -> object:
    """Let text inserted where MARKER points go before it if TYPE is non-nil, else behind it; return TYPE."""
    _marker(marker).advances = type is not NIL
    return truth(type is not NIL)


# The mark


@primitive()
def mark_marker(lisp: Lisp) -> Marker:
    """Return the marker that is the mark of the current buffer."""
    return lisp.buffers.current.mark


@primitive()
def mark(lisp: Lisp, force: object = NIL) -> object:
    """Return the position of the mark, nil if there is none; FORCE means even if it is inactive."""
    active = not lisp.is_set("transient-mark-mode") or lisp.is_set("mark-active") or lisp.is_set("mark-even-if-inactive")
    if force is NIL and not active:
        raise signal("mark-inactive")
    return marker_position(lisp.buffers.current.mark)


@primitive()
def set_mark(lisp: Lisp, pos: object) -> object:
    """Put the mark at POS and make it active; nil for POS makes it point nowhere."""
    buffer = lisp.buffers.current
    set_marker(lisp, buffer.mark, pos)
    lisp.set("mark-active", truth(pos is not NIL))
    return NIL if pos is NIL else buffer.mark


@primitive()
def push_mark(lisp: Lisp, location: object = NIL, nomsg: object = NIL, activate: object = NIL) -> Symbol:
    """Put the mark at LOCATION, by default point, and what it was into the mark ring; NOMSG is accepted for compatibility.

    ACTIVATE non-nil makes it active.
    """
    buffer = lisp.buffers.current
    if buffer.mark.buffer is not None:
        ring = [Marker(buffer, buffer.mark.position), *elements(lisp.value("mark-ring"))]
        lisp.set("mark-ring", list_from(ring[: lisp.value("mark-ring-max")]))
    set_marker(lisp, buffer.mark, buffer.point if location is NIL else location)
    if activate is not NIL or not lisp.is_set("transient-mark-mode"):
        lisp.set("mark-active", T)
    return NIL


@primitive()
def pop_mark(lisp: Lisp) -> Symbol:
    """Put the mark where the first marker of the mark ring points, which goes to the end of that."""
    ring = elements(lisp.value("mark-ring"))
    if ring:
        buffer = lisp.buffers.current
        last = Marker(buffer, buffer.mark.position) if buffer.mark.buffer else Marker()
        set_marker(lisp, buffer.mark, ring[0])
        lisp.set("mark-ring", list_from([*ring[1:], last]))
    return deactivate_mark(lisp)


@primitive(interactive="P")
def exchange_point_and_mark(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Put the mark at point and point where the mark was; ARG is accepted for compatibility."""
    buffer = lisp.buffers.current
    if buffer.mark.buffer is None:
        raise signal("user-error", lisp_string("No mark set in this buffer"))
    place = buffer.mark.position
    set_mark(lisp, buffer.point)
    buffer.goto(place)
    return NIL


@primitive()
def deactivate_mark(lisp: Lisp, force: object = NIL) -> Symbol:
    """Make the mark inactive if `transient-mark-mode' is on, or if FORCE is non-nil."""
    if force is not NIL or lisp.is_set("transient-mark-mode"):
        lisp.set("mark-active", NIL)
    return NIL


@primitive()
def activate_mark(lisp: Lisp, no_tmm: object = NIL) -> object:
    """Make the mark active, if there is one; NO-TMM is accepted for compatibility."""
    if lisp.buffers.current.mark.buffer is not None:
        lisp.set("mark-active", T)
    return NIL


@primitive()
def region_active_p(lisp: Lisp) -> Symbol:
    """Return t if `transient-mark-mode' is on and the mark active."""
    return truth(lisp.is_set("transient-mark-mode") and lisp.is_set("mark-active") and mark(lisp, T) is not NIL)


@primitive()
def use_region_p(lisp: Lisp) -> Symbol:
    """Return t if the region is active and not empty."""
    buffer = lisp.buffers.current
    return truth(region_active_p(lisp) is T and buffer.mark.position != buffer.point)


@primitive("save-mark-and-excursion--save")
def save_mark(lisp: Lisp) -> object:
    """Return what the mark of the current buffer is, for `save-mark-and-excursion--restore'."""
    buffer = lisp.buffers.current
    place = Marker(buffer, buffer.mark.position) if buffer.mark.buffer else Marker()
    return cons(place, lisp.value("mark-active"))


@primitive("save-mark-and-excursion--restore")
def restore_mark(lisp: Lisp, saved: object) -> object:
    """Make the mark what SAVED, made by `save-mark-and-excursion--save', says."""
    pair = check.cons(saved)
    place = _marker(pair.car)
    buffer: Buffer = lisp.buffers.current
    if place.buffer is None:
        buffer.mark.detach()
    else:
        buffer.mark.move(place.buffer, place.position)
    place.detach()
    lisp.set("mark-active", pair.cdr)
    return NIL


@primitive(interactive=NIL)
def mark_whole_buffer(lisp: Lisp) -> Symbol:
    """Put point at the beginning and the mark at the end of the buffer."""
    buffer = lisp.buffers.current
    push_mark(lisp)
    push_mark(lisp, buffer.zv, NIL, T)
    buffer.goto(buffer.begv)
    return NIL
