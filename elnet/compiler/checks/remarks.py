"""Remarks on a file: what is said of which place, and in which definition."""

from __future__ import annotations

import re
from bisect import bisect_right

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

Place = tuple[int, int]
"""Line and column, both from 1."""
TOKEN = re.compile(r"""\"(?:\\.|[^"\\])*"|;[^\n]*|\?\\?.|[()\[\]]|\#?'|(?P<symbol>(?:\\.|[^\s()\[\]"';`,])+)|[`,]""", re.DOTALL)
"""What Lisp text consists of, as far as parentheses and symbols matter."""


class Remark:
    """Something to be said of a PLACE in the definition called WHERE, empty at top level; EARLY, before others on its line."""

    def __init__(self, where: str, place: Place, message: str, early: bool) -> None:
        self.where = where
        self.place = place
        self.message = message
        self.early = early


class Remarks:
    """The remarks on the file PATH, whose text is TEXT; they are in order when a top-level form ends."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.found: list[Remark] = []
        self.where = ""
        self.here: Place = (1, 1)
        """The place of the form that is looked at."""
        self.suppressed: list[tuple[str, frozenset[str] | None]] = []
        """Kinds of remarks that are not wanted now, and the names they are not wanted for, None for all."""
        self.wanted: Callable[[str], bool] = lambda kind: True
        """Tells of a kind whether remarks of it are wanted at all."""
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._finished = 0

    def add(self, message: str, place: Place | None = None, kind: str = "", name: str = "", early: bool = False) -> None:
        """Say MESSAGE of PLACE, by default of the form that is looked at, unless KIND is suppressed for NAME.

        What is EARLY is said before the other remarks on that line.
        """
        if not self.is_suppressed(kind, name):
            self.found.append(Remark(self.where, place or self.here, message, early))

    def finish_form(self) -> None:
        """Put the remarks on the top-level form that ends here in the order of their places."""
        self.found[self._finished :] = sorted(self.found[self._finished :], key=_order)
        self._finished = len(self.found)

    def enter(self, form: Cons) -> None:
        """Note that FORM is looked at; without a place of its own it has that of the form around it."""
        place = self.place_of(form)
        if place is not None:
            self.here = place

    def of_symbol(self, symbol: Symbol, near: Place | None = None, which: int = 0) -> Place:
        """Return where SYMBOL is written in the list at NEAR, by default the form that is looked at; WHICH time of several.

        An element of the list itself is preferred to one of the lists in it.
        """
        place = near or self.here
        start = self._starts[place[0] - 1] + place[1] - 2
        deeper, found = None, 0
        depth = 0
        for token in TOKEN.finditer(self.text, start):
            depth += (token[0] in ("(", "[")) - (token[0] in (")", "]"))
            if token["symbol"] == symbol.name:
                if depth <= 1 and found == which:
                    return self._place(token.start())
                found += depth <= 1
                deeper = token.start() if deeper is None else deeper
            if depth <= 0 and token[0] != "#'" and token[0] != "'":
                break
        return place if deeper is None else self._place(deeper)

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place_of(self, form: object) -> Place | None:
        """Return the place of the first element of FORM, None if FORM is no list that was read from the file."""
        where = getattr(form, "where", None) if type(form) is Cons else None
        return (where[1], where[2] + 2) if where is not None and where[0] == self.path else None

    def is_suppressed(self, kind: str, name: str) -> bool:
        """Tell whether remarks of KIND on NAME are not wanted now."""
        if not self.wanted(kind):
            return True
        return any(unwanted in ("", kind) and (names is None or name in names) for unwanted, names in self.suppressed)


def wanted_kinds(value: object) -> Callable[[str], bool]:
    """Return what tells whether a kind is wanted where `byte-compile-warnings' has VALUE."""
    if type(value) is not Cons:
        return lambda kind: value is not NIL
    names = {item.name for item in elements(value) if isinstance(item, Symbol)}
    excluding = "not" in names

    def wanted(kind: str) -> bool:
        named = kind in names or kind.partition("-")[0] in names
        return not kind or named is not excluding

    return wanted


def _order(remark: Remark) -> tuple[int, int]:
    line, column = remark.place
    return line, 0 if remark.early else column
