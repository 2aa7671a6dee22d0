r"""Writing a regular expression for Python's `re`.

The two matchers agree on more than they differ in: both try alternatives from the left and give up what they took last
first, and they treat empty iterations and groups in repetitions alike.  What differs is put into the text:

* Sets of characters are spelled out, for Emacs's letters, words and cases are its own.  How depends on what the searched text
  can hold (its domain): almost every text is ASCII, and then the sets are short.
* A search that is bounded, or that starts at point, runs over a part of a text, but its assertions see beyond the part's ends.
  `left` and `right` tell what stands there, `None` meaning that the part's end is the text's end.
* `\=` is the start of the part, its end, or nowhere.
"""

from __future__ import annotations

from elnet.text.characters import Characters, Domain, class_source, contains, python_char
from elnet.text.regexp.analysis import SingleChar
from elnet.text.regexp.nodes import (
    Alternatives,
    Assertion,
    Backreference,
    Group,
    Literal,
    Node,
    Place,
    Repeat,
    Sequence,
)
from elnet.text.regexp.resolver import NEWLINE, Resolver

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


class Neighbour:
    """What assertions may ask of the character beyond an end of the searched part.

    There is one object for each combination; `neighbour` returns it.
    """

    __slots__ = ("newline", "symbol", "word")

    def __init__(self, newline: bool, word: bool, symbol: bool) -> None:
        self.newline = newline
        self.word = word
        self.symbol = symbol


_NEIGHBOURS: Final = [Neighbour(bool(kind & 1), bool(kind & 2), bool(kind & 4)) for kind in range(8)]


NOWHERE, AT_START, AT_END = range(3)
"""Where point is in the searched part."""


class Situation:
    """What a translation is for."""

    __slots__ = ("domain", "left", "point", "right")

    def __init__(self, domain: Domain, left: Neighbour | None, right: Neighbour | None, point: int) -> None:
        self.domain = domain
        self.left = left
        self.right = right
        self.point = point


NEVER: Final = "(?!)"
_ANY: Final = r"[\s\S]"
_QUOTED: Final = frozenset(r"\.^$*+?{}[]|()")


