"""Searches in buffers find what Emacs finds, and do not depend on how the text is stored."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elnet.text import chunks, search
from elnet.text.chunks import Text
from elnet.text.regexp import RegexpCache
from elnet.text.search import TextSearch
from elnet.text.syntax import standard_syntax_table

LINES = Path(__file__).with_name("searches.jsonl").read_text(encoding="utf-8").splitlines()
SYNTAX = standard_syntax_table()
CACHE = RegexpCache()


def found(text, point, how, pattern, bound, low, high):
    """Return what a search finds, in positions from 1, without the groups at the end that did not match."""
    compiled = CACHE.compile(pattern, False, SYNTAX)
    finder = TextSearch(text, low - 1, high - 1)
    if how == "at":
        spans = finder.at(compiled, point - 1)
    elif how == "forward":
        spans = finder.forward(compiled, point - 1, (high if bound is None else bound) - 1)
    else:
        spans = finder.backward(compiled, point - 1, (low if bound is None else bound) - 1)
    if spans is None:
        return None
    result = [[start + 1, end + 1] if start >= 0 else [-1, -1] for start, end in spans]
    while result[-1] == [-1, -1]:
        result.pop()
    return result


@pytest.mark.parametrize("line", LINES)
def test_emacs_finds_the_same(line):
    text, *question, expected = json.loads(line)
    assert found(Text(text), *question) == expected


PATTERNS = st.sampled_from(
    [
        "a",
        "a+",
        "^a",
        "a$",
        "\\ba",
        "b\\b",
        "\\(a\\|\n\\)+b",
        "a.*b",
        "[^a]+",
        "\\=a",
        "\\_<b",
        "\\(b\\)\\1",
        "",
        "a\\'",
        "\\`a",
        "aab",
    ]
)


@given(
    pieces=st.lists(st.text("ab \n", max_size=9), max_size=12),
    how=st.sampled_from(["forward", "backward", "at"]),
    pattern=PATTERNS,
    spots=st.tuples(*[st.integers(0, 99)] * 4),
)
@settings(max_examples=1500, deadline=None)
def test_a_text_in_pieces_is_searched_like_one_string(pieces, how, pattern, spots):
    whole = "".join(pieces)
    low, one, other, high = sorted(1 + spot % (len(whole) + 1) for spot in spots)
    point, bound = (other, one) if how == "backward" else (one, other)
    expected = found(Text(whole), point, how, pattern, bound, low, high)
    sizes = chunks.MAX_CHUNK, search._FIRST_WINDOW
    chunks.MAX_CHUNK, search._FIRST_WINDOW = 8, 3
    try:
        text = Text()
        for piece in pieces:
            text.insert(text.length, piece)
        assert found(text, point, how, pattern, bound, low, high) == expected
    finally:
        chunks.MAX_CHUNK, search._FIRST_WINDOW = sizes
