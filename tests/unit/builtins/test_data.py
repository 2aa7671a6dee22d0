"""What the data builtins do beyond what case files can tell: memory, streams, isolation."""

from __future__ import annotations

import pytest

from elnet.assembly import Assembly
from elnet.runtime.streams import StandardStreams


@pytest.mark.parametrize(
    ("weakness", "left"),
    [("key", 1), ("value", 1), ("key-and-value", 0), ("key-or-value", 2), ("nil", 2)],
)
def test_entries_of_weak_tables_go_with_their_keys_or_values(weakness: str, left: int) -> None:
    count = f"""
    (let ((table (make-hash-table :weakness '{weakness})) (kept (list 1)))
      (puthash kept (list 2) table)
      (puthash (list 3) kept table)
      (garbage-collect)
      (hash-table-count table))"""
    assert Assembly().eval_string(count) == left


def test_a_finalizer_runs_when_its_object_goes() -> None:
    run = "(let ((n 0)) (let ((f (make-finalizer (lambda () (setq n 5))))) (setq f nil)) n)"
    assert Assembly().eval_string(run) == 5


def test_output_and_messages_go_to_the_streams_of_the_host() -> None:
    interpreter = Assembly()
    streams = interpreter.lisp.part(StandardStreams)
    written: list[str] = []
    streams.write_output = lambda text: written.append(f"out {text}")
    streams.write_message = lambda text: written.append(f"message {text}")
    interpreter.eval_string('(message "a") (princ "b") (message "c") (message nil) (terpri)')
    assert written == ["message a\n", "out b", "message \nc\n", "message \n", "out \n"]


def test_what_one_interpreter_uninterns_another_still_has() -> None:
    one, two = Assembly(), Assembly()
    two.eval_string("(setq uninterned-elsewhere 5)")
    one.eval_string("(setq uninterned-elsewhere 4) (unintern 'uninterned-elsewhere)")
    assert one.eval_string("(boundp 'uninterned-elsewhere)") is one.lisp.intern("nil")
    assert two.eval_string("uninterned-elsewhere") == 5


def test_a_sort_predicate_that_signals_leaves_the_list_whole() -> None:
    text = '(let ((l (list 3 1 2))) (ignore-errors (sort l (lambda (a b) (error "x")))) (apply #\'+ l))'
    assert Assembly().eval_string(text) == 6
