"""VIQR: Vietnamese in ASCII, the marks on a letter behind it (RFC 1456)."""

from __future__ import annotations

import re
from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_MARKS: Final = {
    "\u0306": "(", "\u0302": "^", "\u031b": "+",
    "\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": ".",
}  # fmt: skip
"""What changes a vowel, then the tones."""
_COMBINING: Final = {mark: char for char, mark in _MARKS.items()}
_D: Final = {"đ": "dd", "Đ": "DD"}
_WRITTEN: Final = re.compile(r"[Dd][Dd]|(?:[Aa][(^]?|[Ee]\^?|[Oo][\^+]?|[Uu]\+?|[IiYy])['`?~.]?")


class Variant:
    """The one coding system of this type."""

    __slots__ = ()


class Decoder:
    """Bytes to characters, piece by piece."""

    __slots__ = ("_pending",)

    def __init__(self, variant: Variant) -> None:
        self._pending = b""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the characters of DATA, less what a mark may follow unless this is the FINAL piece."""
        data = self._pending + data
        keep = 0 if final else min(3, len(data))
        self._pending = data[len(data) - keep :]
        text = data[: len(data) - keep].decode("utf-8", "surrogateescape")
        return _WRITTEN.sub(_decoded, text)


def _decoded(written: re.Match[str]) -> str:
    if written[0][0] in "Dd":
        return "đ" if written[0] == "dd" else "Đ"
    letter = normalize("NFC", written[0][0] + "".join(_COMBINING[mark] for mark in written[0][1:]))
    return letter if len(letter) == 1 else written[0]


class Encoder:
    """Characters to bytes."""

    __slots__ = ()

    def __init__(self, variant: Variant) -> None:
        pass

    def encode(self, text: str, final: bool = True) -> bytes:
        """Return the bytes of TEXT."""
        return "".join(map(_encoded, text)).encode("utf-8", "surrogateescape")


def _encoded(char: str) -> str:
    if char < "\x80" or char in _D:
        return _D.get(char, char)
    apart = normalize("NFD", char)
    letter, marks = apart[0], apart[1:]
    if not marks or any(mark not in _MARKS for mark in marks):
        return char
    order = list(_MARKS)
    written = letter + "".join(_MARKS[mark] for mark in sorted(marks, key=order.index))
    found = _WRITTEN.fullmatch(written)
    return written if found is not None and _decoded(found) == char else char
