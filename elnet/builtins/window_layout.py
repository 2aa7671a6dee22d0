"""Where windows are and how they are found, resized and left: one beside the other in a frame that nobody sees."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.windows import HEIGHT, WIDTH, Window, Windows


def _edges(names: str, bottom: int) -> None:
    def edges(lisp: Lisp, window: object = NIL, *rest: object) -> object:
        lisp.part(Windows).live(window)
        return list_of(0, 1, WIDTH, bottom)

    edges.__doc__ = "Return the list of the left, top, right and bottom edge of WINDOW; the REST does not matter."
    first, *aliases = names.split()
    primitive(first, *aliases)(edges)


_edges("window-edges window-pixel-edges window-absolute-pixel-edges", HEIGHT - 1)
_edges("window-inside-edges window-body-edges window-inside-pixel-edges window-body-pixel-edges", HEIGHT - 2)


@primitive("count-windows")
def count_windows(lisp: Lisp, minibuf: object = NIL, all_frames: object = NIL) -> int:
    """Return how many windows there are; MINIBUF and ALL-FRAMES do not matter."""
    return len(lisp.part(Windows).windows)


@primitive("other-window", interactive="p\ni\np")
def other_window(lisp: Lisp, count: object, all_frames: object = NIL, interactive: object = NIL) -> Symbol:
    """Select the COUNTth window after the selected one; ALL-FRAMES and INTERACTIVE do not matter."""
    windows = lisp.part(Windows)
    place = windows.windows.index(windows.selected) + check.fixnum(count)
    windows.select(windows.windows[place % len(windows.windows)])
    return NIL


@primitive(
    "window-in-direction", "window-parent", "window-left-child", "window-top-child", "window-child", "window-prev-sibling"
)
def window_in_direction(*arguments: object) -> object:
    """Return nil: no window is around or inside another, ARGUMENTS may say what they want."""
    return NIL


@primitive("window-next-sibling")
def window_next_sibling(lisp: Lisp, window: object = NIL) -> object:
    """Return the window after WINDOW: that of the minibuffer at last."""
    windows = lisp.part(Windows)
    place = windows.windows.index(windows.live(window)) + 1
    return windows.windows[place] if place < len(windows.windows) else windows.minibuffer


@primitive("get-largest-window", "get-lru-window", "get-mru-window")
def get_largest_window(
    lisp: Lisp, all_frames: object = NIL, dedicated: object = NIL, not_selected: object = NIL, no_other: object = NIL
) -> object:
    """Return the selected window, or another if NOT-SELECTED is non-nil; ALL-FRAMES, DEDICATED and NO-OTHER do not matter."""
    windows = lisp.part(Windows)
    if not_selected is NIL:
        return windows.selected
    return next((each for each in windows.windows if each is not windows.selected), NIL)


@primitive("get-window-with-predicate")
def get_window_with_predicate(
    lisp: Lisp, predicate: object, minibuf: object = NIL, all_frames: object = NIL, default: object = NIL
) -> object:
    """Return the first window for which PREDICATE holds, else DEFAULT; MINIBUF and ALL-FRAMES do not matter."""
    return next((each for each in list(lisp.part(Windows).windows) if lisp.call(predicate, each) is not NIL), default)


@primitive("window-full-height-p", "window-full-width-p")
def window_full_height_p(lisp: Lisp, window: object = NIL) -> Symbol:
    """Return t if WINDOW is as high as the frame: if it is the only one."""
    lisp.part(Windows).live(window)
    return truth(len(lisp.part(Windows).windows) == 1)


@primitive("window-combined-p")
def window_combined_p(lisp: Lisp, window: object = NIL, horizontal: object = NIL) -> Symbol:
    """Return t if there are windows beside WINDOW; HORIZONTAL does not matter."""
    lisp.part(Windows).live(window)
    return truth(len(lisp.part(Windows).windows) > 1)


@primitive("window-font-width", "window-font-height")
def window_font_width(window: object = NIL, face: object = NIL) -> int:
    """Return the size of a character: one."""
    return 1


@primitive("count-screen-lines")
def count_screen_lines(
    lisp: Lisp, beg: object = NIL, end: object = NIL, count_final_newline: object = NIL, window: object = NIL
) -> object:
    """Return how many lines are between BEG and END; one more after a last line end if COUNT-FINAL-NEWLINE is non-nil."""
    buffer = lisp.buffers.current
    first = buffer.begv if beg is NIL else check.integer_or_marker(beg)
    last = buffer.zv if end is NIL else check.integer_or_marker(end)
    if first == last:
        return 0
    text = buffer.substring(min(first, last), max(first, last))
    return text.count("\n") + (1 if not text.endswith("\n") or count_final_newline is not NIL else 0)


# Sizes


def _resizing(names: str) -> None:
    def resize(lisp: Lisp, *arguments: object) -> object:
        if len(lisp.part(Windows).windows) == 1:
            raise lisp_error("Cannot resize the root window of a frame")
        return NIL

    resize.__doc__ = "Signal an error if there is only one window; ARGUMENTS, how much to resize, do not matter else."
    first, *aliases = names.split()
    primitive(first, *aliases, interactive="p")(resize)


_resizing("enlarge-window shrink-window enlarge-window-horizontally shrink-window-horizontally window-resize")


@primitive(
    "fit-window-to-buffer",
    "shrink-window-if-larger-than-buffer",
    "set-window-text-height",
    "fit-frame-to-buffer",
    interactive=NIL,
)
def fit_window_to_buffer(*arguments: object) -> object:
    """Do nothing: nobody sees how high windows are, whatever ARGUMENTS say."""
    return NIL


@primitive("balance-windows", interactive=NIL)
def balance_windows(window_or_frame: object = NIL) -> Symbol:
    """Return t: windows are of the same size."""
    return T


# Showing buffers


@primitive("delete-windows-on", "replace-buffer-in-windows", interactive="bBuffer to replace: ")
def delete_windows_on(lisp: Lisp, buffer_or_name: object = NIL, frame: object = NIL) -> Symbol:
    """Delete the windows that show BUFFER-OR-NAME, or let the last one show another; FRAME does not matter."""
    windows = lisp.part(Windows)
    buffer = lisp.buffers.current if buffer_or_name is NIL else lisp.buffers.existing(buffer_or_name)
    for each in [window for window in windows.windows if window.buffer is buffer]:
        if len(windows.windows) > 1:
            windows.delete(each)
        else:
            windows.show(each, lisp.buffers.other(buffer))
    return NIL


@primitive("display-buffer-reuse-window")
def display_buffer_reuse_window(lisp: Lisp, buffer: object, alist: object) -> object:
    """Return a window that shows BUFFER, nil if there is none; ALIST may forbid the selected one by `inhibit-same-window'."""
    windows = lisp.part(Windows)
    shown = lisp.buffers.existing(buffer)
    forbidden = lisp.call(intern("alist-get"), intern("inhibit-same-window"), alist) is not NIL
    found = [each for each in windows.windows if each.buffer is shown and not (forbidden and each is windows.selected)]
    return found[0] if found else NIL


@primitive("display-buffer-same-window")
def display_buffer_same_window(lisp: Lisp, buffer: object, alist: object) -> object:
    """Show BUFFER in the selected window, unless ALIST forbids that by `inhibit-same-window', and return the window."""
    if lisp.call(intern("alist-get"), intern("inhibit-same-window"), alist) is not NIL:
        return NIL
    return lisp.part(Windows).display(lisp.buffers.existing(buffer), same=True)


