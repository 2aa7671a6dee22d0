"""Mode lines: without a screen there is nothing in them."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("format-mode-line")
def format_mode_line(lisp: Lisp, format: object, face: object = NIL, window: object = NIL, buffer: object = NIL) -> LString:
    """Return the empty string: what FORMAT comes to with FACE in WINDOW and BUFFER where there is no screen."""
    if window is not NIL and lisp.call(intern("windowp"), window) is NIL:
        raise wrong_type_argument("windowp", window)
    if buffer is not NIL:
        lisp.buffers.check(buffer)
    return lisp_string("")
