"""Programs that use processes and timers print under elnet what they print under Emacs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = sorted(path for path in (Path(__file__).parent / "transcripts").glob("*.el") if path.stem != "common")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_prints_what_it_prints_under_emacs(program: Path) -> None:
    command = [sys.executable, "-m", "elnet", "-L", str(program.parent), str(program)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.stdout.decode().splitlines() == program.with_suffix(".out").read_text().splitlines()
    assert done.returncode == 0, done.stderr.decode()
