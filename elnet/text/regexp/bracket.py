"""Reading a bracket expression: ranges, named classes and the places where `]`, `^` and `-` are ordinary."""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.text.characters import END, RAW_START, named_class
from elnet.text.regexp import errors
from elnet.text.regexp.nodes import Bracket


def read_bracket(text: str, at: int) -> tuple[Bracket, int]:
    """Read the bracket expression whose `[` is before AT; return it and where it ends."""
    negated = text.startswith("^", at)
    if negated:
        at += 1
    ranges: list[tuple[int, int]] = []
    classes: list[str] = []
    first = at
    while True:
        if at >= len(text):
            raise errors.unmatched_bracket()
        if text[at] == "]" and at > first:
            return Bracket(ranges, classes, negated), at + 1
        name = _class_name(text, at)
        if name is not None:
            if named_class(name) is None:
                raise errors.bad_class_name()
            classes.append(name)
            at += len(name) + 4
        elif text.startswith("-", at + 1) and not text.startswith("]", at + 2):
            if at + 2 >= len(text):
                raise errors.premature_end()
            ranges += character_range(char_code(text[at]), char_code(text[at + 2]))
            at += 3
        else:
            code = char_code(text[at])
            ranges.append((code, code))
            at += 1


def _class_name(text: str, at: int) -> str | None:
    """Return the name in the `[:NAME:]` that begins at AT, or None if none does."""
    if not text.startswith("[:", at):
        return None
    colon = text.find(":", at + 2)
    return text[at + 2 : colon] if colon >= 0 and text.startswith("]", colon + 1) else None


def character_range(first: int, last: int) -> list[tuple[int, int]]:
    """Return the characters from FIRST to LAST as ranges.

    A range from an ASCII character to a raw byte holds ASCII and raw bytes and nothing between them; one from another
    character to a raw byte is empty, as is one that runs backwards.
    """
    if last >= RAW_START > first:
        return [(first, 0x7F), (RAW_START, last)] if first < 0x80 else []
    return [(first, last)] if first <= last < END else []
