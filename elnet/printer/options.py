"""What decides how things are printed: Emacs's `print-…` variables and `float-output-format`."""

from __future__ import annotations

from elnet.objects.hash_tables import HashTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


FIELDS = (
    "length",
    "level",
    "circle",
    "gensym",
    "continuous_numbering",
    "number_table",
    "escape_newlines",
    "escape_nonascii",
    "escape_multibyte",
    "escape_control_characters",
    "quoted",
    "integers_as_characters",
    "charset_text_property",
    "symbols_bare",
    "float_output_format",
    "unibyte_output",
)


class PrintOptions:
    """The values of the variables, each under its name without `print-`.

    LENGTH and LEVEL are None for no limit.  CHARSET_TEXT_PROPERTY is "always", "never" or "default".  NUMBER_TABLE is what
    `continuous_numbering` numbers in from one printing to the next.  UNIBYTE_OUTPUT says that the text goes where only
    bytes can go, which is when `escape_nonascii` matters.  `symbols_bare` has nothing to decide as long as no symbol has a
    position.
    """

    __slots__ = FIELDS

    def __init__(
        self,
        length: int | None = None,
        level: int | None = None,
        circle: bool = False,
        gensym: bool = False,
        continuous_numbering: bool = False,
        number_table: HashTable | None = None,
        escape_newlines: bool = False,
        escape_nonascii: bool = False,
        escape_multibyte: bool = False,
        escape_control_characters: bool = False,
        quoted: bool = True,
        integers_as_characters: bool = False,
        charset_text_property: str = "default",
        symbols_bare: bool = False,
        float_output_format: str | None = None,
        unibyte_output: bool = False,
    ) -> None:
        self.length = length
        self.level = level
        self.circle = circle
        self.gensym = gensym
        self.continuous_numbering = continuous_numbering
        self.number_table = number_table
        self.escape_newlines = escape_newlines
        self.escape_nonascii = escape_nonascii
        self.escape_multibyte = escape_multibyte
        self.escape_control_characters = escape_control_characters
        self.quoted = quoted
        self.integers_as_characters = integers_as_characters
        self.charset_text_property = charset_text_property
        self.symbols_bare = symbols_bare
        self.float_output_format = float_output_format
        self.unibyte_output = unibyte_output

    def changed(self, **changes: Any) -> PrintOptions:
        """Return these options with CHANGES."""
        return PrintOptions(**{name: changes.get(name, getattr(self, name)) for name in FIELDS})


DEFAULTS = PrintOptions()
