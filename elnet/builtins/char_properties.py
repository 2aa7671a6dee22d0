"""What Unicode says of characters (manual node "Character Properties")."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from elnet.objects.cons import list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.objects.vectors import CharTable
from elnet.runtime import check
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OPENING = """
28 F3A F3C 169B 2045 207D 208D 2308 230A 2329 2768 276A 276C 276E 2770 2772 2774 27C5 27E6 27E8 27EA 27EC 27EE 2983 2985 2987
2989 298B 298E 2991 2993 2995 2997 29D8 29DA 29FC 2E22 2E24 2E26 2E28 2E55 2E57 2E59 2E5B 3008 300A 300C 300E 3010 3014 3016
3018 301A FE59 FE5B FE5D FF08 FF5F FF62
"""
"""The opening brackets, in hexadecimal, that are closed by the next character."""
OTHERS = {"[": "]", "{": "}", "\uff3b": "\uff3d", "\uff5b": "\uff5d", "\u298d": "\u2990"}
PAIRS = {chr(int(word, 16)): int(word, 16) + 1 for word in OPENING.split()} | {
    opening: ord(closing) for opening, closing in OTHERS.items()
}
BRACKETS: dict[str, object] = {**PAIRS, **{chr(closing): ord(opening) for opening, closing in PAIRS.items()}}
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
    "paired-bracket": lambda char: BRACKETS.get(char, NIL),
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


@primitive("unicode-property-table-internal")
def unicode_property_table_internal(prop: object) -> object:
    """Return a char-table of the values of the Unicode property PROP, nil if it is not known."""
    find = PROPERTIES.get(check.symbol(prop).name)
    if find is None:
        return NIL
    table = CharTable(intern("char-code-property-table"), NIL, 5)
    table.extras[:2] = [prop, intern("ignore")]  # nothing is left to be unpacked
    first, last, before = 0, -1, None
    for char in _characters(check.symbol(prop).name):
        code, value = ord(char), find(char)
        if code == last + 1 and value is before:
            last = code
            continue
        if before is not None and before is not NIL:
            table.set_range(first, last, before)
        first, last, before = code, code, value
    if before is not None and before is not NIL:
        table.set_range(first, last, before)
    return table


def _characters(prop: str) -> Iterable[str]:
    """Return the characters for which the table of PROP has an entry, in order."""
    if prop == "paired-bracket":
        return sorted(BRACKETS)
    everything = map(chr, range(0x110000))
    return filter(unicodedata.decomposition, everything) if prop == "decomposition" else everything
