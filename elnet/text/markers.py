"""Markers: places in a buffer that move with its text and count as numbers."""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.conditions import lisp_error
from elnet.objects.equality import SPECIAL
from elnet.text.marker_table import NOWHERE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _weakref import ref
    from typing import Any

    from elnet.text.buffer import Buffer
    from elnet.text.marker_table import Block


class Marker(LispObject):
    """A place in BUFFER, or in none if that is None.

    ADVANCES tells whether text inserted at the place goes before it.  BLOCK, OFFSET and REGISTRATION belong to the table that
    keeps the markers of the buffer right; it holds them weakly, so one that nobody has any more costs nothing.
    """

    __slots__ = ("__weakref__", "advances", "block", "buffer", "offset", "registration")

    def __init__(self, buffer: Buffer | None = None, position: int = 1, advances: bool = False) -> None:
        self.buffer: Buffer | None = None
        self.block: Block = NOWHERE
        self.offset = 0
        self.advances = advances
        self.registration: ref[Marker] | None = None
        if buffer is not None:
            self.move(buffer, position)

    @property
    def position(self) -> int:
        """Where this points to, from 1, or did last."""
        return self.block.shift + self.offset

    def move(self, buffer: Buffer | None, position: int = 1) -> None:
        """Point to POSITION of BUFFER, or as near as its text reaches; to nowhere if BUFFER is None or killed."""
        if buffer is None or buffer.name is None:
            self.detach()
            return
        if buffer is not self.buffer:
            self.detach()
            self.buffer = buffer
        self.settle(buffer, max(1, min(position, buffer.size + 1)))

    def settle(self, buffer: Buffer, position: int) -> None:
        """Point to POSITION of BUFFER, which this points to already."""
        block = self.block
        offset = position - block.shift
        if block is not NOWHERE and block.first <= offset <= block.last:
            self.offset = offset
        else:
            buffer.markers.put(self, position)

    def detach(self) -> None:
        """Point nowhere."""
        if self.buffer is not None:
            self.offset = self.position
            self.leave()
            self.buffer = None

    def leave(self) -> None:
        """Be in no block; the offset is to be corrected by the caller."""
        if self.registration is not None:
            self.block.registrations.discard(self.registration)
            self.block, self.registration = NOWHERE, None

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
