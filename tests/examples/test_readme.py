"""README's Lisp and shell snippets run, and what it names exists; its Python is run by `tests/embedding/test_readme.py`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples.peers import PATIENCE, ROOT, elnet

TEXT = (ROOT / "README.md").read_text()
SNIPPETS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SHELL = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def snippets(language: str) -> list[str]:
    return [text for found, text in SNIPPETS if found == language]


def first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:60]


@pytest.mark.parametrize("snippet", snippets("lisp"), ids=first_line)
def test_a_lisp_snippet_runs(snippet: str, tmp_path: Path) -> None:
    """Programs that serve for ever are ended once they wait."""
    file = tmp_path / "snippet.el"
    file.write_text(re.sub(r"\(while t \(accept-process-output nil 3600\)\)", "(accept-process-output nil 0.1)", snippet))
    done = subprocess.run(elnet(str(file)), cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def shell_lines() -> list[str]:
    """Return the commands of README that need neither a network nor an installation."""
    lines = [line for text in snippets("sh") for line in text.splitlines()]
    return [line for line in lines if re.match(r"elnet (--eval|eval|--help|--version)", line)]


@pytest.mark.parametrize("line", shell_lines())
def test_a_shell_line_succeeds(line: str) -> None:
    done = subprocess.run(
        ["bash", "-c", line], cwd=ROOT, env=SHELL, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_file_that_readme_names_is_there() -> None:
    names = set(re.findall(r"`((?:elnet|tests|lisp-examples)/[\w./*-]+)`|\]\(([\w./-]+)\)", TEXT))
    missing = [
        name
        for pair in names
        for name in pair
        if name and "*" not in name and "TOPIC" not in name and not (ROOT / name).exists()
    ]
    assert missing == []


def test_every_example_is_in_the_table() -> None:
    rows = re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w-]+\.el)`", row)}
    assert {path.name for path in (ROOT / "lisp-examples").glob("*.el")} <= named
