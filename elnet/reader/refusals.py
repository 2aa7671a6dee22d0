"""Where the grammar has no token: which error Emacs signals there."""

from __future__ import annotations

import re

from elnet.reader.errors import EndOfText, InvalidSyntax
from elnet.reader.escapes import read_character
from elnet.reader.strings import read_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, NoReturn


RADIX: Final = re.compile("#(?:[bB]|[oO]|[xX]|([0-9]+)[rR])")
RADIX_OF_LETTER: Final = {"b": 2, "o": 8, "x": 16}
DIGITS: Final = re.compile("#[0-9]+")
SYMBOL_START: Final = re.compile("#[:_]|[^#]")
LONGER: Final = re.compile(r"#[s^]")
BITS: Final = re.compile("#&[0-9]*")


def refuse(text: str, start: int, end: int) -> NoReturn:
    """Signal what is wrong at START of TEXT, which goes up to END and has no token there."""
    if start >= end:
        raise EndOfText
    if text[start] == "?":
        read_character(text, start + 1, end)
        raise InvalidSyntax("?", end)
    if text[start] == '"':
        read_string(text, start + 1, end, end)
        raise EndOfText(start)
    if SYMBOL_START.match(text, start, end):
        raise EndOfText(start)
    refuse_hash(text, start, end)


def refuse_hash(text: str, start: int, end: int) -> NoReturn:
    """Signal what is wrong with the token that begins with the # at START of TEXT."""
    radix = RADIX.match(text, start, end)
    if radix:
        number = int(radix[1]) if radix[1] else RADIX_OF_LETTER[radix[0][1].lower()]
        raise InvalidSyntax(f"integer, radix {number}", radix.end())
    if text.startswith("#@", start, end):
        raise EndOfText(start)
    bits = BITS.match(text, start, end)
    if bits:
        if text.startswith('"', bits.end(), end):
            raise EndOfText(bits.end())
        raise InvalidSyntax("#&", bits.end())
    known = LONGER.match(text, start, end) or DIGITS.match(text, start, end)
    stop = known.end() if known else start + 1
    raise InvalidSyntax(text[start : min(stop + 1, end)], min(stop + 1, end))
