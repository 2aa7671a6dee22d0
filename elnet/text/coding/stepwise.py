"""Codecs that go character by character: what those of ours have in common."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from elnet.text.coding.charsets import Charset, Repertoire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

ASCII: Final = re.compile(rb"[\x00-\x7f]+")


class StepwiseDecoder(ABC):
    """Bytes to characters, piece by piece: what is not complete at the end of one waits for the next."""

    __slots__ = ("_pending",)

    def __init__(self) -> None:
        self._pending = b""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the characters of DATA, less what may be incomplete unless this is the FINAL piece."""
        data, self._pending = self._pending + data, b""
        parts: list[str] = []
        at = 0
        while at < len(data):
            plain = self.plain()
            run = None if plain is None else plain.match(data, at)
            if run is not None:
                parts.append(run[0].decode("ascii"))
                at = run.end()
                continue
            found = self.step(data, at)
            if found is None and not final:
                self._pending = data[at:]
                break
            text, size = found or ("", 0)
            parts.append(text if size else self.wrong(data[at : at + 1]))
            at += size or 1
        return "".join(parts)

    def plain(self) -> re.Pattern[bytes] | None:
        """Return what matches a run of bytes that mean ASCII here; None if none do."""
        return ASCII

    @abstractmethod
    def step(self, data: bytes, at: int) -> tuple[str, int] | None:
        """Return the text of what begins in DATA at AT and how long that is: 0 if it is wrong, None if it is not complete."""

    def wrong(self, byte: bytes) -> str:
        """Return the raw byte for BYTE, which means nothing."""
        return byte.decode("ascii", "surrogateescape")


class StepwiseEncoder(ABC):
    """Characters of a REPERTOIRE to bytes; DEFAULT is in the place of one that is not there."""

    __slots__ = ("_ascii", "_default", "_repertoire")

    def __init__(self, repertoire: Repertoire, default: str = " ", ascii_is_itself: bool = True) -> None:
        self._repertoire = repertoire
        self._default = default
        self._ascii = ascii_is_itself

    def encode(self, text: str, final: bool = True) -> bytes:
        """Return the bytes of TEXT."""
        return b"".join(map(self._bytes, text))

    def _bytes(self, char: str) -> bytes:
        if char < "\x80" and self._ascii:
            return char.encode("ascii")
        if "\udc80" <= char <= "\udcff":
            return bytes([ord(char) - 0xDC00])
        found = self._repertoire.find(char)
        if found is None:
            return self._default.encode("latin-1") if char != self._default else b" "
        return self.written(*found)

    @abstractmethod
    def written(self, charset: Charset, code: int) -> bytes:
        """Return the bytes of the character that has CODE in CHARSET."""
