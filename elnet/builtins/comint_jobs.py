"""The library comint: signals to the program that runs, and input that is given up."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound

part(__name__, Comint)


@primitive("comint-skip-input")
def comint_skip_input(lisp: Lisp) -> object:
    """Let what was typed since the last output stay as it is, noted in the history but not sent."""
    c = lisp.part(Comint)
    with Bound(lisp, comint_input_sender=intern("ignore"), comint_input_filter_functions=NIL):
        c.call("comint-send-input", intern("t"), intern("t"))
    buffer = lisp.buffers.current
    buffer.goto(buffer.zv)
    mark = c.mark
    c.call("insert", lisp_string("  "))
    mark.move(buffer, buffer.point)
    return mark


def _signal(lisp: Lisp, function: str, skip: bool = True) -> object:
    """Call FUNCTION, a primitive, for the job that the process of the current buffer runs in its terminal."""
    if skip:
        comint_skip_input(lisp)
    return lisp.call(intern(function), NIL, lisp.value("comint-ptyp"))


@primitive("comint-interrupt-subjob", interactive=NIL)
def comint_interrupt_subjob(lisp: Lisp) -> object:
    """Interrupt the job that runs, and give up what was typed."""
    return _signal(lisp, "interrupt-process")


@primitive("comint-kill-subjob", interactive=NIL)
def comint_kill_subjob(lisp: Lisp) -> object:
    """Kill the job that runs, and give up what was typed."""
    return _signal(lisp, "kill-process")


@primitive("comint-quit-subjob", interactive=NIL)
def comint_quit_subjob(lisp: Lisp) -> object:
    """Send the quit signal to the job that runs, and give up what was typed."""
    return _signal(lisp, "quit-process")


@primitive("comint-stop-subjob", interactive=NIL)
def comint_stop_subjob(lisp: Lisp) -> object:
    """Stop the job that runs, and give up what was typed."""
    return _signal(lisp, "stop-process")


@primitive("comint-continue-subjob", interactive=NIL)
def comint_continue_subjob(lisp: Lisp) -> object:
    """Let a stopped job go on."""
    return _signal(lisp, "continue-process", skip=False)
