"""Random programs give the same whether primitives are done in line or called."""

from __future__ import annotations

import pytest

from tests.conformance.cases import Runner
from tests.properties.programs import PRELUDE, program

BATCH = 40


def prepared(inline: bool) -> Runner:
    """Return a runner that knows what random programs use."""
    runner = Runner()
    runner.interpreter.compiler.inline = inline
    for form in PRELUDE:
        runner.verdict(form)
    return runner


@pytest.mark.parametrize("first", range(0, 200, BATCH))
def test_inlining_changes_nothing(first: int) -> None:
    plain, called = prepared(inline=True), prepared(inline=False)
    for seed in range(first, first + BATCH):
        text = program(seed)
        assert plain.verdict(text) == called.verdict(text), text
