"""What Lisp does to text besides its coding system: translation tables, and functions before encoding and after decoding.

A coding system that Lisp defines may have these (see `define-coding-system').
"""

from __future__ import annotations

from elnet.objects.strings import LString, char_code, char_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import CharTable
from elnet.runtime.temporary_buffers import in_temporary_buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.coding import CodingSystem

TRANSLATION_TABLE = intern("translation-table")


class Conversions:
    """The conversions of one coding system; each may be nil."""

    __slots__ = ("after_decoding", "before_encoding", "decoding_table", "encoding_table")

    def __init__(self, decoding_table: object, encoding_table: object, after_decoding: object, before_encoding: object) -> None:
        self.decoding_table = decoding_table
        self.encoding_table = encoding_table
        self.after_decoding = after_decoding
        self.before_encoding = before_encoding

    def decoded(self, lisp: Lisp, text: str) -> str:
        """Return TEXT, which was decoded, as it is to be."""
        text = _translated(lisp, text, self.decoding_table)
        if self.after_decoding is NIL or not text:
            return text

        def convert() -> str:
            buffer = lisp.buffers.current
            buffer.insert(text, None)
            buffer.goto(1)
            lisp.call(self.after_decoding, len(text))
            return buffer.substring(1, buffer.size + 1)

        found = in_temporary_buffer(lisp, convert)
        assert isinstance(found, str)
        return found

    def encodable(self, lisp: Lisp, text: str) -> str:
        """Return TEXT as it is to be encoded."""
        if self.before_encoding is not NIL:

            def convert() -> str:
                buffer = lisp.buffers.current
                buffer.insert(text, None)
                lisp.call(self.before_encoding, 1, buffer.size + 1)
                return lisp.buffers.current.substring(1, lisp.buffers.current.size + 1)

            found = in_temporary_buffer(lisp, convert)
            assert isinstance(found, str)
            text = found
        return _translated(lisp, text, self.encoding_table)


def _translated(lisp: Lisp, text: str, table: object) -> str:
    if isinstance(table, Symbol) and table is not NIL:
        table = lisp.plists.get(table, TRANSLATION_TABLE)
    if not isinstance(table, CharTable):
        return text
    found = {char: table.get(char_code(char)) for char in set(text)}
    return text.translate({ord(char): char_text(value) for char, value in found.items() if type(value) is int})


def encodable(lisp: Lisp, system: CodingSystem, text: LString) -> LString:
    """Return TEXT as it is to be encoded in SYSTEM."""
    found = _conversions(lisp, system)
    if found is None or (found.before_encoding is NIL and text.text.isascii() and system.ascii_compatible):
        return text
    return LString(found.encodable(lisp, text.text), True)


def converted(lisp: Lisp, system: CodingSystem, text: str) -> str:
    """Return TEXT, which was decoded in SYSTEM, as it is to be."""
    found = _conversions(lisp, system)
    return text if found is None else found.decoded(lisp, text)


def _conversions(lisp: Lisp, system: CodingSystem) -> Conversions | None:
    from elnet.runtime.coding_systems import CodingSystems

    return lisp.part(CodingSystems).conversions.get(system.name)
