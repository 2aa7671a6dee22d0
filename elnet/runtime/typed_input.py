"""What a program types in place of a user: events in `unread-command-events' and those of the keyboard macro that runs.

The commands that these events mean are called as the command loop does it: the hooks before and after a command, the
variables that say which command runs, the prefix argument (manual node "Command Loop").
"""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

UNREAD, EXECUTING, INDEX = "unread-command-events", "executing-kbd-macro", "executing-kbd-macro-index"
SELF_INSERT, RUN_HOOKS = intern("self-insert-command"), intern("run-hooks")


class TypedInput:
    """The typed input of one interpreter: MACRO has the events left of the macro that runs, KEYS those of the command."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.macro: list[object] = []
        self.keys: list[object] = []
        self.prompts: list[object] = []
        """The prompts of the minibuffers that are active."""

    @property
    def is_pending(self) -> bool:
        """Whether there is an event."""
        return type(self.lisp.value(UNREAD)) is Cons or bool(self.macro)

    @property
    def is_typing(self) -> bool:
        """Whether questions are answered by events: a macro runs and there is one."""
        return self.lisp.is_set(EXECUTING) and self.is_pending

    def take(self) -> object | None:
        """Remove the next event and return it, None if there is none."""
        unread = self.lisp.value(UNREAD)
        if type(unread) is Cons:
            self.lisp.set(UNREAD, unread.cdr)
            event = unread.car
            marked = type(event) is Cons and event.car in (T, intern("no-record"))
            return event.cdr if marked else event  # type: ignore[attr-defined]
        if not self.macro:
            return None
        index = self.lisp.value(INDEX)
        self.lisp.set(INDEX, index + 1 if type(index) is int else 1)
        return self.macro.pop(0)

    def discard(self) -> None:
        """Forget the unread events."""
        self.lisp.set(UNREAD, NIL)

    def read_keys(self) -> object:
        """Read the events of one command into `keys`; return the command, nil if they mean none."""
        self.keys = []
        command: object = NIL
        while (event := self.take()) is not None:
            self.keys.append(event)
            command = self.lisp.call(intern("key-binding"), Vector(list(self.keys)), T)
            if command is NIL or self.lisp.call(intern("keymapp"), command) is NIL:
                break
        return command

    def run_macro(self, events: list[object]) -> None:
        """Call the commands that EVENTS mean, after those of unread events."""
        outer, self.macro = self.macro, list(events)
        try:
            self.lisp.set("this-command", NIL)
            self.lisp.call(RUN_HOOKS, intern("post-command-hook"))
            self.lisp.set("last-command", NIL)
            while self.is_pending:
                self.run_command()
        finally:
            self.macro = outer

    def run_command(self) -> None:
        """Call the command that the next events mean."""
        lisp = self.lisp
        command = self.read_keys()
        event = self.keys[-1] if self.keys else NIL
        if command is NIL and type(event) is int and event >= 32 and len(self.keys) == 1:
            command = SELF_INSERT
        lisp.set("last-command-event", event)
        for name in ("this-command", "real-this-command", "this-original-command"):
            lisp.set(name, command)
        lisp.call(RUN_HOOKS, intern("pre-command-hook"))
        lisp.call(intern("command-execute" if command is not NIL else "undefined"), *((command,) if command is not NIL else ()))
        lisp.call(RUN_HOOKS, intern("post-command-hook"))
        if lisp.value("prefix-arg") is NIL:
            lisp.set("last-command", lisp.value("this-command"))
            lisp.set("real-last-command", lisp.value("real-this-command"))
