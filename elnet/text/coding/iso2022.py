"""ISO 2022: bytes that stand for the characters of the charset designated last.

There are four registers, G0 to G3, each of which holds a charset that an escape sequence designates to it.  Bytes without the
high bit mean the charset of the register that is invoked to the left, G0 but for a locking shift; bytes with it that of G1; a
single shift lets one character be of G2 or G3.
"""

from __future__ import annotations

import re
from itertools import groupby

from elnet.objects.strings import char_text
from elnet.text.coding.charsets import Charset, Repertoire, charsets
from elnet.text.coding.stepwise import StepwiseDecoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Final

    Usage = str | tuple[str | int | None, ...] | None
    """What a register may hold: nothing; one charset; or several, those of 94 or 96 characters, the first at the beginning."""

ESC, SO, SI, SS2, SS3 = 0x1B, 0x0E, 0x0F, 0x8E, 0x8F
_PLAIN: Final = re.compile(rb"[^\x0e\x0f\x1b\x80-\xff]+")
_94: Final = b"()*+"
_96: Final = b",-./"
_SHORT: Final = b"@AB"
_WRONG: Final = "", 0
_UTF_8: Final = re.compile(rb"\x1b%G(.*?)(\x1b%@|$)", re.DOTALL)


class Variant:
    """A coding system by ISO 2022: what its registers are used for, by FLAGS as `define-coding-system` has them."""

    __slots__ = ("ascii_compatible", "flags", "initial", "repertoire", "requests", "usages")

    def __init__(
        self, charsets_: Iterable[Charset], usages: Sequence[Usage], flags: Iterable[str], ascii_compatible: bool
    ) -> None:
        self.repertoire = Repertoire(charsets_)
        self.usages = usages
        self.flags = frozenset(flags)
        self.ascii_compatible = ascii_compatible
        first = [usage if not isinstance(usage, tuple) else usage[0] for usage in usages]
        self.initial: list[Charset | None] = [charsets()[each] if isinstance(each, str) else None for each in first]
        self.requests = {charset.name: self._request(charset) for charset in self.repertoire.charsets}

    def _request(self, charset: Charset) -> int:
        """Return the register to which CHARSET is designated."""
        for register, usage in enumerate(self.usages):
            if register > 1 and "single-shift" not in self.flags:
                continue
            if usage == charset.name or (isinstance(usage, tuple) and usage[0] is not None and charset.name in usage):
                return register
        sized = (number for number, usage in enumerate(self.usages) if isinstance(usage, tuple) and charset.size in usage)
        return next(sized, 0)


def _finals() -> dict[tuple[int, int, str], Charset]:
    """Return the charsets by dimension, size and final character, the one of the highest priority."""
    found: dict[tuple[int, int, str], Charset] = {}
    for each in charsets().values():
        if each.final is not None:
            found.setdefault((each.dimension, each.size, each.final), each)
    return found


