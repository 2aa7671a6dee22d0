"""The library comint: what was said since the last input, as one thing: shown, deleted, written to a file."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.comint import Comint
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.scopes import Bound
from elnet.text.markers import Marker

part(__name__, Comint)

FLUSHED = "*** output flushed ***\n"


def _group(c: Comint) -> tuple[Marker, int]:
    """Return where the output since the last input begins, and where the line that it ends in does."""
    buffer = c.lisp.buffers.current
    return c.marker_in("comint-last-input-end"), max(buffer.begv, buffer.line_start(c.mark.position))


@primitive("comint-show-output", interactive=NIL)
def comint_show_output(lisp: Lisp) -> object:
    """Go to where the output since the last input begins, and show that at the top of the window."""
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    c.call("push-mark")
    last = lisp.value("comint-last-input-end")
    buffer.goto(last.position if isinstance(last, Marker) and last.buffer is buffer else buffer.zv)
    if c.uses_regexp:
        c.call("beginning-of-line", 0)
    if c.call("window-buffer", c.call("selected-window")) is buffer:
        c.call("set-window-start", c.call("selected-window"), buffer.point)
    if c.uses_regexp:
        c.call("comint-skip-prompt")
    return buffer.point


@primitive("comint-delete-output", interactive="P")
def comint_delete_output(lisp: Lisp, kill: object = NIL) -> object:
    """Delete the output since the last input but for the prompt; put it into the kill ring if KILL is non-nil."""
    c = lisp.part(Comint)
    process = c.process
    mark = c.mark_of(process)
    start, end = _group(c)
    with Bound(lisp, inhibit_read_only=T):
        if kill is not NIL:
            c.call("copy-region-as-kill", start, end)
        prompt = c.call("buffer-substring", end, mark)
        c.delete(start, mark)
    return c.call("comint-output-filter", process, c.call("concat", lisp_string(FLUSHED), prompt))


def _reading(prompt: str) -> object:
    return list_of(intern("list"), list_of(intern("read-file-name"), lisp_string(prompt)))


@primitive("comint-write-output", interactive=_reading("Write output to file: "))
def comint_write_output(lisp: Lisp, filename: object, append: object = NIL, mustbenew: object = NIL) -> object:
    """Write the output since the last input, without the prompt, to FILENAME; APPEND and MUSTBENEW as for `write-region'."""
    c = lisp.part(Comint)
    start, end = _group(c)
    return c.call("write-region", start, end, filename, append, NIL, NIL, mustbenew)


@primitive("comint-append-output-to-file", interactive=_reading("Append output to file: "))
def comint_append_output_to_file(lisp: Lisp, filename: object) -> object:
    """Append the output since the last input, without the prompt, to the file FILENAME."""
    return comint_write_output(lisp, filename, T)


@primitive("comint-clear-buffer", interactive=NIL)
def comint_clear_buffer(lisp: Lisp) -> object:
    """Delete all but the last prompt and what was typed behind it."""
    with Bound(lisp, comint_buffer_maximum_size=0):
        lisp.call(intern("comint-truncate-buffer"))
    return NIL


@primitive("comint-update-fence")
def comint_update_fence(lisp: Lisp) -> object:
    """Keep the line end before point read-only exactly if the line after it is."""
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    place = buffer.point
    if place == buffer.begv or buffer.char_before(place) != "\n":
        return NIL
    ahead = place < buffer.zv and c.property_at(place, "read-only") is not NIL
    fence = c.property_at(place - 1, "read-only")
    name = intern("read-only")
    with Bound(lisp, inhibit_read_only=T):
        if ahead and fence is NIL:
            c.call("put-text-property", place - 1, place, name, intern("fence"))
        elif not ahead and fence is intern("fence"):
            c.call("remove-list-of-text-properties", place - 1, place, list_of(name))
    return NIL


@primitive("comint-kill-whole-line", interactive="p")
def comint_kill_whole_line(lisp: Lisp, count: object = NIL) -> object:
    """Kill COUNT lines, read-only prompts included."""
    c = lisp.part(Comint)
    with Bound(lisp, inhibit_read_only=T):
        c.call("kill-whole-line", check.fixnum(count))
    return comint_update_fence(lisp)


@primitive("comint-kill-region", interactive="r")
def comint_kill_region(lisp: Lisp, beg: object, end: object) -> object:
    """Kill the text between BEG and END, with the prompts that are whole in it, although they are read-only."""
    c = lisp.part(Comint)
    buffer = lisp.buffers.current
    first = min(check.integer_or_marker(beg), check.integer_or_marker(end))
    with Bound(lisp, inhibit_read_only=T if first == max(buffer.begv, buffer.line_start(first)) else NIL):
        c.call("kill-region", beg, end)
    return comint_update_fence(lisp)
