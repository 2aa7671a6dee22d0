"""Lisp threads: which there are, which of them runs, and what each takes along when it gives way.

Theory.  A Lisp thread is a Python thread, but only the one that has the turn runs; all others wait for their own lock, so that
Lisp never sees anything change except where Emacs switches: when it waits, yields, locks or joins.  Whoever gives way takes
its dynamic state out of the interpreter and hands the turn on; whoever gets it puts its own state back.  The state is the
current buffer, the match data, the handlers and catches, and the dynamic bindings (`elnet.runtime.suspension`).

A thread that cannot go on is `blocked`, or `resting` if it waits for input or for time to pass.  When nothing else can run the
layer above is asked to wait, by `idle`, until one of those that rest may go on.

An interpreter without a second thread has no part of this class: `lisp.threads` is None.
"""

from __future__ import annotations

import sys
from collections import deque

from elnet.objects.conditions import LispThrow, Quit
from elnet.objects.symbols import NIL
from elnet.runtime.exit import Exit, Leaving
from elnet.runtime.handlers import DEBUGGING
from elnet.runtime.suspension import put_back, take_out
from elnet.runtime.thread import Thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

STACK = 64 << 20
"""Bytes of C stack of a thread: address space, of which only what is used costs memory."""


class Ended(BaseException):
    """Unwinds a thread whose interpreter is closed."""


