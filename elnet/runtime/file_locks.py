"""Locks on the files that buffers visit, taken when a buffer is first changed (manual node "File Locks")."""

from __future__ import annotations

from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, UNBOUND, intern
from elnet.text.buffer import Buffer
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

FILE_NAME, TRUE_NAME = intern("buffer-file-name"), intern("buffer-file-truename")
LOCK, UNLOCK = intern("lock-file"), intern("unlock-file")


class FileLock(Watcher):
    """Locks the file of BUFFER before its first change."""

    __slots__ = ("buffer", "lisp")

    def __init__(self, lisp: Lisp, buffer: Buffer) -> None:
        self.lisp = lisp
        self.buffer = buffer

    def before_change(self, start: int, end: int) -> None:
        """Lock the file unless the buffer was changed before; refuse the change if someone else has it."""
        if not self.buffer.modified and not self.lisp.is_set("inhibit-modification-hooks"):
            call_for_file(self.lisp, self.buffer, LOCK)


def call_for_file(lisp: Lisp, buffer: Buffer, function: object) -> None:
    """Call FUNCTION, which locks or unlocks, with the file that BUFFER visits, if it visits any."""
    visited = buffer.base or buffer
    name = lisp.variables.value_in(TRUE_NAME, visited)
    if isinstance(name, LString) and lisp.variables.value_in(FILE_NAME, visited) not in (NIL, UNBOUND):
        lisp.call(function, name)


def declare_modified(lisp: Lisp, buffer: Buffer, modified: bool) -> None:
    """Declare BUFFER modified, which locks its file, or unmodified, which unlocks it."""
    if modified is not buffer.modified:
        call_for_file(lisp, buffer, LOCK if modified else UNLOCK)
    buffer.set_modified(modified)
