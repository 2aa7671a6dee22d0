"""The overlays of a buffer: which are somewhere, which comes first, and what they do when the text changes."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.propertied_text import lookup
from elnet.text.buffer import Buffer
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from elnet.objects.symbols import Symbol
    from elnet.runtime.lisp import Lisp
    from elnet.text.overlays import Overlay

PRIORITY, EVAPORATE = intern("priority"), intern("evaporate")
MODIFICATION, IN_FRONT, BEHIND = map(intern, ("modification-hooks", "insert-in-front-hooks", "insert-behind-hooks"))
HOOKS = frozenset((MODIFICATION, IN_FRONT, BEHIND))
WATCHED = HOOKS | {EVAPORATE}


def in_order(found: Iterable[Overlay]) -> list[Overlay]:
    """Return the overlays FOUND by their places."""
    return sorted(found, key=lambda overlay: (overlay.start, overlay.end))


def around(buffer: Buffer, position: int) -> list[Overlay]:
    """Return the overlays of BUFFER that the character after POSITION is in."""
    if not buffer.overlays:
        return []
    return in_order([overlay for overlay in buffer.overlays.touching(position, position) if overlay.end > position])


def between(buffer: Buffer, start: int, end: int) -> list[Overlay]:
    """Return the overlays of BUFFER that have a character between START and END, or are empty there."""
    touching = buffer.overlays.touching(start, end)
    return in_order([overlay for overlay in touching if _is_between(buffer, overlay, start, end)])


def _is_between(buffer: Buffer, overlay: Overlay, start: int, end: int) -> bool:
    first, last = overlay.start, overlay.end
    if first == last:
        return start <= first < end or first == start or (first == end and end == buffer.zv)
    return first < end and last > start


def by_priority(lisp: Lisp, overlays: Iterable[Overlay]) -> list[Overlay]:
    """Return OVERLAYS, the one that comes first in front."""

    def rank(overlay: Overlay) -> tuple[int, int, int]:
        priority = overlay.properties.get(PRIORITY, NIL)
        if type(priority) is Cons:
            priority = priority.car
        return (priority if type(priority) is int else 0), overlay.start, -overlay.end

    return sorted(overlays, key=rank, reverse=True)


def get(lisp: Lisp, overlay: Overlay, prop: object) -> object:
    """Return the value of the property PROP of OVERLAY."""
    return lookup(lisp, overlay.properties, prop, in_text=False)


def next_change(buffer: Buffer, position: int) -> int:
    """Return where after POSITION an overlay of BUFFER begins or ends first, the end of the visible part if none does."""
    return buffer.overlays.border_after(position, buffer.zv)


def previous_change(buffer: Buffer, position: int) -> int:
    """Return where before POSITION an overlay of BUFFER begins or ends last, the beginning of the visible part if none does."""
    return buffer.overlays.border_before(position, buffer.begv)


def watch(lisp: Lisp, overlay: Overlay) -> None:
    """Have OVERLAY, which is in a buffer, do what its properties say when the text changes."""
    buffer = overlay.buffer
    assert buffer is not None
    watcher = next((each for each in buffer.watchers if type(each) is OverlayWatcher), None)
    if watcher is None:
        watcher = OverlayWatcher(lisp, buffer)
        buffer.watchers.append(watcher)
    watcher.calls = watcher.calls or not HOOKS.isdisjoint(overlay.properties)


class OverlayWatcher(Watcher):
    """Calls the hooks of the overlays of BUFFER, and deletes the empty ones that want to evaporate.

    CALLS tells whether there was an overlay with hooks.
    """

    __slots__ = ("buffer", "calls", "lisp", "pending")

    def __init__(self, lisp: Lisp, buffer: Buffer) -> None:
        self.lisp = lisp
        self.buffer = buffer
        self.calls = False
        self.pending: list[tuple[Overlay, list[object]]] = []

    def before_change(self, start: int, end: int) -> None:
        """Call the hooks of the overlays that the change between START and END concerns."""
        self.pending = []
        if not self.calls or self.lisp.is_set("inhibit-modification-hooks"):
            return
        for overlay in self.buffer.overlays.touching(start, end):
            hooks = _concerned(overlay, start, end)
            functions = [pair.car for hook in hooks for pair in conses(overlay.properties.get(hook, NIL))]
            if functions:
                self.pending.append((overlay, functions))
        for overlay, functions in self.pending:
            for function in functions:
                self._call(function, overlay, NIL, start, end)

    def after_change(self, start: int, end: int, old_length: int) -> None:
        """Call the same hooks again, and delete what is empty now."""
        pending, self.pending = self.pending, []
        for overlay, functions in pending:
            for function in functions:
                self._call(function, overlay, T, start, end, old_length)
        if old_length:
            _evaporate(self.buffer.overlays.touching(start, end))

    def after_change_elsewhere(self) -> None:
        """Delete what is empty now and wants to evaporate."""
        _evaporate(self.buffer.overlays)

    def _call(self, function: object, *arguments: object) -> None:
        buffers, variables = self.lisp.buffers, self.lisp.variables
        current = buffers.current
        buffers.set_current(self.buffer)
        binding = variables.bind(intern("inhibit-modification-hooks"), T)
        try:
            self.lisp.call(function, *arguments)
        finally:
            variables.unbind(binding)
            buffers.restore_current(current)


def _evaporate(found: Iterable[Overlay]) -> None:
    for overlay in found:
        if overlay.start == overlay.end and overlay.properties.get(EVAPORATE, NIL) is not NIL:
            overlay.delete()


def _concerned(overlay: Overlay, start: int, end: int) -> list[Symbol]:
    """Return the properties of OVERLAY whose functions a change between START and END calls."""
    if start != end:
        return [MODIFICATION] if overlay.start < end and overlay.end > start else []
    hooks = [IN_FRONT] if start == overlay.start else []
    if start == overlay.end:
        hooks.append(BEHIND)
    return [MODIFICATION] if overlay.start < start < overlay.end else hooks
