"""Undoing changes of buffers (manual nodes "Undo" and "Maintaining Undo")."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.cons import Cons, cons
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.undo_in_region import Selection
from elnet.runtime.undo_records import PointBefore
from elnet.runtime.undoing import undo_groups, without_boundaries

UNDO_LIST, PENDING = intern("buffer-undo-list"), intern("pending-undo-list")
UNDO, IN_REGION, EMPTY = intern("undo"), intern("undo-in-region"), intern("empty")


class Undone:
    """For the records that undoing has made, which records they undo, of one interpreter: see `undo-equiv-table`."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.equivalents: WeakKeyDictionary[Cons, object] = WeakKeyDictionary()

    def of(self, records: object) -> object:
        """Return the records that the first group of RECORDS undoes, nil if it undoes nothing."""
        return self.equivalents.get(records, NIL) if type(records) is Cons else NIL


def _user_error(text: str) -> Exception:
    return signal("user-error", lisp_string(text))


@primitive()
def undo_boundary(lisp: Lisp) -> Symbol:
    """Begin a new group of changes: what was changed before is undone separately."""
    records = lisp.value("buffer-undo-list")
    if type(records) is Cons and records.car is not NIL:
        lisp.variables.set(UNDO_LIST, cons(NIL, records))
    lisp.set("undo-auto--last-boundary-cause", intern("explicit"))
    lisp.part(PointBefore).note(lisp.buffers.current)
    return NIL


@primitive()
def primitive_undo(lisp: Lisp, n: object, list: object) -> object:
    """Undo N groups of the records LIST in the current buffer and return the rest of LIST."""
    if n is NIL:
        raise wrong_type_argument("number-or-marker-p", n)
    return undo_groups(lisp, check.integer_or_marker(n), list)


@primitive()
def undo_start(lisp: Lisp, beg: object = NIL, end: object = NIL) -> object:
    """Let `undo-more' begin with the newest change, of those between BEG and END if these are given."""
    records = lisp.value("buffer-undo-list")
    if records is T:
        raise _user_error("No undo information in this buffer")
    if beg is not NIL and end is not NIL:
        first, last = check.integer_or_marker(beg), check.integer_or_marker(end)
        if first != last:
            records = Selection(lisp.buffers.current, records, min(first, last), max(first, last)).records()
    lisp.set("pending-undo-list", records)
    return records


@primitive()
def undo_more(lisp: Lisp, n: object) -> object:
    """Undo N more groups of changes after `undo-start'."""
    pending = lisp.value("pending-undo-list")
    if pending is not NIL and type(pending) is not Cons:
        raise _user_error("No further undo information" + (" for region" if lisp.is_set("undo-in-region") else ""))
    binding = lisp.variables.bind(intern("undo-in-progress"), T)
    try:
        rest = primitive_undo(lisp, n, pending)
    finally:
        lisp.variables.unbind(binding)
    lisp.set("pending-undo-list", T if rest is NIL else rest)
    return NIL


