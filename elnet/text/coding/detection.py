"""Finding out how bytes are to be understood: their coding system and their line ends."""

from __future__ import annotations

import re

from elnet.text.coding.systems import DOS, MAC, UNIX, CodingSystem, CodingTable
from elnet.text.coding.types import new_decoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_LOOKED_AT: Final = 3
"""After so many line ends of one type Emacs is sure."""
_CONTROLS: Final = bytes(range(0x80, 0xA0))
_ISO: Final = ("iso-latin", "iso-8859")
_SIGNATURE: Final = b"\xef\xbb\xbf"
_NEVER: Final = ("utf-16", "raw-text", "undecided")
_DESIGNATION: Final = re.compile(rb"\x1b(?:[()*+,\-./]|\$(?:[@AB]|[()*+,\-./]))[0-~]?")
_PAIRS: Final = re.compile(rb"(?:[\x00-\x7f]|[\xa0-\xff]{2})*[\xa0-\xff]?")
_PAIRS_AND_SHIFTS: Final = re.compile(rb"(?:[\x00-\x7f]|\x8e[\xa0-\xff]{1,2}|\x8f?[\xa0-\xff]{2})*[\xa0-\xff]?")
_SINGLE: Final = re.compile(rb"[\x00-\x7f\xa0-\xff]*")


def detected_system(data: bytes, table: CodingTable, prefers_utf_8: bool = False) -> str | None:
    """Return the name of the coding system that DATA seems to be in, or None for ASCII, which fits any.

    Of several that fit it is the one that TABLE prefers; UTF-8 in any case if PREFERS_UTF_8.  DATA may stop within a character.
    """
    if data.startswith(b"\xff\xfe"):
        return "utf-16le-with-signature"
    if data.startswith(b"\xfe\xff"):
        return "utf-16be-with-signature"
    if b"\0" in data:
        return "no-conversion"
    if data.isascii() and not has_designation(data):
        return None
    if prefers_utf_8 and is_utf8(data):
        return "utf-8"
    for name in table.priority:
        found = _fitting(data, table.find(name).system)
        if found is not None:
            return found
    return "raw-text"


def fitting_systems(data: bytes, table: CodingTable) -> list[str]:
    """Return the names of all coding systems that DATA may be in, by the priority in TABLE."""
    names = [name for name in table.priority if _fitting(data, table.find(name).system) is not None]
    return [*names, "raw-text"] if _has_controls(data) else names


def has_designation(data: bytes) -> bool:
    """Tell whether a sequence in DATA designates a charset by ISO 2022."""
    return b"\x1b" in data and _DESIGNATION.search(data) is not None


def _fitting(data: bytes, system: CodingSystem) -> str | None:
    """Return the name of what DATA is in if SYSTEM fits it, None if not."""
    if system.kind == "utf-8":
        signed = data.startswith(_SIGNATURE)
        if system.codec != "utf-8" or data.isascii() or not is_utf8(data) or (system.signature == "yes" and not signed):
            return None
        return "utf-8-with-signature" if signed and system.signature != "no" else "utf-8"
    if system.kind == "iso-2022":
        return system.name if _fits_iso_2022(data, system) else None
    if system.kind in _NEVER or data.isascii() or not system.ascii_compatible:
        return None
    if system.name.startswith(_ISO) and _has_controls(data):
        return None
    text = new_decoder(system).decode(data, True)
    return None if any("\udc80" <= char <= "\udcff" for char in set(text)) else system.name


def _fits_iso_2022(data: bytes, system: CodingSystem) -> bool:
    if not data.isascii():
        if "7-bit" in system.flags or b"\x1b" in data:
            return False
        shifts = "single-shift" in system.flags and system.ascii_compatible
        pattern = _SINGLE if system.category != "iso-8-2" else _PAIRS_AND_SHIFTS if shifts else _PAIRS
        return pattern.fullmatch(data) is not None
    if system.ascii_compatible or not has_designation(data):
        return False
    if system.category.endswith("else") and not system.charsets:
        return True
    return not any(char == "\x1b" or char > "\udbff" for char in new_decoder(system).decode(data, True))


def _has_controls(data: bytes) -> bool:
    return len(data) != len(data.translate(None, _CONTROLS))


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
