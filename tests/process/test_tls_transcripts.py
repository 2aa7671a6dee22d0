"""Programs that speak TLS with peers beside them print under elnet what they print under Emacs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.record import SECURE, programs
from tests.support.programs import require
from tests.support.tls_peers import peers

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    require("openssl")
    with peers(tmp_path_factory.mktemp("certificates")) as found:
        yield found


@pytest.mark.parametrize("program", programs(SECURE), ids=lambda path: path.stem)
def test_a_program_prints_what_it_prints_under_emacs(program: Path, environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "elnet", "-L", str(program.parent), str(program)]
    everything = os.environ | environment | {"TMPDIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=everything, capture_output=True, timeout=60, check=False)
    assert done.stdout.decode().splitlines() == program.with_suffix(".out").read_text().splitlines()
    assert done.returncode == 0, done.stderr.decode()
