"""Searching in the text of a buffer.

A search sees the visible part of the text and nothing else, may be bounded within it, and must not copy a big text to look at a
bit of it.  Python's matcher needs one string, so a search goes from window to window.  What a window shows is right where the
pattern could not have looked beyond it:

* if no match can hold a newline, up to the last newline in the window;
* if matches have a greatest length, up to that much before its end;
* else only a window that reaches to the end of the search will do.

Positions are offsets from 0 and spans are absolute.  `low` and `high` are the ends of the visible part.
"""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.text.chunks import Text
from elnet.text.regexp.pattern import Pattern, Spans, domain_of
from elnet.text.regexp.translator import AT_END, AT_START, NOWHERE, Neighbour

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Final

    from elnet.text.masked import MaskedText

_FIRST_WINDOW: Final = 1 << 12
_LAST_WINDOW: Final = 1 << 20


class TextSearch:
    """Searches of one text, seen from LOW to HIGH."""

    __slots__ = ("high", "low", "text", "unibyte")

    def __init__(self, text: Text | MaskedText, low: int, high: int, unibyte: bool = False) -> None:
        self.text = text
        self.low = low
        self.high = high
        self.unibyte = unibyte

    def forward(self, pattern: Pattern, start: int, bound: int) -> Spans | None:
        """Return the first match that begins at START or later and ends at BOUND or before."""
        # Most matches are in the chunk where the search starts, which needs none of the machinery below.
        if not pattern.uses_point and (bound == self.high or not pattern.looks_ahead) and (start > self.low or not start):
            base, string = self.text.chunk_at(start - 1 if start else 0)
            end = base + len(string)
            if string.isascii():
                found = pattern.ascii_search(string, start - base, bound - base)
            elif self.unibyte:
                found = pattern.unibyte_search(string, start - base, bound - base)
            else:
                found = pattern.multibyte_search(string, start - base, bound - base)
            if bound <= end or (found is not None and _is_sure(pattern, found, string)):
                return None if found is None else pattern.spans(found, base)
        right = self._right(pattern, bound)
        if pattern.uses_point:
            return self._from_point(pattern, start, bound, right, anywhere=True)
        if pattern.max_width is None and not pattern.stays_in_line:
            base, string = self._window(pattern, start, bound)
            return self._in_string(pattern, base, string, start, bound, right)
        return self._by_windows(pattern, start, bound, right)

    def at(self, pattern: Pattern, start: int) -> Spans | None:
        """Return a match that begins at START."""
        if pattern.uses_point:
            return self._from_point(pattern, start, self.high, None, anywhere=False)
        if start > self.low or not start:
            base, string = self.text.chunk_at(start - 1 if start else 0)
            if self.high <= base + len(string):
                found = pattern.program(self._domain(string)).match(string, start - base, self.high - base)
                return None if found is None else pattern.spans(found, base)
        base, string = self._window(pattern, start, self._end_of_match_at(pattern, start))
        end = min(base + len(string), self.high)
        found = pattern.program(self._domain(string)).match(string, start - base, end - base)
        return None if found is None else pattern.spans(found, base)

    def backward(self, pattern: Pattern, start: int, bound: int) -> Spans | None:
        """Return the last match that begins at START or before, at BOUND or after, and ends at START or before."""
        right = self._right(pattern, start)
        point = AT_END if pattern.uses_point else NOWHERE
        end, size = start + 1, 1
        while end > bound:
            begin = max(end - size, bound)
            base, string = self._window(pattern, begin, start)
            program = pattern.program(self._domain(string), None, right, point)
            found = _last_beginning(program, string, begin - base, end - base, start - base)
            if found is not None:
                return pattern.spans(found, base)
            end, size = begin, size * 2
        return None

    # Ways to search forward.

    def _by_windows(self, pattern: Pattern, start: int, bound: int, right: Neighbour | None) -> Spans | None:
        size = _FIRST_WINDOW
        while True:
            base, string = self._window(pattern, start, min(start + size, bound))
            end = min(base + len(string), bound)
            if end == bound:
                return self._in_string(pattern, base, string, start, bound, right)
            sure = base + _sure_end(pattern, string, start - base, end - base)
            if sure > start:
                spans = self._in_string(pattern, base, string, start, end, None)
                if spans is not None and spans[0][0] < sure:
                    return spans
                start = sure
                size = min(size, _LAST_WINDOW)
            size *= 2

    def _in_string(
        self, pattern: Pattern, base: int, string: str, start: int, end: int, right: Neighbour | None
    ) -> Spans | None:
        """Search STRING, which begins at BASE, from START to END."""
        program = pattern.program(self._domain(string), None, right)
        found = program.search(string, start - base, end - base)
        return None if found is None else pattern.spans(found, base)

    def _from_point(self, pattern: Pattern, start: int, bound: int, right: Neighbour | None, anywhere: bool) -> Spans | None:
        """Search in a string that begins at point."""
        left = pattern.neighbour(self._code(start - 1)) if start > self.low else None
        string = self.text.slice(start, bound)
        program = pattern.program(self._domain(string), left, right, AT_START)
        found = program.search(string) if anywhere else program.match(string)
        return None if found is None else pattern.spans(found, start)

    # What the matcher gets to see.

    def _window(self, pattern: Pattern, start: int, end: int) -> tuple[int, str]:
        """Return a string for matches between START and END and its position; it shows what is before START if that matters."""
        if not pattern.looks_behind:
            return self.text.span(start, end)
        if start > self.low:
            return self.text.span(start - 1, end)
        base, string = self.text.span(start, end)
        return (start, string[start - base : end - base]) if start != base else (base, string)

    def _end_of_match_at(self, pattern: Pattern, start: int) -> int:
        """Return up to where the text matters to a match at START."""
        if pattern.max_width is not None:
            # One more, so that assertions at the end see what follows.
            return min(start + pattern.max_width + 1, self.high)
        if pattern.stays_in_line:
            newline = self.text.find("\n", start, self.high)
            return self.high if newline < 0 else newline + 1
        return self.high

    def _right(self, pattern: Pattern, bound: int) -> Neighbour | None:
        return pattern.neighbour(self._code(bound)) if pattern.looks_ahead and bound < self.high else None

    def _code(self, position: int) -> int:
        char = self.text.char(position)
        return ord(char) + 0x3FFF00 if self.unibyte and char > "\x7f" else char_code(char)

    def _domain(self, string: str) -> int:
        return domain_of(string, self.unibyte)


def _is_sure(pattern: Pattern, found: re.Match[str], string: str) -> bool:
    """Tell whether FOUND in STRING is the right match although there is more text after STRING."""
    if pattern.max_width is not None:
        return found.start() + pattern.max_width < len(string)
    return pattern.stays_in_line and string.find("\n", found.end()) >= 0


def _sure_end(pattern: Pattern, string: str, start: int, end: int) -> int:
    """Return before where in STRING a match must begin to be right although there is more text after END."""
    if pattern.stays_in_line:
        return string.rfind("\n", start, end) + 1
    return end - (pattern.max_width or 0)


def _last_beginning(program: re.Pattern[str], string: str, first: int, last: int, end: int) -> re.Match[str] | None:
    """Return the match of PROGRAM that begins last, at FIRST or later and before LAST, in STRING up to END.

    Python searches forward only: halve the stretch in which a later match could begin until there is none.
    """
    best: re.Match[str] | None = None
    low = middle = first
    while low < last:
        found = program.search(string, middle, end)
        if found is not None and found.start() < last:
            best = found
            low = found.start() + 1
        elif middle == low:
            break
        else:
            last = middle
        middle = (low + last) // 2
    return best
