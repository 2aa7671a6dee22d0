"""Numbers as Emacs prints them: floats, integers, integers as characters."""

from __future__ import annotations

import re
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


FORMAT: Final = re.compile(r"%\.([0-9]*)([efg])")
ESCAPED_CHARACTERS: Final = frozenset("\"'();[\\]{}")
NAMED_CHARACTERS: Final = {8: "?\\b", 9: "?\\t", 10: "?\\n", 12: "?\\f", 13: "?\\r", 32: "?\\s"}
LONG: Final = 1 << 13000
"""From here on Python refuses to write an integer in decimal at once."""


def integer_text(value: int) -> str:
    """Return VALUE in decimal."""
    return str(value) if -LONG < value < LONG else long_integer_text(value)


def long_integer_text(value: int) -> str:
    """Return VALUE in decimal, halving it until Python takes the parts."""
    if value < 0:
        return "-" + long_integer_text(-value)
    if value < LONG:
        return str(value)
    digits = int(value.bit_length() * 0.30103) // 2
    high, low = divmod(value, 10**digits)
    return long_integer_text(high) + long_integer_text(low).rjust(digits, "0")


def float_text(value: float) -> str:
    """Return VALUE with as few digits as read back the same, but in plain notation up to 15 digits."""
    shortest = repr(value)
    if "e" not in shortest and "n" not in shortest and len(shortest) < 16:
        return shortest
    if value != value:
        return not_a_number_text(value)
    if value in (float("inf"), float("-inf")):
        return "1.0e+INF" if value > 0 else "-1.0e+INF"
    smallest = 15 if abs(value) >= 2.2250738585072014e-308 else 1
    for precision in range(smallest, 18):
        text = f"{value:.{precision}g}"
        if float(text) == value:
            break
    return text if "." in text or "e" in text else text + ".0"


def not_a_number_text(value: float) -> str:
    """Return the NaN VALUE with its sign and what it carries."""
    bits: int = struct.unpack("<Q", struct.pack("<d", value))[0]
    return f"{'-' if bits >> 63 else ''}{bits & (1 << 51) - 1}.0e+NaN"


def formatted_float(value: float, output_format: str | None) -> str:
    """Return VALUE by OUTPUT_FORMAT, or as if there were none if that is not one of Emacs's."""
    match = FORMAT.fullmatch(output_format) if output_format else None
    if not match or value - value != 0:
        return float_text(value)
    digits, kind = match[1], match[2]
    precision = int(digits or "0")
    if precision > 15 or (precision == 0 and digits and kind != "f"):
        return float_text(value)
    text = f"{value:.{precision}{kind}}"
    bare = text.lstrip("-").isdigit() and not (digits and precision == 0)
    return text + ".0" if bare else text


def character_text(value: int) -> str | None:
    """Return VALUE as a character literal if it is a graphic character or has an escape of its own, else None."""
    if value in NAMED_CHARACTERS:
        return NAMED_CHARACTERS[value]
    if not 32 < value <= 0x10FFFF:
        return None
    import unicodedata  # only this option needs it

    char = chr(value)
    category = unicodedata.category(char)
    if category[0] not in "LNPS" and category != "Co":
        return None
    return f"?\\{char}" if char in ESCAPED_CHARACTERS else f"?{char}"
