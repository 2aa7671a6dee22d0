"""What becomes of processes, and what their sentinels are told: each situation that was recorded from Emacs, in elnet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from elnet.assembly import Assembly
from elnet.objects.conditions import LispSignal
from elnet.process.table import Processes
from tests.support.leaks import no_leaks

RECORDED = Path(__file__).parent / "recorded"


def cases() -> Iterator[object]:
    for path in sorted(RECORDED.glob("*.case")):
        lines = path.read_text().splitlines()
        for number, line in enumerate(lines):
            if line.startswith("("):
                yield pytest.param(line, lines[number + 1], id=f"{path.stem}:{number + 1}")


@pytest.mark.parametrize(("form", "verdict"), list(cases()))
def test_a_recorded_situation_ends_as_in_emacs(form: str, verdict: str) -> None:
    with no_leaks():
        interpreter = Assembly()
        try:
            interpreter.load(RECORDED / "prelude.el")
            interpreter.eval_string("(setq print-escape-newlines t)")
            printed = interpreter.eval_string(f'(format "%S" {form})')
        except LispSignal as signal:
            printed = signal
        finally:
            for process in interpreter.lisp.part(Processes).latest_first():
                if process.child is not None:
                    process.child.kill()
            interpreter.close()
    said = getattr(printed, "text", str(printed))
    assert "=> " + re.sub(r"(127\.0\.0\.1:)\d+", r"\1PORT", said) == verdict
