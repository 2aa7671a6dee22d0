"""Format strings taken apart, and numbers as their directives want them."""

from __future__ import annotations

import re
from functools import lru_cache

from elnet.objects.numbers import MOST_NEGATIVE_FIXNUM
from elnet.printer.numbers import integer_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SPECIFICATION: Final = re.compile(r"%(?:([0-9]+)\$)?([-+ 0#]*)([0-9]*)(?:\.([0-9]*))?(.?)", re.DOTALL)
INTEGERS: Final = "dioxX"
FLOATS: Final = "efg"
KNOWN: Final = frozenset("sSc%" + INTEGERS + FLOATS)


class Directive:
    """One `%…` of a format string: from START to END, FIELD is the number before `$` or None, LETTER "" where it is missing.

    PRECISION is None if there is none.
    """

    __slots__ = ("end", "field", "flags", "letter", "precision", "start", "width")

    def __init__(
        self, start: int, end: int, field: int | None, flags: str, width: int, precision: int | None, letter: str
    ) -> None:
        self.start = start
        self.end = end
        self.field = field
        self.flags = flags
        self.width = width
        self.precision = precision
        self.letter = letter

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the letter matters."""
        return not self.width and self.precision is None and not self.flags


Piece = str | Directive


@lru_cache(2000)
def directives(text: str) -> tuple[Piece, ...]:
    """Return the literal texts and the directives of the format string TEXT, in order; `%%` is a directive too."""
    pieces: list[Piece] = []
    done = 0
    while (start := text.find("%", done)) >= 0:
        if start > done:
            pieces.append(text[done:start])
        match = SPECIFICATION.match(text, start)
        assert match
        field, flags, width, precision, letter = match.groups()
        done = match.end()
        pieces.append(
            Directive(
                start,
                done,
                None if field is None else int(field),
                flags,
                int(width or 0),
                None if precision is None else int(precision or 0),
                letter,
            )
        )
    if done < len(text):
        pieces.append(text[done:])
    return tuple(pieces)


def sign_of(negative: bool, flags: str) -> str:
    """Return the sign to write before a number."""
    return "-" if negative else "+" if "+" in flags else " " if " " in flags else ""


def integer_field(value: int, directive: Directive) -> str:
    """Return VALUE as DIRECTIVE, one of d, i, o, x and X, wants it."""
    flags, precision, letter = directive.flags, directive.precision, directive.letter
    size = abs(value)
    digits = integer_text(size) if letter in "di" else format(size, letter)
    prefix = sign_of(value < 0, flags)
    if precision is not None:
        precision -= value < MOST_NEGATIVE_FIXNUM  # Emacs counts the sign of a negative bignum
        digits = "" if precision == 0 and size == 0 else digits.rjust(precision, "0")
    if "#" in flags and letter in "xX" and size:
        prefix += "0" + letter
    elif "#" in flags and letter == "o" and not digits.startswith("0"):
        digits = "0" + digits
    return padded(prefix, digits, directive, zeros=precision is None)


MOST_DIGITS = 1 << 30
"""How precise Python can be."""


def float_field(value: float, directive: Directive) -> str:
    """Return VALUE as DIRECTIVE, one of e, f and g, wants it."""
    flags, letter = directive.flags, directive.letter
    if value - value != 0:
        return special_field(value, directive)
    precision = 6 if directive.precision is None else directive.precision
    alternate = "#" if "#" in flags else ""
    if precision > MOST_DIGITS:
        raise MemoryError
    digits = format(abs(value), f"{alternate}.{precision}{letter}")
    negative = value < 0 or (value == 0 and str(value)[0] == "-")
    return padded(sign_of(negative, flags), digits, directive, zeros=True)


def special_field(value: float, directive: Directive) -> str:
    """Return an infinity or a NaN as DIRECTIVE wants it; zeros never fill it up."""
    import math

    negative = math.copysign(1, value) < 0
    word = "nan" if value != value else "inf"
    return padded(sign_of(negative, directive.flags), word, directive, zeros=False)


def padded(prefix: str, digits: str, directive: Directive, zeros: bool) -> str:
    """Return PREFIX and DIGITS filled up to the width of DIRECTIVE, by zeros between them if it says so and ZEROS."""
    width, flags = directive.width, directive.flags
    missing = width - len(prefix) - len(digits)
    if missing <= 0:
        return prefix + digits
    if "-" in flags:
        return prefix + digits + " " * missing
    if zeros and "0" in flags:
        return prefix + "0" * missing + digits
    return " " * missing + prefix + digits
