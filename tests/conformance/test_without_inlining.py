"""Open-coding changes the speed of a program and nothing else."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.conformance.cases import Runner, parse

FILES = sorted(Path(__file__).parent.glob("*.case"))


def _verdicts(path: Path, folder: Path, inline: bool) -> list[str]:
    """Return what the forms of the case file PATH give in FOLDER, with primitives open-coded if INLINE."""
    folder.mkdir()
    with contextlib.chdir(folder):
        runner = Runner()
        runner.interpreter.compiler.inline = inline
        return [runner.verdict(case.text) for case in parse(path).cases]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_calling_every_primitive_gives_the_same(path: Path, tmp_path: Path) -> None:
    plain, called = _verdicts(path, tmp_path / "plain", True), _verdicts(path, tmp_path / "called", False)
    different = [
        f"line {case.line}: {case.text}\n  in line: {one}\n  called:  {two}"
        for case, one, two in zip(parse(path).cases, plain, called, strict=True)
        if one != two and case.verdict is not None and one == case.verdict
    ]
    assert not different, "\n".join(different)
