"""`format`: filling in a format string, with the text properties of it and of its arguments (manual node "Formatting Strings").

The result is put together from pieces.  Only if a property is there to be kept, the places of the pieces are remembered: a
directive covers in the result what its argument took, and the properties of the format string spread over all of that.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.intervals import Intervals
from elnet.objects.strings import LString, multibyte_text, plain_string
from elnet.objects.symbols import Symbol, intern
from elnet.printer.directives import FLOATS, INTEGERS, KNOWN, Directive, directives, float_field, integer_field
from elnet.runtime.check import float_value
from elnet.runtime.printing import Printing
from elnet.text.propertied import string_of_codes
from elnet.text.width import text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp


_SHORT = 10**18
WRONG_TYPE = "Format specifier doesn’t match argument type"
GRAVE, STRAIGHT = intern("grave"), intern("straight")


class Filled:
    """The part of a result that DIRECTIVE made of ARGUMENT: from START to END, the text itself from INNER on."""

    __slots__ = ("argument", "directive", "end", "inner", "start")

    def __init__(self, directive: Directive, argument: object, start: int, inner: int, end: int) -> None:
        self.directive = directive
        self.argument = argument
        self.start = start
        self.inner = inner
        self.end = end


def formatted(lisp: Lisp, template: object, arguments: tuple[object, ...]) -> LString:
    """Return TEMPLATE, a string, with its directives replaced by ARGUMENTS; itself if it has none."""
    if type(template) is not LString:
        raise wrong_type_argument("stringp", template)
    pieces = directives(template.text)
    if not pieces or (len(pieces) == 1 and type(pieces[0]) is str):
        return template
    if len(pieces) == 1 and template.text == "%s" and len(arguments) == 1 and type(arguments[0]) is LString:
        return arguments[0]
    if template.properties is None:
        quickly = _filled_quickly(template, pieces, arguments)
        if quickly is not None:
            return quickly
    formatter = _Formatter(lisp, template, arguments)
    for piece in pieces:
        if type(piece) is str:
            formatter.add(piece)
        else:
            formatter.fill(piece)  # type: ignore[arg-type]
    return formatter.result()


def _filled_quickly(template: LString, pieces: tuple[Any, ...], arguments: tuple[object, ...]) -> LString | None:
    """Return what the commonest formats give, %s of ASCII strings and symbols and %d of integers; None for all others."""
    if not template.text.isascii():
        return None
    texts = []
    given = iter(arguments)
    for piece in pieces:
        if type(piece) is str:
            texts.append(piece)
            continue
        letter = piece.letter
        if piece.width or piece.flags or piece.precision is not None or piece.field is not None:
            return None
        argument: Any = next(given, None)
        kind = type(argument)
        if kind is int and (letter == "d" or letter == "s" or letter == "S") and -_SHORT < argument < _SHORT:
            texts.append(str(argument))
        elif kind is LString and letter == "s" and argument.properties is None and not argument.multibyte:
            texts.append(argument.text)
        elif kind is Symbol and letter == "s":
            texts.append(argument.name)
        else:
            return None
    text = "".join(texts)
    return plain_string(text, template.multibyte) if text.isascii() else None


class _Formatter:
    """One call of `format`: what is done of the result, and which argument is next."""

    def __init__(self, lisp: Lisp, template: LString, arguments: tuple[object, ...]) -> None:
        self.lisp = lisp
        self.template = template
        self.arguments = arguments
        self.multibyte = template.multibyte
        self.next = 0
        self.pieces: list[str] = []
        self.length = 0
        self.filled: list[Filled] = []
        self.has_properties = template.properties is not None

    def add(self, text: str) -> None:
        """Add TEXT of the format string itself."""
        if not self.template.multibyte and not text.isascii():
            text = multibyte_text(LString(text, False))
        self.pieces.append(text)
        self.length += len(text)

    def fill(self, directive: Directive) -> None:
        """Add what DIRECTIVE makes of its argument."""
        letter = directive.letter
        if letter == "%":
            self.add("%")
            return
        if not letter:
            raise lisp_error("Format string ends in middle of format specifier")
        argument = self._argument(directive)
        if letter not in KNOWN:
            raise lisp_error(f"Invalid format operation %{letter}")
        start = self.length
        if letter in "sSc":
            text, before = self._text_field(argument, directive)
        else:
            text, before = number_field(argument, directive), 0
        self.pieces.append(text)
        self.length += len(text)
        self.filled.append(Filled(directive, argument, start, start + before, self.length))

    def _argument(self, directive: Directive) -> object:
        if directive.field is not None:
            self.next = directive.field - 1
        if self.next >= len(self.arguments):
            raise lisp_error("Not enough arguments for format string")
        # As in Emacs, the field numbered 0 is the format string.
        argument = self.template if self.next < 0 else self.arguments[self.next]
        self.next += 1
        return argument

    def _text_field(self, argument: Any, directive: Directive) -> tuple[str, int]:
        """Return the text for %s, %S or %c, and how many blanks it starts with to fill it up."""
        text = self._text(argument, directive.letter)
        if directive.is_plain:
            return text, 0
        if directive.precision is not None:
            text = _cut(text, directive.precision)
        missing = directive.width - (len(text) if text.isascii() and text.isprintable() else _columns(text))
        if missing <= 0:
            return text, 0
        return (text + " " * missing, 0) if "-" in directive.flags else (" " * missing + text, missing)

    def _text(self, argument: Any, letter: str) -> str:
        kind = type(argument)
        if letter == "c" and kind in (int, float):
            return self._character(argument)
        if kind is LString and letter != "S":
            self.multibyte = self.multibyte or argument.multibyte
            if argument.properties is not None:
                self.has_properties = True
            return argument.text if argument.multibyte else multibyte_text(argument)
        if isinstance(argument, Symbol) and letter != "S":
            text = argument.name
        else:
            text = self.lisp.part(Printing).text(argument, letter == "S")
        if not text.isascii() and not _only_raw_bytes(text):
            self.multibyte = True
        return text

    def _character(self, code: object) -> str:
        if type(code) is not int:
            raise lisp_error(WRONG_TYPE)
        if not 0 <= code <= 0x3FFFFF:
            raise wrong_type_argument("characterp", code)
        self.multibyte = self.multibyte or code >= 0x80
        return string_of_codes([code]).text

    def result(self) -> LString:
        """Return the string that was put together."""
        text = "".join(self.pieces)
        if not self.multibyte and not text.isascii():
            string = LString(text.encode("ascii", "surrogateescape").decode("latin-1"), False)
        else:
            string = LString(text, self.multibyte)
        if self.has_properties and text:
            properties = Intervals(len(text))
            self._take_over_properties(properties)
            string.properties = properties if properties.has_properties() else None
        return string

    def _take_over_properties(self, result: Intervals) -> None:
        own = self.template.properties
        if isinstance(own, Intervals):
            for start, end, plist in own.runs():
                if plist:
                    result.add(self._translated(start), self._translated(end), plist)
        for part in self.filled:
            given = part.argument.properties if type(part.argument) is LString and part.directive.letter != "S" else None
            if isinstance(given, Intervals):
                _spread(given, part, result)

    def _translated(self, position: int) -> int:
        """Return where POSITION of the format string is in the result; inside a directive, the end of what that made."""
        moved = position
        filled = iter(self.filled)
        for piece in directives(self.template.text):
            if type(piece) is str:
                continue
            assert isinstance(piece, Directive)
            part = next(filled) if piece.letter != "%" else None
            if position <= piece.start:
                break
            consumed = min(position, piece.end) - piece.start
            if part is None:
                moved -= consumed - (1 if position >= piece.end else 0)
            else:
                moved += part.end - part.start - consumed
        return moved


def _spread(given: Intervals, part: Filled, result: Intervals) -> None:
    """Add the properties GIVEN to the argument of PART where PART is; the last ones reach over what fills it up behind."""
    room = part.end - part.inner
    for start, end, plist in given.runs():
        stop = room if end == given.length else min(end, room)
        if plist and start < stop:
            result.add(part.inner + start, part.inner + stop, plist)


def number_field(argument: Any, directive: Directive) -> str:
    """Return the number ARGUMENT as DIRECTIVE wants it."""
    kind = type(argument)
    if kind is not int and kind is not float:
        raise lisp_error(WRONG_TYPE)
    if directive.letter in FLOATS:
        return float_field(float_value(argument), directive)
    if kind is float:
        if argument - argument != 0:
            return float_field(argument, directive)
        argument = int(argument)
    if directive.is_plain and directive.letter == "d":
        return str(argument) if -(1 << 64) < argument < 1 << 64 else integer_field(argument, directive)
    assert directive.letter in INTEGERS
    return integer_field(argument, directive)


def _columns(text: str) -> int:
    return text_width([ord(char) if not "\udc80" <= char <= "\udcff" else 0x3FFFFF for char in text])


def _cut(text: str, columns: int) -> str:
    """Return as much of the start of TEXT as fits into COLUMNS."""
    if text.isascii() and text.isprintable():
        return text[:columns]
    for end in range(1, len(text) + 1):
        if _columns(text[:end]) > columns:
            return text[: end - 1]
    return text


def _only_raw_bytes(text: str) -> bool:
    return all(char < "\x80" or "\udc80" <= char <= "\udcff" for char in text)


# Quotation marks


def quoting_style(lisp: Lisp) -> object:
    """Return the symbol `curve`, `straight` or `grave`: how quotation marks in messages are shown."""
    style = lisp.value("text-quoting-style")
    return style if style in (GRAVE, STRAIGHT) else intern("curve")


def requoted(lisp: Lisp, template: LString) -> LString:
    """Return TEMPLATE with the quotation marks ` and ' as `text-quoting-style` wants them."""
    if "`" not in template.text and "'" not in template.text:
        return template
    style = quoting_style(lisp)
    if style is GRAVE:
        return template
    if style is STRAIGHT:
        text = template.text.replace("`", "'")
        return LString(text, template.multibyte, template.properties)
    text = multibyte_text(template).replace("`", "‘").replace("'", "’")
    return LString(text, True, template.properties)


def formatted_message(lisp: Lisp, template: object, arguments: tuple[object, ...]) -> LString:
    """Return TEMPLATE with its quotation marks as they are to be shown and its directives replaced by ARGUMENTS."""
    if type(template) is not LString:
        raise wrong_type_argument("stringp", template)
    return formatted(lisp, requoted(lisp, template), arguments)
