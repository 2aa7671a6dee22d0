"""Asking the user, who in batch is standard input (manual nodes "Minibuffers" and "Batch Mode")."""

from __future__ import annotations

import sys

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.cons import Cons
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.input import Input
from elnet.runtime.lisp import Lisp
from elnet.runtime.messages import Messages
from elnet.runtime.primitive import primitive
from elnet.runtime.printing import Printing
from elnet.runtime.streams import StandardStreams
from elnet.runtime.typed_input import TypedInput
from elnet.runtime.typed_minibuffer import Question, answer
from elnet.text.buffer import Buffer


def _line(lisp: Lisp, prompt: object, question: Question | None = None) -> str:
    """Write PROMPT and return the next line of standard input without its end; where keys are typed, they answer QUESTION.

    Signals `inhibited-interaction' if that is forbidden, and `end-of-file' if there is no line.
    """
    if lisp.is_set("inhibit-interaction"):
        raise signal("inhibited-interaction")
    if lisp.part(TypedInput).is_typing:
        return answer(lisp, question or Question(prompt)).text
    streams = lisp.part(StandardStreams)
    streams.write_output(check.string(prompt).text)
    streams.flush()
    line = sys.stdin.readline()
    if not line:
        raise signal("end-of-file", lisp_string("Error reading from stdin"))
    text = line.removesuffix("\n")
    hide = lisp.value("read-hide-char")
    if hide is not NIL:
        streams.write_output(chr(check.fixnum(hide)) * len(text) + "\n")
    return text


def _first(default_value: object) -> object:
    """Return the default that DEFAULT-VALUE, one or a list of them, means."""
    return default_value.car if type(default_value) is Cons else default_value


def _line_or_default(lisp: Lisp, question: Question, default_value: object) -> object:
    """Return what is answered to QUESTION, the default if that is empty and there is one."""
    line = _line(lisp, question.prompt, question)
    default = _first(default_value)
    return default if not line and default is not NIL else lisp_string(line)


@primitive()
def read_from_minibuffer(
    lisp: Lisp,
    prompt: object,
    initial_contents: object = NIL,
    keymap: object = NIL,
    read: object = NIL,
    hist: object = NIL,
    default_value: object = NIL,
    inherit_input_method: object = NIL,
) -> object:
    """Return the next line of standard input after writing PROMPT, the value that it stands for if READ is non-nil.

    The other arguments matter only to who can edit.  Signals `end-of-file' where there is no line.
    """
    line = _line(lisp, prompt, Question(prompt, initial_contents, keymap, hist))
    if read is NIL:
        return lisp_string(line)
    if not line and _first(default_value) is not NIL:
        line = check.string(_first(default_value)).text
    return lisp.part(Input).reader(line).read()


@primitive()
def read_string(
    lisp: Lisp,
    prompt: object,
    initial_input: object = NIL,
    history: object = NIL,
    default_value: object = NIL,
    inherit_input_method: object = NIL,
) -> object:
    """Return the next line of standard input after writing PROMPT, DEFAULT-VALUE if the line is empty."""
    return _line_or_default(lisp, Question(prompt, initial_input, NIL, history), default_value)


@primitive()
def read_minibuffer(lisp: Lisp, prompt: object, initial_contents: object = NIL) -> object:
    """Return the Lisp object on the next line of standard input after writing PROMPT; it is not evaluated."""
    return lisp.part(Input).reader(_line(lisp, prompt)).read()


@primitive()
def read_no_blanks_input(lisp: Lisp, prompt: object, initial: object = NIL, inherit_input_method: object = NIL) -> object:
    """Return the next line of standard input after writing PROMPT."""
    return lisp_string(_line(lisp, prompt))


@primitive()
def completing_read(
    lisp: Lisp,
    prompt: object,
    collection: object,
    predicate: object = NIL,
    require_match: object = NIL,
    initial_input: object = NIL,
    hist: object = NIL,
    def_: object = NIL,
    inherit_input_method: object = NIL,
) -> object:
    """Return the next line of standard input after writing PROMPT, DEF if the line is empty; nothing is completed."""
    question = Question(prompt, initial_input, NIL, hist, (collection, predicate), require_match)
    return _line_or_default(lisp, question, def_)


