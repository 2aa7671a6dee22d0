"""The differences of two texts turn one into the other, by no more steps than are needed."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elnet.text import differences
from elnet.text.differences import changes

TEXTS = st.text("abc", max_size=9)


def applied(old, new):
    for start, end, new_start, new_end in reversed(changes(old, new)):
        old = old[:start] + new[new_start:new_end] + old[end:]
    return old


def fewest(old, new):
    @cache
    def steps(i, j):
        if i == len(old) or j == len(new):
            return len(old) - i + len(new) - j
        return steps(i + 1, j + 1) if old[i] == new[j] else 1 + min(steps(i + 1, j), steps(i, j + 1))

    return steps(0, 0)


@given(TEXTS, TEXTS)
def test_the_changes_make_the_new_text_in_the_fewest_steps(old, new):
    assert applied(old, new) == new
    assert sum(end - start + new_end - new_start for start, end, new_start, new_end in changes(old, new)) == fewest(old, new)


@pytest.mark.parametrize(("old", "new"), [("a" * 50, "b" * 60), ("abc" * 30, "bca" * 40), ("", "x"), ("x", "")])
def test_texts_that_differ_too_much_are_made_equal_too(old, new, monkeypatch):
    monkeypatch.setattr(differences, "MOST_STEPS", 3)
    assert applied(old, new) == new
