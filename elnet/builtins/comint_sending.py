"""The library comint: what the user has typed goes to the program (manual node "Input to Processes")."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.process.naming import process_meant
from elnet.process.process import Process
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, InBuffer, Silently
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

part(__name__, Comint)

INPUT, HISTORY = intern("input"), intern("history")
HELP = "mouse-2: insert after prompt as new input"


@primitive("comint-send-input", interactive=NIL)
def comint_send_input(lisp: Lisp, no_newline: object = NIL, artificial: object = NIL) -> object:
    """Send the text after the last output, or what `comint-get-old-input' returns if point is before that, to the process.

    It is noted in the input ring, and `comint-input-filter-functions' are called with it; `comint-input-sender' sends it.
    NO-NEWLINE non-nil means no line end follows.  ARTIFICIAL non-nil means an echo is not looked for.
    """
    c = lisp.part(Comint)
    process = c.process
    lisp.buffers.current.widen()
    mark = c.mark_of(process)
    sent, noted = _expanded(c, mark, _typed(c, mark))
    if no_newline is NIL:
        c.call("insert", lisp_string("\n"))
    c.call("comint-add-to-input-history", noted)
    whole = sent if no_newline is not NIL else c.call("concat", sent, lisp_string("\n"))
    c.run_hook("comint-input-filter-functions", whole)
    _mark_as_input(c, mark.position, no_newline is not NIL)
    _advance(c, process, mark)
    with Bound(lisp, comint_input_sender_no_newline=no_newline):
        lisp.call(lisp.value("comint-input-sender"), process, sent)
    if lisp.is_set("comint-process-echoes") and artificial is NIL:
        _remove_echo(c, process)
    if c.call("get-buffer-process", lisp.buffers.current) is not NIL:
        c.run_hook("comint-output-filter-functions", LString("", False))
    return NIL


def _typed(c: Comint, mark: Marker) -> object:
    """Return the input, which ends at point then; old input is copied behind MARK."""
    buffer = c.lisp.buffers.current
    if buffer.point >= mark.position:
        if c.lisp.is_set("comint-eol-on-send"):
            if c.uses_regexp:
                c.call("end-of-line")
            else:
                c.goto(c.call("field-end"))
        return c.call("buffer-substring", mark, buffer.point)
    copy = c.lisp.call(c.lisp.value("comint-get-old-input"))
    c.goto(mark)
    c.call("insert", copy)
    return copy


def _expanded(c: Comint, mark: Marker, typed: object) -> tuple[object, object]:
    """Return TYPED as it is sent and as it is noted, with what refers to the history expanded where it should be."""
    how = c.lisp.value("comint-input-autoexpand")
    if how is not INPUT and how is not HISTORY:
        return typed, typed
    c.call("comint-replace-by-expanded-history", T, mark)
    buffer = c.lisp.buffers.current
    expanded = c.call("buffer-substring", mark, buffer.point)
    if how is INPUT:
        return expanded, expanded
    start = buffer.point
    c.call("insert", typed)
    c.delete(mark, start)
    return typed, expanded


def _mark_as_input(c: Comint, start: int, no_newline: bool) -> None:
    """Mark the text from START to point as input, and its line end, if it has one, as the boundary of a field."""
    buffer = c.lisp.buffers.current
    end = buffer.point if no_newline else buffer.point - 1
    with Silently(c.lisp):
        if end > start:
            c.add_properties(start, end, "font-lock-face", "comint-highlight-input",
                "comint--fontify-input-inhibit-fontification", T, "front-sticky", T)  # fmt: skip
            if not c.uses_regexp:
                c.add_properties(start, end, "mouse-face", "highlight", "help-echo", lisp_string(HELP))
        if not no_newline and not c.uses_regexp:
            c.add_properties(end, end + 1, "rear-nonsticky", c.nonsticky(), "field", "boundary",
                "inhibit-line-move-field-capture", T)  # fmt: skip


def _advance(c: Comint, process: object, mark: Marker) -> None:
    """Note where the input is, and let output go behind it, before any arrives."""
    lisp, buffer = c.lisp, c.lisp.buffers.current
    c.call("comint-snapshot-last-prompt")
    lisp.set("comint-save-input-ring-index", lisp.value("comint-input-ring-index"))
    lisp.set("comint-input-ring-index", NIL)
    c.marker_in("comint-last-input-start").move(buffer, mark.position)
    c.marker_in("comint-last-input-end").move(buffer, buffer.point)
    c.mark_of(process).move(buffer, buffer.point)
    accumulated = lisp.value("comint-accum-marker")
    if isinstance(accumulated, Marker):
        accumulated.move(None)


def _remove_echo(c: Comint, process: object) -> None:
    """Wait for the echo of the input and delete it; stop at what is none."""
    buffer = c.lisp.buffers.current
    start, end = c.marker_in("comint-last-input-start"), c.marker_in("comint-last-input-end")
    sent = buffer.substring(start.position, end.position)

    def is_echo() -> bool:
        said = buffer.substring(end.position, min(buffer.zv, end.position + len(sent)))
        return sent.startswith(said)

    while buffer.zv < end.position + len(sent) and is_echo():
        if c.call("accept-process-output", process) is NIL:
            return
    if is_echo():
        with Bound(c.lisp, inhibit_read_only=T):
            c.delete(end.position, end.position + len(sent))


@primitive("comint-simple-send")
def comint_simple_send(lisp: Lisp, proc: object, string: object) -> object:
    """Send STRING to PROC, with a line end unless `comint-input-sender-no-newline' is set.

    Without line end, the end of input follows, which makes a terminal pass the text on.
    """
    c = lisp.part(Comint)
    if not lisp.is_set("comint-input-sender-no-newline"):
        return c.call("comint-send-string", proc, c.call("concat", string, lisp_string("\n")))
    c.call("comint-send-string", proc, string)
    if check.string(string).text:
        c.call("process-send-eof")
    return NIL


def _keep_prompt(c: Comint, process: object) -> None:
    buffer = c.call("process-buffer", process)
    if buffer is not NIL and c.call("buffer-live-p", buffer) is not NIL:
        with InBuffer(c.lisp, buffer):
            c.call("comint-snapshot-last-prompt")


@primitive("comint-send-string")
def comint_send_string(lisp: Lisp, process: object, string: object) -> object:
    """Send STRING to PROCESS, a process, a buffer or the name of one; the prompt that it answers keeps its face."""
    found = _process(lisp, process)
    _keep_prompt(lisp.part(Comint), found)
    return lisp.call(intern("process-send-string"), found, string)


@primitive("comint-send-region")
def comint_send_region(lisp: Lisp, process: object, start: object, end: object) -> object:
    """Send the text between START and END to PROCESS, as `comint-send-string' sends a string."""
    found = _process(lisp, process)
    _keep_prompt(lisp.part(Comint), found)
    return lisp.call(intern("process-send-region"), found, start, end)


