"""Where text properties change, and where properties of text and overlays together do."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import cons
from elnet.objects.equality import eq
from elnet.objects.symbols import NIL
from elnet.runtime import check, overlays
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.propertied_text import PropertiedText, lookup
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.objects.intervals import Intervals

    Find = Callable[[Intervals, int], int | None]


@primitive()
def next_property_change(lisp: Lisp, position: object, object: object = NIL, limit: object = NIL) -> object:
    """Return where after POSITION the text properties of OBJECT, by default the current buffer, change first.

    Return nil if they do not; LIMIT if they do not before that.
    """
    return _change(lisp, position, object, limit, True, lambda intervals, place: intervals.next_change(place))


@primitive()
def next_single_property_change(
    lisp: Lisp, position: object, prop: object, object: object = NIL, limit: object = NIL
) -> object:
    """Return where after POSITION the text property PROP of OBJECT changes first; value and LIMIT as above."""
    return _change(lisp, position, object, limit, True, lambda intervals, place: _next_single(lisp, intervals, place, prop))


def _change(lisp: Lisp, position: object, value: object, limit: object, forward: bool, find: Find) -> object:
    """Return the place that FIND finds from POSITION of VALUE on; LIMIT if that is none, or not before LIMIT going FORWARD."""
    text = PropertiedText(lisp, value)
    if limit is NIL:
        bound = text.high if forward else text.low
    else:
        bound = check.integer_or_marker(limit)
    place = text.position(position)
    found = None if text.intervals is None else find(text.intervals, place - text.origin)
    if found is None:
        return limit
    found += text.origin
    return found if (found < bound if forward else found > bound) else limit


def _next_single(lisp: Lisp, intervals: Intervals, place: int, prop: object) -> int | None:
    start = lookup(lisp, intervals.at(place), prop)
    for first, _, plist in intervals.runs(place):
        if not eq(lookup(lisp, plist, prop), start):
            return first
    return None


@primitive()
def previous_property_change(lisp: Lisp, position: object, object: object = NIL, limit: object = NIL) -> object:
    """Return where before POSITION the text properties of OBJECT change last; nil, or LIMIT, as for `next-property-change'."""
    return _change(lisp, position, object, limit, False, lambda intervals, place: intervals.previous_change(place))


@primitive()
def previous_single_property_change(
    lisp: Lisp, position: object, prop: object, object: object = NIL, limit: object = NIL
) -> object:
    """Return where before POSITION the text property PROP of OBJECT changes last; value and LIMIT as above."""
    return _change(lisp, position, object, limit, False, lambda intervals, place: _last_single(lisp, intervals, place, prop))


def _last_single(lisp: Lisp, intervals: Intervals, place: int, prop: object) -> int | None:
    if place <= 0:
        return None
    end = lookup(lisp, intervals.at(place - 1), prop)
    while place > 0:
        start, _, plist = intervals.run_at(place - 1)
        if not eq(lookup(lisp, plist, prop), end):
            return place
        place = start
    return None


# Text and overlays together


@primitive()
def get_char_property(lisp: Lisp, position: object, prop: object, object: object = NIL) -> object:
    """Return the value of PROP at POSITION of OBJECT, by default the current buffer: of an overlay there, or of the text."""
    return _char_property(lisp, position, prop, object)[0]


@primitive()
def get_char_property_and_overlay(lisp: Lisp, position: object, prop: object, object: object = NIL) -> object:
    """Return what `get-char-property' returns, and the overlay from which it is or nil, as a cons."""
    return cons(*_char_property(lisp, position, prop, object))


def _char_property(lisp: Lisp, position: object, prop: object, value: object) -> tuple[object, object]:
    text = PropertiedText(lisp, value)
    place = check.integer_or_marker(position)
    buffer = text.buffer
    if buffer is not None:
        if not buffer.begv <= place <= buffer.zv:
            raise signal("args-out-of-range", place)
        for overlay in overlays.by_priority(lisp, overlays.around(buffer, place)):
            found = overlays.get(lisp, overlay, prop)
            if found is not NIL:
                return found, overlay
    return lookup(lisp, text.at(text.position(place)), prop), NIL


