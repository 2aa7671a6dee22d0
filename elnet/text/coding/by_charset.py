"""Coding systems that are charsets put together: each character is its code in the first charset that has it."""

from __future__ import annotations

import re

from elnet.objects.strings import char_text
from elnet.text.coding.charsets import Charset, Repertoire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

_ASCII: Final = re.compile(rb"[\x00-\x7f]+")


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
            if self._variant.ascii_compatible and (plain := _ASCII.match(data, at)) is not None:
                parts.append(plain[0].decode("ascii"))
                at = plain.end()
                continue
            found = self._character(data, at)
            if found is None and not final:
                self._pending = data[at:]
                break
            text, size = found or ("", 0)
            parts.append(text or data[at : at + 1].decode("ascii", "surrogateescape"))
            at += size or 1
        return "".join(parts)

    def _character(self, data: bytes, at: int) -> tuple[str, int] | None:
        """Return the character that begins in DATA at AT and its size; nothing if it is none, None if it is not complete."""
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


class Encoder:
    """Characters to bytes."""

    __slots__ = ("_variant",)

    def __init__(self, variant: Variant) -> None:
        self._variant = variant

    def encode(self, text: str, final: bool = True) -> bytes:
        """Return the bytes of TEXT, with those of the default for each character that has none."""
        return b"".join(map(self._bytes, text))

    def _bytes(self, char: str) -> bytes:
        if char < "\x80" and self._variant.ascii_compatible:
            return char.encode("ascii")
        if "\udc80" <= char <= "\udcff":
            return bytes([ord(char) - 0xDC00])
        found = self._variant.repertoire.find(char)
        if found is None:
            return self._variant.default.encode("latin-1") if char != self._variant.default else b" "
        charset, code = found
        return code.to_bytes(charset.dimension, "big")
