"""The library comint: where windows and point go when there is output or input."""

from __future__ import annotations

from elnet.objects.cons import list_from
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import InBuffer

part(__name__, Comint)

INSERTING = list_from(map(intern, ("self-insert-command", "comint-magic-space", "yank", "hilit-yank")))


@primitive("comint-preinput-scroll-to-bottom")
def comint_preinput_scroll_to_bottom(lisp: Lisp) -> object:
    """Go to the end before a command that inserts, if `comint-scroll-to-bottom-on-input' says so."""
    c = lisp.part(Comint)
    command, scroll = lisp.value("this-command"), lisp.value("comint-scroll-to-bottom-on-input")
    if scroll is NIL or c.call("memq", command, INSERTING) is NIL:
        return NIL
    buffer = lisp.buffers.current
    process = c.call("get-buffer-process", buffer)
    if process is not NIL and buffer.point < c.mark_of(process).position:
        buffer.goto(buffer.zv)
    return NIL


@primitive("comint-postoutput-scroll-to-bottom")
def comint_postoutput_scroll_to_bottom(lisp: Lisp, string: object) -> object:
    """Move point of the windows that show the current buffer as `comint-move-point-for-output' says; ignore STRING."""
    c = lisp.part(Comint)
    current = lisp.buffers.current
    process = c.call("get-buffer-process", current)
    if process is NIL:
        return NIL
    selected = c.call("selected-window")
    for window in elements(c.call("get-buffer-window-list", current, NIL, T)):
        if c.call("window-buffer", window) is current:
            with InBuffer(lisp, current):
                comint_adjust_point(lisp, T if window is selected else NIL)
                c.call("set-window-point", window, current.point)
    return NIL


@primitive("comint-adjust-window-point")
def comint_adjust_window_point(lisp: Lisp, window: object, process: object) -> object:
    """Move point of WINDOW, which shows the buffer of PROCESS, as `comint-move-point-for-output' says."""
    c = lisp.part(Comint)
    if c.call("process-live-p", process) is NIL:
        return NIL
    with InBuffer(lisp, c.call("window-buffer", window)) as buffer:
        comint_adjust_point(lisp, T if window is c.call("selected-window") else NIL)
        c.call("set-window-point", window, buffer.point)
    return NIL


@primitive("comint-adjust-point")
def comint_adjust_point(lisp: Lisp, selected: object) -> object:
    """Go to the end of the output if `comint-move-point-for-output' says so for a window that is SELECTED or not."""
    c = lisp.part(Comint)
    buffer, mark, wish = lisp.buffers.current, c.mark, lisp.value("comint-move-point-for-output")
    for_this = wish in (T, intern("all"), intern("others" if selected is NIL else "this"))
    if for_this and buffer.point < mark.position:
        buffer.goto(mark.position)
    return NIL


@primitive("comint-show-maximum-output", interactive=NIL)
def comint_show_maximum_output(lisp: Lisp) -> object:
    """Go to the end of the buffer and show it at the bottom of the window."""
    lisp.buffers.current.goto(lisp.buffers.current.zv)
    return lisp.call(intern("recenter"), -1)
