"""Sorting the records of the visible part of a buffer (manual node "Sorting").

A record is a stretch of text with a key: a value, or the bounds of a text in the buffer.  What stands between two records
stays where it is; the records change places.
"""

from __future__ import annotations

from functools import cmp_to_key

from elnet.objects.cons import Cons, cons
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.case_tables import casing
from elnet.runtime.ordering import string_order
from elnet.text.propertied import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

    Move = Callable[[], object]


class SkippedRecord(Exception):
    """Raised by a function that finds keys for a record that is to stay where it is."""


class Record:
    """The text from START to END and the KEY that it is sorted by."""

    __slots__ = ("end", "key", "start")

    def __init__(self, key: object, start: int, end: int) -> None:
        self.key = key
        self.start = start
        self.end = end


class Borders:
    """How records and keys are found: functions that move point.

    NEXT_RECORD moves from the end of a record to the start of the next one, END_RECORD to the end of a record; START_KEY to the
    start of the key, unless it returns the key itself, and END_KEY to the end of the key, which otherwise ends with the record.
    """

    def __init__(self, next_record: Move, end_record: Move, start_key: Move | None = None, end_key: Move | None = None) -> None:
        self.next_record = next_record
        self.end_record = end_record
        self.start_key = start_key
        self.end_key = end_key

    def records(self, buffer: Buffer) -> list[Record]:
        """Return the records of BUFFER from point on."""
        found = []
        while buffer.point < buffer.zv:
            start = buffer.point
            try:
                key = self._key(buffer)
            except SkippedRecord:
                buffer.goto(start)
                key = None
            if self.end_key is not None or type(key) is not Cons:
                self.end_record()
            if key is not None:
                found.append(Record(key, start, buffer.point))
            self.next_record()
        return found

    def _key(self, buffer: Buffer) -> object:
        key = NIL if self.start_key is None else self.start_key()
        if key is not NIL:
            return key
        start = buffer.point
        (self.end_key or self.end_record)()
        return cons(start, buffer.point)


def sort_records(lisp: Lisp, reverse: bool, borders: Borders, predicate: object = NIL) -> None:
    """Sort the records from point on, in descending order if REVERSE, by their keys as PREDICATE compares these."""
    buffer = lisp.buffers.current
    found = borders.records(buffer)
    order: Any = _order(lisp, found, predicate)
    if not found:
        return
    # Equal keys keep their order, also when everything else is reversed.
    new = _reordered(lisp, found, sorted(found, key=order, reverse=reverse))
    buffer.replace(buffer.begv, buffer.zv, new.text, new.properties)  # type: ignore[arg-type]


def _order(lisp: Lisp, found: list[Record], predicate: object) -> Callable[[Record], Any]:
    """Return what gives a value by which Python sorts records as PREDICATE does their keys."""
    if predicate is not NIL:
        less = lisp.functions.callable(predicate)
        return cmp_to_key(
            lambda one, other: -1 if less(one.key, other.key) is not NIL else +(less(other.key, one.key) is not NIL)
        )
    if not found or type(found[0].key) in (int, float):
        return lambda record: check.number_or_marker(record.key)
    downcase = casing(lisp).downcase
    buffer, folds = lisp.buffers.current, lisp.is_set("sort-fold-case")

    def order(record: Record) -> str:
        key = record.key
        if type(key) is not Cons:
            return string_order(check.string(key))
        text = buffer.substring(check.integer_or_marker(key.car), check.integer_or_marker(key.cdr))
        return string_order(LString(downcase(text) if folds else text, buffer.multibyte))

    return order


def _reordered(lisp: Lisp, before: list[Record], after: list[Record]) -> LString:
    """Return the visible text with the records AFTER in the places of the records BEFORE."""
    buffer = lisp.buffers.current
    pieces: list[LString] = []
    place = buffer.begv
    for old, new in zip(before, after, strict=True):
        pieces += (_text(buffer, place, old.start), _text(buffer, new.start, new.end))
        place = old.end
    return joined([*pieces, _text(buffer, place, buffer.zv)])


def _text(buffer: Buffer, start: int, end: int) -> LString:
    return LString(buffer.substring(start, end), buffer.multibyte, buffer.properties_between(start, end))
