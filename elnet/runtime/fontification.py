"""Fontifying a region by keywords and by syntax: faces as text properties (manual node "Font Lock Mode").

A compiled keyword is (MATCHER HIGHLIGHT…): MATCHER a regexp or a function that searches up to a limit, HIGHLIGHT either
(SUBEXP FACE [OVERRIDE [LAXMATCH]]) or (MATCHER PRE POST HIGHLIGHT…), what to look for in the rest of the line.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

FACE, QUOTE, EVAL, KEEP, APPEND, PREPEND = map(intern, ("face", "quote", "eval", "keep", "append", "prepend"))
KEYWORD_FACE = intern("font-lock-keyword-face")


def compiled(lisp: Lisp, keyword: object) -> object:
    """Return KEYWORD, as `font-lock-keywords' may have it, as (MATCHER HIGHLIGHT…)."""
    if type(keyword) is Cons and keyword.car is EVAL:
        return compiled(lisp, lisp.evaluator.evaluate(keyword.cdr, T))
    if type(keyword) is not Cons or keyword.car is intern("lambda"):
        return list_of(keyword, list_of(0, KEYWORD_FACE))
    matcher, rest = keyword.car, keyword.cdr
    if type(rest) is int:
        return list_of(matcher, list_of(rest, KEYWORD_FACE))
    if isinstance(rest, Symbol) and rest is not NIL:
        return list_of(matcher, list_of(0, rest))
    if type(rest) is Cons and rest.car is QUOTE:
        return list_of(matcher, list_of(0, rest))
    if type(rest) is Cons and type(rest.car) is int:
        return list_of(matcher, rest)
    return keyword


def joined(one: object, other: object) -> object:
    """Return the faces ONE and OTHER, each a face, attributes or a list of such, as one list."""
    return list_from([*_faces(one), *_faces(other)])


def _faces(value: object) -> list[object]:
    if type(value) is not Cons:
        return [] if value is NIL else [value]
    if isinstance(value.car, Symbol) and value.car.name.startswith(":"):
        return [value]
    return elements(value)


class Fontifier:
    """Fontifies regions of the current buffer of one interpreter."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.buffer = lisp.buffers.current

    def _call(self, name: str, *arguments: object) -> object:
        return self.lisp.call(intern(name), *arguments)

    # Properties

    def put(self, start: int, end: int, prop: object, value: object, override: object) -> None:
        """Give the text from START to END the PROP with VALUE, by the rule OVERRIDE where it has one already."""
        if start >= end:
            return
        if override is T:
            self._call("put-text-property", start, end, prop, value)
        elif override is NIL:
            if self._call("text-property-not-all", start, end, prop, NIL) is NIL:
                self._call("put-text-property", start, end, prop, value)
        else:
            self.combine(start, end, prop, value, override)

    def combine(self, start: int, end: int, prop: object, value: object, how: object, object_: object = NIL) -> None:
        """Combine VALUE with what the text from START to END has as its PROP: HOW is `keep', `append' or `prepend'."""
        while start < end:
            there = self._call("get-text-property", start, prop, object_)
            following = self._call("next-single-property-change", start, prop, object_, end)
            assert type(following) is int
            if how is KEEP:
                new = value if there is NIL else there
            else:
                new = joined(there, value) if how is APPEND else joined(value, there)
            self._call("put-text-property", start, following, prop, new, object_)
            start = following

    # Syntax

    def by_syntax(self, start: int, end: int) -> None:
        """Give strings and comments between START and END their faces."""
        place = start
        while place < end:
            state = elements(self._call("syntax-ppss", place))
            begin = state[8]
            if begin is NIL:
                self.buffer.point = place
                state = elements(self._parsed(place, end, list_from(state)))
                begin = state[8]
                if begin is NIL:
                    return
                place = self.buffer.point
            self.buffer.point = place
            self._parsed(place, end, list_from(state))
            face = self._syntactic_face(state)
            assert type(begin) is int
            first, last = max(begin, start), self.buffer.point
            if face is not NIL:
                self._call("put-text-property", first, last, FACE, face)
            if state[4] is not NIL and face is intern("font-lock-comment-face"):
                self._comment_start(begin, last)
            place = last if last > place else place + 1

    def _parsed(self, place: int, end: int, state: object) -> object:
        """Parse from PLACE, where it is as STATE says, to where a string or comment begins or ends, and move point there."""
        return self._call("parse-partial-sexp", place, end, NIL, NIL, state, intern("syntax-table"))

    def _syntactic_face(self, state: list[object]) -> object:
        function = self.lisp.value("font-lock-syntactic-face-function")
        return self.lisp.call(function, list_from(state))

    def _comment_start(self, begin: int, last: int) -> None:
        skip = self.lisp.value("comment-start-skip")
        if skip is NIL:
            return
        self.buffer.point = begin
        if self._call("looking-at", skip) is not NIL:
            end = self._call("match-end", 0)
            self._call("put-text-property", begin, end, FACE, intern("font-lock-comment-delimiter-face"))
        self.buffer.point = last

    # Keywords

    def by_keywords(self, keywords: list[object], start: int, end: int) -> None:
        """Highlight what KEYWORDS, compiled ones, match between START and END."""
        for keyword in keywords:
            matcher, *highlights = elements(keyword)
            self.buffer.point = start
            while self.buffer.point < end and self._match(matcher, end):
                if self._is_empty_match():
                    self.buffer.point = min(self.buffer.point + 1, self.buffer.zv)
                for highlight in highlights:
                    self._highlight(highlight, end)

    def _match(self, matcher: object, limit: int) -> bool:
        if self.buffer.point >= limit:
            return False
        if isinstance(matcher, LString):
            return self._call("re-search-forward", matcher, limit, T) is not NIL
        return self.lisp.call(matcher, limit) is not NIL

    def _is_empty_match(self) -> bool:
        return self._call("match-beginning", 0) == self._call("match-end", 0)

    def _highlight(self, highlight: object, limit: int) -> None:
        parts = elements(highlight)
        if type(parts[0]) is int:
            self._apply(highlight, parts)
        else:
            self._anchored(parts, limit)

    def _apply(self, highlight: object, parts: list[object]) -> None:
        """Do the highlight (SUBEXP FACE OVERRIDE LAXMATCH) for the last match."""
        start, end = (self._call(name, parts[0]) for name in ("match-beginning", "match-end"))
        override = parts[2] if len(parts) > 2 else NIL
        if type(start) is not int or type(end) is not int:
            if len(parts) > 3 and parts[3] is not NIL:
                return
            text = self._call("prin1-to-string", highlight)
            raise lisp_error(f"No match {parts[0]} in highlight {text.text}")  # type: ignore[attr-defined]
        saved = self.lisp.saved_match()
        value = self.lisp.evaluator.evaluate(parts[1], T)
        self.lisp.restore_match(saved)
        if type(value) is Cons and value.car is FACE:
            properties = elements(value.cdr)
            value = properties[0]
            more = list_from(properties[1:])
            if more is not NIL:
                self._call("add-text-properties", start, end, more)
        if value is not NIL:
            self.put(start, end, FACE, value, override)
        self.lisp.restore_match(saved)

    def _anchored(self, parts: list[object], limit: int) -> None:
        """Do the highlight (MATCHER PRE POST HIGHLIGHT…): search the rest of the line."""
        matcher, before, after, *highlights = parts
        saved = self.lisp.saved_match()
        given = self.lisp.evaluator.evaluate(before, T)
        point = self.buffer.point
        line_end = min(self.buffer.line_end(point), self.buffer.zv)
        end = given if type(given) is int and given > point else line_end
        while self.buffer.point < end and self._match(matcher, end):
            if self._is_empty_match():
                self.buffer.point = min(self.buffer.point + 1, self.buffer.zv)
            for highlight in highlights:
                self._highlight(highlight, end)
        self.lisp.restore_match(saved)
        self.lisp.evaluator.evaluate(after, T)
