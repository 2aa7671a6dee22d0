"""Obarrays: tables of symbols by name."""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.symbols import Symbol


class Obarray(LispObject):
    """An obarray; SYMBOLS has its symbols by their names."""

    __slots__ = ("__weakref__", "symbols")

    def __init__(self, symbols: dict[str, Symbol] | None = None) -> None:
        self.symbols: dict[str, Symbol] = {} if symbols is None else symbols

    def lisp_print(self, readably: bool) -> str:
        """Return the printed text."""
        return f"#<obarray n={len(self.symbols)}>"
