"""Strings: mutable text with properties, unibyte or multibyte.

TEXT is a Python string with one character per Lisp character.  In a multibyte string the raw bytes #x80…#xFF, which Emacs
numbers #x3FFF80…#x3FFFFF, are the lone surrogates U+DC80…U+DCFF, as Python's `surrogateescape` has them; in a unibyte
string every character is the byte itself, U+0000…U+00FF.  The few characters beyond Unicode that a program makes are there as
characters of private use.
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
    if code < 0xDC80:
        return code
    if code <= 0xDCFF:
        return code + RAW_BYTE_OFFSET
    if code == 0xDFFF:
        return LAST_CHARACTER
    return code if code < FIRST_STAND_IN else _meant.get(code, code)


LAST_CHARACTER = 0x3FFF7F
"""The last character that is no raw byte.  Regular expressions name it as the end of a range; texts hold it as U+DFFF."""


FIRST_STAND_IN = 0x10F800
"""The last 2048 characters of private use stand in for characters beyond Unicode, each for the first that needs it."""
_meant: dict[int, int] = {}
"""The stand-ins in use, and what they stand for.  Like the names of symbols they are the same everywhere in a process."""
_stand_ins: dict[int, str] = {}


def without_stand_ins(text: str) -> str:
    """Return TEXT with the bytes of which Emacs makes characters beyond Unicode, as raw bytes, in the place of these."""
    return text.translate(_bytes) if _meant and not text.isascii() else text


_bytes: dict[int, str] = {}


def _stand_in(code: int) -> str:
    """Return what stands in a text for the character CODE beyond Unicode; there are at most 2046 different ones."""
    char = _stand_ins.get(code)
    if char is None:
        place = 0x10FFFD - len(_stand_ins)
        if place < FIRST_STAND_IN:
            raise BeyondUnicode(f"character #x{code:x} is beyond Unicode, and there are too many of these")
        char = _stand_ins[code] = chr(place)
        _meant[place] = code
        _bytes[place] = _internal_bytes(code).decode("ascii", "surrogateescape")
    return char


def _internal_bytes(code: int) -> bytes:
    """Return the bytes of the character CODE beyond Unicode: UTF-8 with larger numbers."""
    last = [0x80 | code >> shift & 0x3F for shift in (18, 12, 6, 0)]
    return bytes([0xF8, *last]) if code > 0x1FFFFF else bytes([0xF0 | code >> 18, *last[1:]])


class BeyondUnicode(ValueError):
    """A character that Emacs has and a Python string cannot hold."""


def char_text(code: int) -> str:
    """Return the Python character for Emacs's character number CODE.

    The numbers #x110000…#x3FFF7E, which Unicode does not have and a Python string cannot hold, have stand-ins.
    """
    if code > 0x10FFFF:
        if code == LAST_CHARACTER:
            return "\udfff"
        return _stand_in(code) if code < 0x3FFF80 else chr(code - RAW_BYTE_OFFSET)
    return chr(code)
