"""Undoing what `buffer-undo-list` records: one record after the other, up to a boundary."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import conses
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

APPLY, UNDO_LIST = intern("apply"), intern("buffer-undo-list")
OUTSIDE = "Changes to be undone are outside visible portion of buffer"


def undo_groups(lisp: Lisp, count: int, records: object) -> object:
    """Undo the first COUNT groups of RECORDS in the current buffer and return the rest of RECORDS."""
    variables = lisp.variables
    before = variables.get(UNDO_LIST)
    bindings = [variables.bind(intern(name), T) for name in ("inhibit-point-motion-hooks", "inhibit-read-only")]
    applied = False
    try:
        for _ in range(count):
            while type(records) is Cons:
                record, records = records.car, records.cdr
                if record is NIL:
                    break
                records = undo_one(lisp, record, records)
                applied |= type(record) is Cons and record.car is APPLY
    finally:
        for binding in reversed(bindings):
            variables.unbind(binding)
    # A command that undoes must leave a record, by which the next one knows that it goes on.
    if applied and variables.get(UNDO_LIST) is before:
        variables.set(UNDO_LIST, cons(list_of(APPLY, intern("cdr"), NIL), before))
    return records


def undo_one(lisp: Lisp, record: object, rest: object) -> object:
    """Undo RECORD, behind which the list has REST; return what of that is still to be undone."""
    buffer = lisp.buffers.current
    if type(record) is int:
        buffer.goto(record)
        return rest
    if type(record) is not Cons:
        raise _unrecognized(lisp, record)
    first, second = record.car, record.cdr
    if first is T:
        _restore_unmodified(lisp, second)
    elif first is NIL and type(second) is Cons:
        _restore_property(lisp, buffer, second)
    elif first is APPLY:
        _apply(lisp, buffer, second)
    elif type(first) is int and type(second) is int:
        if not buffer.begv <= first <= second <= buffer.zv:
            raise lisp_error(OUTSIDE)
        buffer.goto(first)
        lisp.call(intern("delete-region"), first, second)
    elif type(first) is LString and type(second) is int:
        return _reinsert(buffer, first, second, rest)
    elif isinstance(first, Marker) and type(second) is int:
        _warn(lisp, record)
        _adjust(first, second)
    else:
        raise _unrecognized(lisp, record)
    return rest


def _unrecognized(lisp: Lisp, record: object) -> Exception:
    text = lisp.call(intern("format"), lisp_string("Unrecognized entry in undo list %S"), record)
    assert isinstance(text, LString)
    return lisp_error(text.text)


def _warn(lisp: Lisp, record: object) -> None:
    text = lisp_string("Encountered %S entry in undo list with no matching (TEXT . POSITION) entry")
    lisp.call(intern("warn"), text, record)


def _restore_unmodified(lisp: Lisp, time: object) -> None:
    """Declare the buffer unmodified if TIME is when its file was last written, as far as is known."""
    known = lisp.call(intern("visited-file-modtime"))
    if type(time) is int and type(known) is int:
        same = time == known
    else:
        same = lisp.call(intern("time-equal-p"), time, known) is not NIL
    if same:
        lisp.call(intern("set-buffer-modified-p"), NIL)


def _restore_property(lisp: Lisp, buffer: Buffer, record: Cons) -> None:
    key, tail = record.car, record.cdr
    if type(tail) is not Cons or type(tail.cdr) is not Cons:
        raise wrong_type_argument("consp", tail)
    value, start, end = tail.car, tail.cdr.car, tail.cdr.cdr
    if type(start) is int and type(end) is int and not buffer.begv <= start <= end <= buffer.zv:
        raise lisp_error(OUTSIDE)
    lisp.call(intern("put-text-property"), start, end, key, value)


def _reinsert(buffer: Buffer, text: LString, place: int, rest: object) -> object:
    """Insert TEXT again, leave point behind it if PLACE is negative, and bring markers back that were in it."""
    position = abs(place)
    if not buffer.begv <= position <= buffer.zv:
        raise lisp_error(OUTSIDE)
    adjustments: list[tuple[Marker, int]] = []
    valid = True
    while type(rest) is Cons and type(rest.car) is Cons and isinstance(rest.car.car, Marker):
        marker, adjustment = rest.car.car, rest.car.cdr
        valid = valid and marker.buffer is buffer and marker.position == position
        adjustments.append((marker, adjustment if type(adjustment) is int else 0))
        rest = rest.cdr
    buffer.goto(position)
    buffer.insert(buffer.fitting(text.text, text.multibyte), text.properties)  # type: ignore[arg-type]
    if place > 0:
        buffer.goto(position)
    for marker, adjustment in adjustments if valid else ():
        _adjust(marker, adjustment)
    return rest


def _adjust(marker: Marker, adjustment: int) -> None:
    if marker.buffer is not None:
        marker.move(marker.buffer, marker.position - adjustment)


def _apply(lisp: Lisp, buffer: Buffer, call: object) -> None:
    """Undo by a CALL: (FUNCTION . ARGUMENTS), or (DELTA START END FUNCTION . ARGUMENTS), which says what it will change."""
    parts = [pair.car for pair in conses(call)]
    if parts and type(parts[0]) is int:
        delta, start, end = (part if type(part) is int else 0 for part in parts[:3])
        if not buffer.begv <= start <= end <= buffer.zv:
            raise lisp_error(OUTSIDE)
        first, last = Marker(buffer, start), Marker(buffer, end, advances=True)
        lisp.call(parts[3], *parts[4:])
        if first.position != start or last.position != end + delta:
            raise lisp_error("Changes undone by function are different from the announced ones")
        first.detach()
        last.detach()
    else:
        lisp.call(parts[0], *parts[1:])
    if lisp.buffers.current is not buffer:
        raise lisp_error("Undo function switched buffer")


def without_boundaries(records: object) -> object:
    """Return RECORDS from the first on that is no boundary."""
    while type(records) is Cons and records.car is NIL:
        records = records.cdr
    return records
