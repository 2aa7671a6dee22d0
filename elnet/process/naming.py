"""Which process Lisp means: by the object, a name, a buffer or nothing."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_type_argument
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL
from elnet.process.process import Process
from elnet.process.table import Processes
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.text.buffer import Buffer


def check_process(value: object) -> Process:
    """Return VALUE, a process; signal `wrong-type-argument` if it is none."""
    if type(value) is not Process:
        raise wrong_type_argument("processp", value)
    return value


def buffer_called(lisp: Lisp, value: object) -> Buffer:
    """Return VALUE if it is a buffer, else the buffer called VALUE, made if there is none."""
    buffers = lisp.part(Buffers)
    found = buffers.named(value)
    return found if found is not None else buffers.create(value.text)  # type: ignore[attr-defined]


def process_meant(lisp: Lisp, value: object) -> Process:
    """Return the process that VALUE is or names, or the process of the buffer that it is or names; nil is the current one."""
    if type(value) is Process:
        return value
    table = lisp.part(Processes)
    if type(value) is LString:
        named = table.by_name.get(value.text)
        if named is not None:
            return named
        buffer: object = lisp.part(Buffers).by_name.get(value.text)
        if buffer is None:
            raise lisp_error(f"Process {value.text} does not exist")
    else:
        buffer = lisp.part(Buffers).current if value is NIL else value
    if not isinstance(buffer, Buffer):
        raise wrong_type_argument("processp", value)
    found = table.of_buffer(buffer)
    if found is None:
        raise lisp_error(f"Buffer {buffer.name} has no process")
    return found
