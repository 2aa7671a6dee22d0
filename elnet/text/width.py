"""How many columns a character takes in a terminal."""

from __future__ import annotations

from functools import lru_cache

TAB, NEWLINE, DELETE = 9, 10, 127


def char_width(code: int, tab_width: int = 8) -> int:
    """Return the columns of the character numbered CODE; control characters are shown as two, raw bytes as four."""
    if 32 <= code < DELETE:
        return 1
    if code < 32:
        return tab_width if code == TAB else 0 if code == NEWLINE else 2
    if code == DELETE:
        return 2
    return _width(code)


@lru_cache(4096)
def _width(code: int) -> int:
    if code < 0xA0 or code > 0x10FFFF:
        return 4
    import unicodedata  # only beyond ASCII

    char = chr(code)
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    category = unicodedata.category(char)
    return 0 if category in ("Mn", "Me") or (category == "Cf" and code != 0xAD) or 0x1160 <= code <= 0x11FF else 1


def text_width(codes: list[int], tab_width: int = 8) -> int:
    """Return the columns of the characters numbered CODES together."""
    return sum([char_width(code, tab_width) for code in codes])
