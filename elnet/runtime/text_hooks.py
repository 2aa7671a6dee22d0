"""Functions that text itself asks to be called when it changes: its properties `modification-hooks` and the like.

See the manual node "Special Properties".
"""

from __future__ import annotations

from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, intern
from elnet.text.buffer import Buffer
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from elnet.objects.intervals import Plist
    from elnet.runtime.lisp import Lisp

MODIFICATION, IN_FRONT, BEHIND = map(intern, ("modification-hooks", "insert-in-front-hooks", "insert-behind-hooks"))
HOOKS = (MODIFICATION, IN_FRONT, BEHIND)


def watch_if_hooked(lisp: Lisp, buffer: Buffer, plists: Iterable[Plist]) -> None:
    """Have the hooks of text in BUFFER run from now on if one of PLISTS, which were put there, has any."""
    if any(hook in plist for plist in plists for hook in HOOKS) and not any(
        type(each) is TextHooks for each in buffer.watchers
    ):
        buffer.watchers.append(TextHooks(lisp, buffer))


class TextHooks(Watcher):
    """Calls what text in BUFFER has as hooks: before it is modified, and after something was inserted beside it."""

    __slots__ = ("_waiting", "buffer", "lisp")

    def __init__(self, lisp: Lisp, buffer: Buffer) -> None:
        self.lisp = lisp
        self.buffer = buffer
        self._waiting: list[object] = []

    def before_change(self, start: int, end: int) -> None:
        """Call the hooks of the text between START and END, or note those of what is around an insertion."""
        self._waiting = []
        if self.lisp.is_set("inhibit-modification-hooks"):
            return
        if start < end:
            found: list[object] = []
            for _, _, plist in self.buffer.properties().runs(start - 1, end - 1):
                hooks = plist.get(MODIFICATION, NIL)
                if hooks is not NIL and (not found or found[-1] is not hooks):
                    found.append(hooks)
            self._call(found, start, end)
        else:
            behind = self._value(start - 1, BEHIND)
            front = self._value(start, IN_FRONT)
            self._waiting = [hooks for hooks in (behind, NIL if front is behind else front) if hooks is not NIL]

    def after_change(self, start: int, end: int, old_length: int) -> None:
        """Call the hooks of the text around what was inserted between START and END."""
        waiting, self._waiting = self._waiting, []
        if waiting and not old_length:
            self._call(waiting, start, end)

    def _value(self, position: int, hook: object) -> object:
        if not 1 <= position <= self.buffer.size:
            return NIL
        return self.buffer.properties().at(position - 1).get(hook, NIL)

    def _call(self, lists: list[object], start: int, end: int) -> None:
        buffers = self.lisp.buffers
        current = buffers.current
        buffers.set_current(self.buffer)
        try:
            for hooks in lists:
                for function in elements(hooks):
                    self.lisp.call(function, start, end)
        finally:
            buffers.restore_current(current)
