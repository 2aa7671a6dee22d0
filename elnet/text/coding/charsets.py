"""Charsets: numbered sets of characters, as coding systems put them together (manual node "Character Sets").

Characters and codes are numbers here; the character of a raw byte has Emacs's number.  A charset's table is made when the first
of its characters is asked for.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import product

from elnet.objects.strings import LAST_CHARACTER, char_code
from elnet.text.data.charsets import AVOIDED, CHARSETS, CORRECTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Final

_ABSENT: Final = 0xFFFE
_BIG5_LEVEL_2: Final = 0xC900
_SURROGATES: Final = range(0xD800, 0xE000)


class Charset(ABC):
    """A charset: NAMES, the main one first; FINAL is its final character by ISO 2022, MULE its old leading byte, or None."""

    __slots__ = ("final", "mule", "names", "space")

    def __init__(self, names: list[str], final: str, mule: str, space: str) -> None:
        self.names = names
        self.final = None if final == "-" else final
        self.mule = None if mule == "-" else int(mule)
        self.space = [(int(low, 16), int(high, 16)) for low, _, high in (each.partition("-") for each in space.split(","))]
        """The ranges of the bytes of a code, the last byte's first."""

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0]

    @property
    def dimension(self) -> int:
        """How many bytes a code has."""
        return len(self.space)

    @property
    def size(self) -> int:
        """How many values the last byte of a code may have, by ISO 2022 one of 94 and 96."""
        low, high = self.space[0]
        return 96 if high - low + 1 == 96 else 94

    @abstractmethod
    def char(self, code: int) -> int | None:
        """Return the character with CODE, None if there is none."""

    @abstractmethod
    def code(self, char: int) -> int | None:
        """Return the code of CHAR, None if it is not there."""

    def codes(self) -> Iterator[int]:
        """Return all codes that may be in use, in their order."""
        for each in product(*(range(low, high + 1) for low, high in reversed(self.space))):
            yield int.from_bytes(each, "big")


class _Run(Charset):
    """The characters from FIRST on."""

    __slots__ = ("_first", "_start")

    def __init__(self, names: list[str], final: str, mule: str, space: str, first: int, start: str) -> None:
        super().__init__(names, final, mule, space)
        self._start = 0
        self._first = first
        if start:
            self._start = self._index(int(start, 16)) or 0

    def _index(self, code: int) -> int | None:
        """Return the place of CODE in the order of codes."""
        index, step = 0, 1
        for low, high in self.space:
            byte = code & 0xFF
            code >>= 8
            if not low <= byte <= high:
                return None
            index += (byte - low) * step
            step *= high - low + 1
        return None if code else index

    def char(self, code: int) -> int | None:
        index = self._index(code)
        return None if index is None or index < self._start else self._first + index - self._start

    def code(self, char: int) -> int | None:
        index = char - self._first + self._start
        if index < self._start or (char > LAST_CHARACTER and not self._first):
            return None
        code = 0
        for place, (low, high) in enumerate(self.space):
            index, byte = divmod(index, high - low + 1)
            code |= (byte + low) << 8 * place
        return None if index else code


class _Table(Charset):
    """A charset whose characters are in a table."""

    __slots__ = ("_chars", "_codes", "_source")

    def __init__(self, names: list[str], final: str, mule: str, space: str, source: str) -> None:
        super().__init__(names, final, mule, space)
        self._source = source
        self._chars: dict[int, int] = {}
        self._codes: dict[int, int] = {}

    def char(self, code: int) -> int | None:
        return (self._chars or self._made()).get(code)

    def code(self, char: int) -> int | None:
        if not self._codes:
            pairs = sorted((self._chars or self._made()).items(), key=lambda pair: pair[0] in AVOIDED.get(self.name, ()))
            self._codes = {char: code for code, char in reversed(pairs)}
        return self._codes.get(char)

    def _made(self) -> dict[int, int]:
        kind, source = self._source[0], self._source[1:]
        if kind in "=^":
            codec, _, prefix = source.partition("/")
            self._chars = dict(_of_codec(self, codec, bytes.fromhex(prefix), high=kind == "^"))
        elif kind == "#":
            self._chars = _paired(self.codes(), _recorded(self.name))
        elif kind == "*":
            known = charset("gb18030-2-byte")
            lacking = (char for char in range(0x80, 0x10000) if char not in _SURROGATES and known.code(char) is None)
            self._chars = dict(zip(self.codes(), lacking, strict=False))
        else:
            self._chars = _half_of_big5(self, self._source.endswith("2"))
        codes, chars = CORRECTIONS.get(self.name, ("", ""))
        self._chars.update((int(code, 16), ord(char)) for code, char in zip(codes.split(), chars, strict=True))
        return self._chars


