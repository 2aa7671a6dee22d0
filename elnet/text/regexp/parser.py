r"""Reading a regular expression: Emacs's syntax to a tree.

Which characters are special depends on where they stand.  `*`, `+`, `?` and `\{` repeat what is before them and are ordinary
where nothing is; `^` is special only at the start of an alternative and `$` only at the end of one.
"""

from __future__ import annotations

from elnet.objects.strings import char_code
from elnet.text.regexp import errors
from elnet.text.regexp.bracket import read_bracket
from elnet.text.regexp.nodes import (
    Alternatives,
    AnyChar,
    Assertion,
    Backreference,
    CategoryChar,
    Group,
    Literal,
    Node,
    Place,
    Repeat,
    Sequence,
    SyntaxChar,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MAX_GROUP: Final = 255
"""The highest number of a group that is remembered."""
MAX_REPEAT: Final = 0xFFFF

_PLACES: Final = {
    "`": Place.TEXT_START,
    "'": Place.TEXT_END,
    "=": Place.POINT,
    "b": Place.WORD_BOUNDARY,
    "B": Place.NO_WORD_BOUNDARY,
    "<": Place.WORD_START,
    ">": Place.WORD_END,
}


class _OpenGroup:
    """What has been read since a `\\(`: finished alternatives and the items of the present one."""

    __slots__ = ("alternatives", "items", "number", "repeatable")

    def __init__(self, number: int | None) -> None:
        self.number = number
        self.alternatives: list[Node] = []
        self.items: list[Node] = []
        self.repeatable = False

    def add(self, node: Node, repeatable: bool = True) -> None:
        self.items.append(node)
        self.repeatable = repeatable

    def next_alternative(self) -> None:
        self.alternatives.append(_sequence(self.items))
        self.items = []
        self.repeatable = False

    def closed(self) -> Node:
        self.next_alternative()
        return self.alternatives[0] if len(self.alternatives) == 1 else Alternatives(self.alternatives)


def _sequence(items: list[Node]) -> Node:
    return items[0] if len(items) == 1 else Sequence(items)


class _Parser:
    __slots__ = ("at", "groups", "open", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.groups = 0
        self.open = [_OpenGroup(None)]

    def parse(self) -> Node:
        text, end = self.text, len(self.text)
        while self.at < end:
            char = text[self.at]
            self.at += 1
            if char == "\\":
                self.read_escape()
            elif char in "*+?" and self.open[-1].repeatable:
                self.read_repetition(char)
            elif char == ".":
                self.open[-1].add(AnyChar())
            elif char == "[":
                node, self.at = read_bracket(text, self.at)
                self.open[-1].add(node)
            elif char == "^" and not self.open[-1].items:
                self.open[-1].add(Assertion(Place.LINE_START), repeatable=False)
            elif char == "$" and self.ends_alternative():
                self.open[-1].add(Assertion(Place.LINE_END))
            else:
                self.open[-1].add(Literal(char_code(char)))
        if len(self.open) > 1:
            raise errors.unmatched_open()
        return self.open[0].closed()

    def ends_alternative(self) -> bool:
        return self.at == len(self.text) or self.text[self.at : self.at + 2] in ("\\)", "\\|")

    def fetch(self) -> str:
        """Return the next character of a construct that has begun."""
        if self.at == len(self.text):
            raise errors.premature_end()
        self.at += 1
        return self.text[self.at - 1]

    def read_escape(self) -> None:
        if self.at == len(self.text):
            raise errors.trailing_backslash()
        char = self.fetch()
        group = self.open[-1]
        if char == "(":
            self.read_open()
        elif char == ")":
            self.read_close()
        elif char == "|":
            group.next_alternative()
        elif char == "{" and group.repeatable:
            self.read_interval()
        elif char in "wW":
            group.add(SyntaxChar("w", char == "W"))
        elif char in "sS":
            group.add(SyntaxChar(self.fetch(), char == "S"))
        elif char in "cC":
            group.add(CategoryChar(self.fetch(), char == "C"))
        elif char == "_":
            self.read_symbol_place()
        elif char in _PLACES:
            group.add(Assertion(_PLACES[char]), repeatable=char != "`")
        elif "1" <= char <= "9":
            self.read_reference(int(char))
        else:
            group.add(Literal(char_code(char)))

    def read_symbol_place(self) -> None:
        side = self.fetch()
        if side not in "<>":
            raise errors.bad_pattern()
        self.open[-1].add(Assertion(Place.SYMBOL_START if side == "<" else Place.SYMBOL_END))

    def read_reference(self, number: int) -> None:
        if number > self.groups or any(group.number == number for group in self.open):
            raise errors.bad_reference()
        self.open[-1].add(Backreference(number))

    # Groups.

    def read_open(self) -> None:
        number: int | None = None
        shy = False
        if self.text.startswith("?", self.at) and self.at + 1 < len(self.text):
            self.at += 1
            number = self.read_group_number()
            shy = number is None
        if not shy:
            if number is None:
                number = self.groups + 1
            self.groups = max(self.groups, number)
        self.open.append(_OpenGroup(number))

    def read_group_number(self) -> int | None:
        """Read what stands between `\\(?` and `:`; return None if it is nothing."""
        digits = ""
        while (char := self.fetch()) != ":":
            if not "0" <= char <= "9" or (char == "0" and not digits):
                raise errors.bad_pattern()
            digits += char
        return int(digits) if digits else None

    def read_close(self) -> None:
        if len(self.open) == 1:
            raise errors.unmatched_close()
        group = self.open.pop()
        number = group.number
        self.open[-1].add(Group(group.closed(), None if number is None or number > MAX_GROUP else number))

    # Repetition.

    def read_repetition(self, char: str) -> None:
        """Read a run of `*`, `+` and `?`; together they are one operator."""
        text = self.text
        may_be_absent = may_be_many = False
        greedy = True
        while True:
            if char == "?" and (may_be_absent or may_be_many):
                greedy = False
            else:
                may_be_absent |= char != "+"
                may_be_many |= char != "?"
            if self.at == len(text) or text[self.at] not in "*+?":
                break
            char = text[self.at]
            self.at += 1
        self.repeat(0 if may_be_absent else 1, None if may_be_many else 1, greedy)

    def read_interval(self) -> None:
        least = self.read_count()
        if self.text.startswith(",", self.at):
            self.at += 1
            most = self.read_count()
        else:
            least = most = least or 0
        least = least or 0
        if self.at == len(self.text):
            raise errors.unmatched_brace()
        if max(least, most or 0) > MAX_REPEAT or (most is not None and least > most) or self.text[self.at] != "\\":
            raise errors.invalid_brace()
        self.at += 1
        if self.at == len(self.text):
            raise errors.trailing_backslash()
        if self.fetch() != "}":
            raise errors.invalid_brace()
        self.repeat(least, most, greedy=True)

    def read_count(self) -> int | None:
        start = self.at
        while self.at < len(self.text) and "0" <= self.text[self.at] <= "9":
            self.at += 1
        return int(self.text[start : self.at]) if self.at > start else None

    def repeat(self, least: int, most: int | None, greedy: bool) -> None:
        items = self.open[-1].items
        items[-1] = Repeat(items[-1], least, most, greedy)


def parse(text: str) -> tuple[Node, int]:
    """Return the tree of the regular expression TEXT and the highest number its groups have.

    Raises `InvalidRegexp`.
    """
    parser = _Parser(text)
    tree = parser.parse()
    return tree, min(parser.groups, MAX_GROUP)
