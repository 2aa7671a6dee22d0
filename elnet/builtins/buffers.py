"""Buffers: making, naming, listing, choosing and killing them."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import list_from
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer

FILE_NAME, FILE_TRUENAME = intern("buffer-file-name"), intern("buffer-file-truename")


@primitive()
def current_buffer(lisp: Lisp) -> Buffer:
    """Return the current buffer."""
    return lisp.buffers.current


@primitive()
def set_buffer(lisp: Lisp, buffer_or_name: object) -> Buffer:
    """Make BUFFER-OR-NAME the current buffer and return it; signal an error if there is no such buffer."""
    buffers = lisp.buffers
    buffer = buffers.existing(buffer_or_name)
    if buffer.name is None:
        raise lisp_error("Selecting deleted buffer")
    buffers.set_current(buffer)
    return buffer


@primitive()
def get_buffer(lisp: Lisp, buffer_or_name: object) -> object:
    """Return the buffer that is called BUFFER-OR-NAME, nil if there is none; a buffer is returned as it is."""
    return lisp.buffers.named(buffer_or_name) or NIL


@primitive()
def get_buffer_create(lisp: Lisp, buffer_or_name: object, inhibit_buffer_hooks: object = NIL) -> Buffer:
    """Return the buffer that is called BUFFER-OR-NAME, a new one if there is none.

    A new buffer runs no hooks when it is made and killed if INHIBIT-BUFFER-HOOKS is non-nil.
    """
    found = lisp.buffers.named(buffer_or_name)
    if found is not None:
        return found
    name = check.string(buffer_or_name).text
    if not name:
        raise lisp_error("Empty string for buffer name is not allowed")
    return lisp.buffers.create(name, inhibit_buffer_hooks is not NIL)


@primitive()
def generate_new_buffer(lisp: Lisp, name: object, inhibit_buffer_hooks: object = NIL) -> Buffer:
    """Return a new buffer called NAME, with something added to that if it is in use; INHIBIT-BUFFER-HOOKS as above."""
    return get_buffer_create(lisp, generate_new_buffer_name(lisp, name), inhibit_buffer_hooks)


@primitive()
def generate_new_buffer_name(lisp: Lisp, name: object, ignore: object = NIL) -> LString:
    """Return NAME, or NAME with <2>, <3> and so on, so that no buffer is called that; the name IGNORE may be in use."""
    wanted = check.string(name)
    ignored = ignore.text if type(ignore) is LString else None
    unused = lisp.buffers.unused_name(wanted.text, ignored)
    return wanted if unused == wanted.text else LString(unused, wanted.multibyte)


@primitive()
def buffer_name(lisp: Lisp, buffer: object = NIL) -> object:
    """Return the name of BUFFER, by default the current one; nil if it is killed."""
    name = lisp.buffers.given_or_current(buffer).name
    return NIL if name is None else lisp_string(name)


@primitive()
def buffer_last_name(lisp: Lisp, buffer: object = NIL) -> object:
    """Return the name of BUFFER; that of a killed one is not kept, for which this is nil."""
    return buffer_name(lisp, buffer)


@primitive(interactive="BRename buffer (to new name): ")
def rename_buffer(lisp: Lisp, newname: object, unique: object = NIL) -> LString:
    """Let the current buffer be called NEWNAME and return that.

    If another buffer is called so, signal an error, or change the name if UNIQUE is non-nil.
    """
    buffers = lisp.buffers
    name, buffer = check.string(newname), buffers.current
    if not name.text:
        raise lisp_error("Empty string is invalid as a buffer name")
    if name.text in buffers.by_name:
        if unique is NIL and buffers.by_name[name.text] is buffer:
            return lisp_string(name.text)
        if unique is NIL:
            raise lisp_error(f"Buffer name ‘{name.text}’ is in use")
        name = generate_new_buffer_name(lisp, name, buffer_name(lisp))
    buffers.rename(buffer, name.text)
    return lisp_string(name.text)


@primitive(interactive="bKill buffer: ")
def kill_buffer(lisp: Lisp, buffer_or_name: object = NIL) -> Symbol:
    """Kill BUFFER-OR-NAME, by default the current buffer; return t if it is gone, nil if it was or will not go.

    Ask the functions in `kill-buffer-query-functions' first, with the buffer current: it stays if one returns nil.  Then run
    `kill-buffer-hook'.
    """
    return truth(lisp.buffers.kill(lisp.buffers.buffer_or_current(buffer_or_name)))


@primitive(interactive=NIL)
def kill_current_buffer(lisp: Lisp) -> Symbol:
    """Kill the current buffer."""
    return truth(lisp.buffers.kill(lisp.buffers.current))


@primitive()
def buffer_list(lisp: Lisp, frame: object = NIL) -> object:
    """Return the list of all live buffers; FRAME is accepted for compatibility."""
    return list_from(list(lisp.buffers.by_name.values()))


@primitive()
def buffer_live_p(object: object) -> Symbol:
    """Return t if OBJECT is a buffer that has not been killed."""
    return truth(isinstance(object, Buffer) and object.name is not None)


@primitive()
def other_buffer(lisp: Lisp, buffer: object = NIL, visible_ok: object = NIL, frame: object = NIL) -> Buffer:
    """Return the first buffer in the list other than BUFFER, by default the current one, and not for internal use only.

    VISIBLE-OK and FRAME are accepted for compatibility.
    """
    return lisp.buffers.other(buffer if isinstance(buffer, Buffer) else lisp.buffers.current)


@primitive(interactive=NIL)
def bury_buffer(lisp: Lisp, buffer_or_name: object = NIL) -> object:
    """Put BUFFER-OR-NAME, by default the current buffer, at the end of the list of buffers."""
    lisp.buffers.move_to_end(lisp.buffers.buffer_or_current(buffer_or_name))
    return NIL


@primitive()
def buffer_file_name(lisp: Lisp, buffer: object = NIL) -> object:
    """Return the name of the file that BUFFER, by default the current one, visits; nil if it visits none."""
    return lisp.variables.value_in(FILE_NAME, lisp.buffers.given_or_current(buffer))


@primitive()
def get_file_buffer(lisp: Lisp, filename: object) -> object:
    """Return the buffer that visits the file FILENAME, nil if there is none."""
    name = lisp.call(intern("expand-file-name"), check.string(filename))
    return _with_value(lisp, FILE_NAME, name)


@primitive()
def get_truename_buffer(lisp: Lisp, filename: object) -> object:
    """Return the buffer whose `buffer-file-truename' is FILENAME, nil if there is none."""
    return _with_value(lisp, FILE_TRUENAME, check.string(filename))


@primitive()
def find_buffer(lisp: Lisp, variable: object, value: object) -> object:
    """Return the buffer in which VARIABLE has a value that is `equal' to VALUE, nil if there is none."""
    return _with_value(lisp, check.symbol(variable), value)


def _with_value(lisp: Lisp, variable: Symbol, value: object) -> object:
    from elnet.objects.equality import equal

    for buffer in lisp.buffers.by_name.values():
        if equal(lisp.variables.value_in(variable, buffer), value):
            return buffer
    return NIL
