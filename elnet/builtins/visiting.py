"""Reading and writing files: `insert-file-contents`, `write-region`, `with-temp-file`, visiting a file in a buffer."""

from __future__ import annotations

import os

from elnet.objects.conditions import args_out_of_range, circular_list, lisp_error, signal
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import conses, is_circular
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.file_names import default_directory, expanded, text_of
from elnet.runtime.file_text import bytes_of, text_of_bytes, write_text
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region
from elnet.runtime.visited_times import VisitedTimes, file_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer


@primitive("insert-file-contents")
def insert_file_contents(
    lisp: Lisp, filename: object, visit: object = NIL, beg: object = NIL, end: object = NIL, replace: object = NIL
) -> object:
    """Insert the contents of FILENAME after point and return (ABSOLUTE-NAME LENGTH).

    VISIT non-nil means the buffer visits the file from now on; BEG and END are byte offsets in the file; REPLACE
    means replace the visible part of the buffer.  Signals `file-missing' and its kin.
    """
    path = expanded(check.string(filename).text, default_directory(lisp))
    first = 0 if beg is NIL else check.natural(beg)
    last = None if end is NIL else check.natural(end)
    if visit is not NIL and (beg is not NIL or end is not NIL):
        raise lisp_error("Attempt to visit less than an entire file")
    data = bytes_of(path, first, last)
    buffer = lisp.buffers.current
    text, coding = text_of_bytes(lisp, data, buffer.multibyte)
    nothing_recorded = lisp.value("buffer-undo-list") is NIL
    if replace is not NIL:
        place = buffer.point
        buffer.replace(buffer.begv, buffer.zv, text)
        buffer.goto(min(place, buffer.zv))
    else:
        place = buffer.point
        buffer.insert_at(place, text)
        buffer.goto(place)
    known = coding.endswith(("-unix", "-dos", "-mac", "no-conversion"))
    lisp.set("buffer-file-coding-system", intern(coding if known else f"{coding}-unix"))
    lisp.set("last-coding-system-used", intern(coding))
    if visit is not NIL:
        if nothing_recorded:
            lisp.set("buffer-undo-list", NIL)
        _visit(lisp, buffer, path)
    return list_of(text_of(path), _after_insertion(lisp, len(text)))


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


def _visit(lisp: Lisp, buffer: Buffer, path: str) -> None:
    lisp.set("buffer-file-name", text_of(path))
    buffer.set_modified(False)
    lisp.part(VisitedTimes).note(buffer, file_time(path))


@primitive("insert-file-contents-literally")
def insert_file_contents_literally(
    lisp: Lisp, filename: object, visit: object = NIL, beg: object = NIL, end: object = NIL, replace: object = NIL
) -> object:
    """Like `insert-file-contents', but take the bytes of FILENAME as they are."""
    binding = lisp.variables.bind(intern("coding-system-for-read"), intern("no-conversion"))
    try:
        return insert_file_contents(lisp, filename, visit, beg, end, replace)
    finally:
        lisp.variables.unbind(binding)


@primitive("insert-file")
def insert_file(lisp: Lisp, filename: object) -> object:
    """Insert the contents of FILENAME after point."""
    insert_file_contents(lisp, filename)
    return NIL


@primitive("write-region")
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
    path = expanded(check.string(filename).text, default_directory(lisp))
    if mustbenew is not NIL and os.path.lexists(path):
        raise signal("file-already-exists", lisp_string("File exists"), text_of(path))
    buffer = lisp.buffers.current
    if isinstance(start, LString):
        text, multibyte = start.text, start.multibyte
    elif start is NIL:
        text, multibyte = buffer.substring(1, buffer.size + 1), buffer.multibyte
    else:
        first, last = region(buffer, start, end)
        text, multibyte = buffer.substring(first, last), buffer.multibyte
    write_text(lisp, path, text, multibyte, append)
    if visit is T:
        _visit(lisp, buffer, path)
    elif isinstance(visit, LString):
        _visit(lisp, buffer, expanded(visit.text, default_directory(lisp)))
    return NIL


