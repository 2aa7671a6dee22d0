"""Encoding: characters to bytes."""

from __future__ import annotations

from elnet.objects.strings import without_stand_ins
from elnet.text.coding.systems import DOS, MAC, Coding
from elnet.text.coding.types import new_encoder, repertoire
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
        system = self.coding.system
        if system.codec == "utf-8" or system.kind in _WITHOUT_CODEC:
            return without_stand_ins(text).encode("utf-8", "surrogateescape")
        if self._codec is None:
            self._codec = new_encoder(system)
        # Each piece ends in the codec's first state, for another piece may never come.
        data: bytes = self._codec.encode(text, True)
        return data


def encoded(text: str, coding: Coding, multibyte: bool = True) -> bytes:
    """Return the bytes of TEXT, which is complete."""
    return Encoder(coding).encode(text, multibyte)


def can_encode(text: str, coding: Coding) -> bool:
    """Tell whether CODING has all characters of TEXT; raw bytes count as such."""
    system = coding.system
    if text.isascii() or system.codec == "utf-8" or system.kind in _WITHOUT_CODEC:
        return True
    text = text.translate(_NO_RAW_BYTES)
    known = repertoire(system)
    if known is not None:
        return all(known.find(char) is not None for char in set(text))
    try:
        text.encode(system.codec)
    except UnicodeEncodeError:
        return False
    return True


_WITHOUT_CODEC: Final = ("undecided", "raw-text")
_NO_RAW_BYTES: Final = dict.fromkeys(range(0xDC80, 0xDD00))
