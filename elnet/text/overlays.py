"""Overlays: stretches of a buffer with properties of their own, which are not part of the text."""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.equality import SPECIAL, equal
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer
    from elnet.text.overlay_table import Block


class Overlay(LispObject):
    """An overlay in BUFFER between START and END; the newest of PROPERTIES comes first.

    FRONT_ADVANCE tells whether text inserted at START stays outside, REAR_ADVANCE whether text inserted at END gets inside.
    """

    __slots__ = ("__weakref__", "_first", "_last", "block", "properties")

    def __init__(self, buffer: Buffer, start: int, end: int, front_advance: bool, rear_advance: bool) -> None:
        self._first = Marker(None, 1, front_advance)
        self._last = Marker(None, 1, rear_advance)
        self.block: Block | None = None
        self.properties: dict[object, object] = {}
        self.move(buffer, start, end)

    @property
    def buffer(self) -> Buffer | None:
        """The buffer this is in, None if it was deleted or the buffer killed."""
        return self._first.buffer

    @property
    def start(self) -> int:
        """Where this begins."""
        # An insertion where an empty overlay is may move its first marker alone.
        return min(self._first.position, self._last.position)

    @property
    def end(self) -> int:
        """Where this ends."""
        return self._last.position

    @property
    def front_advance(self) -> bool:
        """Whether text inserted at the start stays outside."""
        return self._first.advances

    @property
    def rear_advance(self) -> bool:
        """Whether text inserted at the end gets inside."""
        return self._last.advances

    def move(self, buffer: Buffer, start: int, end: int) -> None:
        """Make this extend from START to END of BUFFER."""
        if self.buffer is not buffer:
            self.delete()
        self._first.move(buffer, start)
        self._last.move(buffer, end)
        buffer.overlays.put(buffer, self)

    def delete(self) -> None:
        """Take this out of its buffer."""
        buffer = self.buffer
        if buffer is not None:
            buffer.overlays.remove(self)
            self._first.detach()
            self._last.detach()

    def put(self, key: object, value: object) -> bool:
        """Give this the property KEY with VALUE; tell whether that changes it."""
        if key in self.properties:
            changed = self.properties[key] is not value
            self.properties[key] = value
            return changed
        self.properties = {key: value, **self.properties}
        return True

    def lisp_print(self, readably: bool) -> str:
        """Return how it prints."""
        if self.buffer is None:
            return "#<overlay in no buffer>"
        return f"#<overlay from {self.start} to {self.end} in {self.buffer.name}>"


def _same_overlay(one: object, other: object) -> bool:
    """Tell whether ONE and OTHER are overlays at the same places with equal properties."""
    if not isinstance(one, Overlay) or not isinstance(other, Overlay) or one.buffer is not other.buffer:
        return False
    if one.buffer is not None and (one.start, one.end) != (other.start, other.end):
        return False
    return one.properties.keys() == other.properties.keys() and all(
        equal(value, other.properties[key]) for key, value in one.properties.items()
    )


SPECIAL[Overlay] = _same_overlay
