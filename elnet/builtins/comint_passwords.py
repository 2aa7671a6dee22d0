"""The library comint: a program that asks for a password gets one that is not shown (manual node "Reading a Password")."""

from __future__ import annotations

import re

from elnet.objects.conditions import lisp_error
from elnet.objects.functions import Subr
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, InBuffer

part(__name__, Comint)

AROUND = re.compile(r"\A[ \n\r\t\v\f\b\a]+|\n+\Z")
DEEPEST = 10
DEPTH = "comint--prompt-recursion-depth"


@primitive("comint-watch-for-password-prompt")
def comint_watch_for_password_prompt(lisp: Lisp, string: object) -> object:
    """Ask the user for a password, soon, if the end of STRING matches `comint-password-prompt-regexp'."""
    c = lisp.part(Comint)
    said = check.string(string).text
    text = said.replace("\r", "")
    limit = lisp.value("comint-password-prompt-max-length")
    if type(limit) is int:
        text = text[-limit:]
    with Bound(lisp, case_fold_search=T):
        found = c.call("string-match-p", lisp.value("comint-password-prompt-regexp"), lisp_string(text))
    if found is NIL:
        return NIL
    prompt, buffer = lisp_string(AROUND.sub("", said)), lisp.buffers.current

    def ask() -> object:
        with InBuffer(lisp, buffer):
            return _ask(c, prompt)

    return c.call("run-at-time", 0, NIL, Subr("comint-ask-for-password", ask, False))  # type: ignore[arg-type]


def _ask(c: Comint, prompt: LString) -> object:
    depth = check.fixnum(c.lisp.value(DEPTH)) + 1
    with Bound(c.lisp, comint__prompt_recursion_depth=depth):
        if depth > DEEPEST:
            return c.call("message", lisp_string("Password prompt recursion too deep"))
        if c.call("get-buffer-process", c.lisp.buffers.current) is NIL:
            return NIL
        return comint_send_invisible(c.lisp, prompt)


@primitive("comint-send-invisible", "send-invisible", interactive="P")
def comint_send_invisible(lisp: Lisp, prompt: object = NIL) -> object:
    """Read a text that is not shown, with PROMPT if it is a string, and send it to the process of the current buffer.

    `comint-password-function', if set, is called with the prompt first; it may return the text.
    """
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    process = c.call("get-buffer-process", buffer)
    if process is NIL:
        raise lisp_error(f"Buffer {buffer.name} has no process")
    question: object = prompt if type(prompt) is LString else lisp_string("Non-echoed text: ")
    if c.call("window-buffer", c.call("selected-window")) is not buffer:
        question = c.call("concat", lisp_string(f"(In buffer {buffer.name}) "), question)
    function = lisp.value("comint-password-function")
    text = lisp.call(function, question) if function is not NIL else NIL
    if text is NIL:
        text = c.call("read-passwd", question)
    if type(text) is not LString:
        return c.call("message", lisp_string("Warning: text will be echoed"))
    c.call("comint-snapshot-last-prompt")
    return lisp.call(lisp.value("comint-input-sender"), process, text)


@primitive("comint-read-noecho")
def comint_read_noecho(lisp: Lisp, prompt: object, ignore: object = NIL) -> object:
    """Read a text that is not shown, with PROMPT, and return it; IGNORE is accepted for compatibility."""
    return lisp.call(intern("read-passwd"), prompt)
