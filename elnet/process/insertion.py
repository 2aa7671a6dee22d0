"""What the default filter and the default sentinel do: insert at the process mark."""

from __future__ import annotations

from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import T, intern
from elnet.process.process import Process
from elnet.text.buffer import Buffer

INHIBIT_READ_ONLY = intern("inhibit-read-only")


def insert_output(process: Process, text: LString) -> None:
    """Insert TEXT at the mark of PROCESS, before all markers there, even outside the visible part or if it is read-only.

    Point and the bounds of the visible part move only if they were at the mark or after it.
    """
    buffer = process.live_buffer
    if buffer is not None:
        _insert(process, buffer, text)


def insert_message(process: Process, message: LString) -> None:
    """Insert what the default sentinel says of MESSAGE, unless PROCESS is running."""
    buffer = process.live_buffer
    if buffer is not None and process.status.shown not in ("run", "open"):
        _insert(process, buffer, lisp_string(f"\nProcess {process.name} {message.text}"))


def _insert_anyway(process: Process, buffer: Buffer, start: int, text: str) -> None:
    """Insert TEXT at START of BUFFER even if that is read-only."""
    if not buffer.watchers:
        buffer.insert_at(start, text, None, before_markers=True)
        return
    variables = process.table.lisp.variables
    binding = variables.bind(INHIBIT_READ_ONLY, T)
    try:
        buffer.insert_at(start, text, None, before_markers=True)
    finally:
        variables.unbind(binding)


def _insert(process: Process, buffer: Buffer, text: LString) -> None:
    mark = process.mark
    inserted = buffer.fitting(text.text, text.multibyte)
    start = mark.position if mark.buffer is buffer else buffer.zv
    start = max(buffer.begv, min(start, buffer.zv))  # as Emacs does: output goes where it can be seen
    point = buffer.point
    moved = len(inserted)
    _insert_anyway(process, buffer, start, inserted)
    mark.move(buffer, start + moved)
    buffer.point = point + moved * (point >= start)
