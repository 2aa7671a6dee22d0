"""The pieces of timers that programs seldom meet: idle times, times told by words, names of XEmacs, the state of the loop."""

from __future__ import annotations

from elnet.builtins.timers import timer__time
from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.process import timers
from elnet.process.timers import LispTimers, check_timer
from elnet.process.times import UNITS, duration, picoseconds_of_time
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

declare = Declarer(__name__)
for _name in ("timer-event-last", "timer-event-last-1", "timer-event-last-2"):
    declare(_name, NIL, "A timer that ran lately: there to be looked at by debuggers of other implementations.")
declare(
    "timer-duration-words", NIL, "How many seconds the words in times mean.",
    make=lambda: list_from(cons(lisp_string(word), seconds) for word, seconds in UNITS.items()),
)  # fmt: skip


@primitive()
def timer_duration(string: object) -> object:
    """Return how many seconds STRING says, as in "2 hours 35 min", nil if it says something else."""
    seconds = duration(check.string(string).text)
    return NIL if seconds is None else seconds


@primitive()
def timer_relative_time(lisp: Lisp, time: object, secs: object, usecs: object = NIL, psecs: object = NIL) -> object:
    """Return the time that is SECS seconds, USECS microseconds and PSECS picoseconds, integers, after TIME."""
    later = lisp.call(intern("time-add"), time, secs)
    if usecs is NIL and psecs is NIL:
        return later
    parts = list_of(0, 0, 0 if usecs is NIL else usecs, 0 if psecs is NIL else psecs)
    return lisp.call(intern("time-add"), later, parts)


@primitive("timer-set-idle-time")
def timer_set_idle_time(lisp: Lisp, timer: object, secs: object, repeat: object = NIL) -> object:
    """Make TIMER due when a user has been idle for SECS, a number or a Lisp time; again and again if REPEAT."""
    found = check_timer(timer)
    if secs is NIL:
        when: int | None = timers.now()
    elif type(secs) is int or type(secs) is float:
        when = timers.picoseconds(secs)
    else:
        when = picoseconds_of_time(secs)
    if when is None:
        raise lisp_error("Invalid time specification")
    timers.set_due_time(found, when)
    found.items[timers.REPEAT] = repeat
    return timer


@primitive("timer-activate-when-idle")
def timer_activate_when_idle(lisp: Lisp, timer: object, dont_wait: object = NIL, reuse_cell: object = NIL) -> object:
    """Enter TIMER among those that wait for a user to be idle; unless DONT-WAIT, only from the next time on.

    REUSE-CELL is there for programs that mind the garbage.
    """
    found = timers.check_ready(timer)
    lisp.part(LispTimers).activate(found, idle=True)
    found.items[timers.TRIGGERED] = truth(dont_wait is NIL)
    found.items[timers.IDLE] = intern("idle")
    return NIL


@primitive("timer-until")
def timer_until(lisp: Lisp, timer: object, time: object) -> object:
    """Return how many seconds TIME is after the time of TIMER."""
    found = check_timer(timer)
    return lisp.call(intern("float-time"), lisp.call(intern("time-subtract"), time, timer__time(found)))


@primitive("timer--time-less-p")
def timer__time_less_p(t1: object, t2: object) -> Symbol:
    """Return t if the timer T1 is due before the timer T2."""
    return truth(timers.due_time(check_timer(t1)) < timers.due_time(check_timer(t2)))


@primitive("cancel-timer-internal")
def cancel_timer_internal(lisp: Lisp, timer: object) -> object:
    """Take TIMER from those that wait; return a list that begins with it if it was there."""
    return list_of(timer) if lisp.part(LispTimers).cancel(check_timer(timer)) else NIL


# Names of XEmacs


@primitive()
def timeout_event_p(event: object) -> Symbol:
    """Return t if EVENT is that of a timer."""
    return truth(type(event) is Cons and event.car is intern("timer-event"))


@primitive()
def add_timeout(lisp: Lisp, secs: object, function: object, object: object, repeat: object = NIL) -> object:
    """Call FUNCTION with OBJECT after SECS seconds, and then every REPEAT seconds unless that is nil; return the timer."""
    return lisp.call(intern("run-with-timer"), secs, repeat, function, object)


@primitive()
def disable_timeout(lisp: Lisp, timeout: object) -> object:
    """Never call the function of the timer TIMEOUT again."""
    return lisp.call(intern("cancel-timer"), timeout)


@primitive("internal-timer-start-idle")
def internal_timer_start_idle(lisp: Lisp) -> object:
    """Let the timers that wait for a user to be idle begin to wait, as they do here from the start."""
    for timer in elements(lisp.value(timers.IDLE_TIMERS.name)):
        if timers.is_timer(timer):
            timer.items[timers.TRIGGERED] = NIL
    return NIL
