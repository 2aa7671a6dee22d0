"""Text as commands take it from a buffer: through functions that may change it."""

from __future__ import annotations

from elnet.builtins.hooks import functions_of
from elnet.objects.functions import Subr
from elnet.objects.symbols import NIL, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

AROUND = intern("filter-buffer-substring-functions")


@primitive("filter-buffer-substring")
def filter_buffer_substring(lisp: Lisp, beg: object, end: object, delete: object = NIL) -> object:
    """Return the text between BEG and END as `filter-buffer-substring-function' gives it.

    DELETE non-nil means delete it from the buffer.
    """
    return lisp.call(lisp.value("filter-buffer-substring-function"), beg, end, delete)


@primitive("buffer-substring--filter")
def buffer_substring_filter(lisp: Lisp, beg: object, end: object, delete: object = NIL) -> object:
    """Return the text between BEG and END, and delete it there if DELETE is non-nil.

    The functions of `filter-buffer-substring-functions' are wrapped around that: each is called with what is inside it, a
    function, and with the arguments.
    """
    around = list(functions_of(lisp, AROUND))

    def taken(depth: int, *arguments: object) -> object:
        if depth == len(around):
            name = "delete-and-extract-region" if arguments[2] is not NIL else "buffer-substring"
            return lisp.call(intern(name), *arguments[:2])
        inner = Subr("filter", lambda *given: taken(depth + 1, *given), False)  # type: ignore[arg-type]
        return lisp.call(around[depth], inner, *arguments)

    return taken(0, beg, end, delete)