@primitive("append-to-file")
def append_to_file(lisp: Lisp, start: object, end: object, filename: object) -> object:
    """Add the text between START and END, or the string START, to the end of FILENAME."""
    return write_region(lisp, start, end, filename, T)


# Visiting


@primitive("find-file-noselect")
def find_file_noselect(
    lisp: Lisp, filename: object, nowarn: object = NIL, rawfile: object = NIL, wildcards: object = NIL
) -> Buffer:
    """Return a buffer that visits FILENAME, reading it if no buffer does; the file need not exist."""
    path = expanded(check.string(filename).text, default_directory(lisp))
    found = _visiting(lisp, path)
    if found is not None:
        return found
    if os.path.isdir(path):
        raise lisp_error(f"{path} is a directory")
    buffers = lisp.buffers
    buffer = buffers.create(buffers.unused_name(os.path.basename(path)))
    before = buffers.current
    buffers.set_current(buffer)
    try:
        lisp.set("default-directory", text_of(os.path.join(os.path.dirname(path), "")))
        if os.path.exists(path):
            (insert_file_contents_literally if rawfile is not NIL else insert_file_contents)(lisp, text_of(path), T)
        else:
            _visit(lisp, buffer, path)
        if lisp.functions.is_function(intern("normal-mode")):
            lisp.call(intern("normal-mode"), T)
    finally:
        buffers.set_current(before)
    return buffer


def _visiting(lisp: Lisp, path: str) -> Buffer | None:
    name = intern("buffer-file-name")
    for buffer in lisp.buffers.by_name.values():
        value = lisp.variables.value_in(name, buffer)
        if isinstance(value, LString) and value.text == path:
            return buffer
    return None


@primitive("find-file")
def find_file(lisp: Lisp, filename: object, wildcards: object = NIL) -> Buffer:
    """Make a buffer that visits FILENAME current and return it."""
    buffer = find_file_noselect(lisp, filename)
    lisp.buffers.set_current(buffer)
    return buffer


@primitive("find-buffer-visiting")
def find_buffer_visiting(lisp: Lisp, filename: object, predicate: object = NIL) -> object:
    """Return the buffer that visits FILENAME, nil if none does; PREDICATE is accepted."""
    found = _visiting(lisp, expanded(check.string(filename).text, default_directory(lisp)))
    return NIL if found is None else found


@primitive("set-visited-file-name")
def set_visited_file_name(lisp: Lisp, filename: object, no_query: object = NIL, along_with_file: object = NIL) -> object:
    """Let the current buffer visit FILENAME, or no file if that is nil, and be named after it."""
    buffer = lisp.buffers.current
    if filename is NIL:
        lisp.set("buffer-file-name", NIL)
        return NIL
    path = expanded(check.string(filename).text, default_directory(lisp))
    name = os.path.basename(path)
    if buffer.name != name:
        lisp.buffers.rename(buffer, lisp.buffers.unused_name(name))
    lisp.set("buffer-file-name", text_of(path))
    buffer.set_modified(True)
    return NIL


@primitive("save-buffer")
def save_buffer(lisp: Lisp, arg: object = NIL) -> object:
    """Write the current buffer to the file it visits, if it was changed."""
    buffer = lisp.buffers.current
    name = lisp.value("buffer-file-name")
    if not isinstance(name, LString):
        raise lisp_error("Buffer is not visiting a file")
    if buffer.modified:
        run_hooks = lisp.functions.callable(intern("run-hooks"))
        run_hooks(intern("before-save-hook"))
        write_region(lisp, NIL, NIL, name, NIL, T)
        run_hooks(intern("after-save-hook"))
    return NIL


@primitive("write-file")
def write_file(lisp: Lisp, filename: object, confirm: object = NIL) -> object:
    """Write the current buffer to FILENAME and let it visit that."""
    path = expanded(check.string(filename).text, default_directory(lisp))
    if os.path.isdir(path):
        raise args_out_of_range(filename)
    set_visited_file_name(lisp, text_of(path))
    return save_buffer(lisp)
