"""Balanced expressions: finding where lists, strings and symbols end, by syntax classes alone.

A scan goes from character to character and counts parentheses.  DEPTH says how many are to be left before anything counts; a
scan for expressions (SEXPS) stops after symbols and strings, too.  Comments are text like any other.
"""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.text.chunks import Text
from elnet.text.syntax import CLASS_NUMBERS, PUNCTUATION, SYMBOL, WORD, SyntaxTable

OPEN, CLOSE, PREFIX, STRING, MATH, ESCAPE, QUOTING, FENCE = (CLASS_NUMBERS[letter] for letter in "()'\"$\\/|")
PREFIX_FLAG = 1 << 20
_SYMBOL_PARTS = frozenset((WORD, SYMBOL, PREFIX))
_QUOTES = frozenset((ESCAPE, QUOTING))


class ScanError(Exception):
    """An expression is not balanced: the arguments are what is wrong and the places, from 0, where it begins and is noticed."""


class Scan:
    """A scan of TEXT between LOW and HIGH, offsets from 0, with the classes of SYNTAX."""

    def __init__(self, text: Text, low: int, high: int, syntax: SyntaxTable, sexps: bool) -> None:
        self.text = text
        self.low = low
        self.high = high
        self.syntax = syntax
        self.sexps = sexps

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
        while place < self.high:
            kind = self._class(place)
            if depth == least:
                good = place
            here, place = place, place + 1
            if self._is_prefix(here):
                continue
            if kind in _QUOTES:
                place, kind = self._after(place, good), WORD
            if kind in (WORD, SYMBOL):
                if not depth and self.sexps:
                    return self._symbol_end(place, good)
                continue
            if kind == MATH and self.sexps:
                place += self._same(place, here)
                math = not math
                kind = OPEN if math else CLOSE
            if kind == OPEN:
                depth += 1
            elif kind == CLOSE:
                depth -= 1
                if depth < least:
                    raise ScanError("Containing expression ends prematurely", good, place)
            elif kind in (STRING, FENCE):
                place = self._string_end(place, here, kind, good)
                if not depth and self.sexps:
                    return place
                continue
            else:
                continue
            if not depth:
                return place
        if depth:
            raise ScanError("Unbalanced parentheses", good, place)
        return None

    def _backward(self, place: int, depth: int) -> int | None:
        least, good, math = min(depth, 0), place, False
        while place > self.low:
            place -= 1
            kind = self._class(place)
            if depth == least:
                good = place
            if self._is_quoted(place):
                place, kind = place - 1, WORD
            elif self._is_prefix(place):
                continue
            if kind in (WORD, SYMBOL, ESCAPE, QUOTING):
                if not depth and self.sexps:
                    return self._symbol_start(place)
                continue
            if kind == MATH and self.sexps:
                place -= place > self.low and self._same(place - 1, place)
                math = not math
                kind = CLOSE if math else OPEN
            if kind == CLOSE:
                depth += 1
            elif kind == OPEN:
                depth -= 1
                if depth < least:
                    raise ScanError("Containing expression ends prematurely", good, place)
            elif kind in (STRING, FENCE):
                place = self._string_start(place, kind, good)
                if not depth and self.sexps:
                    return place
                continue
            else:
                continue
            if not depth:
                return place
        if depth:
            raise ScanError("Unbalanced parentheses", good, place)
        return None

    # Their parts

    def _symbol_end(self, place: int, good: int) -> int:
        while place < self.high:
            kind = self._class(place)
            if kind in _QUOTES:
                place = self._after(place + 1, good)
            elif kind in _SYMBOL_PARTS:
                place += 1
            else:
                break
        return place

    def _symbol_start(self, place: int) -> int:
        while place > self.low:
            if self._is_quoted(place - 1):
                place -= 1
            elif self._class(place - 1) not in _SYMBOL_PARTS | _QUOTES:
                break
            place -= 1
        return place

    def _string_end(self, place: int, start: int, kind: int, good: int) -> int:
        while True:
            if place >= self.high:
                raise ScanError("Unbalanced parentheses", good, place)
            found = self._class(place)
            if found == kind and (kind == FENCE or self._same(place, start)):
                return place + 1
            place += 2 if found in _QUOTES else 1

    def _string_start(self, end: int, kind: int, good: int) -> int:
        place = end
        while True:
            if place <= self.low:
                raise ScanError("Unbalanced parentheses", good, place)
            place -= 1
            if self._class(place) == kind and (kind == FENCE or self._same(place, end)) and not self._is_quoted(place):
                return place

    def _after(self, place: int, good: int) -> int:
        """Return the place after the character after PLACE, which is quoted."""
        if place >= self.high:
            raise ScanError("Unbalanced parentheses", good, place)
        return place + 1

    def prefix_start(self, place: int) -> int:
        """Return where the prefixes of an expression, such as quotes, that end at PLACE begin."""
        while place > self.low and not self._is_quoted(place - 1):
            if self._class(place - 1) != PREFIX and not self._is_prefix(place - 1):
                break
            place -= 1
        return place

    # Characters

    def _class(self, place: int) -> int:
        return self.syntax.class_of(char_code(self.text.char(place))) if place < self.text.length else PUNCTUATION

    def _is_prefix(self, place: int) -> bool:
        entry = self.syntax.get(char_code(self.text.char(place)))
        return bool(getattr(entry, "car", 0) & PREFIX_FLAG)

    def _is_quoted(self, place: int) -> bool:
        quoted = False
        while place > self.low and self._class(place - 1) in _QUOTES:
            place -= 1
            quoted = not quoted
        return quoted

    def _same(self, place: int, other: int) -> bool:
        return place < self.high and self.text.char(place) == self.text.char(other)
