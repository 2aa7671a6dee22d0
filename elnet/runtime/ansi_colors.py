"""What the control sequences of terminals that select graphic renditions mean: a state of attributes and two colours.

As Lisp sees it, a state is a list of a bool-vector of 8 attributes, of which 1 to 7 are used, and the colours of the foreground
and the background: nil, 0 to 15 for the named ones, 16 to 255 for those of the palette, 256 + 65536 R + 256 G + B for others.
"""

from __future__ import annotations

import re

from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import BoolVector
from elnet.runtime import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from elnet.runtime.lisp import Lisp

SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
FRAGMENT = re.compile(r"\x1b(?:\[[0-?]*[ -/]*)?\Z")
PARAMETER = re.compile(r"([0-9]*)[m;]")
OFF = {21: (1,), 22: (1, 2), 23: (3,), 24: (4,), 25: (5, 6), 27: (7,)}
"""The attributes that a code turns off."""
LEVELS = (0, 95, 135, 175, 215, 255)
TRUE = 256
"""Where the numbers of colours that are given by their parts begin."""
Rendition = tuple[frozenset[int], int | None, int | None]


def codes_of(sequence: str) -> list[int]:
    """Return the numbers in SEQUENCE, what ends with an m; a missing one is 0."""
    return [int(code or 0) for code in PARAMETER.findall(sequence)]


def code_as_hex(color: int) -> str:
    """Return the colour numbered COLOR, which has no name, as #RRGGBB."""
    if color >= TRUE:
        return f"#{color - TRUE:06X}"
    if color >= 232:
        gray = 8 + 10 * (color - 232)
        return f"#{gray:02X}{gray:02X}{gray:02X}"
    high, low = divmod(color - 16, 6)
    red, green = divmod(high, 6)
    return "#{:02X}{:02X}{:02X}".format(*(LEVELS[part] for part in (red, green, low)))


class Renditions:
    """The state, of LISP, that sequences change."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.attributes = [False] * 8
        self.foreground: int | None = None
        self.background: int | None = None

    def load(self, state: object) -> None:
        """Begin with STATE, a list as Lisp has it."""
        bits, foreground, background = elements(state)
        vector = check.bool_vector(bits)
        self.attributes = [bool(each) for each in vector.bits]
        self.foreground = foreground if type(foreground) is int else None
        self.background = background if type(background) is int else None

    def store(self, state: object) -> None:
        """Change STATE, a list as Lisp has it, to what is held here."""
        cell = check.cons(state)
        vector = check.bool_vector(cell.car)
        vector.bits[:] = bytes(self.attributes)
        rest = check.cons(cell.cdr)
        rest.car = NIL if self.foreground is None else self.foreground
        check.cons(rest.cdr).car = NIL if self.background is None else self.background

    def clear(self) -> None:
        """Forget all attributes and colours."""
        self.attributes = [False] * 8
        self.foreground = self.background = None

    def obey(self, codes: Iterator[int]) -> None:
        """Do what CODES say, one after the other; one that is not known clears the state."""
        for code in codes:
            kind, digit = divmod(code, 10)
            if code in OFF:
                for attribute in OFF[code]:
                    self.attributes[attribute] = False
            elif 1 <= code <= 7:
                self.attributes[code] = True
            elif kind in (3, 4) and digit == 8:
                self._extended(kind == 3, codes)
            elif kind in (3, 4) and digit == 9:
                self._paint(kind == 3, None)
            elif kind in (3, 4, 9, 10) and digit < 8:
                self._paint(kind in (3, 9), digit + 8 * (kind > 4))
            else:
                self.clear()

    def _paint(self, front: bool, color: int | None) -> None:
        if front:
            self.foreground = color
        else:
            self.background = color

    def _extended(self, front: bool, codes: Iterator[int]) -> None:
        """Take a colour from the next CODES: 5 and its number, or 2 and its parts."""
        how = next(codes, None)
        parts = [next(codes, None) for _ in range({5: 1, 2: 3}.get(how or 0, 0))]
        known = [part for part in parts if part is not None and part < 256]
        if not parts or len(known) < len(parts):
            self.clear()
        elif how == 5:
            self._paint(front, known[0])
        else:
            self._paint(front, TRUE + known[0] * 65536 + known[1] * 256 + known[2])

    def face(self) -> object:
        """Return the face for the state, a list of them if there are several, nil if there is none."""
        found = [self._attribute_face(attribute) for attribute in range(1, 8) if self.attributes[attribute]]
        bright = self.attributes[1] and self.lisp.is_set("ansi-color-bold-is-bright")
        if self.background is not None:
            found.append(list_of(intern(":background"), self.color(self.background, "face-background")))
        if self.foreground is not None:
            shown = self.foreground + 8 if bright and self.foreground < 8 else self.foreground
            found.append(list_of(intern(":foreground"), self.color(shown, "face-foreground")))
        if not found:
            return NIL
        return found[0] if len(found) == 1 else list_from(found)

    def _attribute_face(self, attribute: int) -> object:
        return check.vector(self.lisp.value("ansi-color-basic-faces-vector")).items[attribute]

    def color(self, number: int, asking: str) -> object:
        """Return the colour NUMBER as faces have it; ASKING is the function that asks a face for a named one."""
        if number >= 16:
            return lisp_string(code_as_hex(number))
        kind = "bright" if number >= 8 else "normal"
        faces = check.vector(self.lisp.value(f"ansi-color-{kind}-colors-vector")).items
        return self.lisp.call(intern(asking), faces[number % 8], NIL, intern("default"))


def new_state() -> object:
    """Return a state without attributes and colours, as Lisp has it."""
    return list_of(BoolVector(bytearray(8)), NIL, NIL)


def iterate(function: Callable[[], object]) -> Iterator[int]:
    """Yield the numbers that FUNCTION returns until it returns nil."""
    while type(code := function()) is int:
        yield code
