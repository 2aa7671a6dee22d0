"""Mutexes and condition variables of Lisp threads (manual nodes "Mutexes" and "Condition Variables")."""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.conditions import lisp_error
from elnet.objects.symbols import NIL
from elnet.runtime.thread import Thread
from elnet.runtime.threads import Threads


class Mutex(LispObject):
    """A lock that OWNER, a thread, has taken COUNT times."""

    __slots__ = ("__weakref__", "count", "name", "owner", "waiting")

    def __init__(self, name: object) -> None:
        self.name = name
        self.owner: Thread | None = None
        self.count = 0
        self.waiting: list[Thread] = []

    def lisp_print(self, readably: bool) -> str:
        """Return `#<mutex NAME>`, or where it is if it has no name."""
        return f"#<mutex {_label(self)}>"

    def lock(self, threads: Threads) -> None:
        """Take the lock for the current thread, which waits as long as another one has it."""
        self._take(threads, 1)

    def _take(self, threads: Threads, count: int) -> None:
        me = threads.current
        if self.owner is not None and self.owner is not me:
            self.waiting.append(me)
            try:
                threads.block(self, lambda: self.owner is None)
            finally:
                self.waiting.remove(me)
        self.owner = me
        self.count += count

    def unlock(self, threads: Threads) -> None:
        """Give the lock back once; the thread must have it."""
        if self.owner is not threads.current:
            raise lisp_error("Cannot unlock mutex owned by another thread")
        self.count -= 1
        if self.count == 0:
            self._release(threads)

    def _release(self, threads: Threads) -> None:
        self.owner = None
        for thread in self.waiting:
            threads.unblock(thread)


class ConditionVariable(LispObject):
    """Where threads wait for what MUTEX guards to change; WAITING has them, the first come first."""

    __slots__ = ("__weakref__", "mutex", "name", "waiting")

    def __init__(self, mutex: Mutex, name: object) -> None:
        self.mutex = mutex
        self.name = name
        self.waiting: list[Thread] = []

    def lisp_print(self, readably: bool) -> str:
        """Return `#<condvar NAME>`, or where it is if it has no name."""
        return f"#<condvar {_label(self)}>"

    def wait(self, threads: Threads) -> None:
        """Give the mutex back, wait until another thread notifies, and take the mutex again."""
        me, mutex = threads.current, self.mutex
        self._check_owner(threads)
        count, mutex.count = mutex.count, 0
        mutex._release(threads)
        self.waiting.append(me)
        try:
            threads.block(self, lambda: me not in self.waiting)
        finally:
            if me in self.waiting:
                self.waiting.remove(me)
            mutex._take(threads, count)

    def notify(self, threads: Threads, everybody: bool) -> None:
        """Let the thread that has waited longest go on, or EVERYBODY."""
        self._check_owner(threads)
        notified = self.waiting[:] if everybody else self.waiting[:1]
        del self.waiting[: len(notified)]
        for thread in notified:
            threads.unblock(thread)

    def _check_owner(self, threads: Threads) -> None:
        if self.mutex.owner is not threads.current:
            raise lisp_error("Condition variable’s mutex is not held by current thread")


def _label(lock: Mutex | ConditionVariable) -> str:
    return hex(id(lock)) if lock.name is NIL else lock.name.text  # type: ignore[attr-defined]
