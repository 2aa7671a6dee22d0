"""Python's debugger on Lisp code: it stops at lines of `.el` files and evaluates Lisp in the scope of the line.

All commands are pdb's (`help` lists them).  What is no command is a Lisp form; `p FORM` prints the value of one whose first
word is the name of a command.  Frames of Python are neither shown nor stopped in.
"""

from __future__ import annotations

import os
import sys
from pdb import Pdb
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.functions import is_lisp_code
from elnet.objects.symbols import T, intern
from elnet.runtime.exit import Exit
from elnet.runtime.streams import StandardStreams

if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

SKIPPED = ("elnet", "elnet.*", "importlib.*", "_frozen*")
"""Python modules that are not stopped in; code made from Lisp belongs to none."""


class LispDebugger(Pdb):
    """Debugs the code of LISP."""

    def __init__(self, lisp: Lisp) -> None:
        super().__init__(skip=SKIPPED, nosigint=True)
        self.prompt = "(elnet) "
        self.lisp = lisp
        self._leaves = False

    def converse_at(self, frame: FrameType) -> None:
        """Converse about FRAME, then do what was asked for: go on, or stop at another line."""
        self.lisp.part(StandardStreams).flush()
        self.reset()
        self._leaves = False
        self.continues = False
        self.interaction(frame, None)
        if self._leaves:
            raise Exit(1)
        if self.continues and not self.breaks:
            return
        outer: FrameType | None = frame
        while outer is not None:
            outer.f_trace = self.trace_dispatch
            self.botframe = outer
            outer = outer.f_back
        if self.continues:
            self.set_continue()
        sys.settrace(self.trace_dispatch)

    # What pdb asks of its subclasses

    def interaction(self, frame: FrameType | None, traceback: TracebackType | None) -> None:
        """Converse with the user about FRAME, with all other functions of Lisp around it."""
        self.lisp.part(StandardStreams).flush()
        super().interaction(frame, traceback)

    def user_line(self, frame: FrameType) -> None:
        """Stop at a line of FRAME if it is Lisp's."""
        if is_lisp_code(frame.f_code):
            super().user_line(frame)
            if self._leaves:
                raise Exit(1)

    def user_call(self, frame: FrameType, argument_list: None) -> None:
        """Do not stop where a function is entered: its first line comes next."""

    def user_return(self, frame: FrameType, return_value: Any) -> None:
        """Do not stop where a function is left: its caller's line comes next."""

    def user_exception(self, frame: FrameType, exc_info: Any) -> None:
        """Do not stop at exceptions: most of them are Lisp's way to find conditions."""

    def get_stack(self, f: FrameType | None, t: TracebackType | None) -> tuple[list[tuple[FrameType, int]], int]:
        """Return the functions of Lisp around F, the outermost first, and which of them is F."""
        stack, _ = super().get_stack(f, t)
        lisp = [(frame, line) for frame, line in stack if is_lisp_code(frame.f_code)]
        return lisp or stack, max(0, len(lisp or stack) - 1)

    # Commands

    def default(self, line: str) -> None:
        """Evaluate LINE, a Lisp form, in the scope of the line that is shown, and print its value."""
        self._evaluate(line.removeprefix("!"))

    def do_p(self, arg: str) -> None:
        """p FORM: evaluate the Lisp FORM in the scope of the line that is shown, and print its value."""
        self._evaluate(arg)

    do_pp = do_p

    def do_args(self, arg: str) -> None:
        """a(rgs): print the arguments of the function, and all other Lisp variables that it has so far."""
        for name, value in _variables(self.curframe).items():
            self.message(f"{name} = {self._printed(value)}")

    do_a = do_args

    def do_continue(self, arg: str) -> bool:
        """c(ont(inue)): go on until the next breakpoint."""
        self.continues = True
        self.set_continue()
        return True

    do_c = do_cont = do_continue

    def do_quit(self, arg: str) -> bool:
        """q(uit): end the program."""
        self._leaves = True
        self.set_continue()
        return True

    do_q = do_exit = do_quit

    def do_EOF(self, arg: str) -> bool:  # noqa: N802 (pdb's name for the end of input)
        """Control-d ends the program."""
        self.message("")
        return self.do_quit(arg)

    # Lisp

    def _evaluate(self, text: str) -> None:
        from elnet.reader import Reader

        lisp = self.lisp
        try:
            form = Reader(text, lisp.intern).read()
            scope: object = T
            entries = [cons(lisp.intern(name), value) for name, value in _variables(self.curframe).items()]
            if entries:
                scope = list_from(entries)
            self.message(self._printed(lisp.evaluator.evaluate(form, scope)))
        except Exception as exception:
            self.error(self._told(exception))

    def _told(self, exception: Exception) -> str:
        error = self.lisp.handlers.as_list(self.lisp.handlers.condition(exception))
        assert type(error) is Cons
        return str(self.lisp.call(intern("error-message-string"), error).text)  # type: ignore[attr-defined]

    def _printed(self, value: object) -> str:
        return str(self.lisp.call(intern("prin1-to-string"), value).text)  # type: ignore[attr-defined]


def _variables(frame: FrameType | None) -> dict[str, object]:
    """Return the lexical variables that the code of FRAME has now, with Lisp's names and values."""
    if frame is None:
        return {}
    found = {}
    for name, value in frame.f_locals.items():
        if name[:1] not in (".", "$", "#") and type(value) is not dict:
            found[name] = value[0] if type(value) is list else value
    return found


def wanted() -> bool:
    """Tell whether breakpoints count, as Python's own do: PYTHONBREAKPOINT=0 switches them off."""
    return os.environ.get("PYTHONBREAKPOINT") != "0"
