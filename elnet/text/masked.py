"""A text as regexps that obey the text property `syntax-table` see it, with stand-ins, to be searched like any other.

It is masked piece by piece when a search first looks there; what changes forgets the pieces from there on.
"""

from __future__ import annotations

from elnet.text.chunks import Text
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from elnet.text.places import Overrides
    from elnet.text.regexp.stand_ins import StandIns

PIECE: Final = 1 << 9


class MaskedText(Watcher):
    """TEXT with STAND_INS in place of the characters that OVERRIDES has a syntax for; UNIBYTE tells how the text is meant."""

    __slots__ = ("_pieces", "overrides", "stand_ins", "text", "unibyte")

    def __init__(self, text: Text, stand_ins: StandIns, overrides: Overrides, unibyte: bool) -> None:
        self.text, self.stand_ins, self.unibyte = text, stand_ins, unibyte
        self.overrides = overrides
        self._pieces: dict[int, str] = {}

    # Reading, as from a `Text`.

    def chunk_at(self, position: int) -> tuple[int, str]:
        """Return start and text of the piece that holds the character after POSITION; the last piece at the end."""
        number = min(position, max(self.text.length - 1, 0)) // PIECE
        return number * PIECE, self._piece(number)

    def char(self, position: int) -> str:
        """Return the character after POSITION, which must be less than the length."""
        start, piece = self.chunk_at(position)
        return piece[position - start]

    def slice(self, start: int, end: int) -> str:
        """Return the text between START and END."""
        base, string = self.span(start, end)
        return string[start - base : end - base] if start < end else ""

    def span(self, start: int, end: int) -> tuple[int, str]:
        """Return a string that holds the text between START and END and maybe more, and the position of its start."""
        base, piece = self.chunk_at(start)
        if end <= base + len(piece):
            return base, piece
        first, last = base // PIECE, (end - 1) // PIECE
        return base, "".join([self._piece(number) for number in range(first, last + 1)])

    def find(self, char: str, start: int, end: int) -> int:
        """Return where the first CHAR between START and END is, -1 for nowhere."""
        while start < end:
            base, piece = self.chunk_at(start)
            found = piece.find(char, start - base, end - base)
            if found >= 0:
                return base + found
            start = base + len(piece)
        return -1

    def _piece(self, number: int) -> str:
        piece = self._pieces.get(number)
        if piece is None:
            start = number * PIECE
            string = self.text.slice(start, min(start + PIECE, self.text.length))
            piece = self.stand_ins.masked(string, start, self.overrides, self.unibyte)
            self._pieces[number] = piece
        return piece

    # Changes.

    def after_change(self, start: int, end: int, old_length: int) -> None:
        """Forget the pieces from START on, or those up to END if the length is the same."""
        first = (start - 1) // PIECE
        stale = range(first, (end - 2) // PIECE + 1) if end - start == old_length else None
        for number in [number for number in self._pieces if number >= first and (stale is None or number in stale)]:
            del self._pieces[number]

    def after_change_elsewhere(self) -> None:
        """Forget everything, for nobody tells where the change was."""
        self._pieces.clear()
