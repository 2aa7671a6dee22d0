"""Indirect buffers: several buffers that show one text, each with a point, a visible part and variables of its own.

The buffers of a family, the base buffer first, hold the same `Text`, text properties and set of markers.  What a buffer cannot
share as an object, such as whether it is modified, is copied to the others after each change, which a watcher of each tells of.
The points and visible parts of the others move as markers do (manual node "Indirect Buffers").
"""

from __future__ import annotations

from elnet.text.buffer import Buffer
from elnet.text.watchers import Watcher

SHARED = ("text", "multibyte", "intervals", "markers", "modified_tick", "chars_tick", "saved_tick")


class SharedText(Watcher):
    """Keeps the other buffers of the family of BUFFER right."""

    __slots__ = ("buffer",)

    def __init__(self, buffer: Buffer) -> None:
        self.buffer = buffer

    def after_change(self, start: int, end: int, old_length: int) -> None:
        """Move what the others have as numbers, and delete their overlays that want to evaporate."""
        spread(self.buffer)
        others = [each for each in self.buffer.family if each is not self.buffer]
        for other in others:
            other.begv = _moved(other.begv, start, end, old_length)
            other.point = _moved(other.point, start, end, old_length)
            other.zv = _moved(other.zv, start, end, old_length, advances=True)
        for other in others:
            for watcher in tuple(other.watchers):
                watcher.after_change_elsewhere()


def share(base: Buffer, buffer: Buffer) -> None:
    """Make BUFFER, a new one, an indirect buffer of BASE, which is not indirect itself."""
    if not base.family:
        base.family = [base]
        base.watchers.insert(0, SharedText(base))
    buffer.family = base.family
    buffer.family.append(buffer)
    buffer.base = base
    buffer.watchers.insert(0, SharedText(buffer))
    spread(base)
    buffer.point, buffer.begv, buffer.zv = base.point, base.begv, base.zv


def spread(changed: Buffer) -> None:
    """Give the other buffers of the family what CHANGED has."""
    for other in changed.family:
        if other is not changed:
            for name in SHARED:
                setattr(other, name, getattr(changed, name))


def _moved(position: int, start: int, end: int, old_length: int, advances: bool = False) -> int:
    """Return where POSITION is after what is between START and END replaced OLD_LENGTH characters."""
    if position < start or (position == start and not (advances and not old_length)):
        return position
    if position >= start + old_length:
        return position + end - start - old_length
    return start
