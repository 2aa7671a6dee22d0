"""The library comint: the answer to a command goes to another buffer, not to that of the process."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.declared_modes import set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, Excursion, InBuffer

part(__name__, Comint)

COMPLETED, OUTPUT, REGEXP = "comint-redirect-completed", "comint-redirect-output-buffer", "comint-redirect-finished-regexp"
LINE, LAST = "comint-redirect-original-mode-line-process", "comint-redirect-previous-input-string"
WORK = " *Comint Redirect Work Buffer*"


class Redirections:
    """The filters that processes had before their output was redirected, and those that they have meanwhile."""

    def __init__(self, lisp: Lisp) -> None:
        self.originals: dict[object, object] = {}
        self.ours: dict[object, object] = {}

    def begin(self, c: Comint, process: object) -> None:
        """Let `comint-redirect-filter' have the output of PROCESS."""
        original = c.call("process-filter", process)

        def redirect(proc: object, string: object) -> object:
            return c.call("comint-redirect-filter", original, proc, string)

        self.originals[process] = original
        self.ours[process] = Subr("comint-redirect", redirect, False)  # type: ignore[arg-type]
        c.call("set-process-filter", process, self.ours[process])

    def end(self, c: Comint, process: object) -> None:
        """Give PROCESS its own filter back."""
        original, ours = self.originals.pop(process, None), self.ours.pop(process, None)
        if original is not None and c.call("process-filter", process) is ours:
            c.call("set-process-filter", process, original)


@primitive("comint-redirect-setup")
def comint_redirect_setup(
    lisp: Lisp, output_buffer: object, comint_buffer: object, finished_regexp: object, echo_input: object = NIL
) -> object:
    """Let the output of the process of COMINT-BUFFER go to OUTPUT-BUFFER until it matches FINISHED-REGEXP.

    OUTPUT-BUFFER may be a list of buffers.  ECHO-INPUT non-nil means it goes to COMINT-BUFFER, too.
    """
    with InBuffer(lisp, comint_buffer):
        set_locally(lisp, comint_redirect_original_mode_line_process=lisp.value("mode-line-process"))
        set_locally(lisp, comint_redirect_output_buffer=output_buffer, comint_redirect_finished_regexp=finished_regexp)
        set_locally(lisp, comint_redirect_echo_input=echo_input, comint_redirect_completed=NIL)
        set_locally(lisp, comint_redirect_previous_input_string=LString("", False))
        line = lisp.value("mode-line-process")
        first = line.car if type(line) is Cons and type(line.car) is LString else lisp_string(":%s")
        shown = lisp.call(intern("concat"), first, lisp_string(" Redirection"))
        set_locally(lisp, mode_line_process=list_of(shown))
    return NIL


@primitive("comint-redirect-cleanup", "comint-redirect-remove-redirection", interactive=NIL)
def comint_redirect_cleanup(lisp: Lisp) -> object:
    """End the redirection of the output of the current buffer's process."""
    c = lisp.part(Comint)
    process = c.call("get-buffer-process", lisp.buffers.current)
    if process is not NIL:
        lisp.part(Redirections).end(c, process)
    set_locally(lisp, mode_line_process=lisp.value(LINE))
    lisp.set(COMPLETED, T)
    return NIL


@primitive("comint-redirect-filter")
def comint_redirect_filter(lisp: Lisp, orig_filter: object, process: object, input_string: object) -> object:
    """Give INPUT-STRING, output of PROCESS, to `comint-redirect-preoutput-filter', and to ORIG-FILTER if it is echoed."""
    c = lisp.part(Comint)
    buffer = c.call("process-buffer", process)
    if buffer is NIL:
        return NIL
    with InBuffer(lisp, buffer):
        comint_redirect_preoutput_filter(lisp, input_string)
        if lisp.is_set("comint-redirect-echo-input"):
            lisp.call(orig_filter, process, input_string)
    return NIL


@primitive("comint-redirect-preoutput-filter")
def comint_redirect_preoutput_filter(lisp: Lisp, input_string: object) -> object:
    """Put INPUT-STRING, as `comint-redirect-filter-functions' change it, into the buffers that output is redirected to.

    If the last output matches the regexp for its end, the redirection ends, and that is left out unless
    `comint-redirect-insert-matching-regexp' is set.
    """
    c = lisp.part(Comint)
    text = input_string
    for function in elements(lisp.value("comint-redirect-filter-functions")):
        text = lisp.call(function, text)
    set_locally(lisp, comint_redirect_previous_input_string=c.call("concat", lisp.value(LAST), text))
    whole = check.string(lisp.value(LAST)).text
    place = c.call("string-match", lisp.value(REGEXP), lisp.value(LAST))
    if place is not NIL and not lisp.is_set("comint-redirect-insert-matching-regexp"):
        already = len(whole) - len(check.string(text).text)
        shown = c.call("substring", text, 0, max(check.fixnum(place) - already, 0))
        excess = max(already - check.fixnum(place), 0)
    else:
        shown, excess = text, 0
    _append(c, shown, excess)
    if place is NIL:
        lines = whole.rpartition("\n")[2]
        set_locally(lisp, comint_redirect_previous_input_string=lisp_string(lines))
        return text
    if lisp.is_set("comint-redirect-verbose"):
        c.call("message", lisp_string("Redirected output to buffer(s) %s"), lisp.value(OUTPUT))
    c.call("comint-redirect-cleanup")
    c.call("run-hooks", intern("comint-redirect-hook"))
    return text


