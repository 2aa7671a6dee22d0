"""Running tests: one, a selection, and what a batch program does with the outcome."""

from __future__ import annotations

import os

from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record
from elnet.runtime.ert_junit import write_report, write_summary
from elnet.runtime.ert_reporting import Reporter, completed
from elnet.runtime.ert_results_buffer import show_results
from elnet.runtime.ert_running import Run, run_selected
from elnet.runtime.ert_statistics import Statistics, count, enter
from elnet.runtime.ert_structures import Ert
from elnet.runtime.ert_summary import Summary
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive("ert-run-test")
def ert_run_test(lisp: Lisp, ert_test: object) -> object:
    """Run ERT-TEST and return its result, which it remembers as its most recent one."""
    return Run(lisp, lisp.part(Ert).check(ert_test)).run()


@primitive("ert-run-tests")
def ert_run_tests(lisp: Lisp, selector: object, listener: object, interactively: object = NIL) -> object:
    """Run the tests that SELECTOR selects and return the statistics.

    LISTENER is called with an event (`run-started', `test-started', `test-ended', `run-ended'), the statistics, and with a
    test or its result where there is one; INTERACTIVELY says that a user waits.
    """
    return run_selected(lisp, selector, listener, interactively)


@primitive("ert-run-tests-batch")
def ert_run_tests_batch(lisp: Lisp, selector: object = NIL) -> object:
    """Run the tests that SELECTOR selects, all without one, report on that in messages, and return the statistics."""
    chosen = T if selector is NIL else selector
    return run_selected(lisp, chosen, _listener(Reporter(lisp, chosen)), NIL)


@primitive("ert-run-tests-interactively", "ert")
def ert_run_tests_interactively(lisp: Lisp, selector: object) -> object:
    """Run the tests that SELECTOR selects, show the results in the buffer *ert*, and return the statistics."""
    record = run_selected(lisp, selector, intern("ignore"), T)
    show_results(lisp, record)
    return record


def _listener(reporter: Reporter) -> Subr:
    def listener(event: object, *arguments: Any) -> object:
        return reporter.heard(event, *arguments)

    function: Any = listener
    return Subr("elnet--report", function, False)


@primitive("ert-run-tests-batch-and-exit")
def ert_run_tests_batch_and_exit(lisp: Lisp, selector: object = NIL) -> object:
    """Run the tests that SELECTOR selects, all without one, and exit: 0 if all results were expected, else 1, 2 if it failed.

    If the environment has EMACS_TEST_JUNIT_REPORT, a report for tools is written to the file of that name.
    """
    status = 2
    try:
        record = ert_run_tests_batch(lisp, selector)
        assert type(record) is Record
        report = os.environ.get("EMACS_TEST_JUNIT_REPORT")
        if report:
            write_report(Reporter(lisp, selector), record, report)
        status = 0 if count(lisp.part(Ert), record, "passed-unexpected", "failed-unexpected") == 0 else 1
    finally:
        if status == 2:
            Reporter(lisp, NIL).say("Error running tests")
    return lisp.call(intern("kill-emacs"), status)


@primitive("ert-write-junit-test-report")
def ert_write_junit_test_report(lisp: Lisp, stats: object) -> object:
    """Write a report of STATS, in the manner of JUnit, to the file that EMACS_TEST_JUNIT_REPORT names."""
    ert = lisp.part(Ert)
    record = ert.check(stats, "ert--stats")
    report = os.environ.get("EMACS_TEST_JUNIT_REPORT")
    if report:
        write_report(Reporter(lisp, ert.get(record, "selector")), record, report)
    return NIL


@primitive("ert-summarize-tests-batch-and-exit")
def ert_summarize_tests_batch_and_exit(lisp: Lisp, high: object = NIL) -> object:
    """Sum up the logs of batch runs that the command line names, tell the HIGH longest tests, and exit with 0 or 1."""
    files = [item.text for item in elements(lisp.value("command-line-args-left")) if isinstance(item, LString)]
    lisp.set("command-line-args-left", NIL)
    say = Reporter(lisp, NIL).say
    summary = Summary(files)
    for line in summary.lines(high if type(high) is int else 0):
        say(line)
    report = os.environ.get("EMACS_TEST_JUNIT_REPORT")
    if report:
        write_summary(lisp, report, files)
    return lisp.call(intern("kill-emacs"), 1 if summary.failed else 0)


# Statistics


@primitive("ert--make-stats")
def make_stats(lisp: Lisp, tests: object, selector: object) -> object:
    """Return the statistics of a run of TESTS, a list, which SELECTOR selects."""
    return Statistics(lisp, elements(tests), selector).record  # type: ignore[arg-type]


@primitive("ert--stats-set-test-and-result")
def stats_set_test_and_result(lisp: Lisp, stats: object, pos: object, test: object, result: object) -> object:
    """Enter TEST with RESULT, nil or a result, into STATS at POS."""
    ert = lisp.part(Ert)
    enter(ert, ert.check(stats, "ert--stats"), pos, test, result)  # type: ignore[arg-type]
    return NIL


def _counted(lisp: Lisp, stats: object, *slots: str) -> int:
    ert = lisp.part(Ert)
    return count(ert, ert.check(stats, "ert--stats"), *slots)


@primitive("ert-stats-completed-expected")
def ert_stats_completed_expected(lisp: Lisp, stats: object) -> object:
    """Return how many tests of STATS had the result they expect."""
    return _counted(lisp, stats, "passed-expected", "failed-expected")


@primitive("ert-stats-completed-unexpected")
def ert_stats_completed_unexpected(lisp: Lisp, stats: object) -> object:
    """Return how many tests of STATS had a result they do not expect."""
    return _counted(lisp, stats, "passed-unexpected", "failed-unexpected")


@primitive("ert-stats-skipped")
def ert_stats_skipped(lisp: Lisp, stats: object) -> object:
    """Return how many tests of STATS were skipped."""
    return _counted(lisp, stats, "skipped")


@primitive("ert-stats-completed")
def ert_stats_completed(lisp: Lisp, stats: object) -> object:
    """Return how many tests of STATS have run."""
    ert = lisp.part(Ert)
    return completed(ert, ert.check(stats, "ert--stats"))


@primitive("ert-stats-total")
def ert_stats_total(lisp: Lisp, stats: object) -> object:
    """Return how many tests STATS is of."""
    ert = lisp.part(Ert)
    return len(ert.get(ert.check(stats, "ert--stats"), "tests").items)
