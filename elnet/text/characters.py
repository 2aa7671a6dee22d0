"""Sets of characters as the sorted borders of their runs.

A set is a tuple of Emacs's character numbers where membership changes: the first is in, the second is the first that is out
again, and so on.  The empty tuple is the empty set, and a set that reaches the last character ends with `END`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

from elnet.objects.strings import MAX_CHAR, RAW_BYTE_OFFSET, char_text
from elnet.text.data import classes as data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

Characters = tuple[int, ...]

END: Final = MAX_CHAR + 1
UNICODE_END: Final = 0x110000
RAW_START: Final = 0x3FFF80
NONE: Final[Characters] = ()
ASCII: Final[Characters] = (0, 0x80)
BEYOND_ASCII: Final[Characters] = (0x80, RAW_START)


def contains(characters: Characters, code: int) -> bool:
    """Tell whether the character numbered CODE is one of CHARACTERS."""
    return bisect_right(characters, code) % 2 == 1


def characters_between(ranges: Iterable[tuple[int, int]]) -> Characters:
    """Return the set of the characters in RANGES, pairs of the first and the last one."""
    borders: list[int] = []
    for first, last in sorted(ranges):
        if first > last:
            continue
        if borders and first <= borders[-1]:
            borders[-1] = max(borders[-1], last + 1)
        else:
            borders += (first, last + 1)
    return tuple(borders)


def ranges_of(characters: Characters) -> list[tuple[int, int]]:
    """Return the runs of CHARACTERS as pairs of the first and the last one."""
    return [(characters[index], characters[index + 1] - 1) for index in range(0, len(characters), 2)]


def union(*sets: Characters) -> Characters:
    """Return the characters that are in any of SETS."""
    return characters_between(pair for one in sets for pair in ranges_of(one))


def complement(characters: Characters) -> Characters:
    """Return all other characters."""
    borders = list(characters)
    if borders and borders[0] == 0:
        del borders[0]
    else:
        borders.insert(0, 0)
    if borders and borders[-1] == END:
        del borders[-1]
    else:
        borders.append(END)
    return tuple(borders)


def clipped(characters: Characters, start: int, end: int) -> Characters:
    """Return those of CHARACTERS whose numbers are START or more and less than END."""
    low, high = bisect_right(characters, start), bisect_left(characters, end)
    inner = characters[low:high]
    head = (start,) if low % 2 else ()
    tail = (end,) if high % 2 else ()
    return head + inner + tail if start < end else NONE


def decoded(text: str) -> Characters:
    """Return the set that a data module gives as differences in hexadecimal."""
    return tuple(accumulate(int(word, 16) for word in text.split()))


def _visible_non_alphanumeric() -> Characters:
    return union((0x21, 0x30), (0x3A, 0x41), (0x5B, 0x61), (0x7B, 0x7F))


_FIXED: Final[dict[str, Characters]] = {
    "ascii": ASCII,
    "nonascii": BEYOND_ASCII,
    "multibyte": BEYOND_ASCII,
    "unibyte": ASCII,
    "cntrl": (0, 0x20),
    "digit": (0x30, 0x3A),
    "xdigit": (0x30, 0x3A, 0x41, 0x47, 0x61, 0x67),
}
_RECORDED: Final = {"alpha", "alnum", "graph", "print", "blank", "upper", "lower"}
SYNTAX_CLASSES: Final = {"space": "-", "word": "w", "punct": "w"}
"""The named classes that depend on the syntax table, with the syntax class that they look at."""


@cache
def named_class(name: str) -> Characters | None:
    """Return the characters of the class that is written `[:NAME:]`, or None if its name is unknown.

    For `punct` these are the ASCII ones; those beyond depend on a syntax table, as do `space` and `word` altogether.
    """
    if name in _FIXED:
        return _FIXED[name]
    if name in _RECORDED:
        return decoded(getattr(data, name.upper()))
    if name == "punct":
        return _visible_non_alphanumeric()
    return NONE if name in SYNTAX_CLASSES else None


# Writing a set as a class of Python's `re`.  Texts come in three domains, which number their characters differently.

ASCII_TEXT, UNIBYTE_TEXT, MULTIBYTE_TEXT = range(3)
Domain = int

_SPECIAL: Final = frozenset("\\]^-[&~|")


def class_source(characters: Characters, domain: Domain) -> str:
    """Return the inside of a bracket expression of Python's `re` for CHARACTERS in texts of DOMAIN; it may be empty."""
    return "".join(
        _source_of_char(first) if first == last else f"{_source_of_char(first)}-{_source_of_char(last)}"
        for first, last in _python_ranges(characters, domain)
    )


def python_char(code: int, domain: Domain) -> str | None:
    """Return how texts of DOMAIN hold the character numbered CODE, or None if they cannot."""
    if code < 0x80:
        return chr(code)
    if domain == MULTIBYTE_TEXT:
        return char_text(code)
    return chr(code - 0x3FFF00) if domain == UNIBYTE_TEXT and code >= RAW_START else None


def _python_ranges(characters: Characters, domain: Domain) -> list[tuple[int, int]]:
    if domain == ASCII_TEXT:
        return ranges_of(clipped(characters, 0, 0x80))
    raw = ranges_of(clipped(characters, RAW_START, END))
    if domain == UNIBYTE_TEXT:
        return ranges_of(clipped(characters, 0, 0x80)) + [(first - 0x3FFF00, last - 0x3FFF00) for first, last in raw]
    proper = union(clipped(characters, 0, 0xDC80), clipped(characters, 0xDD00, UNICODE_END))
    return ranges_of(proper) + [(first - RAW_BYTE_OFFSET, last - RAW_BYTE_OFFSET) for first, last in raw]


def _source_of_char(code: int) -> str:
    char = chr(code)
    return "\\" + char if char in _SPECIAL else char
