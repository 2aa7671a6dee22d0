"""UTF-7 and its variant for the names of mailboxes (RFC 2152; RFC 3501, 5.1.3): runs of base64 in ASCII."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_RUN: Final = {"+": re.compile(r"\+([A-Za-z0-9+/]*)-?"), "&": re.compile(r"&([A-Za-z0-9+,]*)-?")}
_OPEN: Final = {"+": re.compile(rb"\+[A-Za-z0-9+/]*\Z"), "&": re.compile(rb"&[A-Za-z0-9+,]*\Z")}
_ENCODED: Final = {"+": re.compile(r"\+|[^\t\n\r -\[\]-}]+"), "&": re.compile(r"&|[^\t\n\r -~]+")}
"""What does not stand for itself: the character that begins a run, and what makes up one."""
_RAW_BYTES: Final = dict.fromkeys(range(0xDC80, 0xDD00), " ")


class Variant:
    """One of the two: SHIFT begins a run."""

    __slots__ = ("shift",)

    def __init__(self, shift: str) -> None:
        self.shift = shift


class Decoder:
    """Bytes to characters, piece by piece: a run may go on in the next."""

    __slots__ = ("_pending", "_variant")

    def __init__(self, variant: Variant) -> None:
        self._variant = variant
        self._pending = b""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the characters of DATA, less a run at the end that may go on unless this is the FINAL piece."""
        data, self._pending = self._pending + data, b""
        shift = self._variant.shift
        if not final and (unfinished := _OPEN[shift].search(data)) is not None:
            data, self._pending = data[: unfinished.start()], data[unfinished.start() :]
        return _RUN[shift].sub(_decoded, data.decode("utf-8", "surrogateescape"))


def _decoded(run: re.Match[str]) -> str:
    if not run[1]:
        return run[0][0]
    packed = run[1].replace(",", "/")
    data = b64decode(packed + "A" * (-len(packed) % 4))[: len(packed) * 6 // 8]
    whole = len(data) & ~1
    return data[:whole].decode("utf-16-be", "replace") + data[whole:].decode("latin-1")


class Encoder:
    """Characters to bytes."""

    __slots__ = ("_variant",)

    def __init__(self, variant: Variant) -> None:
        self._variant = variant

    def encode(self, text: str, final: bool = True) -> bytes:
        """Return the bytes of TEXT."""
        shift = self._variant.shift
        parts: list[str] = []
        at = 0
        for run in _ENCODED[shift].finditer(text):
            parts.append(text[at : run.start()])
            at = run.end()
            closed = shift == "&" or at < len(text)
            parts.append(_encoded(run[0], shift, closed))
        return "".join([*parts, text[at:]]).encode("ascii")


def _encoded(run: str, shift: str, closed: bool) -> str:
    if run == shift:
        return f"{shift}-"
    packed = b64encode(run.translate(_RAW_BYTES).encode("utf-16-be", "surrogatepass")).decode().rstrip("=")
    if shift == "&":
        packed = packed.replace("/", ",")
    return f"{shift}{packed}{'-' if closed else ''}"
