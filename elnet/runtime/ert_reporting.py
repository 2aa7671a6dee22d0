"""What a batch run of tests says: progress, failures with backtraces and conditions, the summary."""

from __future__ import annotations

import os
import re

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Record
from elnet.runtime import check
from elnet.runtime.ert_selection import is_expected
from elnet.runtime.ert_statistics import COUNTERS, count
from elnet.runtime.ert_structures import Ert
from elnet.runtime.lisp import Lisp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


KINDS = (
    ("ert-test-passed", "passed", ".P"),
    ("ert-test-failed", "failed", "fF"),
    ("ert-test-quit", "quit", "qQ"),
    ("ert-test-skipped", "skipped", "sS"),
    ("ert-test-aborted-with-non-local-exit", "aborted", "aA"),
)
"""The structure of each kind of result, its name, and its character when it was expected and when not."""
NO_RESULT = ("unknown", "--")
MARGIN = 4


def kind_of(ert: Ert, result: object) -> tuple[str, str]:
    """Return the name of the kind of RESULT and its two characters."""
    for structure, name, chars in KINDS:
        if ert.is_a(result, structure):
            return name, chars
    return NO_RESULT


def result_word(ert: Ert, result: object, expected: bool) -> str:
    """Return the word for RESULT, in capitals unless EXPECTED."""
    name, _ = kind_of(ert, result)
    return name if expected else name.upper()


def iso_time(value: object, lisp: Lisp) -> str:
    """Return the time VALUE as `2024-01-31 12:00:00+0100'."""
    text = lisp.call(intern("format-time-string"), lisp_string("%Y-%m-%d %T%z"), value)
    assert isinstance(text, LString)
    return text.text


def seconds_between(lisp: Lisp, start: object, end: object) -> float:
    """Return the seconds from START to END, time values."""
    value = lisp.call(intern("float-time"), lisp.call(intern("time-subtract"), end, start))
    assert isinstance(value, float)
    return value


def test_location(ert: Ert, test: Record) -> str:
    """Return where TEST is defined as `at FILE:LINE', the file relative to the current folder; empty if that is unknown."""
    file, name = ert.get(test, "file-name"), ert.get(test, "name")
    if not isinstance(file, LString) or not isinstance(name, Symbol):
        return ""
    line = definition_line(file.text, name.name)
    folder = ert.lisp.value("default-directory")
    shown = os.path.relpath(file.text, os.path.expanduser(folder.text)) if isinstance(folder, LString) else file.text
    return f"at {shown}:{line}" if line else f"at {shown}"


def definition_line(file: str, name: str) -> int:
    """Return the number of the line in FILE where the test NAME is defined, 0 if there is none."""
    pattern = re.compile(rf"^\s*\(ert-deftest\s+{re.escape(name)}(?=[\s()]|$)", re.MULTILINE)
    try:
        with open(file, encoding="utf-8", errors="replace") as stream:
            text = stream.read()
    except OSError:
        return 0
    found = pattern.search(text)
    return 0 if found is None else text.count("\n", 0, found.end()) + 1