def _in_new_window(names: str) -> None:
    def display(lisp: Lisp, buffer: object, alist: object) -> object:
        windows = lisp.part(Windows)
        window = windows.split()
        windows.show(window, lisp.buffers.existing(buffer))
        return window

    display.__doc__ = "Show BUFFER in a new window and return that; ALIST does not matter."
    first, *aliases = names.split()
    primitive(first, *aliases)(display)


_in_new_window(
    "display-buffer-pop-up-window display-buffer-in-side-window display-buffer-in-direction display-buffer-below-selected "
    "display-buffer-at-bottom"
)


@primitive("display-buffer-use-some-window")
def display_buffer_use_some_window(lisp: Lisp, buffer: object, alist: object) -> object:
    """Show BUFFER in another window than the selected one and return that, nil if there is none; ALIST does not matter."""
    windows = lisp.part(Windows)
    others = [each for each in windows.windows if each is not windows.selected]
    if not others:
        return NIL
    windows.show(others[0], lisp.buffers.existing(buffer))
    return others[0]


@primitive("display-buffer-no-window")
def display_buffer_no_window(buffer: object, alist: object) -> object:
    """Return `fail' if ALIST has `allow-no-window': BUFFER is not shown; else nil."""
    pairs = [each for each in elements(alist) if type(each) is Cons and each.car is intern("allow-no-window")]
    return intern("fail") if pairs and pairs[0].cdr is not NIL else NIL


