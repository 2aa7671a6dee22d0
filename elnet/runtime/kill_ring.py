"""The kill ring: texts that were killed, the latest first (manual node "The Kill Ring")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.text.buffer import Buffer
from elnet.text.propertied import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


KILL_REGION = intern("kill-region")


class KillRing:
    """The kill ring of LISP, which is the list in the variable `kill-ring`."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp

    def push(self, text: LString, replace: bool = False) -> None:
        """Make TEXT the latest kill, in the place of the one before if REPLACE."""
        lisp = self.lisp
        ring = lisp.value("kill-ring")
        if replace and type(ring) is Cons:
            ring.car = text
        else:
            ring = cons(text, ring)
            limit = lisp.value("kill-ring-max")
            if type(limit) is int:
                ring = list_from(elements(ring)[:limit])
        lisp.set("kill-ring", ring)
        lisp.set("kill-ring-yank-pointer", ring)

    def append(self, text: LString, before: bool) -> None:
        """Add TEXT to the latest kill, in front of it if BEFORE."""
        ring = self.lisp.value("kill-ring")
        old = check.string(ring.car) if type(ring) is Cons else LString("", False)
        self.push(joined([text, old] if before else [old, text]), replace=True)

    def kill(self, buffer: Buffer, start: int, end: int, *, before: bool = False) -> None:
        """Delete the text of BUFFER between START and END and make it the latest kill.

        If the last command killed, too, the text joins that kill, in front of it if BEFORE.
        """
        text = LString(buffer.substring(start, end), buffer.multibyte, buffer.properties_between(start, end))
        buffer.delete(start, end)
        if self.lisp.value("last-command") is KILL_REGION:
            self.append(text, before)
        else:
            self.push(text)
        self.lisp.set("this-command", KILL_REGION)

    def rotated(self, count: int, stay: bool) -> LString:
        """Return the kill COUNT places after the one last yanked, which it becomes unless STAY."""
        ring = elements(self.lisp.value("kill-ring"))
        if not ring:
            raise lisp_error("Kill ring is empty")
        pointer = self.lisp.value("kill-ring-yank-pointer")
        behind = len(elements(pointer)) if pointer is not NIL else 0
        place = (count - behind) % len(ring)
        if not stay:
            tail = self.lisp.value("kill-ring")
            for _ in range(place):
                tail = tail.cdr
            self.lisp.set("kill-ring-yank-pointer", tail)
        return ring[place]  # type: ignore[return-value]