@primitive(interactive="*P")
def undo(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Undo ARG groups of changes, by default one, of those in the region if it is active; again goes further back.

    What undoing changes is recorded, too, and can be undone after any other command.
    """
    undone = lisp.part(Undone)
    lisp.set("this-command", intern("undo-start"))
    if not _continues(lisp, undone):
        in_region = lisp.call(intern("region-active-p")) is not NIL or (arg is not NIL and type(arg) is not int)
        lisp.set("undo-in-region", T if in_region else NIL)
        if in_region:
            undo_start(lisp, lisp.call(intern("region-beginning")), lisp.call(intern("region-end")))
        else:
            undo_start(lisp)
        undo_more(lisp, 1)
    lisp.set("this-command", UNDO)
    equivalent = undone.of(lisp.value("pending-undo-list"))
    in_region = lisp.is_set("undo-in-region")
    word = "Redo" if equivalent is not NIL and not lisp.is_set("undo-no-redo") else "Undo"
    if lisp.is_set("undo-no-redo"):
        while type(equivalent) is Cons or equivalent is T:
            lisp.set("pending-undo-list", equivalent)
            equivalent = undone.of(equivalent)
    undo_more(lisp, arg if type(arg) is int else 1)
    lisp.call(intern("message"), lisp_string(word + (" in region" if in_region else "")))
    _note_undone(lisp, undone, in_region)
    _drop_positions(lisp)
    return NIL


def _continues(lisp: Lisp, undone: Undone) -> bool:
    """Tell whether the last command has undone something, and nothing has happened since."""
    if lisp.value("last-command") is not UNDO:
        return False
    records = without_boundaries(lisp.value("buffer-undo-list"))
    return lisp.value("pending-undo-list") is T or undone.of(records) is not NIL


def _note_undone(lisp: Lisp, undone: Undone, in_region: bool) -> None:
    """Remember what the newest records undo."""
    records, pending = without_boundaries(lisp.value("buffer-undo-list")), lisp.value("pending-undo-list")
    if type(records) is not Cons:
        return
    if in_region:
        equivalent: object = IN_REGION
    elif records is pending:
        found = undone.of(records)
        equivalent = EMPTY if found is NIL else found
    else:
        equivalent = pending
    undone.equivalents[records] = equivalent


def _drop_positions(lisp: Lisp) -> None:
    """Take the places of point from the newest group of records, so that undoing it goes to the change."""
    previous: Cons | None = None
    tail = lisp.value("buffer-undo-list")
    while type(tail) is Cons and tail.car is not NIL:
        if type(tail.car) is not int:
            previous = tail
        elif previous is None:
            lisp.variables.set(UNDO_LIST, tail.cdr)
        else:
            previous.cdr = tail.cdr
        tail = tail.cdr


@primitive(interactive="*p")
def undo_only(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Undo ARG groups of changes, by default one, but none that undid something itself."""
    binding = lisp.variables.bind(intern("undo-no-redo"), T)
    try:
        return undo(lisp, arg)
    finally:
        lisp.variables.unbind(binding)


@primitive(interactive="*p")
def undo_redo(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Undo the last ARG undoings, by default one."""
    undone = lisp.part(Undone)
    records = without_boundaries(lisp.value("buffer-undo-list"))
    if undone.of(records) is NIL:
        raise _user_error("No undone changes to redo")
    binding = lisp.variables.bind(intern("undo-in-progress"), T)
    try:
        rest = undo_groups(lisp, arg if type(arg) is int else 1, records)
    finally:
        lisp.variables.unbind(binding)
    lisp.call(intern("message"), lisp_string("Redo" + (" in region" if lisp.is_set("undo-in-region") else "")))
    lisp.set("this-command", UNDO)
    lisp.set("pending-undo-list", undone.of(rest))
    lisp.set("buffer-undo-list", rest)
    return NIL


@primitive(interactive="")
def buffer_enable_undo(lisp: Lisp, buffer: object = NIL) -> Symbol:
    """Record the changes of BUFFER, by default the current one, in `buffer-undo-list' from now on."""
    return _set_list(lisp, buffer, NIL)


@primitive(interactive=NIL)
def buffer_disable_undo(lisp: Lisp, buffer: object = NIL) -> Symbol:
    """Make `buffer-undo-list' of BUFFER, by default the current one, t: nothing is recorded any more."""
    return _set_list(lisp, buffer, T)


def _set_list(lisp: Lisp, given: object, value: Symbol) -> Symbol:
    buffers = lisp.buffers
    current = buffers.current
    buffers.set_current(buffers.buffer_or_current(given))
    if value is T or lisp.value("buffer-undo-list") is T:
        lisp.variables.set(UNDO_LIST, value)
    buffers.restore_current(current)
    return NIL if value is NIL else T
