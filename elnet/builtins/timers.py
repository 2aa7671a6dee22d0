"""Timers: functions that Lisp wants called later."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.process import timers
from elnet.process.timers import LispTimers, check_timer
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

CATCH, FUNCTION, IF, LAMBDA, LET, LET_STAR, PROGN, QUOTE, UNWIND_PROTECT = map(
    intern, ("catch", "function", "if", "lambda", "let", "let*", "progn", "quote", "unwind-protect")
)


@primitive()
def timerp(object: object) -> Symbol:
    """Return t if OBJECT is a timer."""
    return truth(timers.is_timer(object))


@primitive("run-at-time", interactive="sRun at time: \nNRepeat interval: \naFunction: ")
def run_at_time(lisp: Lisp, time: object, repeat: object, function: object, *args: object) -> Vector:
    """Call FUNCTION with ARGS at TIME, and then every REPEAT seconds unless that is nil; return the timer.

    TIME is nil for now, a number of seconds from now, a string such as "2 hours 35 min" or "11:23pm", a Lisp time, or t for the
    next time that is a multiple of REPEAT.
    """
    timer = timers.make_timer(function, args, _due(time, repeat), repeat)
    if time is T:
        timer.items[timers.MULTIPLE] = T
    lisp.part(LispTimers).activate(timer)
    return timer


def _due(time: object, repeat: object) -> int:
    """Return when TIME is, in picoseconds."""
    present = timers.now()
    if time is NIL:
        return present
    if type(time) is int or type(time) is float:
        return present + timers.picoseconds(time)
    if time is T and (type(repeat) is int or type(repeat) is float) and repeat > 0:
        return timers.next_multiple(present, timers.picoseconds(repeat))
    when = None
    if type(time) is LString:
        from elnet.process.times import time_of

        when = time_of(time.text, present)
    elif type(time) is Cons:
        from elnet.process.times import picoseconds_of_time

        when = picoseconds_of_time(time)
    if when is None:
        raise lisp_error("Invalid time specification")
    return when


@primitive("run-with-timer", interactive="sRun after delay (seconds): \nNRepeat interval: \naFunction: ")
def run_with_timer(lisp: Lisp, secs: object, repeat: object, function: object, *args: object) -> Vector:
    """Call FUNCTION with ARGS after SECS seconds, and then every REPEAT seconds unless that is nil; return the timer."""
    return run_at_time(lisp, secs, repeat, function, *args)


@primitive("run-with-idle-timer")
def run_with_idle_timer(lisp: Lisp, secs: object, repeat: object, function: object, *args: object) -> Vector:
    """Call FUNCTION with ARGS whenever a user has been idle for SECS, once only if REPEAT is nil; return the timer.

    There is no user here who could be idle.
    """
    if type(secs) is int or type(secs) is float:
        delay: int | None = timers.picoseconds(secs)
    else:
        from elnet.process.times import picoseconds_of_time

        delay = picoseconds_of_time(secs)
    if delay is None:
        raise lisp_error("Invalid time specification")
    timer = timers.make_timer(function, args, delay, NIL)
    timer.items[timers.REPEAT] = repeat
    lisp.part(LispTimers).activate(timer, idle=True)
    return timer


@primitive("cancel-timer")
def cancel_timer(lisp: Lisp, timer: object) -> object:
    """Never call the function of TIMER again."""
    lisp.part(LispTimers).cancel(check_timer(timer))
    return NIL


@primitive("cancel-function-timers", interactive="aCancel timers of function: ")
def cancel_function_timers(lisp: Lisp, function: object) -> object:
    """Cancel all timers that call FUNCTION."""
    owner = lisp.part(LispTimers)
    for name in (timers.TIMERS, timers.IDLE_TIMERS):
        for timer in elements(lisp.variables.value(name)):
            if timers.is_timer(timer) and timer.items[timers.FUNCTION] is function:
                owner.cancel(timer)
    return NIL


# The pieces that timers are made of


@primitive("timer-create")
def timer_create() -> Vector:
    """Return a timer that has neither time nor function yet."""
    return timers.new_timer()


@primitive("timer-set-time")
def timer_set_time(timer: object, time: object, delta: object = NIL) -> object:
    """Make TIMER due at TIME, a Lisp time, and then every DELTA seconds if that is a positive number."""
    found = check_timer(timer)
    is_number = type(time) is int or type(time) is float
    timers.set_due_time(found, timers.picoseconds(time) if is_number else _due(time, NIL))  # type: ignore[arg-type]
    repeats = (type(delta) is int or type(delta) is float) and delta > 0
    found.items[timers.REPEAT] = delta if repeats else NIL
    return timer


@primitive("timer-set-function")
def timer_set_function(timer: object, function: object, args: object = NIL) -> object:
    """Make TIMER call FUNCTION with ARGS, a list."""
    found = check_timer(timer)
    found.items[timers.FUNCTION], found.items[timers.ARGUMENTS] = function, args
    return timer


@primitive("timer-inc-time")
def timer_inc_time(timer: object, secs: object, usecs: object = NIL, psecs: object = NIL) -> object:
    """Make TIMER due SECS seconds, USECS microseconds and PSECS picoseconds later."""
    found = check_timer(timer)
    more = timers.picoseconds(secs) if type(secs) is int or type(secs) is float else 0
    more += usecs * 1_000_000 if type(usecs) is int else 0
    more += psecs if type(psecs) is int else 0
    timers.set_due_time(found, timers.due_time(found) + more)
    return NIL


@primitive("timer-activate")
def timer_activate(lisp: Lisp, timer: object, triggered_p: object = NIL, reuse_cell: object = NIL) -> object:
    """Enter TIMER among those that wait for their time; as one that has been triggered already if TRIGGERED-P.

    REUSE-CELL is there for programs that mind the garbage.
    """
    found = timers.check_ready(timer)
    lisp.part(LispTimers).activate(found)
    found.items[timers.TRIGGERED] = triggered_p
    return NIL


@primitive("timer-event-handler")
def timer_event_handler(lisp: Lisp, timer: object) -> object:
    """Call the function of TIMER, unless it was cancelled; if it repeats, enter it again."""
    lisp.part(LispTimers).handle(check_timer(timer))
    return NIL


FIELDS = {
    "triggered": (timers.TRIGGERED, "whether its function runs or has run"),
    "high-seconds": (timers.HIGH, "the high bits of the seconds of its time"),
    "low-seconds": (timers.LOW, "the low 16 bits of the seconds of its time"),
    "usecs": (timers.MICRO, "the microseconds of its time"),
    "psecs": (timers.PICO, "the picoseconds of its time"),
    "repeat-delay": (timers.REPEAT, "the seconds between two calls, or nil"),
    "function": (timers.FUNCTION, "the function that it calls"),
    "args": (timers.ARGUMENTS, "the arguments that its function is called with"),
    "idle-delay": (timers.IDLE, "whether it waits for a user to be idle"),
    "integral-multiple": (timers.MULTIPLE, "whether it runs at multiples of the delay"),
}


def _accessor(field: int, what: str) -> Callable[[object], object]:
    """Return a primitive that returns a timer's FIELD."""

    def get(timer: object) -> object:
        return check_timer(timer).items[field]

    get.__doc__ = f"Return of TIMER {what}."
    return get


