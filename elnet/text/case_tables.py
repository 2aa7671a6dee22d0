"""Case tables: char-tables that say which letters belong together (manual node "Case Tables").

A table maps each character to its lower case; its extra slots hold the char-tables of upper case, of what stands for all
characters that are equal when case is ignored, and of the next such character.
"""

from __future__ import annotations

from elnet.objects.strings import char_code, char_text
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import CharTable
from elnet.text import case

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    IsWord = Callable[[str], bool]

PURPOSE = intern("case-table")
UP, CANONICAL, EQUIVALENT = range(3)
"""The extra slots."""


class CaseTable(CharTable):
    """A case table, which counts the changes made to it."""

    __slots__ = ("changes",)

    def __init__(self, initial: object = NIL) -> None:
        super().__init__(PURPOSE, initial, 3)
        self.changes = 0

    def blank(self) -> CaseTable:
        """Return a table of the same kind without entries."""
        return CaseTable()

    def set_range(self, first: int, last: int, value: object) -> None:
        """Give the characters FIRST to LAST, both included, VALUE."""
        self.changes += 1
        super().set_range(first, last, value)

    def tick(self) -> tuple[int, object, object]:
        """Return what changes whenever the answers of this table or its extra ones may."""
        extra = [each.changes for each in self.extras if isinstance(each, CaseTable)]
        return self.changes + sum(extra), self.extras[UP], self.extras[CANONICAL]

    def copy(self) -> CaseTable:
        """Return a table with the same entries, and no extra ones."""
        new = self.blank()
        new.starts, new.values, new.default, new.parent = self.starts[:], self.values[:], self.default, self.parent
        return new


def made(entries: Iterable[tuple[int, int]]) -> CaseTable:
    """Return a table of ENTRIES, pairs of characters and what they map to, with all ASCII characters in it."""
    mapping = {code: code for code in range(0x80)}
    mapping.update(entries)
    table = CaseTable()
    starts: list[int] = []
    values: list[object] = []
    expected = 0
    for code in sorted(mapping):
        if code != expected:
            starts.append(expected)
            values.append(NIL)
        starts.append(code)
        values.append(mapping[code])
        expected = code + 1
    table.starts, table.values = [*starts, expected], [*values, NIL]
    return table


def standard_case_table() -> CaseTable:
    """Return a new table of the letters of Unicode."""
    cased = case.cased_characters()
    table = made((code, case.downcase_char(code)) for code in cased)
    table.extras[UP] = made((code, case.upcase_char(code)) for code in cased)
    table.extras[CANONICAL] = made((code, case.canonical_char(code)) for code in cased)
    table.extras[EQUIVALENT] = made((code, _next(case.equivalents(code), code)) for code in cased)
    return table


def ascii_case_table() -> CaseTable:
    """Return a new table of the ASCII letters alone."""
    letters = range(ord("a"), ord("z") + 1)
    table = made((code - 32, code) for code in letters)
    table.extras[UP] = made((code, code - 32) for code in letters)
    table.extras[CANONICAL] = made((code - 32, code) for code in letters)
    table.extras[EQUIVALENT] = made(pair for code in letters for pair in ((code, code - 32), (code - 32, code)))
    return table


def _next(members: tuple[int, ...], code: int) -> int:
    return members[(members.index(code) + 1) % len(members)]


class TableCasing:
    """What `elnet.text.case` answers, by the case table TABLE as it is now."""

    def __init__(self, table: CaseTable) -> None:
        self.down = _mapping(table)
        up = table.extras[UP]
        self.up = _mapping(up) if isinstance(up, CharTable) else {lower: upper for upper, lower in self.down.items()}
        codes = self.down.keys() | self.up.keys() | set(self.down.values()) | set(self.up.values())
        self.families: dict[int, list[int]] = {}
        for code in sorted(codes):
            self.families.setdefault(self.canonical_char(code), []).append(code)
        self.cased = tuple(sorted(code for members in self.families.values() if len(members) > 1 for code in members))

    def downcase_char(self, code: int) -> int:
        """Return the lower case of CODE."""
        return self.down.get(code, code)

    def upcase_char(self, code: int) -> int:
        """Return the upper case of CODE."""
        return self.up.get(code, code)

    def titlecase_char(self, code: int) -> int:
        """Return what begins a capitalised word instead of CODE."""
        title = case.titlecase_char(code)
        return title if title != code else self.up.get(code, code)

    def canonical_char(self, code: int) -> int:
        """Return what stands for all that equal CODE when case is ignored."""
        return self.downcase_char(self.upcase_char(code))

    def equivalents(self, code: int) -> tuple[int, ...]:
        """Return all that equal CODE when case is ignored, itself included."""
        return tuple(self.families.get(self.canonical_char(code), (code,)))

    def cased_characters(self) -> tuple[int, ...]:
        """Return all that equal another one when case is ignored, in order."""
        return self.cased

    def upcase(self, text: str) -> str:
        """Return TEXT in upper case."""
        return "".join(map(self._upper, text))

    def downcase(self, text: str, is_word: IsWord = str.isalnum) -> str:
        """Return TEXT in lower case; IS_WORD tells of a character whether it is part of words."""
        return "".join(self._lower(text, place, is_word) for place in range(len(text)))

    def capitalize(self, text: str, is_word: IsWord) -> str:
        """Return TEXT with each word's first character in title case and the others in lower case."""
        return "".join(
            self._title(char) if starts else self._lower(text, place, is_word)
            for place, char, starts in case.with_word_starts(text, is_word)
        )

    def upcase_initials(self, text: str, is_word: IsWord) -> str:
        """Return TEXT with each word's first character in title case and the others as they are."""
        return "".join(self._title(char) if starts else char for _, char, starts in case.with_word_starts(text, is_word))

    def _upper(self, char: str) -> str:
        special = case.upcase(char)
        return special if len(special) > 1 else char_text(self.upcase_char(char_code(char)))

    def _lower(self, text: str, place: int, is_word: IsWord) -> str:
        char = text[place]
        if char == "Σ" and ord(char) in self.down:
            return case.downcase(text, is_word)[place] if len(case.downcase(text, is_word)) == len(text) else "σ"
        special = case.downcase(char)
        return special if len(special) > 1 else char_text(self.downcase_char(char_code(char)))

    def _title(self, char: str) -> str:
        special = case.capitalize(char, str.isalnum)
        return special if len(special) > 1 else char_text(self.titlecase_char(char_code(char)))


def _mapping(table: CharTable) -> dict[int, int]:
    """Return the entries of TABLE that map a character to another one."""
    found: dict[int, int] = {}
    level: object = table
    while isinstance(level, CharTable):
        ends = [*level.starts[1:], level.starts[-1] + 1]
        for start, end, value in zip(level.starts, ends, level.values, strict=True):
            if type(value) is int:
                for code in range(start, min(end, start + 0x10000)):
                    found.setdefault(code, value)
        level = level.parent
    return {code: value for code, value in found.items() if code != value}
