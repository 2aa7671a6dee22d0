"""A plugin of coverage.py: lines of `.el` files in its reports.

    [tool.coverage.run]
    plugins = ["elnet.coverage_plugin"]

Code made from Lisp has the lines of its file, so that coverage.py measures it as it is; the plugin only claims the files and
says which lines have code.  While coverage.py measures, files are compiled anew, so that macros run, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coverage import CoveragePlugin, FileReporter, FileTracer

from elnet.compiler.lines import executable_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coverage.plugin_support import Plugins
    from coverage.types import TConfigSectionOut, TLineNo

EXCLUDED = re.compile(r";.*\bno cover(age)?\b")
"""A comment on lines that need not be covered."""


class LispPlugin(CoveragePlugin):
    """Claims `.el` files."""

    def file_tracer(self, filename: str) -> FileTracer | None:
        """Return what traces FILENAME."""
        return LispTracer(filename) if filename.endswith(".el") else None

    def file_reporter(self, filename: str) -> FileReporter | str:
        """Return what reports on FILENAME."""
        return LispReporter(filename)

    def find_executable_files(self, src_dir: str) -> Iterable[str]:
        """Return no files: one that was never loaded has no lines known."""
        return []


class LispTracer(FileTracer):
    """Knows that code of FILENAME is that of FILENAME."""

    def __init__(self, filename: str) -> None:
        self.filename = filename

    def source_filename(self) -> str:
        """Return the name of the file."""
        return self.filename


class LispReporter(FileReporter):
    """Knows which lines of a file have code."""

    def lines(self) -> set[TLineNo]:
        """Return the lines that can be executed."""
        found = executable_lines(self.filename)
        return (found if found is not None else _lines_with_forms(self.source())) - self.excluded_lines()

    def excluded_lines(self) -> set[TLineNo]:
        """Return the lines whose comment says `no cover`."""
        return {number for number, line in enumerate(self.source().splitlines(), 1) if EXCLUDED.search(line)}

    def source(self) -> str:
        """Return the text of the file."""
        with open(self.filename, encoding="utf-8", errors="replace") as file:
            return file.read()


def _lines_with_forms(text: str) -> set[int]:
    """Return the lines of TEXT on which a list begins: what can be said of a file that nobody has compiled."""
    return {number for number, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith("(")}


def coverage_init(registry: Plugins, options: TConfigSectionOut | Any) -> None:
    """Enter the plugin: what coverage.py calls."""
    registry.add_file_tracer(LispPlugin())
