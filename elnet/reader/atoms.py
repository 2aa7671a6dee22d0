"""What single tokens denote: symbols, numbers, characters, strings and the rarer `#` syntaxes.

The reader handles plain symbols, strings and integers itself; everything here is for the other terminals of the grammar.
"""

from __future__ import annotations

import functools
import re

from elnet.objects.symbols import NIL, Symbol
from elnet.reader.construction import read_bool_vector
from elnet.reader.errors import InvalidSyntax
from elnet.reader.escapes import read_character
from elnet.reader.numbers import read_float, read_radix_integer
from elnet.reader.strings import read_string
from elnet.reader.syntax import lisp_syntax

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from elnet.reader.reader import Reader


Token = re.Match[str]
ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
MOST_POSITIVE_FIXNUM: Final = (1 << 61) - 1


def name_of(text: str) -> str:
    """Return the name that a symbol written TEXT has."""
    return ESCAPED.sub(r"\1", text) if "\\" in text else text


def symbol(reader: Reader, token: Token) -> object:
    return reader.symbol(name_of(token[token.lastindex or 0]))


def uninterned(reader: Reader, token: Token) -> object:
    return Symbol(name_of(token[token.lastindex or 0][2:]))


def unabbreviated(reader: Reader, token: Token) -> object:
    return reader.intern(name_of(token[token.lastindex or 0][2:]))


def empty_symbol(reader: Reader, token: Token) -> object:
    return reader.intern("")


def floating(reader: Reader, token: Token) -> object:
    return read_float(token[token.lastindex or 0])


def radix_integer(reader: Reader, token: Token) -> object:
    return read_radix_integer(token[token.lastindex or 0], token.end())


def character(reader: Reader, token: Token) -> object:
    return read_character(reader.text, token.start(token.lastindex or 0) + 1, reader.end)[0]


def bool_vector(reader: Reader, token: Token) -> object:
    start = token.start(token.lastindex or 0)
    quote = reader.text.index('"', start)
    bits = read_string(reader.text, quote + 1, token.end() - 1, reader.end)
    return read_bool_vector(int(reader.text[start + 2 : quote]), bits, token.end())


def reference(reader: Reader, token: Token) -> object:
    text = token[token.lastindex or 0]
    return reader.labels.refer(label_number(text, token.end()), text, token.end())


def load_file_name(reader: Reader, token: Token) -> object:
    return reader.load_name


def end_of_file_mark(reader: Reader, token: Token) -> object:
    return NIL


def label_number(text: str, end: int) -> int:
    """Return the number in the label or reference written TEXT, which ends at END."""
    number = int(text[1:-1])
    if number > MOST_POSITIVE_FIXNUM:
        raise InvalidSyntax(text[:20], end)
    return number


READERS: Final = {
    "SYMBOL": symbol,
    "UNINTERNED": uninterned,
    "UNABBREVIATED": unabbreviated,
    "EMPTY_SYMBOL": empty_symbol,
    "FLOAT": floating,
    "RADIX_INTEGER": radix_integer,
    "CHARACTER": character,
    "BOOL_VECTOR": bool_vector,
    "REFERENCE": reference,
    "LOAD_FILE_NAME": load_file_name,
    "END_OF_FILE_MARK": end_of_file_mark,
}


@functools.cache
def atom_readers() -> dict[int, Callable[[Reader, Token], object]]:
    """Return for the groups of the token pattern what reads them."""
    group = lisp_syntax().group
    return {group(name): reader for name, reader in READERS.items()}
