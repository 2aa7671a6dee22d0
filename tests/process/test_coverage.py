"""Every entry of the manual's chapter has a proof, and the table of proofs is the current one."""

from __future__ import annotations

from tests.process.coverage import TABLE, table, unproved


def test_every_entry_has_a_proof() -> None:
    assert unproved() == []


def test_the_table_is_current() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run python -m tests.process.coverage --write"
