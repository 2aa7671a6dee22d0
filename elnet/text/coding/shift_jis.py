"""Shift JIS: half-width katakana in one byte beside the codes of a charset of 94 × 94 folded into two."""

from __future__ import annotations

from elnet.objects.strings import char_text
from elnet.text.coding.charsets import Charset, Repertoire
from elnet.text.coding.stepwise import StepwiseDecoder, StepwiseEncoder


class Variant:
    """A coding system of three charsets: of one byte, of katakana and of two bytes."""

    __slots__ = ("charsets", "repertoire")

    def __init__(self, charsets: list[Charset]) -> None:
        self.charsets = charsets
        self.repertoire = Repertoire(charsets[:3])


class Decoder(StepwiseDecoder):
    """Bytes to characters, piece by piece."""

    __slots__ = ("_variant",)

    def __init__(self, variant: Variant) -> None:
        super().__init__()
        self._variant = variant

    def step(self, data: bytes, at: int) -> tuple[str, int] | None:
        """Return the text of what begins in DATA at AT and how long that is: 0 if it is wrong, None if it is not complete."""
        lead = data[at]
        size = 2 if 0x81 <= lead <= 0x9F or 0xE0 <= lead <= 0xEF else 1
        if at + size > len(data):
            return None
        if size == 2:
            char = self._pair(lead, data[at + 1])
        else:
            char = self._variant.charsets[1].char(lead & 0x7F) if 0xA1 <= lead <= 0xDF else None
        return ("", 0) if char is None else (char_text(char), size)

    def _pair(self, lead: int, trail: int) -> int | None:
        if not (0x40 <= trail <= 0x7E or 0x80 <= trail <= 0xFC):
            return None
        row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2
        cell = trail - (0x40 if trail < 0x7F else 0x41)
        row, cell = row + cell // 94, cell % 94
        return self._variant.charsets[2].char((row + 0x21) << 8 | cell + 0x21)


class Encoder(StepwiseEncoder):
    """Characters to bytes, a space for each that has none."""

    __slots__ = ()

    def __init__(self, variant: Variant) -> None:
        super().__init__(variant.repertoire)

    def written(self, charset: Charset, code: int) -> bytes:
        """Return the bytes of the character that has CODE in CHARSET."""
        if charset.dimension == 1:
            return bytes([code | 0x80])
        row, cell = (code >> 8) - 0x21, (code & 0xFF) - 0x21
        cell += 94 * (row % 2)
        lead = row // 2 + 0x81
        return bytes([lead if lead < 0xA0 else lead + 0x40, cell + (0x40 if cell < 0x3F else 0x41)])
