"""Saving buffers into the files that they visit."""

from __future__ import annotations

import os

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.asking import y_or_n, yes_or_no
from elnet.runtime.buffer_naming import visited_file
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

RUN_HOOKS, UNTIL_SUCCESS, EXISTS = map(intern, ("run-hooks", "run-hook-with-args-until-success", "file-exists-p"))
WRITERS = ("local-write-file-hooks", "write-contents-functions", "write-file-functions")


@primitive(interactive="p")
def save_buffer(lisp: Lisp, arg: object = NIL) -> object:
    """Write the current buffer to the file it visits, if it was changed.

    ARG 16 or 64 means the next save makes a backup, 4 or 64 that this one becomes one, 0 that there is to be none.
    """
    modified = lisp.buffers.current.modified
    if modified and arg in (16, 64):
        lisp.set("buffer-backed-up", NIL)
    binding = lisp.variables.bind(intern("make-backup-files"), NIL if arg == 0 else lisp.value("make-backup-files"))
    try:
        lisp.call(intern("basic-save-buffer"))
    finally:
        lisp.variables.unbind(binding)
    if modified and arg in (4, 64):
        lisp.set("buffer-backed-up", NIL)
    return NIL


@primitive()
def basic_save_buffer(lisp: Lisp, called_interactively: object = NIL) -> object:
    """Write the current buffer to the file it visits, if it was changed; CALLED-INTERACTIVELY is accepted.

    Runs `before-save-hook', the functions of `write-contents-functions' and `write-file-functions' until one of them has
    saved it, and `after-save-hook'.
    """
    here = lisp.buffers.current
    if here.base is not None:
        lisp.buffers.set_current(here.base)
    try:
        return _save(lisp)
    finally:
        lisp.buffers.restore_current(here)


def _save(lisp: Lisp) -> object:
    buffer = lisp.buffers.current
    exists = lisp.value("buffer-file-name") is not NIL and lisp.call(EXISTS, lisp.value("buffer-file-name")) is not NIL
    never_saved = lisp.value("buffer-file-name") is not NIL and not exists and buffer.size > 0
    if not buffer.modified and not never_saved and lisp.value("buffer-file-name") is not NIL:
        return NIL
    if lisp.value("buffer-file-name") is NIL:
        _ask_for_name(lisp)
    name = check.string(lisp.value("buffer-file-name"))
    changed = lisp.call(intern("verify-visited-file-modtime"), buffer) is NIL and lisp.call(EXISTS, name) is not NIL
    question = f"{os.path.basename(name.text)} has changed since visited or saved.  Save anyway? "
    if changed and not yes_or_no(lisp, question):
        raise signal("user-error", lisp_string("Save not confirmed"))
    recent = lisp.call(intern("recent-auto-save-p"))
    place, restriction = lisp.buffers.excursion(), lisp.buffers.restriction()
    try:
        buffer.widen()
        _end_with_newline(lisp)
        lisp.call(RUN_HOOKS, intern("before-save-hook"))
        if not _written_by_functions(lisp):
            _write(lisp)
    finally:
        lisp.buffers.restore_restriction(restriction)
        lisp.buffers.restore_excursion(place)
    if lisp.is_set("buffer-auto-save-file-name"):
        lisp.call(intern("delete-auto-save-file-if-necessary"), recent)
    lisp.call(RUN_HOOKS, intern("after-save-hook"))
    return NIL


def _ask_for_name(lisp: Lisp) -> None:
    reader = intern("read-file-name")
    asked = (
        lisp.call(reader, lisp_string("File to save in: "))
        if lisp.functions.is_function(reader)
        else lisp.call(intern("read-string"), lisp_string("File to save in: "))
    )
    lisp.call(intern("set-visited-file-name"), asked)


def _end_with_newline(lisp: Lisp) -> None:
    """Add a newline to a buffer that does not end in one if `require-final-newline' wants that."""
    buffer, wanted = lisp.buffers.current, lisp.value("require-final-newline")
    if buffer.size == 0 or buffer.char_before(buffer.size + 1) == "\n" or lisp.is_set("find-file-literally"):
        return
    if wanted is NIL:
        return
    if wanted in (T, intern("visit-save")) or y_or_n(lisp, f"Buffer {buffer.name} does not end in newline.  Add one? "):
        point, buffer.point = buffer.point, buffer.size + 1
        buffer.insert("\n")
        buffer.point = point


def _written_by_functions(lisp: Lisp) -> bool:
    """Let the functions that may save the buffer try; tell whether one has."""
    return any(lisp.value(hook) is not NIL and lisp.call(UNTIL_SUCCESS, intern(hook)) is not NIL for hook in WRITERS)


