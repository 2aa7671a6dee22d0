"""Indirect buffers, which show the text of another buffer."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check, overlays
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer
from elnet.text.overlays import Overlay
from elnet.text.sharing import share

NOT_CLONED = {
    intern(name) for name in ("buffer-file-name", "buffer-file-truename", "buffer-auto-save-file-name", "local-minor-modes")
}
"""The variables of the base buffer that a clone does not get."""


@primitive()
def buffer_base_buffer(lisp: Lisp, buffer: object = NIL) -> object:
    """Return the buffer whose text BUFFER, by default the current one, shows; nil if BUFFER is not indirect."""
    return lisp.buffers.given_or_current(buffer).base or NIL


@primitive(interactive="bMake indirect buffer (to buffer): \nBName of indirect buffer: ")
def make_indirect_buffer(
    lisp: Lisp, base_buffer: object, name: object, clone: object = NIL, inhibit_buffer_hooks: object = NIL
) -> Buffer:
    """Return a new buffer called NAME that shows the text of BASE-BUFFER, a buffer or the name of one.

    If CLONE is non-nil, it gets the local variables, the syntax table and copies of the overlays of BASE-BUFFER, and
    `clone-indirect-buffer-hook' is run in it.  INHIBIT-BUFFER-HOOKS is as for `get-buffer-create'.
    """
    base, title = _base(lisp, base_buffer), check.string(name).text
    if title in lisp.buffers.by_name:
        raise lisp_error(f"Buffer name ‘{title}’ is in use")
    if not title:
        raise lisp_error("Empty string for buffer name is not allowed")
    made = lisp.buffers.create(title, quiet=True)
    share(base, made)
    if clone is not NIL:
        _copy_state(lisp, base, made)
        _run_in(lisp, made, "clone-indirect-buffer-hook")
    if inhibit_buffer_hooks is NIL:
        lisp.buffers.quiet.discard(made)
        lisp.buffers.list_changed()
    return made


def _base(lisp: Lisp, value: object) -> Buffer:
    found = lisp.buffers.named(value)
    if found is None:
        raise lisp_error(f"No such buffer: ‘{check.string(value).text}’")
    if found.name is None:
        raise lisp_error("Base buffer has been killed")
    return found.base or found


def _copy_state(lisp: Lisp, base: Buffer, made: Buffer) -> None:
    for symbol in base.locals:
        if symbol not in NOT_CLONED:
            made.locals[symbol] = lisp.variables.value_in(symbol, base)
    made.syntax = base.syntax
    if base.mark.buffer is not None:
        made.mark.move(made, base.mark.position)
    for overlay in overlays.in_order(base.overlays):
        copy = Overlay(made, overlay.start, overlay.end, overlay.front_advance, overlay.rear_advance)
        copy.properties = dict(overlay.properties)
        if overlays.WATCHED & copy.properties.keys():
            overlays.watch(lisp, copy)


def _run_in(lisp: Lisp, buffer: Buffer, hook: str) -> None:
    current = lisp.buffers.current
    lisp.buffers.set_current(buffer)
    try:
        lisp.call(intern("run-hooks"), intern(hook))
    finally:
        lisp.buffers.restore_current(current)


@primitive()
def clone_indirect_buffer(lisp: Lisp, newname: object, display_flag: object = NIL, norecord: object = NIL) -> Buffer:
    """Return a new indirect buffer with the text and the state of the current one, called NEWNAME or like this one.

    If DISPLAY-FLAG is non-nil, show it with `pop-to-buffer', to which NORECORD is given.
    """
    mode = lisp.value("major-mode")
    if lisp.call(intern("get"), mode, intern("no-clone-indirect")) is not NIL:
        title = lisp.call(intern("format"), lisp_string("%s"), lisp.value("mode-name"))
        raise lisp_error(f"Cannot indirectly clone a buffer in {check.string(title).text} mode")
    buffers = lisp.buffers
    name = str(buffers.current.name) if newname is NIL else check.string(newname).text
    made = make_indirect_buffer(lisp, buffers.current, lisp_string(buffers.unused_name(_stem(name))), T)
    if display_flag is not NIL:
        lisp.call(intern("pop-to-buffer"), made, NIL, norecord)
    return made


def _stem(name: str) -> str:
    """Return NAME without a number such as <2> at its end."""
    stem, opened, number = name.rpartition("<")
    return stem if opened and number.endswith(">") and number[:-1].isdecimal() else name
