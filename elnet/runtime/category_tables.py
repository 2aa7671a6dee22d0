"""The category tables of the buffers of one interpreter."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from elnet.objects.vectors import BoolVector
from elnet.text.categories import category, letters
from elnet.text.category_tables import SIZE, CategoryTable, standard_category_table
from elnet.text.characters import contains
from elnet.text.regexp import RegexpCache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer


class CategoryTables:
    """The tables that buffers of LISP have of their own; the others have the standard one, which is made when asked for."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.own: WeakKeyDictionary[Buffer, CategoryTable] = WeakKeyDictionary()
        self._standard: CategoryTable | None = None
        self._patterns: tuple[CategoryTable, int, RegexpCache, RegexpCache] | None = None
        lisp.regexps.category_tables = self

    @property
    def standard(self) -> CategoryTable:
        """The table of buffers that have none of their own."""
        if self._standard is None:
            self._standard = standard_category_table()
        return self._standard

    @property
    def current(self) -> CategoryTable:
        """The table of the current buffer."""
        return self.own.get(self.lisp.buffers.current) or self.standard

    def _is_usual(self) -> bool:
        """Tell whether the categories in the current buffer are what they are at first."""
        if self._standard is None:
            return True
        table = self.current
        return table is self._standard and not table.changes

    def set_of(self, code: int) -> object:
        """Return the categories of the character numbered CODE in the current buffer."""
        if not self._is_usual():
            return self.current.get(code)
        members = {letter for letter in letters() if contains(category(letter), code)}
        return BoolVector(bytearray(chr(each) in members for each in range(SIZE)))

    def regexps(self, usual: RegexpCache) -> RegexpCache:
        """Return the patterns that mean by categories what the current buffer does, and else do as the USUAL ones."""
        if self._is_usual():
            return usual
        table, known = self.current, self._patterns
        if known is None or known[0] is not table or known[1] != table.changes or known[2] is not usual:
            known = self._patterns = table, table.changes, usual, RegexpCache(usual.casing, table.characters)
        return known[3]
