"""The buffer that an interactive run of tests leaves: counts, a bar of results, and what failed."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Record
from elnet.runtime.ert_reporting import Reporter, kind_of
from elnet.runtime.ert_selection import is_expected
from elnet.runtime.ert_statistics import count
from elnet.runtime.ert_structures import Ert
from elnet.runtime.lisp import Lisp


def named(ert: Ert, selector: object) -> object:
    """Return SELECTOR with the tests in it as symbols <NAME>."""
    if ert.is_a(selector, "ert-test"):
        name = ert.get(selector, "name")  # type: ignore[arg-type]
        return Symbol(f"<{name.name if isinstance(name, Symbol) and name is not NIL else 'anonymous test'}>")
    return list_from(named(ert, item) for item in elements(selector)) if type(selector) is Cons else selector


def results_text(lisp: Lisp, record: Record) -> str:
    """Return the text about RECORD, the statistics of a run that has ended."""
    ert, reporter = lisp.part(Ert), Reporter(lisp, ert_selector(lisp, record))
    pairs = list(zip(ert.get(record, "tests").items, ert.get(record, "test-results").items, strict=True))
    failed = count(ert, record, "failed-expected", "failed-unexpected")
    passed = count(ert, record, "passed-expected", "passed-unexpected")
    lines = [
        f"Selector: {_princ(lisp, named(ert, ert.get(record, 'selector')))}",
        f"Passed:  {passed}{_unexpected(count(ert, record, 'passed-unexpected'))}",
        f"Failed:  {failed}{_unexpected(count(ert, record, 'failed-unexpected'))}",
        f"Skipped: {count(ert, record, 'skipped')}",
        f"Total:   {passed + failed + count(ert, record, 'skipped')}/{len(pairs)}",
        "",
        f"Started at:   {_time(lisp, ert.get(record, 'start-time'))}",
        "Finished.",
        f"Finished at:  {_time(lisp, ert.get(record, 'end-time'))}",
        "",
        "".join(_char(ert, test, result) for test, result in pairs),
        "",
    ]
    for test, result in pairs:
        if not is_expected(ert, test, result):
            lines += [f"{_char(ert, test, result)} {_princ(lisp, ert.get(test, 'name'))}"]
            if ert.is_a(result, "ert-test-result-with-condition"):
                lines += [reporter.condition_text(result, limited=False), ""]
    return "\n".join([*lines, "", ""])


def ert_selector(lisp: Lisp, record: Record) -> object:
    """Return the selector of RECORD."""
    return lisp.part(Ert).get(record, "selector")


def _unexpected(number: int) -> str:
    return f" ({number} unexpected)" if number else ""


def _char(ert: Ert, test: Record, result: object) -> str:
    return kind_of(ert, result)[1][not is_expected(ert, test, result)]


def _princ(lisp: Lisp, value: object) -> str:
    text = lisp.call(intern("prin1-to-string"), value, intern("t"))
    assert isinstance(text, LString)
    return multibyte_text(text)


def _time(lisp: Lisp, value: object) -> str:
    text = lisp.call(intern("ert--format-time-iso8601"), value)
    assert isinstance(text, LString)
    return text.text


def show_results(lisp: Lisp, record: Record) -> None:
    """Put the text about RECORD into the buffer for results, and say in a message how the run went."""
    ert = lisp.part(Ert)
    name = lisp.value("ert--output-buffer-name")
    buffer = lisp.buffers.existing(lisp.call(intern("get-buffer-create"), name))
    buffer.delete(1, buffer.size + 1)
    buffer.insert_at(1, buffer.fitting(results_text(lisp, record), True))
    skipped = count(ert, record, "skipped")
    expected = count(ert, record, "passed-expected", "failed-expected")
    unexpected = count(ert, record, "passed-unexpected", "failed-unexpected")
    total = len(ert.get(record, "tests").items)
    words = f"Ran {total} tests, {expected} results were as expected"
    words += (f", {unexpected} unexpected" if unexpected else "") + (f", {skipped} skipped" if skipped else "")
    lisp.call(intern("message"), lisp_string("%s"), lisp_string(words))
