"""The coding systems of one interpreter, by Lisp's names for them."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.text.coding import Coding, CodingTable, Decoder, Encoder, UnknownCodingSystem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


PRIORITY = ["utf-8", "iso-latin-1", "raw-text", "utf-8-auto", "utf-8-with-signature", "utf-16", "undecided"]


class CodingSystems:
    """The table of coding systems, and what signals Emacs's condition for a name that is not in it."""

    def __init__(self, lisp: Lisp) -> None:
        self.table = CodingTable()
        self.added: dict[str, object] = {}
        """Properties that Lisp has given to coding systems, as lists."""
        self.terminal = self.keyboard = intern("utf-8-unix")
        self.priority = [intern(name) for name in PRIORITY]

    def find(self, name: object) -> Coding:
        """Return the coding system NAME, a symbol; nil is `no-conversion`.  Signals `coding-system-error`."""
        if isinstance(name, Symbol):
            try:
                return self.table.find("no-conversion" if name is NIL else name.name)
            except UnknownCodingSystem:
                pass
        raise signal("coding-system-error", name)

    def decoder(self, name: object) -> Decoder:
        """Return a new decoder for the coding system NAME."""
        return Decoder(self.find(name), self.table)

    def encoder(self, name: object) -> Encoder:
        """Return a new encoder for the coding system NAME."""
        return Encoder(self.find(name))
