"""What the compiler promises beyond values: places, names, redefinition, limits, caches."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from elnet.assembly import Assembly
from elnet.objects.conditions import LispSignal
from elnet.objects.strings import LString
from elnet.objects.symbols import T


def value(text: str) -> object:
    return Assembly().eval_string(text)


def test_frames_have_the_file_and_line_of_their_forms(tmp_path: Path) -> None:
    file = tmp_path / "places.el"
    file.write_text(";;; -*- lexical-binding: t -*-\n\n(defun inner (x)\n  (list 1\n        (car x)))\n(inner 5)\n")
    with pytest.raises(AttributeError) as caught:
        Assembly().load(file)
    frames = [(frame.name, frame.lineno) for frame in traceback.extract_tb(caught.tb) if frame.filename == str(file)]
    assert frames[-1] == ("inner", 5)


@pytest.mark.parametrize("function", ["length", "message", "nreverse", "string-match"])
def test_redefining_a_primitive_reaches_compiled_callers(function: str) -> None:
    define = f'(defun user () ({function} "x")) (condition-case nil (user) (error nil))'
    text = f"{define} (fset '{function} (lambda (&rest _) 'new)) (user)"
    assert value(text) is value("'new")


def test_a_variable_made_local_later_is_seen_by_compiled_code() -> None:
    text = """
    (defvar cc-x 0)
    (defun cc-set (v) (setq cc-x v))
    (cc-set 1)
    (make-variable-buffer-local 'cc-x)
    (with-temp-buffer (cc-set 2))
    cc-x
    """
    assert value(text) == 1


def test_a_variable_watched_later_tells_of_compiled_assignments() -> None:
    text = """
    (defvar cc-w 0)
    (defvar cc-log nil)
    (defun cc-w-set (v) (setq cc-w v))
    (cc-w-set 1)
    (add-variable-watcher 'cc-w (lambda (&rest _) (setq cc-log t)))
    (cc-w-set 2)
    cc-log
    """
    assert value(text) is T


def test_deep_nesting_of_blocks_compiles() -> None:
    form = "(car 'none)"
    for level in range(40):
        form = f"(condition-case nil (let ((print-length {level})) (unwind-protect {form} (ignore))) (arith-error 1))"
    assert value(f"(condition-case e {form} (wrong-type-argument (nth 2 e)))") is value("'none")


@pytest.mark.parametrize("depth", [200, 3000, 30000])
def test_deeply_nested_forms_are_an_answer_or_a_lisp_error(depth: int) -> None:
    form = "(1+ " * depth + "0" + ")" * depth
    text = f"(condition-case nil {form} (excessive-lisp-nesting 'too-deep))"
    assert evaluated(text) in (depth, value("'too-deep"))


def evaluated(text: str) -> object:
    """Return the value of TEXT, read and given to `eval`; nesting may be noticed while compiling."""
    interpreter = Assembly()
    interpreter.lisp.set("text", LString(text, False))
    try:
        return interpreter.eval_string("(eval (car (read-from-string text)) t)")
    except Exception as error:
        condition = interpreter.lisp.handlers.condition(error)
        assert isinstance(condition, LispSignal)
        assert condition.symbol is value("'excessive-lisp-nesting")
        return value("'too-deep")


def test_long_lists_do_not_recurse() -> None:
    assert value("(length (mapcar #'1+ (number-sequence 1 1000000)))") == 1000000
    assert value("(equal (make-list 1000000 1) (make-list 1000000 1))") is T


def test_a_long_cond_compiles() -> None:
    clauses = " ".join(f"((= x {number}) {number})" for number in range(400))
    assert value(f"(let ((x 399)) (cond {clauses}))") == 399


def test_an_error_of_ours_is_not_a_condition() -> None:
    interpreter = Assembly()
    interpreter.lisp.namespace["#'broken"] = lambda: [].missing  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        interpreter.eval_string("(condition-case nil (broken) (error 'swallowed))")


def test_a_condition_leaves_as_lisp_signal() -> None:
    with pytest.raises(LispSignal):
        value("(signal 'error '(1))")


class TestCache:
    def load(self, path: Path, name: str) -> object:
        interpreter = Assembly()
        interpreter.load(path)
        result = interpreter.call(name)
        interpreter.close()
        return result

    @pytest.fixture(autouse=True)
    def cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ELNET_CACHE", str(tmp_path / "cache"))

    def test_a_second_load_gives_the_same(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text(
            ";;; -*- lexical-binding: t -*-\n"
            "(defmacro lib-twice (x) `(list ,x ,x))\n"
            '(defvar lib-v \'(a "s" 1.5 [1 (2)] . c))\n'
            "(let ((n 0)) (defun lib-count () (setq n (1+ n))))\n"
            "(defun lib-main () (lib-count)\n"
            "  (format \"%S\" (list lib-v (lib-twice 'q) (lib-count) (mapcar (lambda (x) (1+ x)) '(1 2)))))\n"
        )
        first, second, third = (self.load(file, "lib-main") for _ in range(3))
        assert first.text == second.text == third.text  # type: ignore[attr-defined]
        assert list((tmp_path / "cache").glob("unit-*"))

    def test_constants_that_share_parts_or_are_circular_come_back_so(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text(
            ";;; -*- lexical-binding: t -*-\n"
            "(defmacro lib-tail () (let ((l (list 1 2 3))) `(list ',l ',(cddr l) (eq (cddr ',l) ',(cddr l)))))\n"
            "(defmacro lib-head () (let ((l (list 1 2 3))) `(list ',(cddr l) ',l (eq (cddr ',l) ',(cddr l)))))\n"
            "(defmacro lib-own () (let ((l (list 1 2 3))) (setcar (cdr l) (cddr l)) `(let ((l ',l)) (eq (cadr l) (cddr l)))))\n"
            "(defun lib-circle () (let ((l '#1=(a b . #1#))) (list (eq l (cddr l)) (car l))))\n"
            "(defun lib-inside () (let ((l '#1=(a #1# b))) (eq l (cadr l))))\n"
            '(defun lib-main () (format "%S" (list (lib-tail) (lib-head) (lib-own) (lib-circle) (lib-inside))))\n'
        )
        texts = [self.load(file, "lib-main").text for _ in range(3)]  # type: ignore[attr-defined]
        assert texts == ["(((1 2 3) (3) t) ((3) (1 2 3) t) t (t a) t)"] * 3

    def test_a_changed_file_is_read_again(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        for number in (1, 2):
            file.write_text(f"(defun lib-main () {number})")
            assert self.load(file, "lib-main") == number

    def test_a_macro_changed_in_another_file_is_noticed(self, tmp_path: Path) -> None:
        macros, user = tmp_path / "macros.el", tmp_path / "user.el"
        user.write_text(f'(load "{macros}" nil t)\n(defun lib-main () (lib-value))')
        for number in (1, 2):
            macros.write_text(f"(defmacro lib-value () {number})")
            assert self.load(user, "lib-main") == number

    def test_a_file_left_in_the_middle_goes_on_where_it_was_left(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text(
            "(defvar lib-log nil)\n(push 1 lib-log)\n"
            "(progn (push 2 lib-log) (if lib-stop (throw 'stop nil)) (push 3 lib-log))\n"
            "(push 4 lib-log)\n"
        )
        expected = {True: "(2 1)", False: "(4 3 2 1)"}
        for stop in (True, True, False, False, True):
            interpreter = Assembly()
            interpreter.eval_string(f"(setq lib-stop {'t' if stop else 'nil'})")
            interpreter.eval_string(f'(catch (quote stop) (load "{file}" nil t))')
            assert interpreter.eval_string('(format "%S" lib-log)').text == expected[stop]  # type: ignore[attr-defined]
            interpreter.close()

    def test_the_last_value_of_a_file_comes_from_the_cache_too(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text("(setq lib-x 1)\n5\n")
        for _ in range(2):
            interpreter = Assembly()
            assert interpreter.compiler.load_file(str(file)) == 5
            interpreter.close()

    def test_a_damaged_cache_file_is_ignored(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text("(defun lib-main () 5)")
        self.load(file, "lib-main")
        for unit in (tmp_path / "cache").glob("unit-*"):
            unit.write_bytes(unit.read_bytes()[:20])
        assert self.load(file, "lib-main") == 5