@primitive("display-buffer-record-window")
def display_buffer_record_window(type_: object, window: object, buffer: object) -> object:
    """Do nothing: how WINDOW came to show BUFFER is not remembered, whatever TYPE says."""
    return NIL


@primitive("split-window-sensibly")
def split_window_sensibly(lisp: Lisp, window: object = NIL) -> object:
    """Return nil: WINDOW is too small to be split."""
    return NIL


@primitive("quit-restore-window", interactive=NIL)
def quit_restore_window(lisp: Lisp, window: object = NIL, bury_or_kill: object = NIL) -> object:
    """Let WINDOW show another buffer; BURY-OR-KILL `kill' means kill the buffer that it shows."""
    windows = lisp.part(Windows)
    found: Window = windows.live(window)
    shown = found.buffer
    assert shown is not None
    if bury_or_kill is intern("kill"):
        lisp.call(intern("kill-buffer"), shown)
    else:
        windows.show(found, lisp.buffers.other(shown))
    return NIL


@primitive("kill-buffer-and-window", interactive=NIL)
def kill_buffer_and_window(lisp: Lisp) -> object:
    """Kill the current buffer and delete the selected window, if there is another."""
    lisp.call(intern("kill-buffer"))
    if len(lisp.part(Windows).windows) > 1:
        lisp.call(intern("delete-window"))
    return NIL


@primitive("switch-to-buffer-other-frame")
def switch_to_buffer_other_frame(lisp: Lisp, buffer_or_name: object, norecord: object = NIL) -> object:
    """Show BUFFER-OR-NAME in another window: there is only one frame; NORECORD does not matter."""
    return lisp.call(intern("pop-to-buffer"), buffer_or_name)


# Frames and selections


@primitive("select-frame-set-input-focus", "frame-focus-state", "make-frame-visible", "iconify-frame", "set-mouse-color",
           "set-cursor-color", "set-frame-font", "set-frame-name", "set-border-color")  # fmt: skip
def without_effect(*arguments: object) -> object:
    """Do nothing and return nil: ARGUMENTS are about what a display shows."""
    return NIL


@primitive("modify-frame-parameters")
def modify_frame_parameters(lisp: Lisp, frame: object, alist: object) -> object:
    """Set the parameters of FRAME that are in ALIST."""
    for pair in elements(alist):
        lisp.call(intern("set-frame-parameter"), frame, check.cons(pair).car, check.cons(pair).cdr)
    return NIL


@primitive("gui-set-selection", "x-set-selection")
def gui_set_selection(type_: object, data: object) -> object:
    """Return DATA: no other program can ask for a selection of TYPE."""
    return data


@primitive("gui-get-selection", "x-get-selection", "x-get-clipboard", "gui-selection-value", "x-selection-value",
           "gui-get-primary-selection")  # fmt: skip
def gui_get_selection(type_: object = NIL, data_type: object = NIL) -> object:
    """Return nil: no other program has a selection of TYPE as DATA-TYPE."""
    return NIL
