"""Open-coding changes the speed of a program and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.cases import Runner, parse

FILES = sorted(Path(__file__).parent.glob("*.case"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_calling_every_primitive_gives_the_same(path: Path) -> None:
    plain, called = Runner(), Runner()
    called.interpreter.compiler.inline = False
    different = []
    for case in parse(path).cases:
        one, two = plain.verdict(case.text), called.verdict(case.text)
        if one != two and case.verdict is not None and one == case.verdict:
            different.append(f"line {case.line}: {case.text}\n  in line: {one}\n  called:  {two}")
    assert not different, "\n".join(different)
