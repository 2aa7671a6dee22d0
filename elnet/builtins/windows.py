"""Windows as a batch program has them."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import list_from, list_of
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import answering, primitive
from elnet.runtime.typed_input import TypedInput
from elnet.runtime.windows import HEIGHT, WIDTH, Window, Windows
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker

answering(
    __name__,
    "window-width window-total-width window-body-width window-max-chars-per-line",
    WIDTH,
    "Return the width in columns.",
)
answering(__name__, "window-height window-total-height", HEIGHT - 1, "Return the height in lines.")
answering(__name__, "window-body-height window-text-height", HEIGHT - 2, "Return the height of the text area in lines.")
answering(
    __name__,
    "window-pixel-width window-pixel-width-before-size-change",
    WIDTH,
    "Return the width in pixels: a character is one.",
)
answering(__name__, "window-pixel-height", HEIGHT - 1, "Return the height in pixels: a character is one.")
answering(__name__, "window-system frame-parent window-parameters posn-at-point", NIL, "Return nil: there is none.")
answering(__name__, "line-number-display-width", 0, "Return the width of line numbers: there are none.")
answering(__name__, "set-window-margins", T, "Do nothing; return t.")
answering(__name__, "window-margins", list_of(NIL), "Return the widths of the margins.")
answering(__name__, "window-fringes window-scroll-bars", NIL, "Return nothing: there are no such decorations.")
answering(
    __name__, "display-graphic-p display-images-p display-color-p display-mouse-p", NIL, "Return nil: there is no such display."
)
answering(__name__, "window-prev-buffers window-next-buffers window-old-buffer", NIL, "Return nil: nothing is remembered.")
answering(
    __name__,
    "run-window-configuration-change-hook run-window-scroll-functions",
    NIL,
    "Do nothing: no window changes by itself.",
)
answering(__name__, "redraw-frame redraw-display force-window-update recenter ding beep", NIL, "Do nothing.")
answering(__name__, "redisplay", T, "Return t: there is nothing to draw.")
answering(__name__, "pos-visible-in-window-p", NIL, "Return nil: nothing is visible.")


# Windows


@primitive("selected-window", "frame-selected-window", "frame-root-window", "frame-first-window")
def selected_window(lisp: Lisp, frame: object = NIL) -> object:
    """Return the selected window; FRAME does not matter."""
    return lisp.part(Windows).selected


@primitive("minibuffer-window")
def minibuffer_window(lisp: Lisp, frame: object = NIL) -> object:
    """Return the window of the minibuffer; FRAME does not matter."""
    return lisp.part(Windows).minibuffer


@primitive("active-minibuffer-window")
def active_minibuffer_window(lisp: Lisp) -> object:
    """Return the window of the minibuffer that is active, nil if none is."""
    return lisp.part(Windows).minibuffer if lisp.part(TypedInput).prompts else NIL


@primitive("minibuffer-selected-window")
def minibuffer_selected_window(lisp: Lisp) -> object:
    """Return the window that was selected before the minibuffer became active, nil if it is not active."""
    return lisp.part(Windows).selected if lisp.part(TypedInput).prompts else NIL


@primitive("minibufferp", "window-minibuffer-p")
def minibufferp(lisp: Lisp, buffer: object = NIL, live: object = NIL) -> Symbol:
    """Return t if BUFFER, a buffer, its name or a window, is a minibuffer; LIVE non-nil means one that is in use."""
    if isinstance(buffer, Window):
        return truth(buffer is lisp.part(Windows).minibuffer)
    found = lisp.buffers.buffer_or_current(buffer)
    return truth(live is NIL and (found.name or "").startswith(" *Minibuf-"))


@primitive("windowp", "window-valid-p")
def windowp(object: object) -> Symbol:
    """Return t if OBJECT is a window."""
    return truth(isinstance(object, Window))


@primitive("window-live-p")
def window_live_p(object: object) -> Symbol:
    """Return t if OBJECT is a window that shows a buffer."""
    return truth(isinstance(object, Window) and object.buffer is not None)


@primitive("window-list")
def window_list(lisp: Lisp, frame: object = NIL, minibuf: object = NIL, window: object = NIL) -> object:
    """Return the windows, the selected one first; FRAME, MINIBUF and WINDOW do not matter."""
    windows = lisp.part(Windows)
    place = windows.windows.index(windows.selected)
    return list_from([*windows.windows[place:], *windows.windows[:place]])


@primitive("one-window-p")
def one_window_p(lisp: Lisp, nomini: object = NIL, all_frames: object = NIL) -> Symbol:
    """Return t if there is one window only; NOMINI and ALL-FRAMES do not matter."""
    return truth(len(lisp.part(Windows).windows) == 1)


@primitive("next-window", "previous-window")
def next_window(lisp: Lisp, window: object = NIL, minibuf: object = NIL, all_frames: object = NIL) -> object:
    """Return the window after WINDOW; MINIBUF and ALL-FRAMES do not matter."""
    windows = lisp.part(Windows)
    place = windows.windows.index(windows.live(window))
    return windows.windows[(place + 1) % len(windows.windows)]


@primitive("window-buffer")
def window_buffer(lisp: Lisp, window: object = NIL) -> object:
    """Return the buffer that WINDOW shows."""
    return lisp.part(Windows).live(window).buffer


@primitive("set-window-buffer")
def set_window_buffer(lisp: Lisp, window: object, buffer_or_name: object, keep_margins: object = NIL) -> object:
    """Show BUFFER-OR-NAME in WINDOW; KEEP-MARGINS does not matter."""
    windows = lisp.part(Windows)
    windows.show(windows.live(window), lisp.buffers.existing(buffer_or_name))
    return NIL


@primitive("get-buffer-window")
def get_buffer_window(lisp: Lisp, buffer_or_name: object = NIL, all_frames: object = NIL) -> object:
    """Return a window that shows BUFFER-OR-NAME, nil if there is none; ALL-FRAMES does not matter."""
    buffer = lisp.buffers.current if buffer_or_name is NIL else lisp.buffers.named(buffer_or_name)
    return NIL if buffer is None else lisp.part(Windows).of_buffer(buffer) or NIL


@primitive("get-buffer-window-list")
def get_buffer_window_list(lisp: Lisp, buffer_or_name: object = NIL, minibuf: object = NIL, frame: object = NIL) -> object:
    """Return the windows that show BUFFER-OR-NAME; MINIBUF and FRAME do not matter."""
    buffer = lisp.buffers.current if buffer_or_name is NIL else lisp.buffers.named(buffer_or_name)
    return list_from(each for each in lisp.part(Windows).windows if each.buffer is buffer)


@primitive("select-window")
def select_window(lisp: Lisp, window: object, norecord: object = NIL) -> object:
    """Select WINDOW and make its buffer the current one; NORECORD does not matter."""
    windows = lisp.part(Windows)
    windows.select(windows.live(window))
    return window


def _position(name: str, slot: str) -> None:
    """Declare `window-NAME' and `set-window-NAME' for the position SLOT."""

    def read(lisp: Lisp, window: object = NIL, update: object = NIL) -> object:
        windows = lisp.part(Windows)
        found = windows.live(window)
        if slot == "point" and found.buffer is lisp.buffers.current and found is windows.selected:
            return found.buffer.point
        return getattr(found, slot)

    def write(lisp: Lisp, window: object, pos: object, noforce: object = NIL) -> object:
        windows = lisp.part(Windows)
        found = windows.live(window)
        place = pos.number() if isinstance(pos, Marker) else check.fixnum(pos)
        setattr(found, slot, place)
        if slot == "point" and found.buffer is not None:
            found.buffer.point = max(1, min(place, found.buffer.size + 1))
        return pos

    read.__doc__ = f"Return the {slot} of WINDOW; UPDATE does not matter."
    write.__doc__ = f"Make POS the {slot} of WINDOW; NOFORCE does not matter."
    primitive(f"window-{name}")(read)
    primitive(f"set-window-{name}")(write)


