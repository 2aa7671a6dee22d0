"""Escape sequences: what a backslash and its followers denote, in a character and in a string.

A sequence denotes a character code with modifier bits above it.  The functions take the text and the place after the
backslash, return the code and the place after the sequence, and signal what Emacs does about a malformed one.
"""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import MAX_CHAR, char_code
from elnet.reader.errors import EndOfText, EscapeError, InvalidSyntax, escape_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


ALT: Final = 0x400000
SUPER: Final = 0x800000
HYPER: Final = 0x1000000
SHIFT: Final = 0x2000000
CONTROL: Final = 0x4000000
META: Final = 0x8000000

MODIFIERS: Final = {"A": ALT, "s": SUPER, "H": HYPER, "S": SHIFT, "C": CONTROL, "M": META}
NAMED: Final = {"a": 7, "b": 8, "d": 127, "e": 27, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "s": 32}
OCTAL: Final = frozenset("01234567")
HEXADECIMAL: Final = frozenset("0123456789abcdefABCDEF")
BOUNDARIES: Final = frozenset("\"';()[]#?`,." + "".join(map(chr, range(33))))
"""What may follow a character literal."""
_LIMIT: Final = 0x10000000


def read_escape(text: str, position: int, end: int, in_string: bool = False) -> tuple[int, int]:
    """Read the sequence whose backslash is before POSITION in TEXT, which goes up to END."""
    modifiers: list[int] = []
    while True:
        if position >= end:
            raise EndOfText
        char = text[position]
        modifier = CONTROL if char == "^" else MODIFIERS.get(char)
        if modifier is None or (char == "s" and (in_string or not text.startswith("-", position + 1, end))):
            code, position = _plain_escape(text, position, end)
            break
        modifiers.append(modifier)
        position += 1
        if char != "^":
            if not text.startswith("-", position, end):
                raise escape_error(f"\\{char} not followed by -", position, position >= end)
            position += 1
        if position >= end:
            if in_string:
                raise EndOfText
            return -1, position
        char = text[position]
        position += 1
        if char != "\\":
            code = char_code(char)
            break
    for modifier in reversed(modifiers):
        code = _with_control(code) if modifier == CONTROL else code | modifier
    return code, position


def read_character(text: str, position: int, end: int) -> tuple[int, int]:
    """Read the character literal whose question mark is before POSITION: what it denotes and the place after it."""
    if position >= end:
        raise EndOfText
    char = text[position]
    code, position = read_escape(text, position + 1, end) if char == "\\" else (char_code(char), position + 1)
    if code >= 0 and code & MAX_CHAR >= 0x3FFF80:
        code -= 0x3FFF00
    if position < end and text[position] not in BOUNDARIES and char not in " \t":
        raise InvalidSyntax("?", position)
    return code, position


def _with_control(code: int) -> int:
    """Return CODE with the control key held down: an ASCII control character where there is one."""
    key, modifiers = code & MAX_CHAR, code & ~MAX_CHAR
    if key == 0x3F:
        return 0x7F | modifiers
    if 0x40 <= key <= 0x5F or 0x61 <= key <= 0x7A:
        return key & 0x1F | modifiers
    return code | CONTROL


def _plain_escape(text: str, position: int, end: int) -> tuple[int, int]:
    """Read a sequence that begins with no modifier, at POSITION."""
    char = text[position]
    if char in NAMED:
        return NAMED[char], position + 1
    if char in OCTAL:
        stop = _end_of_digits(text, position, min(position + 3, end), OCTAL)
        return _byte_character(int(text[position:stop], 8), stop)
    if char == "x":
        return _hexadecimal(text, position + 1, end)
    if char in "uU":
        return _unicode(text, position + 1, end, 4 if char == "u" else 8)
    if char == "N":
        return _named(text, position + 1, end)
    if char == "\n":
        raise escape_error("\\<newline>", position)
    return char_code(char), position + 1


def _byte_character(code: int, position: int) -> tuple[int, int]:
    """Return CODE as a raw byte's character if it is a byte above ASCII; `read_character` makes it a byte again."""
    return code + 0x3FFF00 if 0x80 <= code < 0x100 else code, position


def _end_of_digits(text: str, position: int, end: int, digits: frozenset[str]) -> int:
    """Return where the DIGITS at POSITION end."""
    while position < end and text[position] in digits:
        position += 1
    return position


def _hexadecimal(text: str, position: int, end: int) -> tuple[int, int]:
    stop = _end_of_digits(text, position, end, HEXADECIMAL)
    if stop == position:
        raise escape_error("\\x not followed by hex digit", position, position >= end)
    code = int(text[position:stop], 16)
    if code >= _LIMIT:
        while code >= _LIMIT << 4:
            code >>= 4
        raise lisp_error(f"Hex character out of range: \\x{code:x}...")
    return _byte_character(code, stop)


def _unicode(text: str, position: int, end: int, count: int) -> tuple[int, int]:
    digits = text[position : min(position + count, end)]
    for digit in digits:
        if digit not in HEXADECIMAL:
            raise lisp_error(f"Non-hex character used for Unicode escape: {digit} ({char_code(digit)})")
    if len(digits) < count:
        letter = "u" if count == 4 else "U"
        message = f"Malformed Unicode escape: \\{letter}{int(digits or '0', 16):x}"
        raise EscapeError(message, position, unfinished=True)
    code = int(digits, 16)
    if code > 0x10FFFF:
        raise lisp_error(f"Non-Unicode character: 0x{code:x}")
    return code, position + count


def _named(text: str, position: int, end: int) -> tuple[int, int]:
    if text[position : position + 1] != "{" or position >= end:
        raise InvalidSyntax("Expected opening brace after \\N", position + 1)
    close = text.find("}", position, end)
    if close < 0:
        raise EndOfText
    name = text[position + 1 : close]
    for char in name:
        if ord(char) > 127:
            raise InvalidSyntax(f"Invalid character U+{ord(char):04X} in character name", close)
    if not name:
        raise InvalidSyntax("Empty character name", close + 1)
    code = character_named(re.sub("[ \t\n\f\r]+", " ", name))
    if code is None:
        raise InvalidSyntax(f"\\N{{{name}}}", close + 1)
    return code, close + 1


def character_named(name: str) -> int | None:
    """Return the code of the character with the Unicode NAME, or written `U+41`; None if there is none."""
    if name.startswith("U+"):
        return _scalar(name[2:])
    if name.upper().startswith("CJK IDEOGRAPH-"):
        return _scalar(name[14:])
    if name.upper().startswith("CJK UNIFIED IDEOGRAPH-"):
        return None
    import unicodedata  # a third of a millisecond that few programs need

    try:
        return ord(unicodedata.lookup(name))
    except (KeyError, TypeError):
        return None


def _scalar(digits: str) -> int | None:
    code = int(digits, 16) if digits and HEXADECIMAL.issuperset(digits) else MAX_CHAR
    return code if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None
