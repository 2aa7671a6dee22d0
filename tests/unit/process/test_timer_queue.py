"""The queue of timers keeps their order, and shows itself as a list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elnet.assembly import Assembly
from elnet.objects.lists import elements
from elnet.objects.symbols import T
from elnet.objects.vectors import Vector
from elnet.process.timer_queue import TimerQueue


def due_time(timer: Vector) -> int:
    when = timer.items[0]
    assert isinstance(when, int)
    return when


@given(st.lists(st.tuples(st.sampled_from(["add", "add", "add", "discard"]), st.integers(0, 5)), max_size=300))
def test_the_queue_is_a_sorted_list_into_which_the_newest_of_a_time_goes_first(steps: list[tuple[str, int]]) -> None:
    queue, model = TimerQueue(due_time), list[Vector]()
    for step, number in steps:
        if step == "add":
            timer = Vector([number])
            queue.add(timer)
            model.insert(sum(due_time(other) < number for other in model), timer)
        elif model:
            assert queue.discard(model.pop(number % len(model)))
        assert [*queue] == model
        assert queue.until(lambda timer: due_time(timer) >= 3) == model[: sum(due_time(one) < 3 for one in model) + 1]
        assert elements(queue.as_list()) == model


def test_lisp_can_look_at_the_list_and_replace_it() -> None:
    lisp = Assembly()
    program = """(let ((one (run-at-time 100 nil #'ignore)) (two (run-at-time 50 nil #'ignore)))
                   (list (equal timer-list (list two one))
                         (let ((timer-list nil)) (list timer-list (cancel-timer one)))
                         (equal timer-list (list two one))
                         (progn (setq timer-list (delq two timer-list)) (equal timer-list (list one)))))"""
    assert lisp.eval_string(f"(equal {program} '(t (nil nil) t t))") is T
    lisp.close()
