"""Shift JIS: half-width katakana in one byte beside the codes of a charset of 94 × 94 folded into two."""

from __future__ import annotations

import re

from elnet.objects.strings import char_text
from elnet.text.coding.charsets import Charset, Repertoire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_ASCII: Final = re.compile(rb"[\x00-\x7f]+")


class Variant:
    """A coding system of three charsets: of one byte, of katakana and of two bytes."""

    __slots__ = ("charsets", "repertoire")

    def __init__(self, charsets: list[Charset]) -> None:
        self.charsets = charsets
        self.repertoire = Repertoire(charsets[:3])


class Decoder:
    """Bytes to characters, piece by piece."""

    __slots__ = ("_pending", "_variant")

    def __init__(self, variant: Variant) -> None:
        self._variant = variant
        self._pending = b""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the characters of DATA, less a first byte at the end unless this is the FINAL piece."""
        data, self._pending = self._pending + data, b""
        parts: list[str] = []
        at = 0
        while at < len(data):
            if (plain := _ASCII.match(data, at)) is not None:
                parts.append(plain[0].decode("ascii"))
                at = plain.end()
                continue
            lead = data[at]
            is_pair = 0x81 <= lead <= 0x9F or 0xE0 <= lead <= 0xEF
            if is_pair and at + 1 == len(data) and not final:
                self._pending = data[at:]
                break
            if is_pair:
                char = self._pair(data[at : at + 2])
            else:
                char = self._variant.charsets[1].char(lead & 0x7F) if 0xA1 <= lead <= 0xDF else None
            parts.append(data[at : at + 1].decode("ascii", "surrogateescape") if char is None else char_text(char))
            at += 2 if is_pair and char is not None else 1
        return "".join(parts)

    def _pair(self, pair: bytes) -> int | None:
        if len(pair) < 2 or not (0x40 <= pair[1] <= 0x7E or 0x80 <= pair[1] <= 0xFC):
            return None
        lead, trail = pair
        row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2
        cell = trail - (0x40 if trail < 0x7F else 0x41)
        row, cell = row + cell // 94, cell % 94
        return self._variant.charsets[2].char((row + 0x21) << 8 | cell + 0x21)


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
        if charset.dimension == 1:
            return bytes([code | 0x80])
        row, cell = (code >> 8) - 0x21, (code & 0xFF) - 0x21
        cell += 94 * (row % 2)
        lead = row // 2 + 0x81
        return bytes([lead if lead < 0xA0 else lead + 0x40, cell + (0x40 if cell < 0x3F else 0x41)])
