"""Shorthands: names whose beginning stands for a longer one (manual node "Shorthands")."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    Shorthands = list[tuple[str, str]]
    """What names may begin with, and what that stands for; the first that fits counts."""

_PUNCTUATION: Final = "^*+-/<=>_|"
"""Names of nothing else, those of operators, are never short for anything."""


def longhand(name: str, shorthands: Shorthands) -> str:
    """Return the name that NAME stands for."""
    for short, long in shorthands:
        if name.startswith(short) and name.strip(_PUNCTUATION):
            return long + name[len(short) :]
    return name
