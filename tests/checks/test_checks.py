"""elnet warns of what Emacs's byte compiler warns of, in the same words, at the same places."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.checks.record import HERE, said

ELNET = [sys.executable, "-m", "elnet"]


@pytest.mark.parametrize("path", sorted(HERE.glob("*.el")), ids=lambda path: path.stem)
def test_the_warnings_are_those_of_emacs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HERE.parents[1]))
    assert said(ELNET, path) == path.with_suffix(".out").read_text()