@primitive()
def y_or_n_p(lisp: Lisp, prompt: object) -> Symbol:
    """Ask PROMPT until a line of standard input is y or n; return t for y."""
    question = check.string(prompt).text
    separator = "" if question.endswith(" ") or not question else " "
    typed = lisp.part(TypedInput)
    while typed.is_typing:
        event = typed.take()
        if event == 7:
            raise signal("quit")
        if event in (ord("y"), ord("n"), 127):
            return T if event == ord("y") else NIL
    complaint = ""
    while True:
        line = _line(lisp, lisp_string(f"{complaint}{question}{separator}(y or n) "))
        if line in ("y", "n"):
            return T if line == "y" else NIL
        complaint = "Please answer y or n.  "


@primitive()
def yes_or_no_p(lisp: Lisp, prompt: object) -> Symbol:
    """Ask PROMPT until a line of standard input is yes or no; return t for yes."""
    question = check.string(prompt).text
    while True:
        line = _line(lisp, lisp_string(f"{question}(yes or no) ")).lower()
        if line in ("yes", "no"):
            return T if line == "yes" else NIL
        lisp.part(Messages).show(lisp_string("Please answer yes or no."))


@primitive()
def read_number(lisp: Lisp, prompt: object, default: object = NIL, hist: object = NIL) -> object:
    """Ask PROMPT until a line of standard input is a number, and return it; DEFAULT, if non-nil, for an empty line."""
    question = check.string(prompt).text
    default = _first(default)
    if default is not NIL:
        stem = question.rstrip().removesuffix(":")
        question = f"{stem} (default {lisp.part(Printing).text(default, False)}): "
    while True:
        line = _line(lisp, lisp_string(question))
        if not line and default is not NIL:
            return default
        value = _number(lisp, line)
        if value is not None:
            return value
        lisp.part(Messages).show(lisp_string("Please enter a number."))


def _number(lisp: Lisp, line: str) -> object:
    try:
        value = lisp.part(Input).reader(line).read()
    except LispSignal:
        return None
    return value if type(value) is int or type(value) is float else None


@primitive()
def read_passwd(lisp: Lisp, prompt: object, confirm: object = NIL, default: object = NIL) -> LString:
    """Return what `read-string' returns for PROMPT and DEFAULT; `read-hide-char', by default a star, stands for what is read.

    If CONFIRM is non-nil, ask twice, and again until both are equal.
    """
    if confirm is not NIL:
        while True:
            first = read_passwd(lisp, prompt, NIL, default)
            if first.text == read_passwd(lisp, lisp_string("Confirm password: "), NIL, default).text:
                return first
            lisp.call(intern("message"), lisp_string("Password not repeated accurately; please start over"))
            lisp.call(intern("sit-for"), 1)
    hide = intern("read-hide-char")
    binding = lisp.variables.bind(hide, ord("*") if lisp.value("read-hide-char") is NIL else lisp.value("read-hide-char"))
    try:
        return check.string(lisp.call(intern("read-string"), prompt, NIL, T, default))
    finally:
        lisp.variables.unbind(binding)


@primitive("read-buffer")
def read_buffer(lisp: Lisp, prompt: object, def_: object = NIL, require_match: object = NIL, predicate: object = NIL) -> object:
    """Return the next line of standard input after writing PROMPT, or the name of the buffer DEF if the line is empty."""
    default = _first(def_)
    line = _line(lisp, prompt)
    if line or default is NIL:
        return lisp_string(line)
    return lisp_string(default.name or "") if type(default) is Buffer else default


@primitive("minibuffer-prompt-end")
def minibuffer_prompt_end(lisp: Lisp) -> int:
    """Return where the text in the current buffer begins: there is no prompt in it."""
    return lisp.buffers.current.begv


@primitive("minibuffer-contents", "minibuffer-contents-no-properties")
def minibuffer_contents(lisp: Lisp) -> LString:
    """Return the visible text of the current buffer."""
    buffer = lisp.buffers.current
    return LString(buffer.substring(buffer.begv, buffer.zv), buffer.multibyte)
