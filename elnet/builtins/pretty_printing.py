"""Pretty-printing: `pp` and what it is made of."""

from __future__ import annotations

from elnet.objects.strings import lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.output import Output
from elnet.runtime.pretty import FILL_COLUMN, pretty
from elnet.runtime.primitive import Declarer, primitive
from elnet.runtime.printing import Printing

FILL = intern("pp-fill")

declare = Declarer(__name__)
declare("pp-default-function", FILL, "The function that inserts an object in lines that fit: it is called with the object.")
declare("pp-escape-newlines", T, "The value of `print-escape-newlines' while `pp' prints.")
declare("pp-use-max-width", NIL, "Whether `pp-max-width' holds for layouts that know it; the one of `pp-fill' does not.")
declare("pp-max-width", T, "How wide pretty-printed lines may be; t means as wide as the window.")


@primitive("pp-to-string")
def pp_to_string(lisp: Lisp, object: object, pp_function: object = NIL) -> object:
    """Return OBJECT as PP-FUNCTION, by default `pp-default-function', inserts it, with a line end."""
    function = lisp.value("pp-default-function") if pp_function is NIL else pp_function
    if function is FILL:
        return lisp_string(_printed(lisp, object) + "\n")
    name = lisp.call(intern("generate-new-buffer"), lisp_string(" *pp*"), T)
    place = lisp.buffers.excursion()
    try:
        buffer = lisp.buffers.check(name)
        lisp.buffers.set_current(buffer)
        lisp.call(intern("lisp-data-mode"))
        lisp.call(function, object)
        if not buffer.substring(buffer.begv, buffer.zv).endswith("\n"):
            buffer.point = buffer.zv
            lisp.call(intern("insert"), lisp_string("\n"))
        return lisp.call(intern("buffer-string"))
    finally:
        lisp.buffers.restore_excursion(place)
        lisp.call(intern("kill-buffer"), name)


@primitive()
def pp(lisp: Lisp, object: object, stream: object = NIL) -> object:
    """Write OBJECT in lines that fit to STREAM, or `standard-output' without one."""
    text = pp_to_string(lisp, object)
    lisp.part(Output).writer(stream)(multibyte_text(check.string(text)))
    return NIL


@primitive("pp-fill", interactive="r")
def pp_fill(lisp: Lisp, beg: object, end: object = NIL) -> object:
    """Break the lines between BEG and END, one Lisp object, so that they fit; without END insert the object BEG so."""
    if end is NIL:
        lisp.call(intern("insert"), lisp_string(_printed(lisp, beg)))
        return NIL
    buffer = lisp.buffers.current
    written = multibyte_text(check.string(lisp.call(intern("buffer-substring-no-properties"), beg, end)))
    text = _fitting(lisp, written)
    if text != written:
        buffer.point = check.position(lisp.call(intern("min"), beg, end))
        lisp.call(intern("delete-region"), beg, end)
        lisp.call(intern("insert"), lisp_string(text))
    return NIL


@primitive("pp-buffer", interactive="")
def pp_buffer(lisp: Lisp) -> object:
    """Break the lines of the Lisp objects in the current buffer so that they fit, each object on lines of its own."""
    buffer = lisp.buffers.current
    buffer.point = buffer.begv
    blank = lisp_string(" \t\n")
    lisp.call(intern("skip-chars-forward"), blank)
    while buffer.point < buffer.zv:
        start = buffer.point
        end = check.position(lisp.call(intern("scan-sexps"), start, 1))
        after = buffer.zv - end
        pp_fill(lisp, start, end)
        buffer.point = buffer.zv - after
        lisp.call(intern("skip-chars-forward"), lisp_string(" \t"))
        if buffer.char_after(buffer.point) != "\n":
            lisp.call(intern("delete-horizontal-space"))
            lisp.call(intern("insert"), lisp_string("\n"))
        lisp.call(intern("skip-chars-forward"), blank)
    buffer.point = buffer.begv
    return buffer.begv


def _printed(lisp: Lisp, value: object) -> str:
    binding = lisp.variables.bind(intern("print-escape-newlines"), lisp.value("pp-escape-newlines"))
    try:
        return _pretty(lisp, lisp.part(Printing).text(value, True))
    finally:
        lisp.variables.unbind(binding)


def _fitting(lisp: Lisp, text: str) -> str:
    """Return TEXT, as someone has written it, in lines that fit; it stays as it is if it does fit, or has comments."""
    width = lisp.value("fill-column")
    return text if ";" in text or ("\n" not in text and len(text) <= width) else _pretty(lisp, text)


def _pretty(lisp: Lisp, text: str) -> str:
    def indentation(name: str) -> object:
        found = lisp.plists.get(intern(name), intern("lisp-indent-function"))
        return found.name if isinstance(found, Symbol) else found

    width = lisp.value("fill-column")
    return pretty(
        text, check.fixnum(width) if type(width) is int else FILL_COLUMN, indentation, lisp.is_set("indent-tabs-mode")
    )
