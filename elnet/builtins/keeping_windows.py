"""Keeping windows and what is selected: configurations, and evaluating forms with others selected."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.windows import Configuration, Window, Windows
from elnet.text.buffer import Buffer

UNWIND_PROTECT, PROGN, LET = intern("unwind-protect"), intern("progn"), intern("let")


@primitive("current-window-configuration")
def current_window_configuration(lisp: Lisp, frame: object = NIL) -> object:
    """Return what is needed to make the windows again what they are; FRAME does not matter."""
    return Configuration(lisp.part(Windows))


@primitive("window-configuration-p")
def window_configuration_p(object: object) -> Symbol:
    """Return t if OBJECT is a window configuration."""
    return truth(isinstance(object, Configuration))


@primitive("set-window-configuration")
def set_window_configuration(
    lisp: Lisp, configuration: object, dont_set_frame: object = NIL, dont_set_miniwindow: object = NIL
) -> object:
    """Make the windows what they were when CONFIGURATION was made; the other arguments do not matter."""
    if isinstance(configuration, Configuration):
        lisp.part(Windows).restore(configuration)
    return T


def _restoring(body: tuple[object, ...], begin: list[object]) -> object:
    saved = Symbol("configuration")
    restore = list_of(intern("set-window-configuration"), saved)
    made = list_of(list_of(saved, list_of(intern("current-window-configuration"))))
    return list_of(LET, made, list_of(UNWIND_PROTECT, cons(PROGN, list_from([*begin, *body])), restore))


@macro("save-window-excursion")
def save_window_excursion(*body: object) -> object:
    """Evaluate BODY, then make the windows what they were before."""
    return _restoring(body, [])


@primitive("elnet--select-again")
def select_again(lisp: Lisp, window: object, buffer: object) -> object:
    """Select WINDOW, if it still is there, and make BUFFER, if it still is there, the current one."""
    windows = lisp.part(Windows)
    if isinstance(window, Window) and window.buffer is not None:
        windows.selected = window
    if isinstance(buffer, Buffer) and buffer.name is not None:
        lisp.buffers.set_current(buffer)
    return NIL


@macro("save-selected-window")
def save_selected_window(*body: object) -> object:
    """Evaluate BODY, then select the window and the buffer that were selected before."""
    return _selecting([], body)


@macro("with-selected-window")
def with_selected_window(window: object, *body: object) -> object:
    """Evaluate BODY with WINDOW selected, then select what was selected before."""
    return _selecting([list_of(intern("select-window"), window, quoted_norecord())], body)


def quoted_norecord() -> object:
    """Return the form of the symbol that says a selection is not to be remembered."""
    return list_of(intern("quote"), intern("norecord"))


def _selecting(begin: list[object], body: tuple[object, ...]) -> object:
    window, buffer = Symbol("window"), Symbol("buffer")
    saved = list_of(list_of(window, list_of(intern("selected-window"))), list_of(buffer, list_of(intern("current-buffer"))))
    again = list_of(intern("elnet--select-again"), window, buffer)
    return list_of(LET, saved, list_of(UNWIND_PROTECT, cons(PROGN, list_from([*begin, *body])), again))
