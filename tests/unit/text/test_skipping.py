"""Moving over sets of characters, syntax classes and words ends where it ends in Emacs."""

import json
from pathlib import Path

import pytest

from elnet.text.chunks import Text
from elnet.text.skipping import InvalidCharacterClass, SkipSets, forward_word

SKIPS = Path(__file__).with_name("skips.jsonl").read_text(encoding="utf-8").splitlines()
MOTIONS = Path(__file__).with_name("motions.jsonl").read_text(encoding="utf-8").splitlines()


def skipped(text, point, how, argument, syntax):
    """Return where a skip ends, from 1, or an error text."""
    read = SkipSets().of_characters if "chars" in how else SkipSets().of_syntax
    try:
        found = read(argument, syntax)
    except InvalidCharacterClass as error:
        return str(error)
    if how.endswith("forward"):
        return found.forward(Text(text), point - 1, len(text)) + 1
    return found.backward(Text(text), 0, point - 1) + 1


@pytest.mark.parametrize("line", SKIPS)
def test_emacs_skips_as_far(standard, line):
    *question, expected = json.loads(line)
    assert skipped(*question, standard) == expected


@pytest.mark.parametrize("line", MOTIONS)
def test_emacs_finds_the_same_words(standard, line):
    text, point, _, count, expected = json.loads(line)
    assert forward_word(Text(text), point - 1, count, 0, len(text), SkipSets(), standard)[0] + 1 == expected


def test_skipping_goes_on_from_piece_to_piece(standard):
    text = Text("a" * 50_000)
    for _ in range(5):
        text.insert(text.length // 2, "b" * 40_000)
    found = SkipSets().of_characters("ab", standard)
    assert found.forward(text, 3, text.length) == text.length
    assert found.backward(text, 3, text.length) == 3
