"""String literals: the text between two quotes, and whether it makes a unibyte or a multibyte string.

A literal is multibyte if it holds a non-ASCII character that is no raw byte, however written, else unibyte.  While it is
decoded raw bytes are lone surrogates; a unibyte result turns them into U+0080…U+00FF.
"""

from __future__ import annotations

from elnet.objects.strings import EMPTY, MAX_CHAR, LString, char_text
from elnet.reader.errors import InvalidSyntax
from elnet.reader.escapes import CONTROL, META, SHIFT, read_escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


SIMPLE: Final = {
    '"': '"', "\\": "\\", "n": "\n", "t": "\t", "e": "\x1b", "r": "\r", "f": "\f", "a": "\a", "b": "\b", "v": "\v", "d": "\x7f",
    "s": " ", "\n": "", " ": "", "(": "(", ")": ")", "'": "'", "`": "`", "[": "[", "]": "]", "{": "{", "}": "}", "|": "|",
    "<": "<", ">": ">", "=": "=", ".": ".", "*": "*", "+": "+", "?": "?", "$": "$", "-": "-", "_": "_", "w": "w", "W": "W",
    ",": ",", ";": ";", "#": "#", "@": "@", "&": "&", "%": "%", "/": "/", ":": ":", "!": "!", "~": "~", "c": "c",
}  # fmt: skip
"""Escapes that say the same wherever they stand, for speed."""


def read_string(text: str, start: int, end: int, limit: int) -> LString:
    """Return the string whose literal's inside is TEXT from START to END; the source goes up to LIMIT."""
    backslash = text.find("\\", start, end)
    if backslash < 0:
        return string_of(text[start:end])
    pieces: list[str] = []
    while backslash >= 0:
        pieces.append(text[start:backslash])
        simple = SIMPLE.get(text[backslash + 1 : backslash + 2])
        if simple is None:
            code, start = read_escape(text, backslash + 1, limit, in_string=True)
            pieces.append(string_character(code, start))
        else:
            pieces.append(simple)
            start = backslash + 2
        backslash = text.find("\\", start, end)
    pieces.append(text[start:end])
    return string_of("".join(pieces))


def string_of(text: str) -> LString:
    """Return TEXT, in which lone surrogates are raw bytes, as a string that is unibyte if it can be."""
    if not text:
        return EMPTY
    if text.isascii():
        return LString(text, False)
    try:
        return LString(text.encode("ascii", "surrogateescape").decode("latin-1"), False)
    except UnicodeEncodeError:
        return LString(text, True)


def string_character(code: int, position: int) -> str:
    """Return the character that an escape with the value CODE puts into a string; modifiers have few places there."""
    if 0 <= code <= MAX_CHAR:
        return char_text(code)
    if code == CONTROL | 0x20:
        return "\0"
    key, modifiers = code & MAX_CHAR, code & ~MAX_CHAR
    if modifiers & SHIFT and chr(key & 0x7F).isalpha() and key < 0x80:
        key, modifiers = ord(chr(key).upper()), modifiers & ~SHIFT
    if modifiers & META and key < 0x80:
        key, modifiers = key + 0x3FFF80, modifiers & ~META
    if modifiers:
        raise InvalidSyntax("Invalid modifier in string", position)
    return char_text(key)
