"""What Unicode says of characters (manual node "Character Properties")."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from elnet.objects.cons import list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SIMPLE_LOWERCASE = {"İ": "i"}
"""The character whose simple lower case is not what is left of its full one."""


def _uppercase(char: str) -> object:
    upper = char.upper()
    single = upper if len(upper) == 1 else char.title()
    return ord(single) if len(single) == 1 and single != char else NIL


def _lowercase(char: str) -> object:
    lower = SIMPLE_LOWERCASE.get(char, char.lower())
    return ord(lower) if len(lower) == 1 and lower != char else NIL


def _titlecase(char: str) -> object:
    title = char.title()
    if len(title) > 1 or (title == char and unicodedata.category(char) != "Lt"):
        return NIL
    return ord(title)


def _special(change: Callable[[str], str]) -> Callable[[str], object]:
    """Return what finds the full case of a character, by CHANGE, if it is not one character."""

    def find(char: str) -> object:
        changed = change(char)
        return lisp_string(changed) if len(changed) > 1 else NIL

    return find


def _number(kind: Callable[[str, None], object]) -> Callable[[str], object]:
    """Return what finds the value of KIND that a character has as a number."""

    def find(char: str) -> object:
        value = kind(char, None)
        return NIL if value is None else int(value) if value == int(value) else value  # type: ignore[call-overload]

    return find


def _numeric(char: str, default: None) -> object:
    value = unicodedata.numeric(char, default)
    return value if value is None or value == int(value) else float(Fraction(value).limit_denominator(1000))


def _decomposition(char: str) -> object:
    words = unicodedata.decomposition(char).split()
    if not words:
        return list_from([ord(char)])
    return list_from(intern(word.strip("<>")) if word.startswith("<") else int(word, 16) for word in words)


def _name(char: str) -> object:
    name = unicodedata.name(char, "")
    return lisp_string(name) if name else NIL


PROPERTIES: dict[str, Callable[[str], object]] = {
    "name": _name,
    "general-category": lambda char: intern(unicodedata.category(char)),
    "canonical-combining-class": unicodedata.combining,
    "bidi-class": lambda char: intern(unicodedata.bidirectional(char) or "L"),
    "decomposition": _decomposition,
    "decimal-digit-value": _number(unicodedata.decimal),
    "digit-value": _number(unicodedata.digit),
    "numeric-value": _number(_numeric),
    "mirrored": lambda char: intern("Y" if unicodedata.mirrored(char) else "N"),
    "uppercase": _uppercase,
    "lowercase": _lowercase,
    "titlecase": _titlecase,
    "special-uppercase": _special(str.upper),
    "special-lowercase": _special(str.lower),
    "special-titlecase": _special(str.title),
}


@primitive("get-char-code-property")
def get_char_code_property(char: object, propname: object) -> object:
    """Return the value of the Unicode property PROPNAME of CHAR, nil if there is none or the property is not known."""
    code = check.character(char)
    find = PROPERTIES.get(check.symbol(propname).name)
    return NIL if find is None or code > 0x10FFFF else find(chr(code))
