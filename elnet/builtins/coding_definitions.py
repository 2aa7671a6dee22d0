"""Defining coding systems and translation tables (manual node "Coding Systems")."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import char_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import CharTable, Vector
from elnet.runtime import check
from elnet.runtime.coding_conversions import TRANSLATION_TABLE, Conversions
from elnet.runtime.coding_systems import CodingSystems
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.coding.charsets import charset, charsets
from elnet.text.coding.systems import CodingSystem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-be"}
"""Python's codecs for the types that have one."""
TYPES = (*CODECS, "charset", "iso-2022", "emacs-mule", "shift-jis", "big5", "raw-text", "undecided")
"""The types of coding systems but for `ccl', whose programs nothing runs."""


@primitive()
def define_coding_system(lisp: Lisp, name: object, docstring: object, *props: object) -> object:
    """Define NAME as a coding system with DOCSTRING and PROPS, keywords and values.

    The manual's keywords are known: `:mnemonic', a character, and `:coding-type', such as utf-8, charset or iso-2022, are
    required; a type of charsets has them in `:charset-list'.
    """
    from elnet.builtins.coding_properties import first_properties

    given = dict(zip(props[::2], props[1::2], strict=False))
    wanted = {key.name: value for key, value in given.items() if isinstance(key, Symbol)}
    symbol = check.symbol(name)
    mnemonic = char_text(check.character(wanted.get(":mnemonic", NIL)))
    kind = wanted.get(":coding-type", NIL)
    if not isinstance(kind, Symbol) or kind.name not in TYPES:
        raise lisp_error(f"Invalid coding system type: {getattr(kind, 'name', kind)}")
    system = CodingSystem((symbol.name,), kind.name, CODECS.get(kind.name, ""), mnemonic)
    _describe(lisp, system, wanted)
    conversions = [wanted.get(f":{each}", NIL) for each in CONVERSIONS]
    for function in conversions[2:]:
        check.symbol(function)
    systems = lisp.part(CodingSystems)
    systems.table.define(system)
    systems.conversions.pop(system.name, None)
    if any(each is not NIL for each in conversions):
        systems.conversions[system.name] = Conversions(*conversions)
    systems.defined[system.name] = list_from([*first_properties(system, docstring), *props])
    return NIL


CONVERSIONS = ("decode-translation-table", "encode-translation-table", "post-read-conversion", "pre-write-conversion")


def _describe(lisp: Lisp, system: CodingSystem, wanted: dict[str, object]) -> None:
    """Note in SYSTEM what is WANTED of it."""
    system.ascii_compatible = wanted.get(":ascii-compatible-p", NIL) is not NIL or system.codec == "utf-8"
    mime = wanted.get(":mime-charset", NIL)
    system.mime = mime.name if isinstance(mime, Symbol) and mime is not NIL else ""
    ends = wanted.get(":eol-type", NIL)
    system.line_end = check.symbol(ends).name if ends is not NIL else None
    default = wanted.get(":default-char", NIL)
    system.default = char_text(check.character(default)) if default is not NIL else " "
    system.unibyte = wanted.get(":for-unibyte", NIL) is not NIL
    system.prefers_utf_8 = wanted.get(":prefer-utf-8", NIL) is not NIL
    system.little_endian = wanted.get(":endian", NIL) is intern("little")
    if system.little_endian and system.kind == "utf-16":
        system.codec = "utf-16-le"
    mark = wanted.get(":bom", NIL)
    system.mark = (check.symbol(mark.car).name, check.symbol(mark.cdr).name) if type(mark) is Cons else mark is not NIL
    _describe_charsets(system, wanted)


def _describe_charsets(system: CodingSystem, wanted: dict[str, object]) -> None:
    listed = wanted.get(":charset-list", NIL)
    if isinstance(listed, Symbol) and listed.name != "nil":
        system.charsets = () if listed.name == "iso-2022" else (listed.name,)
    else:
        system.charsets = tuple(map(_charset_name, elements(listed)))
    if system.kind == "charset" and any(charset(name).char(0x61) == 0x61 for name in system.charsets):
        system.ascii_compatible = True
    usages = wanted.get(":designation", NIL)
    if type(usages) is Vector:
        system.usages = tuple(map(_usage, usages.items))
    system.flags = tuple(check.symbol(flag).name for flag in elements(wanted.get(":flags", NIL)))


def _charset_name(value: object) -> str:
    if not isinstance(value, Symbol) or value.name not in charsets():
        raise wrong_type_argument("charsetp", value)
    return value.name


def _usage(value: object) -> Any:
    if type(value) is Cons:
        return tuple(None if each is NIL else each.name if isinstance(each, Symbol) else each for each in elements(value))
    return None if value is NIL else _charset_name(value)


# Translation tables


@primitive()
def make_translation_table(lisp: Lisp, *args: object) -> CharTable:
    """Return a translation table: each of ARGS is a list of pairs (FROM . TO) of characters."""
    table = _new_table()
    for pairs in args:
        for pair in elements(pairs):
            _translate(table, pair)
    return table


@primitive()
def make_translation_table_from_alist(lisp: Lisp, alist: object) -> CharTable:
    """Return a translation table of ALIST, a list of pairs (FROM . TO) of characters; its first extra slot undoes it."""
    table, back = _new_table(), _new_table()
    for pair in elements(alist):
        _translate(table, pair)
        if type(pair) is Cons and type(pair.car) is int and type(pair.cdr) is int:
            back.set_range(pair.cdr, pair.cdr, pair.car)
    table.extras[0] = back
    return table


@primitive()
def make_translation_table_from_vector(lisp: Lisp, vec: object) -> CharTable:
    """Return a translation table of the 256 bytes to the characters in VEC, nil for none; its first extra slot undoes it."""
    table, back = _new_table(), _new_table()
    if type(vec) is not Vector:
        raise wrong_type_argument("arrayp", vec)
    if len(vec.items) < 0x100:
        raise args_out_of_range(vec, len(vec.items))
    for byte, char in enumerate(vec.items[:0x100]):
        if type(char) is int:
            table.set_range(byte, byte, char)
            back.set_range(char, char, byte)
    table.extras[0] = back
    return table


@primitive()
def define_translation_table(lisp: Lisp, symbol: object, *args: object) -> CharTable:
    """Make SYMBOL the name of a translation table: the one in ARGS, or one that these make up; return it."""
    first = args[0] if args else NIL
    table = first if isinstance(first, CharTable) else make_translation_table(lisp, *args)
    lisp.plists.put(check.symbol(symbol), TRANSLATION_TABLE, table)
    return table


def _new_table() -> CharTable:
    return CharTable(TRANSLATION_TABLE, NIL, 2)


def _translate(table: CharTable, pair: object) -> None:
    if type(pair) is not Cons:
        raise wrong_type_argument("consp", pair)
    source, target = check.character(pair.car), check.character(pair.cdr)
    table.set_range(source, source, target)