class _Union(Charset):
    """A charset made of others: PARTS are these with what is added to their codes."""

    __slots__ = ("_parts",)

    def __init__(self, names: list[str], final: str, mule: str, space: str, parts: str) -> None:
        super().__init__(names, final, mule, space)
        self._parts = [(name, int(offset or 0)) for name, _, offset in (part.partition(":") for part in parts.split(","))]

    def char(self, code: int) -> int | None:
        found = (charset(name).char(code - offset) for name, offset in self._parts)
        return next((char for char in found if char is not None), None)

    def code(self, char: int) -> int | None:
        for name, offset in self._parts:
            code = charset(name).code(char)
            if code is not None:
                return code + offset
        return None


def _of_codec(charset: Charset, codec: str, prefix: bytes, high: bool) -> Iterator[tuple[int, int]]:
    import elnet.text.coding.handlers  # noqa: F401  (it makes known the codecs that Python lacks)

    size, mask = charset.dimension, int.from_bytes(b"\x80" * charset.dimension, "big") if high else 0
    for code in charset.codes():
        try:
            text = (prefix + (code | mask).to_bytes(size, "big")).decode(codec)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            yield code, ord(text)


def _recorded(name: str) -> str:
    """Return the characters recorded for the charset NAME, in the order of its codes."""
    import zlib
    from pathlib import Path

    packed = (Path(__file__).parents[1] / "data" / "charsets.bin").read_bytes()
    for line in zlib.decompress(packed).decode().split("\n"):
        if line.startswith(f"{name}\t"):
            return line[len(name) + 1 :]
    raise LookupError(name)


def _paired(codes: Iterable[int], chars: str) -> dict[int, int]:
    return {code: ord(char) for code, char in zip(codes, chars, strict=False) if ord(char) != _ABSENT}


def _half_of_big5(half: Charset, second: bool) -> dict[int, int]:
    big5 = charset("big5")
    codes = [code for code in big5.codes() if (code >= _BIG5_LEVEL_2) == second and not 0x7F <= code & 0xFF < 0xA1]
    pairs = zip(half.codes(), map(big5.char, codes), strict=False)
    return {code: char for code, char in pairs if char is not None}


def _make(line: str) -> Charset:
    names, final, mule, space, source, *start = line.split(" ")
    known = (names.split(","), final, mule, space)
    if source[0] == "+":
        return _Run(*known, int(source[1:]), start[0] if start else "")
    return _Union(*known, source[1:]) if source[0] == "&" else _Table(*known, source)


_MADE: Final[dict[str, Charset]] = {}
"""The charsets by their names: what is known of them is the same for everyone."""


def charsets() -> dict[str, Charset]:
    """Return all charsets by their names, by priority."""
    if not _MADE:
        for line in CHARSETS.strip().splitlines():
            made = _make(line)
            _MADE.update((name, made) for name in made.names)
    return _MADE


def charset(name: str) -> Charset:
    """Return the charset NAME.  Raises KeyError."""
    return charsets()[name]


class Repertoire:
    """The characters of several charsets, of which the first that has a character counts."""

    __slots__ = ("_known", "charsets")

    def __init__(self, charsets: Iterable[Charset]) -> None:
        self.charsets = list(charsets)
        self._known: dict[str, tuple[Charset, int] | None] = {}

    def find(self, char: str) -> tuple[Charset, int] | None:
        """Return the charset of CHAR and its code there, None if none has it."""
        known = self._known
        if char in known:
            return known[char]
        found = None
        number = char_code(char)
        for each in self.charsets:
            code = each.code(number)
            if code is not None:
                found = each, code
                break
        known[char] = found
        return found


def iso_2022() -> list[Charset]:
    """Return the charsets that ISO 2022 can designate, by priority."""
    return [each for name, each in charsets().items() if each.final is not None and name == each.name]


def with_leading_byte() -> list[Charset]:
    """Return the charsets that Emacs's old internal coding had, by priority."""
    return [each for name, each in charsets().items() if each.mule is not None and name == each.name]
