"""Buffers for the time of one act."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp


def in_temporary_buffer(lisp: Lisp, act: Callable[[], object]) -> object:
    """Return what ACT returns while a new buffer is current, which is killed then."""
    buffers = lisp.buffers
    before = buffers.current
    temporary = lisp.call(intern("generate-new-buffer"), lisp_string(" *temp*"), T)
    buffers.set_current(temporary)  # type: ignore[arg-type]
    try:
        return act()
    finally:
        buffers.restore_current(before)
        lisp.call(intern("kill-buffer"), temporary)


def with_file_contents(lisp: Lisp, file: object, act: Callable[[], object]) -> object:
    """Return what ACT returns at the beginning of a temporary buffer with the contents of FILE."""

    def read() -> object:
        lisp.call(intern("insert-file-contents"), file)
        return act()

    return in_temporary_buffer(lisp, read)
