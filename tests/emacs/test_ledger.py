"""The ledger of Emacs's own tests: what it holds, and, where Emacs's sources are at hand, that it tells the truth."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.emacs.groups import GROUPS
from tests.emacs.ledger import GOOD, ledger, reasons, references, refuted, table
from tests.emacs.running import run

SOURCES = os.environ.get("EMACS_SOURCES", "")


def test_every_test_of_the_groups_is_in_the_ledger() -> None:
    files = {path for group in GROUPS for path in group.paths()}
    assert {key for key in references() if key[0] in files} <= set(ledger())


def test_a_test_without_reason_has_a_verdict() -> None:
    verdicts = {"passed", "expected-failure", "failed", "skipped", "not-run"}
    assert {entry.elnet for entry in ledger().values()} <= verdicts


def test_a_reason_is_for_a_test_that_passes_under_emacs() -> None:
    known = references()
    assert [key for key in reasons() if known.get(key) not in GOOD] == []


def test_no_test_with_a_reason_passes() -> None:
    assert refuted(ledger().values()) == []


def test_the_table_counts_every_group() -> None:
    assert all(f"| {group.name} |" in table(ledger()) for group in GROUPS)


@pytest.mark.skipif(not SOURCES, reason="EMACS_SOURCES names no folder of Emacs's sources")
@pytest.mark.parametrize("file", ["test/lisp/emacs-lisp/ert-tests.el", "test/lisp/emacs-lisp/timer-tests.el"])
def test_what_passes_in_the_ledger_passes(file: str) -> None:
    verdicts, text = run(Path(SOURCES), file)
    expected = {test for (name, test), entry in ledger().items() if name == file and entry.passed}
    failed = {test for test in expected if verdicts.get(test) not in ("passed", "expected-failure")}
    assert not failed, text
