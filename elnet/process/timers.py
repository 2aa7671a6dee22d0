"""Lisp's timers: vectors in the list `timer-list`, sorted by time, which are looked at whenever Lisp waits.

A timer is [TRIGGERED HIGH LOW MICROSECONDS REPEAT FUNCTION ARGUMENTS IDLE PICOSECONDS INTEGRAL-MULTIPLE].  Its time is a
number of picoseconds here.  Idle timers are kept in `timer-idle-list`; without a user nobody is ever idle.
"""

from __future__ import annotations

import time
from weakref import WeakKeyDictionary

from elnet.objects.conditions import Quit, lisp_error, wrong_type_argument
from elnet.objects.cons import list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.process.timer_queue import TimerQueue, show
from elnet.runtime.births import lisp_place
from elnet.runtime.handlers import ERROR, Clauses
from elnet.runtime.streams import StandardStreams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeGuard

    from elnet.objects.conditions import LispSignal
    from elnet.runtime.lisp import Lisp

SECOND = 10**12
TRIGGERED, HIGH, LOW, MICRO, REPEAT, FUNCTION, ARGUMENTS, IDLE, PICO, MULTIPLE = range(10)
TIMERS, IDLE_TIMERS = intern("timer-list"), intern("timer-idle-list")
INHIBIT_QUIT = intern("inhibit-quit")
MAX_REPEATS = "timer-max-repeats"


def now() -> int:
    """Return the present time."""
    return time.time_ns() * 1000


def new_timer() -> Vector:
    """Return a timer without time and function."""
    timer = Vector([NIL] * 10)
    timer.items[TRIGGERED] = T
    return timer


def is_timer(value: object) -> TypeGuard[Vector]:
    """Tell whether VALUE is a timer."""
    return type(value) is Vector and len(value.items) == 10


def check_timer(value: object) -> Vector:
    """Return VALUE, a timer that can be activated."""
    if type(value) is not Vector or len(value.items) != 10:
        raise wrong_type_argument("timerp", value)
    return value


def check_ready(value: object) -> Vector:
    """Return VALUE, a timer that has a function and a time."""
    if not is_timer(value) or value.items[FUNCTION] is NIL or type(value.items[HIGH]) is not int:
        raise lisp_error("Invalid or uninitialized timer")
    return value


def due_time(timer: Vector) -> int:
    """Return when TIMER is due."""
    high, low, micro, pico = (timer.items[field] for field in (HIGH, LOW, MICRO, PICO))
    return ((high << 16 | low) * 1_000_000 + micro) * 1_000_000 + pico  # type: ignore[operator]


def set_due_time(timer: Vector, when: int) -> None:
    """Make TIMER due at WHEN."""
    seconds, rest = divmod(when, SECOND)
    micro, pico = divmod(rest, 1_000_000)
    timer.items[HIGH], timer.items[LOW] = seconds >> 16, seconds & 0xFFFF
    timer.items[MICRO], timer.items[PICO] = micro, pico


def picoseconds(seconds: float | int) -> int:
    """Return SECONDS, exactly as far as a float is exact."""
    return round(seconds * SECOND)


