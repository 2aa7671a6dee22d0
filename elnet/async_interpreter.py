"""The embedding API for asyncio: Lisp runs in a thread of its own, and every call can be awaited.

The host's loop goes on while Lisp computes or waits.  Coroutine functions that the host defines run on its loop; Lisp, which
calls them like any function, waits for their result.  Cancelling a call interrupts Lisp.
"""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from os import PathLike
from typing import TYPE_CHECKING, Any, Self, TypeVar

from elnet.embedding.errors import LispError, LispExit
from elnet.embedding.values import Handle, Symbol
from elnet.interpreter import Interpreter

if TYPE_CHECKING:
    from types import TracebackType

T = TypeVar("T")
QUIT = Symbol("quit")
STACK = 64 << 20
"""Bytes of C stack of the thread: address space, of which only what is used costs memory."""


class AsyncInterpreter:
    """An `Interpreter` inside asyncio, with the same arguments: `async with AsyncInterpreter() as lisp:`.

    A handle that is called directly, not by `call`, and everything else of the `interpreter` belong to its thread: use `run`.
    """

    def __init__(self, **options: Any) -> None:
        self._options = options
        self.interpreter: Interpreter
        """The interpreter, which belongs to a thread of its own."""
        self._thread: threading.Thread | None = None
        self._ended = False

    async def __aenter__(self) -> Self:
        started: Future[None] = Future()
        before = threading.stack_size(STACK)
        try:
            self._thread = threading.Thread(target=self._live, args=(started,), name="elnet interpreter", daemon=True)
            self._thread.start()
        finally:
            threading.stack_size(before)
        await asyncio.wrap_future(started)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exception: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def eval_string(self, text: str, *, file: str | None = None, lexical: bool = True) -> Any:
        """Do as `Interpreter.eval_string` does."""
        return await self.run(lambda: self.interpreter.eval_string(text, file=file, lexical=lexical))

    async def load(self, path: str | PathLike[str]) -> None:
        """Do as `Interpreter.load` does."""
        await self.run(lambda: self.interpreter.load(path))

    async def call(self, function: str | Symbol | Handle, *arguments: object) -> Any:
        """Do as `Interpreter.call` does."""
        return await self.run(lambda: self.interpreter.call(function, *arguments))

    async def run_until(self, condition: Callable[[], object] | str, timeout: float | None = None) -> bool:
        """Do as `Interpreter.run_until` does."""
        return await self.run(lambda: self.interpreter.run_until(condition, timeout))

    async def define(
        self, function: Callable[..., object], name: str | None = None, *, documentation: str | None = None
    ) -> None:
        """Do as `Interpreter.define` does.  A coroutine function runs on the loop that this is called on."""
        if inspect.iscoroutinefunction(function):
            name = name or function.__name__.replace("_", "-")
            function = _on_loop(function, asyncio.get_running_loop())
        defined = function
        await self.run(lambda: self.interpreter.define(defined, name, documentation=documentation))

    async def run(self, call: Callable[[], T]) -> T:
        """Have CALL made in the thread of the interpreter and return what it returns.  Cancelling this interrupts Lisp."""
        future = self.interpreter.submit(call)
        try:
            result: T = await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            if future.running():
                self.interpreter.interrupt()
            raise
        return result

    async def close(self) -> None:
        """End the interpreter and its thread."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._ended = True
        with suppress(RuntimeError):  # it has ended by itself
            self.interpreter.submit(lambda: None)  # which ends a wait
            self.interpreter.interrupt()
        await asyncio.to_thread(thread.join)

    def _live(self, started: Future[None]) -> None:
        """Make the interpreter and serve it until the end: what its thread does."""
        try:
            self.interpreter = Interpreter(**self._options)
        except BaseException as exception:
            started.set_exception(exception)
            return
        started.set_result(None)
        while not self._ended:
            try:
                self.interpreter.serve(None)
            except LispExit:
                break
            except Exception as exception:
                if not (isinstance(exception, LispError) and exception.symbol == QUIT):
                    thread = threading.current_thread()
                    threading.excepthook(threading.ExceptHookArgs((type(exception), exception, None, thread)))
        self.interpreter.close()


def _on_loop(function: Callable[..., Any], loop: asyncio.AbstractEventLoop) -> Callable[..., object]:
    """Return a function with the signature of FUNCTION, a coroutine function, that runs it on LOOP and waits for its result."""

    def call(*arguments: object) -> object:
        return asyncio.run_coroutine_threadsafe(function(*arguments), loop).result()

    call.__name__ = function.__name__
    call.__doc__ = function.__doc__
    call.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]
    return call
