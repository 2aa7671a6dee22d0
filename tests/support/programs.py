"""Programs that tests talk to: a test is skipped, and says so, where one is not installed; `.ci/run` installs them all."""

from __future__ import annotations

import shutil

import pytest


def needs(program: str) -> pytest.MarkDecorator:
    """Return the mark that skips a test where PROGRAM is not installed."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"there is no {program}")


def require(program: str) -> None:
    """Skip the test that runs, or that asks for the fixture that does, where PROGRAM is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"there is no {program}")
