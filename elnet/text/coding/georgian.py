"""The coding systems of Georgian, for which Python has no codec: the letters in the place of Latin ones with accents."""

from __future__ import annotations

import codecs

_FIRST = 0x10D0
_PLACE = 0xC0
# The letter for each byte from _PLACE on, by its number in Unicode's row.
_LETTERS = {
    "georgian_academy": tuple(range(39)),
    "georgian_ps": (*range(7), 33, *range(7, 13), 34, *range(13, 19), 35, *range(19, 31), 36, 31, 32, 37),
}


def _table(name: str) -> str:
    """Return the characters of the 256 bytes."""
    table = [bytes((byte,)).decode("cp1252", "replace") for byte in range(256)]
    for byte in (0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E, 0x80):
        table[byte] = chr(byte)
    for offset, letter in enumerate(_LETTERS[name]):
        table[_PLACE + offset] = chr(_FIRST + letter)
    return "".join(table)


def codec(name: str) -> codecs.CodecInfo | None:
    """Return the codec called NAME, as Python writes its name, if it is one of these."""
    if name not in _LETTERS:
        return None
    decoding = _table(name)
    encoding = codecs.charmap_build(decoding)

    class Encoder(codecs.IncrementalEncoder):
        """Characters to bytes."""

        def encode(self, text: str, final: bool = False) -> bytes:
            """Return TEXT as bytes."""
            return codecs.charmap_encode(text, self.errors, encoding)[0]

    class Decoder(codecs.IncrementalDecoder):
        """Bytes to characters."""

        def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
            """Return the characters of DATA."""
            return codecs.charmap_decode(data, self.errors, decoding)[0]

    return codecs.CodecInfo(
        lambda text, errors="strict": codecs.charmap_encode(text, errors, encoding),
        lambda data, errors="strict": codecs.charmap_decode(bytes(data), errors, decoding),
        incrementalencoder=Encoder,
        incrementaldecoder=Decoder,
        name=name,
    )
