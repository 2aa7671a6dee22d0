"""Collects `*.case` files: one test a form with a verdict, named by its line."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.cases import Case, Runner, parse


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    if file_path.suffix == ".case":
        return CaseCollector.from_parent(parent, path=file_path)
    return None


class CaseCollector(pytest.File):
    """A case file; its forms run once, in order and in a folder of their own, when the first of its tests does."""

    def collect(self) -> Iterator[pytest.Item]:
        self.results: dict[int, str] | None = None
        self.file = parse(self.path)
        for case in self.file.cases:
            if case.verdict is not None:
                yield CaseItem.from_parent(self, name=f"line {case.line}", case=case)

    def result(self, case: Case) -> str:
        """Return the verdict elnet gives on CASE."""
        if self.results is None:
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
                self.results = self._all_results()
        return self.results[case.line]

    def _all_results(self) -> dict[int, str]:
        results = {}
        runner = Runner()
        for each in self.file.cases:
            try:
                results[each.line] = runner.verdict(each.text)
            except BaseException as exception:
                results[each.line] = f"** {type(exception).__name__}: {exception}"
        return results


class CaseItem(pytest.Item):
    """One form and its verdict."""

    def __init__(self, *, case: Case, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.case = case

    def runtest(self) -> None:
        got = self.parent.result(self.case)  # type: ignore[union-attr]
        if self.case.difference is not None:
            assert got != self.case.verdict, f"no difference any more: {self.case.text}"
        elif got != self.case.verdict:
            raise CaseFailure(self.case, got)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, CaseFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.case.line - 1, f"{self.path.stem}: {self.case.text[:60]}"


class CaseFailure(Exception):
    def __init__(self, case: Case, got: str) -> None:
        super().__init__(f"line {case.line}: {case.text}\n  Emacs: {case.verdict}\n  elnet: {got}")
