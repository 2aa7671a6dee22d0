"""What a regular expression consists of: the tree between parser and translator."""

from __future__ import annotations


class Place:
    """What an assertion asks of the place where it stands."""

    LINE_START = "^"
    LINE_END = "$"
    TEXT_START = "\\`"
    TEXT_END = "\\'"
    POINT = "\\="
    WORD_BOUNDARY = "\\b"
    NO_WORD_BOUNDARY = "\\B"
    WORD_START = "\\<"
    WORD_END = "\\>"
    SYMBOL_START = "\\_<"
    SYMBOL_END = "\\_>"
    NO_WORD_BEHIND = "no word before"
    """What `\\b` means before a letter; the parser does not make this."""
    NO_WORD_AHEAD = "no word after"
    """What `\\b` means after a letter; nor this."""


class Literal:
    """One character, by its number in Emacs."""

    __slots__ = ("code",)

    def __init__(self, code: int) -> None:
        self.code = code


class AnyChar:
    """Any character but a newline."""

    __slots__ = ()


class Bracket:
    """A character in some of RANGES or of the named CLASSES, or in none of them if NEGATED."""

    __slots__ = ("classes", "negated", "ranges")

    def __init__(self, ranges: list[tuple[int, int]], classes: list[str], negated: bool) -> None:
        self.ranges = ranges
        self.classes = classes
        self.negated = negated


class SyntaxChar:
    """A character whose syntax class is the one that LETTER designates, or is not if NEGATED."""

    __slots__ = ("letter", "negated")

    def __init__(self, letter: str, negated: bool) -> None:
        self.letter = letter
        self.negated = negated


class CategoryChar:
    """A character of the category LETTER, or not of it if NEGATED."""

    __slots__ = ("letter", "negated")

    def __init__(self, letter: str, negated: bool) -> None:
        self.letter = letter
        self.negated = negated


class Assertion:
    """The empty text at a certain PLACE, one of the attributes of `Place`."""

    __slots__ = ("place",)

    def __init__(self, place: str) -> None:
        self.place = place


class Backreference:
    """What the group NUMBER matched, once more."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class Group:
    """BODY, remembered as group NUMBER unless that is None."""

    __slots__ = ("body", "number")

    def __init__(self, body: Node, number: int | None) -> None:
        self.body = body
        self.number = number


class Sequence:
    """ITEMS one after the other."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node]) -> None:
        self.items = items


class Alternatives:
    """The first of ITEMS with which the whole matches."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node]) -> None:
        self.items = items


class Repeat:
    """BODY from LEAST to MOST times, MOST being None for no limit; as often as possible if GREEDY."""

    __slots__ = ("body", "greedy", "least", "most")

    def __init__(self, body: Node, least: int, most: int | None, greedy: bool) -> None:
        self.body = body
        self.least = least
        self.most = most
        self.greedy = greedy


Node = (
    Literal
    | AnyChar
    | Bracket
    | SyntaxChar
    | CategoryChar
    | Assertion
    | Backreference
    | Group
    | Sequence
    | Alternatives
    | Repeat
)
