"""Printing: `prin1`, `princ`, `print`, and where they write."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.strings import LString, char_text, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.output import Output
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.printing import Printing
from elnet.runtime.streams import StandardStreams
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MODIFIER_BITS = {"A": 1 << 22, "C": 1 << 26, "H": 1 << 24, "M": 1 << 27, "s": 1 << 23, "S": 1 << 25}
MODIFIERS = sum(MODIFIER_BITS.values())


def _text(lisp: Lisp, value: object, overrides: object) -> str:
    printing = lisp.part(Printing)
    return printing.text(value, True) if overrides is NIL else printing.text_with(value, True, overrides)


@primitive()
def prin1(lisp: Lisp, object: object, printcharfun: object = NIL, overrides: object = NIL) -> object:
    """Write OBJECT to the stream PRINTCHARFUN so that it can be read, and return it.

    OVERRIDES changes settings of the printer: t for the defaults, or a list of pairs (SETTING . VALUE).
    """
    lisp.part(Output).writer(printcharfun)(_text(lisp, object, overrides))
    return object


@primitive()
def princ(lisp: Lisp, object: object, printcharfun: object = NIL) -> object:
    """Write OBJECT to the stream PRINTCHARFUN for people to read, without quotes and backslashes; return it."""
    lisp.part(Output).writer(printcharfun)(lisp.part(Printing).text(object, False))
    return object


@primitive("print")
def print_(lisp: Lisp, object: object, printcharfun: object = NIL) -> object:
    """Write a line end, OBJECT as by `prin1' and a line end to the stream PRINTCHARFUN, and return OBJECT."""
    lisp.part(Output).writer(printcharfun)(f"\n{_text(lisp, object, NIL)}\n")
    return object


@primitive()
def prin1_to_string(lisp: Lisp, object: object, noescape: object = NIL, overrides: object = NIL) -> LString:
    """Return a string of what `prin1' writes of OBJECT, or `princ' if NOESCAPE is non-nil; OVERRIDES as for `prin1'."""
    printing = lisp.part(Printing)
    if overrides is not NIL:
        return lisp_string(printing.text_with(object, noescape is NIL, overrides))
    return lisp_string(printing.text(object, noescape is NIL))


@primitive()
def prin1_char(lisp: Lisp, char: object) -> object:
    """Return a string with CHAR as the reader takes a character, nil if it has no such notation."""
    from elnet.printer.numbers import character_text

    if type(char) is not int:
        return NIL
    code = char & ~MODIFIERS
    names = "".join(f"\\{letter}-" for letter, bit in MODIFIER_BITS.items() if char & bit)
    if code < 32 or code == 127:
        return lisp_string(f"?{names}\\C-{chr(code ^ 64).lower()}")
    text = character_text(code)
    return NIL if text is None else lisp_string(f"?{names}{text[1:]}")


@primitive()
def terpri(lisp: Lisp, printcharfun: object = NIL, ensure: object = NIL) -> Symbol:
    """Write a line end to the stream PRINTCHARFUN; if ENSURE is non-nil, only where no line begins.  Return t if it was."""
    output = lisp.part(Output)
    write = output.writer(printcharfun)
    if ensure is not NIL:
        stream: Any = lisp.value("standard-output") if printcharfun is NIL else printcharfun
        if type(stream) is Marker:
            before = None if stream.buffer is None else stream.buffer.char_before(stream.number())
        elif type(stream) is Buffer:
            before = stream.char_before(stream.point)
        else:
            before = output.last
        if before in ("\n", None):
            return NIL
    write("\n")
    return T


@primitive()
def write_char(lisp: Lisp, character: object, printcharfun: object = NIL) -> object:
    """Write CHARACTER to the stream PRINTCHARFUN and return it."""
    code = check.character(check.fixnum(character))
    lisp.part(Output).writer(printcharfun)(char_text(code))
    return character


@primitive()
def external_debugging_output(lisp: Lisp, character: object) -> object:
    """Write CHARACTER to standard error and return it."""
    lisp.part(StandardStreams).write_message(char_text(check.character(character)))
    return character


@primitive()
def flush_standard_output(lisp: Lisp) -> object:
    """Write out what standard output still holds back."""
    lisp.part(StandardStreams).flush()
    return NIL


@primitive()
def send_string_to_terminal(lisp: Lisp, string: object, terminal: object = NIL) -> object:
    """Write STRING to standard output as it is."""
    lisp.part(Output).write(multibyte_text(check.string(string)))
    return NIL


@primitive("elnet--output-to-string")
def output_to_string(lisp: Lisp, function: object) -> LString:
    """Call FUNCTION with `standard-output' going to a buffer, and return the text of that buffer."""
    from elnet.text.buffer import Buffer

    buffer = Buffer(" *string-output*")
    binding = lisp.variables.bind(intern("standard-output"), buffer)
    try:
        lisp.call(function)
        text = buffer.substring(1, buffer.size + 1)
        return LString(text, not text.isascii(), buffer.properties_between(1, buffer.size + 1))
    finally:
        lisp.variables.unbind(binding)
        buffer.name = None


@macro()
def with_output_to_string(*body: object) -> object:
    """Evaluate BODY with `standard-output' going to a buffer, and return the text that is written to it."""
    function = list_of(intern("lambda"), NIL, *body)
    return list_of(intern("elnet--output-to-string"), function)
