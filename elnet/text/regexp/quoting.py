"""Making a regular expression that matches a given text and nothing else."""

from __future__ import annotations

from typing import Final

_QUOTED: Final = str.maketrans({char: "\\" + char for char in "[*.\\?+^$"})


def quoted(text: str) -> str:
    """Return the regular expression for exactly TEXT."""
    return text.translate(_QUOTED)
