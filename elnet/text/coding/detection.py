"""Finding out how bytes are to be understood: their coding system and their line ends."""

from __future__ import annotations

from elnet.text.coding.systems import DOS, MAC, UNIX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LOOKED_AT: Final = 3
"""After so many line ends of one type Emacs is sure."""
_CONTROLS: Final = bytes(range(0x80, 0xA0))


def detected_system(data: bytes) -> str | None:
    """Return the main name of the coding system that DATA seems to be in, or None for ASCII, which fits any.

    DATA may stop within a character.
    """
    if data.startswith(b"\xff\xfe"):
        return "utf-16le-with-signature"
    if data.startswith(b"\xfe\xff"):
        return "utf-16be-with-signature"
    if b"\0" in data:
        return "no-conversion"
    if data.isascii():
        return None
    if is_utf8(data):
        return "utf-8"
    return "raw-text" if len(data) != len(data.translate(None, _CONTROLS)) else "iso-latin-1"


def is_utf8(data: bytes) -> bool:
    """Tell whether DATA is UTF-8 and nothing is missing at its end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def ends_within_utf8(data: bytes) -> bool:
    """Tell whether DATA is UTF-8 but for its last character, which is not complete."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def detected_line_end(text: str) -> str | None:
    """Return the type of line end in TEXT, or None if there is none.

    The first few decide.  Carriage returns among line ends of DOS are strays; any other mixture is taken for Unix.
    """
    seen: str | None = None
    at = 0
    for _ in range(_LOOKED_AT):
        kind, at = _next_line_end(text, at)
        if kind is None:
            break
        if seen is None:
            seen = kind
        elif seen != kind:
            if UNIX in (seen, kind):
                return UNIX
            seen = DOS
    return seen


def _next_line_end(text: str, at: int) -> tuple[str | None, int]:
    """Return the type of the first line end in TEXT after AT and where it ends."""
    newline = text.find("\n", at)
    carriage = text.find("\r", at) if newline < 0 else text.find("\r", at, newline)
    if carriage < 0:
        return (None, at) if newline < 0 else (UNIX, newline + 1)
    if newline == carriage + 1:
        return DOS, newline + 1
    return MAC, carriage + 1
