"""Regular expressions match what Emacs matches, group by group, and are refused in its words."""

import json
from pathlib import Path

import pytest

from elnet.text.regexp import InvalidRegexp, RegexpCache

LINES = Path(__file__).with_name("regexps.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def cache():
    """Return one cache for all patterns of this file."""
    return RegexpCache()


def shortened(spans):
    """Return SPANS as lists, without the groups at the end that did not match."""
    spans = [list(span) for span in spans]
    while spans[-1] == [-1, -1]:
        spans.pop()
    return spans


def verdict(cache, syntax, pattern, text, fold):
    """Return what the engine says where a recorded line has Emacs's answer."""
    try:
        spans = cache.compile(pattern, fold, syntax).search(text)
    except InvalidRegexp as error:
        return error.message
    return spans and shortened(spans)


@pytest.mark.parametrize("line", LINES)
def test_emacs_says_the_same(cache, standard, line):
    pattern, text, fold, expected = json.loads(line)
    assert verdict(cache, standard, pattern, text, fold) == (expected or None)
