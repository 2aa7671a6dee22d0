"""The case tables of the buffers of one interpreter, and how letters change by them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from elnet.text import case
from elnet.text.case_tables import CaseTable, TableCasing, standard_case_table
from elnet.text.regexp import RegexpCache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer
    from elnet.text.case import Casing


class CaseTables:
    """The tables that buffers of LISP have of their own; the others have the standard one, which is made when asked for."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.own: WeakKeyDictionary[Buffer, CaseTable] = WeakKeyDictionary()
        self._standard: CaseTable | None = None
        self._first: tuple[object, ...] = ()
        self._known: tuple[CaseTable, tuple[object, ...], Casing, RegexpCache] | None = None
        lisp.regexps.case_tables = self

    @property
    def standard(self) -> CaseTable:
        """The table of buffers that have none of their own."""
        if self._standard is None:
            self._standard = standard_case_table()
            self._first = (self._standard, *self._standard.tick())
        return self._standard

    @standard.setter
    def standard(self, table: CaseTable) -> None:
        old = self.standard
        for buffer in self.lisp.buffers.by_name.values():
            self.own.setdefault(buffer, old)
        self._standard = table

    @property
    def current(self) -> CaseTable:
        """The table of the current buffer."""
        return self.own.get(self.lisp.buffers.current) or self.standard

    def casing(self) -> Casing:
        """Return how letters change in the current buffer."""
        if self._standard is None:
            return case
        return self._looked_up()[0]

    def regexps(self) -> RegexpCache | None:
        """Return the patterns that ignore case as the current buffer does, None for the usual way."""
        if self._standard is None:
            return None
        casing, patterns = self._looked_up()
        return None if casing is case else patterns

    def _looked_up(self) -> tuple[Casing, RegexpCache]:
        table = self.current
        tick = table.tick()
        if self._known is None or self._known[0] is not table or self._known[1] != tick:
            usual = (table, *tick) == self._first
            casing: Casing = case if usual else TableCasing(table)
            self._known = (table, tick, casing, RegexpCache(casing))
        return self._known[2], self._known[3]


def casing(lisp: Lisp) -> Casing:
    """Return how letters change in the current buffer of LISP."""
    return lisp.part(CaseTables).casing()