@primitive()
def get_pos_property(lisp: Lisp, position: object, prop: object, object: object = NIL) -> object:
    """Return the value of PROP that a character inserted at POSITION of OBJECT, by default the current buffer, would have."""
    text = PropertiedText(lisp, object)
    place = check.integer_or_marker(position)
    if text.buffer is None:
        return lookup(lisp, text.at(text.position(place)), prop)
    touching = overlays.in_order(text.buffer.overlays.touching(place, place))
    for overlay in overlays.by_priority(lisp, touching):
        excluded = (overlay.start == place and overlay.front_advance) or (overlay.end == place and not overlay.rear_advance)
        if not excluded and (found := overlays.get(lisp, overlay, prop)) is not NIL:
            return found
    from elnet.runtime.stickiness import inherited

    return inherited(lisp, text.buffer, place).get(prop, NIL)


@primitive()
def next_char_property_change(lisp: Lisp, position: object, limit: object = NIL) -> object:
    """Return where after POSITION properties of text or overlays change first in the current buffer, LIMIT at the latest."""
    buffer = lisp.buffers.current
    place = check.integer_or_marker(position)
    bound = overlays.next_change(buffer, place)
    if limit is not NIL:
        bound = min(bound, check.integer_or_marker(limit))
    return next_property_change(lisp, position, NIL, bound)


@primitive()
def previous_char_property_change(lisp: Lisp, position: object, limit: object = NIL) -> object:
    """Return where before POSITION properties of text or overlays change last, LIMIT at the earliest."""
    buffer = lisp.buffers.current
    place = check.integer_or_marker(position)
    bound = overlays.previous_change(buffer, place)
    if limit is not NIL:
        bound = max(bound, check.integer_or_marker(limit))
    return previous_property_change(lisp, position, NIL, bound)


@primitive()
def next_single_char_property_change(
    lisp: Lisp, position: object, prop: object, object: object = NIL, limit: object = NIL
) -> object:
    """Return where after POSITION the property PROP of text or overlays of OBJECT changes first.

    Return LIMIT, by default the end, if it does not.
    """
    text = PropertiedText(lisp, object)
    if text.buffer is None:
        found = next_single_property_change(lisp, position, prop, object, limit)
        return text.high if found is NIL else found
    place = check.integer_or_marker(position)
    bound = text.high if limit is NIL else check.integer_or_marker(limit)
    if place >= bound:
        return min(bound, text.high)
    return _stepwise(lisp, text.buffer, place, bound, prop, forward=True)


@primitive()
def previous_single_char_property_change(
    lisp: Lisp, position: object, prop: object, object: object = NIL, limit: object = NIL
) -> object:
    """Return where before POSITION the property PROP of text or overlays of OBJECT changes last.

    Return LIMIT, by default the beginning, if it does not.
    """
    text = PropertiedText(lisp, object)
    if text.buffer is None:
        found = previous_single_property_change(lisp, position, prop, object, limit)
        return text.low if found is NIL else found
    place = check.integer_or_marker(position)
    bound = text.low if limit is NIL else check.integer_or_marker(limit)
    if place <= bound:
        return max(bound, text.low)
    return _stepwise(lisp, text.buffer, place, bound, prop, forward=False)


def _stepwise(lisp: Lisp, buffer: Buffer, place: int, bound: int, prop: object, forward: bool) -> int:
    buffers = lisp.buffers
    current = buffers.current
    buffers.set_current(buffer)
    try:
        start = _char_property(lisp, place if forward else place - 1, prop, buffer)[0]
        while True:
            move = next_char_property_change if forward else previous_char_property_change
            found = move(lisp, place, bound)
            place = found if type(found) is int else bound
            if place == bound:
                return place
            if not eq(_char_property(lisp, place if forward else place - 1, prop, buffer)[0], start):
                return place
    finally:
        buffers.restore_current(current)
