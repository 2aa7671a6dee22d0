"""Moving over characters of a set, over characters of syntax classes and over words."""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.text.characters import (
    MULTIBYTE_TEXT,
    Characters,
    complement,
    named_class,
    union,
)
from elnet.text.chunks import Text
from elnet.text.regexp.bracket import character_range
from elnet.text.regexp.nodes import Bracket
from elnet.text.regexp.pattern import domain_of
from elnet.text.regexp.resolver import Resolver
from elnet.text.regexp.translator import bracket
from elnet.text.syntax import SyntaxTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Final

CAPACITY: Final = 200
_FIRST_STEP: Final = 64


class InvalidCharacterClass(Exception):
    """There is no class of that name in a set of characters to skip."""

    def __init__(self) -> None:
        super().__init__("Invalid ISO C character class")


class SkipSet:
    """A set of CHARACTERS to move over."""

    __slots__ = ("_characters", "_matches")

    def __init__(self, characters: Characters) -> None:
        self._characters = characters
        self._matches: list[re.Pattern[str] | None] = [None, None, None]

    def forward(self, text: Text, start: int, end: int, unibyte: bool = False) -> int:
        """Return where in TEXT the first other character between START and END is; END if there is none."""
        while start < end:
            base, string = text.span(start, start + 1)
            stop = min(end, base + len(string))
            found = self._matched_length(string, start - base, stop - base, unibyte)
            if start + found < stop:
                return start + found
            start = stop
        return end

    def backward(self, text: Text, start: int, end: int, unibyte: bool = False) -> int:
        """Return the place after the last other character between START and END; START if there is none."""
        step = _FIRST_STEP
        while end > start:
            size = min(step, end - start)
            string = text.slice(end - size, end)[::-1]
            found = self._matched_length(string, 0, size, unibyte)
            if found < size:
                return end - found
            end -= size
            step *= 2
        return start

    def _matched_length(self, string: str, start: int, end: int, unibyte: bool) -> int:
        domain = domain_of(string, unibyte)
        program = self._matches[domain]
        if program is None:
            source = bracket(self._characters, domain, negated=False)
            import re

            program = self._matches[domain] = re.compile(f"(?:{source})*")
        found = program.match(string, start, end)
        return 0 if found is None else found.end() - start


class SkipSets:
    """The sets that one interpreter has used, by how they were written."""

    __slots__ = ("_sets",)

    def __init__(self) -> None:
        self._sets: dict[tuple[str, str, SyntaxTable, int], SkipSet] = {}

    def of_characters(self, text: str, syntax: SyntaxTable) -> SkipSet:
        """Return the set that TEXT, as of `skip-chars-forward`, describes; raises `InvalidCharacterClass`."""
        return self._kept("characters", text, syntax)

    def of_syntax(self, text: str, syntax: SyntaxTable) -> SkipSet:
        """Return the set of the syntax classes that TEXT, as of `skip-syntax-forward`, lists."""
        return self._kept("syntax", text, syntax)

    def _kept(self, kind: str, text: str, syntax: SyntaxTable) -> SkipSet:
        key = (kind, text, syntax, syntax.tick)
        found = self._sets.get(key)
        if found is None:
            if len(self._sets) >= CAPACITY:
                self._sets.clear()
            read = characters_to_skip if kind == "characters" else classes_to_skip
            found = self._sets[key] = SkipSet(read(text, syntax))
        return found


def classes_to_skip(text: str, syntax: SyntaxTable) -> Characters:
    """Return the characters of the syntax classes whose letters are in TEXT, or the others if it begins with `^`."""
    classes = union(*[syntax.characters(letter) for letter in text.removeprefix("^")])
    return complement(classes) if text.startswith("^") else classes


def characters_to_skip(text: str, syntax: SyntaxTable) -> Characters:
    """Return the characters that TEXT describes: like the inside of a bracket, but with `\\` to quote."""
    negated = text.startswith("^")
    ranges: list[tuple[int, int]] = []
    classes: list[str] = []
    at, end = int(negated), len(text)
    while at < end:
        close = text.find(":]", at + 2) if text.startswith("[:", at) else -1
        if close >= 0:
            classes.append(_checked_class(text[at + 2 : close]))
            at = close + 2
            continue
        char, at = _char_at(text, at)
        if char and at + 1 < end and text[at] == "-":
            last, at = _char_at(text, at + 1)
            ranges += character_range(char_code(char), char_code(last)) if last else []
        elif char:
            ranges.append((char_code(char), char_code(char)))
    found = Resolver(syntax, fold=False).characters(Bracket(ranges, classes, negated), MULTIBYTE_TEXT)[0]
    return complement(found) if negated else found


def _char_at(text: str, at: int) -> tuple[str, int]:
    """Return the character at AT in TEXT, quoted or not, and where it ends; none for a backslash that quotes nothing."""
    if text[at] == "\\":
        at += 1
    return text[at : at + 1], at + 1


def _checked_class(name: str) -> str:
    if named_class(name) is None:
        raise InvalidCharacterClass
    return name


def word_end(text: Text, position: int, high: int, words: SkipSet, others: SkipSet, unibyte: bool = False) -> int | None:
    """Return the end of the first word in TEXT after POSITION and before HIGH, or None if no word is there."""
    start = others.forward(text, position, high, unibyte)
    return None if start == high else words.forward(text, start, high, unibyte)


def word_start(text: Text, position: int, low: int, words: SkipSet, others: SkipSet, unibyte: bool = False) -> int | None:
    """Return the start of the last word in TEXT before POSITION and after LOW, or None if no word is there."""
    end = others.backward(text, low, position, unibyte)
    return None if end == low else words.backward(text, low, end, unibyte)


def forward_word(
    text: Text, position: int, count: int, low: int, high: int, sets: SkipSets, syntax: SyntaxTable
) -> tuple[int, bool]:
    """Return the place COUNT words after POSITION (before it if negative), and whether there were so many.

    Where there were not, the place is the end that was reached.
    """
    words, others = sets.of_syntax("w", syntax), sets.of_syntax("^w", syntax)
    for _ in range(abs(count)):
        if count > 0:
            found = word_end(text, position, high, words, others)
        else:
            found = word_start(text, position, low, words, others)
        if found is None:
            return (high if count > 0 else low), False
        position = found
    return position, True
