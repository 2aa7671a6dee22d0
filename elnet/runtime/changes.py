"""What happens around a change of a buffer's text: it may be refused, and hooks are run (manual node "Change Hooks")."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.symbols import NIL, UNBOUND, Symbol, T, intern
from elnet.text.buffer import Buffer
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

BUFFER_READ_ONLY = intern("buffer-read-only")
INHIBIT_READ_ONLY = intern("inhibit-read-only")
INHIBIT_HOOKS = intern("inhibit-modification-hooks")
BEFORE, AFTER = intern("before-change-functions"), intern("after-change-functions")
FIRST = intern("first-change-hook")


def refuse_if_read_only(lisp: Lisp, buffer: Buffer, position: object = NIL) -> None:
    """Signal `buffer-read-only` if BUFFER is, unless `inhibit-read-only` is set or there is such a property at POSITION."""
    variables = lisp.variables
    if variables.value_in(BUFFER_READ_ONLY, buffer) in (NIL, UNBOUND) or lisp.is_set("inhibit-read-only"):
        return
    if type(position) is not int or not _is_exempt(buffer, position):
        raise signal("buffer-read-only", buffer)


def _is_exempt(buffer: Buffer, position: int) -> bool:
    """Tell whether the text at POSITION of BUFFER may be changed even if the buffer may not."""
    if buffer.intervals is None or not buffer.begv <= position < buffer.zv:
        return False
    return buffer.intervals.at(position - 1).get(INHIBIT_READ_ONLY, NIL) is not NIL


class ReadOnly(Watcher):
    """Refuses changes of BUFFER while it is read-only."""

    __slots__ = ("buffer", "lisp")

    def __init__(self, lisp: Lisp, buffer: Buffer) -> None:
        self.lisp = lisp
        self.buffer = buffer

    def before_change(self, start: int, end: int) -> None:
        """Refuse the change if it is not allowed."""
        refuse_if_read_only(self.lisp, self.buffer, start)
        if end - start > 1 and self.buffer.intervals is not None:
            for first, _, _ in self.buffer.intervals.runs(start - 1, end - 1):
                refuse_if_read_only(self.lisp, self.buffer, first + 1)


class ChangeHooks(Watcher):
    """Runs the hooks for changes of BUFFER, which becomes current for that."""

    __slots__ = ("buffer", "lisp")

    def __init__(self, lisp: Lisp, buffer: Buffer) -> None:
        self.lisp = lisp
        self.buffer = buffer

    def before_change(self, start: int, end: int) -> None:
        """Run `first-change-hook` if the buffer was unmodified, and `before-change-functions`."""
        if not self.lisp.is_set("inhibit-modification-hooks"):
            if not self.buffer.modified:
                self._run(FIRST)
            self._run(BEFORE, start, end)

    def after_change(self, start: int, end: int, old_length: int) -> None:
        """Run `after-change-functions`."""
        if not self.lisp.is_set("inhibit-modification-hooks"):
            self._run(AFTER, start, end, old_length)

    def _run(self, hook: Symbol, *arguments: object) -> None:
        lisp, variables = self.lisp, self.lisp.variables
        if variables.value_in(hook, self.buffer) in (NIL, UNBOUND):
            return
        buffers = lisp.buffers
        current = buffers.current
        buffers.set_current(self.buffer)
        binding = variables.bind(INHIBIT_HOOKS, T)
        # An error in a function leaves the hook empty, lest every change from then on fail.
        done = False
        try:
            lisp.call(intern("run-hook-with-args"), hook, *arguments)
            done = True
        finally:
            variables.unbind(binding)
            if not done and hook is not FIRST:
                variables.set(hook, NIL)
            buffers.restore_current(current)
