"""Python's own tools on Lisp files: coverage.py, pdb, cProfile, py-spy."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = """;;; numbers.el --- Numbers  -*- lexical-binding: t -*-
(defmacro numbers-twice (form)
  `(list ,form ,form))

(defun numbers-fib (n)
  "Return the Nth number."
  (if (< n 2)
      n
    (+ (numbers-fib (- n 1))
       (numbers-fib (- n 2)))))

(defun numbers-unused (x)
  (message "never %s"
           x))

(defun numbers-main (list-of-numbers)
  (let ((total 0)
        (never (lambda (x)
                 (car x))))
    (dolist (n list-of-numbers)
      (setq total (+ total (numbers-fib n))))
    (elnet-breakpoint)
    (cond (never
           (princ (numbers-twice total)))
          (t                            ; no cover
           (princ "not here")))))       ; no cover
(numbers-main '(1 2 12))
"""
MISSED = [13, 19]


def run(folder: Path, *words: str, answers: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "numbers.el").write_text(SOURCE)
    own = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONBREAKPOINT": "0", **environment}
    return subprocess.run(words, cwd=folder, input=answers, capture_output=True, text=True, timeout=100, env=own)


@pytest.mark.parametrize("warm", [False, True])
def test_coverage_reports_lisp_lines(tmp_path: Path, warm: bool) -> None:
    (tmp_path / ".coveragerc").write_text("[run]\nplugins = elnet.coverage_plugin\ninclude = *.el\n")
    if warm:
        run(tmp_path, sys.executable, "-m", "elnet", "numbers.el")
    done = run(tmp_path, sys.executable, "-m", "coverage", "run", "-m", "elnet", "numbers.el")
    assert (done.stdout, done.stderr, done.returncode) == ("(146 146)", "", 0)
    told = run(tmp_path, sys.executable, "-m", "coverage", "json", "-o", "-", "-q")
    files = json.loads(told.stdout)["files"]
    assert [*files] == ["numbers.el"]
    assert files["numbers.el"]["missing_lines"] == MISSED
    assert {2, 3, 5, 7, 9, 10, 16, 21, 24, 27} <= {*files["numbers.el"]["executed_lines"]}


def test_a_failing_program_is_measured_too(tmp_path: Path) -> None:
    (tmp_path / ".coveragerc").write_text("[run]\nplugins = elnet.coverage_plugin\ninclude = *.el\n")
    words = ("-l", "numbers.el", "--eval", "(kill-emacs 3)")
    done = run(tmp_path, sys.executable, "-m", "coverage", "run", "-m", "elnet", *words)
    assert done.returncode == 3
    told = run(tmp_path, sys.executable, "-m", "coverage", "json", "-o", "-", "-q")
    assert json.loads(told.stdout)["files"]["numbers.el"]["missing_lines"] == MISSED


def test_a_breakpoint_opens_pdb_on_the_lisp_line_with_lisp_variables(tmp_path: Path) -> None:
    answers = "(list total list-of-numbers)\nwhere\nnext\nargs\np (car 1)\ncontinue\n"
    done = run(tmp_path, sys.executable, "-m", "elnet", "numbers.el", answers=answers, PYTHONBREAKPOINT="")
    shown = done.stdout.replace(f"{tmp_path}/", "")
    assert "> numbers.el(22)numbers-main()\n-> (elnet-breakpoint)\n" in shown
    assert "(146 (1 2 12))" in shown
    assert re.search(r"numbers\.el\(27\)<toplevel>\(\)\n.*\n> numbers\.el\(22\)numbers-main", shown)
    assert "> numbers.el(23)numbers-main()" in shown
    assert "total = 146" in shown
    assert "*** Wrong type argument: listp, 1" in shown
    assert shown.endswith("(146 146)")
    assert done.returncode == 0


def test_breakpoints_can_be_set(tmp_path: Path) -> None:
    answers = "break 24\ncontinue\nquit\n"
    done = run(tmp_path, sys.executable, "-m", "elnet", "numbers.el", answers=answers, PYTHONBREAKPOINT="")
    assert "> " + str(tmp_path / "numbers.el") + "(24)numbers-main()" in done.stdout
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_cprofile_names_lisp_functions(tmp_path: Path) -> None:
    done = run(tmp_path, sys.executable, "-m", "cProfile", "-s", "calls", "-m", "elnet", "numbers.el")
    assert re.search(r"\d+/3 .* numbers\.el:5\(numbers-fib\)", done.stdout)
    assert "numbers.el:16(numbers-main)" in done.stdout


def test_py_spy_names_lisp_functions(tmp_path: Path) -> None:
    spy = str(Path(sys.executable).parent / "py-spy")
    form = '(progn (load-file "numbers.el") (let ((end (+ (float-time) 1.5))) (while (< (float-time) end) (numbers-fib 15))))'
    words = ("record", "-r", "50", "-f", "raw", "-o", "samples", "--", sys.executable, "-m", "elnet", "--eval", form)
    done = run(tmp_path, spy, *words)
    if "ermission denied" in done.stderr + done.stdout:
        pytest.skip("py-spy may not look into processes here")
    assert re.search(r"numbers-fib \(.*numbers\.el:\d+\)", (tmp_path / "samples").read_text())
