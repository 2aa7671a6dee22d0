"""The syntax of the characters of a text, place by place: what all scans over comments and expressions look at."""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.text.chunks import Text
from elnet.text.syntax import CLASS_NUMBERS, RAW_BYTE_OFFSET_IN_UNIBYTE, SYMBOL, WORD, SyntaxTable, code_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Overrides = Callable[[int], tuple[int, int, object]]

OPEN, CLOSE, PREFIX, STRING, MATH, ESCAPE, QUOTING = (CLASS_NUMBERS[letter] for letter in "()'\"$\\/")
COMMENT, COMMENT_END, COMMENT_FENCE, STRING_FENCE = (CLASS_NUMBERS[letter] for letter in "<>!|")
START_FIRST, START_SECOND, END_FIRST, END_SECOND, PREFIX_FLAG, STYLE_B, NESTED, STYLE_C = (1 << bit for bit in range(16, 24))
QUOTES = frozenset((ESCAPE, QUOTING))
SYMBOL_PARTS = frozenset((WORD, SYMBOL, PREFIX))


class Places:
    """The places of TEXT from LOW to HIGH, offsets from 0, with the syntax of TABLE.

    OVERRIDES, if given, returns for a place the stretch around it, as start and end, that has the same property `syntax-table`,
    and the value of that: a table, an entry of one, or anything else for none.  UNIBYTE tells how the text is meant.
    """

    __slots__ = ("_base", "_chunk", "_codes", "_override", "high", "low", "overrides", "table", "text", "unibyte")

    def __init__(
        self,
        text: Text,
        low: int,
        high: int,
        table: SyntaxTable,
        unibyte: bool = False,
        overrides: Overrides | None = None,
    ) -> None:
        self.text, self.low, self.high, self.table = text, low, high, table
        self.unibyte, self.overrides = unibyte, overrides
        self._codes = table.codes(unibyte)
        self._base, self._chunk = 0, ""
        self._override: tuple[int, int, object] = (0, 0, None)

    def char(self, place: int) -> str:
        """Return the character after PLACE."""
        index = place - self._base
        if not 0 <= index < len(self._chunk):
            self._base, self._chunk = self.text.chunk_at(place)
            index = place - self._base
        return self._chunk[index]

    def code(self, place: int) -> int:
        """Return class and flags of the character after PLACE."""
        if self.overrides is not None:
            start, end, value = self._override
            if not start <= place < end:
                start, end, value = self._override = self.overrides(place)
            if isinstance(value, SyntaxTable):
                return value.codes(self.unibyte)[self.char(place)]
            if value is not None:
                return code_of(value)
        return self._codes[self.char(place)]

    def entry(self, place: int) -> object:
        """Return what a syntax table or a property says of the character after PLACE."""
        value = None if self.overrides is None else self.overrides(place)[2]
        if value is not None and not isinstance(value, SyntaxTable):
            return value
        table = self.table if value is None else value
        code = char_code(self.char(place))
        return table.get(code + RAW_BYTE_OFFSET_IN_UNIBYTE if self.unibyte and code >= 0x80 else code)

    def kind(self, place: int) -> int:
        """Return the class of the character after PLACE."""
        return self.code(place) & 0xFF

    def is_quoted(self, place: int) -> bool:
        """Tell whether an odd number of quoting characters is right before PLACE."""
        quoted = False
        while place > self.low and self.kind(place - 1) in QUOTES:
            place -= 1
            quoted = not quoted
        return quoted
