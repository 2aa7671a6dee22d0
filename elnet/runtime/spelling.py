"""Names that are like a misspelt one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LIKENESS = 0.78
"""How like names must be: 1 is the same."""
FARTHEST = 3
"""By how much the lengths of like names may differ."""


def similar(name: str, known: Iterable[str], most: int = 2) -> list[str]:
    """Return the names among KNOWN that are like NAME, the likest first, at most MOST of them."""
    from difflib import get_close_matches

    near = {each for each in known if abs(len(each) - len(name)) <= FARTHEST and each != name and "--" not in each}
    return get_close_matches(name, sorted(near), most, LIKENESS)
