"""Markers: places in a buffer that move with its text and count as numbers."""

from __future__ import annotations

from _weakref import ref

from elnet.objects.base import LispObject
from elnet.objects.conditions import lisp_error
from elnet.objects.equality import SPECIAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.text.buffer import Buffer


class Marker(LispObject):
    """A place in BUFFER, or in none if that is None.

    POSITION counts from 1 and is kept right by the buffer.  ADVANCES tells whether text inserted at the place goes before it.
    A buffer holds its markers weakly, so one that nobody has any more costs nothing.
    """

    __slots__ = ("__weakref__", "_registration", "advances", "buffer", "position")

    def __init__(self, buffer: Buffer | None = None, position: int = 1, advances: bool = False) -> None:
        self.buffer: Buffer | None = None
        self.position = 0
        self.advances = advances
        self._registration: ref[Marker] | None = None
        if buffer is not None:
            self.move(buffer, position)

    def move(self, buffer: Buffer | None, position: int = 1) -> None:
        """Point to POSITION of BUFFER, or as near as its text reaches; to nowhere if BUFFER is None or killed."""
        if buffer is None or buffer.name is None:
            self.detach()
            return
        if buffer is not self.buffer:
            self.detach()
            self.buffer = buffer
            markers = buffer.markers
            self._registration = registration = ref(self, markers.discard)
            markers.add(registration)
        self.position = max(1, min(position, buffer.size + 1))

    def detach(self) -> None:
        """Point nowhere."""
        if self.buffer is not None:
            if self._registration is not None:
                self.buffer.markers.discard(self._registration)
            self.buffer = self._registration = None

    def number(self) -> int:
        """Return the position; signal an error if there is none."""
        if self.buffer is None:
            raise lisp_error("Marker does not point anywhere")
        return self.position

    def lisp_print(self, readably: bool) -> str:
        """Return how it prints."""
        kind = "(moves after insertion) " if self.advances else ""
        if self.buffer is None:
            return f"#<marker {kind}in no buffer>"
        return f"#<marker {kind}at {self.position} in {self.buffer.name}>"

    # A marker in arithmetic is its position.

    def __add__(self, other: Any) -> Any:
        return self.number() + other

    def __radd__(self, other: Any) -> Any:
        return other + self.number()

    def __sub__(self, other: Any) -> Any:
        return self.number() - other

    def __rsub__(self, other: Any) -> Any:
        return other - self.number()

    def __mul__(self, other: Any) -> Any:
        return self.number() * other

    def __rmul__(self, other: Any) -> Any:
        return other * self.number()

    def __neg__(self) -> int:
        return -self.number()

    def __lt__(self, other: Any) -> Any:
        return self.number() < other

    def __le__(self, other: Any) -> Any:
        return self.number() <= other

    def __gt__(self, other: Any) -> Any:
        return self.number() > other

    def __ge__(self, other: Any) -> Any:
        return self.number() >= other


def _same_place(one: object, other: object) -> bool:
    """Tell whether ONE and OTHER are markers at the same place, or both nowhere."""
    if not isinstance(one, Marker) or not isinstance(other, Marker) or one.buffer is not other.buffer:
        return False
    return one.buffer is None or one.position == other.position


SPECIAL[Marker] = _same_place
