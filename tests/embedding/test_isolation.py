"""Two interpreters in one Python process share nothing that Lisp can see."""

from __future__ import annotations

import pytest

from elnet.assembly import Assembly
from elnet.objects.symbols import NIL, T

EFFECTS = [
    ("(setq iso-variable 1)", "(boundp 'iso-variable)"),
    ("(defun iso-function () 1)", "(fboundp 'iso-function)"),
    ("(put 'iso-symbol 'property 1)", "(get 'iso-symbol 'property)"),
    ('(intern "iso-interned")', '(intern-soft "iso-interned")'),
    ("(defvar iso-special 1)", "(special-variable-p 'iso-special)"),
    ("(provide 'iso-feature)", "(featurep 'iso-feature)"),
    ('(get-buffer-create "iso-buffer")', '(get-buffer "iso-buffer")'),
    ("(defmacro iso-macro () 1)", "(macrop 'iso-macro)"),
    ("(fset 'car (lambda (_) 'changed))", "(eq (funcall 'car '(1)) 'changed)"),
    ('(define-error \'iso-error "E")', "(get 'iso-error 'error-conditions)"),
    ("(put 'error 'error-message \"changed\")", "(equal (get 'error 'error-message) \"changed\")"),
    ('(setq load-path \'("/x"))', '(equal load-path \'("/x"))'),
    ("(add-hook 'kill-emacs-hook 'ignore)", "kill-emacs-hook"),
    ("(advice-add 'length :override (lambda (_) 99))", "(eq (funcall 'length nil) 99)"),
    ('(string-match "b" "ab")', "(eq 1 (ignore-errors (match-beginning 0)))"),
]


@pytest.mark.parametrize(("effect", "question"), EFFECTS)
def test_an_effect_stays_in_its_interpreter(effect: str, question: str) -> None:
    first, second = Assembly(), Assembly()
    assert second.eval_string(question) is NIL
    first.eval_string(effect)
    assert first.eval_string(question) is not NIL
    assert second.eval_string(question) is NIL


def test_a_topic_can_be_left_out() -> None:
    interpreter = Assembly(without={"evaluation"})
    assert interpreter.eval_string("(fboundp 'funcall)") is NIL
    assert Assembly().eval_string("(fboundp 'funcall)") is T


def test_call_takes_and_returns_lisp_values() -> None:
    interpreter = Assembly()
    interpreter.eval_string("(defun twice (x) (* 2 x))")
    assert interpreter.call("twice", 21) == 42


def test_an_interpreter_starts_after_another_one_has_used_every_topic() -> None:
    import importlib

    from elnet.builtins.index import NAMES

    for topic in NAMES:
        importlib.import_module(f"elnet.builtins.{topic}")
    interpreter = Assembly()
    assert interpreter.eval_string("(featurep 'make-network-process '(:type datagram))") is not NIL
    interpreter.close()
