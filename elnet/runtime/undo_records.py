"""What is recorded in `buffer-undo-list` about the changes of a buffer (manual node "Undo").

A recorder belongs to one buffer, which calls it last before a change and first after it, so that nothing comes between the two.
What was deleted long ago is forgotten as the limits say: the oldest changes first, at a boundary.
"""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, UNBOUND, T, intern
from elnet.text.buffer import Buffer
from elnet.text.watchers import Recorder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.intervals import Plist
    from elnet.runtime.lisp import Lisp
    from elnet.text.markers import Marker

UNDO_LIST = intern("buffer-undo-list")
FILE_NAME = intern("buffer-file-name")
FIRST_CHECK = 1_000_000
"""How many deleted characters are recorded before the limits are looked at."""


class PointBefore:
    """Where point was when the last command or boundary was, for LISP."""

    def __init__(self, lisp: Lisp) -> None:
        self.buffer: Buffer | None = lisp.buffers.current
        self.position = self.buffer.point

    def note(self, buffer: Buffer) -> None:
        """Remember the point of BUFFER."""
        self.buffer, self.position = buffer, buffer.point


class UndoRecorder(Recorder):
    """Records the changes of BUFFER for LISP."""

    __slots__ = (
        "_adjustments",
        "_cell",
        "_limit",
        "_local",
        "_point",
        "_runs",
        "_size",
        "_text",
        "_unmodified",
        "buffer",
        "lisp",
    )

    def __init__(self, lisp: Lisp, buffer: Buffer) -> None:
        self.lisp = lisp
        self.buffer = buffer
        self._local, self._cell = lisp.variables.local(UNDO_LIST), lisp.variables.cell(UNDO_LIST)
        self._text: LString | None = None
        self._adjustments: list[tuple[Marker, int]] = []
        self._runs: list[tuple[int, int, Plist]] = []
        self._point = 0
        self._unmodified = False
        self._size, self._limit = 0, FIRST_CHECK

    # Before a change

    def before_change(self, start: int, end: int) -> None:
        """Keep what the change takes away from between START and END."""
        if self.records() is T:
            return
        buffer = self.buffer
        self._unmodified = not buffer.modified
        self._point = buffer.point
        if start < end:
            text = LString(buffer.substring(start, end), buffer.multibyte)
            text.properties = buffer.properties_between(start, end)
            self._text = text
            self._adjustments = [
                (marker, end - marker.position if marker.advances else start - marker.position)
                for marker in buffer.markers.between(start, end)
                if marker.buffer is buffer
            ]

    def before_properties(self, start: int, end: int) -> None:
        """Keep the properties between START and END."""
        if self.records() is not T:
            self._unmodified = not self.buffer.modified
            intervals = self.buffer.intervals
            self._runs = [] if intervals is None else list(intervals.runs(start - 1, end - 1))

    # After it

    def after_change(self, start: int, end: int, old_length: int, replaced: bool) -> None:
        """Record that what is between START and END stands for OLD_LENGTH characters; REPLACED as for `Recorder`."""
        records = self.records()
        if records is T:
            return
        if not self._unmodified and start < end and not old_length and _extend(records, start, end):
            return
        self._begin(records, start)
        if replaced and start < end:
            self._record_insertion(start + old_length, end + old_length)
        if old_length:
            self._record_deletion(start, old_length, with_markers=start == end)
        if start < end and not replaced:
            self._record_insertion(start, end)
        if self._size > self._limit:
            self._truncate()

    def after_properties(self, start: int, end: int) -> None:
        """Record the properties that are not what they were between START and END."""
        records = self.records()
        if records is T:
            return
        if self._unmodified:
            self._push(self._first_change())
        property_changes = _differences(self._runs, list(self.buffer.properties().runs(start - 1, end - 1)))
        for key, value, first, last in property_changes:
            self._push(cons(NIL, cons(key, cons(value, cons(first + 1, last + 1)))))
        self._runs = []

    def after_reinterpretation(self, multibyte: bool) -> None:
        """Record that the text was MULTIBYTE."""
        if self.records() is not T:
            self._push(list_of(intern("apply"), intern("set-buffer-multibyte"), truth(multibyte)))

    def _begin(self, records: object, start: int) -> None:
        """Record what comes before a change at START."""
        at_boundary = type(records) is not Cons or records.car is NIL
        if self._unmodified:
            self._push(self._first_change())
        before = self.lisp.part(PointBefore)
        inhibited = self.lisp.is_set("undo-inhibit-record-point")
        if at_boundary and not inhibited and before.buffer is self.buffer and before.position != start:
            self._push(before.position)

    def _record_deletion(self, start: int, length: int, with_markers: bool) -> None:
        text, adjustments = self._text, self._adjustments
        self._text, self._adjustments = None, []
        for marker, adjustment in sorted(adjustments, key=_order) if with_markers else ():
            if adjustment:
                self._push(cons(marker, adjustment))
        self._push(cons(text, -start if self._point == start + length else start))
        self._size += length

    def _record_insertion(self, start: int, end: int) -> None:
        if not _extend(self.records(), start, end):
            self._push(cons(start, end))

    def _first_change(self) -> Cons:
        time: object = 0
        if self.lisp.variables.value_in(FILE_NAME, self.buffer) not in (NIL, UNBOUND):
            buffers = self.lisp.buffers
            current = buffers.current
            buffers.set_current(self.buffer)
            time = self.lisp.call(intern("visited-file-modtime"))
            buffers.restore_current(current)
        return cons(T, time)

    # The list

    def records(self) -> object:
        """Return the list as it is now, t if nothing is to be recorded."""
        if self._local.loaded is self.buffer:
            return self._cell.value
        found = self.lisp.variables.value_in(UNDO_LIST, self.buffer)
        return NIL if found is UNBOUND else found

    def _push(self, record: object) -> None:
        self.put(cons(record, self.records()))

    def put(self, records: object) -> None:
        """Make RECORDS the list."""
        variables = self.lisp.variables
        if self._local.loaded is self.buffer:
            self._cell.value = records
        elif variables.buffer is self.buffer:
            variables.set(UNDO_LIST, records)
        else:
            variables.local(UNDO_LIST)
            self.buffer.locals[UNDO_LIST] = records

    def _truncate(self) -> None:
        """Forget what is beyond the limits."""
        limits = [self.lisp.value(name) for name in ("undo-limit", "undo-outer-limit")]
        soft, outer = [limit if type(limit) is int else 24_000_000 for limit in limits]
        size, tail = 0, self.records()
        while type(tail) is Cons:
            record = tail.car
            if type(record) is Cons and type(record.car) is LString:
                size += len(record.car.text)
            if record is NIL and size > soft:
                tail.cdr = NIL
                break
            tail = tail.cdr
        if size > outer:
            self.put(NIL)
            size = 0
        self._size, self._limit = size, max(2 * size, FIRST_CHECK)


def _order(pair: tuple[Marker, int]) -> tuple[bool, int]:
    # The markers of a buffer have no order of their own.
    return not pair[0].advances, pair[1]


def _extend(records: object, start: int, end: int) -> bool:
    """Let an insertion up to START that was recorded last reach END; tell whether there is one."""
    if type(records) is not Cons or type(records.car) is not Cons:
        return False
    last = records.car
    if type(last.car) is int and type(last.cdr) is int and last.cdr == start:
        last.cdr = end
        return True
    return False


def _differences(old: list[tuple[int, int, Plist]], new: list[tuple[int, int, Plist]]) -> list[tuple[object, object, int, int]]:
    """Return the properties of OLD that NEW has no more or has another value of: property, old value, start and end."""
    found: list[tuple[object, object, int, int]] = []
    for start, end, plist in new:
        before = [(max(start, first), min(end, last), had) for first, last, had in old if first < end and last > start]
        for first, last, had in before or [(start, end, {})]:
            for key in (*plist, *(key for key in had if key not in plist)):
                value = had.get(key, NIL)
                if (key in had) != (key in plist) or value is not plist.get(key, NIL):
                    found.append((key, value, first, last))
    return found
