"""Pretty-printing: `pp` and what it is made of."""

from __future__ import annotations

from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.output import Output
from elnet.runtime.pretty import FILL_COLUMN, pretty
from elnet.runtime.primitive import primitive
from elnet.runtime.printing import Printing


@primitive("pp-to-string")
def pp_to_string(lisp: Lisp, object: object, pp_function: object = NIL) -> LString:
    """Return OBJECT as `prin1' prints it, in lines that fit, with a line end; PP-FUNCTION is not needed."""
    return lisp_string(_pretty(lisp, lisp.part(Printing).text(object, True)) + "\n")


@primitive()
def pp(lisp: Lisp, object: object, stream: object = NIL) -> object:
    """Write OBJECT in lines that fit to STREAM, or `standard-output' without one."""
    lisp.part(Output).writer(stream)(multibyte_text(pp_to_string(lisp, object)))
    return NIL


def _pretty(lisp: Lisp, text: str) -> str:
    def indentation(name: str) -> object:
        found = lisp.plists.get(intern(name), intern("lisp-indent-function"))
        return found.name if isinstance(found, Symbol) else found

    width = lisp.value("fill-column")
    return pretty(text, check.fixnum(width) if type(width) is int else FILL_COLUMN, indentation)
