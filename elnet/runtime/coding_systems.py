"""The coding systems of one interpreter, by Lisp's names for them."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.text.coding import Coding, CodingTable, Decoder, Encoder, UnknownCodingSystem
from elnet.text.coding.systems import UNIX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.coding_conversions import Conversions
    from elnet.runtime.lisp import Lisp


class CodingSystems:
    """The table of coding systems, and what signals Emacs's condition for a name that is not in it."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.table = CodingTable()
        self.defined: dict[str, object] = {}
        """The properties of coding systems that Lisp has defined or changed, as lists."""
        self.conversions: dict[str, Conversions] = {}
        """What Lisp does to text in the coding systems that it defined, by their names."""
        self.terminal = self.keyboard = intern("utf-8-unix")

    def find(self, name: object) -> Coding:
        """Return the coding system NAME, a symbol; nil is `no-conversion`.  Signals `coding-system-error`."""
        if isinstance(name, Symbol):
            try:
                return self.table.find("no-conversion" if name is NIL else name.name)
            except UnknownCodingSystem:
                pass
        raise signal("coding-system-error", name)

    def found_for_decoding(self, name: object) -> Coding:
        """Return the coding system NAME, with line ends of Unix if they are open and not to be looked for."""
        coding = self.find(name)
        if coding.line_end is None and self.lisp.is_set("inhibit-eol-conversion"):
            return coding.with_line_end(UNIX) or coding
        return coding

    def decoder(self, name: object) -> Decoder:
        """Return a new decoder for the coding system NAME."""
        return Decoder(self.find(name), self.table)

    def encoder(self, name: object) -> Encoder:
        """Return a new encoder for the coding system NAME."""
        return Encoder(self.find(name))