_position("point", "point")
_position("start", "start")


@primitive("window-end")
def window_end(lisp: Lisp, window: object = NIL, update: object = NIL) -> object:
    """Return the end of what WINDOW shows: of the whole buffer; UPDATE does not matter."""
    buffer = lisp.part(Windows).live(window).buffer
    return 1 if buffer is None else buffer.size + 1


@primitive("window-dedicated-p")
def window_dedicated_p(lisp: Lisp, window: object = NIL) -> object:
    """Return non-nil if WINDOW shows its buffer only."""
    return lisp.part(Windows).live(window).dedicated


@primitive("set-window-dedicated-p")
def set_window_dedicated_p(lisp: Lisp, window: object, flag: object) -> object:
    """Make WINDOW show its buffer only if FLAG is non-nil."""
    lisp.part(Windows).live(window).dedicated = flag
    return flag


@primitive()
def window_hscroll(lisp: Lisp, window: object = NIL) -> int:
    """Return how many columns WINDOW, by default the selected one, is scrolled to the left."""
    return lisp.part(Windows).live(window).hscroll


@primitive()
def window_display_table(lisp: Lisp, window: object = NIL) -> object:
    """Return the display table of WINDOW, by default the selected one; nil if it has none of its own."""
    return lisp.part(Windows).live(window).own_display_table


