"""Running one of Emacs's test files under elnet or Emacs, and reading what came of it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LIMIT = 180
"""Seconds that a file may take."""
ELNET = (sys.executable, "-m", "elnet")
UNUSED = ("term", "cedet", "leim", "org", "cus-test")
"""Folders of Emacs's Lisp that no test needs on `load-path`."""
VERDICTS = {"passed": "passed", "failed": "expected-failure", "skipped": "skipped"}
"""How a test's line begins, and the verdict; any other word is a failure."""
_LINE = re.compile(r"^ *(passed|failed|skipped|quit|aborted|PASSED|FAILED|QUIT|ABORTED) +\d+/\d+ +(\S+) \(", re.MULTILINE)


def load_path(sources: Path) -> list[str]:
    """Return the folders of Emacs's Lisp in SOURCES."""
    lisp = sources / "lisp"
    folders = sorted(each for each in lisp.iterdir() if each.is_dir() and each.name not in UNUSED)
    return [str(each) for each in (lisp, *folders)]


def command(program: Sequence[str], sources: Path, file: Path) -> list[str]:
    """Return the command that runs the tests of FILE under PROGRAM."""
    folders = [str(file.parent), *load_path(sources)]
    options = [word for folder in folders for word in ("-L", folder)]
    words = ["--batch", "-Q", *options, "-l", "ert", "-l", str(file), "-f", "ert-run-tests-batch-and-exit"]
    return [*program, *words]


def run(sources: Path, name: str, program: Sequence[str] = ELNET, limit: int = LIMIT) -> tuple[dict[str, str], str]:
    """Run the tests of the file NAME below SOURCES; return the verdict of each, and all that was printed.

    PROGRAM may take LIMIT seconds.
    """
    file = sources / name
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "HOME": folder,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "EMACS_TEST_DIRECTORY": str(sources / "test"),
            "PYTHONPATH": str(PROJECT),
        }
        environment.pop("EMACS_TEST_JUNIT_REPORT", None)
        text = _output(command(program, sources, file), file.parent, environment, limit)
    verdicts = {match[2]: VERDICTS.get(match[1], "failed") for match in _LINE.finditer(text)}
    return verdicts, text


def _output(words: list[str], folder: Path, environment: dict[str, str], limit: int) -> str:
    """Return what the program WORDS prints in FOLDER; it ends within LIMIT seconds, with all that it has started."""
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(
            words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        ending = ""
        try:
            child.wait(limit)
        except subprocess.TimeoutExpired:
            ending = f"\nstopped after {limit} seconds\n"
        finally:
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            child.wait()
        output.seek(0)
        return output.read().decode("utf-8", "replace") + ending
