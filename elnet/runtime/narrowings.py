"""Narrowing with a label: nobody gets out of it who does not know the label (manual node "Narrowing")."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from elnet.objects.base import LispObject
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


class Narrowing(LispObject):
    """What is between START and END, which only those see more than who know LABEL."""

    __slots__ = ("end", "label", "start")

    def __init__(self, buffer: Buffer, start: int, end: int, label: object) -> None:
        self.start, self.end = Marker(buffer, start), Marker(buffer, end, advances=True)
        self.label = label


class Narrowings:
    """The narrowings with labels of the buffers of LISP, the innermost last."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.of: WeakKeyDictionary[Buffer, list[Narrowing]] = WeakKeyDictionary()

    def innermost(self, buffer: Buffer) -> Narrowing | None:
        """Return the innermost narrowing of BUFFER, None if there is none."""
        found = self.of.get(buffer)
        return found[-1] if found else None

    def enter(self, buffer: Buffer, start: int, end: int, label: object) -> None:
        """Narrow BUFFER to what is between START and END, with LABEL."""
        self.narrow(buffer, start, end)
        self.of.setdefault(buffer, []).append(Narrowing(buffer, buffer.begv, buffer.zv, label))

    def leave(self, buffer: Buffer) -> None:
        """Forget the innermost narrowing of BUFFER."""
        self.of[buffer].pop()

    def open(self, buffer: Buffer, label: object) -> Narrowing | None:
        """Forget the innermost narrowing of BUFFER if that has LABEL, show what there is, and return the narrowing."""
        found = self.innermost(buffer)
        opened = found if found is not None and found.label is label else None
        if opened is not None:
            self.leave(buffer)
        self.widen(buffer)
        return opened

    def close(self, buffer: Buffer, opened: Narrowing) -> None:
        """Let OPENED hold in BUFFER again."""
        self.of.setdefault(buffer, []).append(opened)

    def narrow(self, buffer: Buffer, start: int, end: int) -> None:
        """Make what is between START and END of BUFFER visible, as far as that is allowed."""
        found = self.innermost(buffer)
        if found is not None:
            low, high = found.start.position, found.end.position
            start, end = max(low, min(start, high)), max(low, min(end, high))
        buffer.narrow(start, end)

    def widen(self, buffer: Buffer) -> None:
        """Make all of BUFFER visible that is allowed."""
        found = self.innermost(buffer)
        if found is None:
            buffer.widen()
        else:
            buffer.narrow(found.start.position, found.end.position)
