"""Reading the file of a buffer anew: `revert-buffer`."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.asking import yes_or_no
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

EXISTS, RUN_HOOKS = intern("file-exists-p"), intern("run-hooks")


@primitive("revert-buffer", interactive="")
def revert_buffer(lisp: Lisp, ignore_auto: object = NIL, noconfirm: object = NIL, preserve_modes: object = NIL) -> object:
    """Replace the text of the current buffer by what its file holds; return t if that was done.

    NOCONFIRM non-nil means do not ask, PRESERVE-MODES leave mode and local variables.  `revert-buffer-function' does it.
    """
    bindings = [
        lisp.variables.bind(intern("revert-buffer-in-progress-p"), T),
        lisp.variables.bind(intern("revert-buffer-preserve-modes"), preserve_modes),
    ]
    try:
        return lisp.call(lisp.value("revert-buffer-function"), ignore_auto, noconfirm)
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)


@primitive("revert-buffer--default")
def revert_default(lisp: Lisp, ignore_auto: object, noconfirm: object) -> object:
    """Do what `revert-buffer' does for buffers that visit files; IGNORE-AUTO and NOCONFIRM are as there."""
    name = lisp.value("buffer-file-name")
    if not isinstance(name, LString):
        raise lisp_error("Buffer does not seem to be associated with any file")
    buffer = lisp.buffers.current
    edits = "Discard edits and reread" if buffer.modified else "Reread"
    if noconfirm is NIL and not _needs_no_question(lisp, name) and not yes_or_no(lisp, f"{edits} from {name.text}? "):
        return NIL
    lisp.call(RUN_HOOKS, intern("before-revert-hook"))
    if lisp.call(EXISTS, name) is NIL:
        raise lisp_error(f"File {name.text} no longer exists!")
    lisp.call(lisp.value("revert-buffer-insert-file-contents-function"), name, NIL)
    lisp.call(intern("after-find-file"), NIL, NIL, T, T, lisp.value("revert-buffer-preserve-modes"))
    lisp.call(RUN_HOOKS, intern("after-revert-hook"))
    return T


def _needs_no_question(lisp: Lisp, name: LString) -> bool:
    matches = intern("string-match-p")
    trusted = elements(lisp.value("revert-without-query"))
    return not lisp.buffers.current.modified and any(lisp.call(matches, each, name) is not NIL for each in trusted)


@primitive("revert-buffer-insert-file-contents--default-function")
def revert_contents(lisp: Lisp, file_name: object, auto_save_p: object) -> object:
    """Replace the text of the current buffer by what FILE-NAME holds; AUTO-SAVE-P says that it is an auto-save file."""
    buffer = lisp.buffers.current
    buffer.widen()
    binding = lisp.variables.bind(intern("inhibit-read-only"), T)
    try:
        lisp.call(intern("insert-file-contents"), file_name, truth(auto_save_p is NIL), NIL, NIL, T)
    finally:
        lisp.variables.unbind(binding)
    if auto_save_p is NIL:
        buffer.set_modified(False)
    return NIL


@primitive("elnet--revert-in")
def revert_in(lisp: Lisp, buffer: object) -> object:
    """Read the file of BUFFER anew without asking."""
    before = lisp.buffers.current
    lisp.buffers.set_current(lisp.buffers.check(buffer))
    try:
        return lisp.call(intern("revert-buffer"), T, T)
    finally:
        lisp.buffers.restore_current(before)