def _write(lisp: Lisp) -> None:
    """Write the current buffer to its file, after making a backup if one is due."""
    name = check.string(lisp.value("buffer-file-name"))
    folder = check.string(lisp.call(intern("file-name-directory"), name))
    if lisp.call(EXISTS, folder) is NIL:
        if not y_or_n(lisp, f"Directory ‘{folder.text}’ does not exist; create? "):
            raise lisp_error("Canceled")
        lisp.call(intern("make-directory"), folder, T)
    question = f"File {os.path.basename(name.text)} is write-protected; try to save anyway? "
    if lisp.call(intern("file-writable-p"), name) is NIL and not yes_or_no(lisp, question):
        raise lisp_error("Attempt to save to a file that you aren't allowed to write")
    modes: object = NIL
    if not lisp.is_set("buffer-backed-up"):
        backed_up = lisp.call(intern("backup-buffer"))
        modes = NIL if backed_up is NIL else check.cons(backed_up).car
    if lisp.is_set("file-precious-flag") and lisp.call(EXISTS, name) is not NIL:
        modes = _write_beside(lisp, name, modes)
    else:
        lisp.call(intern("write-region"), NIL, NIL, name, NIL, T)
    lisp.set("buffer-file-coding-system", lisp.value("last-coding-system-used"))
    if modes is not NIL:
        lisp.call(intern("set-file-modes"), name, modes)


def _write_beside(lisp: Lisp, name: LString, modes: object) -> object:
    """Write the current buffer to a file beside NAME, and rename it to NAME when that has worked; return its modes."""
    beside = lisp.call(intern("make-temp-name"), text_of(os.path.join(os.path.dirname(name.text), "tmp")))
    modes = lisp.call(intern("file-modes"), name) if modes is NIL else modes
    lisp.call(intern("write-region"), NIL, NIL, beside, NIL, T, name)
    lisp.call(intern("rename-file"), beside, name, T)
    lisp.set("buffer-file-name", name)
    lisp.call(intern("set-visited-file-modtime"))
    return modes


@primitive()
def write_file(lisp: Lisp, filename: object, confirm: object = NIL) -> object:
    """Write the current buffer to FILENAME and let it visit that; in a folder, the file is called as before.

    CONFIRM non-nil means ask before a file is replaced.
    """
    buffer = lisp.buffers.current
    name = check.string(lisp.call(intern("expand-file-name"), filename))
    if lisp.call(intern("file-directory-p"), name) is not NIL:
        old = lisp.value("buffer-file-name")
        base = os.path.basename(old.text) if isinstance(old, LString) else str(buffer.name)
        name = text_of(os.path.join(name.text, base))
    asks = confirm is not NIL and lisp.call(EXISTS, name) is not NIL
    if asks and not y_or_n(lisp, f"File ‘{name.text}’ exists; overwrite? "):
        raise signal("user-error", lisp_string("Canceled"))
    lisp.call(intern("set-visited-file-name"), name, NIL)
    buffer.set_modified(True)
    lisp.call(intern("save-buffer"))
    return NIL


@primitive(interactive="P")
def save_some_buffers(lisp: Lisp, arg: object = NIL, pred: object = NIL) -> object:
    """Save the changed buffers that visit files, asking about each unless ARG is non-nil; return t if there were any.

    PRED t includes buffers that offer to be saved; a function tells, in the buffer, whether it counts.
    """
    before = lisp.buffers.current
    done: object = NIL
    chosen = lisp.value("save-some-buffers-default-predicate") if pred is NIL else pred
    if isinstance(chosen, Symbol) and lisp.plists.get(chosen, intern("save-some-buffers-function")) is not NIL:
        chosen = lisp.call(chosen)  # it makes the predicate, here where the command was given
    for buffer in list(lisp.buffers.by_name.values()):
        if buffer.name is None or not _needs_saving(lisp, buffer, pred, chosen):
            continue
        lisp.buffers.set_current(buffer)
        try:
            if arg is not NIL or lisp.is_set("buffer-save-without-query") or _confirmed(lisp, buffer):
                done = T
                lisp.call(intern("save-buffer"))
        finally:
            lisp.buffers.restore_current(before)
    return done


def _needs_saving(lisp: Lisp, buffer: Buffer, pred: object, chosen: object) -> bool:
    if not buffer.modified or buffer.base is not None:
        return False
    offer = lisp.variables.value_in(intern("buffer-offer-save"), buffer)
    offers = offer is intern("always") or (offer is not NIL and pred is not NIL)
    if visited_file(lisp, buffer) is None and (not offers or buffer.size == 0):
        return False
    if chosen in (NIL, T) or not lisp.functions.is_function(chosen):
        return True
    before = lisp.buffers.current
    lisp.buffers.set_current(buffer)
    try:
        return lisp.call(chosen) is not NIL
    finally:
        lisp.buffers.restore_current(before)


def _confirmed(lisp: Lisp, buffer: Buffer) -> bool:
    file = visited_file(lisp, buffer)
    return y_or_n(lisp, f"Save file {file}? " if file is not None else f"Save buffer {buffer.name}? ")


@primitive()
def delete_auto_save_file_if_necessary(lisp: Lisp, force: object = NIL) -> object:
    """Delete the auto-save file of the current buffer if `delete-auto-save-files' says so and it was made, or with FORCE."""
    name = lisp.value("buffer-auto-save-file-name")
    if not isinstance(name, LString) or not lisp.is_set("delete-auto-save-files"):
        return NIL
    visited = lisp.value("buffer-file-name")
    if isinstance(visited, LString) and visited.text == name.text:
        return NIL
    if force is not NIL or lisp.call(intern("recent-auto-save-p")) is not NIL:
        if lisp.call(EXISTS, name) is not NIL:
            lisp.call(intern("delete-file"), name)
        lisp.call(intern("set-buffer-auto-saved"))
    return NIL
