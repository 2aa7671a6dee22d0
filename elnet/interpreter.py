"""The embedding API: one Emacs Lisp interpreter as a Python object, with Python's values in and out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

from elnet.assembly import Assembly
from elnet.diagnostics.report import printed, story_of
from elnet.embedding.capabilities import remove_functions, topics
from elnet.embedding.conversion import Conversion
from elnet.embedding.definition import lisp_function
from elnet.embedding.errors import LimitExceeded, LispError, LispExit, define_python_error, outward
from elnet.embedding.limits import Meter, Watch
from elnet.embedding.ownership import Ownership
from elnet.embedding.values import Handle, Symbol
from elnet.objects.conditions import LispThrow
from elnet.process.delivery import Complaints
from elnet.process.table import Processes
from elnet.process.waiting import serve, serve_now
from elnet.runtime.exit import Exit, Stop
from elnet.runtime.streams import StandardStreams

if TYPE_CHECKING:
    from concurrent.futures import Future
    from types import TracebackType

__all__ = ["Handle", "Interpreter", "LimitExceeded", "LispError", "LispExit", "Symbol"]

F = TypeVar("F", bound=Callable[..., object])
Target = str | Symbol | Handle


class Interpreter:
    """An Emacs Lisp interpreter, which shares nothing that Lisp can see with any other.

    It belongs to the thread that made it; others may call `submit` and `interrupt`.

    WITHOUT names what its Lisp shall not have: the groups "files", "sockets", "children" and "threads", or topics, which are
    modules of `elnet.builtins`.  OUTPUT and MESSAGES get what Lisp writes to standard output and as messages, by default the
    process's standard streams.  STEPS and SECONDS are limits of each call from Python: functions entered and turns of loops,
    and time, waiting included.  Lisp cannot catch that; the call raises LimitExceeded.
    """

    def __init__(
        self,
        *,
        without: Collection[str] = (),
        output: Callable[[str], object] | None = None,
        messages: Callable[[str], object] | None = None,
        steps: int | None = None,
        seconds: float | None = None,
    ) -> None:
        self._meter = Meter(steps)
        self.assembly = Assembly(
            without=topics(without), step=None if steps is None and seconds is None else self._meter.count_step
        )
        """The interpreter beneath, with Lisp's own values."""
        lisp = self.assembly.lisp
        remove_functions(self.assembly, without)
        define_python_error(lisp)
        streams = lisp.part(StandardStreams)
        if output is not None:
            streams.write_output = output
        if messages is not None:
            streams.write_message = messages
        lisp.part(Complaints).ends_program = False
        lisp.tell_story = lambda whose, condition: story_of(lisp, whose, condition)
        self._seconds = seconds
        self._watch = Watch(lisp, self._meter)
        self._ownership = Ownership(lisp)
        self._conversion = Conversion(lisp, self._handle, self._anonymous)
        self._depth = 0
        self._patience: float | None = 0.0
        """For how long nothing but a process wants attention, as far as that is known."""
        self.after_call: Callable[[], object] | None = None
        """What is called after each call from outside: there may be new timers and processes."""

    # Evaluating

    def eval_string(self, text: str, *, file: str | None = None, lexical: bool = True) -> Any:
        """Evaluate all forms of TEXT in order and return the value of the last, None if there is none.

        FILE names the text in backtraces; LEXICAL is the binding rule.  Raises LispError, and LispExit after `kill-emacs`.
        """
        return self._outside(lambda: self.assembly.eval_string(text, file=file, lexical=lexical))

    def load(self, path: str | PathLike[str]) -> None:
        """Load the Lisp file PATH, whether or not Lisp itself may load files."""
        self._outside(lambda: self.assembly.compiler.load_file(fspath(path)) and None)

    def call(self, function: Target, *arguments: object) -> Any:
        """Call the Lisp FUNCTION, a name or a handle, with ARGUMENTS and return its value."""
        return self._outside(lambda: self._called(function, arguments))

    def get(self, variable: str | Symbol) -> Any:
        """Return the value of the Lisp VARIABLE.  Raises LispError if it is void."""
        return self.call("symbol-value", Symbol(str(variable)))

    def set(self, variable: str | Symbol, value: object) -> None:
        """Set the Lisp VARIABLE to VALUE."""
        self.call("set", Symbol(str(variable)), value)

    # Python functions in Lisp

    @overload
    def define(self, function: F, name: str | None = None, *, documentation: str | None = None) -> F: ...

    @overload
    def define(self, function: str, name: None = None, *, documentation: str | None = None) -> Callable[[F], F]: ...

    def define(self, function: F | str, name: str | None = None, *, documentation: str | None = None) -> F | Callable[[F], F]:
        """Let Lisp call the Python FUNCTION as NAME, by default its own name with `-` for `_`; return FUNCTION.

        A parameter with a default is `&optional`, `*parameter` is `&rest`; the docstring is Lisp's documentation, too.
        Arguments and value are converted.  An exception that the function raises is the condition `python-error` in Lisp, and
        itself again when it comes out.  As a decorator: `@lisp.define` or `@lisp.define("name")`.
        """
        if isinstance(function, str):
            return lambda decorated: self.define(decorated, function, documentation=documentation)
        self._ownership.check()
        lisp_name = name or getattr(function, "__name__", "python-function").replace("_", "-")
        subr = lisp_function(function, lisp_name, self._conversion, documentation)
        lisp = self.assembly.lisp
        lisp.functions.define(lisp.intern(lisp_name), subr)
        return function

    # Waiting

    def serve(self, seconds: float | None = 0.0) -> float | None:
        """Serve processes, timers and other threads, for at most SECONDS, None for ever, until something has happened.

        Return for how many seconds nothing but a process can want attention, None for ever.
        """
        table = self.assembly.lisp.part(Processes)
        if self._depth:
            found: float | None = self._outside(lambda: serve(table, seconds), _itself)
            return found
        self._ownership.check()
        self._ownership.answer()
        known = self._patience
        wait = seconds if known is None else known if seconds is None else min(known, seconds)
        if wait != 0.0:
            table.lisp.part(StandardStreams).flush()
            self._outside(lambda: table.loop.look(wait), _itself, limited=False)
            self._ownership.answer()
        self._ownership.serving = True
        try:
            self._patience = self._outside(lambda: serve_now(table), _itself)
        finally:
            self._ownership.serving = False
        return self._patience

    def run_until(self, condition: Callable[[], object] | str, timeout: float | None = None) -> bool:
        """Serve until CONDITION, a Python function or a Lisp form, holds; tell whether it does after TIMEOUT seconds."""
        holds = condition if callable(condition) else self.eval_string(f"(lambda () {condition}\n)")
        deadline = None if timeout is None else time.monotonic() + timeout
        while not holds():
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return False
            self.serve(left)
        return True

    def fileno(self) -> int:
        """Return a descriptor that can be read when `serve` has something to do, for the loop of a host."""
        self._ownership.check()
        return self.assembly.fileno()

    def in_asyncio(self) -> AbstractAsyncContextManager[Self]:
        """Serve processes and timers by the running asyncio loop: `async with lisp.in_asyncio():`."""
        from elnet.embedding.asynchrony import in_asyncio

        self._ownership.check()
        return in_asyncio(self)

    # Other threads

    def submit(self, function: Target | Callable[..., object], *arguments: object) -> Future[Any]:
        """Have FUNCTION, a Lisp function or a Python callable, called with ARGUMENTS by the thread of this interpreter.

        From any thread.  It happens while that thread waits in Lisp or serves; the future has the result.
        """
        if isinstance(function, str | Symbol | Handle):
            target = function
            return self._ownership.submit(lambda: self.call(target, *arguments))
        python = function
        return self._ownership.submit(lambda: python(*arguments))

    def interrupt(self) -> bool:
        """Make what Lisp does quit, as C-c does; tell whether it was doing anything.  From any thread and signal handlers."""
        return self._watch.interrupt()

    # Ending

    def close(self) -> None:
        """End all processes and threads of this interpreter, which cannot be used any more."""
        if not self._ownership.closed:
            self._ownership.check()
            self._ownership.close()
            self.assembly.lisp.part(StandardStreams).flush()
            self._watch.close()
            self.assembly.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exception: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # The border

    def _called(self, function: Target, arguments: tuple[object, ...]) -> object:
        to_lisp = self._conversion.to_lisp
        target = to_lisp(Symbol(function) if isinstance(function, str) else function)
        return self.assembly.lisp.call(target, *map(to_lisp, arguments))

    def _outside(self, work: Callable[[], object], convert: Callable[[Any], Any] | None = None, limited: bool = True) -> Any:
        """Return what WORK, which runs Lisp, returns, converted; raise what comes out of it as what a host gets."""
        self._ownership.check()
        if self._depth:
            return self._translated(work, convert)
        handlers = self.assembly.lisp.handlers
        saved = handlers.handlers, handlers.catches
        self._meter.begin()
        self._watch.exceeded = False
        try:
            self._depth = 1
            self._watch.begin(self._seconds if limited else None)
            try:
                value = self._translated(work, convert)
            finally:
                self._watch.end()
        except Stop:
            self._watch.end()
            raise LimitExceeded(self._limit()) from None
        except Exit as leaving:
            raise LispExit(leaving.status) from None
        finally:
            self._depth = 0
            handlers.handlers, handlers.catches = saved
            self._patience = 0.0
            if self.after_call is not None:
                self.after_call()
        if self._meter.exceeded or self._watch.exceeded:
            raise LimitExceeded(self._limit())
        return value

    def _translated(self, work: Callable[[], object], convert: Callable[[Any], Any] | None) -> Any:
        try:
            value = work()
        except (Exit, LispThrow):
            raise
        except BaseException as exception:
            found = outward(exception, self._conversion)
            if found is None:
                raise
            raise found from None
        return (convert or self._conversion.to_python)(value)

    def _limit(self) -> str:
        if not self._watch.exceeded:
            return f"Lisp has taken {self._meter.limit} steps"
        return f"Lisp has run for {self._seconds} s"

    def _handle(self, value: object) -> Handle:
        return Handle(self.assembly.lisp, value, self.call, self._description)

    def _description(self, value: object) -> tuple[str, str]:
        self._ownership.check()
        lisp = self.assembly.lisp
        kind = lisp.call(lisp.intern("type-of"), value)
        return str(kind), printed(lisp, value)

    def _anonymous(self, function: Callable[..., object]) -> object:
        return lisp_function(function, getattr(function, "__name__", "python-function").replace("_", "-"), self._conversion)


def _itself(value: Any) -> Any:
    return value
