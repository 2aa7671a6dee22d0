"""What can be told about a text that is being typed: its tokens, whether it is complete, where the cursor is in it.

The tokens are those of the grammar; nothing is evaluated.
"""

from __future__ import annotations

from typing import NamedTuple

from elnet.objects.conditions import LispSignal
from elnet.objects.symbols import Symbol
from elnet.reader import Reader
from elnet.reader.errors import EndOfText
from elnet.reader.syntax import lisp_syntax

SYMBOLS = ("PLAIN_SYMBOL", "SYMBOL")
OPENING = ("OPEN", "OPEN_SQUARE", "OPEN_RECORD", "OPEN_STRING", "OPEN_CLOSURE", "OPEN_CHAR_TABLE", "OPEN_SUB_CHAR_TABLE")
CLOSING = ("CLOSE", "CLOSE_SQUARE")


class Token(NamedTuple):
    """A token: KIND is its name in the grammar, or `COMMENT` or `UNFINISHED`; START and END its place in the text."""

    kind: str
    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """Return the tokens of TEXT, comments included; a string that is not closed is one, `UNFINISHED`, to the end."""
    syntax = lisp_syntax()
    found: list[Token] = []
    place = 0
    while place < len(text):
        match = syntax.pattern.match(text, place)
        kind = syntax.names[match.lastindex or 0] if match else ""
        start = match.start(match.lastindex or 0) if match else place
        found += _comments(text, place, start)
        if match is None or not kind:
            start = len(text) - len(text[place:].lstrip()) if match is None else start
            if start < len(text):
                found.append(Token("UNFINISHED", start, len(text), text[start:]))
            return found
        found.append(Token(kind, start, match.end(), text[start : match.end()]))
        place = match.end()
    return found


def _comments(text: str, start: int, end: int) -> list[Token]:
    """Return the comments among the blanks of TEXT between START and END."""
    found = []
    while (start := text.find(";", start, end)) >= 0:
        line_end = text.find("\n", start)
        stop = end if line_end < 0 else min(line_end, end)
        found.append(Token("COMMENT", start, stop, text[start:stop]))
        start = stop
    return found


class Scratch:
    """Names met while looking at unfinished text; they do not enter the interpreter's obarray."""

    def __init__(self) -> None:
        self.symbols: dict[str, Symbol] = {}

    def intern(self, name: str) -> Symbol:
        """Return the symbol NAME."""
        return self.symbols.setdefault(name, Symbol(name))


def is_unfinished(text: str) -> bool:
    """Tell whether TEXT ends within a form, so that more has to come before it can be read."""
    reader = Reader(text, Scratch().intern)
    while True:
        try:
            reader.read()
        except EndOfText:
            return reader.unclosed is not None
        except LispSignal:
            return False  # what is wrong will be told when it is evaluated


class Call(NamedTuple):
    """A call around the cursor: its FUNCTION, where the bracket is, and the WORDS, places and texts, after the function."""

    function: str
    start: int
    words: list[tuple[int, str]]


def calls_around(text: str) -> list[Call]:
    """Return the calls that are open at the end of TEXT, the innermost last; the function is empty where there is none."""
    stack: list[list[Token]] = []
    for token in tokens(text):
        if token.kind in OPENING:
            if stack:
                stack[-1].append(token)
            stack.append([token])
        elif token.kind in CLOSING:
            if stack:
                stack.pop()
        elif stack and token.kind != "COMMENT":
            stack[-1].append(token)
    return [_call(found) for found in stack]


def _call(found: list[Token]) -> Call:
    bracket, rest = found[0], found[1:]
    named = bracket.kind == "OPEN" and rest and rest[0].kind in SYMBOLS
    function = rest[0].text if named else ""
    return Call(function, bracket.start, [(token.start, token.text) for token in rest[1 if named else 0 :]])
