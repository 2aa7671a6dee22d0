"""An editable install, a wheel and a source distribution each work in an environment of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORM = '(princ (read "(grammar found)"))'


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a wheel and a source distribution of this tree."""
    folder = tmp_path_factory.mktemp("dist")
    source = folder / "source"
    names = ["pyproject.toml", "elnet", "grammar", "lisp-examples", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"]
    source.mkdir()
    for name in names:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def run_elnet(where: Path, install: list[str]) -> str:
    """Install into an empty environment below WHERE and return what `elnet` prints there."""
    environment = where / "environment"
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    quiet = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*quiet, *install], capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    elnet = environment / "bin" / "elnet"
    own = {**os.environ, "ELNET_CACHE": str(where / "cache")}
    own.pop("PYTHONPATH", None)
    for command in ([str(elnet)], [python, "-m", "elnet"]):
        done = subprocess.run(
            [*command, "--eval", FORM], capture_output=True, text=True, cwd=where, env=own, timeout=60, check=True
        )
    return done.stdout


@pytest.mark.timeout(240)
def test_the_wheel_brings_the_grammar(distributions: Path, tmp_path: Path) -> None:
    assert run_elnet(tmp_path, [str(next(distributions.glob("*.whl")))]) == "(grammar found)"


@pytest.mark.timeout(240)
def test_the_source_distribution_brings_the_grammar(distributions: Path, tmp_path: Path) -> None:
    assert run_elnet(tmp_path, [str(next(distributions.glob("*.tar.gz")))]) == "(grammar found)"


@pytest.mark.timeout(240)
def test_an_editable_install_finds_the_grammar(distributions: Path, tmp_path: Path) -> None:
    assert run_elnet(tmp_path, ["--editable", str(distributions / "source")]) == "(grammar found)"
