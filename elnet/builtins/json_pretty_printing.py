"""The library json: laying out the JSON texts in a region of a buffer."""

from __future__ import annotations

from elnet.objects.strings import plain_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.json_library_reading import Reader, conversion
from elnet.runtime.json_library_writing import writer
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive
from elnet.runtime.regions import region

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

declare = Declarer(__name__)

declare("json-pretty-print-max-secs", 2.0, "How long `json-pretty-print' may look for the least changes.")
LONGEST = 4000
"""The text for which the least changes are looked for; a longer one is replaced as a whole, as Emacs does when time is up."""


@primitive()
def json_pretty_print(lisp: Lisp, begin: object, end: object, minimize: object = NIL) -> object:
    """Lay out the JSON texts between BEGIN and END in lines, or with MINIMIZE without any white space."""
    _lay_out(lisp, begin, end, minimize)
    return NIL


@primitive()
def json_pretty_print_buffer(lisp: Lisp, minimize: object = NIL) -> object:
    """Lay out the JSON texts in the current buffer; MINIMIZE as for `json-pretty-print'."""
    buffer = lisp.buffers.current
    return json_pretty_print(lisp, buffer.begv, buffer.zv, minimize)


@primitive()
def json_pretty_print_ordered(lisp: Lisp, begin: object, end: object, minimize: object = NIL) -> object:
    """Lay out the JSON texts between BEGIN and END with the members of objects in order; see `json-pretty-print'."""
    order = lisp.variables.bind(intern("json-encoding-object-sort-predicate"), intern("string<"))
    try:
        return json_pretty_print(lisp, begin, end, minimize)
    finally:
        lisp.variables.unbind(order)


@primitive()
def json_pretty_print_buffer_ordered(lisp: Lisp, minimize: object = NIL) -> object:
    """Lay out the JSON texts in the current buffer with the members of objects in order; see `json-pretty-print'."""
    buffer = lisp.buffers.current
    return json_pretty_print_ordered(lisp, buffer.begv, buffer.zv, minimize)


def _lay_out(lisp: Lisp, begin: object, end: object, minimize: object) -> None:
    buffer = lisp.buffers.current
    values = {
        "json-encoding-pretty-print": NIL if minimize is not NIL else T,
        "json-null": intern(":json-null"),
        "json-object-type": intern("alist"),
        "json-key-type": intern("string"),
    }
    bindings = [lisp.variables.bind(intern(name), value) for name, value in values.items()]
    found: list[tuple[int, int, str]] = []
    try:
        _collect(lisp, Reader("", 1, conversion(lisp)), buffer, region(buffer, begin, end), found)
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)
        for start, stop, text in reversed(found):
            _replace(lisp, buffer, start, stop, text)


def _collect(lisp: Lisp, reader: Reader, buffer: Buffer, limits: tuple[int, int], found: list[tuple[int, int, str]]) -> None:
    """Put into FOUND where between LIMITS in BUFFER the values are, and what is to be there."""
    reader.first, reader.text = limits[0], buffer.substring(*limits)
    reader.skip_blanks()
    while reader.place < len(reader.text):
        start = reader.position
        value = reader.read()
        found.append((start, reader.position, writer(lisp).text(value)))
        reader.skip_blanks()


def _replace(lisp: Lisp, buffer: Buffer, start: int, stop: int, text: str) -> None:
    if len(text) > LONGEST:
        buffer.replace(start, stop, buffer.fitting(text, True))
    elif text != buffer.substring(start, stop):
        lisp.call(intern("replace-region-contents"), start, stop, lambda: plain_string(text, True))
