"""Text that may not be changed because of its property `read-only` (manual node "Special Properties")."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import Cons
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.runtime.stickiness import sticks_after, sticks_before
from elnet.text.buffer import Buffer
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from elnet.objects.intervals import Plist
    from elnet.runtime.lisp import Lisp

READ_ONLY = intern("read-only")


def guard_if_read_only(lisp: Lisp, buffer: Buffer, plists: Iterable[Plist]) -> None:
    """Have changes of read-only text in BUFFER refused from now on if one of PLISTS, which were put there, says so."""
    if any(READ_ONLY in plist for plist in plists) and not any(type(each) is ReadOnlyText for each in buffer.watchers):
        buffer.watchers.insert(0, ReadOnlyText(lisp, buffer))


class ReadOnlyText(Watcher):
    """Refuses changes of text in BUFFER that is read-only."""

    __slots__ = ("buffer", "lisp")

    def __init__(self, lisp: Lisp, buffer: Buffer) -> None:
        self.lisp = lisp
        self.buffer = buffer

    def before_change(self, start: int, end: int) -> None:
        """Refuse the change if it is not allowed."""
        allowed = self.lisp.value("inhibit-read-only")
        if allowed is not NIL and type(allowed) is not Cons:
            return
        tolerated = [] if allowed is NIL else [pair.car for pair in conses(allowed)]
        for value in self._at_insertion(start) if start == end else self._between(start, end):
            if value is not NIL and value not in tolerated:
                raise signal("text-read-only", *([value] if type(value) is LString else []))

    def _between(self, start: int, end: int) -> list[object]:
        runs = self.buffer.properties().runs(start - 1, end - 1)
        return [plist.get(READ_ONLY, NIL) for _, _, plist in runs]

    def _at_insertion(self, position: int) -> list[object]:
        """Return the values that what is inserted at POSITION would inherit from the text before and after it."""
        intervals = self.buffer.properties()
        found = []
        if position > 1:
            before = intervals.at(position - 2)
            if sticks_after(self.lisp, before, READ_ONLY):
                found.append(before.get(READ_ONLY, NIL))
        after = intervals.at(position - 1)
        if sticks_before(after, READ_ONLY):
            found.append(after.get(READ_ONLY, NIL))
        return found
