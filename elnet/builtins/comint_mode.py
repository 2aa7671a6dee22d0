"""The library comint: `comint-mode`, and starting programs that a user talks to in a buffer (manual node "Shell Mode")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.comint import Comint
from elnet.runtime.declared_modes import major_mode, set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound, InBuffer
from elnet.text.markers import Marker

part(__name__, Comint)

LIVE = list_from(map(intern, ("open", "run", "stop")))
OWN = """
comint-input-ring-size comint-input-ring-file-name comint-input-ignoredups comint-input-ring-index
comint-save-input-ring-index comint-matching-input-from-input-string comint-input-autoexpand comint-input-filter
comint-input-sender comint-eol-on-send comint-get-old-input comint-completion-fignore comint-file-name-chars
comint-file-name-prefix comint-file-name-quote-list comint-delimiter-argument-list comint-prompt-regexp
comint-process-echoes comint-ptyp comint-scroll-to-bottom-on-input comint-move-point-for-output
comint-scroll-show-maximum-output comint-stored-incomplete-input comint-last-prompt
"""
"""The settings of which each buffer has its own."""


def _set_up(lisp: Lisp) -> None:
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    process = lisp_string(":%s")
    c.call("put-text-property", 0, 3, intern("help-echo"), lisp_string("Process status"), process)
    set_locally(lisp, mode_line_process=list_of(process), window_point_insertion_type=T)
    start = buffer.begv
    set_locally(lisp, comint_last_input_start=Marker(buffer, start), comint_last_input_end=Marker(buffer, start))
    set_locally(lisp, comint_last_output_start=Marker(), comint_accum_marker=Marker())
    for name in OWN.split():
        lisp.variables.make_local(intern(name))
    set_locally(lisp, comint_last_prompt=NIL, next_line_add_newlines=NIL, text_conversion_style=intern("action"))
    lisp.variables.make_local(intern("comint-input-ring"))
    if c.call("ring-p", lisp.value("comint-input-ring")) is NIL:
        lisp.set("comint-input-ring", c.call("make-ring", lisp.value("comint-input-ring-size")))
    set_locally(lisp, font_lock_defaults=list_of(NIL, T))
    _add_hooks(c)


def _add_hooks(c: Comint) -> None:
    for hook, function, depth in (
        ("change-major-mode-hook", "font-lock-defontify", NIL),
        ("isearch-mode-hook", "comint-history-isearch-setup", NIL),
        ("completion-at-point-functions", "comint-completion-at-point", NIL),
        ("pre-command-hook", "comint-preinput-scroll-to-bottom", T),
    ):
        c.call("add-hook", intern(hook), intern(function), depth, T)
    place = list_of(intern("local"), quoted(intern("filter-buffer-substring-function")))
    unmark = quoted(intern("comint--unmark-string-as-output"))
    form = list_of(intern("add-function"), intern(":filter-return"), place, unmark)
    c.lisp.evaluator.evaluate(form, T)


major_mode(
    __name__, "comint-mode", "Comint", "",
    "Turn on the major mode for talking to a program, which other such modes are derived from.", _set_up,
)  # fmt: skip


@primitive("comint-check-proc")
def comint_check_proc(lisp: Lisp, buffer: object) -> object:
    """Return non-nil if BUFFER has a live process."""
    process = lisp.call(intern("get-buffer-process"), buffer)
    if process is NIL:
        return NIL
    return lisp.call(intern("memq"), lisp.call(intern("process-status"), process), LIVE)


@primitive("make-comint-in-buffer")
def make_comint_in_buffer(
    lisp: Lisp, name: object, buffer: object, program: object, startfile: object = NIL, *switches: object
) -> object:
    """Run PROGRAM with SWITCHES in BUFFER, by default *NAME*, unless a process runs there; return the buffer.

    PROGRAM may be (HOST . SERVICE) for a connection.  The text of the file STARTFILE is its first input.
    """
    c = lisp.part(Comint)
    named = lisp_string(f"*{check.string(name).text}*") if buffer is NIL else buffer
    found = c.call("get-buffer-create", named)
    if comint_check_proc(lisp, found) is NIL:
        with InBuffer(lisp, found):
            if c.call("derived-mode-p", intern("comint-mode")) is NIL:
                c.call("comint-mode")
        comint_exec(lisp, found, name, program, startfile, list_from(switches))
    return found


@primitive("make-comint")
def make_comint(lisp: Lisp, name: object, program: object, startfile: object = NIL, *switches: object) -> object:
    """Run PROGRAM with SWITCHES in the buffer *NAME* as `make-comint-in-buffer' does; STARTFILE is its first input."""
    return make_comint_in_buffer(lisp, name, NIL, program, startfile, *switches)


@primitive("comint-run", interactive=list_of(intern("list"), list_of(intern("read-string"), lisp_string("Run program: "))))
def comint_run(lisp: Lisp, program: object, switches: object = NIL) -> object:
    """Run PROGRAM with the list SWITCHES in a buffer named after it and show that; run the hook comint-PROGRAM-hook."""
    c = lisp.part(Comint)
    name = c.call("file-name-nondirectory", program)
    c.call("switch-to-buffer", make_comint(lisp, name, program, NIL, *elements(switches)))
    c.call("run-hooks", lisp.intern(f"comint-{check.string(name).text}-hook"))
    return NIL


@primitive("comint-exec")
def comint_exec(lisp: Lisp, buffer: object, name: object, command: object, startfile: object, switches: object) -> object:
    """Start COMMAND with the list SWITCHES as the process NAME of BUFFER, in place of the one that is there.

    COMMAND may be (HOST . SERVICE) for a connection.  The text of the file STARTFILE, if non-nil, is sent to it.  Run
    `comint-exec-hook' and return BUFFER.
    """
    c = lisp.part(Comint)
    with InBuffer(lisp, buffer) as current:
        old = c.call("get-buffer-process", current)
        if old is not NIL:
            c.call("delete-process", old)
        if type(command) is Cons:
            process = c.call("open-network-stream", name, current, command.car, command.cdr)
        else:
            process = comint_exec_1(lisp, name, current, command, switches)
        c.call("set-process-filter", process, intern("comint-output-filter"))
        set_locally(lisp, comint_ptyp=lisp.value("process-connection-type"))
        current.goto(current.zv)
        c.mark_of(process).move(current, current.point)
        if startfile is not NIL:
            _send_file(c, process, startfile)
        c.call("run-hooks", intern("comint-exec-hook"))
    return buffer


def _send_file(c: Comint, process: object, file: object) -> None:
    """Send the text of FILE to PROCESS, after a second in which it may say what it has to say."""
    c.call("sleep-for", 1)
    buffer = c.lisp.buffers.current
    start = buffer.zv
    buffer.goto(start)
    c.call("insert-file-contents", file)
    text = c.call("buffer-substring", start, buffer.zv)
    c.delete(start, buffer.zv)
    c.call("comint-send-string", process, text)


@primitive("comint-exec-1")
def comint_exec_1(lisp: Lisp, name: object, buffer: object, command: object, switches: object) -> object:
    """Start COMMAND with the list SWITCHES as the process NAME of BUFFER, and return it.

    Its environment is that of Lisp with what `comint-term-environment' returns and INSIDE_EMACS.
    """
    c = lisp.part(Comint)
    version = check.string(lisp.value("emacs-version")).text
    inside = lisp_string(f"INSIDE_EMACS={version},comint")
    pager = lisp.value("comint-pager")
    paging = [lisp_string(f"PAGER={pager.text}")] if type(pager) is LString else []
    terminal = elements(comint_term_environment(lisp))
    environment = list_from([inside, *terminal, *paging], lisp.value("process-environment"))
    folder = lisp.value("default-directory")
    if c.call("file-accessible-directory-p", folder) is NIL:
        folder = lisp_string("/")
    with Bound(lisp, process_environment=environment, default_directory=folder, process_adaptive_read_buffering=NIL):
        process = c.call("start-file-process", name, buffer, command, *elements(switches))
    if c.call("processp", process) is NIL:
        raise lisp_error("No process started")
    _set_coding(c, process)
    return process


def _set_coding(c: Comint, process: object) -> None:
    """Let PROCESS be sent text in the coding that its output has, if no other is set, with plain line ends."""
    coding = c.call("process-coding-system", process)
    if type(coding) is Cons and coding.car is not NIL and coding.cdr is NIL:
        encoding = c.call("coding-system-change-eol-conversion", coding.car, intern("unix"))
        c.call("set-process-coding-system", process, coding.car, encoding)


@primitive("comint-term-environment")
def comint_term_environment(lisp: Lisp) -> object:
    """Return the entries of the environment that describe the terminal that a buffer is."""
    c = lisp.part(Comint)
    width = check.fixnum(c.call("window-width"))
    if lisp.is_set("system-uses-terminfo"):
        terminal = check.string(lisp.value("comint-terminfo-terminal")).text
        return list_from(map(lisp_string, (f"TERM={terminal}", "TERMCAP=", f"COLUMNS={width}")))
    return list_from(map(lisp_string, ("TERM=emacs", f"TERMCAP=emacs:co#{width}:tc=unknown:")))
