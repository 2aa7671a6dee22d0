"""Reports of test runs for other tools, in the XML of JUnit."""

from __future__ import annotations

import os
import re

from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Record
from elnet.runtime.ert_reporting import Reporter, iso_time, result_word, seconds_between
from elnet.runtime.ert_selection import is_expected
from elnet.runtime.ert_statistics import count
from elnet.runtime.lisp import Lisp

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def escaped(text: str) -> str:
    """Return TEXT with what means something in XML escaped."""
    return re.sub("[&<>\"']", lambda match: _ESCAPES[match[0]], text)


def write_report(reporter: Reporter, record: Record, file: str) -> None:
    """Write the results of RECORD, statistics, to FILE, whose name is also the suite's."""
    ert = reporter.ert
    name = escaped(os.path.basename(file))
    tests, results = ert.get(record, "tests").items, ert.get(record, "test-results").items
    start, end = ert.get(record, "start-time"), ert.get(record, "end-time")
    took = seconds_between(reporter.lisp, start, end)
    failures = count(ert, record, "passed-unexpected", "failed-unexpected")
    counts = f'tests="{len(tests)}" errors="0" failures="{failures}" skipped="{count(ert, record, "skipped")}" time="{took}"'
    selector = escaped(reporter.printed(ert.get(record, "selector"), limited=False))
    lines = [
        HEAD + f'<testsuites name="{name}" {counts}>',
        f'  <testsuite id="0" name="{name}" {counts} timestamp="{iso_time(start, reporter.lisp)}">',
        "    <properties>",
        f'      <property name="selector" value="{selector}"/>',
        "    </properties>",
    ]
    for test, result in zip(tests, results, strict=True):
        if result is not NIL:
            lines += _case(reporter, test, result)
    lines += ["  </testsuite>", "</testsuites>"]
    with open(file, "w", encoding="utf-8", errors="surrogateescape") as stream:
        stream.write("\n".join(lines) + "\n")


def _case(reporter: Reporter, test: Record, result: Record) -> list[str]:
    ert = reporter.ert
    expected = is_expected(ert, test, result)
    word = result_word(ert, result, expected)
    name = escaped(reporter.printed(ert.get(test, "name"), limited=False))
    start = f'    <testcase name="{name}" status="{word}" time="{ert.get(result, "duration")}"'
    skipped = ert.is_a(result, "ert-test-skipped")
    inner: list[str] = []
    if skipped or not expected:
        reason = escaped(reporter.reason(result).strip())
        element = "skipped" if skipped else "failure"
        inner += [f'      <{element} message="{reason}" type="{word}">', reason, f"      </{element}>"]
        messages = ert.get(result, "messages")
        if isinstance(messages, LString) and messages.text:
            inner += ["      <system-out>", escaped(messages.text.rstrip("\n")), "      </system-out>"]
    return [f"{start}>", *inner, "    </testcase>"] if inner else [f"{start}/>"]


def write_summary(lisp: Lisp, file: str, logs: list[str]) -> None:
    """Write to FILE one report of the reports beside LOGS, `.xml' in place of `.log'; a missing one is an error."""
    suites, totals, took = [], [0, 0, 0, 0], 0.0
    for number, log in enumerate(logs):
        report = re.sub(r"\.log\Z", "", log) + ".xml"
        suite, counts, seconds = _suite(report) if os.path.isfile(report) else _missing(lisp, report, log)
        suites.append(re.sub('<testsuite id="[0-9]*"', f'<testsuite id="{number}"', suite))
        totals = [total + each for total, each in zip(totals, counts, strict=True)]
        took += seconds
    words = " ".join(f'{kind}="{total}"' for kind, total in zip(_COUNTS, totals, strict=True))
    with open(file, "w", encoding="utf-8", errors="surrogateescape") as stream:
        stream.write(HEAD + f'<testsuites name="{escaped(os.path.basename(file))}" {words} time="{took:g}">\n')
        stream.write("".join(suites) + "</testsuites>\n")


_COUNTS = ("tests", "errors", "failures", "skipped")


def _suite(report: str) -> tuple[str, list[int], float]:
    """Return the suite in the file REPORT, its counts and its time."""
    with open(report, encoding="utf-8", errors="surrogateescape") as stream:
        text = stream.read()
    body = text[text.index("  <testsuite ") : text.index("</testsuites>")]
    head = body[: body.index(">")]
    found = dict(re.findall(r'(\w+)="([^"]*)"', head))
    return body, [int(found.get(kind, 0)) for kind in _COUNTS], float(found.get("time", 0))


def _missing(lisp: Lisp, report: str, log: str) -> tuple[str, list[int], float]:
    words = escaped(f"Test report missing {os.path.basename(report)}")
    text = ""
    if os.path.isfile(log):
        with open(log, encoding="utf-8", errors="surrogateescape") as stream:
            text = stream.read()
    when = lisp.call(intern("current-time"))
    suite = (
        f'  <testsuite id="0" name="{escaped(os.path.basename(report))}" tests="1" errors="1" failures="0" skipped="0" time="0"'
        f' timestamp="{iso_time(when, lisp)}">\n    <testcase name="{words}" status="error" time="0">\n'
        f'      <error message="{words}" type="error">\n{escaped(text)}\n      </error>\n    </testcase>\n  </testsuite>\n'
    )
    return suite, [0, 1, 0, 0], 0.0
