"""The command line of a batch Emacs: order, files, exit codes, bad input."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ELNET = [sys.executable, "-m", "elnet"]
OVERRIDE = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
UNPRIVILEGED = [*OVERRIDE, *ELNET] if os.geteuid() == 0 else ELNET
"""elnet without root's right to read every file."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text.txt").write_text("line one\nline two\nline three\n")
    (tmp_path / "a.el").write_text('(princ (format "a%S " command-line-args-left)) (provide \'a)')
    (tmp_path / "b.el").write_text('(princ "b ") (defun my-main () (princ "main ")) (provide \'b)')
    (tmp_path / "sub").mkdir()
    return tmp_path


def run(folder: Path, *words: str, elnet: list[str] = ELNET, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([*elnet, *words], cwd=folder, capture_output=True, text=True, timeout=60, env=own)


WHERE = "(princ (list (buffer-name) (point) (line-number-at-pos)))"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["-Q", "--batch", "-l", "./a.el", "-l", "b.el", "-f", "my-main"], 'a("-l" "b.el" "-f" "my-main") b main '),
        (["-batch", "-L", ".", "-l", "b", "-f", "my-main", "--kill", "--eval", '(princ "after")'], "b main after"),
        (["--batch", "-L", "sub", "-L", ".", "--eval", "(princ (mapcar #'file-name-nondirectory load-path))"], "(sub {})"),
        (["--batch", "text.txt", "--eval", "(princ (buffer-name))"], "text.txt"),
        (["--batch", "+2", "text.txt", "--eval", WHERE], "(text.txt 10 2)"),
        (["--batch", "+2:4", "text.txt", "--eval", WHERE], "(text.txt 13 2)"),
        (["--batch", "--file", "text.txt", "--eval", "(princ (buffer-size))"], "29"),
        (["--batch", "--insert=text.txt", "--eval=(princ (list (buffer-name) (point-max)))"], "(*scratch* 30)"),
        (["--batch", "--eval", "(princ (pop command-line-args-left))", "foo", "--eval", "(princ 3)"], "foo3"),
        (["--batch", "--eval", "(setq command-line-args-left nil)", "--eval", "(princ 2)"], ""),
        (["--batch", "-l", "a.el", "--", "one", "two"], 'a("--" "one" "two") '),
        (["--batch", "-q", "--no-site-file", "--no-site-lisp", "-nw", "--eval", "(princ 1) (princ 2)"], "1"),
        (["--batch", "--init-directory=/tmp/xx", "--eval", "(princ user-emacs-directory)"], "/tmp/xx/"),
        (["--script", "a.el", "one", "two"], 'a("one" "two") '),
        (["a.el", "--batch", "two"], 'a("--batch" "two") '),
        (["--batch", "--eval", "(princ command-line-args)", "-Q"], "(elnet --eval (princ command-line-args))"),
        (
            ["--batch", "--eval", "(push '(\"-x1\" . (lambda (_) (princ (pop command-line-args-left)))) command-switch-alist)",
             "-x1", "arg"],
            "arg",
        ),
        (["--batch", "--eval", '(progn (package-initialize) (princ (featurep (quote package))))'], "t"),
    ],
)  # fmt: skip
def test_words_are_done_in_order(folder: Path, words: list[str], printed: str) -> None:
    done = run(folder, *words)
    assert (done.stdout, done.returncode) == (printed.replace("{}", folder.name), 0), done.stderr


def test_emacsloadpath_is_the_load_path(folder: Path) -> None:
    assert run(folder, "--batch", "-l", "b", EMACSLOADPATH=str(folder)).stdout == "b "
    assert run(folder, "--batch", "--eval", "(princ load-path)", EMACSLOADPATH="sub:").stdout == "(sub)"


BAD: list[tuple[list[str], int, str]] = [
    (["--batch", "-l", "./none.el"], 255, "Cannot open load file: No such file or directory, ./none.el"),
    (["--batch", "-l", "./sub"], 255, "Cannot open load file: No such file or directory, ./sub"),
    (["--script", "sub"], 255, "Read error: Is a directory, {}/sub"),
    (["--script", "none.el"], 255, "Cannot open load file: {}/none.el"),
    (["--batch", "--no-such", "x"], 255, "Unknown option ‘--no-such’"),
    (["--batch", "--eval", "(princ 1)", "-l"], 1, "elnet: Option '-l' requires an argument"),
    (["--batch", "--eval", "(princ 1"], 255, "End of file during parsing"),
    (["--batch", "--eval", ")"], 255, 'Invalid read syntax: ")"'),
    (["--batch", "-f", "no-such-function"], 255, "Symbol’s function definition is void: no-such-function"),
    (["--batch", "-f", "batch-byte-compile", "none.el"], 1,
     '>>Error occurred processing none.el: File is missing (("Opening input file" "No such file or directory" "{}/none.el"))'),
]  # fmt: skip


@pytest.mark.parametrize(("words", "status", "message"), BAD)
def test_bad_input_has_a_message_and_a_status(folder: Path, words: list[str], status: int, message: str) -> None:
    done = run(folder, *words)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (status, message.replace("{}", str(folder)))
    assert "Traceback" not in done.stderr


def test_a_binary_file_is_an_error_and_no_traceback(folder: Path) -> None:
    (folder / "binary.el").write_bytes(bytes(range(256)) * 4)
    done = run(folder, "--batch", "-l", "./binary.el")
    assert done.returncode == 255
    assert "Traceback" not in done.stderr


def test_an_unreadable_file_is_an_error(folder: Path) -> None:
    (folder / "a.el").chmod(0)
    loaded = run(folder, "--batch", "-l", "./a.el", elnet=UNPRIVILEGED)
    assert loaded.stderr.splitlines()[-1] == f"Cannot open load file: Permission denied, {folder}/a.el"
    script = run(folder, "--script", "a.el", elnet=UNPRIVILEGED)
    assert script.stderr.splitlines()[-1] == f"Cannot open load file: {folder}/a.el"
    assert (loaded.returncode, script.returncode) == (255, 255)


def test_a_pipe_may_be_a_script(folder: Path) -> None:
    command = f"{' '.join(ELNET)} --script <(echo '(princ (+ 1 2))')"
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, env=own)
    assert done.stdout == "3"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("form", ["(while t)", "(sleep-for 60)"])
def test_a_signal_ends_a_script_with_its_status(folder: Path, number: signal.Signals, form: str) -> None:
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [*ELNET, "--batch", "--eval", f'(progn (message "ready") {form})']
    with subprocess.Popen(words, cwd=folder, stderr=subprocess.PIPE, text=True, env=own) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "ready\n"
        running.send_signal(number)
        assert running.wait(20) == 128 + number
        assert "Traceback" not in running.stderr.read()


def test_a_reader_that_has_gone_ends_a_script_quietly(folder: Path) -> None:
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f'{" ".join(ELNET)} --batch --eval \'(while t (princ "line\\n"))\' | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, env=own)
    assert (done.stdout, done.stderr) == ("line\n141\n", "")


def test_a_closed_standard_output_is_an_error(folder: Path) -> None:
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f"{' '.join(ELNET)} --batch --eval '(princ 1)' >&-"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, env=own)
    assert "Traceback" not in done.stderr
    assert (done.stderr, done.returncode) == ("elnet: standard output is closed\n", 1)
