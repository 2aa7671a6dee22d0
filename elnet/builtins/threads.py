"""Threads, mutexes and condition variables (manual chapter "Threads")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.process.table import Processes
from elnet.process.turns import turns
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.locks import ConditionVariable, Mutex
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.thread import Thread
from elnet.runtime.threads import Threads


def _name(name: object) -> object:
    return name if name is NIL else check.string(name)


def _thread(value: object) -> Thread:
    return check.instance(value, Thread, "threadp")


def _mutex(value: object) -> Mutex:
    return check.instance(value, Mutex, "mutexp")


def _condition(value: object) -> ConditionVariable:
    return check.instance(value, ConditionVariable, "condition-variable-p")


# Threads


@primitive("make-thread")
def make_thread(lisp: Lisp, function: object, name: object = NIL) -> Thread:
    """Start a thread that calls FUNCTION without arguments, and return it; NAME, a string, is for people.

    It begins when the running thread waits or yields, in the buffer that is current now.
    """
    thread = lisp.part(Threads).start(function, _name(name))
    turns(lisp.part(Processes))
    return thread


@primitive("current-thread")
def current_thread(lisp: Lisp) -> Thread:
    """Return the thread that runs."""
    return lisp.part(Threads).current


@primitive()
def threadp(object: object) -> Symbol:
    """Return t if OBJECT is a thread."""
    return truth(type(object) is Thread)


@primitive("thread-name")
def thread_name(thread: object) -> object:
    """Return the name of THREAD, nil if it has none."""
    return _thread(thread).name


@primitive("thread-live-p")
def thread_live_p(thread: object) -> Symbol:
    """Return t unless THREAD has ended."""
    return truth(_thread(thread).live)


@primitive("thread--blocker")
def thread__blocker(thread: object) -> object:
    """Return the mutex, condition variable or thread that THREAD waits for, nil if it waits for none."""
    return _thread(thread).blocker


@primitive("all-threads")
def all_threads(lisp: Lisp) -> object:
    """Return a list of the threads that have not ended, the main thread first."""
    return list_from(lisp.part(Threads).all)


@primitive("thread-yield")
def thread_yield(lisp: Lisp) -> object:
    """Let another thread run, if there is one that can."""
    if lisp.threads is not None:
        lisp.threads.give_way()
    return NIL


@primitive("thread-join")
def thread_join(lisp: Lisp, thread: object) -> object:
    """Wait until THREAD has ended and return the value of its function, nil if an error ended it.

    What `thread-signal' wants THREAD to signal is signalled here, too.
    """
    found = _thread(thread)
    threads = lisp.part(Threads)
    if found is threads.current:
        raise lisp_error("Cannot join current thread")
    signalled = found.signalled
    if found.live:
        threads.block(found, lambda: not found.live)
    if signalled is not None:
        raise lisp.handlers.signal(*signalled)
    return found.result


@primitive("thread-signal")
def thread_signal(lisp: Lisp, thread: object, error_symbol: object, data: object) -> object:
    """Have THREAD signal ERROR-SYMBOL with DATA: at once if it is the current one, else when it runs again.

    A thread that waits for a mutex, a condition variable or another thread waits no longer.  The main thread signals
    nothing: it shows a message when it reads input.
    """
    found = _thread(thread)
    threads = lisp.part(Threads)
    if found is threads.current:
        raise lisp.handlers.signal(error_symbol, data)
    if found is threads.main:
        threads.messages.append((threads.current, list_of(error_symbol, data)))
        return NIL
    found.signalled = error_symbol, data
    threads.unblock(found)
    return NIL


@primitive("thread-last-error")
def thread_last_error(lisp: Lisp, cleanup: object = NIL) -> object:
    """Return the last error that ended a thread, as a list; non-nil CLEANUP forgets it."""
    threads = lisp.part(Threads)
    found = threads.last_error
    if cleanup is not NIL:
        threads.last_error = NIL
    return found


# Mutexes


@primitive("make-mutex")
def make_mutex(name: object = NIL) -> Mutex:
    """Return a new mutex; NAME, a string, is for people."""
    return Mutex(_name(name))


@primitive()
def mutexp(object: object) -> Symbol:
    """Return t if OBJECT is a mutex."""
    return truth(type(object) is Mutex)


@primitive("mutex-name")
def mutex_name(mutex: object) -> object:
    """Return the name of MUTEX, nil if it has none."""
    return _mutex(mutex).name


@primitive("mutex-lock")
def mutex_lock(lisp: Lisp, mutex: object) -> object:
    """Take MUTEX, waiting while another thread has it; a thread may take it more than once."""
    _mutex(mutex).lock(lisp.part(Threads))
    return NIL


@primitive("mutex-unlock")
def mutex_unlock(lisp: Lisp, mutex: object) -> object:
    """Give MUTEX back, as often as the thread has taken it; an error if another thread has it."""
    _mutex(mutex).unlock(lisp.part(Threads))
    return NIL


@macro("with-mutex")
def with_mutex(mutex: object, *body: object) -> object:
    """Evaluate BODY while holding MUTEX, which is given back however BODY ends."""
    held = Symbol("mutex")
    protect = list_of(intern("unwind-protect"), cons(intern("progn"), list_from(body)), list_of(intern("mutex-unlock"), held))
    return list_of(intern("let"), list_of(list_of(held, mutex)), list_of(intern("mutex-lock"), held), protect)


# Condition variables


@primitive("make-condition-variable")
def make_condition_variable(mutex: object, name: object = NIL) -> ConditionVariable:
    """Return a new condition variable that belongs to MUTEX; NAME, a string, is for people."""
    return ConditionVariable(_mutex(mutex), _name(name))


@primitive("condition-variable-p")
def condition_variable_p(object: object) -> Symbol:
    """Return t if OBJECT is a condition variable."""
    return truth(type(object) is ConditionVariable)


@primitive("condition-name")
def condition_name(cond: object) -> object:
    """Return the name of the condition variable COND, nil if it has none."""
    return _condition(cond).name


@primitive("condition-mutex")
def condition_mutex(cond: object) -> Mutex:
    """Return the mutex of the condition variable COND."""
    return _condition(cond).mutex


@primitive("condition-wait")
def condition_wait(lisp: Lisp, cond: object) -> object:
    """Give the mutex of COND back, wait until another thread notifies COND, and take the mutex again."""
    _condition(cond).wait(lisp.part(Threads))
    return NIL


@primitive("condition-notify")
def condition_notify(lisp: Lisp, cond: object, all: object = NIL) -> object:
    """Let one thread that waits for COND go on, or with non-nil ALL every one; the mutex must be held."""
    _condition(cond).notify(lisp.part(Threads), all is not NIL)
    return NIL
