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


def filled(template: LString, subject: LString, spans: Spans) -> LString:
    r"""Return TEMPLATE with \& and \N replaced by what SPANS found in SUBJECT, and \\ by a backslash; `\?` stays."""
    text = template.text
    if "\\" not in text:
        return template
    pieces: list[LString] = []
    done = 0
    place = text.find("\\")
    while place >= 0:
        pieces.append(substring(template, done, place))
        letter = text[place + 1 : place + 2]
        done = place + 2
        if letter == "&":
            pieces.append(group(subject, spans, 0))
        elif letter and letter in "123456789":
            pieces.append(group(subject, spans, int(letter)))
        elif letter == "\\":
            pieces.append(substring(template, place, place + 1))
        elif letter == "?":
            pieces.append(substring(template, place, done))
        else:
            raise InvalidReplacement("Invalid use of ‘\\’ in replacement text")
        place = text.find("\\", done)
    pieces.append(substring(template, done, len(text)))
    return joined(pieces)


def group(subject: LString, spans: Spans, number: int) -> LString:
    """Return what the group NUMBER matched in SUBJECT, the empty string if it took no part."""
    if number >= len(spans) or spans[number][0] < 0:
        return LString("", False)
    return substring(subject, *spans[number])


def like_case(new: LString, old: str, is_word: IsWord, casing: Casing = case) -> LString:
    """Return NEW in capitals if OLD is, or with capital initials if the words of OLD have them, by CASING."""
    change = case_change(old, is_word, casing)
    if change is None:
        return new
    text = casing.upcase(new.text) if change == "upper" else casing.upcase_initials(new.text, is_word)
    if text == new.text:
        return new
    return LString(text, new.multibyte or not text.isascii(), new.properties if len(text) == len(new.text) else None)


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
