"""What decides how things are printed: Emacs's `print-…` variables and `float-output-format`."""

from __future__ import annotations

from typing import NamedTuple

from elnet.objects.hash_tables import HashTable


class PrintOptions(NamedTuple):
    """The values of the variables, each under its name without `print-`.

    LENGTH and LEVEL are None for no limit.  CHARSET_TEXT_PROPERTY is "always", "never" or "default".  NUMBER_TABLE is what
    `continuous_numbering` numbers in from one printing to the next.  UNIBYTE_OUTPUT says that the text goes where only
    bytes can go, which is when `escape_nonascii` matters.  `symbols_bare` has nothing to decide as long as no symbol has a
    position.
    """

    length: int | None = None
    level: int | None = None
    circle: bool = False
    gensym: bool = False
    continuous_numbering: bool = False
    number_table: HashTable | None = None
    escape_newlines: bool = False
    escape_nonascii: bool = False
    escape_multibyte: bool = False
    escape_control_characters: bool = False
    quoted: bool = True
    integers_as_characters: bool = False
    charset_text_property: str = "default"
    symbols_bare: bool = False
    float_output_format: str | None = None
    unibyte_output: bool = False


DEFAULTS = PrintOptions()
