"""What the cache promises: a second load gives the same, and expands again only what must be expanded again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from elnet.assembly import Assembly
from elnet.compiler.loading import FormsOfFile

if TYPE_CHECKING:
    from pathlib import Path

COUNTING = """;;; -*- lexical-binding: t -*-
(defvar lib-expansions 0)
(defun lib-count-expansion () (setq lib-expansions (1+ lib-expansions)))
(defmacro lib-counted (x) (lib-count-expansion) x)
"""
"""The start of a library whose macro counts how often it is expanded, through a function: by itself it changes nothing."""


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

    @pytest.mark.parametrize(
        "effect",
        [
            "(setq lib-log (cons name lib-log))",
            "(let ((tail lib-log)) (push name lib-log) (setq tail nil))",
            "(setcdr lib-log (list name))",
            "(setcdr (last lib-log) (list name))",
            "(puthash name t lib-table)",
            "(put 'lib-log name t)",
        ],
    )
    def test_what_a_macro_does_besides_expanding_is_done_at_every_load(self, tmp_path: Path, effect: str) -> None:
        file = tmp_path / "lib.el"
        file.write_text(
            ";;; -*- lexical-binding: t -*-\n"
            "(defvar lib-log (list 1))\n(defvar lib-table (make-hash-table))\n"
            f"(defmacro lib-note (name) {effect} `',name)\n"
            "(lib-note a)\n(progn (lib-note b) (defun lib-noting () (lib-note c)))\n"
            '(defun lib-main () (format "%S" (list lib-log lib-table (symbol-plist \'lib-log))))\n'
        )
        first, second, third = (self.load(file, "lib-main").text for _ in range(3))  # type: ignore[attr-defined]
        assert first == second == third

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

    def expansions(self, path: Path, before: str = "nil") -> object:
        """Evaluate BEFORE, load PATH and return how often the macro of `COUNTING` was expanded."""
        interpreter = Assembly()
        interpreter.eval_string(before)
        interpreter.load(path)
        count = interpreter.eval_string("lib-expansions")
        interpreter.close()
        return count

    def test_a_form_whose_expansion_loads_a_library_does_not_spoil_the_forms_after_it(self, tmp_path: Path) -> None:
        (tmp_path / "other.el").write_text("(defvar other-v 1)\n(defmacro other-m () 2)\n")
        file = tmp_path / "lib.el"
        file.write_text(
            f'{COUNTING}(defmacro lib-load () (load "{tmp_path / "other"}" nil t) nil)\n(lib-load)\n'
            "(defun lib-main () (lib-counted (+ other-v (other-m))))\n"
        )
        assert [self.expansions(file) for _ in range(3)] == [1, 0, 0]
        assert self.load(file, "lib-main") == 3

    def test_a_form_that_cannot_be_kept_does_not_spoil_the_forms_after_it(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text(
            f"{COUNTING}(defmacro lib-closure () (let ((n 5)) `(defvar lib-v (funcall ,(lambda () n)))))\n(lib-closure)\n"
            "(defun lib-main () (lib-counted lib-v))\n"
        )
        assert [self.expansions(file) for _ in range(3)] == [1, 0, 0]
        assert self.load(file, "lib-main") == 5

    def test_a_library_is_kept_for_each_state_it_is_loaded_in(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text(f"{COUNTING}(defun lib-main (v) (lib-counted (let ((lib-special v)) (boundp 'lib-special))))\n")
        states = ["nil", "(defvar lib-special 1)"]
        assert [self.expansions(file, state) for state in states * 3] == [1, 1, 0, 0, 0, 0]
        assert [self.expansions(file, f"(progn {state} (defvar lib-more 2))") for state in states * 2] == [1, 1, 0, 0]

    def test_a_part_of_a_progn_that_must_be_expanded_again_leaves_the_parts_before_it(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text(
            f"{COUNTING}(defvar lib-log nil)\n(progn (push 1 lib-log)\n"
            "  (defmacro lib-note () (push 'expanded lib-log) (eval '(defmacro lib-new () 7)) nil)\n"
            "  (lib-note)\n  (push (lib-new) lib-log))\n"
            '(defun lib-main () (lib-counted (format "%S" lib-log)))\n'
        )
        texts = [self.load(file, "lib-main").text for _ in range(3)]  # type: ignore[attr-defined]
        assert texts == ["(7 expanded 1)"] * 3

    def test_libraries_required_for_compiling_are_required_without_reading_the_text(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "other.el").write_text("(defmacro other-m () 2)\n(provide 'other)\n")
        file = tmp_path / "lib.el"
        file.write_text(
            f"(add-to-list 'load-path \"{tmp_path}\")\n(eval-when-compile (require 'cl-lib) (require 'other))\n"
            "(defun lib-main () (cl-incf lib-n (other-m)))\n(defvar lib-n 1)\n"
        )
        assert self.load(file, "lib-main") == 3
        monkeypatch.delattr(FormsOfFile, "_reader")
        assert self.load(file, "lib-main") == 3

    def test_code_that_takes_a_variable_for_plain_is_not_used_when_it_is_local(self, tmp_path: Path) -> None:
        file = tmp_path / "lib.el"
        file.write_text(f"{COUNTING}(lib-counted (setq lib-v 5))\n(lib-counted (lib-f))\n")
        results = []
        for local in (False, True, True, False):
            interpreter = Assembly()
            interpreter.eval_string("(progn (defvar lib-v 1) (defalias 'lib-f #'ignore))")
            interpreter.eval_string("(make-variable-buffer-local 'lib-v)" if local else "nil")
            interpreter.load(file)
            results.append([interpreter.eval_string(text) for text in ("(default-value 'lib-v)", "lib-v", "lib-expansions")])
            interpreter.close()
        assert results == [[5, 5, 2], [1, 5, 1], [1, 5, 0], [5, 5, 0]]
