"""What can be known of a regular expression without running it: how far it looks, how long it gets, what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from elnet.text.characters import SYNTAX_CLASSES
from elnet.text.regexp.nodes import (
    Alternatives,
    AnyChar,
    Assertion,
    Backreference,
    Bracket,
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

SingleChar = (Literal, AnyChar, Bracket, SyntaxChar, CategoryChar)

_WORD_PLACES: Final = {
    Place.WORD_BOUNDARY,
    Place.NO_WORD_BOUNDARY,
    Place.WORD_START,
    Place.WORD_END,
    Place.SYMBOL_START,
    Place.SYMBOL_END,
}
BEHIND: Final = _WORD_PLACES | {Place.LINE_START, Place.TEXT_START}
"""The assertions that look at the character before them."""
AHEAD: Final = _WORD_PLACES | {Place.LINE_END, Place.TEXT_END}
"""The assertions that look at the character after them."""

MAX_PROGRAM: Final = 0x7FFF
"""How many bytes Emacs's compiled form may have."""


def nodes_of(tree: Node) -> Iterator[Node]:
    """Yield TREE and all nodes in it, in the order of the text."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, (Sequence, Alternatives)):
            stack.extend(reversed(node.items))
        elif isinstance(node, (Group, Repeat)):
            stack.append(node.body)


def places(tree: Node) -> set[str]:
    """Return what the assertions in TREE ask for."""
    return {node.place for node in nodes_of(tree) if isinstance(node, Assertion)}


def depends_on_syntax(tree: Node) -> bool:
    """Tell whether what TREE matches depends on a syntax table."""
    return any(
        isinstance(node, SyntaxChar)
        or (isinstance(node, Assertion) and node.place in _WORD_PLACES)
        or (isinstance(node, Bracket) and not SYNTAX_CLASSES.keys().isdisjoint(node.classes))
        for node in nodes_of(tree)
    )


def obeys_properties(tree: Node) -> bool:
    """Tell whether what TREE matches depends on the text property `syntax-table`, to which brackets pay no heed."""
    return any(
        isinstance(node, SyntaxChar) or (isinstance(node, Assertion) and node.place in _WORD_PLACES) for node in nodes_of(tree)
    )


def stays_in_line(tree: Node, matches_newline: Callable[[Node], bool]) -> bool:
    """Tell whether no match of TREE can hold a newline; MATCHES_NEWLINE answers for nodes of a single character."""
    return not any(isinstance(node, SingleChar) and matches_newline(node) for node in nodes_of(tree))


def max_width(node: Node) -> int | None:
    """Return the most characters that NODE can match, or None if there is no limit."""
    if isinstance(node, SingleChar):
        return 1
    if isinstance(node, Backreference):
        return None
    if isinstance(node, Group):
        return max_width(node.body)
    if isinstance(node, Repeat):
        width = max_width(node.body)
        return 0 if width == 0 else None if width is None or node.most is None else width * node.most
    if isinstance(node, Assertion):
        return 0
    widths = [max_width(item) for item in node.items]
    known = [width for width in widths if width is not None]
    if len(known) < len(widths):
        return None
    return sum(known) if isinstance(node, Sequence) else max(known)


def program_size(node: Node) -> int:
    """Return about how many bytes Emacs's compiled form of NODE has."""
    if isinstance(node, Sequence):
        return _size_of_sequence(node.items)
    if isinstance(node, Alternatives):
        return sum(program_size(item) + 6 for item in node.items) - 6
    if isinstance(node, Group):
        return program_size(node.body) + (4 if node.number is not None else 0)
    if isinstance(node, Repeat):
        return program_size(node.body) + (3 if node.most == 1 or node.least == 1 else 6)
    if isinstance(node, Bracket):
        ascii_end = max((last for _, last in node.ranges if last < 0x80), default=-1)
        beyond = sum(1 for first, _ in node.ranges if first >= 0x80)
        return 2 + (ascii_end // 8 + 1) + (4 + 6 * beyond if beyond or node.classes else 0)
    return 3 if isinstance(node, Literal) else 2 if isinstance(node, (SyntaxChar, CategoryChar, Backreference)) else 1


def _size_of_sequence(items: list[Node]) -> int:
    size = run = 0
    for item in [*items, None]:
        if isinstance(item, Literal):
            run += len(chr(min(item.code, 0x10FFFF)).encode("utf-8", "replace"))
            continue
        # Characters in a row share two bytes for each 255 of them.
        size += run + 2 * -(-run // 255)
        run = 0
        if item is not None:
            size += program_size(item)
    return size
