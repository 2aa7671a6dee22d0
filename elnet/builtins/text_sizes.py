"""How much room text would take on a screen with one pixel a character, as a batch Emacs has it."""

from __future__ import annotations

from elnet.objects.cons import cons
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.buffer import Buffer


def _size(lisp: Lisp, buffer: Buffer, start: int, end: int) -> object:
    """Return the columns of the longest line between START and END, and the number of lines."""
    lines = buffer.substring(start, end).split("\n")
    if not lines[-1]:
        lines.pop()
    expanded = (line.expandtabs(8) for line in lines)
    columns = [check.fixnum(lisp.call(intern("string-width"), lisp_string(line))) for line in expanded]
    return cons(max(columns, default=0), len(lines))


@primitive("buffer-text-pixel-size")
def buffer_text_pixel_size(
    lisp: Lisp, buffer_or_name: object = NIL, window: object = NIL, x_limit: object = NIL, y_limit: object = NIL
) -> object:
    """Return columns and lines of the text in BUFFER-OR-NAME, by default the current buffer, as a cons.

    WINDOW, X-LIMIT and Y-LIMIT do not matter: no line is broken.
    """
    buffer = lisp.buffers.current if buffer_or_name is NIL else lisp.buffers.existing(buffer_or_name)
    return _size(lisp, buffer, buffer.begv, buffer.zv)


@primitive("window-text-pixel-size")
def window_text_pixel_size(
    lisp: Lisp,
    window: object = NIL,
    from_: object = NIL,
    to: object = NIL,
    x_limit: object = NIL,
    y_limit: object = NIL,
    mode_lines: object = NIL,
    ignore_line_at_end: object = NIL,
) -> object:
    """Return columns and lines of the text between FROM and TO in the buffer that WINDOW shows, as a cons.

    FROM and TO nil stand for all of it, t for all but empty lines at the start and the end.  X-LIMIT, Y-LIMIT, MODE-LINES and
    IGNORE-LINE-AT-END do not matter: no line is broken.
    """
    buffer = lisp.buffers.check(lisp.call(intern("window-buffer"), window))
    start = buffer.begv if from_ in (NIL, T) else check.position(from_)
    end = buffer.zv if to in (NIL, T) else check.position(to)
    text = buffer.substring(min(start, end), max(start, end))
    if from_ is T:
        start += len(text) - len(text.lstrip("\n"))
    if to is T:
        end -= len(text) - len(text.rstrip("\n"))
    return _size(lisp, buffer, min(start, end), max(start, end))
