"""Reading and writing files: `insert-file-contents`, `write-region`."""

from __future__ import annotations

import os

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.file_insertion import insert_bytes
from elnet.runtime.file_insertion import visit as mark_visited
from elnet.runtime.file_locks import LOCK, UNLOCK
from elnet.runtime.file_names import default_directory, expanded, full_name, text_of
from elnet.runtime.file_text import bytes_of, encoded_text, write_bytes
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


@primitive("insert-file-contents")
def insert_file_contents(
    lisp: Lisp, filename: object, visit: object = NIL, beg: object = NIL, end: object = NIL, replace: object = NIL
) -> object:
    """Insert the contents of FILENAME after point and return (ABSOLUTE-NAME LENGTH).

    VISIT non-nil means the buffer visits the file from now on; BEG and END are byte offsets in the file; REPLACE
    means replace the visible part of the buffer.  Signals `file-missing' and its kin.
    """
    path = full_name(lisp, filename)
    first = 0 if beg is NIL else check.natural(beg)
    last = None if end is NIL else check.natural(end)
    if visit is not NIL and (beg is not NIL or end is not NIL):
        raise lisp_error("Attempt to visit less than an entire file")
    return insert_bytes(lisp, path, bytes_of(path, first, last), visit is not NIL, replace is not NIL)


@primitive("insert-file-contents-literally")
def insert_file_contents_literally(
    lisp: Lisp, filename: object, visit: object = NIL, beg: object = NIL, end: object = NIL, replace: object = NIL
) -> object:
    """Like `insert-file-contents', but take the bytes of FILENAME as they are."""
    bindings = [
        lisp.variables.bind(intern("coding-system-for-read"), intern("no-conversion")),
        lisp.variables.bind(intern("after-insert-file-functions"), NIL),
        lisp.variables.bind(intern("file-name-handler-alist"), _for_places(lisp)),
    ]
    try:
        return lisp.call(intern("insert-file-contents"), filename, visit, beg, end, replace)
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)


def _for_places(lisp: Lisp) -> object:
    """Return the file name handlers but those that change what is in files."""
    changing = [intern(name) for name in ("jka-compr-handler", "image-file-handler", "epa-file-handler")]
    entries = elements(lisp.value("file-name-handler-alist"))
    return list_from(each for each in entries if not (type(each) is Cons and each.cdr in changing))


@primitive("insert-file", interactive="*fInsert file: ")
def insert_file(lisp: Lisp, filename: object) -> object:
    """Insert the contents of FILENAME after point."""
    lisp.call(intern("insert-file-contents"), filename)
    return NIL


@primitive("write-region", interactive="r\nFWrite region to file: \ni\ni\ni\np")
def write_region(
    lisp: Lisp,
    start: object,
    end: object,
    filename: object,
    append: object = NIL,
    visit: object = NIL,
    lockname: object = NIL,
    mustbenew: object = NIL,
) -> object:
    """Write the text between START and END to FILENAME; START may be a string to write, or nil for the whole buffer.

    APPEND non-nil means add to the file, an integer write from that byte on; VISIT t means the buffer visits the file;
    MUSTBENEW non-nil means refuse to replace a file.
    """
    path = full_name(lisp, filename)
    if mustbenew is not NIL and os.path.lexists(path):
        raise signal("file-already-exists", lisp_string("File exists"), text_of(path))
    name = expanded(lisp, visit.text, default_directory(lisp)) if isinstance(visit, LString) else path
    locked = text_of(name) if lockname is NIL else lockname
    lisp.call(LOCK, locked)
    try:
        write_bytes(path, encoded_text(lisp, path, start, end), append)
    finally:
        lisp.call(UNLOCK, locked)
    if visit is T or isinstance(visit, LString):
        mark_visited(lisp, lisp.buffers.current, name)
    return NIL


@primitive("append-to-file", interactive="r\nFAppend to file: ")
def append_to_file(lisp: Lisp, start: object, end: object, filename: object) -> object:
    """Add the text between START and END, or the string START, to the end of FILENAME."""
    return lisp.call(intern("write-region"), start, end, filename, T)
