"""`make test EMACS=elnet` works for packages whose makefiles know nothing of elnet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import require

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture
def package(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of a package."""
    return shutil.copytree(HERE / request.param, tmp_path / request.param)


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    require("make")
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = ["make", "--no-print-directory", f"EMACS={sys.executable} -m elnet", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100, env=own)


@pytest.mark.parametrize(
    ("package", "target", "passed"),
    [("greeter", "test", 2), ("ring-log", "test", 3), ("line-server", "check", 1)],
    indirect=["package"],
)
def test_the_tests_of_a_package_run(package: Path, target: str, passed: int) -> None:
    done = make(package, target)
    assert done.returncode == 0, done.stderr
    assert f"Ran {passed} tests, {passed} results as expected, 0 unexpected" in done.stderr
    assert "Warning" not in done.stderr
    assert list(package.glob("*.elc"))


@pytest.mark.parametrize("package", ["greeter"], indirect=True)
def test_a_failing_test_fails_make(package: Path) -> None:
    file = package / "greeter.el"
    file.write_text(file.read_text().replace("%s, %s!", "%s: %s!"))
    done = make(package, "test")
    assert done.returncode == 2
    assert "1 unexpected" in done.stderr


@pytest.mark.parametrize("package", ["greeter"], indirect=True)
def test_a_warning_that_is_an_error_fails_make(package: Path) -> None:
    file = package / "greeter.el"
    file.write_text(file.read_text().replace("(string-trim name)", "(string-trimmed name)"))
    done = make(package, "compile")
    assert done.returncode == 2
    assert "Error: the function ‘string-trimmed’ is not known to be defined." in done.stderr
    assert not list(package.glob("*.elc"))


@pytest.mark.parametrize("package", ["ring-log"], indirect=True)
def test_tests_are_selected_and_files_visited(package: Path) -> None:
    done = make(package, "test", "SELECTOR=ring-log-tests-refuses-numbers")
    assert (done.returncode, "Ran 1 tests" in done.stderr) == (0, True)
    assert make(package, "version").stdout == "0.2\n"


@pytest.mark.parametrize("package", ["greeter"], indirect=True)
def test_a_compiled_file_loads_its_source(package: Path) -> None:
    make(package, "compile")
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "elnet", "-Q", "--batch", "-l", "./greeter.elc", "--eval", '(princ (greeter-greet "A"))']
    done = subprocess.run(words, cwd=package, capture_output=True, text=True, timeout=60, env=own)
    assert (done.stdout, done.returncode) == ("Hello, A!", 0)