class Translator:
    """One translation; NUMBERS tells for each of Python's groups the number it has in Emacs."""

    __slots__ = ("numbers", "resolver", "situation")

    def __init__(self, resolver: Resolver, situation: Situation) -> None:
        self.resolver = resolver
        self.situation = situation
        self.numbers: list[int] = []

    def source(self, node: Node) -> str:
        """Return NODE as a regular expression of Python's."""
        if isinstance(node, SingleChar):
            return self._char(node)
        if isinstance(node, Sequence):
            return "".join([self._item(self._simplified(node.items, index)) for index in range(len(node.items))])
        if isinstance(node, Alternatives):
            return "|".join([self.source(item) for item in node.items])
        if isinstance(node, Group):
            return self._group(node)
        if isinstance(node, Repeat):
            return self._repeat(node)
        if isinstance(node, Assertion):
            return self._assertion(node.place)
        return self._reference(node)

    def _simplified(self, items: list[Node], index: int) -> Node:
        r"""Return item INDEX, but a `\b` next to a known letter as the start or end of a word that it then is.

        Python searches for that about twice as fast.
        """
        item = items[index]
        if isinstance(item, Assertion) and item.place is Place.WORD_BOUNDARY:
            if self._is_word(items[index + 1 : index + 2]):
                return Assertion(Place.NO_WORD_BEHIND)
            if self._is_word(items[max(index - 1, 0) : index]):
                return Assertion(Place.NO_WORD_AHEAD)
        return item

    def _is_word(self, items: list[Node]) -> bool:
        return any(map(self.resolver.is_always_word, items))

    def _item(self, node: Node) -> str:
        return f"(?:{self.source(node)})" if isinstance(node, Alternatives) else self.source(node)

    def _char(self, node: Node) -> str:
        domain = self.situation.domain
        if isinstance(node, Literal) and self.resolver.is_itself(node):
            char = python_char(node.code, domain)
            return NEVER if char is None else "\\" + char if char in _QUOTED else char
        characters, negated = self.resolver.characters(node, domain)
        return bracket(characters, domain, negated)

    def _group(self, node: Group) -> str:
        if node.number is None:
            return f"(?:{self.source(node.body)})"
        self.numbers.append(node.number)
        return f"({self.source(node.body)})"

    def _repeat(self, node: Repeat) -> str:
        body = node.body
        numbers = len(self.numbers)
        source = self.source(body)
        if not isinstance(body, (Group, *SingleChar)) or source == NEVER:
            source = f"(?:{source})"
        if node.most == 0:
            del self.numbers[numbers:]
            return "(?:)"
        operator = _OPERATORS.get((node.least, node.most))
        if operator is None:
            operator = f"{{{node.least},{'' if node.most is None else node.most}}}"
        return source + operator + ("" if node.greedy else "?")

    def _reference(self, node: Backreference) -> str:
        """Return a reference to the group of that number, and where several have it to the last of those that matched."""
        places = [place for place, number in enumerate(self.numbers, 1) if number == node.number]
        if not places:
            return NEVER
        sources = "|".join(f"(?:\\{place})" for place in reversed(places))
        return f"(?i:{sources})" if self.resolver.fold else f"(?:{sources})"

    # Assertions.

    def _assertion(self, place: str) -> str:
        left, right = self.situation.left, self.situation.right
        if place is Place.LINE_START:
            return self._line_start(left is None or left.newline)
        if place is Place.LINE_END:
            return self._line_end(right is None or right.newline)
        if place is Place.TEXT_START:
            return r"\A" if left is None else NEVER
        if place is Place.TEXT_END:
            return r"\Z" if right is None else NEVER
        if place is Place.POINT:
            return _POINT[self.situation.point]
        return self._word_assertion(place)

    def _line_start(self, at_start: bool) -> str:
        newlines = self.resolver.newlines()
        if newlines == NEWLINE:
            return "^" if at_start else r"(?<=\n)"
        own = bracket(newlines, self.situation.domain, negated=False)
        return rf"(?:(?<={own})|\A)" if at_start else f"(?<={own})"

    def _line_end(self, at_end: bool) -> str:
        newlines = self.resolver.newlines()
        if newlines == NEWLINE:
            return "$" if at_end else r"(?=\n)"
        own = bracket(newlines, self.situation.domain, negated=False)
        return rf"(?={own}|\Z)" if at_end else f"(?={own})"

    def _word_assertion(self, place: str) -> str:
        left, right = self.situation.left, self.situation.right
        if place in (Place.SYMBOL_START, Place.SYMBOL_END):
            inside = self.resolver.symbols()
            before, after = left is not None and left.symbol, right is not None and right.symbol
        else:
            inside = self.resolver.words()
            before, after = left is not None and left.word, right is not None and right.word
        own = bracket(inside, self.situation.domain, negated=False)
        behind = rf"(?:(?<={own})|\A)" if before else f"(?<={own})"
        not_behind = rf"(?<!{own})(?!\A)" if before else f"(?<!{own})"
        ahead = rf"(?={own}|\Z)" if after else f"(?={own})"
        not_ahead = rf"(?!{own}|\Z)" if after else f"(?!{own})"
        if place is Place.NO_WORD_BEHIND:
            return not_behind
        if place is Place.NO_WORD_AHEAD:
            return not_ahead
        if place in (Place.WORD_START, Place.SYMBOL_START):
            # Here Emacs's matcher, unlike in all other places, does not look beyond the bound of a search.
            return f"{not_behind}(?={own})"
        if place in (Place.WORD_END, Place.SYMBOL_END):
            return behind + not_ahead
        boundary = f"{behind}{not_ahead}|{not_behind}{ahead}"
        ends = ([r"\A"] if left is None else []) + ([r"\Z"] if right is None else [])
        if place is Place.WORD_BOUNDARY:
            return f"(?:{'|'.join([*ends, boundary])})"
        return "".join(f"(?!{end})" for end in ends) + f"(?!{boundary})"


_OPERATORS: Final = {(0, None): "*", (1, None): "+", (0, 1): "?"}
_POINT: Final = {NOWHERE: NEVER, AT_START: r"\A", AT_END: r"\Z"}


def bracket(characters: Characters, domain: Domain, negated: bool) -> str:
    """Return a regular expression of Python's for one of CHARACTERS, or for one of the others if NEGATED."""
    source = class_source(characters, domain)
    if not source:
        return _ANY if negated else NEVER
    if len(source) == 1 and not negated:
        return "\\" + source if source in _QUOTED else source
    return f"[{'^' if negated else ''}{source}]"


def neighbour(code: int, resolver: Resolver) -> Neighbour:
    """Return what assertions may ask of the character numbered CODE."""
    word = contains(resolver.words(), code)
    symbol = word or contains(resolver.symbols(), code)
    return _NEIGHBOURS[contains(resolver.newlines(), code) + 2 * word + 4 * symbol]
