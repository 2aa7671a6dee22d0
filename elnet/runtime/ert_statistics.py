"""What is known of a run of tests: the results so far, by kind and by whether they were expected."""

from __future__ import annotations

import time

from elnet.objects.conditions import args_out_of_range
from elnet.objects.cons import list_of
from elnet.objects.hash_tables import HashTable
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime.ert_selection import is_expected
from elnet.runtime.ert_structures import Ert
from elnet.runtime.lisp import Lisp

COUNTERS = ("passed-expected", "passed-unexpected", "failed-expected", "failed-unexpected", "skipped")


def time_value() -> object:
    """Return the current time as Emacs's structures have it: (HIGH LOW MICROSECONDS PICOSECONDS)."""
    seconds, nanoseconds = divmod(time.time_ns(), 10**9)
    return list_of(seconds >> 16, seconds & 0xFFFF, nanoseconds // 1000, nanoseconds % 1000 * 1000)


class Statistics:
    """The RECORD of a run of TESTS, which SELECTOR selected; or what is to be entered into such a record."""

    def __init__(self, lisp: Lisp, tests: list[Record], selector: object) -> None:
        self.lisp = lisp
        self.ert = lisp.part(Ert)
        self.tests = tests
        table = lisp.call(intern("make-hash-table"), intern(":test"), intern("equal"), intern(":size"), len(tests))
        for place, test in enumerate(tests):
            lisp.call(intern("puthash"), test_key(self.ert, test), place, table)
        empty = [Vector([NIL] * len(tests)) for _ in range(3)]
        assert isinstance(table, HashTable)
        self.record = self.ert.make(
            "ert--stats",
            selector=selector,
            tests=Vector(list(tests)),
            test_map=table,
            test_results=empty[0],
            test_start_times=empty[1],
            test_end_times=empty[2],
        )

    def enter(self, place: int, test: Record, result: object) -> None:
        """Make RESULT, nil or a result, that of TEST, which becomes the one at PLACE."""
        enter(self.ert, self.record, place, test, result)


def test_key(ert: Ert, test: Record) -> object:
    """Return what stands for TEST in the table of places: its name, or itself if it has none."""
    name = ert.get(test, "name")
    return test if name is NIL else name


def enter(ert: Ert, record: Record, place: object, test: Record, result: object) -> None:
    """Make RESULT, nil or a result, that of TEST, which becomes the one at PLACE of RECORD."""
    tests, results = ert.get(record, "tests"), ert.get(record, "test-results")
    if type(place) is not int or not 0 <= place < len(tests.items):
        raise args_out_of_range(tests, place)
    _count(ert, record, tests.items[place], results.items[place], -1)
    tests.items[place] = test
    results.items[place] = result
    _count(ert, record, test, result, 1)


def _count(ert: Ert, record: Record, test: Record, result: object, change: int) -> None:
    if result is NIL:
        return
    expected = "expected" if is_expected(ert, test, result) else "unexpected"
    if ert.is_a(result, "ert-test-passed"):
        slot = f"passed-{expected}"
    elif ert.is_a(result, "ert-test-failed"):
        slot = f"failed-{expected}"
    elif ert.is_a(result, "ert-test-skipped"):
        slot = "skipped"
    else:
        return
    ert.put(record, slot, ert.get(record, slot) + change)


def count(ert: Ert, record: Record, *slots: str) -> int:
    """Return the sum of the counters SLOTS of RECORD."""
    return sum(int(ert.get(record, slot)) for slot in slots)