for _name, (_field, _what) in FIELDS.items():
    primitive(f"timer--{_name}")(_accessor(_field, _what))


@primitive("timer--time")
def timer__time(timer: object) -> object:
    """Return the time of TIMER as a list (HIGH LOW USEC PSEC)."""
    items = check_timer(timer).items
    return list_of(*(items[field] for field in (timers.HIGH, timers.LOW, timers.MICRO, timers.PICO)))


# Limits of time


@macro("with-timeout")
def with_timeout(list: object, *body: object) -> object:
    """Evaluate BODY, but give up after some seconds: LIST is (SECONDS FORMS...); then the value is that of the FORMS.

    The time passes only while BODY waits.
    """
    seconds, *late = elements(list)
    timer, value, tag = Symbol("timer"), Symbol("value"), intern("timeout")
    marker = list_of(QUOTE, tag)
    thrower = list_of(FUNCTION, list_of(LAMBDA, NIL, list_of(intern("throw"), marker, marker)))
    known = intern("with-timeout-timers")
    bindings = list_of(
        list_of(timer, list_of(intern("run-with-timer"), seconds, NIL, thrower)),
        list_of(known, list_of(intern("cons"), timer, known)),
    )
    protected = list_of(UNWIND_PROTECT, cons(PROGN, list_from(body)), list_of(intern("cancel-timer"), timer))
    outcome = list_of(CATCH, marker, list_of(LET_STAR, bindings, protected))
    choice = list_of(IF, list_of(intern("eq"), value, marker), cons(PROGN, list_from(late)), value)
    return list_of(LET, list_of(list_of(value, outcome)), choice)


@primitive("with-timeout-suspend")
def with_timeout_suspend(lisp: Lisp) -> object:
    """Stop the clocks of all `with-timeout' that are active; return what `with-timeout-unsuspend' needs to start them again."""
    owner = lisp.part(LispTimers)
    left = []
    for timer in elements(lisp.value("with-timeout-timers")):
        found = check_timer(timer)
        owner.cancel(found)
        left.append(list_of(found, (timers.due_time(found) - timers.now()) / timers.SECOND))
    return list_from(left)


@primitive("with-timeout-unsuspend")
def with_timeout_unsuspend(lisp: Lisp, timer_spec_list: object) -> object:
    """Start the clocks again that `with-timeout-suspend', which returned TIMER-SPEC-LIST, has stopped."""
    for entry in elements(timer_spec_list):
        timer, left = elements(entry)
        found = check_timer(timer)
        timers.set_due_time(found, timers.now() + timers.picoseconds(left))  # type: ignore[arg-type]
        lisp.part(LispTimers).activate(found)
    return NIL


@primitive("timer-next-integral-multiple-of-time")
def timer_next_integral_multiple_of_time(time: object, secs: object) -> object:
    """Return the next time after TIME that is a multiple of SECS, a number of seconds."""
    from fractions import Fraction

    from elnet.runtime.moments import moment

    when = moment(time)
    step = Fraction(check.number(secs))
    found = (Fraction(when.ticks, when.hz) // step + 1) * step
    return cons(found.numerator, found.denominator)
