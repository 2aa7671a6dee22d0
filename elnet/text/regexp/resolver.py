"""Which characters a node of a single character stands for, given a syntax table and whether case counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from elnet.text import case
from elnet.text.categories import category
from elnet.text.characters import (
    ASCII_TEXT,
    SYNTAX_CLASSES,
    Characters,
    Domain,
    characters_between,
    clipped,
    complement,
    contains,
    named_class,
    ranges_of,
    union,
)
from elnet.text.regexp.nodes import AnyChar, Bracket, CategoryChar, Literal, Node, SyntaxChar
from elnet.text.syntax import SyntaxTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.case import Casing

NEWLINE: Characters = (10, 11)


class Resolver:
    """Answers for one syntax table, with case counting or not (FOLD)."""

    __slots__ = ("casing", "categories", "fold", "syntax")

    def __init__(
        self, syntax: SyntaxTable, fold: bool, casing: Casing = case, categories: Callable[[str], Characters] = category
    ) -> None:
        self.syntax = syntax
        self.fold = fold
        self.casing = casing
        self.categories = categories

    def characters(self, node: Node, domain: Domain) -> tuple[Characters, bool]:
        """Return a set and whether NODE stands for the characters outside it, in texts of DOMAIN."""
        if isinstance(node, Literal):
            return self._literal(node.code), False
        if isinstance(node, AnyChar):
            return NEWLINE, True
        if isinstance(node, SyntaxChar):
            return self.syntax.characters(node.letter), node.negated
        if isinstance(node, CategoryChar):
            return self.categories(node.letter), node.negated
        assert isinstance(node, Bracket)
        return self._bracket(node, domain), node.negated

    def words(self) -> Characters:
        """Return the characters that words consist of."""
        return self.syntax.characters("w")

    def symbols(self) -> Characters:
        """Return the characters that symbols consist of."""
        return union(self.syntax.characters("w"), self.syntax.characters("_"))

    def newlines(self) -> Characters:
        """Return what ends lines."""
        return NEWLINE

    def is_itself(self, node: Literal) -> bool:
        """Tell whether NODE matches its character and no other."""
        return not self.fold

    def is_always_word(self, node: Node) -> bool:
        """Tell whether NODE matches nothing but characters of words."""
        return isinstance(node, Literal) and contains(self.words(), node.code)

    def matches_newline(self, node: Node) -> bool:
        """Tell whether NODE, one of a single character, matches a newline."""
        characters, negated = self.characters(node, ASCII_TEXT)
        return contains(characters, 10) != negated

    def _literal(self, code: int) -> Characters:
        if not self.fold:
            return (code, code + 1)
        return characters_between((same, same) for same in self.casing.equivalents(code))

    def _bracket(self, node: Bracket, domain: Domain) -> Characters:
        parts = [self._class(name) for name in node.classes]
        parts.append(characters_between(node.ranges))
        characters = parts[0] if len(parts) == 1 else union(*parts)
        if domain == ASCII_TEXT:
            characters = clipped(characters, 0, 0x80)
        return _folded(characters, self.casing) if self.fold else characters

    def _class(self, name: str) -> Characters:
        if name == "punct":
            return union(clipped(_named("punct"), 0, 0x80), clipped(complement(self.words()), 0x80, 0x3FFF80))
        if name in SYNTAX_CLASSES:
            return self.syntax.characters(SYNTAX_CLASSES[name])
        if self.fold and name in ("upper", "lower"):
            return union(_named("upper"), _named("lower"))
        return _named(name)


def _named(name: str) -> Characters:
    found = named_class(name)
    assert found is not None
    return found


def _folded(characters: Characters, casing: Casing) -> Characters:
    """Return CHARACTERS with all that equal one of them when case is ignored."""
    added = [
        (same, same)
        for first, last in ranges_of(characters)
        for code in _cased_between(first, last, casing)
        for same in casing.equivalents(code)
    ]
    return characters_between(added + ranges_of(characters)) if added else characters


def _cased_between(first: int, last: int, casing: Casing) -> list[int]:
    if last < 0x80 and casing is case:
        return [code for code in range(max(first, 0x41), min(last, 0x7A) + 1) if chr(code).isalpha()]
    cased = casing.cased_characters()
    return list(cased[bisect_left(cased, first) : bisect_left(cased, last + 1)])
