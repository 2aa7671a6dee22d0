"""Colours by name, and those of a terminal that come nearest (manual node "Color Names")."""

from __future__ import annotations

import math
import re

from elnet.runtime.color_names import COLORS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    Shares = tuple[int, int, int]

TERMINAL: Final = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
COLOURLESS: Final = 0.065
"""How far from a grey, as an angle, a colour must be to be no grey."""
GREY = re.compile(r"gr[ae]y(\d{1,3})\Z")

_names: dict[str, str] = {}


def _hexadecimal(digits: str) -> int:
    """Return the share that DIGITS, up to four, mean, where as many digits f are the whole."""
    whole: int = 16 ** len(digits) - 1
    return int(digits, 16) * 65535 // whole


def of_specification(text: str) -> Shares | None:
    """Return the shares in TEXT: `#RGB` with up to four digits each, `rgb:R/G/B` or `rgbi:R/G/B`; None if it is none."""
    found = re.fullmatch(r"#((?:[0-9a-fA-F]{3}){1,4})", text)
    if found:
        size = len(found[1]) // 3
        red, green, blue = (_hexadecimal(found[1][place : place + size]) for place in (0, size, 2 * size))
        return red, green, blue
    found = re.fullmatch(r"rgb:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})", text)
    if found:
        return _hexadecimal(found[1]), _hexadecimal(found[2]), _hexadecimal(found[3])
    found = re.fullmatch(r"rgbi:([-+.0-9eE]+)/([-+.0-9eE]+)/([-+.0-9eE]+)", text)
    if found:
        try:
            red, green, blue = (math.floor(float(found[place]) * 65535 + 0.5) for place in (1, 2, 3))
        except ValueError:
            return None
        return (red, green, blue) if all(0 <= share <= 65535 for share in (red, green, blue)) else None
    return None


def canonical(name: str) -> str:
    """Return NAME in small letters and without blanks."""
    return name.lower().replace(" ", "") if re.search(r"[A-Z ]", name) else name


def standard(name: str) -> Shares | None:
    """Return the shares of the colour NAME as the X Window System has them, None if there is no such colour."""
    if not _names:
        _names.update(pair.split(":") for pair in COLORS.split())  # type: ignore[misc]
    own = of_specification(name)
    if own is not None:
        return own
    text = canonical(name)
    grey = GREY.match(text)
    if grey and int(grey[1]) <= 100:
        share = int(int(grey[1]) * 2.55 + 0.5) * 257
        return share, share, share
    found = _names.get(text)
    return None if found is None else (int(found[:2], 16) * 257, int(found[2:4], 16) * 257, int(found[4:], 16) * 257)


def of_terminal(number: int) -> Shares:
    """Return the shares of the colour NUMBER of a terminal with eight colours."""
    red, green, blue = (65535 * (number >> bit & 1) for bit in range(3))
    return red, green, blue


def angle_to_grey(shares: Shares) -> float:
    """Return the angle between the colour of SHARES and the greys."""
    size = math.sqrt(sum(share * share for share in shares))
    return math.acos(min(1.0, sum(shares) / (math.sqrt(3) * size))) if size >= 1 else 0.0


def nearest(shares: Shares) -> int:
    """Return the number of the terminal's colour that is nearest to SHARES; what is no grey is never shown as one."""
    colourful = angle_to_grey(shares) >= COLOURLESS
    numbers = [each for each in range(8) if not colourful or angle_to_grey(of_terminal(each)) >= COLOURLESS]
    small = [share >> 8 for share in shares]

    def distance(number: int) -> int:
        return sum((one - (other >> 8)) ** 2 for one, other in zip(small, of_terminal(number), strict=True))

    return min(numbers, key=distance)
