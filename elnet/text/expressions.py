"""Balanced expressions: finding where lists, strings and symbols end, by syntax classes alone.

A scan goes from character to character and counts parentheses.  DEPTH says how many are to be left before anything counts; a
scan for expressions (SEXPS) stops after symbols and strings, too.  Comments are passed over or are text like any other.
"""

from __future__ import annotations

from elnet.text.comment_motion import comment_start, ending_before
from elnet.text.comments import ending, opening
from elnet.text.places import (
    CLOSE,
    COMMENT,
    COMMENT_END,
    COMMENT_FENCE,
    END_SECOND,
    MATH,
    OPEN,
    PREFIX,
    PREFIX_FLAG,
    QUOTES,
    START_FIRST,
    STRING,
    STRING_FENCE,
    SYMBOL_PARTS,
    Places,
)
from elnet.text.syntax import SYMBOL, WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.comment_motion import States

PARENTHESES = frozenset((OPEN, CLOSE))


class ScanError(Exception):
    """An expression is not balanced: the arguments are what is wrong and the places, from 0, where it begins and is noticed."""


def _nested(depth: int, deeper: bool, least: int, good: int, place: int) -> int:
    """Return the depth behind a parenthesis at DEPTH, which goes DEEPER or not, but never below LEAST."""
    if deeper:
        return depth + 1
    if depth == least:
        raise ScanError("Containing expression ends prematurely", good, place)
    return depth - 1


def _check_balanced(depth: int, good: int, place: int) -> None:
    """Fail where the text ends inside an expression."""
    if depth:
        raise ScanError("Unbalanced parentheses", good, place)


class Scan:
    """A scan of PLACES; SEXPS as above.

    If STATES, as of `elnet.text.comment_motion`, are given, comments are passed over; ESCAPABLE is as for `ending` there.
    """

    def __init__(self, places: Places, sexps: bool, states: States | None = None, escapable: bool = False) -> None:
        self.places = places
        self.sexps = sexps
        self.states = states
        self.escapable = escapable

    def moved(self, place: int, count: int, depth: int) -> int | None:
        """Return the place COUNT expressions after PLACE, before it if negative; None if the end comes first."""
        found: int | None = place
        for _ in range(abs(count)):
            found = self._forward(place, depth) if count > 0 else self._backward(place, depth)
            if found is None:
                return None
            place, depth = found, 0
        return found

    # One expression

    def _forward(self, place: int, depth: int) -> int | None:
        least, good, math = min(depth, 0), place, False
        while place < self.places.high:
            kind = self._class(place)
            if depth == least:
                good = place
            if self.states is not None and self._may_open(place):
                comment = opening(self.places, place, self.places.high)
                if comment is not None:
                    found = ending(
                        self.places, comment.inside, self.places.high, comment.style, comment.nesting, 0, self.escapable
                    )
                    place = found.place
                    if found.found:
                        continue
                    if not depth:
                        return place
                    raise ScanError("Unbalanced parentheses", good, place)
            here, place = place, place + 1
            if self._is_prefix(here):
                continue
            if kind in QUOTES:
                place, kind = self._after(place, good), WORD
            if kind in (WORD, SYMBOL):
                if not depth and self.sexps:
                    return self._symbol_end(place, good)
                continue
            if kind == MATH and self.sexps:
                place += self._same(place, here)
                math = not math
                kind = OPEN if math else CLOSE
            if kind in PARENTHESES:
                depth = _nested(depth, kind == OPEN, least, good, place)
            elif kind in (STRING, STRING_FENCE):
                place = self._string_end(place, here, kind, good)
                if not depth and self.sexps:
                    return place
                continue
            else:
                continue
            if not depth:
                return place
        _check_balanced(depth, good, place)
        return None

    def _backward(self, place: int, depth: int) -> int | None:
        least, good, math = min(depth, 0), place, False
        while place > self.places.low:
            place -= 1
            kind = self._class(place)
            if depth == least:
                good = place
            if self.places.is_quoted(place):
                place, kind = place - 1, WORD
            elif self.states is not None and self._may_close(place):
                start = self._comment_start(place + 1)
                place = place if start is None else start
                continue
            elif self._is_prefix(place):
                continue
            if kind in (WORD, SYMBOL) or kind in QUOTES:
                if not depth and self.sexps:
                    return self._symbol_start(place)
                continue
            if kind == MATH and self.sexps:
                place -= place > self.places.low and self._same(place - 1, place)
                math = not math
                kind = CLOSE if math else OPEN
            if kind in PARENTHESES:
                depth = _nested(depth, kind == CLOSE, least, good, place)
            elif kind in (STRING, STRING_FENCE):
                place = self._string_start(place, kind, good)
                if not depth and self.sexps:
                    return place
                continue
            else:
                continue
            if not depth:
                return place
        _check_balanced(depth, good, place)
        return None

    # Their parts

    def _symbol_end(self, place: int, good: int) -> int:
        while place < self.places.high:
            kind = self._class(place)
            if kind in QUOTES:
                place = self._after(place + 1, good)
            elif kind in SYMBOL_PARTS:
                place += 1
            else:
                break
        return place

    def _symbol_start(self, place: int) -> int:
        while place > self.places.low:
            if self.places.is_quoted(place - 1):
                place -= 1
            elif self._class(place - 1) not in SYMBOL_PARTS | QUOTES:
                break
            place -= 1
        return place

    def _string_end(self, place: int, start: int, kind: int, good: int) -> int:
        while True:
            if place >= self.places.high:
                raise ScanError("Unbalanced parentheses", good, place)
            found = self._class(place)
            if found == kind and (kind == STRING_FENCE or self._same(place, start)):
                return place + 1
            place += 2 if found in QUOTES else 1

    def _string_start(self, end: int, kind: int, good: int) -> int:
        place = end
        while True:
            if place <= self.places.low:
                raise ScanError("Unbalanced parentheses", good, place)
            place -= 1
            if (
                self._class(place) == kind
                and (kind == STRING_FENCE or self._same(place, end))
                and not self.places.is_quoted(place)
            ):
                return place

    def _after(self, place: int, good: int) -> int:
        """Return the place after the character after PLACE, which is quoted."""
        if place >= self.places.high:
            raise ScanError("Unbalanced parentheses", good, place)
        return place + 1

    def prefix_start(self, place: int) -> int:
        """Return where the prefixes of an expression, such as quotes, that end at PLACE begin."""
        while place > self.places.low and not self.places.is_quoted(place - 1):
            if self._class(place - 1) != PREFIX and not self._is_prefix(place - 1):
                break
            place -= 1
        return place

    # Characters

    def _class(self, place: int) -> int:
        return self.places.kind(place)

    def _may_open(self, place: int) -> bool:
        code = self.places.code(place)
        return bool(code & START_FIRST) or code & 0xFF in (COMMENT, COMMENT_FENCE)

    def _may_close(self, place: int) -> bool:
        closing = None
        code = self.places.code(place)
        if code & END_SECOND or code & 0xFF in (COMMENT_END, COMMENT_FENCE):
            closing = ending_before(self.places, place + 1)
        return closing is not None

    def _comment_start(self, place: int) -> int | None:
        closing = ending_before(self.places, place)
        assert closing is not None
        assert self.states is not None
        return comment_start(self.places, place, closing, self.states, self.escapable)

    def _is_prefix(self, place: int) -> bool:
        return bool(self.places.code(place) & PREFIX_FLAG)

    def _same(self, place: int, other: int) -> bool:
        return place < self.places.high and self.places.char(place) == self.places.char(other)
