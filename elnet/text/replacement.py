"""What a match is replaced by: the references in the replacement filled in, and its case made like that of the match.

This is what `replace-match` does to strings (manual node "Replacing Match").
"""

from __future__ import annotations

from elnet.objects.strings import LString
from elnet.text import case
from elnet.text.propertied import joined, substring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.text.case import Casing
    from elnet.text.regexp import Spans

    IsWord = Callable[[str], bool]


class InvalidReplacement(Exception):
    """A replacement has a backslash before something that it does not go with; the argument says so in Emacs's words."""


Parts = list[tuple[int, int] | int]


def parts_of(template: str) -> Parts:
    r"""Return what TEMPLATE consists of: stretches of itself, as start and end, and for \& and \N the numbers of groups."""
    parts: Parts = []
    done = 0
    place = template.find("\\")
    while place >= 0:
        parts.append((done, place))
        letter = template[place + 1 : place + 2]
        done = place + 2
        if letter == "&":
            parts.append(0)
        elif letter and letter in "123456789":
            parts.append(int(letter))
        elif letter == "\\":
            parts.append((place, place + 1))
        elif letter == "?":
            parts.append((place, done))
        else:
            raise InvalidReplacement("Invalid use of ‘\\’ in replacement text")
        place = template.find("\\", done)
    parts.append((done, len(template)))
    return parts


def filled(template: LString, subject: LString, spans: Spans) -> LString:
    r"""Return TEMPLATE with \& and \N replaced by what SPANS found in SUBJECT, and \\ by a backslash; `\?` stays."""
    if "\\" not in template.text:
        return template
    parts = parts_of(template.text)
    return joined([group(subject, spans, part) if isinstance(part, int) else substring(template, *part) for part in parts])


class PlainTemplate:
    """A template without text properties, filled as Python's strings are; a LITERAL one has nothing to fill in."""

    def __init__(self, template: str, literal: bool) -> None:
        parts: Parts = [(0, len(template))] if literal else parts_of(template)
        self.parts = [part if isinstance(part, int) else template[slice(*part)] for part in parts if part != (0, 0)]

    def filled(self, subject: str, spans: Spans) -> str:
        """Return the text with what SPANS found in SUBJECT."""
        pieces = []
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
            elif part < len(spans) and spans[part][0] >= 0:
                pieces.append(subject[spans[part][0] : spans[part][1]])
        return "".join(pieces)


def group(subject: LString, spans: Spans, number: int) -> LString:
    """Return what the group NUMBER matched in SUBJECT, the empty string if it took no part."""
    if number >= len(spans) or spans[number][0] < 0:
        return LString("", False)
    return substring(subject, *spans[number])


def like_case(new: LString, old: str, is_word: IsWord, casing: Casing = case) -> LString:
    """Return NEW in capitals if OLD is, or with capital initials if the words of OLD have them, by CASING."""
    text = text_like_case(new.text, old, is_word, casing)
    if text == new.text:
        return new
    return LString(text, new.multibyte or not text.isascii(), new.properties if len(text) == len(new.text) else None)


def text_like_case(new: str, old: str, is_word: IsWord, casing: Casing = case) -> str:
    """Do as `like_case` does with a text."""
    change = case_change(old, is_word, casing)
    if change is None:
        return new
    return casing.upcase(new) if change == "upper" else casing.upcase_initials(new, is_word)


def case_change(old: str, is_word: IsWord, casing: Casing = case) -> str | None:
    """Return "upper" if OLD is all in capitals, "initials" if each of its words begins with one, None otherwise."""
    if casing is case and old == old.lower():
        return None
    lower = upper = long_word = plain_initial = False
    inside = False
    for char in old:
        code = ord(char)
        if casing.upcase_char(code) != code:
            lower = True
            plain_initial = plain_initial or not inside
            long_word = long_word or inside
        elif casing.downcase_char(code) != code:
            upper = True
            long_word = long_word or inside
        else:
            plain_initial = plain_initial or not inside
        inside = is_word(char)
    if not lower and long_word:
        return "upper"
    if not plain_initial and long_word:
        return "initials"
    return "upper" if not plain_initial and upper else None
