"""Buffers that have processes: whether such a buffer may be killed."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import T, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive()
def process_kill_buffer_query_function(lisp: Lisp) -> object:
    """Return t if the current buffer has no running process of which the user should be asked; else ask."""
    if not lisp.on_kill_buffer:  # nobody has a process at all
        return T
    from elnet.process.table import Processes

    buffer = lisp.buffers.current
    process = lisp.part(Processes).of_buffer(buffer)
    if process is None or not process.query or not process.status.live:
        return T
    question = lisp_string(f'Buffer "{buffer.name}" has a running process; kill it? ')
    return lisp.call(intern("yes-or-no-p"), question)
