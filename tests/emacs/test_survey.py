"""The survey of Emacs's other tests: what it holds, and that README.md says the same."""

from __future__ import annotations

from tests.emacs.groups import GROUPS
from tests.emacs.ledger import README
from tests.emacs.survey import kept, sums


def test_no_file_of_a_group_is_counted_twice() -> None:
    assert not kept().keys() & {path for group in GROUPS for path in group.paths()}


def test_no_more_tests_pass_than_there_are() -> None:
    assert [each for each in kept().values() if not 0 <= each.elnet <= each.emacs] == []


def test_the_readme_has_the_sums() -> None:
    assert sums(kept()) in README.read_text(encoding="utf-8")
