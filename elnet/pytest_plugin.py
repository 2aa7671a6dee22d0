"""The pytest plugin: files `*-test.el` and `*-tests.el` are collected, each `ert-deftest` is an item.

Each file has an interpreter of its own.  Tags are markers.  A test that is expected to fail is an xfail.  What a test leaves
behind (processes, timers, buffers) is a warning, or with the option `elnet_leaks = error` a failure.  For tests in Python
there is the fixture `lisp`, an `elnet.Interpreter`.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from elnet.testing import is_test_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.interpreter import Interpreter
    from elnet.testing.suite import Outcome, Suite, Test

LEAKS = ("warn", "error", "ignore")


class LeakWarning(pytest.PytestWarning):
    """A test has left something behind."""


class Failed(Exception):
    """A test of Lisp did not come out as expected; the argument is its outcome."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options of elnet."""
    parser.addini("elnet_load_path", "folders of Emacs Lisp libraries, relative to the root", type="paths", default=[])
    parser.addini("elnet_leaks", f"what is done about a test that leaves something behind: {', '.join(LEAKS)}", default="warn")
    group = parser.getgroup("elnet", "Emacs Lisp tests")
    group.addoption(
        "--elnet-load-path",
        action="append",
        default=[],
        metavar="FOLDER",
        help="put FOLDER on load-path of .el tests; may be given several times",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the tests of FILE_PATH if it is a file of ERT tests."""
    return LispFile.from_parent(parent, path=file_path) if is_test_file(file_path.name) else None


class LispFile(pytest.File):
    """A file of ERT tests."""

    suite: Suite | None = None

    def collect(self) -> Iterable[pytest.Item]:
        """Load the file and yield its tests."""
        from elnet.testing.suite import LoadError, Suite  # not at once: most runs of pytest have no Lisp

        configured = [*self.config.getoption("elnet_load_path"), *map(str, self.config.getini("elnet_load_path"))]
        roots = [self.config.rootpath, self.config.rootpath / "lisp"]
        folders = [*configured, *(str(root) for root in roots if root.is_dir())]
        try:
            self.suite = Suite(str(self.path), folders)
        except LoadError as error:
            raise self.CollectError(str(error)) from None
        for test in self.suite.tests():
            yield LispItem.from_parent(self, name=test.name, test=test)

    def teardown(self) -> None:
        """End the interpreter after the last test of the file."""
        if self.suite is not None:
            self.suite.close()


class LispItem(pytest.Item):
    """One ERT test."""

    parent: LispFile

    def __init__(self, *, test: Test, **rest: Any) -> None:
        super().__init__(**rest)
        self.test = test
        for tag in test.tags:
            self.config.addinivalue_line("markers", f"{tag}: a tag of ERT tests")
            self.add_marker(tag)

    def runtest(self) -> None:
        """Run the test."""
        suite = self.parent.suite
        assert suite is not None
        outcome = suite.run(self.test)
        if outcome.output:
            self.add_report_section("call", "Lisp output", outcome.output)
        if outcome.kind == "skipped":
            pytest.skip(outcome.summary)
        self._judge_leaks(outcome)
        if not outcome.expected:
            raise Failed(outcome)
        if outcome.kind == "failed":
            pytest.xfail(outcome.summary)

    def _judge_leaks(self, outcome: Outcome) -> None:
        policy = self.config.getini("elnet_leaks")
        if policy not in LEAKS:
            raise pytest.UsageError(f"elnet_leaks is {policy!r}, not one of {', '.join(LEAKS)}")
        if not outcome.leaks or policy == "ignore":
            return
        told = "\n".join([f"{self.name} leaves behind:", *(f"  {leak}" for leak in outcome.leaks)])
        if policy == "error" and outcome.expected:
            raise Failed(outcome._replace(kind="leaking", summary=told, details=""))
        warnings.warn_explicit(told, LeakWarning, str(self.path), self.test.line)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what is shown of a failure: the form, its value and explanation, the line and the Lisp backtrace."""
        if not isinstance(excinfo.value, Failed):
            return super().repr_failure(excinfo)
        outcome = excinfo.value.args[0]
        head = outcome.summary or f"{self.name} {outcome.kind} unexpectedly"
        return f"{head}\n\n{outcome.details}" if outcome.details else head

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        """Return the place of the test and its name."""
        return self.path, self.test.line - 1 if self.test.line else None, self.name


@pytest.fixture
def lisp() -> Iterator[Interpreter]:
    """An Emacs Lisp interpreter of its own for each test."""
    from elnet.interpreter import Interpreter

    interpreter = Interpreter()
    yield interpreter
    interpreter.close()
