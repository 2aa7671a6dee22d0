"""Coding systems that are charsets put together: each character is its code in the first charset that has it."""

from __future__ import annotations

from elnet.objects.strings import char_text
from elnet.text.coding.charsets import Charset, Repertoire
from elnet.text.coding.stepwise import ASCII, StepwiseDecoder, StepwiseEncoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


class Variant:
    """A coding system of CHARSETS; DEFAULT is the character in the place of one that none has."""

    __slots__ = ("ascii_compatible", "default", "first", "repertoire")

    def __init__(self, charsets: Iterable[Charset], default: str, ascii_compatible: bool) -> None:
        self.repertoire = Repertoire(charsets)
        self.default = default
        self.ascii_compatible = ascii_compatible
        smallest = sorted(self.repertoire.charsets, key=lambda each: each.dimension)
        self.first = [[each for each in smallest if each.space[-1][0] <= byte <= each.space[-1][1]] for byte in range(0x100)]
        """The charsets whose codes may begin with each byte, the shortest first."""


class Decoder(StepwiseDecoder):
    """Bytes to characters, piece by piece."""

    __slots__ = ("_variant",)

    def __init__(self, variant: Variant) -> None:
        super().__init__()
        self._variant = variant

    def plain(self) -> re.Pattern[bytes] | None:
        """Return what matches a run of bytes that mean ASCII here; None if none do."""
        return ASCII if self._variant.ascii_compatible else None

    def step(self, data: bytes, at: int) -> tuple[str, int] | None:
        """Return the text of what begins in DATA at AT and how long that is: 0 if it is wrong, None if it is not complete."""
        complete = True
        for charset in self._variant.first[data[at]]:
            size = charset.dimension
            code = data[at : at + size]
            if len(code) < size:
                complete = False
                continue
            char = charset.char(int.from_bytes(code, "big"))
            if char is not None:
                return char_text(char), size
        return ("", 0) if complete else None


class Encoder(StepwiseEncoder):
    """Characters to bytes, those of the default for each that has none."""

    __slots__ = ()

    def __init__(self, variant: Variant) -> None:
        super().__init__(variant.repertoire, variant.default, variant.ascii_compatible)

    def written(self, charset: Charset, code: int) -> bytes:
        """Return the bytes of the character that has CODE in CHARSET."""
        return code.to_bytes(charset.dimension, "big")
