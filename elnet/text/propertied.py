"""Strings as wholes: parts, sums and copies that keep their text properties, and the numbers of their characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from elnet.objects.conditions import lisp_error
from elnet.objects.intervals import Intervals
from elnet.objects.strings import (
    EMPTY,
    EMPTY_MULTIBYTE,
    LString,
    char_code,
    char_text,
    multibyte_text,
    plain_string,
    without_stand_ins,
)


def codes(string: LString) -> list[int]:
    """Return the numbers of STRING's characters."""
    if string.multibyte and not string.text.isascii():
        return list(map(char_code, string.text))
    return list(map(ord, string.text))


def string_of_codes(numbers: Iterable[int]) -> LString:
    """Return the string of the characters NUMBERS: multibyte unless all are ASCII."""
    numbers = list(numbers)
    try:
        return LString("".join(map(chr, numbers)), False) if max(numbers, default=0) < 0x80 else _multibyte(numbers)
    except ValueError as error:
        raise lisp_error(str(error)) from None


def _multibyte(numbers: list[int]) -> LString:
    return LString("".join(map(char_text, numbers)), True)


def code_at(string: LString, index: int) -> int:
    """Return the number of the character at INDEX of STRING."""
    char = string.text[index]
    return char_code(char) if string.multibyte else ord(char)


def substring(string: LString, start: int, end: int) -> LString:
    """Return the part of STRING between START and END, with its text properties."""
    if start == end:
        return EMPTY_MULTIBYTE if string.multibyte else EMPTY
    properties = string.properties
    if properties is None:
        return plain_string(string.text[start:end], string.multibyte)
    return LString(string.text[start:end], string.multibyte, properties.slice(start, end))  # type: ignore[attr-defined]


def copied(string: LString) -> LString:
    """Return a copy of STRING, with its text properties."""
    return substring(string, 0, len(string.text)) if string.properties else LString(string.text, string.multibyte)


def with_text(string: LString, text: str) -> LString:
    """Return TEXT, as long as STRING, as a string with STRING's text properties."""
    copy = copied(string)
    copy.text = text
    return copy


def joined(strings: Sequence[LString], separator: LString | None = None) -> LString:
    """Return STRINGS one after the other, with their properties and SEPARATOR between; multibyte if any of them is."""
    if separator is not None and separator.text and len(strings) > 1:
        between = [separator] * (2 * len(strings) - 1)
        between[::2] = strings
        strings = between
    multibyte = has_properties = False
    for string in strings:
        if string.multibyte:
            multibyte = True
        if string.properties is not None:
            has_properties = True
    if multibyte:
        text = "".join([string.text if string.multibyte else multibyte_text(string) for string in strings])
    else:
        text = "".join([string.text for string in strings])
    if not text:
        return EMPTY_MULTIBYTE if multibyte else EMPTY
    if not has_properties:
        return plain_string(text, multibyte)
    return LString(text, multibyte, joined_properties(strings))


def joined_properties(strings: Sequence[LString]) -> Intervals | None:
    """Return the text properties of STRINGS one after the other."""
    result = Intervals(0)
    for string in strings:
        properties = string.properties
        result.insert(result.length, len(string.text), properties if isinstance(properties, Intervals) else None)
    return result if result.has_properties() else None


def internal_bytes(string: LString) -> bytes:
    """Return the bytes of which STRING consists inside Emacs: those of its characters, raw bytes in two."""
    if not string.multibyte or string.text.isascii():
        return string.text.encode("latin-1")
    try:
        return without_stand_ins(string.text).encode("utf-8")
    except UnicodeEncodeError:
        return b"".join(map(_internal, string.text))


def _internal(char: str) -> bytes:
    code = char_code(char)
    if 0x10FFFF < code < 0x3FFF80:
        return without_stand_ins(char).encode("ascii", "surrogateescape")
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return bytes((0xC0 | (code >> 6) & 1, 0x80 | code & 0x3F))
    return char.encode("utf-8", "surrogatepass")
