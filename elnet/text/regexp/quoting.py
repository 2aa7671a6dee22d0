"""Making a regular expression that matches a given text and nothing else."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


_QUOTED: Final = str.maketrans({char: "\\" + char for char in "[*.\\?+^$"})


def quoted(text: str) -> str:
    """Return the regular expression for exactly TEXT."""
    return text.translate(_QUOTED)
