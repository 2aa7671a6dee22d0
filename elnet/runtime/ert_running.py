"""Running tests: one, with a result that says what happened, or a selection, telling a listener.

A condition that nothing in the test handles is heard of where it is signalled, before anything is unwound: only there the
backtrace and the dynamic bindings (`ert-info') still are those of the failure.
"""

from __future__ import annotations

import time

from elnet.objects.conditions import LispSignal, LispThrow, Quit
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime.backtraces import Call, calls
from elnet.runtime.ert_selection import is_expected, select
from elnet.runtime.ert_statistics import Statistics, time_value
from elnet.runtime.ert_structures import Ert
from elnet.runtime.lisp import Lisp
from elnet.runtime.messages import Messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


QUIT, ERROR, SKIPPED, PASS = map(intern, ("quit", "error", "ert-test-skipped", "ert--pass"))
RUNNING, INFOS, LEXICAL, DEBUG = map(intern, ("ert--running-tests", "ert--infos", "lexical-binding", "ert-debug-on-error"))


class Run:
    """One run of one TEST: afterwards RESULT is the structure, CALLS the backtrace of a failure, LINE its line in the test."""

    def __init__(self, lisp: Lisp, test: Record) -> None:
        self.lisp = lisp
        self.ert = lisp.part(Ert)
        self.test = test
        self.calls: list[Call] = []
        self.result = self.ert.make("ert-test-aborted-with-non-local-exit")
        self._debugging = lisp.value(DEBUG.name) is not NIL
        self._finished = object()

    def run(self) -> Record:
        """Run the test and return the result, which the test remembers as its most recent."""
        messages, should_forms = self.lisp.part(Messages), list[object]()
        observer, self.ert.observer = self.ert.observer, should_forms.append
        log = messages.start_log()
        start = time.monotonic()
        self.ert.put(self.test, "most-recent-result", NIL)
        try:
            self._protected()
        finally:
            self.ert.observer = observer
            self.ert.put(self.result, "duration", time.monotonic() - start)
            self.ert.put(self.result, "messages", lisp_string(messages.end_log(log)))
            self.ert.put(self.result, "should-forms", list_from(should_forms))
            self.ert.put(self.test, "most-recent-result", self.result)
        return self.result

    def _protected(self) -> None:
        """Evaluate the test's body, with what is unwound when a condition has been noted, or `ert-pass' called."""
        handlers, variables = self.lisp.handlers, self.lisp.variables
        catches, outer = handlers.catches, handlers.handlers
        running = cons(self.test, variables.get(RUNNING))
        values = ((RUNNING, running), (INFOS, NIL), (LEXICAL, T))
        bindings = [variables.bind(symbol, value) for symbol, value in values]
        buffers = self.lisp.buffers
        buffer, temporary = buffers.current, buffers.create(buffers.unused_name(" *temp*"), quiet=True)
        handlers.catches = (PASS, (self._finished, catches))
        try:
            buffers.set_current(temporary)
            self._body()
        except LispThrow as throw:
            if throw.args[0] is not PASS and throw.args[0] is not self._finished:
                raise
            if throw.args[0] is PASS:
                self.result = self.ert.make("ert-test-passed")
        finally:
            handlers.catches, handlers.handlers = catches, outer
            if temporary.name is not None:
                self.lisp.call(intern("kill-buffer"), temporary)
            if buffer.name is not None:
                buffers.set_current(buffer)
            for binding in reversed(bindings):
                variables.unbind(binding)

    def _body(self) -> None:
        body = self.lisp.functions.callable(self.ert.get(self.test, "body"))
        try:
            self.lisp.handlers.bind([((ERROR, QUIT), self._noted)], body)
        except (LispSignal, Quit):
            raise
        except Exception as exception:
            error = list_of(intern("elnet-internal-error"), lisp_string(f"{type(exception).__name__}: {exception}"))
            self.calls = calls(exception, Run._body.__code__)
            self._conclude(error)
        else:
            self.result = self.ert.make("ert-test-passed")

    def _noted(self, error: object) -> None:
        """Note ERROR, a condition that ends the test, and leave."""
        self.calls = calls(None, Run._body.__code__)
        self._conclude(error)
        if self._debugging:
            self.lisp.call(self.lisp.value("debugger"), ERROR, error)
        raise LispThrow(self._finished, NIL)

    def _conclude(self, error: object) -> None:
        condition = error.car  # type: ignore[attr-defined]
        kind = {QUIT: "ert-test-quit", SKIPPED: "ert-test-skipped"}.get(condition, "ert-test-failed")
        backtrace = list_from(call.frame() for call in self.calls)
        infos = self.lisp.call(intern("reverse"), self.lisp.variables.get(INFOS))
        self.result = self.ert.make(kind, condition=error, backtrace=backtrace, infos=infos)


def run_selected(lisp: Lisp, selector: object, listener: object, interactively: object) -> Record:
    """Run the tests that SELECTOR selects, tell LISTENER of it, and return the statistics."""
    ert = lisp.part(Ert)
    statistics = Statistics(lisp, select(ert, selector, None), selector)
    record = statistics.record

    def tell(event: str, *rest: object) -> None:
        lisp.call(listener, intern(event), record, *rest)

    ert.put(record, "start-time", time_value())
    aborted = T
    try:
        tell("run-started")
        for place, test in enumerate(statistics.tests):
            run_in_statistics(lisp, statistics, place, test, tell)
        aborted = NIL
    finally:
        ert.put(record, "aborted-p", aborted)
        ert.put(record, "end-time", time_value())
        tell("run-ended", aborted)
    return record


def run_in_statistics(lisp: Lisp, statistics: Statistics, place: int, test: Record, tell: Callable[..., None]) -> None:
    """Run TEST, the one at PLACE in STATISTICS, enter the result there, and TELL of it."""
    ert, record = lisp.part(Ert), statistics.record
    ert.put(record, "current-test", test)
    tell("test-started", test)
    starts, ends = ert.get(record, "test-start-times"), ert.get(record, "test-end-times")
    assert type(starts) is Vector
    assert type(ends) is Vector
    starts.items[place] = time_value()
    run = Run(lisp, test)
    try:
        run.run()
    finally:
        ends.items[place] = time_value()
        statistics.enter(place, test, run.result)
        tell("test-ended", test, run.result)
    ert.put(record, "current-test", NIL)


def has_unexpected(lisp: Lisp, record: Record) -> bool:
    """Tell whether a result in RECORD, statistics, is not the one its test expects."""
    ert = lisp.part(Ert)
    tests, results = ert.get(record, "tests").items, ert.get(record, "test-results").items
    pairs = zip(tests, results, strict=True)
    return any(result is not NIL and not is_expected(ert, test, result) for test, result in pairs)
