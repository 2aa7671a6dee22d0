"""Comments, as syntax tables define them: where they begin and end (manual node "Syntax Flags").

A comment is known by its style, a number made of the flags b and c of its delimiters, or `GENERIC` between comment fences, and
by its nesting: how many are open in one another if they nest, `FLAT` if they do not.
"""

from __future__ import annotations

from elnet.text.places import (
    COMMENT,
    COMMENT_END,
    COMMENT_FENCE,
    END_FIRST,
    END_SECOND,
    NESTED,
    QUOTES,
    START_FIRST,
    START_SECOND,
    STYLE_B,
    STYLE_C,
    Places,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

GENERIC: Final = 257
FLAT: Final = -1


class Opening:
    """How a comment begins: its STYLE, its NESTING, and where its text begins, INSIDE."""

    __slots__ = ("inside", "nesting", "style")

    def __init__(self, style: int, nesting: int, inside: int) -> None:
        self.style, self.nesting, self.inside = style, nesting, inside


class Ending:
    """How far a comment goes: whether its end was FOUND, the PLACE, the NESTING there, and the code of a HALF delimiter."""

    __slots__ = ("found", "half", "nesting", "place")

    def __init__(self, found: bool, place: int, nesting: int, half: int) -> None:
        self.found, self.place, self.nesting, self.half = found, place, nesting, half


def style_of(code: int, other: int = 0) -> int:
    """Return the style of a delimiter; the flag b counts on CODE alone, c on OTHER, the second character that matters, too."""
    return (1 if code & STYLE_B else 0) + (2 if (code | other) & STYLE_C else 0)


def opening_pair(first: int, second: int, inside: int) -> Opening | None:
    """Return the comment that characters with the codes FIRST and SECOND begin together; INSIDE is the place after them."""
    if not (first & START_FIRST and second & START_SECOND):
        return None
    return Opening(style_of(second, first), 1 if (first | second) & NESTED else FLAT, inside)


def opening(places: Places, place: int, end: int) -> Opening | None:
    """Return the comment that begins at PLACE, if one does; END is where the text ends."""
    code = places.code(place)
    if code & START_FIRST and place + 1 < end:
        pair = opening_pair(code, places.code(place + 1), place + 2)
        if pair is not None:
            return pair
    kind = code & 0xFF
    if kind == COMMENT:
        return Opening(style_of(code), 1 if code & NESTED else FLAT, place + 1)
    return Opening(GENERIC, FLAT, place + 1) if kind == COMMENT_FENCE else None


def ending(places: Places, place: int, end: int, style: int, nesting: int, half: int = 0, escapable: bool = False) -> Ending:
    """Return the end, before END, of the comment with STYLE and NESTING that goes on at PLACE.

    HALF is the code of the character before PLACE if that may be the first of two that are a delimiter.  ESCAPABLE tells
    whether a backslash quotes what ends a comment.
    """
    if half:
        step = _pair(places, place, end, style, nesting, half)
        if step:
            nesting, place = nesting + step, place + 1
            if step < 0 and nesting <= 0:
                return Ending(True, place, 0, 0)
    while place < end:
        code = places.code(place)
        kind = code & 0xFF
        if style == GENERIC:
            if kind == COMMENT_FENCE:
                return Ending(True, place + 1, 0, 0)
        elif kind == COMMENT_END and style_of(code) == style and (nesting > 0) == bool(code & NESTED):
            nesting -= 1
            if nesting <= 0:
                return Ending(True, place + 1, 0, 0)
        elif kind == COMMENT and nesting > 0 and code & NESTED and style_of(code) == style:
            nesting += 1
        if escapable and kind in QUOTES:
            place += 1
            if place >= end:
                return Ending(False, end, nesting, code)
        place += 1
        step = _pair(places, place, end, style, nesting, code)
        if step:
            nesting, place = nesting + step, place + 1
            if step < 0 and nesting <= 0:
                return Ending(True, place, 0, 0)
        elif place >= end:
            return Ending(False, end, nesting, code if code & (END_FIRST | START_FIRST) else 0)
    return Ending(False, place, nesting, 0)


def _pair(places: Places, place: int, end: int, style: int, nesting: int, first: int) -> int:
    """Return -1 if the one with the code FIRST and the character after PLACE end a comment, 1 if they open one inside."""
    if place >= end or not first & (END_FIRST | START_FIRST) or style == GENERIC:
        return 0
    second = places.code(place)
    nested = bool((first | second) & NESTED)
    if first & END_FIRST and second & END_SECOND and style_of(first, second) == style and nested == (nesting > 0):
        return -1
    if nesting > 0 and nested and first & START_FIRST and second & START_SECOND and style_of(second, first) == style:
        return 1
    return 0
