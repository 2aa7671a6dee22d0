"""Parsing a stretch of text by syntax: what encloses its end (manual node "Parser State").

The parser goes from character to character.  A state can be continued: it tells in which comment, string or pair of characters
the parse stopped.  All places are offsets from 0.
"""

from __future__ import annotations

from elnet.text.comments import Opening, ending, opening, opening_pair
from elnet.text.places import (
    CLOSE,
    COMMENT,
    COMMENT_FENCE,
    END_FIRST,
    OPEN,
    PREFIX_FLAG,
    QUOTES,
    START_FIRST,
    STRING,
    STRING_FENCE,
    SYMBOL_PARTS,
    Places,
)
from elnet.text.syntax import SYMBOL, WORD


class State:
    """What is known at a place.

    OPENS are the places of the open parentheses, LAST is where the last complete expression here begins.  STRING is the
    character that ends the string the place is in, an empty one for a fence, None outside.  NESTING and STYLE are those
    of the comment it is in, NESTING 0 outside; START is where string or comment begins.  HALF is the code of the character
    before if more may belong to that.
    """

    __slots__ = ("half", "last", "least", "level", "nesting", "opens", "place", "quoted", "start", "string", "style")

    def __init__(self, place: int) -> None:
        self.place = place
        self.level = self.least = self.nesting = self.style = self.half = 0
        self.opens: list[int] = []
        self.last: int | None = None
        self.string: str | None = None
        self.quoted = False
        self.start: int | None = None

    def copy(self) -> State:
        """Return a state like this one."""
        new = State(self.place)
        for name in self.__slots__:
            setattr(new, name, getattr(self, name))
        new.opens = self.opens[:]
        return new


class Parser:
    """Parses PLACES from where STATE is, and changes that, up to END.

    It stops earlier where the level becomes TARGET, before an expression if BEFORE is set, where a comment begins if
    AT_COMMENTS is, and at the ends of strings and comments, too, if AT_BORDERS is.
    """

    def __init__(
        self,
        places: Places,
        state: State,
        end: int,
        target: int | None = None,
        before: bool = False,
        at_comments: bool = False,
        at_borders: bool = False,
        escapable: bool = False,
    ) -> None:
        self.places, self.state, self.end = places, state, end
        self.target, self.before = target, before
        self.at_comments, self.at_borders = at_comments or at_borders, at_borders
        self.escapable = escapable
        self._string: int | None = None
        """Where the string began that this parse is in."""

    def run(self) -> State:
        """Parse, and return the state, which is at the place where the parse stopped."""
        state = self.state
        state.least = state.level
        half, state.half = state.half, 0
        going_on = self._resume(half)
        while going_on and state.place < self.end:
            going_on = self._step()
        return state

    def _resume(self, half: int) -> bool:
        """Go on in the middle of what the state is in; tell whether to go on after that."""
        state = self.state
        if state.nesting:
            return self._through_comment(half)
        if state.string is not None:
            if state.quoted:
                state.quoted = False
                if not self._quoted_character(half):
                    return False
            return self._through_string()
        if state.quoted:
            state.quoted = False
            return self._quoted_character(half) and self._through_symbol()
        if half and state.place < self.end:
            pair = opening_pair(half, self.places.code(state.place), state.place + 1)
            if pair is not None:
                return self._into_comment(state.place - 1, pair)
        return True

    def _step(self) -> bool:
        """Parse what begins here; tell whether to go on."""
        state, places = self.state, self.places
        here = state.place
        code = places.code(here)
        kind = code & 0xFF
        if code & START_FIRST or kind in (COMMENT, COMMENT_FENCE):
            comment = opening(places, here, self.end)
            if comment is not None and not (code & PREFIX_FLAG and comment.inside == here + 1):
                return self._into_comment(here, comment)
        if code & PREFIX_FLAG:
            state.place += 1
            return self._halved(code)
        if kind in (WORD, SYMBOL) or kind in QUOTES:
            if self.before:
                return False
            done = self._through_symbol()
            if not state.quoted:
                state.last = here
            return done
        if kind in (OPEN, CLOSE):
            if kind == OPEN and self.before:
                return False
            state.place += 1
            self._halved(code)
            return self._parenthesis(here, kind)
        if kind in (STRING, STRING_FENCE):
            if self.before:
                return False
            state.place += 1
            state.start = self._string = here
            state.string = places.char(here) if kind == STRING else ""
            return False if self.at_borders else self._through_string()
        state.place += 1
        return self._halved(code)

    def _halved(self, code: int) -> bool:
        """Keep the CODE of the last character if the parse ends after it and more may belong to it."""
        if self.state.place >= self.end and code & (START_FIRST | END_FIRST):
            self.state.half = code
        return True

    def _parenthesis(self, here: int, kind: int) -> bool:
        state = self.state
        if kind == OPEN:
            state.level += 1
            state.opens.append(here)
            state.last = None
        else:
            state.level -= 1
            state.least = min(state.least, state.level)
            if state.opens:
                state.last = state.opens.pop()
        return state.level != self.target

    # Symbols

    def _through_symbol(self) -> bool:
        state, places = self.state, self.places
        while state.place < self.end:
            code = places.code(state.place)
            kind = code & 0xFF
            if code & START_FIRST and opening(places, state.place, self.end) is not None:
                return True
            if kind in QUOTES:
                state.place += 1
                if not self._quoted_character(code):
                    return False
            elif kind in SYMBOL_PARTS:
                state.place += 1
                self._halved(code)
            else:
                break
        return True

    def _quoted_character(self, code: int) -> bool:
        """Pass over the character after one that quotes it, which has CODE."""
        state = self.state
        if state.place >= self.end:
            state.quoted, state.half = True, code
            return False
        state.place += 1
        return True

    # Strings

    def _through_string(self) -> bool:
        state, places = self.state, self.places
        while state.place < self.end:
            code = places.code(state.place)
            kind = code & 0xFF
            char = places.char(state.place)
            state.place += 1
            if (kind == STRING and char == state.string) or (kind == STRING_FENCE and state.string == ""):
                state.string = state.start = None
                state.last = self._string
                return not self.at_borders
            if kind in QUOTES and not self._quoted_character(code):
                return False
        return False

    # Comments

    def _into_comment(self, start: int, comment: Opening) -> bool:
        state = self.state
        state.start, state.style, state.nesting, state.place = start, comment.style, comment.nesting, comment.inside
        return False if self.at_comments else self._through_comment(0)

    def _through_comment(self, half: int) -> bool:
        state = self.state
        found = ending(self.places, state.place, self.end, state.style, state.nesting, half, self.escapable)
        state.place, state.nesting, state.half = found.place, found.nesting, found.half
        if not found.found:
            return False
        state.style, state.start = 0, None
        return not self.at_borders
