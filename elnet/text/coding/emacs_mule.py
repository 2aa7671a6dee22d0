"""Emacs's internal coding before Unicode: a leading byte that names the charset, then the code with the high bits on.

A charset of Emacs's own has a second leading byte, before which the first says only how large it is.
"""

from __future__ import annotations

import re

from elnet.objects.strings import char_text
from elnet.text.coding.charsets import Charset, Repertoire, charsets, with_leading_byte

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_OWN: Final = ((0xA0, 0xDF, 0x9A), (0xE0, 0xEF, 0x9B), (0xF0, 0xF4, 0x9C), (0xF5, 0xFE, 0x9D))
"""The ranges of the leading bytes of Emacs's own charsets, and what stands before each."""
_FIRST: Final = (0x9A, 0x9B, 0x9C, 0x9D)
_ASCII: Final = re.compile(rb"[\x00-\x7f]+")


class Variant:
    """A coding system of this type, with the charsets that it has."""

    __slots__ = ("by_leading_byte", "repertoire")

    def __init__(self) -> None:
        found = [each for each in with_leading_byte() if each.name != "ascii"]
        self.by_leading_byte: dict[int, Charset] = {}
        for each in found:
            self.by_leading_byte.setdefault(each.mule or 0, each)
        self.repertoire = Repertoire([charsets()["ascii"], *found])


class Decoder:
    """Bytes to characters, piece by piece."""

    __slots__ = ("_pending", "_variant")

    def __init__(self, variant: Variant) -> None:
        self._variant = variant
        self._pending = b""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the characters of DATA, less what may be incomplete unless this is the FINAL piece."""
        data, self._pending = self._pending + data, b""
        parts: list[str] = []
        at = 0
        while at < len(data):
            if (plain := _ASCII.match(data, at)) is not None:
                parts.append(plain[0].decode("ascii"))
                at = plain.end()
                continue
            char, size = self._character(data, at)
            if char is None and at + size > len(data) and not final:
                self._pending = data[at:]
                break
            parts.append(char_text(char) if char is not None else data[at : at + 1].decode("ascii", "surrogateescape"))
            at += 1 if char is None else size
        return "".join(parts)

    def _character(self, data: bytes, at: int) -> tuple[int | None, int]:
        """Return the character that begins in DATA at AT, if it is one and complete, and how many bytes it should have."""
        lead = data[at]
        start = at + 1
        if lead in _FIRST:
            if start == len(data):
                return None, 2
            lead = data[start]
            start += 1
            if not any(low <= lead <= high and first == data[at] for low, high, first in _OWN):
                return None, 1
        charset = self._variant.by_leading_byte.get(lead)
        if charset is None or (start == at + 1 and lead >= 0xA0):
            return None, 1
        code = data[start : start + charset.dimension]
        if any(byte < 0xA0 for byte in code):
            return None, 1
        char = (
            charset.char(int.from_bytes(bytes(byte & 0x7F for byte in code), "big")) if len(code) == charset.dimension else None
        )
        return char, start - at + charset.dimension


class Encoder:
    """Characters to bytes."""

    __slots__ = ("_variant",)

    def __init__(self, variant: Variant) -> None:
        self._variant = variant

    def encode(self, text: str, final: bool = True) -> bytes:
        """Return the bytes of TEXT, with a space for each character that has none."""
        return b"".join(map(self._bytes, text))

    def _bytes(self, char: str) -> bytes:
        if char < "\x80":
            return char.encode("ascii")
        if "\udc80" <= char <= "\udcff":
            return bytes([ord(char) - 0xDC00])
        found = self._variant.repertoire.find(char)
        if found is None:
            return b" "
        charset, code = found
        lead = charset.mule or 0
        before = b"".join(bytes([first]) for low, high, first in _OWN if low <= lead <= high)
        return before + bytes([lead]) + bytes(byte | 0x80 for byte in code.to_bytes(charset.dimension, "big"))
