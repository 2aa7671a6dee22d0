"""Compiled regular expressions by their source."""

from __future__ import annotations

from collections.abc import Callable

from elnet.text import case
from elnet.text.categories import category
from elnet.text.characters import Characters
from elnet.text.regexp.pattern import Pattern
from elnet.text.syntax import SyntaxTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from elnet.text.case import Casing

CAPACITY: Final = 1000
"""How many patterns of each kind are kept; beyond it the older half is forgotten."""


class RegexpCache:
    """The patterns of one interpreter by their sources: EXACT ones, and FOLDING ones that ignore case as CASING says.

    CATEGORIES gives the characters of a category.

    A pattern that does not depend on the syntax table serves all tables; the others are kept for each table, and made again
    when the table has changed.
    """

    __slots__ = ("_of_table", "casing", "categories", "exact", "folding")

    def __init__(self, casing: Casing = case, categories: Callable[[str], Characters] = category) -> None:
        self.casing = casing
        self.categories = categories
        self.exact: dict[str, Pattern] = {}
        self.folding: dict[str, Pattern] = {}
        self._of_table: dict[tuple[str, bool, SyntaxTable], Pattern] = {}

    def compile(self, source: str, fold: bool, syntax: SyntaxTable) -> Pattern:
        """Return the pattern for SOURCE, which ignores case if FOLD; raises `InvalidRegexp`."""
        pattern = (self.folding if fold else self.exact).get(source)
        if pattern is not None and not pattern.depends_on_syntax:
            return pattern
        return self._for_table(source, fold, syntax)

    def _for_table(self, source: str, fold: bool, syntax: SyntaxTable) -> Pattern:
        pattern = self._of_table.get((source, fold, syntax))
        if pattern is not None and pattern.tick == syntax.tick:
            return pattern
        pattern = Pattern(source, fold, syntax, self.casing, self.categories)
        _keep(self.folding if fold else self.exact, source, pattern)
        if pattern.depends_on_syntax:
            _keep(self._of_table, (source, fold, syntax), pattern)
        return pattern


def _keep(table: dict[Any, Pattern], key: object, pattern: Pattern) -> None:
    if len(table) >= CAPACITY:
        for old in list(table)[: CAPACITY // 2]:
            del table[old]
    table[key] = pattern