class Threads:
    """The threads of LISP; `ready` are those that could run, the first of them next."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.main = self.current = lisp.main_thread
        self.all: list[Thread] = [self.main]
        self.ready: deque[Thread] = deque()
        self.resting: list[Thread] = []
        self.closing = False
        self.last_error: object = NIL
        self.messages: list[tuple[Thread, object]] = []
        """What `thread-signal` has to tell the main thread: it is shown when that reads input."""
        self.idle: Callable[[], object] = lambda: None
        self.rouse: Callable[[], object] = lambda: None
        self.on_end: list[Callable[[Thread], object]] = []
        self.on_switch: list[Callable[[], object]] = []

    @property
    def several(self) -> bool:
        """Whether there is more than one live thread."""
        return len(self.all) > 1

    def is_current_elsewhere(self, buffer: Buffer) -> bool:
        """Tell whether BUFFER is the current buffer of a thread other than the one that runs."""
        return any(thread.buffer is buffer for thread in self.all if thread is not self.current)

    def start(self, function: object, name: object) -> Thread:
        """Return a new thread that calls FUNCTION as soon as the present one gives way."""
        from threading import Thread as PythonThread
        from threading import stack_size

        if self.lisp.threads is None:
            self.lisp.threads = self
            self.lisp.on_close.append(self.end_all)
        thread = Thread(name, function, self.lisp.buffers.current)
        if self.lisp.is_set("debug-on-error"):
            thread.handlers = (DEBUGGING, None)
        thread.python = PythonThread(target=self._run, args=(thread,), daemon=True)
        before = stack_size(STACK)
        try:
            thread.python.start()
        finally:
            stack_size(before)
        self.all.append(thread)
        self.ready.append(thread)
        return thread

    # Giving way

    def give_way(self) -> None:
        """Let the other threads that are ready run first."""
        if self.ready:
            self.ready.append(self.current)
            self._hand_on()
        self._raise_pending()

    def block(self, blocker: object, can_go_on: Callable[[], object]) -> None:
        """Give way until CAN_GO_ON holds; whoever makes it hold calls `unblock`.  Meanwhile `thread--blocker` is BLOCKER."""
        me = self.current
        me.blocker = blocker
        try:
            while not can_go_on():
                self._hand_on()
                self._raise_pending()
        finally:
            me.blocker = NIL

    def rest(self, what: object) -> None:
        """Give way until `idle`, which looks at `Thread.resting`, here WHAT, finds that there may be something to do."""
        me = self.current
        me.resting = what
        self.resting.append(me)
        try:
            self._hand_on()
        finally:
            me.resting = None
            if me in self.resting:
                self.resting.remove(me)
        self._raise_pending()

    def end_rest(self) -> None:
        """Let all threads that rest look for themselves."""
        self.ready.extend(self.resting)
        self.resting.clear()

    def unblock(self, thread: Thread) -> None:
        """Let THREAD run again in its turn."""
        if thread is not self.current and thread not in self.ready and thread not in self.resting and thread.live:
            self.ready.append(thread)

    def _hand_on(self) -> None:
        """Let another thread run, and return when it is this one's turn again."""
        me = self.current
        if self.closing and me is not self.main:
            raise Ended
        while not self.ready:
            self.idle()
        following = self.ready.popleft()
        if following is me:
            return
        self._leave(me)
        self._give_turn(following)
        self._wait_for_turn(me)
        self._enter(me)

    def _give_turn(self, thread: Thread) -> None:
        self.current = thread
        try:
            thread.turn.release()
        except RuntimeError:
            pass  # It was left released when a signal ended the wait: see below.

    def _wait_for_turn(self, me: Thread) -> None:
        """Return when ME is the current thread.  What a signal handler raises meanwhile waits until then."""
        while self.current is not me:
            try:
                wait(me)
            except BaseException as exception:
                me.pending = exception
                self.unblock_main()

    def unblock_main(self) -> None:
        """Let the main thread run soon: something is pending for it."""
        if self.main in self.resting:
            self.resting.remove(self.main)
        self.unblock(self.main)
        self.rouse()

    def _raise_pending(self) -> None:
        """Raise what others want the current thread to raise."""
        me = self.current
        if me.pending is not None:
            exception, me.pending = me.pending, None
            raise exception
        if me.signalled is not None:
            (symbol, data), me.signalled = me.signalled, None
            raise self.lisp.handlers.signal(symbol, data)

    def _leave(self, thread: Thread) -> None:
        lisp = self.lisp
        handlers = lisp.handlers
        thread.catches, thread.handlers = handlers.catches, handlers.handlers
        thread.match = lisp.saved_match()
        thread.suspended = take_out(lisp.variables, sys._getframe())
        thread.bound = lisp.variables.bound
        thread.buffer = lisp.buffers.current

    def _enter(self, thread: Thread) -> None:
        lisp = self.lisp
        handlers = lisp.handlers
        handlers.catches, handlers.handlers = thread.catches, thread.handlers
        lisp.restore_match(thread.match)
        buffer = thread.buffer
        if buffer is not None and buffer.name is not None:
            lisp.buffers.set_current(buffer)
        lisp.variables.bound = thread.bound
        if thread.suspended is not None:
            put_back(lisp.variables, thread.suspended)
            thread.suspended = None
        for tell in self.on_switch:
            tell()

    # The life of a thread

    def _run(self, me: Thread) -> None:
        """Call the function of ME: what the Python thread does."""
        self._wait_for_turn(me)
        try:
            self._enter(me)
            self._raise_pending()
            me.result = self.lisp.call(me.function)
        except Ended:
            me.live = False
            return
        except (Exit, Exception, Quit, LispThrow) as exception:
            self._failed(exception)
        self._finish(me)

    def _failed(self, exception: BaseException) -> None:
        """Remember the error that ended the current thread; what is none is for the host, in the main thread."""
        try:
            if isinstance(exception, Exit | LispThrow):
                raise exception
            condition = self.lisp.handlers.condition(exception)
        except BaseException as unexpected:
            self.main.pending = unexpected
            self.unblock_main()
        else:
            self.last_error = self.lisp.handlers.as_list(condition)

    def _finish(self, me: Thread) -> None:
        me.live = False
        self.all.remove(me)
        for tell in self.on_end:
            tell(me)
        for thread in self.all:
            if thread.blocker is me:
                self.unblock(thread)
        while not self.ready:
            self.idle()
        self._give_turn(self.ready.popleft())

    def end_all(self) -> None:
        """End all other threads, so that none is left; a process that ends as a whole has no need of that."""
        if self.lisp.part(Leaving).now is not None:
            return
        self.closing = True
        for thread in self.all:
            if thread is self.main or thread.python is None:
                continue
            thread.pending = Ended()
            self._leave(self.main)
            self._give_turn(thread)
            thread.python.join(1.0)
            self.current = self.main
            self._enter(self.main)
        self.closing = False
        self.all = [self.main]
        self.ready.clear()
        self.resting.clear()


def wait(thread: Thread) -> None:
    """Wait for the turn of THREAD.  A signal handler may leave this function by an exception."""
    thread.turn.acquire()
