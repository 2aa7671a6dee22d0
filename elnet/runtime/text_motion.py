"""Moving point of the current buffer by characters and patterns that Python names, as editing commands do."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL
from elnet.runtime.buffer_search import forward, matches_here
from elnet.runtime.skipping import Skipping, skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


def skip_forward(lisp: Lisp, characters: str, limit: object = NIL) -> int:
    """Move point over CHARACTERS, as of `skip-chars-forward`, but not beyond LIMIT; return the distance."""
    return skip(lisp, lisp.part(Skipping).characters(lisp_string(characters)), limit, forward=True)


def skip_backward(lisp: Lisp, characters: str, limit: object = NIL) -> int:
    """Move point back over CHARACTERS, but not beyond LIMIT; return the distance, not positive."""
    return skip(lisp, lisp.part(Skipping).characters(lisp_string(characters)), limit, forward=False)


def looking_at(lisp: Lisp, regexp: str, keep: bool = False) -> bool:
    """Tell whether the text after point matches REGEXP; the match data stay unless KEEP."""
    return matches_here(lisp, lisp_string(regexp), keep)


def search_forward(lisp: Lisp, regexp: str, limit: int) -> bool:
    """Move point behind the first match of REGEXP that ends at LIMIT or before; tell whether there was one."""
    buffer = lisp.buffers.current
    found = forward(lisp, lisp.regexps.compile(lisp_string(regexp)), buffer, buffer.point, limit)
    if found:
        buffer.point = found
    return bool(found)
