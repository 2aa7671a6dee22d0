"""The loop: what it runs, when, in which order, and what interrupts it."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from elnet.net.clock import HandWoundClock
from elnet.net.loop import Loop, Watch


class Pipe:
    """A pipe that the loop watches; READ are the bytes that arrived."""

    def __init__(self, loop: Loop, take: int = 1) -> None:
        self.source, self.sink = os.pipe()
        self.read = b""
        self.take = take
        self.watch: Watch = loop.watch(self.source, self.readable)
        self.watch.reads(True)

    def readable(self) -> None:
        self.read += os.read(self.source, self.take)

    def close(self) -> None:
        self.watch.close()
        os.close(self.source)
        os.close(self.sink)


def test_timers_run_in_the_order_of_their_times(wound: Loop) -> None:
    ran: list[str] = []
    for name, delay in (("late", 3), ("early", 1), ("middle", 2), ("early too", 1)):
        wound.call_later(delay, lambda name=name: ran.append(name))
    assert wound.run_until(lambda: len(ran) == 4, wound.clock.now() + 10)
    assert ran == ["early", "early too", "middle", "late"]


def test_a_wait_lasts_no_longer_than_its_timeout_or_the_first_timer(wound: Loop, clock: HandWoundClock) -> None:
    start = clock.now()
    assert not wound.run_once(5)
    assert clock.now() == start + 5
    wound.call_later(2, lambda: None)
    assert wound.run_once(5)
    assert clock.now() == start + 7


def test_a_cancelled_timer_does_not_run(wound: Loop) -> None:
    timer = wound.call_later(1, lambda: pytest.fail("ran"))
    timer.cancel()
    timer.cancel()
    assert not wound.run_once(2)


def test_a_timer_that_sets_itself_anew_does_not_keep_a_pass_from_ending(wound: Loop) -> None:
    ran: list[int] = []

    def again() -> None:
        ran.append(1)
        wound.call_later(0, again)

    again()
    wound.run_once(0)
    wound.run_once(0)
    assert len(ran) == 3


def test_a_hundred_thousand_pending_timers_cost_a_wait_nothing(loop: Loop) -> None:
    loop.run_once(0)
    timers = [loop.call_later(1000 + n, lambda: None) for n in range(100_000)]
    start = time.perf_counter()
    for _ in range(1000):
        loop.run_once(0)
    assert time.perf_counter() - start < 0.5
    for timer in timers:
        timer.cancel()
    assert loop.patience() is None


def test_soon_runs_what_was_asked_for_before_and_no_more(loop: Loop) -> None:
    ran: list[str] = []
    loop.call_soon(lambda: (ran.append("first"), loop.call_soon(lambda: ran.append("second"))))
    assert loop.run_once()
    assert ran == ["first"]
    assert loop.run_once()
    assert ran == ["first", "second"]
    assert not loop.run_once(0)


def test_another_thread_ends_a_wait(loop: Loop) -> None:
    ran: list[int] = []
    loop.run_once(0)
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(lambda: ran.append(1)))
    loop.call_soon(thread.start)
    assert loop.run_until(lambda: ran, time.monotonic() + 5)
    thread.join()


def test_a_busy_descriptor_does_not_starve_the_others(loop: Loop) -> None:
    busy, quiet = Pipe(loop), Pipe(loop)
    os.write(busy.sink, b"x" * 1000)
    os.write(quiet.sink, b"ab")
    loop.run_once(0)
    loop.run_once(0)
    assert (busy.read, quiet.read) == (b"xx", b"ab")
    busy.close()
    quiet.close()


def test_descriptors_are_served_lowest_first(loop: Loop) -> None:
    order: list[int] = []
    pipes = [Pipe(loop) for _ in range(5)]
    for pipe in pipes:
        pipe.watch.on_readable = lambda pipe=pipe: (order.append(pipe.source), pipe.readable())
    for pipe in reversed(pipes):
        os.write(pipe.sink, b"x")
    loop.run_once(0)
    assert order == sorted(order)
    assert len(order) == 5
    for pipe in pipes:
        pipe.close()


def test_a_callback_that_waits_lets_the_others_be_served(loop: Loop) -> None:
    first, second = Pipe(loop), Pipe(loop)

    def wait_for_second() -> None:
        first.readable()
        assert loop.run_until(lambda: second.read, time.monotonic() + 5)

    first.watch.on_readable = wait_for_second
    os.write(first.sink, b"1")
    os.write(second.sink, b"2")
    loop.run_once(0)
    assert (first.read, second.read) == (b"1", b"2")
    assert not loop.run_once(0)
    first.close()
    second.close()


def test_what_a_callback_closes_is_not_served_any_more(loop: Loop) -> None:
    first, second = Pipe(loop), Pipe(loop)
    first.watch.on_readable = second.close
    second.watch.on_readable = lambda: pytest.fail("closed, and served")
    os.write(first.sink, b"1")
    os.write(second.sink, b"2")
    loop.run_once(0)
    first.close()


def test_an_exception_of_a_callback_leaves_the_rest_for_the_next_pass(loop: Loop) -> None:
    first, second = Pipe(loop), Pipe(loop)

    def fail() -> None:
        first.readable()
        raise ZeroDivisionError

    first.watch.on_readable = fail
    os.write(first.sink, b"1")
    os.write(second.sink, b"2")
    with pytest.raises(ZeroDivisionError):
        loop.run_once(0)
    loop.run_once(0)
    assert second.read == b"2"
    first.close()
    second.close()


def test_a_wait_can_be_restricted_to_some_descriptors(loop: Loop) -> None:
    mine, other = Pipe(loop), Pipe(loop)
    os.write(other.sink, b"o")
    assert not loop.run_once(0, [mine.watch])
    os.write(mine.sink, b"m")
    assert loop.run_once(0, [mine.watch])
    assert (mine.read, other.read) == (b"m", b"")
    loop.run_once(0)
    assert other.read == b"o"
    mine.close()
    other.close()


def test_a_restricted_wait_in_a_callback_leaves_the_others_to_the_outer_pass(loop: Loop) -> None:
    first, second, third = Pipe(loop), Pipe(loop), Pipe(loop)
    seen: list[bytes] = []

    def wait_for_third() -> None:
        first.readable()
        loop.run_until(lambda: third.read, time.monotonic() + 5, [third.watch])
        seen.append(second.read)

    first.watch.on_readable = wait_for_third
    for pipe in (first, second, third):
        os.write(pipe.sink, b"x")
    loop.run_once(0)
    assert seen == [b""]
    assert second.read == b"x"
    for pipe in (first, second, third):
        pipe.close()


def test_a_hang_up_nobody_reads_does_not_make_the_loop_spin(loop: Loop) -> None:
    pipe = Pipe(loop)
    pipe.watch.reads(False)
    os.close(pipe.sink)
    assert not loop.run_once(0)
    pipe.sink = os.dup(pipe.source)
    pipe.close()


class Stop(BaseException):
    """What the signal handler raises."""


def test_a_signal_handler_may_raise_out_of_a_wait(loop: Loop) -> None:
    pipe = Pipe(loop)

    def handler(_signal: int, _frame: object) -> None:
        assert loop.waiting
        os.write(pipe.sink, b"x")
        raise Stop

    before = signal.signal(signal.SIGALRM, handler)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        with pytest.raises(Stop):
            loop.run_once(5)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert not loop.waiting
    assert loop.run_once(5)
    assert pipe.read == b"x"
    pipe.close()


def test_a_signal_handler_may_end_a_wait_without_raising(loop: Loop) -> None:
    before = signal.signal(signal.SIGALRM, lambda *_: loop.wake())
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        start = time.monotonic()
        loop.run_once(5)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - start < 2


def test_one_descriptor_stands_for_all(loop: Loop) -> None:
    outer = Loop()
    ran: list[bool] = []
    watch = outer.watch(loop.fileno(), lambda: ran.append(loop.run_once(0)))
    watch.reads(True)
    pipe = Pipe(loop)
    os.write(pipe.sink, b"x")
    outer.run_once(5)
    assert ran == [True]
    watch.close()
    outer.close()
    pipe.close()
