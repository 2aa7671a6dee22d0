"""A compiled regular expression: its programs for Python's `re`, made when first needed, and its groups by their numbers.

A pattern is asked in two ways.  `search` and `match` take a whole string: one attribute, one call.  A search in a buffer takes
the `program` for its situation and finds the part of the text to run it on by itself; see `elnet.text.search`.
"""

from __future__ import annotations

from collections.abc import Callable

from elnet.text import case
from elnet.text.categories import category
from elnet.text.characters import ASCII_TEXT, MULTIBYTE_TEXT, UNIBYTE_TEXT, Characters, Domain
from elnet.text.regexp import analysis, errors
from elnet.text.regexp.nodes import Node, Place
from elnet.text.regexp.parser import parse
from elnet.text.regexp.resolver import Resolver
from elnet.text.regexp.translator import NOWHERE, Neighbour, Situation, Translator, neighbour
from elnet.text.syntax import SyntaxTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any

    from elnet.text.case import Casing

Spans = tuple[tuple[int, int], ...]
"""Start and end of the match and of each group, (-1, -1) for a group that did not take part."""

_DOMAINS = {"ascii_search": ASCII_TEXT, "unibyte_search": UNIBYTE_TEXT, "multibyte_search": MULTIBYTE_TEXT}
_SURE_TO_FIT = 1800
"""No character of a pattern compiles to more than about eighteen bytes."""


class Pattern:
    """A regular expression as compiled for one syntax table, with case counting or not."""

    __slots__ = (
        "ascii_search",
        "depends_on_syntax",
        "group_count",
        "looks_ahead",
        "looks_behind",
        "masked",
        "max_width",
        "multibyte_search",
        "numbers",
        "obeys_properties",
        "programs",
        "resolver",
        "stays_in_line",
        "tick",
        "tree",
        "unibyte_search",
        "uses_point",
    )

    ascii_search: Callable[..., Any]
    unibyte_search: Callable[..., Any]
    multibyte_search: Callable[..., Any]

    def __init__(
        self,
        source: str,
        fold: bool,
        syntax: SyntaxTable,
        casing: Casing = case,
        categories: Callable[[str], Characters] = category,
    ) -> None:
        """Parse SOURCE; raises `InvalidRegexp`."""
        tree, group_count = parse(source)
        if len(source) > _SURE_TO_FIT and analysis.program_size(tree) > analysis.MAX_PROGRAM:
            raise errors.too_big()
        self.analyse(tree, group_count, Resolver(syntax, fold, casing, categories))

    def analyse(self, tree: Node, group_count: int, resolver: Resolver) -> None:
        """Make this the pattern that TREE with GROUP_COUNT groups is, as RESOLVER understands it."""
        self.tree, self.group_count, self.resolver = tree, group_count, resolver
        self.programs: dict[tuple[Domain, Neighbour | None, Neighbour | None, int], re.Pattern[str]] = {}
        self.masked: Pattern | None = None
        """This for texts with stand-ins, once it is needed; see `elnet.text.regexp.stand_ins`."""
        self.tick = resolver.syntax.tick
        self.numbers: tuple[int, ...] | None = None
        places = analysis.places(tree)
        self.uses_point = Place.POINT in places
        self.looks_behind = not places.isdisjoint(analysis.BEHIND)
        self.looks_ahead = not places.isdisjoint(analysis.AHEAD)
        self.max_width = analysis.max_width(tree)
        self.stays_in_line = analysis.stays_in_line(tree, resolver.matches_newline)
        self.depends_on_syntax = analysis.depends_on_syntax(tree)
        self.obeys_properties = self.depends_on_syntax and analysis.obeys_properties(tree)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Compile for the domain that NAME, one of the three `…_search`, stands for when it is first used."""
        if name not in _DOMAINS:
            raise AttributeError(name)
        search = self.program(_DOMAINS[name]).search
        setattr(self, name, search)
        return search

    # Whole strings.

    def search(self, text: str, start: int = 0, unibyte: bool = False) -> Spans | None:
        """Return the spans of the first match in TEXT that begins at START or later, or None."""
        if text.isascii():
            found = self.ascii_search(text, start)
        elif unibyte:
            found = self.unibyte_search(text, start)
        else:
            found = self.multibyte_search(text, start)
        if found is None:
            return None
        return found.regs if self.numbers is None else self.renumbered(found.regs)

    def match(self, text: str, start: int = 0, unibyte: bool = False) -> Spans | None:
        """Return the spans of a match in TEXT that begins exactly at START, or None."""
        found = self.program(domain_of(text, unibyte)).match(text, start)
        return None if found is None else self.spans(found)

    # Parts of texts.

    def program(
        self, domain: Domain, left: Neighbour | None = None, right: Neighbour | None = None, point: int = NOWHERE
    ) -> re.Pattern[str]:
        """Return what Python's `re` made of this for a situation."""
        situation = (domain, left, right, point)
        program = self.programs.get(situation)
        if program is None:
            program = self.programs[situation] = self._compile(Situation(*situation))
        return program

    def neighbour(self, char_code: int) -> Neighbour:
        """Return what this may ask of the character numbered CHAR_CODE if it stands beyond the searched part."""
        return neighbour(char_code, self.resolver)

    def spans(self, found: re.Match[str], offset: int = 0) -> Spans:
        """Return the spans of FOUND, moved by OFFSET, with the groups by their numbers in Emacs."""
        spans: Spans = found.regs if self.numbers is None else self.renumbered(found.regs)
        if not offset:
            return spans
        return tuple([(start + offset, end + offset) if start >= 0 else (-1, -1) for start, end in spans])

    def renumbered(self, spans: Spans) -> Spans:
        """Return SPANS of Python's groups as those of Emacs's.

        Of several groups with one number the one that matched last counts: the rightmost, as near as can be known.
        """
        result = [spans[0]] + [(-1, -1)] * self.group_count
        for number, span in zip(self.numbers or (), spans[1:], strict=True):
            if number and span >= result[number]:
                result[number] = span
        return tuple(result)

    def _compile(self, situation: Situation) -> re.Pattern[str]:
        translator = Translator(self.resolver, situation)
        source = translator.source(self.tree)
        numbers = tuple(translator.numbers)
        if numbers != tuple(range(1, self.group_count + 1)):
            self.numbers = numbers
        import re

        return re.compile(source, re.MULTILINE)


def domain_of(text: str, unibyte: bool) -> Domain:
    """Return the domain of TEXT."""
    return ASCII_TEXT if text.isascii() else UNIBYTE_TEXT if unibyte else MULTIBYTE_TEXT
