"""Version numbers as lists of integers, and their order."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.strings import LString, lisp_string

WORDS = (
    (r"[-._+ ]?snapshot", -4),
    (r"[-._+]", -4),
    (r"[-._+ ]?(?:cvs|git|bzr|svn|hg|darcs)", -4),
    (r"[-._+ ]?unknown", -4),
    (r"[-._+ ]?alpha", -3),
    (r"[-._+ ]?beta", -2),
    (r"[-._+ ]?(?:pre|rc)", -1),
)
"""What stands between numbers, as a pattern, and the number that it counts as."""


def version_numbers(version: object) -> list[int]:
    """Return the numbers of VERSION, a string such as 1.2beta3; words that mean "before" become negative numbers."""
    if type(version) is not LString:
        raise signal("error", lisp_string("Version must be a string"))
    text = "0" + version.text if version.text.startswith(".") else version.text
    if not text[:1].isdigit():
        raise _invalid(text, " (must start with a number)")
    found = []
    for match in re.finditer(r"([0-9]+)([^0-9]*)", text):
        found.append(int(match[1]))
        if match[2] and match[2] != ".":
            found.append(_word_number(match[2], text, match.end() == len(text)))
    return found


def _word_number(word: str, version: str, is_last: bool) -> int:
    for pattern, number in WORDS:
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return number
    letter = re.fullmatch(r"[-._+ ]?([a-zA-Z])", word)
    if letter is None or not is_last:
        raise _invalid(version)
    return ord(letter[1].lower()) - ord("a") + 1


def _invalid(version: str, why: str = "") -> Exception:
    return lisp_error(f"Invalid version syntax: ‘{version}’{why}")


def version_order(one: list[int], two: list[int]) -> int:
    """Return a negative number, 0 or a positive one as version ONE is before TWO, equal or after it."""
    size = max(len(one), len(two))
    left = one + [0] * (size - len(one))
    right = two + [0] * (size - len(two))
    return (left > right) - (left < right)
