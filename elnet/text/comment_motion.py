"""Moving over whole comments and the whitespace between them.

Whether a delimiter ends a comment can be known from what is before it only, so that moving backward asks for the state of a
parse from the beginning: STATES returns it for a place.
"""

from __future__ import annotations

from elnet.text.comments import FLAT, GENERIC, Opening, ending, opening, style_of
from elnet.text.places import (
    COMMENT,
    COMMENT_END,
    COMMENT_FENCE,
    END_FIRST,
    END_SECOND,
    NESTED,
    START_FIRST,
    START_SECOND,
    STRING,
    STRING_FENCE,
    Places,
)
from elnet.text.syntax import WHITESPACE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.text.parsing import State

    States = Callable[[int], State]


UNCLEAR = frozenset((STRING, STRING_FENCE, COMMENT_FENCE))


def moved_over_comments(places: Places, place: int, count: int, states: States, escapable: bool) -> tuple[int, bool]:
    """Return the place COUNT comments after PLACE, before it if negative, and whether there are so many."""
    done = True
    for _ in range(abs(count)):
        place, done = _forward(places, place, escapable) if count > 0 else _backward(places, place, states, escapable)
        if not done:
            break
    return place, done


def _forward(places: Places, place: int, escapable: bool) -> tuple[int, bool]:
    while place < places.high:
        comment = opening(places, place, places.high)
        if comment is not None:
            found = ending(places, comment.inside, places.high, comment.style, comment.nesting, 0, escapable)
            return found.place, found.found
        kind = places.kind(place)
        if kind != WHITESPACE and not (kind == COMMENT_END and places.char(place) == "\n"):
            return place, False
        place += 1
    return place, False


def _backward(places: Places, place: int, states: States, escapable: bool) -> tuple[int, bool]:
    while place > places.low:
        here = place - 1
        quoted = places.is_quoted(here)
        closing = None if quoted and escapable else ending_before(places, place)
        if closing is not None:
            start = comment_start(places, place, closing, states, escapable)
            if start is not None:
                return start, True
            if places.char(here) != "\n" or place - closing.inside > 1:
                return place, False
        elif quoted or places.kind(here) != WHITESPACE:
            return place, False
        place = here
    return place, False


def ending_before(places: Places, place: int) -> Opening | None:
    """Return style, nesting and beginning of what, right before PLACE, can end a comment, None if nothing can."""
    code = places.code(place - 1)
    if code & END_SECOND and place - 2 >= places.low and not places.is_quoted(place - 2):
        first = places.code(place - 2)
        if first & END_FIRST:
            return Opening(style_of(first, code), 1 if (first | code) & NESTED else FLAT, place - 2)
    kind = code & 0xFF
    if kind == COMMENT_END:
        return Opening(style_of(code), 1 if code & NESTED else FLAT, place - 1)
    return Opening(GENERIC, FLAT, place - 1) if kind == COMMENT_FENCE else None


def comment_start(places: Places, place: int, closing: Opening, states: States, escapable: bool) -> int | None:
    """Return where the comment begins that CLOSING, right before PLACE, ends, None if it ends none."""
    known, start = _near_start(places, closing, escapable)
    if known:
        return start
    state = states(closing.inside)
    if not state.nesting or state.start is None or state.style != closing.style:
        return None
    if (state.nesting > 0) != (closing.nesting > 0):
        return None
    return state.start if state.nesting <= 1 else _inner_start(places, state.start, closing.inside)


def _near_start(places: Places, closing: Opening, escapable: bool) -> tuple[bool, int | None]:
    """Return whether what is right before CLOSING suffices to know where its comment begins, and that place.

    It does unless there are strings, ends of other comments, or delimiters that overlap.  Other comments that only begin, and
    newlines that might end some, are not looked at.
    """
    depth, found, limit = 1, None, closing.inside
    mixed = False
    for place in range(closing.inside - 1, places.low - 1, -1):
        code = places.code(place)
        kind = code & 0xFF
        if kind in UNCLEAR:
            return False, None
        if not code & (START_FIRST | END_FIRST) and kind not in (COMMENT, COMMENT_END):
            continue
        begun = opening(places, place, limit)
        ended = ending_before(places, place + 1) if kind == COMMENT_END else _pair_end(places, place, limit)
        if (begun or ended) is None or (escapable and places.is_quoted(place)):
            continue
        if _is_delimiter_first(places, place - 1, place + 1) and code & (START_SECOND | END_SECOND):
            return False, None
        limit = place
        if begun is not None:
            if (begun.style, begun.nesting) != (closing.style, closing.nesting):
                continue
            if mixed:
                return False, None
            found, depth = place, depth - 1
            if closing.nesting > 0 and not depth:
                return True, place
        elif ended is not None and (ended.style, ended.nesting) == (closing.style, closing.nesting):
            if closing.nesting < 0:
                break
            depth += 1
        elif found is not None or places.char(place) != "\n":
            mixed = True
    return True, found if closing.nesting < 0 else None


def _pair_end(places: Places, place: int, limit: int) -> Opening | None:
    if place + 1 >= limit or not places.code(place) & END_FIRST or not places.code(place + 1) & END_SECOND:
        return None
    return ending_before(places, place + 2)


def _is_delimiter_first(places: Places, place: int, limit: int) -> bool:
    """Tell whether the characters at PLACE begin a delimiter of two characters that ends at LIMIT."""
    if place < places.low:
        return False
    first, second = places.code(place), places.code(limit - 1)
    return bool((first & START_FIRST and second & START_SECOND) or (first & END_FIRST and second & END_SECOND))


def _inner_start(places: Places, start: int, end: int) -> int | None:
    """Return where the innermost of the nested comments begins that are open at END; the outermost begins at START."""
    opened: list[int] = []
    place = start
    while place < end:
        begun = opening(places, place, end)
        if begun is not None and begun.nesting > 0:
            opened.append(place)
            place = begun.inside
        elif _pair_end(places, place, end) is not None:
            opened.pop()
            place += 2
        else:
            place += 1
    return opened[-1] if opened else None