class Reporter:
    """Reports a run of tests in messages; QUIET leaves out progress, VERBOSE gives the reasons of what did not pass."""

    def __init__(self, lisp: Lisp, selector: object) -> None:
        self.lisp = lisp
        self.ert = lisp.part(Ert)
        self.selector = selector
        self.quiet = lisp.value("ert-quiet") is not NIL
        self.verbose = bool(os.environ.get("EMACS_TEST_VERBOSE"))

    def say(self, text: str) -> None:
        """Show TEXT as a message."""
        self.lisp.call(intern("message"), lisp_string("%s"), lisp_string(text))

    def heard(self, event: object, *arguments: Any) -> object:
        """Report EVENT, which a run tells of with ARGUMENTS."""
        assert isinstance(event, Symbol)
        if event.name == "run-started" and not self.quiet:
            self._started(*arguments)
        elif event.name == "run-ended":
            self._ended(*arguments)
        elif event.name == "test-ended":
            self._test_ended(*arguments)
        return NIL

    def _started(self, record: Record) -> None:
        total = len(self.ert.get(record, "tests").items)
        when = iso_time(self.ert.get(record, "start-time"), self.lisp)
        message = lisp_string("Running %s tests (%s, selector `%S')")
        words = self.lisp.call(intern("format-message"), message, total, lisp_string(when), self.selector)
        assert isinstance(words, LString)
        self.say(multibyte_text(words))

    # One test

    def _test_ended(self, record: Record, test: Record, result: Record) -> None:
        expected = is_expected(self.ert, test, result)
        if not expected:
            self._unexpected(test, result)
        if not self.quiet:
            self.say(self._progress(record, test, result, expected))

    def _progress(self, record: Record, test: Record, result: Record, expected: bool) -> str:
        total = len(self.ert.get(record, "tests").items)
        place = self._place(record, test)
        word = result_word(self.ert, result, expected)
        name = self._name(test)
        location = "" if expected else test_location(self.ert, test)
        duration = self.ert.get(result, "duration")
        end = "" if expected else f" {location}"
        return f"{word:>9}  {place:>{len(str(total))}}/{total}  {name} ({duration:.6f} sec){end}"

    def _place(self, record: Record, test: Record) -> int:
        tests = self.ert.get(record, "tests").items
        return next((number for number, each in enumerate(tests, 1) if each is test), 0)

    def _name(self, test: Record) -> str:
        return self.printed(self.ert.get(test, "name"), limited=False)

    def _unexpected(self, test: Record, result: Record) -> None:
        ert, name = self.ert, self._name(test)
        if ert.is_a(result, "ert-test-passed"):
            self.say(f"Test {name} passed unexpectedly")
        elif ert.is_a(result, "ert-test-result-with-condition"):
            self.say(f"Test {name} backtrace:")
            for line in self.backtrace_lines(result):
                self.say(line)
            self.say(f"Test {name} condition:")
            self.say(self.condition_text(result))
        elif ert.is_a(result, "ert-test-aborted-with-non-local-exit"):
            self.say(f"Test {name} aborted with non-local exit")

    def backtrace_lines(self, result: Record) -> list[str]:
        """Return the lines that show the calls of RESULT, cut at the margin."""
        margin = self.lisp.value("ert-batch-backtrace-right-margin")
        found = []
        for frame in elements(self.ert.get(result, "backtrace")):
            assert type(frame) is Record
            _, _, function, arguments, *_ = frame.items
            limited = self.lisp.value("ert-batch-backtrace-line-length") is not NIL
            shown = " ".join(self.printed(argument, limited) for argument in elements(arguments))
            line = f"  {self.printed(function)}({shown})".replace("\n", "\\n")
            found.append(line[:margin] if type(margin) is int else line)
        return found

    def condition_text(self, result: Record, limited: bool = True) -> str:
        """Return the infos and the condition of RESULT, indented, the latter within the limits for batch runs if LIMITED."""
        lines = [line for info in elements(self.ert.get(result, "infos")) for line in _info_lines(self.lisp, info)]
        text = self._pretty(self.ert.get(result, "condition"), limited)
        return "\n".join([*lines, *(" " * MARGIN + line for line in text.split("\n"))])

    def _pretty(self, value: object, limited: bool) -> str:
        settings = [*(self._limits() if limited else ()), ("print-escape-newlines", intern("t"))]
        bindings = [self.lisp.variables.bind(intern(name), limit) for name, limit in settings]
        try:
            text = self.lisp.call(intern("pp-to-string"), value)
        finally:
            for binding in reversed(bindings):
                self.lisp.variables.unbind(binding)
        assert isinstance(text, LString)
        return multibyte_text(text).rstrip("\n")

    def _limits(self) -> list[tuple[str, object]]:
        value = self.lisp.value
        return [("print-level", value("ert-batch-print-level")), ("print-length", value("ert-batch-print-length"))]

    def printed(self, value: object, limited: bool = True) -> str:
        """Return VALUE as `prin1' prints it, within the limits for batch runs if LIMITED."""
        bindings = [self.lisp.variables.bind(intern(name), limit) for name, limit in self._limits()] if limited else []
        try:
            text = self.lisp.call(intern("prin1-to-string"), value)
        finally:
            for binding in reversed(bindings):
                self.lisp.variables.unbind(binding)
        assert isinstance(text, LString)
        return multibyte_text(text)

    # The end

    def _ended(self, record: Record, aborted: object) -> None:
        ert = self.ert
        unexpected = count(ert, record, "passed-unexpected", "failed-unexpected")
        skipped, expected_failures = count(ert, record, "skipped"), count(ert, record, "failed-expected")
        start, end = ert.get(record, "start-time"), ert.get(record, "end-time")
        when, took = iso_time(end, self.lisp), seconds_between(self.lisp, start, end)
        text = (
            f"\n{'' if aborted is NIL else 'Aborted: '}Ran {len(ert.get(record, 'tests').items)} tests, "
            f"{count(ert, record, 'passed-expected', 'failed-expected')} results as expected, {unexpected} unexpected"
            f"{f', {skipped} skipped' if skipped else ''} ({when}, {took:.6f} sec)\n"
            f"{f'{expected_failures} expected failures{chr(10)}' if expected_failures else ''}"
        )
        self.say(text)
        if unexpected:
            self._listed(record, f"{unexpected} unexpected results:", skips=False)
        if skipped:
            self._listed(record, f"{skipped} skipped results:", skips=True)

    def _listed(self, record: Record, title: str, skips: bool) -> None:
        self.say(title)
        ert = self.ert
        pairs = zip(ert.get(record, "tests").items, ert.get(record, "test-results").items, strict=True)
        for test, result in pairs:
            if result is NIL or ert.is_a(result, "ert-test-skipped") is not skips:
                continue
            if skips or not is_expected(ert, test, result):
                word = result_word(ert, result, False)
                self.say(f"{word:>9}  {self._name(test)}{self.reason(result) if self.verbose else ''}")
        self.say("")

    def reason(self, result: Record) -> str:
        """Return why RESULT is what it is, two blanks in front; empty if nothing is known."""
        if not self.ert.is_a(result, "ert-test-result-with-condition"):
            return ""
        condition = self.ert.get(result, "condition")
        data = condition.cdr if type(condition) is Cons else NIL
        if type(data) is not Cons:
            return ""
        return f"  {self.printed(data.car if data.cdr is NIL else data, limited=False)}"


def _info_lines(lisp: Lisp, info: Any) -> list[str]:
    """Return the lines of INFO, a pair (PREFIX . TEXT), those after the first indented like the text.

    TEXT may be a function that returns it.
    """
    said = info.cdr if isinstance(info.cdr, LString) else lisp.call(info.cdr)
    prefix, text = multibyte_text(info.car), multibyte_text(check.string(said))
    first, *others = text.split("\n")
    return [" " * MARGIN + prefix + first, *(" " * (MARGIN + len(prefix)) + line for line in others)]


def completed(ert: Ert, record: Record) -> int:
    """Return the number of tests of RECORD that have run."""
    return count(ert, record, *COUNTERS)
