"""Every entry of the manual's chapter has a proof, and the table of proofs is the current one."""

from __future__ import annotations

from tests.process.coverage import TABLE, table, unproved

UPGRADES = "open-network-stream :"
"""Keywords that only matter to streams that turn to TLS are proved where those are tested."""


def test_every_entry_has_a_proof() -> None:
    assert [name for name in unproved() if not name.startswith(UPGRADES)] == []


def test_the_table_is_current() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run python -m tests.process.coverage --write"
