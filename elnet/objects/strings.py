"""Strings: mutable text with properties, unibyte or multibyte.

TEXT is a Python string with one character per Lisp character.  In a multibyte string the raw bytes #x80…#xFF, which Emacs
numbers #x3FFF80…#x3FFFFF, are the lone surrogates U+DC80…U+DCFF, as Python's `surrogateescape` has them; in a unibyte
string every character is the byte itself, U+0000…U+00FF.
"""

from __future__ import annotations

from elnet.objects.base import LispObject

MAX_CHAR = 0x3FFFFF
RAW_BYTE_OFFSET = 0x3FFF00 - 0xDC00
"""What to add to a lone surrogate U+DC80…U+DCFF to get Emacs's number of that raw byte."""


class LString(LispObject):
    """A Lisp string; PROPERTIES is None or its `elnet.objects.intervals.Intervals`."""

    __slots__ = ("__weakref__", "multibyte", "properties", "text")

    text: str
    multibyte: bool
    properties: object

    def __init__(self, text: str, multibyte: bool, properties: object = None) -> None:
        self.text = text
        self.multibyte = multibyte
        self.properties = properties

    def __repr__(self) -> str:
        return f'"{self.text}"'

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True


EMPTY = LString("", False)
EMPTY_MULTIBYTE = LString("", True)
"""The empty strings: in Emacs there are no others."""


def lisp_string(text: str) -> LString:
    """Return TEXT as a Lisp string: unibyte if it is all ASCII, as Emacs's reader and `format` do, else multibyte."""
    return LString(text, not text.isascii())


_new = LString.__new__


def plain_string(text: str, multibyte: bool) -> LString:
    """Return TEXT as a string without properties: what the class does, in half the time (90 ns against 180 ns)."""
    string = _new(LString)
    string.text = text
    string.multibyte = multibyte
    string.properties = None
    return string


def unibyte_string(data: bytes) -> LString:
    """Return the unibyte string of the bytes DATA."""
    return LString(data.decode("latin-1"), False)


def multibyte_text(string: LString) -> str:
    """Return STRING's text as it would be in a multibyte string: bytes above #x7F become raw-byte characters."""
    text = string.text
    if string.multibyte or text.isascii():
        return text
    return text.encode("latin-1").decode("ascii", "surrogateescape")


def char_code(char: str) -> int:
    """Return Emacs's number of CHAR, one character of a multibyte text."""
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return code + RAW_BYTE_OFFSET
    return LAST_CHARACTER if code == 0xDFFF else code


LAST_CHARACTER = 0x3FFF7F
"""The last character that is no raw byte.  Regular expressions name it as the end of a range; texts hold it as U+DFFF."""


class BeyondUnicode(ValueError):
    """A character that Emacs has and a Python string cannot hold."""


def char_text(code: int) -> str:
    """Return the Python character for Emacs's character number CODE.

    Raises BeyondUnicode for the numbers #x110000…#x3FFF7E, which Unicode does not have and a Python string cannot hold.
    """
    if code > 0x10FFFF:
        if code == LAST_CHARACTER:
            return "\udfff"
        if code < 0x3FFF80:
            raise BeyondUnicode(f"character #x{code:x} is beyond Unicode and cannot be part of a text")
        return chr(code - RAW_BYTE_OFFSET)
    return chr(code)
