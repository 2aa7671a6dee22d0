"""Putting what a file holds into the current buffer, which may visit the file from then on."""

from __future__ import annotations

from elnet.objects.conditions import circular_list
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import conses, is_circular
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.file_locks import FILE_NAME, UNLOCK, call_for_file
from elnet.runtime.file_names import text_of
from elnet.runtime.file_text import properties_of, text_of_bytes
from elnet.runtime.visited_times import VisitedTimes, file_time
from elnet.text.coding.systems import UNIX
from elnet.text.comparison import common_length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer
    from elnet.text.coding import Coding


def insert_bytes(lisp: Lisp, path: str, data: bytes, visits: bool, replaces: bool, name: str | None = None) -> object:
    """Insert DATA, which the file PATH holds, after point and return (PATH LENGTH).

    VISITS means the buffer visits the file from now on, REPLACES that the visible part of the buffer is replaced.  The coding
    system is that of a file called NAME, by default PATH.
    """
    buffer = lisp.buffers.current
    text, found = text_of_bytes(lisp, path if name is None else name, data, buffer.multibyte)
    nothing_recorded = lisp.value("buffer-undo-list") is NIL
    was_modified = buffer.modified
    # Text that comes from the file locks nothing.
    binding = lisp.variables.bind(FILE_NAME, NIL) if visits else None
    try:
        size = _put(buffer, text, found, replaces)
    finally:
        if binding is not None:
            lisp.variables.unbind(binding)
    if data:
        lisp.set("buffer-file-coding-system", intern((found.with_line_end(found.line_end or UNIX) or found).name))
    lisp.set("last-coding-system-used", intern(found.name))
    if visits:
        if nothing_recorded:
            lisp.set("buffer-undo-list", NIL)
        visit(lisp, buffer, path)
        if was_modified:
            call_for_file(lisp, buffer, UNLOCK)
    return list_of(text_of(path), _after_insertion(lisp, size))


def _put(buffer: Buffer, text: str, found: Coding, replaces: bool) -> int:
    """Put TEXT, decoded from FOUND, into BUFFER and return how much of it is new: what REPLACES text that is the same stays."""
    place = buffer.point
    if not replaces:
        buffer.insert_at(place, text, properties_of(text, found))
        buffer.goto(place)
        return len(text)
    old = buffer.substring(buffer.begv, buffer.zv)
    first = common_length(old, text)
    last = common_length(old[::-1], text[::-1], min(len(old), len(text)) - first)
    start, new = buffer.begv + first, text[first : len(text) - last]
    if first + last < len(old):
        buffer.delete(start, buffer.zv - last)
    if new:
        buffer.insert_at(start, new, properties_of(new, found))
    return len(new)


def visit(lisp: Lisp, buffer: Buffer, path: str) -> None:
    """Let BUFFER, which is unchanged, visit the file PATH as it is now."""
    lisp.set("buffer-file-name", text_of(path))
    lisp.set("buffer-saved-size", buffer.size)
    buffer.set_modified(False)
    lisp.part(VisitedTimes).note(buffer, file_time(path))


def _after_insertion(lisp: Lisp, size: int) -> int:
    """Call `after-insert-file-functions`, each with the size of the text after point; return that in the end."""
    functions = lisp.value("after-insert-file-functions")
    if type(functions) is Cons and is_circular(functions):
        raise circular_list(functions)
    for pair in conses(functions):
        found = lisp.call(pair.car, size)
        if found is not NIL:
            size = check.natural(found)
    return size
