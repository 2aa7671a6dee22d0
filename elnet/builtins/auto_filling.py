"""Breaking lines while they are written: `auto-fill-mode`."""

from __future__ import annotations

from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import minor_modes
from elnet.runtime.columns import column_at
from elnet.runtime.fill_prefixes import context_prefix, current_prefix
from elnet.runtime.justification import LEFT, current_justification, justify_line
from elnet.runtime.line_breaking import break_line, to_break_point
from elnet.runtime.lisp import Lisp
from elnet.runtime.margins import fill_column
from elnet.runtime.primitive import primitive
from elnet.runtime.text_motion import looking_at, skip_forward
from elnet.text.markers import Marker


@primitive()
def auto_fill_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Break lines that become too long while they are written; ARG, a number that is not positive, switches that off."""
    on = minor_modes.wanted(arg, lisp.is_set("auto-fill-function"))
    lisp.set("auto-fill-function", lisp.value("normal-auto-fill-function") if on else NIL)
    return minor_modes.announce(lisp, "auto-fill-mode", on, is_global=False)


@primitive()
def turn_on_auto_fill(lisp: Lisp) -> object:
    """Switch `auto-fill-mode' on."""
    return auto_fill_mode(lisp, 1)


@primitive()
def turn_off_auto_fill(lisp: Lisp) -> object:
    """Switch `auto-fill-mode' off."""
    return auto_fill_mode(lisp, -1)


@primitive()
def do_auto_fill(lisp: Lisp) -> object:
    """Break the line around point if it is too long; return t if it was broken."""
    buffer = lisp.buffers.current
    style = current_justification(lisp)
    goal = fill_column(lisp)
    if style is NIL or column_at(lisp, buffer, buffer.point) <= goal:
        return NIL
    inhibited = lisp.value("auto-fill-inhibit-regexp")
    if isinstance(inhibited, LString):
        point, buffer.point = buffer.point, buffer.line_start(buffer.point)
        skip = looking_at(lisp, inhibited.text)
        buffer.point = point
        if skip:
            return NIL
    prefix: object = lisp.value("fill-prefix")
    if lisp.is_set("adaptive-fill-mode") and not current_prefix(lisp):
        found = context_prefix(lisp, buffer.line_start(buffer.point), buffer.line_end(buffer.point))
        prefix = NIL if found is None or not found.text else found
    binding = lisp.variables.bind(intern("fill-prefix"), prefix)
    try:
        return T if _break_until_short(lisp, style, goal) else NIL
    finally:
        lisp.variables.unbind(binding)


def _break_until_short(lisp: Lisp, style: object, goal: int) -> bool:
    """Break the line around point until it does not go beyond the column GOAL; tell whether that was possible."""
    buffer = lisp.buffers.current
    place = Marker(buffer, buffer.point, advances=True)
    done = False
    while column_at(lisp, buffer, place.position) > goal:
        buffer.point = place.position
        line = buffer.line_start(buffer.point)
        lisp.call(intern("move-to-column"), goal + 1)
        to_break_point(lisp, line)
        skip_forward(lisp, " \t")
        done = True
        if buffer.point >= place.position or buffer.char_after(buffer.point) in (None, "\n"):
            break
        break_line(lisp)
        if style not in (NIL, LEFT):
            buffer.forward_line(-1)
            justify_line(lisp, style, last=False, keeps_blanks=False)
    buffer.point = place.position
    place.detach()
    return done
