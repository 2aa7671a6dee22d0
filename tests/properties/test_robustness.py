"""No Lisp program can crash Python: whatever goes wrong is a Lisp condition, in bounded time."""

from __future__ import annotations

import pytest

from elnet.assembly import Assembly
from elnet.objects.conditions import LispSignal, Quit

DEEP = "(let ((f {seed}) (g {seed})) (dotimes (i 50000) (setq f {step} g {again})) {use})"
LISTS = {"seed": "1", "step": "(list f)", "again": "(list g)"}
VECTORS = {"seed": "1", "step": "(vector f)", "again": "(vector g)"}
DEEP_DATA = [
    DEEP.format(use=use, **kind)
    for kind in (LISTS, VECTORS)
    for use in (
        "(equal f g)", "(prin1-to-string f)", "(sxhash-equal f)", "(puthash f 1 (make-hash-table :test 'equal))",
        "(value< f g)",
        "(copy-tree f t)", "(signal 'error f)", "(format \"%S\" f)", "(eval f t)", "(eval (list '\\` f) t)",
    )
]  # fmt: skip
DEEP_FORMS = [
    DEEP.format(seed="1", step=step, again="nil", use="(eval f t)")
    for step in (
        "(list 'progn f)", "(list '1+ f)", "(list 'let nil f)", "(list 'lambda nil f)", "(list 'quote f)", "(list '\\` f)",
        "(list 'catch ''x f)", "(list 'condition-case nil f '(error 1))", "(list 'unwind-protect f 1)", "(list 'when t f)",
    )
]  # fmt: skip
RECURSION = [
    f"(progn (defun f (&rest arguments) {body}) (f 1))"
    for body in (
        "(f)", "(1+ (f))", "(sort (list 1 2 3) #'f)", "(sort (vector 2 1) :key #'f)", "(mapcar #'f '(1 2))", "(mapc #'f [1 2])",
        "(apply #'f arguments)", "(apply #'apply #'f (list arguments))", "(mapconcat #'f '(1 2) \"\")",
        "(unwind-protect (f) 1)",
        "(maphash #'f #s(hash-table data (a b)))", "(eval '(f) t)", "(let ((case-fold-search t)) (f))", "(catch 'a (f))",
        "(handler-bind ((error #'f)) (error \"x\"))", "(assoc 1 '((1)) #'f)", "(with-temp-buffer (f))", "(mapatoms #'f)",
        "(advice-add 'f :around #'f)", "(save-excursion (f))", "(run-hook-with-args 'arguments 1) (f)",
    )
]  # fmt: skip
UNBOUNDED = [f"(let ((max-lisp-eval-depth 100000000)) {text})" for text in RECURSION[:12]]
MACROS = [
    "(progn (defmacro again () '(again)) (again))",
    "(progn (defmacro again () '(progn (again) (again))) (again))",
    "(progn (defmacro again () '(list (again))) (again))",
]
CIRCLES = [
    f"(let ((x (list 1)) (y (list 1)) (v (vector 1))) (setcdr x x) (setcdr y y) (aset v 0 v) {use})"
    for use in (
        "(equal x y)", "(length x)", "(sxhash-equal x)", "(puthash x 1 (make-hash-table :test 'equal))", "(nreverse x)",
        "(puthash v 1 (make-hash-table :test 'equal))", "(apply #'list x)", "(eval (cons 'progn x) t)",
        "(eval (cons 'list x) t)",
        "(eval (cons 'quote x) t)", "(sort x #'<)", "(append x nil)", "(progn (setplist 'x x) (get 'x 'y))", "(copy-tree v t)",
        "(mapcar #'car x)", "(error-message-string x)", "(put 'x 'error-conditions x)", "(nthcdr 1000000000000 x)",
    )
]  # fmt: skip
HUGE = [
    "(make-string most-positive-fixnum ?a)", "(make-string 1e18 ?a)", "(make-vector most-positive-fixnum nil)",
    "(make-list (expt 2 70) nil)", "(make-bool-vector most-positive-fixnum t)", "(ash 1 (expt 10 9))", "(ash 1 (expt 2 70))",
    "(expt 9 (expt 9 9))", "(expt 2 (expt 2 70))", "(format \"%999999999999d\" 1)", "(format \"%.999999999999f\" 1.0)",
    "(format \"%d\" 1.0e+INF)", "(truncate 0.0e+NaN)", "(+ (expt 10 400) 1.0)", "(mod (expt 10 400) 1.0)",
    "(aref [1] (expt 2 70))",
    "(format-time-string \"%Y\" 1e18)", "(decode-time (expt 10 20))", "(run-with-timer (expt 10 400) nil #'ignore)",
    "(make-string 3 1114112)", "(aset (make-string 1 ?a) 0 1114112)", "(substring \"abc\" (expt 2 70))",
    "(ldexp 1.0 (expt 2 70))",
    "(read \"#99999999999999999999=1\")", "(read \"?\\\\x99999999999\")", "(read (make-string 100000 ?\\())",
    "(random (expt 2 100))", "(goto-char (expt 2 70))", "(number-sequence 1 10 0)",
]  # fmt: skip
SURROGATES = [
    f"(let ((s (string 55296 56448))) {use})"
    for use in (
        "(intern s)", "(eval (list (intern s)) t)", "(eval (intern s) t)", "(prin1-to-string s)", "(md5 s)",
        "(secure-hash 'md5 s)",
        "(file-exists-p s)", "(directory-files s)", "(load s)", "(call-process s)", "(upcase s)", "(read s)",
        "(base64-encode-string s)",
    )
]  # fmt: skip
NAMES = [
    "(let ((None 1) (True 2) (__debug__ 4)) (setq None 1 __debug__ 5) (list True (lambda () (setq True 3) None)))",
    '(eval (list \'let (list (list (intern "") 1)) (intern "")) t)',
    "(eval (list 'let (list (list (intern \"$cons\") 1)) '(cons nil 1)) t)",
    '(eval (list \'let (list (list (intern "a\\0b") 1)) (intern "a\\0b")) t)',
]
MALFORMED = [
    f"({head}{rest})"
    for head in (
        "pcase 1", "pcase-let", "pcase-let*", "pcase-dolist", "pcase-setq", "pcase-lambda", "setf", "push", "pop",
        "cl-incf", "cl-letf",
        "cl-flet", "cl-labels", "letrec", "named-let", "named-let a", "dlet", "dolist", "dotimes", "if-let",
        "if-let*", "when-let",
        "handler-bind", "condition-case", "condition-case x", "let", "let*", "setq", "cond", "defun", "defun f",
        "defmacro", "defvar",
        "lambda", "function", "quote", "define-error", "catch", "with-demoted-errors", "ignore-error",
        "pcase-defmacro", "cl-letf*",
    )
    for rest in ("", " 5", " (5)", " ((5))", " ((x))", " (x)", " ((x 1 2)) x", " x 1 y", " (((5) 6)) 1", " ((and) (or)) 1")
]  # fmt: skip
PATTERNS = [
    f"(pcase 1 ({pattern} 1))"
    for pattern in (
        "(pred)",
        "(app)",
        "(guard)",
        "(let)",
        "(quote)",
        "(\\`)",
        "(\\` . 5)",
        "(and . 5)",
        "1.5",
        "[1]",
        "(pred . 5)",
    )
]


