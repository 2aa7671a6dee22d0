"""Auto-saving: files that keep what was not saved (manual node "Auto-Saving")."""

from __future__ import annotations

import os
import random

from elnet.objects.conditions import LispSignal, lisp_error, truth
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check, minor_modes
from elnet.runtime.auto_saves import NAME, AutoSaves
from elnet.runtime.file_handlers import handler_for
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.transformed_names import transformed_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

EXPAND = intern("expand-file-name")


@primitive()
def make_auto_save_file_name(lisp: Lisp) -> LString:
    """Return the name of the file in which the current buffer is auto-saved."""
    name = lisp.value("buffer-file-name")
    operation = intern("make-auto-save-file-name")
    handler = NIL if name is NIL else handler_for(lisp, check.string(name), operation)
    if handler is not NIL:
        return check.string(lisp.call(handler, operation))
    if isinstance(name, LString) and not lisp.is_set("auto-save-visited-file-name"):
        return transformed_name(lisp, name, lisp.value("auto-save-file-name-transforms"), "#", "#")
    if isinstance(name, LString):
        return name
    buffer = str(lisp.buffers.current.name)
    quoted = "".join(char if char.isalnum() or char in "-_.~+=," else f"%{ord(char):02X}" for char in buffer)
    letters = "".join(random.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", k=6))
    return check.string(lisp.call(EXPAND, lisp_string(f"#{quoted}#{letters}#")))


@primitive()
def auto_save_file_name_p(filename: object) -> object:
    """Return non-nil if FILENAME, without folder, is that of an auto-save file."""
    text = check.string(filename).text
    return 0 if text.startswith("#") and text.endswith("#") and len(text) > 1 else NIL


@primitive()
def rename_auto_save_file(lisp: Lisp) -> object:
    """Give the auto-save file of the current buffer the name that it should have now."""
    old = lisp.value("buffer-auto-save-file-name")
    new = lisp.call(intern("make-auto-save-file-name"))
    lisp.set("buffer-auto-save-file-name", new)
    moved = isinstance(old, LString) and check.string(new).text != old.text and os.path.exists(old.text)
    if moved and lisp.call(intern("recent-auto-save-p")) is not NIL:
        lisp.call(intern("rename-file"), old, new, T)
    return NIL


@primitive()
def auto_save_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Auto-save the current buffer; ARG, a number that is not positive, switches that off."""
    on = minor_modes.wanted(arg, lisp.is_set("buffer-auto-save-file-name"))
    lisp.set("buffer-auto-save-file-name", lisp.call(intern("make-auto-save-file-name")) if on else NIL)
    return minor_modes.announce(lisp, "auto-save-mode", on, is_global=False)


@primitive(interactive="")
def do_auto_save(lisp: Lisp, no_message: object = NIL, current_only: object = NIL) -> object:
    """Auto-save all buffers that need it, or with CURRENT-ONLY the current one; NO-MESSAGE is accepted."""
    before = lisp.buffers.current
    lisp.call(intern("run-hooks"), intern("auto-save-hook"))
    for buffer in [before] if current_only is not NIL else list(lisp.buffers.by_name.values()):
        name = lisp.variables.value_in(NAME, buffer)
        if not isinstance(name, LString) or not buffer.modified or lisp.part(AutoSaves).is_current(buffer):
            continue
        lisp.buffers.set_current(buffer)
        try:
            _auto_save(lisp, buffer, name)
        except LispSignal as error:
            lisp.call(intern("message"), lisp_string("Auto-saving %s: %S"), lisp_string(str(buffer.name)), error.data)
        finally:
            lisp.buffers.restore_current(before)
    return NIL


def _auto_save(lisp: Lisp, buffer: Buffer, name: LString) -> None:
    """Write all of BUFFER, the current one, into its auto-save file NAME."""
    restriction = lisp.buffers.restriction()
    coding = lisp.variables.bind(intern("coding-system-for-write"), intern("utf-8-emacs-unix"))
    unlocked = lisp.variables.bind(intern("create-lockfiles"), NIL)
    try:
        buffer.widen()
        lisp.call(intern("write-region"), NIL, NIL, name, NIL, intern("lambda"))
    finally:
        lisp.variables.unbind(unlocked)
        lisp.variables.unbind(coding)
        lisp.buffers.restore_restriction(restriction)
    lisp.part(AutoSaves).note(buffer)


@primitive()
def recent_auto_save_p(lisp: Lisp) -> Symbol:
    """Return t if the current buffer was auto-saved since it was read or saved."""
    return truth(lisp.part(AutoSaves).is_recent(lisp.buffers.current))


@primitive()
def set_buffer_auto_saved(lisp: Lisp) -> Symbol:
    """Let the current buffer count as auto-saved with what it holds now."""
    lisp.part(AutoSaves).note(lisp.buffers.current)
    return NIL


@primitive()
def clear_buffer_auto_save_failure(lisp: Lisp) -> Symbol:
    """Return nil: failures of auto-saving are not remembered."""
    return NIL


@primitive(interactive="FRecover file: ")
def recover_file(lisp: Lisp, file: object) -> object:
    """Visit FILE, but with what its auto-save file holds, after asking."""
    name = check.string(lisp.call(EXPAND, file))
    if auto_save_file_name_p(text_of(os.path.basename(name.text))) is not NIL:
        raise lisp_error(f"{name.text} is an auto-save file")
    binding = lisp.variables.bind(intern("buffer-file-name"), name)
    saved = check.string(lisp.call(intern("make-auto-save-file-name")))
    lisp.variables.unbind(binding)
    if not os.path.exists(saved.text):
        raise lisp_error(f"Auto save file {saved.text} not current")
    if lisp.call(intern("yes-or-no-p"), lisp_string(f"Recover auto save file {saved.text}? ")) is NIL:
        raise lisp_error("Recover-file canceled")
    lisp.call(intern("switch-to-buffer"), lisp.call(intern("find-file-noselect"), name, T))
    buffer = lisp.buffers.current
    buffer.erase()
    lisp.call(intern("insert-file-contents"), saved)
    lisp.call(intern("after-find-file"), NIL, NIL, T)
    return NIL