def _process(lisp: Lisp, value: object) -> Process:
    """Return the process that VALUE is, or that of the buffer that it is or names; nil is the current one."""
    if value is NIL or type(value) in (Process, Buffer):
        return process_meant(lisp, value)
    buffer = lisp.call(intern("get-buffer"), check.string(value))
    if buffer is NIL:
        raise wrong_type_argument("stringp", NIL)
    return process_meant(lisp, buffer)


@primitive("comint-send-eof", interactive=NIL)
def comint_send_eof(lisp: Lisp) -> object:
    """Send what was typed without a line end, then tell the process that its input has ended."""
    comint_send_input(lisp, T, T)
    process = lisp.call(intern("get-buffer-process"), lisp.buffers.current)
    if process is not NIL and lisp.call(intern("process-live-p"), process) is not NIL:
        lisp.call(intern("process-send-eof"), process)
    return NIL


@primitive("comint-delchar-or-maybe-eof", interactive="p")
def comint_delchar_or_maybe_eof(lisp: Lisp, arg: object) -> object:
    """Delete ARG characters, or tell the process that its input has ended if point is at the end and nothing was typed."""
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    process = c.call("get-buffer-process", buffer)
    if process is not NIL and buffer.point == buffer.zv == c.mark_of(process).position:
        return comint_send_eof(lisp)
    return c.call("delete-char", arg)


@primitive("comint-kill-input", interactive=NIL)
def comint_kill_input(lisp: Lisp) -> object:
    """Kill the text between the last output and point."""
    c = lisp.part(Comint)
    mark = c.mark_of(c.call("get-buffer-process", lisp.buffers.current))
    point = lisp.buffers.current.point
    return c.call("kill-region", mark, point) if point > mark.position else NIL


@primitive("comint-nonblank-p")
def comint_nonblank_p(str: object) -> object:
    """Return t if STR is not blank; the default of `comint-input-filter'."""
    return T if check.string(str).text.strip(" \t\n\r\f\v") else NIL