def _append(c: Comint, text: object, excess: int) -> None:
    """Append TEXT to the buffers that output is redirected to, after deleting EXCESS characters of theirs."""
    targets = c.lisp.value(OUTPUT)
    for target in elements(targets) if type(targets) is Cons else [targets]:
        with InBuffer(c.lisp, c.call("get-buffer-create", target)) as buffer:
            forced = T if c.lisp.is_set("comint-redirect-subvert-readonly") else c.lisp.value("inhibit-read-only")
            with Bound(c.lisp, inhibit_read_only=forced):
                buffer.goto(buffer.zv)
                if excess:
                    c.delete(max(buffer.zv - excess, buffer.begv), buffer.zv)
                c.call("insert", text)


@primitive("comint-redirect-send-command", interactive="sCommand: \nBOutput Buffer: \nP")
def comint_redirect_send_command(
    lisp: Lisp, command: object, output_buffer: object, echo: object, no_display: object = NIL
) -> object:
    """Send COMMAND to the current buffer's process and let the answer go to OUTPUT-BUFFER.

    ECHO non-nil means the answer goes to the process's buffer, too; NO-DISPLAY, that OUTPUT-BUFFER is not shown.
    """
    current = lisp.buffers.current
    process = lisp.call(intern("get-buffer-process"), current)
    if process is NIL:
        raise lisp_error("No process for current buffer")
    return comint_redirect_send_command_to_process(lisp, command, output_buffer, current, echo, no_display)


@primitive("comint-redirect-send-command-to-process", interactive="sCommand: \nBOutput Buffer: \nbProcess Buffer: \nP")
def comint_redirect_send_command_to_process(
    lisp: Lisp, command: object, output_buffer: object, process: object, echo: object, no_display: object = NIL
) -> object:
    """Send COMMAND to PROCESS, a process or its buffer, and let the answer go to OUTPUT-BUFFER, a buffer or list of them.

    It ends where `comint-prompt-regexp' matches.  ECHO and NO-DISPLAY are as for `comint-redirect-send-command'.
    """
    c = lisp.part(Comint)
    proc = c.call("get-process", process) if c.call("bufferp", process) is NIL else c.call("get-buffer-process", process)
    buffer = c.call("process-buffer", proc)
    for target in elements(output_buffer) if type(output_buffer) is Cons else [output_buffer]:
        c.call("get-buffer-create", target)
    with InBuffer(lisp, buffer) as current:
        mark = c.mark_of(proc)
        _check_prompt(c, mark.position)
        comint_redirect_setup(lisp, output_buffer, current, lisp.value("comint-prompt-regexp"), echo)
        lisp.part(Redirections).begin(c, proc)
        c.call("process-send-string", proc, c.call("concat", command, lisp_string("\n")))
    if no_display is NIL:
        targets = elements(output_buffer) if type(output_buffer) is Cons else [output_buffer]
        for target in targets:
            c.call("display-buffer", c.call("get-buffer-create", target))
    return T


def _check_prompt(c: Comint, mark: int) -> None:
    """Signal an error if the line of MARK has no prompt, by which the end of the answer is told."""
    if not c.lisp.is_set("comint-redirect-perform-sanity-check"):
        return
    with Excursion(c.lisp) as buffer:
        buffer.goto(mark)
        found = c.call("re-search-backward", c.lisp.value("comint-prompt-regexp"), NIL, T)
    if found is NIL:
        raise lisp_error("No prompt found or `comint-prompt-regexp' not set properly")


@primitive("comint-redirect-results-list")
def comint_redirect_results_list(lisp: Lisp, command: object, regexp: object, regexp_group: object) -> object:
    """Send COMMAND to the current buffer's process, and return what REGEXP-GROUP of REGEXP matches in the answer."""
    process = lisp.call(intern("get-buffer-process"), lisp.buffers.current)
    return comint_redirect_results_list_from_process(lisp, process, command, regexp, regexp_group)


@primitive("comint-redirect-results-list-from-process")
def comint_redirect_results_list_from_process(
    lisp: Lisp, process: object, command: object, regexp: object, regexp_group: object
) -> object:
    """Send COMMAND to PROCESS, and return a list of what REGEXP-GROUP of REGEXP matches in the answer."""
    c = lisp.part(Comint)
    output = c.call("get-buffer-create", lisp_string(WORK))
    with InBuffer(lisp, output):
        c.call("erase-buffer")
    comint_redirect_send_command_to_process(lisp, command, lisp_string(WORK), process, NIL, T)
    with InBuffer(lisp, c.call("process-buffer", process)):
        while not lisp.is_set(COMPLETED):
            if c.call("accept-process-output", process) is NIL and c.call("process-live-p", process) is NIL:
                break
    found: list[object] = []
    with InBuffer(lisp, output) as buffer:
        buffer.goto(buffer.begv)
        while c.call("re-search-forward", regexp, NIL, T) is not NIL:
            start, end = c.call("match-beginning", regexp_group), c.call("match-end", regexp_group)
            if end == c.call("match-beginning", 0) == c.call("match-end", 0) and buffer.point < buffer.zv:
                buffer.goto(buffer.point + 1)
            elif end == start == buffer.zv:
                break
            found.append(c.text(start, end))
    return list_from(found)