def outcome(text: str) -> str:
    """Return how evaluating TEXT ends; any Python exception that stands for no condition goes on."""
    interpreter = Assembly()
    try:
        interpreter.eval_string(text)
    except BaseException as exception:
        condition = interpreter.lisp.handlers.condition(exception)
        assert isinstance(condition, LispSignal | Quit)
        return "condition"
    return "value"


@pytest.mark.parametrize("text", [*DEEP_DATA, *DEEP_FORMS, *RECURSION, *UNBOUNDED, *MACROS])
def test_nesting_has_a_limit(text: str) -> None:
    assert outcome(text) in ("value", "condition")


@pytest.mark.parametrize("text", CIRCLES)
def test_circles_are_noticed(text: str) -> None:
    assert outcome(text) in ("value", "condition")


@pytest.mark.parametrize("text", [*HUGE, *SURROGATES, *NAMES])
def test_extreme_arguments_give_conditions(text: str) -> None:
    assert outcome(text) in ("value", "condition")


@pytest.mark.parametrize("text", [*MALFORMED, *PATTERNS])
def test_malformed_forms_give_conditions(text: str) -> None:
    assert outcome(text) in ("value", "condition")


def test_a_macro_that_expands_into_itself_is_excessive_nesting() -> None:
    interpreter = Assembly()
    interpreter.eval_string("(defmacro itself () (list 'itself))")
    form = "(condition-case e (eval '(itself) t) (excessive-lisp-nesting (car e)))"
    assert interpreter.eval_string(form) is interpreter.eval_string("'excessive-lisp-nesting")
