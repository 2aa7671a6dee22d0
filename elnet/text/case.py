"""Letter case: of single characters, of whole strings and of words, and which characters are equal when case is ignored.

Two kinds of mapping meet here.  A simple one goes from character to character and is what `upcase` of a character and
case-insensitive matching use.  A special one goes from a character to a text ("ß" to "SS") and is used for strings only, as is
the final sigma.  ASCII text never gets as far as the tables.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from elnet.text.data import case as data

IsWord = Callable[[str], bool]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Casing(Protocol):
    """How letters change: this module by Unicode, or a case table."""

    def downcase_char(self, code: int, /) -> int: ...
    def upcase_char(self, code: int, /) -> int: ...
    def titlecase_char(self, code: int, /) -> int: ...
    def canonical_char(self, code: int, /) -> int: ...
    def equivalents(self, code: int, /) -> tuple[int, ...]: ...
    def cased_characters(self) -> tuple[int, ...]: ...
    def upcase(self, text: str, /) -> str: ...
    def downcase(self, text: str, is_word: IsWord = ..., /) -> str: ...
    def capitalize(self, text: str, is_word: IsWord, /) -> str: ...
    def upcase_initials(self, text: str, is_word: IsWord, /) -> str: ...


_SMALL_SIGMA, _FINAL_SIGMA, _CAPITAL_SIGMA = "σ", "ς", "Σ"


def downcase_char(code: int) -> int:
    """Return the number of the lower case of the character numbered CODE."""
    return _down().get(code, code)


def upcase_char(code: int) -> int:
    """Return the number of the upper case of the character numbered CODE."""
    return _up().get(code, code)


def titlecase_char(code: int) -> int:
    """Return the number of the character that begins a capitalised word instead of the character numbered CODE."""
    return _title().get(code, code)


def canonical_char(code: int) -> int:
    """Return the number that stands for all characters that equal the one numbered CODE when case is ignored."""
    return downcase_char(upcase_char(code))


def equivalents(code: int) -> tuple[int, ...]:
    """Return the numbers of all characters equal to the one numbered CODE when case is ignored, itself included."""
    if code < 0x80:
        # No ASCII character has an equal beyond ASCII.
        char = chr(code)
        return (ord(char.upper()), ord(char.lower())) if char.isalpha() else (code,)
    return _families().get(canonical_char(code), (code,))


def upcase(text: str) -> str:
    """Return TEXT in upper case."""
    return text.upper() if text.isascii() else text.translate(_string_up())


def downcase(text: str, is_word: IsWord = str.isalnum) -> str:
    """Return TEXT in lower case; IS_WORD tells of a character whether it is part of words."""
    if text.isascii():
        return text.lower()
    lower = text.translate(_string_down())
    return lower if _CAPITAL_SIGMA not in text else _with_final_sigmas(text, is_word)


def capitalize(text: str, is_word: IsWord) -> str:
    """Return TEXT with each word's first character in title case and the others in lower case."""
    return "".join(
        _string_title(char) if starts else _final_or_lower(text, place, is_word)
        for place, char, starts in with_word_starts(text, is_word)
    )


def upcase_initials(text: str, is_word: IsWord) -> str:
    """Return TEXT with each word's first character in title case and the others as they are."""
    return "".join(_string_title(char) if starts else char for _, char, starts in with_word_starts(text, is_word))


def with_word_starts(text: str, is_word: IsWord) -> list[tuple[int, str, bool]]:
    """Return place and character of each in TEXT, and whether a word begins with it."""
    found = []
    inside = False
    for place, char in enumerate(text):
        word = is_word(char)
        found.append((place, char, word and not inside))
        inside = word
    return found


def _with_final_sigmas(text: str, is_word: IsWord) -> str:
    return "".join(_final_or_lower(text, place, is_word) for place in range(len(text)))


def _final_or_lower(text: str, place: int, is_word: IsWord) -> str:
    """Return the lower case of the character at PLACE, which for a sigma at a word's end is a letter of its own."""
    char = text[place]
    if char == _CAPITAL_SIGMA:
        inside = place > 0 and is_word(text[place - 1])
        last = place + 1 == len(text) or not is_word(text[place + 1])
        return _FINAL_SIGMA if inside and last else _SMALL_SIGMA
    lower = _string_down().get(ord(char), char)
    return lower if isinstance(lower, str) else chr(lower)


def _string_title(char: str) -> str:
    special = _special()[2].get(ord(char))
    return special if special is not None else chr(titlecase_char(ord(char)))


# The tables, made from the recorded data when first needed and the same for everyone.


@cache
def _down() -> dict[int, int]:
    return _mapping(data.DOWN)


@cache
def _up() -> dict[int, int]:
    return _mapping(data.UP)


@cache
def _title() -> dict[int, int]:
    return {**_up(), **{code: code + shift for code, shift in _distances(data.TITLE)}}


@cache
def _families() -> dict[int, tuple[int, ...]]:
    families: dict[int, list[int]] = {}
    for code in sorted(_down().keys() | _up().keys() | set(_down().values()) | set(_up().values())):
        families.setdefault(canonical_char(code), []).append(code)
    return {canonical: tuple(members) for canonical, members in families.items() if len(members) > 1}


@cache
def cased_characters() -> tuple[int, ...]:
    """Return the numbers of all characters that equal another one when case is ignored, in order."""
    return tuple(sorted(code for members in _families().values() for code in members))


@cache
def _special() -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    upper: dict[int, str] = {}
    lower: dict[int, str] = {}
    title: dict[int, str] = {}
    for entry in data.SPECIAL.split():
        code, *texts = entry.split(",")
        for table, text in zip((upper, lower, title), texts, strict=True):
            if text != "-":
                table[int(code, 16)] = "".join(chr(int(part, 16)) for part in text.split("+"))
    return upper, lower, title


@cache
def _string_up() -> dict[int, int | str]:
    return {**_up(), **_special()[0]}


@cache
def _string_down() -> dict[int, int | str]:
    return {**_down(), **_special()[1]}


def _mapping(runs: str) -> dict[int, int]:
    return {code: code + shift for code, shift in _distances(runs)}


def _distances(runs: str) -> list[tuple[int, int]]:
    found = []
    for run in runs.split():
        first, count, step, shift = run.split(",")
        start = int(first, 16)
        found += [(start + index * int(step), int(shift)) for index in range(int(count))]
    return found
