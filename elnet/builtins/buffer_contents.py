"""A buffer as a whole: whether it was changed, what kind of characters it holds, emptying and exchanging it."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.auto_saves import AutoSaves
from elnet.runtime.file_locks import declare_modified
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

AUTOSAVED = intern("autosaved")


@primitive()
def buffer_size(lisp: Lisp, buffer: object = NIL) -> int:
    """Return the number of characters in BUFFER, by default the current one, whatever part of it is visible."""
    return lisp.buffers.given_or_current(buffer).size


@primitive(interactive="*")
def erase_buffer(lisp: Lisp) -> Symbol:
    """Delete all of the current buffer, the invisible part too."""
    lisp.buffers.current.erase()
    return NIL


@primitive()
def buffer_modified_p(lisp: Lisp, buffer: object = NIL) -> Symbol:
    """Return non-nil if BUFFER, by default the current one, was changed since it was saved or declared unmodified.

    That is `autosaved' if it was not changed since it was auto-saved, else t.
    """
    given = lisp.buffers.given_or_current(buffer)
    if given.modified and lisp.part(AutoSaves).is_current(given):
        return AUTOSAVED
    return truth(given.modified)


@primitive("set-buffer-modified-p", "restore-buffer-modified-p")
def set_buffer_modified_p(lisp: Lisp, flag: object) -> object:
    """Declare the current buffer modified if FLAG is non-nil, else unmodified."""
    buffer = lisp.buffers.current
    declare_modified(lisp, buffer, flag is not NIL)
    if flag is AUTOSAVED:
        lisp.part(AutoSaves).note(buffer)
    return flag


@primitive(interactive="P")
def not_modified(lisp: Lisp, arg: object = NIL) -> object:
    """Declare the current buffer unmodified, or modified if ARG is non-nil."""
    declare_modified(lisp, lisp.buffers.current, arg is not NIL)
    return NIL


@primitive()
def buffer_modified_tick(lisp: Lisp, buffer: object = NIL) -> int:
    """Return a number that grows whenever BUFFER, by default the current one, changes."""
    return lisp.buffers.given_or_current(buffer).modified_tick


@primitive("internal--set-buffer-modified-tick")
def set_buffer_modified_tick(lisp: Lisp, tick: object, buffer: object = NIL) -> Symbol:
    """Make TICK what `buffer-modified-tick' returns for BUFFER, by default the current one."""
    lisp.buffers.given_or_current(buffer).modified_tick = check.fixnum(tick)
    return NIL


@primitive()
def buffer_chars_modified_tick(lisp: Lisp, buffer: object = NIL) -> int:
    """Return a number that grows whenever characters of BUFFER, by default the current one, change."""
    return lisp.buffers.given_or_current(buffer).chars_tick


@primitive()
def barf_if_buffer_read_only(lisp: Lisp, position: object = NIL) -> Symbol:
    """Signal `buffer-read-only' if the current buffer is, unless the text at POSITION has the property `inhibit-read-only'."""
    from elnet.runtime.changes import refuse_if_read_only

    buffer = lisp.buffers.current
    place = buffer.point if position is NIL else check.fixnum(position)
    if place < buffer.begv:
        from elnet.objects.conditions import args_out_of_range

        raise args_out_of_range(place, place)
    refuse_if_read_only(lisp, buffer, place)
    return NIL


@primitive()
def set_buffer_multibyte(lisp: Lisp, flag: object) -> object:
    """Make the current buffer multibyte if FLAG is non-nil, else unibyte: its bytes stay what they are."""
    from elnet.text.chunks import Text
    from elnet.text.conversion import multibyte_of_unibyte

    buffers = lisp.buffers
    buffer = buffers.current
    if buffer.base is not None:
        raise lisp_error("Cannot do ‘set-buffer-multibyte’ on an indirect buffer")
    if getattr(flag, "name", "") == "to" and not buffer.multibyte:
        buffer.text = Text(multibyte_of_unibyte(str(buffer.text)))
        buffer.multibyte = True
    buffers.set_multibyte(flag is not NIL)
    return flag


@primitive()
def buffer_swap_text(lisp: Lisp, buffer: object) -> Symbol:
    """Exchange the texts of the current buffer and BUFFER, with all that belongs to them: point, markers, properties."""
    buffers = lisp.buffers
    current, other = buffers.current, buffers.check(buffer)
    if other.name is None:
        raise lisp_error("Cannot swap a dead buffer's text")
    if current.family or other.family:
        raise lisp_error("Cannot swap indirect buffers’s text")
    current.swap(other)
    buffers.show_multibyte()
    buffers.set_current(other)
    buffers.show_multibyte()
    buffers.set_current(current)
    return NIL


@primitive()
def force_mode_line_update(all: object = NIL) -> object:
    """Return ALL; there is no mode line."""
    return all


@primitive()
def read_only_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Make the current buffer read-only, or writable if ARG is a number that is not positive; toggle if ARG is toggle."""
    if getattr(arg, "name", "") == "toggle":
        wanted = not lisp.is_set("buffer-read-only")
    else:
        wanted = type(arg) is not int or arg > 0
    lisp.set("buffer-read-only", truth(wanted))
    return truth(wanted)


@primitive()
def position_bytes(lisp: Lisp, position: object) -> object:
    """Return the number of bytes, counted from 1, before POSITION in the current buffer; nil outside it."""
    buffer = lisp.buffers.current
    place = check.fixnum_or_marker(position)
    if not buffer.begv <= place <= buffer.zv:
        return NIL
    text = buffer.substring(1, place)
    return place if text.isascii() or not buffer.multibyte else _size(text) + 1


@primitive()
def byte_to_position(lisp: Lisp, bytepos: object) -> object:
    """Return the position of the character that the byte BYTEPOS of the current buffer is part of; nil outside it."""
    buffer = lisp.buffers.current
    wanted = check.fixnum(bytepos)
    text = buffer.substring(1, buffer.size + 1)
    total = _size(text) if buffer.multibyte else len(text)
    if not 1 <= wanted <= total + 1:
        return NIL
    if text.isascii() or not buffer.multibyte:
        return wanted
    before = 0
    for place, char in enumerate(text):
        before += _size(char)
        if before >= wanted:
            return place + 1
    return len(text) + 1


def _size(text: str) -> int:
    """Return how many bytes TEXT takes inside Emacs: raw bytes two."""
    from elnet.objects.strings import LString
    from elnet.text.propertied import internal_bytes

    return len(internal_bytes(LString(text, True)))


@primitive()
def gap_position(lisp: Lisp) -> int:
    """Return point; there is no gap."""
    return lisp.buffers.current.point


@primitive()
def gap_size() -> int:
    """Return 0; there is no gap."""
    return 0
