"""What the reader signals when a text is no Lisp.

Emacs adds line and column to `invalid-read-syntax` when it reads from a buffer, the place up to which it had read.  That
offset travels in `InvalidSyntax`, and `elnet.reader.reader` turns it into numbers if it reads from a buffer.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern


class InvalidSyntax(LispSignal):
    """The condition `invalid-read-syntax`; OFFSET is where in the text reading stopped, None for right here."""

    def __init__(self, text: str, offset: int | None = None) -> None:
        self.text = lisp_string(text)
        super().__init__(intern("invalid-read-syntax"), list_of(self.text))
        self.offset = offset


class EndOfText(LispSignal):
    """The condition `end-of-file`: the text ended within a form; OPENING is where the unfinished token starts, if one does."""

    def __init__(self, opening: int | None = None) -> None:
        super().__init__(intern("end-of-file"), NIL)
        self.opening = opening


class EscapeError(LispSignal):
    """The condition `error` about an escape sequence; OFFSET is where in the text reading stopped.

    UNFINISHED says that only the end of the text makes it wrong.
    """

    def __init__(self, message: str, offset: int, unfinished: bool) -> None:
        super().__init__(intern("error"), list_of(lisp_string(message)))
        self.offset = offset
        self.unfinished = unfinished


def escape_error(rest: str, offset: int, unfinished: bool = False) -> EscapeError:
    """An escape sequence that goes wrong at OFFSET as REST says."""
    return EscapeError(f"Invalid escape char syntax: {rest}", offset, unfinished)
