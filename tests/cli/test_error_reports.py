"""What the command says of errors: the place, the line with a mark, the calls, what may have been meant."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ELNET = [sys.executable, "-m", "elnet"]


def report(folder: Path, text: str, *words: str, **environment: str) -> str:
    """Return what elnet writes to standard error when it runs TEXT as FOLDER/script.el."""
    (folder / "script.el").write_text(text)
    own = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([*ELNET, *words, "script.el"], cwd=folder, capture_output=True, text=True, timeout=60, env=own)
    return done.stderr.replace(f"{folder}/", "")


def test_the_line_has_a_mark_and_the_message_is_last(tmp_path: Path) -> None:
    text = ";;; -*- lexical-binding: t -*-\n(defun inner (x y)\n  (if (car x) y))\n"
    text += '(defun outer (n) (list (inner n "b")))\n(outer 5)\n'
    assert report(tmp_path, text).splitlines() == [
        "",
        "Error: wrong-type-argument (listp 5)",
        '  inner(5 "b")  at script.el:3',
        "  outer(5)  at script.el:4",
        "  top level  at script.el:5",
        "script.el:3:7:",
        "    (if (car x) y))",
        "        ^",
        "Wrong type argument: listp, 5",
    ]


def test_a_call_that_has_something_to_undo_is_shown_once(tmp_path: Path) -> None:
    text = "(defvar inner nil)\n(defun inner (x)\n  (let ((inner 1))\n    (unwind-protect\n"
    text += "        (car x)\n      (ignore))))\n(inner 5)\n"
    lines = report(tmp_path, text).splitlines()
    assert lines[2:5] == ["  inner(5)  at script.el:5", "  top level  at script.el:7", "script.el:5:9:"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ('(mesage "x")', "Did you mean ‘message’?"),
        ("(defun my-long-name ()) (my-long-nmae)", "Did you mean ‘my-long-name’?"),
        ("(princ defualt-directory)", "Did you mean ‘default-directory’"),
    ],
)
def test_a_name_like_a_known_one_is_asked_for(tmp_path: Path, text: str, question: str) -> None:
    lines = report(tmp_path, text).splitlines()
    assert any(line.startswith(question) for line in lines)
    assert lines[-1].startswith("Symbol’s ")


def test_a_name_like_no_other_is_not(tmp_path: Path) -> None:
    assert "Did you mean" not in report(tmp_path, "(qqqqzzzzxxxx)")


@pytest.mark.parametrize(
    ("text", "place", "mark"),
    [
        ("(defun f ()\n  (let ((a 1))\n    a)\n(f", "script.el:4:1: this ( is never closed", "    (f\n    ^\n"),
        ('(princ 1)\n  (princ "open)\n', 'script.el:2:10: this " is never closed', '    (princ "open)\n           ^\n'),
        ("(list 1\n  [2 3)", "script.el:2:7: this cannot be read", "    [2 3)\n        ^\n"),
    ],
)
def test_the_reader_shows_the_opening_place(tmp_path: Path, text: str, place: str, mark: str) -> None:
    assert f"{place}\n{mark}" in report(tmp_path, text)


def test_python_is_hidden_unless_asked_for(tmp_path: Path) -> None:
    assert "Traceback" not in report(tmp_path, "(car 1)")
    assert "Traceback" in report(tmp_path, "(car 1)", "--debug-python")
    shown = report(tmp_path, "(car 1)", ELNET_DEBUG="python")
    assert "Traceback" in shown
    assert shown.splitlines()[-1] == "Wrong type argument: listp, 1"


SERVER = """;;; -*- lexical-binding: t -*-
(setq server (make-network-process :name "srv" :server t :host "127.0.0.1" :service t :noquery t))
(set-process-filter server
                    (lambda (_connection text) (car (length text))))
(process-send-string
 (make-network-process :name "c" :host "127.0.0.1" :service (process-contact server :service)) "hello")
(while t (accept-process-output nil 5))
"""


def test_an_error_in_a_filter_says_whose_it_is(tmp_path: Path) -> None:
    lines = report(tmp_path, SERVER).splitlines()
    assert lines[0].startswith("Error in the filter of the process ‘srv <127.0.0.1:")
    assert "accepted by ‘srv’ made at script.el:2, its filter set at script.el:3: wrong-type-argument (listp 5)" in lines[0]
    assert "script.el:4:48:" in lines
    assert lines[-1] == "error in process filter: Wrong type argument: listp, 5"


def test_an_error_in_a_sentinel_says_whose_it_is(tmp_path: Path) -> None:
    text = '(make-process :name "p" :command \'("true")\n  :sentinel (lambda (p e) (error "bad")))\n(while t (sleep-for 1))'
    lines = report(tmp_path, text).splitlines()
    assert lines[0] == 'Error in the sentinel of the process ‘p’ (true), made at script.el:1: error ("bad")'
    assert lines[-1] == "error in process sentinel: bad"


def test_an_error_in_a_timer_says_where_it_was_made(tmp_path: Path) -> None:
    text = '(defun ring () (error "bad"))\n(run-at-time 0 nil #\'ring)\n(sleep-for 0.1)'
    lines = report(tmp_path, text).splitlines()
    assert lines[0] == 'Error in a timer made at script.el:2: error ("bad")'
    assert lines[-1] == 'Error running timer ‘ring’: (error "bad")'


MISSPELT = """(dotimes (_ 3)
  (delete-process (make-pipe-process :name "p" :noqeury t)))
(delete-process (make-network-process :name "s" :server t :host "127.0.0.1" :service t :fliter nil))
"""


def test_unknown_keywords_are_warned_of_once_for_each_place(tmp_path: Path) -> None:
    assert report(tmp_path, MISSPELT).splitlines() == [
        "script.el:2: Warning: make-pipe-process does not know :noqeury; did you mean :noquery?",
        "script.el:3: Warning: make-network-process does not know :fliter; did you mean :filter?",
    ]


def test_warnings_can_be_switched_off(tmp_path: Path) -> None:
    assert report(tmp_path, MISSPELT, "--no-warnings") == ""
    assert report(tmp_path, MISSPELT, ELNET_WARNINGS="0") == ""


@pytest.mark.parametrize(("environment", "coloured"), [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)])
def test_colours_are_for_terminals(environment: dict[str, str], coloured: bool) -> None:
    master, slave = pty.openpty()
    own = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    own |= {"PYTHONPATH": str(ROOT), **environment}
    subprocess.run([*ELNET, "--eval", "(car 1)"], stderr=slave, timeout=60, env=own)
    os.close(slave)
    shown = os.read(master, 65536).decode()
    os.close(master)
    assert ("\x1b[" in shown) is coloured
    assert "Wrong type argument: listp, 1" in shown


def test_there_are_no_colours_in_a_file(tmp_path: Path) -> None:
    assert "\x1b[" not in report(tmp_path, "(car 1)", TERM="xterm")
