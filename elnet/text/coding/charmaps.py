"""Codecs for the character sets of one byte that Python lacks."""

from __future__ import annotations

import codecs

from elnet.text.data.charmaps import CHARMAPS

_TABLES = {name.replace("-", "_"): name for name in CHARMAPS}
_ASCII = "".join(map(chr, range(0x80)))


def codec(name: str) -> codecs.CodecInfo | None:
    """Return the codec called NAME, as Python writes its name, if it is one of these."""
    if name not in _TABLES:
        return None
    known = CHARMAPS[_TABLES[name]]
    decoding = known if len(known) == 0x100 else _ASCII + known
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
