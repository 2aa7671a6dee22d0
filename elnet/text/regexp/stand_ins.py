"""Stand-ins: how a regexp sees the syntax that text properties give to single characters.

Python's `re` knows characters, not places.  So where a property gives a character a class of its own, the searched text has
another character in its place, one that stands for both, the character and the class.  In the pattern whatever means a
character means its stand-ins too, while what asks for a class takes the stand-ins of that class and no others.  Positions
are those of the real text, and a text without such properties is searched as it is.

Stand-ins are from the last plane, which is for private use.  A character of the text that is there itself gets a stand-in
too, one with no class but that of the syntax table.  One limit is left: a reference to what a group matched compares stand-ins,
so that the same letters with different properties differ.
"""

from __future__ import annotations

from collections.abc import Callable

from elnet.objects.strings import char_code, char_text
from elnet.text.characters import (
    MULTIBYTE_TEXT,
    NONE,
    Characters,
    Domain,
    characters_between,
    clipped,
    contains,
    union,
)
from elnet.text.regexp.nodes import Literal, Node, SyntaxChar
from elnet.text.regexp.pattern import Pattern
from elnet.text.regexp.resolver import NEWLINE, Resolver
from elnet.text.syntax import CLASS_NUMBERS, RAW_BYTE_OFFSET_IN_UNIBYTE, SYMBOL, WORD, SyntaxTable, code_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any, Final

    from elnet.text.places import Overrides
    from elnet.text.regexp.translator import Neighbour

FIRST: Final = 0x100000
END: Final = 0x110000
_ZONE_START: Final = chr(FIRST)


class StandIns:
    """The stand-ins that one interpreter has used so far; MEMBERS are the characters and classes that they stand for."""

    __slots__ = ("_chars", "members")

    def __init__(self) -> None:
        self.members: list[tuple[int, int | None]] = []
        self._chars: dict[tuple[int, int | None], str] = {}

    def char(self, code: int, kind: int | None) -> str:
        """Return what stands for the character numbered CODE as one of the class KIND, None for that in the syntax table."""
        found = self._chars.get((code, kind))
        if found is None:
            if FIRST + len(self.members) >= END:
                raise OverflowError("too many characters with a syntax of their own")
            found = self._chars[code, kind] = chr(FIRST + len(self.members))
            self.members.append((code, kind))
        return found

    def masked(self, string: str, place: int, overrides: Overrides, unibyte: bool) -> str:
        """Return STRING, which is at PLACE of a text, with the stand-ins for the characters that OVERRIDES has a syntax for."""
        parts: list[str] = []
        start = at = 0
        while at < len(string):
            _, stop, value = overrides(place + at)
            if value is not None:
                end = min(stop - place, len(string))
                parts.append(self._plain(string[start:at], unibyte))
                parts += [self.char(_code(char, unibyte), _kind(char, value)) for char in string[at:end]]
                start = end
            at = stop - place
        parts.append(self._plain(string[start:], unibyte))
        return "".join(parts)

    def _plain(self, part: str, unibyte: bool) -> str:
        """Return PART, in which no character has a syntax of its own, as it is in a masked text."""
        if part.isascii():
            return part
        if unibyte:
            return "".join([char_text(_code(char, unibyte)) for char in part])
        if max(part) < _ZONE_START:
            return part
        return "".join([self.char(ord(char), None) if char >= _ZONE_START else char for char in part])


def _code(char: str, unibyte: bool) -> int:
    return ord(char) + RAW_BYTE_OFFSET_IN_UNIBYTE if unibyte and char > "\x7f" else char_code(char)


def _kind(char: str, value: object) -> int:
    """Return the class of CHAR by VALUE, a syntax table or an entry of one."""
    return value.class_of(char_code(char)) if isinstance(value, SyntaxTable) else code_of(value) & 0xFF


class StandInResolver(Resolver):
    """What the nodes of a pattern mean in texts with STAND_INS."""

    __slots__ = ("_stand_ins",)

    def __init__(self, resolver: Resolver, stand_ins: StandIns) -> None:
        super().__init__(resolver.syntax, resolver.fold, resolver.casing, resolver.categories)
        self._stand_ins = stand_ins

    def characters(self, node: Node, domain: Domain) -> tuple[Characters, bool]:
        """Return a set and whether NODE stands for the characters outside it, in texts of DOMAIN."""
        characters, negated = super().characters(node, domain)
        if isinstance(node, SyntaxChar):
            return self._of_classes(characters, (CLASS_NUMBERS.get(node.letter),)), negated
        return self._with_stand_ins(characters), negated

    def words(self) -> Characters:
        """Return the characters that words consist of."""
        return self._of_classes(super().words(), (WORD,))

    def symbols(self) -> Characters:
        """Return the characters that symbols consist of."""
        return self._of_classes(super().symbols(), (WORD, SYMBOL))

    def newlines(self) -> Characters:
        """Return what ends lines."""
        return self._with_stand_ins(NEWLINE)

    def is_itself(self, node: Literal) -> bool:
        """Tell whether NODE matches its character and no other."""
        return False

    def is_always_word(self, node: Node) -> bool:
        """Tell whether NODE matches nothing but characters of words."""
        return False

    def _with_stand_ins(self, characters: Characters) -> Characters:
        return self._replaced(characters, lambda code, _: contains(characters, code))

    def _of_classes(self, characters: Characters, kinds: tuple[int | None, ...]) -> Characters:
        """Return CHARACTERS, which a syntax table gives one of the classes KINDS, and the stand-ins of these."""
        return self._replaced(characters, lambda code, kind: contains(characters, code) if kind is None else kind in kinds)

    def _replaced(self, characters: Characters, wanted: Callable[[int, int | None], bool]) -> Characters:
        """Return CHARACTERS, but of the zone the stand-ins of those characters and classes that are WANTED."""
        members = enumerate(self._stand_ins.members, FIRST)
        chosen = characters_between((number, number) for number, member in members if wanted(*member))
        real = union(clipped(characters, 0, FIRST), clipped(characters, END, _BEYOND))
        return union(real, chosen) if chosen else real or NONE


_BEYOND: Final = 0x400000


class StandInPattern(Pattern):
    """PATTERN for texts with STAND_INS; there may be more of them each time it is asked."""

    __slots__ = ("_count", "_stand_ins")

    def __init__(self, pattern: Pattern, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins
        self._count = 0
        self.analyse(pattern.tree, pattern.group_count, StandInResolver(pattern.resolver, stand_ins))

    def program(
        self, domain: Domain, left: Neighbour | None = None, right: Neighbour | None = None, point: int = 0
    ) -> re.Pattern[str]:
        """Return what Python's `re` made of this for a situation."""
        if self._count != len(self._stand_ins.members):
            self._count = len(self._stand_ins.members)
            self.programs.clear()
        return super().program(domain, left, right, point)

    @staticmethod
    def of(pattern: Pattern, stand_ins: StandIns) -> Pattern:
        """Return PATTERN for texts with STAND_INS, those of the interpreter that has PATTERN; always the same."""
        if pattern.masked is None:
            pattern.masked = StandInPattern(pattern, stand_ins)
        return pattern.masked

    def ascii_search(self, *arguments: Any) -> Any:
        """Search in a string of ASCII characters."""
        return self.program(0).search(*arguments)

    def multibyte_search(self, *arguments: Any) -> Any:
        """Search in another string; texts with stand-ins are multibyte."""
        return self.program(MULTIBYTE_TEXT).search(*arguments)
