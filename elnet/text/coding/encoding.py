"""Encoding: characters to bytes."""

from __future__ import annotations

import codecs

from elnet.objects.strings import without_stand_ins
from elnet.text.coding.handlers import QUESTION_MARK, SPACE, TEXT_SPACE
from elnet.text.coding.systems import DOS, MAC, Coding
from elnet.text.conversion import multibyte_of_unibyte

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final


class Encoder:
    """Encodes text in CODING, piece by piece: only the first piece gets a signature."""

    __slots__ = ("_codec", "_signature", "coding")

    def __init__(self, coding: Coding) -> None:
        self.coding = coding
        self._signature = coding.system.signature != "no"
        self._codec: Any = None

    def encode(self, text: str, multibyte: bool = True) -> bytes:
        """Return the bytes of TEXT, the text of a MULTIBYTE string or of a unibyte one."""
        if not multibyte:
            text = multibyte_of_unibyte(text)
        line_end = self.coding.line_end
        if line_end == DOS:
            text = text.replace("\n", "\r\n")
        elif line_end == MAC:
            text = text.replace("\n", "\r")
        if self._signature:
            text, self._signature = "\ufeff" + text, False
        codec = self.coding.system.codec
        if codec == "utf-8" or not codec:
            return without_stand_ins(text).encode("utf-8", "surrogateescape")
        if self._codec is None:
            self._codec = codecs.getincrementalencoder(codec)(_handler(codec))
        # Each piece ends in the codec's first state, for another piece may never come.
        data: bytes = self._codec.encode(text, True)
        return data


def _handler(codec: str) -> str:
    if codec == "ascii":
        return QUESTION_MARK
    return TEXT_SPACE if codec.startswith("utf-") else SPACE


def encoded(text: str, coding: Coding, multibyte: bool = True) -> bytes:
    """Return the bytes of TEXT, which is complete."""
    return Encoder(coding).encode(text, multibyte)


def can_encode(text: str, coding: Coding) -> bool:
    """Tell whether CODING has all characters of TEXT; raw bytes count as such."""
    codec = coding.system.codec
    if text.isascii() or codec in ("", "utf-8"):
        return True
    try:
        text.translate(_NO_RAW_BYTES).encode(codec)
    except UnicodeEncodeError:
        return False
    return True


_NO_RAW_BYTES: Final = dict.fromkeys(range(0xDC80, 0xDD00))
