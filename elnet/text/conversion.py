"""Between unibyte and multibyte text: characters for bytes, and bytes for characters.

Text of either kind is a Python string.  In multibyte text a raw byte is a lone surrogate, in unibyte text every character is
a byte.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable


def multibyte_of_unibyte(text: str) -> str:
    """Return the unibyte TEXT as multibyte text of the same length; bytes beyond ASCII stay raw."""
    return text if text.isascii() else text.encode("latin-1").decode("ascii", "surrogateescape")


def unibyte_of_multibyte(text: str) -> str:
    """Return the multibyte TEXT as unibyte text of the same length; of characters beyond bytes the low eight bits stay."""
    return text if text.isascii() else text.translate(_LOW_BITS)


class _LowBits(dict[int, int]):
    def __missing__(self, code: int) -> int:
        return code & 0xFF


_LOW_BITS = _LowBits()


def internal_bytes(text: str) -> str:
    """Return the bytes by which Emacs represents the multibyte TEXT, as unibyte text."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("latin-1")


def text_of_internal_bytes(text: str) -> str:
    """Return the multibyte text that the bytes in the unibyte TEXT represent; bytes that represent nothing stay raw."""
    return text if text.isascii() else text.encode("latin-1").decode("utf-8", "surrogateescape")


def positions_in_bytes(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """Return for each of OFFSETS in the multibyte TEXT its offset in `internal_bytes`."""
    return {offset: len(internal_bytes(text[:offset])) for offset in offsets}


def positions_in_text(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """Return for each of OFFSETS in the unibyte TEXT its offset in `text_of_internal_bytes`.

    An offset inside a character becomes that of the next one.
    """
    found = {}
    for offset in offsets:
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        length = len(decoder.decode(text[:offset].encode("latin-1")))
        found[offset] = length + 1 if decoder.getstate()[0] else length
    return found
