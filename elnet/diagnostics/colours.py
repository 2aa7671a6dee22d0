"""Colours of reports, for a terminal whose user wants them (https://no-color.org)."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Stream(Protocol):
        """Something that may be a terminal."""

        def isatty(self) -> bool:
            """Tell whether it is."""


RED, DIM, BOLD = "31", "2", "1"


class Colours:
    """Paints texts if WANTED."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted

    def paint(self, text: str, code: str) -> str:
        """Return TEXT in the colour CODE."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.wanted and text else text


PLAIN = Colours(False)


def colours_for(stream: Stream) -> Colours:
    """Return the colours for STREAM: none unless it is a terminal that can show them and NO_COLOR is not set."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
    return Colours(wanted)
