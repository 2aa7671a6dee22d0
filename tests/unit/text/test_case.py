"""Letter case is Emacs's, for strings and for characters."""

import json
from pathlib import Path

import pytest

from elnet.text import case

LINES = Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_emacs_changes_case_the_same_way(standard, line):
    text, expected = json.loads(line)
    word = standard.is_word
    assert [
        case.upcase(text),
        case.downcase(text, word),
        case.capitalize(text, word),
        case.upcase_initials(text, word),
    ] == expected


@pytest.mark.parametrize(
    ("char", "up", "down", "title"),
    [
        ("ß", 0x1E9E, 0xDF, 0x1E9E),
        ("İ", 304, 304, 304),
        ("ı", 305, 305, 73),
        ("ǆ", 452, 454, 453),
        ("ς", 931, 962, 931),
        ("ﬁ", 0xFB01, 0xFB01, 0xFB01),
        ("\u212a", 0x212A, 0x212A, 0x212A),
        ("ა", 7312, 4304, 4304),
    ],
)
def test_characters_map_to_single_characters(char, up, down, title):
    code = ord(char)
    assert (case.upcase_char(code), case.downcase_char(code), case.titlecase_char(code)) == (up, down, title)


@pytest.mark.parametrize(("char", "same"), [("k", "Kk"), ("σ", "Σςσ"), ("µ", "µΜμ"), ("ß", "ßẞ"), ("1", "1"), ("ǆ", "Ǆǅǆ")])
def test_characters_equal_without_case(char, same):
    assert sorted(set(case.equivalents(ord(char)))) == [ord(each) for each in same]
