"""Summing up the logs of batch runs: what `make check` ends with."""

from __future__ import annotations

import re

_RAN = re.compile(
    r"^(Aborted: )?Ran (\d+) tests, (\d+) results as expected(?:, (\d+) unexpected)?(?:, (\d+) skipped)?", re.MULTILINE
)
_TEST = re.compile(r"^ +\w+ +\d+/\d+ +\S+ \(([0-9.]+) sec\).*$", re.MULTILINE)


class Summary:
    """The outcome of the runs whose logs are FILES."""

    def __init__(self, files: list[str]) -> None:
        self.files = files
        self.total = self.expected = self.unexpected = self.skipped = 0
        self.unexpected_files: list[str] = []
        self.unfinished: list[str] = []
        self.tests: list[tuple[float, str]] = []
        for file in files:
            self._read(file)

    @property
    def failed(self) -> bool:
        """Whether something was not as expected."""
        return bool(self.unexpected or self.unfinished)

    def _read(self, file: str) -> None:
        try:
            with open(file, encoding="utf-8", errors="surrogateescape") as stream:
                text = stream.read()
        except OSError:
            self.unfinished.append(file)
            return
        found = _RAN.search(text)
        self.tests += [(float(match[1]), match[0]) for match in _TEST.finditer(text)]
        if found is None or found[1]:
            self.unfinished.append(file)
        if found is not None:
            self.total += int(found[2])
            self.expected += int(found[3])
            self.unexpected += int(found[4] or 0)
            self.skipped += int(found[5] or 0)
            if int(found[4] or 0):
                self.unexpected_files.append(file)

    def lines(self, longest: int) -> list[str]:
        """Return what is said of the runs, with the LONGEST tests."""
        skipped = f", {self.skipped} skipped"
        found = [
            "\nSUMMARY OF TEST RESULTS\n-----------------------",
            f"Files examined: {len(self.files)}",
            f"Ran {self.total} tests, {self.expected} results as expected, {self.unexpected} unexpected{skipped}",
        ]
        if self.unfinished:
            found.append(f"{len(self.unfinished)} files did not finish:")
            found += [f"  {file}" for file in self.unfinished]
        if self.unexpected_files:
            found.append(f"{len(self.unexpected_files)} files contained unexpected results:")
            found += [f"  {file}" for file in self.unexpected_files]
        if longest and self.tests:
            found.append("\nLONG-RUNNING TESTS\n------------------")
            found += [line for _, line in sorted(self.tests, key=lambda test: -test[0])[:longest]]
        return found
