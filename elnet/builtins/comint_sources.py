"""The library comint: which file to send to a program, and asking it something, as modes for languages do."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import InBuffer

part(__name__, Comint)


@primitive("comint-source-default")
def comint_source_default(lisp: Lisp, previous_dir_file: object, source_modes: object) -> object:
    """Return (FOLDER . FILE), the file that is likely to be meant.

    It is that of the current buffer if its mode is in SOURCE-MODES, else PREVIOUS-DIR-FILE, else a folder alone.
    """
    c = lisp.part(Comint)
    file = c.call("buffer-file-name")
    if file is not NIL and c.call("memq", lisp.value("major-mode"), source_modes) is not NIL:
        return cons(c.call("file-name-directory", file), c.call("file-name-nondirectory", file))
    return cons(lisp.value("default-directory"), NIL) if previous_dir_file is NIL else previous_dir_file


@primitive("comint-check-source")
def comint_check_source(lisp: Lisp, fname: object) -> object:
    """Offer to save the buffer that visits FNAME if it is modified."""
    c = lisp.part(Comint)
    buffer = c.call("get-file-buffer", fname)
    if buffer is NIL or c.call("buffer-modified-p", buffer) is NIL:
        return NIL
    name = check.string(c.call("buffer-name", buffer)).text
    if c.call("y-or-n-p", lisp_string(f"Save buffer {name} first? ")) is NIL:
        return NIL
    with InBuffer(lisp, buffer):
        return c.call("save-buffer")


@primitive("comint-get-source")
def comint_get_source(lisp: Lisp, prompt: object, prev_dir_file: object, source_modes: object, mustmatch_p: object) -> object:
    """Ask with PROMPT for a file and return a list of its name.

    The file name in the string at point is the default, else what `comint-source-default' returns for PREV-DIR-FILE and
    SOURCE-MODES.  MUSTMATCH-P is as for `read-file-name'.
    """
    c = lisp.part(Comint)
    default = comint_source_default(lisp, prev_dir_file, source_modes)
    folder, file = (default.car, default.cdr) if type(default) is Cons else (NIL, NIL)
    string = c.call("comint-extract-string")
    if type(string) is LString and c.call("file-exists-p", string) is not NIL:
        folder, file = c.call("file-name-directory", string), c.call("file-name-nondirectory", string)
    question = check.string(prompt)
    if file is not NIL:
        question = check.string(c.call("format-prompt", prompt, file))
    whole = c.call("expand-file-name", file, folder) if file is not NIL else folder
    answer = c.call("read-file-name", question, folder, whole, mustmatch_p)
    return list_of(c.call("expand-file-name", c.call("substitute-in-file-name", answer)))


@primitive("comint-proc-query")
def comint_proc_query(lisp: Lisp, proc: object, str: object) -> object:
    """Send STR to PROC, wait for the answer and show its buffer where it begins."""
    c = lisp.part(Comint)
    buffer = c.call("process-buffer", proc)
    with InBuffer(lisp, buffer):
        before = c.mark_of(proc).position
        c.call("comint-send-string", proc, str)
        c.call("accept-process-output", proc)
    c.call("display-buffer", buffer)
    with InBuffer(lisp, buffer) as current:
        window = c.call("get-buffer-window", buffer)
        if window is not NIL and c.call("pos-visible-in-window-p", before, window) is NIL:
            c.call("set-window-point", window, current.point)
    return T
