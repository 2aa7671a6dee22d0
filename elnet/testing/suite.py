"""One file of ERT tests: loading it into an interpreter of its own, its tests in order, running one."""

from __future__ import annotations

import os
from typing import NamedTuple

from elnet.assembly import Assembly
from elnet.diagnostics.report import error_report
from elnet.objects.conditions import LispThrow, Quit
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol
from elnet.objects.vectors import Record
from elnet.runtime.ert_reporting import Reporter, definition_line, kind_of
from elnet.runtime.ert_running import Run
from elnet.runtime.ert_selection import is_expected
from elnet.runtime.ert_structures import Ert
from elnet.runtime.exit import Exit
from elnet.runtime.streams import StandardStreams
from elnet.testing.leaks import Watch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class LoadError(Exception):
    """A file of tests cannot be loaded; the argument says why."""


class Outcome(NamedTuple):
    """What came of a test: KIND is passed, failed, skipped, quit or aborted; EXPECTED tells whether it had to come so.

    SUMMARY is one line, DETAILS the whole story: condition, place, backtrace; OUTPUT what was printed; LEAKS what was left.
    """

    kind: str
    expected: bool
    summary: str
    details: str
    output: str
    leaks: list[str]


class Test(NamedTuple):
    """A test: RECORD is Lisp's structure; LINE, from 1, where it is defined in its file, 0 if that is not known."""

    name: str
    line: int
    tags: list[str]
    documentation: str
    record: Record


class Suite:
    """The tests of the file PATH; LOAD_PATH has further folders of libraries.  Raises LoadError."""

    def __init__(self, path: str, load_path: Iterable[str] = ()) -> None:
        self.path = os.path.abspath(path)
        self.interpreter = Assembly()
        self.lisp = lisp = self.interpreter.lisp
        self._output: list[str] = []
        streams = lisp.part(StandardStreams)
        streams.write_output = streams.write_message = self._output.append
        folders = [*load_path, os.path.dirname(self.path)]
        for folder in folders:
            if os.path.isfile(os.path.join(folder, "subr.el")):
                self.interpreter.add_emacs_lisp(folder)
        known = elements(lisp.value("load-path"))
        lisp.set("load-path", list_from([*map(lisp_string, map(os.path.abspath, folders)), *known]))
        lisp.set("default-directory", lisp_string(os.path.join(os.path.dirname(self.path), "")))
        try:
            self.interpreter.call("require", lisp.intern("ert"))
            self.interpreter.load(self.path)
        except Exit as leaving:
            raise LoadError(f"the file ended the program with status {leaving.status}") from None
        except (Exception, Quit, LispThrow) as exception:
            raise LoadError(self._told(exception)) from None
        self.ert = lisp.part(Ert)

    def _told(self, exception: BaseException) -> str:
        try:
            condition = self.lisp.handlers.condition(exception)
        except BaseException:
            raise exception from None
        return "".join([*self._output, error_report(self.lisp, condition)]).strip("\n")

    def tests(self) -> list[Test]:
        """Return the tests in the order of the file."""
        found = [self._test(record) for record in self.ert.all()]
        return sorted(found, key=lambda test: (test.line, test.name))

    def _test(self, record: Record) -> Test:
        get = self.ert.get
        name, documentation = get(record, "name").name, get(record, "documentation")
        tags = [tag.name.removeprefix(":") for tag in elements(get(record, "tags")) if isinstance(tag, Symbol)]
        shown = documentation.text if type(documentation) is LString else ""
        return Test(name, definition_line(self.path, name), tags, shown, record)

    def run(self, test: Test) -> Outcome:
        """Run TEST."""
        self._output.clear()
        watch = Watch(self.lisp)
        run = Run(self.lisp, test.record)
        try:
            result = run.run()
        except Exit as leaving:
            return Outcome("aborted", False, f"the test ended the program with status {leaving.status}", "", self._said(), [])
        kind, _ = kind_of(self.ert, result)
        expected = is_expected(self.ert, test.record, result)
        summary, details = self._described(run, result, test)
        return Outcome(kind, expected, summary, details, self._said(), watch.leaks())

    def _said(self) -> str:
        return "".join(self._output)

    def _described(self, run: Run, result: Record, test: Test) -> tuple[str, str]:
        """Return a line and the whole story of RESULT."""
        if not self.ert.is_a(result, "ert-test-result-with-condition"):
            return "", ""
        reporter = Reporter(self.lisp, NIL)
        condition = self.ert.get(result, "condition")
        lines = [reporter.condition_text(result)]
        place = next(((call.file, call.line) for call in run.calls if call.file), (self.path, test.line))
        lines += [f"{place[0]}:{place[1]}: in {test.name}", *reporter.backtrace_lines(result)]
        return self._summary(reporter, condition), "\n".join(lines)

    def _summary(self, reporter: Reporter, condition: object) -> str:
        if type(condition) is not Cons:
            return reporter.printed(condition)
        if getattr(condition.car, "name", "") == "ert-test-skipped":
            reason = condition.cdr.car if type(condition.cdr) is Cons else NIL
            return reason.text if type(reason) is LString else reporter.printed(reason)
        if getattr(condition.car, "name", "") == "ert-test-failed":
            return _should_text(reporter, condition)
        message = self.lisp.call(self.lisp.intern("error-message-string"), condition)
        return message.text if type(message) is LString else ""

    def close(self) -> None:
        """End the interpreter and its processes."""
        self.interpreter.close()


def _should_text(reporter: Reporter, condition: Cons) -> str:
    """Return the form that failed and its value, or whatever `ert-fail' was given."""
    data = condition.cdr.car if type(condition.cdr) is Cons else NIL
    if type(data) is not Cons or type(data.car) is not Cons:
        return data.text if type(data) is LString else reporter.printed(data)
    facts = elements(data.cdr)
    named = {getattr(key, "name", ""): value for key, value in zip(facts[::2], facts[1::2], strict=False)}
    text = reporter.printed(data.car)
    if ":value" in named:
        text += f" => {reporter.printed(named[':value'])}"
    if named.get(":explanation", NIL) is not NIL:
        text += f", {reporter.printed(named[':explanation'])}"
    return text