class Decoder(StepwiseDecoder):
    """Bytes to characters, piece by piece."""

    __slots__ = ("_finals", "_left", "_registers", "_variant")

    def __init__(self, variant: Variant) -> None:
        super().__init__()
        self._variant = variant
        self._finals = _finals()
        self._registers = list(variant.initial)
        self._left = 0
        """The register that bytes without the high bit mean."""

    def plain(self) -> re.Pattern[bytes] | None:
        """Return what matches a run of bytes that mean ASCII here; None if none do."""
        first = self._registers[0]
        return _PLAIN if self._left == 0 and first is not None and first.name == "ascii" else None

    def step(self, data: bytes, at: int) -> tuple[str, int] | None:
        """Return the text of what begins in DATA at AT and how long that is: 0 if it is wrong, None if it is not complete."""
        byte = data[at]
        if byte == ESC:
            return self._escape(data, at)
        flags = self._variant.flags
        if byte in (SO, SI) and "locking-shift" not in flags:
            return _WRONG
        if byte in (SO, SI):
            if byte == SO and self._registers[1] is None:
                return _WRONG
            self._left = 1 if byte == SO else 0
            return "", 1
        if byte in (SS2, SS3):
            return self._character(data, at, 1, byte - SS2 + 2) if "single-shift" in flags else _WRONG
        if byte < 0x20 or (byte in (0x20, 0x7F) and self._size(self._left) == 94):
            return chr(byte), 1
        if byte < 0x80:
            return self._character(data, at, 0, self._left)
        return _WRONG if byte < 0xA0 or "7-bit" in flags else self._character(data, at, 0, 1)

    def wrong(self, byte: bytes) -> str:
        """Return the raw byte for BYTE, which means nothing; ASCII is the likeliest to follow."""
        self._left = 0
        self._registers[0] = charsets()["ascii"]
        return super().wrong(byte)

    def _size(self, register: int) -> int:
        charset = self._registers[register]
        return 94 if charset is None else charset.size

    def _character(self, data: bytes, at: int, shift: int, register: int) -> tuple[str, int] | None:
        """Return the character in REGISTER whose code is in DATA at AT behind a SHIFT of so many bytes."""
        charset = self._registers[register]
        if charset is None:
            return _WRONG
        size = charset.dimension
        code = data[at + shift : at + shift + size]
        if len({byte & 0x80 for byte in code}) > 1 or (
            shift and "7-bit" not in self._variant.flags and code and code[0] < 0x80
        ):
            return _WRONG
        if len(code) < size:
            return None
        char = charset.char(int.from_bytes(bytes(byte & 0x7F for byte in code), "big"))
        return _WRONG if char is None else (char_text(char), shift + size)

    def _escape(self, data: bytes, at: int) -> tuple[str, int] | None:
        if at + 1 >= len(data):
            return None
        after = data[at + 1]
        if after == 0x24 or after in _94 or after in _96:
            if "designation" not in self._variant.flags:
                return _WRONG
            return self._designation_of_pairs(data, at) if after == 0x24 else self._designation(data, at, 1, at + 1)
        flags = self._variant.flags
        if after in b"NO" and "single-shift" in flags:
            return self._character(data, at, 2, 2 + (after == 0x4F))
        if after in b"no" and "locking-shift" in flags and self._registers[2 + (after == 0x6F)] is not None:
            self._left = 2 + (after == 0x6F)
            return "", 2
        if "7-bit" not in flags and (found := _UTF_8.match(data, at)) is not None:
            text = (
                found[1].decode("utf-8", "surrogateescape")
                if "utf-8-segments" in flags
                else found[0].decode("ascii", "surrogateescape")
            )
            return text, found.end() - at
        return _WRONG

    def _designation_of_pairs(self, data: bytes, at: int) -> tuple[str, int] | None:
        if at + 2 >= len(data):
            return None
        if data[at + 2] in _SHORT:
            return self._designated(data, at, at + 2, 2, 94, 0)
        return self._designation(data, at, 2, at + 2)

    def _designation(self, data: bytes, at: int, dimension: int, place: int) -> tuple[str, int] | None:
        """Obey the escape sequence that begins in DATA at AT, whose register is said at PLACE."""
        if place + 1 >= len(data):
            return None
        byte = data[place]
        if byte in _94:
            return self._designated(data, at, place + 1, dimension, 94, _94.index(byte))
        if byte in _96:
            return self._designated(data, at, place + 1, dimension, 96, _96.index(byte))
        return _WRONG

    def _designated(self, data: bytes, at: int, end: int, dimension: int, size: int, register: int) -> tuple[str, int]:
        charset = self._finals.get((dimension, size, chr(data[end])))
        if charset is None or charset.name not in self._variant.requests:
            self._registers[register] = None
            return _WRONG
        self._registers[register] = charset
        return "", end + 1 - at


