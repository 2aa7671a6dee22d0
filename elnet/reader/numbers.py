"""Numbers as Emacs writes them, from text to Python's `int` and `float`."""

from __future__ import annotations

import struct

from elnet.reader.errors import InvalidSyntax

RADIXES = {"b": 2, "o": 8, "x": 16}
MANTISSA = (1 << 51) - 1
LONG = 4000
QUIET_NAN = 0x7FF8 << 48


def read_integer(text: str) -> int:
    """Return the integer written TEXT in decimal; Python itself refuses more than some thousand digits."""
    if text[-1] == ".":
        text = text[:-1]
    return int(text) if len(text) < LONG else long_integer(text)


def long_integer(text: str) -> int:
    """Return the integer of many digits written TEXT, halving them until Python takes them."""
    sign = -1 if text[0] == "-" else 1
    digits = text.lstrip("+-")
    if len(digits) < LONG:
        return sign * int(digits)
    middle = len(digits) // 2
    low = digits[middle:]
    power: int = 10 ** len(low)
    return sign * (long_integer(digits[:middle]) * power + long_integer(low))


def read_float(text: str) -> float:
    """Return the float written TEXT, where `e+INF` and `e+NaN` end what Python does not know."""
    if text[-1] == "F":
        return -float("inf") if text[0] == "-" else float("inf")
    if text[-1] == "N":
        return not_a_number(text[0] == "-", int("0" + text[:-5].lstrip("+-").partition(".")[0]))
    return float(text)


def not_a_number(negative: bool, payload: int) -> float:
    """Return the NaN with the sign bit NEGATIVE that carries PAYLOAD."""
    bits = negative << 63 | QUIET_NAN | payload & MANTISSA
    found: float = struct.unpack("<d", struct.pack("<Q", bits))[0]
    return found


def read_radix_integer(text: str, end: int) -> int:
    """Return the integer written TEXT, such as #x1f or #24r1k, which ends at END of the source."""
    letter = text[1].lower()
    radix, digits = (RADIXES[letter], text[2:]) if letter in RADIXES else _radix_and_digits(text[1:].lower())
    try:
        if radix == 1 and digits.lstrip("+-").strip("0") == "":
            return 0
        return int(digits, radix) if 2 <= radix <= 36 else _invalid()
    except ValueError:
        raise InvalidSyntax(f"integer, radix {radix}", end)


def _radix_and_digits(text: str) -> tuple[int, str]:
    radix, _, digits = text.partition("r")
    return int(radix), digits


def _invalid() -> int:
    raise ValueError
