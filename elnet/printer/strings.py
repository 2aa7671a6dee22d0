"""The text between the quotes of a string as `prin1` writes it."""

from __future__ import annotations

import re

from elnet.objects.cons import list_from
from elnet.objects.strings import LString, char_code, multibyte_text
from elnet.objects.symbols import intern
from elnet.printer.options import PrintOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final


ALWAYS: Final = '"\\\\\udc80-\udcff'
CHARSET: Final = intern("charset")
NEWLINES: Final = {"\n": "\\n", "\f": "\\f"}


def string_escaper(options: PrintOptions) -> Callable[[LString], str]:
    """Return the function that writes a string with its quotes as OPTIONS say."""
    multibyte = options.escape_multibyte or (options.escape_nonascii and options.unibyte_output)
    special = re.compile(
        "["
        + ALWAYS
        + ("\n\f" if options.escape_newlines else "")
        + ("\0-\x1f\x7f" if options.escape_control_characters else "")
        + ("\x80-\U0010ffff" if multibyte else "")
        + "]"
    )

    def escape(match: re.Match[str]) -> str:
        char = match[0]
        if char in '"\\':
            return "\\" + char
        if char in NEWLINES and options.escape_newlines:
            return NEWLINES[char]
        following = match.string[match.end() : match.end() + 1]
        return escaped_character(char, following)

    def quoted(string: LString) -> str:
        text = string.text if string.multibyte else multibyte_text(string)
        return f'"{special.sub(escape, text)}"' if special.search(text) else f'"{text}"'

    return quoted


def escaped_character(char: str, following: str) -> str:
    """Return CHAR written as a number, so that FOLLOWING, the character after it, does not become part of it."""
    code = char_code(char)
    if code >= 0x3FFF80:
        return f"\\{code - 0x3FFF00:o}"
    if code < 0x80:
        return f"\\{code:03o}" if following and following in "01234567" else f"\\{code:o}"
    separator = "\\ " if following and following in "0123456789abcdefABCDEF" else ""
    return f"\\x{code:04x}{separator}"


def printed_properties(string: LString, charset: str) -> list[tuple[int, int, object]]:
    """Return start, end and property list of what is printed of STRING's properties.

    CHARSET tells whether the property `charset`, which decoding leaves, is printed: "always", "never", or by "default" where
    the text alone does not show it.
    """
    found: list[tuple[int, int, object]] = []
    for start, end, plist in string.properties.runs():  # type: ignore[attr-defined]
        without = charset == "never" or (charset == "default" and _is_evident(string.text[start:end], plist.get(CHARSET)))
        flat = [item for key, value in plist.items() if not (without and key is CHARSET) for item in (key, value)]
        if flat:
            found.append((start, end, list_from(flat)))
    return found


def _is_evident(text: str, charset: object) -> bool:
    """Tell whether CHARSET is the one that each character of TEXT beyond ASCII belongs to anyway."""
    name = getattr(charset, "name", "")
    return all(char < "\x80" or name == ("unicode-bmp" if char <= "\uffff" else "unicode") for char in text)
