"""Emacs's internal coding before Unicode: a leading byte that names the charset, then the code with the high bits on.

A charset of Emacs's own has a second leading byte, before which the first says only how large it is.
"""

from __future__ import annotations

from elnet.objects.strings import char_text
from elnet.text.coding.charsets import Charset, Repertoire, charsets, with_leading_byte
from elnet.text.coding.stepwise import StepwiseDecoder, StepwiseEncoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_OWN: Final = ((0xA0, 0xDF, 0x9A), (0xE0, 0xEF, 0x9B), (0xF0, 0xF4, 0x9C), (0xF5, 0xFE, 0x9D))
"""The ranges of the leading bytes of Emacs's own charsets, and what stands before each."""
_FIRST: Final = (0x9A, 0x9B, 0x9C, 0x9D)


class Variant:
    """A coding system of this type, with the charsets that it has."""

    __slots__ = ("by_leading_byte", "repertoire")

    def __init__(self) -> None:
        found = [each for each in with_leading_byte() if each.name != "ascii"]
        self.by_leading_byte: dict[int, Charset] = {}
        for each in found:
            self.by_leading_byte.setdefault(each.mule or 0, each)
        self.repertoire = Repertoire([charsets()["ascii"], *found])


class Decoder(StepwiseDecoder):
    """Bytes to characters, piece by piece."""

    __slots__ = ("_variant",)

    def __init__(self, variant: Variant) -> None:
        super().__init__()
        self._variant = variant

    def step(self, data: bytes, at: int) -> tuple[str, int] | None:
        """Return the text of what begins in DATA at AT and how long that is: 0 if it is wrong, None if it is not complete."""
        lead = data[at]
        start = at + 1
        if lead in _FIRST:
            if start == len(data):
                return None
            lead = data[start]
            start += 1
            if not any(low <= lead <= high and first == data[at] for low, high, first in _OWN):
                return "", 0
        charset = self._variant.by_leading_byte.get(lead)
        if charset is None or (start == at + 1 and lead >= 0xA0):
            return "", 0
        code = data[start : start + charset.dimension]
        if any(byte < 0xA0 for byte in code):
            return "", 0
        if len(code) < charset.dimension:
            return None
        char = charset.char(int.from_bytes(bytes(byte & 0x7F for byte in code), "big"))
        return ("", 0) if char is None else (char_text(char), start - at + charset.dimension)


class Encoder(StepwiseEncoder):
    """Characters to bytes, a space for each that has none."""

    __slots__ = ()

    def __init__(self, variant: Variant) -> None:
        super().__init__(variant.repertoire)

    def written(self, charset: Charset, code: int) -> bytes:
        """Return the bytes of the character that has CODE in CHARSET."""
        lead = charset.mule or 0
        before = b"".join(bytes([first]) for low, high, first in _OWN if low <= lead <= high)
        return before + bytes([lead]) + bytes(byte | 0x80 for byte in code.to_bytes(charset.dimension, "big"))