class Encoder:
    """Characters to bytes; each text begins and ends in the first state."""

    __slots__ = ("_left", "_registers", "_variant", "_written")

    def __init__(self, variant: Variant) -> None:
        self._variant = variant
        self._registers = list(variant.initial)
        self._left = 0
        self._written = bytearray()

    def encode(self, text: str, final: bool = True) -> bytes:
        """Return the bytes of TEXT, with a space for each character that has none."""
        self._written = bytearray()
        if "utf-8-segments" in self._variant.flags:
            self._write_with_segments(text)
        else:
            self._write_all(text)
        if "ascii-at-eol" in self._variant.flags:
            self._reset()
        return bytes(self._written)

    def _write_all(self, chars: Iterable[str]) -> None:
        for char in chars:
            self._write(char)

    def _write_with_segments(self, text: str) -> None:
        """Write TEXT, what no charset has as segments of UTF-8."""
        known = self._variant.repertoire
        for is_known, run in groupby(text, key=lambda char: char < "\x80" or known.find(char) is not None):
            if is_known:
                self._write_all(run)
            else:
                self._reset()
                self._written += b"\x1b%G" + "".join(run).encode("utf-8", "surrogateescape") + b"\x1b%@"

    def _write(self, char: str) -> None:
        flags = self._variant.flags
        if char < " " or char == "\x7f":
            if char == "\n" and "ascii-at-eol" in flags:
                self._reset()
                if "init-at-bol" in flags:
                    self._registers = list(self._variant.initial)
            elif char != "\n" and "ascii-at-cntl" in flags:
                self._reset()
            self._written.append(ord(char))
        elif "\udc80" <= char <= "\udcff":
            self._written.append(ord(char) - 0xDC00)
        elif char < "\x80" and self._variant.ascii_compatible:
            self._written.append(ord(char))
        else:
            self._write_code(*(self._variant.repertoire.find(char) or (charsets()["ascii"], 0x20)))

    def _write_code(self, charset: Charset, code: int) -> None:
        if charset.name == "ascii" and "use-roman" in self._variant.flags:
            charset = charsets()["latin-jisx0201"]
        if charset.name == "japanese-jisx0208" and "use-oldjis" in self._variant.flags:
            charset = charsets()["japanese-jisx0208-1978"]
        register = self._variant.requests[charset.name]
        if self._registers[register] is not charset:
            self._designate(register, charset)
        flags = self._variant.flags
        data = code.to_bytes(charset.dimension, "big")
        high = bytes(byte | 0x80 for byte in data)
        if register == 0:
            self._shift(0)
            self._written += data
        elif register == 1 and "7-bit" not in flags:
            self._written += high
        elif register == 1 or "single-shift" not in flags:
            self._shift(register)
            self._written += data
        elif "7-bit" in flags:
            self._written += bytes([ESC, 0x4E + register - 2]) + data
        else:
            self._written += bytes([SS2 + register - 2]) + high

    def _designate(self, register: int, charset: Charset) -> None:
        assert charset.final is not None
        self._registers[register] = charset
        where = (_94 if charset.size == 94 else _96)[register : register + 1]
        final = charset.final.encode("ascii")
        if charset.dimension == 2:
            where = b"$" if register == 0 and where == b"(" and final in _SHORT and self._is_short() else b"$" + where
        self._written += b"\x1b" + where + final

    def _is_short(self) -> bool:
        return "long-form" not in self._variant.flags

    def _shift(self, register: int) -> None:
        """Invoke REGISTER to the left."""
        if self._left == register:
            return
        self._left = register
        self._written += (bytes([SI]), bytes([SO]), b"\x1bn", b"\x1bo")[register]

    def _reset(self) -> None:
        """Go back to the first state."""
        self._shift(0)
        for register, (charset, first) in enumerate(zip(self._registers, self._variant.initial, strict=True)):
            if first is not None and charset is not first:
                self._designate(register, first)
