"""Killing and yanking."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.kill_ring import KILL_REGION, KillRing
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.regions import region


@primitive()
def kill_new(lisp: Lisp, string: object, replace: object = NIL) -> Symbol:
    """Make STRING the latest kill, in the place of the one before if REPLACE is non-nil."""
    lisp.part(KillRing).push(check.string(string), replace is not NIL)
    return NIL


@primitive()
def kill_append(lisp: Lisp, string: object, before_p: object) -> Symbol:
    """Add STRING to the latest kill, in front of it if BEFORE-P is non-nil."""
    lisp.part(KillRing).append(check.string(string), before_p is not NIL)
    return NIL


@primitive()
def current_kill(lisp: Lisp, n: object, do_not_move: object = NIL) -> LString:
    """Return the kill N places after the one last yanked, which it becomes unless DO-NOT-MOVE is non-nil."""
    return lisp.part(KillRing).rotated(check.fixnum(n), do_not_move is not NIL)


@primitive(interactive="r")
def kill_region(lisp: Lisp, beg: object, end: object, region_contents: object = NIL) -> Symbol:
    """Delete the text between BEG and END and make it the latest kill; REGION-CONTENTS is accepted for compatibility."""
    buffer = lisp.buffers.current
    backward = check.integer_or_marker(end) < check.integer_or_marker(beg)
    lisp.part(KillRing).kill(buffer, *region(buffer, beg, end), before=backward)
    return NIL


@primitive("copy-region-as-kill", "kill-ring-save", interactive="r")
def copy_region_as_kill(lisp: Lisp, beg: object, end: object, region_contents: object = NIL) -> Symbol:
    """Make the text between BEG and END the latest kill; REGION-CONTENTS is accepted for compatibility."""
    buffer = lisp.buffers.current
    low, high = region(buffer, beg, end)
    lisp.part(KillRing).push(check.string(lisp.call(intern("filter-buffer-substring"), low, high)))
    return NIL


@primitive(interactive="P")
def kill_line(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Kill the rest of the line, or its line end if nothing else is left; with ARG, kill that many lines from point on."""
    buffer = lisp.buffers.current
    point = buffer.point
    if arg is NIL:
        if point == buffer.zv:
            raise signal("end-of-buffer")
        end = buffer.line_end(point)
        whole = lisp.is_set("kill-whole-line") and point == buffer.line_start(point)
        if whole or not buffer.substring(point, end).strip(" \t"):
            end = min(end + 1, buffer.zv)
    else:
        end = buffer.line_from(point, check.fixnum(arg))[0]
    lisp.part(KillRing).kill(buffer, min(point, end), max(point, end))
    return NIL


@primitive(interactive="p")
def kill_whole_line(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Kill the line that point is in: ARG lines from it on with their ends; for a negative ARG those up to it; for 0 it alone.

    Signals `end-of-buffer' or `beginning-of-buffer' where there is nothing.
    """
    buffer = lisp.buffers.current
    count = 1 if arg is NIL else check.fixnum(arg)
    start, end = buffer.line_start(buffer.point), buffer.line_end(buffer.point)
    if count > 0 and start == end == buffer.zv:
        raise signal("end-of-buffer")
    if count < 0 and start == end == buffer.begv:
        raise signal("beginning-of-buffer")
    if count > 0:
        end = buffer.line_from(start, count)[0]
    elif count < 0:
        start = buffer.line_from(start, count + 1)[0]
        start = max(start - 1, buffer.begv)
    kills = lisp.part(KillRing)
    point = min(max(buffer.point, start), end)
    kills.kill(buffer, point, end)
    lisp.set("last-command", KILL_REGION)
    kills.kill(buffer, start, point, before=True)
    return NIL


@primitive(interactive="p")
def kill_word(lisp: Lisp, arg: object) -> Symbol:
    """Kill the ARG words after point, or before it if ARG is negative."""
    from elnet.runtime.skipping import word_place

    buffer = lisp.buffers.current
    place, _ = word_place(lisp, check.fixnum(arg))
    lisp.part(KillRing).kill(buffer, *sorted((buffer.point, place)), before=place < buffer.point)
    return NIL


@primitive(interactive="p")
def backward_kill_word(lisp: Lisp, arg: object) -> Symbol:
    """Kill the ARG words before point, or after it if ARG is negative."""
    return kill_word(lisp, -check.fixnum(arg))


@primitive(interactive="*P")
def yank(lisp: Lisp, arg: object = NIL) -> Symbol:
    """Insert the latest kill before point, or the ARGth latest, and put the mark at its start."""
    buffer = lisp.buffers.current
    count = arg - 1 if type(arg) is int else 0
    text = lisp.part(KillRing).rotated(count, stay=False)
    buffer.mark.move(buffer, buffer.point)
    insert_for_yank(lisp, text)
    return NIL


@primitive()
def insert_for_yank(lisp: Lisp, string: object) -> Symbol:
    """Insert STRING before point."""
    from elnet.objects.symbols import intern

    lisp.call(intern("insert"), check.string(string))
    return NIL