class LispTimers:
    """The timers of one interpreter."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self._queue = TimerQueue(due_time)
        self._births: WeakKeyDictionary[Vector, str] = WeakKeyDictionary()
        show(self._queue, lisp.variables.cell(TIMERS))

    def activate(self, timer: Vector, idle: bool = False) -> None:
        """Enter TIMER among those that wait, before those of the same or a later time."""
        timer.items[TRIGGERED] = NIL
        timer.items[IDLE] = T if idle else NIL
        if timer not in self._births:
            self._births[timer] = lisp_place()
        if self.lisp.on_birth is not None:
            self.lisp.on_birth(timer)
        if not idle:
            self._queue.add(timer)
            return
        when = due_time(timer)
        waiting = elements(self.lisp.variables.value(IDLE_TIMERS))
        place = sum(due_time(other) < when for other in waiting)  # type: ignore[arg-type]
        self.lisp.variables.set(IDLE_TIMERS, list_of(*waiting[:place], timer, *waiting[place:]))

    def cancel(self, timer: Vector) -> bool:
        """Take TIMER from those that wait; tell whether it was there."""
        found = self._queue.discard(timer)
        waiting = elements(self.lisp.variables.value(IDLE_TIMERS))
        if any(other is timer for other in waiting):
            self.lisp.variables.set(IDLE_TIMERS, list_of(*(other for other in waiting if other is not timer)))
            found = True
        return found

    def run_due(self) -> float | None:
        """Run the timers that are due; return for how many seconds none will be, None if none is waiting.

        As in Emacs, timers that are added meanwhile do not count until they are looked for the next time.
        """
        if not self._queue:
            return None
        timers = self._waiting()
        ran = False
        for timer in timers:
            if timer.items[TRIGGERED] is NIL and due_time(timer) <= now():
                ran = True
                self._run(timer)
        times = [due_time(timer) for timer in timers if timer.items[TRIGGERED] is NIL] if ran else map(due_time, timers)
        when = min(times, default=None)
        return None if when is None else max(0.0, (when - now()) / SECOND)

    def _waiting(self) -> list[Vector]:
        """Return the timers that are due and the next one that is not, in order."""
        present = now()

        def is_last(timer: Vector) -> bool:
            return timer.items[TRIGGERED] is NIL and due_time(timer) > present

        return [timer for timer in self._queue.until(is_last) if timer.items[TRIGGERED] is NIL]

    def _run(self, timer: Vector) -> None:
        binding = self.lisp.variables.bind(INHIBIT_QUIT, T)
        try:
            timer.items[TRIGGERED] = T
            self.handle(timer)
        finally:
            self.lisp.variables.unbind(binding)

    def handle(self, timer: Vector) -> None:
        """Call the function of TIMER, unless it was cancelled; if it repeats it is entered again before."""
        if not self.cancel(timer):
            return
        repeat = timer.items[REPEAT]
        if repeat is not NIL:
            self._repeat(timer, repeat)
        self._call(timer)
        if repeat is not NIL and timer in self._queue:
            timer.items[TRIGGERED] = NIL

    def _repeat(self, timer: Vector, repeat: object) -> None:
        """Enter TIMER for its next time; it does not run until the present call has ended."""
        assert type(repeat) is int or type(repeat) is float
        step = max(1, picoseconds(repeat))
        if timer.items[IDLE] is NIL:
            if timer.items[MULTIPLE] is not NIL:
                set_due_time(timer, next_multiple(now(), step))
            else:
                when = due_time(timer) + step
                missed = (now() - when) // step
                limit = self.lisp.value(MAX_REPEATS)
                if type(limit) is int and missed > limit:
                    when += missed * step
                set_due_time(timer, when)
        self.activate(timer, timer.items[IDLE] is not NIL)
        timer.items[TRIGGERED] = T

    def _call(self, timer: Vector) -> None:
        lisp = self.lisp
        handlers, buffer = lisp.handlers, lisp.variables.buffer
        outer = handlers.handlers
        trace = lisp.trace
        start = 0.0 if trace is None else trace.now()
        if outer is not None:
            handlers.handlers = (Clauses(((intern("debug"), ERROR),)), outer)
        try:
            lisp.functions.callable(timer.items[FUNCTION])(*elements(timer.items[ARGUMENTS]))
        except Exception as exception:
            condition = handlers.condition(exception)
            if isinstance(condition, Quit):
                raise
            handlers.announce(condition)
            self._complain(timer, condition)
        finally:
            if trace is not None:
                trace.ran("timers", "timer", timer.items[FUNCTION], start)
            handlers.handlers = outer
            if lisp.variables.buffer is not buffer and buffer is not None and buffer.name is not None:
                from elnet.runtime.buffers import Buffers

                lisp.part(Buffers).set_current(buffer)

    def _complain(self, timer: Vector, condition: LispSignal) -> None:
        lisp = self.lisp
        function = timer.items[FUNCTION]
        whose = f" ‘{function.name}’" if isinstance(function, Symbol) else ""
        printed = lisp.call(intern("prin1-to-string"), lisp.handlers.as_list(condition))
        assert isinstance(printed, LString)
        place = self._births.get(timer, "")
        story = lisp.tell_story(f"a timer{f' made at {place}' if place else ''}", condition)
        lisp.part(StandardStreams).write_message(f"{story}Error running timer{whose}: {printed.text}\n")


def next_multiple(when: int, step: int) -> int:
    """Return the first multiple of STEP after WHEN."""
    return when - when % step + step


def make_timer(function: object, arguments: tuple[object, ...], when: int, repeat: object) -> Vector:
    """Return a timer for FUNCTION with ARGUMENTS, due at WHEN; REPEAT is nil or the seconds between two calls."""
    timer = new_timer()
    set_due_time(timer, when)
    timer.items[REPEAT] = repeat if (type(repeat) is int or type(repeat) is float) and repeat > 0 else NIL
    timer.items[FUNCTION], timer.items[ARGUMENTS] = function, list_of(*arguments)
    return timer
