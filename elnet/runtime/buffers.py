"""The buffers of one interpreter: which exist, which is current, and what goes with making, changing and killing one.

Changing the current buffer also loads its buffer-local values: see `elnet.runtime.variables`.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, UNBOUND, Symbol, T, intern
from elnet.runtime.messages import Messages
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

MULTIBYTE = intern("enable-multibyte-characters")
DIRECTORY = intern("default-directory")
READ_ONLY = intern("buffer-read-only")
UNDO_LIST = intern("buffer-undo-list")
TRUE_NAME = intern("buffer-file-truename")
CHANGE_HOOKS = [intern(name) for name in ("before-change-functions", "after-change-functions", "first-change-hook")]


class Buffers:
    """The live buffers of LISP in the order of `buffer-list`, and the current one.

    QUIET are the buffers that run no hooks of their own when killed.
    """

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        lisp.buffers = self
        self.by_name: dict[str, Buffer] = {}
        self.quiet: set[Buffer] = set()
        self.hooked = False
        """Whether some buffer may have functions to call at changes."""
        self._case_fold = lisp.variables.cell(intern("case-fold-search"))
        for symbol in CHANGE_HOOKS:
            lisp.variables.watch(symbol, self._change_hook_set)
        lisp.variables.watch(READ_ONLY, self._read_only_set)
        lisp.variables.watch(UNDO_LIST, self._undo_list_set)
        lisp.variables.watch(TRUE_NAME, self._true_name_set)
        self.current = self._made("*scratch*")
        self._record(self.current)
        lisp.variables.switch(self.current)
        lisp.part(Messages).hand_over(self)

    def create(self, name: str, quiet: bool = False) -> Buffer:
        """Return a new buffer called NAME, in the folder of the current one; QUIET as for the class."""
        buffer = self._made(name)
        variables = self.lisp.variables
        if DIRECTORY in self.current.locals:
            buffer.locals[DIRECTORY] = variables.get(DIRECTORY)
        if name.startswith(" "):
            variables.local(UNDO_LIST)
            buffer.locals[UNDO_LIST] = T
        else:
            self._record(buffer)
        if quiet:
            self.quiet.add(buffer)
        else:
            self.list_changed()
        return buffer

    def _made(self, name: str) -> Buffer:
        buffer = self.by_name[name] = Buffer(name)
        if self.hooked:
            self._hook(buffer)
        if self.lisp.on_birth is not None:
            self.lisp.on_birth(buffer)
        return buffer

    def list_changed(self) -> None:
        """Run the hook that tells of changes to the list of buffers."""
        hook = intern("buffer-list-update-hook")
        if self.lisp.variables.get(hook) not in (NIL, UNBOUND):
            self.lisp.call(intern("run-hooks"), hook)

    def set_current(self, buffer: Buffer) -> None:
        """Make BUFFER, a live one, the current buffer."""
        if buffer is not self.current:
            self.current = buffer
            self.lisp.variables.switch(buffer)

    # Finding buffers

    def named(self, value: object) -> Buffer | None:
        """Return the buffer that VALUE is, or the live one that it names, None if there is none."""
        if isinstance(value, Buffer):
            return value
        if type(value) is not LString:
            raise wrong_type_argument("stringp", value)
        return self.by_name.get(value.text)

    def existing(self, value: object) -> Buffer:
        """Return the buffer that VALUE is or names; signal an error if there is none of that name."""
        found = self.named(value)
        if found is None:
            raise lisp_error(f"No buffer named {value.text}")  # type: ignore[attr-defined]
        return found

    def buffer_or_current(self, value: object) -> Buffer:
        """Return the buffer that VALUE is or names, the current one for nil; signal an error if there is none."""
        return self.current if value is NIL else self.existing(value)

    def given_or_current(self, value: object) -> Buffer:
        """Return VALUE, a buffer, or the current buffer for nil."""
        return self.current if value is NIL else self.check(value)

    def check(self, value: object) -> Buffer:
        """Return VALUE, a buffer; signal `wrong-type-argument` if it is none."""
        if not isinstance(value, Buffer):
            raise wrong_type_argument("bufferp", value)
        return value

    def unused_name(self, name: str, ignored: str | None = None) -> str:
        """Return NAME, with something added to it if there is such a buffer; IGNORED counts as unused."""
        if name == ignored or name not in self.by_name:
            return name
        if name.startswith(" "):
            import random

            name = f"{name}-{random.randrange(1000000)}"
            if name not in self.by_name:
                return name
        count = 2
        while f"{name}<{count}>" in self.by_name and f"{name}<{count}>" != ignored:
            count += 1
        return f"{name}<{count}>"

    def other(self, buffer: object = NIL) -> Buffer:
        """Return the first buffer of the list that is not BUFFER and not for internal use only, made if there is none."""
        for each in self.by_name.values():
            if each is not buffer and not str(each.name).startswith(" "):
                return each
        return self.by_name.get("*scratch*") or self.create("*scratch*")

    # Renaming, moving, killing

    def rename(self, buffer: Buffer, name: str) -> None:
        """Let BUFFER be called NAME; its place in the list stays."""
        old = buffer.name
        buffer.name = name
        self.by_name = {name if each == old else each: found for each, found in self.by_name.items()}
        self.list_changed()

    def move_to_end(self, buffer: Buffer) -> None:
        """Make BUFFER the last of the list."""
        if buffer.name is not None:
            self.by_name[buffer.name] = self.by_name.pop(buffer.name)

    def kill(self, buffer: Buffer) -> bool:
        """Kill BUFFER unless it is dead or one of its query functions refuses; tell whether it is dead now."""
        if buffer.name is None:
            return False
        if buffer not in self.quiet and not self._may_be_killed(buffer):
            return False
        if buffer.name is None:
            return True
        if self.lisp.threads is not None and self.lisp.threads.is_current_elsewhere(buffer):
            return False
        if buffer.base is None and buffer.family:
            for indirect in buffer.family[1:]:
                self.kill(indirect)
        if buffer.modified and TRUE_NAME in buffer.locals:
            from elnet.runtime.file_locks import UNLOCK, call_for_file

            call_for_file(self.lisp, buffer, UNLOCK)
        for tell in self.lisp.on_kill_buffer:
            tell(buffer)
        if buffer is self.current:
            self.set_current(self.other(buffer))
            if buffer is self.current:
                return False
        quiet = buffer in self.quiet
        self.quiet.discard(buffer)
        del self.by_name[buffer.name]
        buffer.kill()
        if not quiet:
            self.list_changed()
        return True

    def _may_be_killed(self, buffer: Buffer) -> bool:
        """Ask the query functions of BUFFER and run its hook; tell whether none refused."""
        current, call = self.current, self.lisp.call
        self.set_current(buffer)
        try:
            ask, query = intern("run-hook-with-args-until-failure"), intern("kill-buffer-query-functions")
            if self._has_functions(query) and call(ask, query) is NIL:
                return False
            hook = intern("kill-buffer-hook")
            if self._has_functions(hook):
                call(intern("run-hooks"), hook)
            return True
        finally:
            self.restore_current(current)

    def _has_functions(self, hook: Symbol) -> bool:
        return self.lisp.variables.get(hook) not in (NIL, UNBOUND)

    # Properties of a buffer that Lisp sees as variables

    def set_multibyte(self, multibyte: bool) -> None:
        """Make the current buffer multibyte or unibyte."""
        self.current.set_multibyte(multibyte)
        self.show_multibyte()

    def show_multibyte(self) -> None:
        """Let `enable-multibyte-characters` say what the current buffer is."""
        variables = self.lisp.variables
        variables.make_local(MULTIBYTE)
        variables.cell(MULTIBYTE).value = truth(self.current.multibyte)

    def _change_hook_set(self, symbol: Symbol, value: object, operation: str, place: object) -> None:
        """Have changes of all buffers watched once there is a function to call."""
        if value is not NIL and not self.hooked:
            self.hooked = True
            for buffer in self.by_name.values():
                self._hook(buffer)

    def _hook(self, buffer: Buffer) -> None:
        from elnet.runtime.changes import ChangeHooks

        buffer.watchers.append(ChangeHooks(self.lisp, buffer))

    def _read_only_set(self, symbol: Symbol, value: object, operation: str, place: object) -> None:
        """Have changes of a buffer refused once it is read-only."""
        if value is not NIL:
            from elnet.runtime.changes import ReadOnly

            buffer = place if isinstance(place, Buffer) else self.current
            if not any(type(watcher) is ReadOnly for watcher in buffer.watchers):
                buffer.watchers.insert(0, ReadOnly(self.lisp, buffer))

    def _true_name_set(self, symbol: Symbol, value: object, operation: str, place: object) -> None:
        """Have the file of a buffer locked at changes once the buffer visits one; a change that is refused locks nothing."""
        if value is not NIL:
            from elnet.runtime.changes import ReadOnly
            from elnet.runtime.file_locks import FileLock
            from elnet.runtime.read_only_text import ReadOnlyText

            buffer = place if isinstance(place, Buffer) else self.current
            kinds = [type(watcher) for watcher in buffer.watchers]
            if FileLock not in kinds:
                guards = sum(kind in (ReadOnly, ReadOnlyText) for kind in kinds)
                buffer.watchers.insert(guards, FileLock(self.lisp, buffer))

    def _undo_list_set(self, symbol: Symbol, value: object, operation: str, place: object) -> None:
        """Have changes of a buffer recorded once it has a list for that."""
        if value is not T:
            buffer = place if isinstance(place, Buffer) else self.current
            if buffer.recorder is None:
                self._record(buffer)

    def _record(self, buffer: Buffer) -> None:
        from elnet.runtime.undo_records import UndoRecorder

        buffer.recorder = UndoRecorder(self.lisp, buffer)

    def case_folding(self) -> bool:
        """Tell whether `case-fold-search` is non-nil."""
        return getattr(self._case_fold, "value", NIL) is not NIL

    # What `save-current-buffer`, `save-excursion` and `save-restriction` save and restore

    def restore_current(self, buffer: Buffer) -> None:
        """Make BUFFER current again if it still exists."""
        if buffer is not self.current and buffer.name is not None:
            self.set_current(buffer)

    def excursion(self) -> Marker:
        """Return a marker at point of the current buffer."""
        return Marker(self.current, self.current.point)

    def restore_excursion(self, place: Marker) -> None:
        """Go back to PLACE, if its buffer still exists."""
        buffer = place.buffer
        if buffer is not None:
            self.set_current(buffer)
            buffer.goto(max(buffer.begv, min(place.position, buffer.zv)))
            place.detach()

    def restriction(self) -> tuple[Buffer, Marker | None, Marker | None]:
        """Return the current buffer and markers around its visible part, None if all of it is visible."""
        buffer = self.current
        if buffer.begv == 1 and buffer.zv == buffer.size + 1:
            return buffer, None, None
        return buffer, Marker(buffer, buffer.begv), Marker(buffer, buffer.zv, advances=True)

    @staticmethod
    def restore_restriction(saved: tuple[Buffer, Marker | None, Marker | None]) -> None:
        """Make visible again what `restriction` found visible."""
        buffer, start, end = saved
        if buffer.name is None:
            return
        if start is None or end is None:
            buffer.widen()
            return
        if start.buffer is buffer:
            buffer.narrow(start.position, end.position)
        start.detach()
        end.detach()
