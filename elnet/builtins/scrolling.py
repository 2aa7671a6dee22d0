"""Scrolling and what a user at a terminal would start: in a batch program windows show nothing and nobody types."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import Cons
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.windows import WIDTH, Windows


@primitive("scroll-up", "scroll-up-command", interactive="^P")
def scroll_up(lisp: Lisp, arg: object = NIL) -> object:
    """Signal an error: the window shows the end already, so that it cannot move ARG lines."""
    raise signal("end-of-buffer")


@primitive("scroll-down", "scroll-down-command", interactive="^P")
def scroll_down(lisp: Lisp, arg: object = NIL) -> object:
    """Signal an error: the window shows the beginning already, so that it cannot move back ARG lines."""
    raise signal("beginning-of-buffer")


@primitive(interactive="^P\np")
def scroll_left(lisp: Lisp, arg: object = NIL, set_minimum: object = NIL) -> int:
    """Scroll the selected window ARG columns to the left, by default nearly its width; return how far it is scrolled then."""
    return _scrolled(lisp, WIDTH - 2 if arg is NIL else check.fixnum(arg))


@primitive(interactive="^P\np")
def scroll_right(lisp: Lisp, arg: object = NIL, set_minimum: object = NIL) -> int:
    """Scroll the selected window ARG columns to the right, by default nearly its width; return how far it is scrolled then."""
    return _scrolled(lisp, 2 - WIDTH if arg is NIL else -check.fixnum(arg))


def _scrolled(lisp: Lisp, columns: int) -> int:
    window = lisp.part(Windows).live(NIL)
    window.hscroll = max(0, window.hscroll + columns)
    return window.hscroll


@primitive("vertical-motion")
def vertical_motion(lisp: Lisp, lines: object, window: object = NIL, cur_col: object = NIL) -> int:
    """Move point to the start of the line LINES further down, up if that is negative; return how many lines it moved.

    LINES may be (COLUMN . LINES).  WINDOW and CUR-COL do not matter: no line is wrapped.
    """
    count = check.fixnum(lines.cdr if type(lines) is Cons else lines)
    buffer = lisp.buffers.current
    buffer.point = max(buffer.line_start(buffer.point), buffer.begv)
    moved = 0
    while moved != count:
        before = buffer.point
        if count > 0:
            end = buffer.line_end(before)
            if end >= buffer.zv:
                buffer.point = buffer.zv
                break
            buffer.point = end + 1
        else:
            if before == buffer.begv:
                break
            buffer.point = max(buffer.line_start(before - 1), buffer.begv)
        moved += 1 if count > 0 else -1
    return moved


@primitive("move-to-window-line", interactive="P")
def move_to_window_line(lisp: Lisp, arg: object) -> object:
    """Move point to line ARG of the window, which begins at the beginning; the middle by default, from the end if negative."""
    buffer = lisp.buffers.current
    height = check.fixnum(lisp.call(intern("window-body-height")))
    buffer.point = buffer.begv
    row = height // 2 if arg is NIL else check.fixnum(lisp.call(intern("prefix-numeric-value"), arg))
    return vertical_motion(lisp, row if row >= 0 else max(0, height + row))


@primitive("x-popup-menu", "x-popup-dialog", "popup-menu")
def x_popup_menu(position: object, menu: object = NIL, *rest: object) -> object:
    """Return nil: nobody chooses from a menu."""
    return NIL


@primitive("zlib-available-p")
def zlib_available_p() -> Symbol:
    """Return t: compressed data can be read."""
    return T


@primitive("set-binary-mode")
def set_binary_mode(stream: object, mode: object) -> Symbol:
    """Return t: STREAM, `stdin', `stdout' or `stderr', is binary always, whatever MODE says."""
    name = check.symbol(stream).name
    if name not in ("stdin", "stdout", "stderr"):
        raise signal("error", lisp_string("unsupported stream"), stream)
    return T


# Recursive edits


@primitive("recursive-edit", interactive="")
def recursive_edit() -> object:
    """Signal an error: nobody can edit."""
    raise signal("end-of-file", lisp_string("Error reading from stdin"))


@primitive("top-level", interactive="")
def top_level(lisp: Lisp) -> object:
    """Throw to `top-level': leave everything."""
    return lisp.call(intern("throw"), intern("top-level"), NIL)
