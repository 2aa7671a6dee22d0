"""The Python in README runs, and prints what its comments say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SNIPPETS = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
PRINTED = re.compile(r"print\(.*\)  # (.*)$", re.MULTILINE)
"""A line that prints, with what it prints behind it."""


def test_there_are_snippets() -> None:
    assert SNIPPETS


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_prints_what_it_says(snippet: str, tmp_path: Path) -> None:
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", snippet]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60, env=own)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == PRINTED.findall(snippet)
