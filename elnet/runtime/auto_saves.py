"""Which buffers were auto-saved, and what becomes of the files when a buffer is killed."""

from __future__ import annotations

import os
from weakref import WeakKeyDictionary

from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

NAME = intern("buffer-auto-save-file-name")


class AutoSaves:
    """The ticks that the buffers of LISP had when they were auto-saved."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.ticks: WeakKeyDictionary[Buffer, int] = WeakKeyDictionary()
        lisp.on_kill_buffer.append(self.killed)

    def note(self, buffer: Buffer) -> None:
        """Remember that BUFFER was auto-saved as it is now."""
        self.ticks[buffer] = buffer.modified_tick
        self.lisp.set("buffer-saved-size", buffer.size)

    def is_recent(self, buffer: Buffer) -> bool:
        """Tell whether BUFFER was auto-saved since it was saved."""
        return self.ticks.get(buffer, 0) > buffer.saved_tick

    def is_current(self, buffer: Buffer) -> bool:
        """Tell whether BUFFER was not changed since it was auto-saved."""
        return self.ticks.get(buffer, 0) >= buffer.modified_tick

    def killed(self, buffer: Buffer) -> None:
        """Delete the auto-save file of BUFFER, which is being killed, unless it holds what is nowhere else."""
        name = self.lisp.variables.value_in(NAME, buffer)
        if not isinstance(name, LString) or not self.is_recent(buffer) or not os.path.exists(name.text):
            return
        if buffer.modified and not self._may_delete():
            return
        os.unlink(name.text)

    def _may_delete(self) -> bool:
        lisp = self.lisp
        if not lisp.is_set("kill-buffer-delete-auto-save-files"):
            return False
        return lisp.call(intern("yes-or-no-p"), lisp_string("Delete auto-save file? ")) is not NIL
