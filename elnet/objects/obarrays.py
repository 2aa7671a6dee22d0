"""Obarrays: tables of symbols by name."""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.symbols import Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Obarray(LispObject):
    """An obarray; SYMBOLS has its symbols by their names, and FILL, if any, is called before they are first seen."""

    __slots__ = ("__weakref__", "_symbols", "fill")

    def __init__(self, symbols: dict[str, Symbol] | None = None) -> None:
        self._symbols: dict[str, Symbol] = {} if symbols is None else symbols
        self.fill: Callable[[], object] | None = None

    @property
    def symbols(self) -> dict[str, Symbol]:
        """All symbols by their names."""
        fill, self.fill = self.fill, None
        if fill is not None:
            fill()
        return self._symbols

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return f"#<obarray n={len(self.symbols)}>"
