"""Reading from a function, which gives one character at each call and takes one back.

A form's text is collected first and then read like any other.  No more may be taken than the form and the character that
ends it, which is given back; so the text grows by a character until its last token cannot grow any more, and the nesting
of the tokens tells when the form is finished.
"""

from __future__ import annotations

from elnet.reader.errors import EndOfText, EscapeError, InvalidSyntax
from elnet.reader.refusals import refuse
from elnet.reader.syntax import Syntax, lisp_syntax

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final


GROWING: Final = frozenset(
    [
        "PLAIN_SYMBOL",
        "SYMBOL",
        "UNINTERNED",
        "UNABBREVIATED",
        "INTEGER",
        "FLOAT",
        "RADIX_INTEGER",
        "CHARACTER",
        "DOT",
        "COMMA",
        "SKIP",
    ]
)
"""The terminals that may be longer if another character comes."""
CLOSING: Final = frozenset(("CLOSE", "CLOSE_SQUARE"))


def collect_form(take: Callable[[], str], give_back: Callable[[str], None]) -> str:
    """Return the text of one form.

    TAKE returns the next character, or the empty string at the end; GIVE_BACK gets a character that was not needed.  Where
    the characters end too early or make no sense, return what there was: the reader signals the error.
    """
    syntax = lisp_syntax()
    text, start, depth = "", 0, 0
    while True:
        text, kind = collect_token(syntax, text, start, take)
        stop = end_of_token(syntax, text, start)
        if stop < len(text) and syntax.names[kind]:
            give_back(text[stop:])
            text = text[:stop]
        if not syntax.names[kind]:
            return text
        depth += (kind in syntax.brackets) - (syntax.names[kind] in CLOSING)
        if depth <= 0 and kind not in syntax.prefixes:
            return text
        start = stop


def collect_token(syntax: Syntax, text: str, start: int, take: Callable[[], str]) -> tuple[str, int]:
    """Return TEXT with as much more as the token at START needs, at most one character too many, and the token's group."""
    while True:
        match = syntax.pattern.match(text, start)
        assert match
        kind = match.lastindex or 0
        name = syntax.names[kind]
        if name and (match.end() < len(text) or name not in GROWING):
            return text, kind
        if not name and is_hopeless(text, match.end()):
            return text, kind
        more = take()
        if text.startswith('"', match.end()):
            more = rest_of_string(more, take)
        if not more:
            return text, kind
        text += more


def rest_of_string(first: str, take: Callable[[], str]) -> str:
    """Return FIRST and what follows up to the next double quote, so that long strings are not looked at again and again."""
    pieces = [first]
    while pieces[-1] not in ('"', ""):
        pieces.append(take())
    return "".join(pieces)


def is_hopeless(text: str, start: int) -> bool:
    """Tell whether what stands at START can become no token, whatever follows."""
    try:
        refuse(text, start, len(text))
    except EndOfText:
        return False
    except EscapeError as condition:
        return not condition.unfinished
    except InvalidSyntax as condition:
        return condition.offset is not None and condition.offset < len(text)


def end_of_token(syntax: Syntax, text: str, start: int) -> int:
    """Return where the token at START ends."""
    match = syntax.pattern.match(text, start)
    assert match
    return match.end()
