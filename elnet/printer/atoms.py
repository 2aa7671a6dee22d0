"""What is printed in one piece: symbols, numbers, strings without properties, bool-vectors, subrs."""

from __future__ import annotations

from elnet.objects.functions import SpecialForm, Subr
from elnet.objects.strings import LString, multibyte_text
from elnet.objects.symbols import Nil, Symbol
from elnet.objects.vectors import BoolVector
from elnet.printer.numbers import character_text, float_text, formatted_float, integer_text
from elnet.printer.options import PrintOptions
from elnet.printer.strings import printed_properties, string_escaper
from elnet.printer.symbols import escaped_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Atoms = dict[type, Callable[[Any], str | None]]


def atom_printers(options: PrintOptions, readably: bool) -> Atoms:
    """Return for each type the function that prints its objects; it returns None for a string with properties."""
    symbol = _symbol(options.gensym, readably)
    return {
        Symbol: symbol,
        Nil: symbol,
        int: _character if options.integers_as_characters else integer_text,
        float: _float(options.float_output_format),
        LString: _string(options) if readably else multibyte_text,
        BoolVector: _bool_vector(options),
        Subr: lambda subr: f"#<subr {subr.name}>",
        SpecialForm: lambda form: f"#<subr {form.name}>",
    }


def _symbol(gensym: bool, readably: bool) -> Callable[[Symbol], str]:
    def printed(symbol: Symbol) -> str:
        name = escaped_name(symbol.name) if readably else symbol.name
        if gensym and not symbol.interned:
            return f"#:{name}"
        return name or "##"

    return printed


def _character(value: int) -> str:
    return character_text(value) or integer_text(value)


def _float(output_format: str | None) -> Callable[[float], str]:
    return (lambda value: formatted_float(value, output_format)) if output_format else float_text


def _string(options: PrintOptions) -> Callable[[LString], str | None]:
    quoted = string_escaper(options)

    def printed(string: LString) -> str | None:
        if string.properties is not None and printed_properties(string, options.charset_text_property):
            return None
        return quoted(string)

    return printed


def _bool_vector(options: PrintOptions) -> Callable[[BoolVector], str]:
    quoted = string_escaper(options)

    def printed(vector: BoolVector) -> str:
        bits = vector.bits
        shown = (len(bits) + 7) // 8
        more = ""
        if options.length is not None and shown > options.length:
            shown, more = options.length, " ..."
        number = int("0" + bytes(bit + 48 for bit in reversed(bits[: shown * 8])).decode(), 2)
        text = number.to_bytes(shown, "little").decode("latin-1")
        return f'#&{len(bits)}{quoted(LString(text, False))[:-1]}{more}"'

    return printed
