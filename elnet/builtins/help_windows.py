"""Buffers of help: `with-help-window' and its kin, which write to a buffer that nobody sees."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.declared_modes import major_mode, set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

major_mode(__name__, "help-mode", "Help", "special-mode", "Turn on the major mode for help.")


@primitive("help-buffer")
def help_buffer() -> object:
    """Return the name of the buffer for help."""
    return lisp_string("*Help*")


@primitive("help-setup-xref")
def help_setup_xref(lisp: Lisp, item: object, interactive_p: object) -> object:
    """Note that ITEM, a function and its arguments, made the help; return that.  INTERACTIVE-P does not matter."""
    if lisp.value("major-mode") is intern("help-mode"):
        set_locally(lisp, help_xref_stack_item=item)
    return item


@primitive("help-print-return-message")
def help_print_return_message(function: object = NIL) -> object:
    """Return nil: nobody has to be told how to leave help."""
    return NIL


def _writing(buffer_or_name: object, body: tuple[object, ...], begin: object, end: object) -> object:
    """Return the form that empties the buffer, does BEGIN in it, writes what BODY prints, does END in it, and shows it."""
    buffer, value = Symbol("buffer"), Symbol("value")
    output = list_of(list_of(intern("standard-output"), buffer))
    inside = [
        list_of(intern("erase-buffer")),
        begin,
        list_of(intern("setq"), value, cons(intern("let"), cons(output, list_from(body or (NIL,))))),
        list_of(intern("goto-char"), list_of(intern("point-min"))),
        end,
    ]
    made = list_of(buffer, list_of(intern("get-buffer-create"), buffer_or_name))
    writable = list_of(list_of(intern("inhibit-read-only"), T))
    within = list_of(intern("with-current-buffer"), buffer, cons(intern("let"), cons(writable, list_from(inside))))
    return list_of(intern("let*"), list_of(made, list_of(value, NIL)), within, list_of(intern("display-buffer"), buffer), value)


@macro("with-help-window")
def with_help_window(buffer_or_name: object, *body: object) -> object:
    """Evaluate BODY with its output going to BUFFER-OR-NAME, which is emptied before, in `help-mode', and shown after."""
    return _writing(buffer_or_name, body, list_of(intern("help-mode")), list_of(intern("setq"), intern("buffer-read-only"), T))


@macro("with-current-buffer-window", "with-temp-buffer-window")
def with_current_buffer_window(buffer_or_name: object, action: object, quit_function: object, *body: object) -> object:
    """Evaluate BODY with its output going to BUFFER-OR-NAME, which is emptied before and shown after.

    ACTION is that of `display-buffer'; if QUIT-FUNCTION is non-nil it is called with the window and the value.
    """
    form = _writing(buffer_or_name, body, NIL, NIL)
    if quit_function is NIL:
        return form
    value, window = Symbol("value"), Symbol("window")
    shown = list_of(window, list_of(intern("get-buffer-window"), buffer_or_name))
    call = list_of(intern("funcall"), quit_function, window, value)
    return list_of(intern("let*"), list_of(list_of(value, form), shown), call)
