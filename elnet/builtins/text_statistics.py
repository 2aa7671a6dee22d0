"""Facts about texts: the longest line, the runs of properties."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.propertied_text import list_of_plist
from elnet.text.buffer import Buffer
from elnet.text.propertied import internal_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive("buffer-line-statistics")
def buffer_line_statistics(lisp: Lisp, buffer_or_name: object = NIL) -> object:
    """Return (LINES LONGEST MEAN) of BUFFER-OR-NAME: the lines, the bytes of the longest, and the mean as a float."""
    buffer = lisp.buffers.buffer_or_current(buffer_or_name)
    lines = buffer.substring(1, buffer.size + 1).split("\n")
    if not lines[-1]:
        lines.pop()
    sizes = [len(internal_bytes(LString(line, buffer.multibyte))) for line in lines]
    mean = sum(sizes) / len(sizes) if sizes else 0.0
    return list_of(len(sizes), max(sizes, default=0), mean)


@primitive("object-intervals")
def object_intervals(object: object) -> object:
    """Return the runs of text properties of OBJECT, a string or buffer: a list of (START END PLIST), from 0 on."""
    intervals: Any
    if type(object) is LString:
        intervals, size = object.properties, len(object.text)
    elif isinstance(object, Buffer):
        intervals, size = object.intervals, object.size
    else:
        raise wrong_type_argument("buffer-or-string-p", object)
    if intervals is None:
        return NIL
    found = [list_of(start, min(end, size), list_of_plist(plist)) for start, end, plist in intervals.runs()]
    return list_from(found)
