"""`elnet test`: files of ERT tests, each in an interpreter of its own."""

from __future__ import annotations

import os
import re
import sys
import time

from elnet.testing import is_test_file
from elnet.testing.suite import LoadError, Outcome, Suite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = {"passed": ".", "failed": "F", "skipped": "s", "quit": "q", "aborted": "a"}
FAILED, NOTHING = 1, 5


def run_tests(files: list[str], load_path: list[str], pattern: str) -> int:
    """Run the tests in FILES, which may be folders, whose names PATTERN matches; return the exit status.

    The status is 0 if all came out as expected, 1 if not, 5 if there was no test.
    """
    report = Report()
    for file in found_files(files or ["."]):
        report.run_file(file, load_path, re.compile(pattern))
    return report.end()


def found_files(names: list[str]) -> Iterator[str]:
    """Yield the files among NAMES, and in folders among them the files of tests, sorted."""
    for name in names:
        if not os.path.isdir(name):
            yield name
            continue
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            yield from (os.path.join(folder, file) for file in sorted(files) if is_test_file(file))


class Report:
    """What is printed while tests run."""

    def __init__(self) -> None:
        self.counts = {"expected": 0, "unexpected": 0, "skipped": 0}
        self.failures: list[str] = []
        self.start = time.monotonic()

    def run_file(self, file: str, load_path: list[str], pattern: re.Pattern[str]) -> None:
        """Run the tests of FILE whose names match PATTERN."""
        _say(f"{file} ")
        try:
            suite = Suite(file, load_path)
        except LoadError as error:
            self.counts["unexpected"] += 1
            self.failures.append(f"{file} cannot be loaded\n\n{error}")
            _say("E\n")
            return
        for test in suite.tests():
            if pattern.search(test.name):
                outcome = suite.run(test)
                self._note(f"{file}:{test.line}: {test.name}", outcome)
        suite.close()
        _say("\n")

    def _note(self, test: str, outcome: Outcome) -> None:
        kind = "skipped" if outcome.kind == "skipped" else "expected" if outcome.expected else "unexpected"
        self.counts[kind] += 1
        mark = MARKS.get(outcome.kind, "?")
        _say(mark.lower() if outcome.expected else mark)
        leaks = "".join(f"\n  left behind: {leak}" for leak in outcome.leaks)
        if kind == "unexpected":
            parts = [f"{test}: {outcome.kind}{leaks}", outcome.summary, outcome.details, outcome.output.rstrip("\n")]
            self.failures.append("\n\n".join(filter(None, parts)))
        elif leaks:
            self.failures.append(f"{test}: {outcome.kind}, but{leaks}")

    def end(self) -> int:
        """Print what came out; return the exit status."""
        for failure in self.failures:
            _say(f"\n{failure}\n")
        told = ", ".join(
            f"{count} {kind if kind == 'skipped' else f'as {kind}' if kind == 'expected' else kind}"
            for kind, count in self.counts.items()
        )
        _say(f"\n{told}, {time.monotonic() - self.start:.2f} s\n")
        if not any(self.counts.values()):
            return NOTHING
        return FAILED if self.counts["unexpected"] else 0


def _say(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