@primitive()
def set_window_display_table(lisp: Lisp, window: object, table: object) -> object:
    """Make TABLE the display table of WINDOW and return it."""
    lisp.part(Windows).live(window).own_display_table = table
    return table


@primitive("window-parameter")
def window_parameter(lisp: Lisp, window: object, parameter: object) -> object:
    """Return PARAMETER of WINDOW."""
    return lisp.part(Windows).live(window).parameters.get(parameter, NIL)


@primitive("set-window-parameter")
def set_window_parameter(lisp: Lisp, window: object, parameter: object, value: object) -> object:
    """Set PARAMETER of WINDOW to VALUE."""
    lisp.part(Windows).live(window).parameters[parameter] = value
    return value


@primitive("split-window", "split-window-below", "split-window-right", "split-window-vertically", "split-window-horizontally")
def split_window(lisp: Lisp, window: object = NIL, *others: object) -> object:
    """Return a new window beside the selected one; WINDOW and OTHERS do not matter."""
    return lisp.part(Windows).split()


@primitive("delete-window", interactive=NIL)
def delete_window(lisp: Lisp, window: object = NIL) -> object:
    """Delete WINDOW."""
    windows = lisp.part(Windows)
    if len(windows.windows) == 1:
        raise lisp_error("Attempt to delete minibuffer or sole ordinary window")
    windows.delete(windows.live(window))
    return NIL


@primitive("delete-other-windows", interactive="i\np")
def delete_other_windows(lisp: Lisp, window: object = NIL, interactive: object = NIL) -> object:
    """Delete all windows but WINDOW; INTERACTIVE does not matter."""
    windows = lisp.part(Windows)
    kept = windows.live(window)
    for each in list(windows.windows):
        if each is not kept:
            windows.delete(each)
    return NIL


# Showing buffers


def _buffer(lisp: Lisp, value: object) -> Buffer:
    if value is NIL:
        return lisp.buffers.current
    found = lisp.call(intern("get-buffer-create"), value)
    assert isinstance(found, Buffer)
    return found


@primitive("display-buffer")
def display_buffer(lisp: Lisp, buffer_or_name: object, action: object = NIL, frame: object = NIL) -> object:
    """Show BUFFER-OR-NAME in some window and return that; ACTION and FRAME do not matter."""
    return lisp.part(Windows).display(lisp.buffers.existing(buffer_or_name), same=False)


def _switching(names: str, same: bool, documentation: str) -> None:
    def switch(lisp: Lisp, buffer_or_name: object, *others: object) -> object:
        windows = lisp.part(Windows)
        buffer = _buffer(lisp, buffer_or_name)
        windows.select(windows.display(buffer, same))
        lisp.buffers.set_current(buffer)
        return buffer

    switch.__doc__ = documentation
    first, *aliases = names.split()
    primitive(first, *aliases)(switch)


_switching(
    "switch-to-buffer pop-to-buffer-same-window", True, "Show BUFFER-OR-NAME in the selected window and make it current."
)
_switching(
    "pop-to-buffer switch-to-buffer-other-window", False, "Show BUFFER-OR-NAME in a window, select that, make it current."
)


@primitive("quit-window", interactive="P")
def quit_window(*others: object) -> object:
    """Do nothing, as nobody sees which buffers are shown; OTHERS do not matter."""
    return NIL


@primitive("walk-windows")
def walk_windows(lisp: Lisp, fun: object, minibuf: object = NIL, all_frames: object = NIL) -> object:
    """Call FUN with each window; MINIBUF and ALL-FRAMES do not matter."""
    for each in list(lisp.part(Windows).windows):
        lisp.call(fun, each)
    return NIL


@primitive("set-window-hscroll")
def set_window_hscroll(lisp: Lisp, window: object, ncol: object) -> int:
    """Scroll WINDOW so that NCOL columns are to the left of it; return NCOL."""
    found = lisp.part(Windows).live(window)
    found.hscroll = max(0, check.fixnum(ncol))
    return found.hscroll


@primitive("scroll-other-window", "scroll-other-window-down", interactive="P")
def scroll_other_window(lines: object = NIL) -> object:
    """Signal an error: there is no other window."""
    raise lisp_error("There is no other window")
