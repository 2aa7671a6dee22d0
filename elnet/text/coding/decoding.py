"""Decoding, piece by piece: a character or a line end may be split over two pieces.

A decoder goes through three steps, each of which may keep something for the next piece: find the coding system if it is open,
turn bytes into characters, and turn line ends into newlines.
"""

from __future__ import annotations

import codecs

from elnet.text.coding.detection import detected_line_end, detected_system, ends_within_utf8, is_utf8
from elnet.text.coding.systems import DOS, MAC, UNIX, Coding, CodingSystem, CodingTable
from elnet.text.coding.types import new_decoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

_BYTE_ORDER_MARK: Final = "\ufeff"
_MARKS: Final = {"utf-8": (b"\xef\xbb\xbf",), "utf-16": (b"\xff\xfe", b"\xfe\xff")}


class Decoder:
    """Decodes bytes in CODING, which gets more definite as they are seen.

    The text is that of a multibyte string, or of a unibyte one if the coding's system says so.
    """

    __slots__ = ("_bytes", "_codec", "_pending", "_return", "_started", "_table", "coding")

    def __init__(self, coding: Coding, table: CodingTable) -> None:
        self.coding = coding
        self._table = table
        self._pending = b""
        """Bytes of a character that is not complete, or whose coding is not known yet."""
        self._return = ""
        """A carriage return at the end of what was decoded last, if a newline may follow."""
        self._started = False
        self._codec: Any = None
        self._bytes = self._choose()

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the text of DATA, less what may be incomplete unless this is the FINAL piece."""
        line_end = self.coding.line_end
        if self._bytes is _utf8 and line_end == UNIX and self._started and not self._pending:
            text, used = codecs.utf_8_decode(data, "surrogateescape", final)
            if used != len(data):
                self._pending = data[used:]
            return text
        text = self._bytes(self, data, final)
        return text if line_end == UNIX and self.coding.line_end == UNIX else self._with_newlines(text, final)

    # Line ends.

    def _with_newlines(self, text: str, final: bool) -> str:
        if self._return:
            text, self._return = self._return + text, ""
        if "\r" not in text:
            if self.coding.line_end is None and "\n" in text:
                self.coding = Coding(self.coding.system, UNIX)
            return text
        if self.coding.line_end not in (UNIX, MAC) and text[-1] == "\r" and not final:
            text, self._return = text[:-1], "\r"
        if self.coding.line_end is None:
            self.coding = Coding(self.coding.system, detected_line_end(text))
        if self.coding.line_end == DOS:
            return text.replace("\r\n", "\n")
        return text.replace("\r", "\n") if self.coding.line_end == MAC else text

    # Bytes.

    def _choose(self) -> Any:
        """Return the function that turns bytes into characters."""
        system = self.coding.system
        if system.kind == "undecided":
            return Decoder._detecting
        if system.kind == "raw-text":
            return Decoder._latin1 if system.decodes_to_bytes else Decoder._raw
        if system.signature == "maybe":
            return Decoder._settling
        self._started = system.signature == "no"
        return _utf8 if system.codec == "utf-8" else Decoder._by_codec

    def _detecting(self, data: bytes, final: bool) -> str:
        data = self._pending + data
        self._pending = b""
        if not final and ends_within_utf8(data):
            return self._begun(data)
        name = detected_system(data, self._table, self.coding.system.prefers_utf_8)
        if name is None:
            return data.decode("ascii")
        if name == "no-conversion" and self.coding.line_end is not None:
            self._bytes = Decoder._raw
            return self._raw(data, final)
        return self._continue(data, final, name)

    def _settling(self, data: bytes, final: bool) -> str:
        """Find out by the first bytes what a coding system with an optional byte order mark stands for."""
        data = self._pending + data
        self._pending = b""
        system = self.coding.system
        for mark, marked in _marks(system):
            if data.startswith(mark):
                return self._continue(data, final, marked)
            if mark.startswith(data) and not final:
                self._pending = data
                return ""
        if system.kind == "utf-8" and (is_utf8(data) or ends_within_utf8(data)):
            return self._continue(data, final, "utf-8")
        self._started = True
        self._bytes = _utf8 if system.codec == "utf-8" else Decoder._by_codec
        text: str = self._bytes(self, data, final)
        return text

    def _continue(self, data: bytes, final: bool, name: str) -> str:
        """Decode DATA and what follows in the coding system NAME."""
        found = self._table.find(name)
        self.coding = found.with_line_end(self.coding.line_end) or found
        self._bytes = self._choose()
        text: str = self._bytes(self, data, final)
        return text

    def _begun(self, data: bytes) -> str:
        """Decode the characters before the incomplete one at the end of DATA without settling for a coding system."""
        whole = data.rstrip(bytes(range(0x80, 0x100)))
        self._pending = data[len(whole) :]
        if whole.isascii() and b"\0" not in whole:
            return whole.decode("ascii")
        self._pending = data
        return ""

    def _latin1(self, data: bytes, _final: bool) -> str:
        return data.decode("latin-1")

    def _raw(self, data: bytes, _final: bool) -> str:
        return data.decode("ascii", "surrogateescape")

    def _by_codec(self, data: bytes, final: bool) -> str:
        if self._codec is None:
            self._codec = new_decoder(self.coding.system)
        text: str = self._codec.decode(data, final)
        return self._without_mark(text)

    def _without_mark(self, text: str) -> str:
        """Return TEXT without the byte order mark with which a coding system begins."""
        if self._started or not text:
            return text
        self._started = True
        return text.removeprefix(_BYTE_ORDER_MARK)


def _marks(system: CodingSystem) -> list[tuple[bytes, str]]:
    """Return the byte order marks that may be there, and the coding system that each means."""
    assert isinstance(system.mark, tuple)
    return list(zip(_MARKS[system.kind], system.mark, strict=False))


def _utf8(decoder: Decoder, data: bytes, final: bool) -> str:
    data = decoder._pending + data
    text, used = codecs.utf_8_decode(data, "surrogateescape", final)
    decoder._pending = data[used:]
    return decoder._without_mark(text)


def decoded(data: bytes, coding: Coding, table: CodingTable) -> tuple[str, Coding]:
    """Return the text of DATA, which is complete, and the coding that it was found to be in."""
    decoder = Decoder(coding, table)
    text = decoder.decode(data, final=True)
    return text, decoder.coding
