"""The frame of a batch program: the only one, on a terminal that shows nothing."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import answering, macro, primitive
from elnet.runtime.windows import HEIGHT, WIDTH, Frame, Windows

PROGN = intern("progn")

answering(__name__, "raise-frame lower-frame set-frame-size set-frame-width set-frame-height", NIL, "Do nothing.")
answering(__name__, "frame-char-width frame-char-height", 1, "Return the size of a character.")
answering(__name__, "frame-height frame-pixel-height frame-text-height", HEIGHT, "Return the height of the frame in lines.")
answering(__name__, "frame-width frame-pixel-width frame-text-width", WIDTH, "Return the width of the frame in columns.")


@primitive("selected-frame", "next-frame", "previous-frame", "window-frame")
def selected_frame(lisp: Lisp, frame: object = NIL, *others: object) -> object:
    """Return the frame; FRAME and OTHERS do not matter."""
    return lisp.part(Windows).frame


@primitive("frame-list", "visible-frame-list")
def frame_list(lisp: Lisp) -> object:
    """Return the list of the frames."""
    return list_of(lisp.part(Windows).frame)


@primitive("framep", "frame-live-p", "frame-visible-p")
def framep(object: object) -> Symbol:
    """Return t if OBJECT is a frame."""
    return truth(isinstance(object, Frame))


@primitive("frame-parameter")
def frame_parameter(lisp: Lisp, frame: object, parameter: object) -> object:
    """Return PARAMETER of FRAME."""
    return lisp.part(Windows).frame.parameters.get(parameter, NIL)


@primitive("frame-parameters")
def frame_parameters(lisp: Lisp, frame: object = NIL) -> object:
    """Return the parameters of FRAME as an alist."""
    return list_from(cons(key, value) for key, value in lisp.part(Windows).frame.parameters.items())


@primitive("set-frame-parameter")
def set_frame_parameter(lisp: Lisp, frame: object, parameter: object, value: object) -> object:
    """Set PARAMETER of FRAME to VALUE."""
    lisp.part(Windows).frame.parameters[parameter] = value
    return NIL


@macro("with-selected-frame")
def with_selected_frame(frame: object, *body: object) -> object:
    """Evaluate BODY with FRAME, the only one, selected."""
    return cons(PROGN, cons(frame, list_from(body)))


@primitive("terminal-name")
def terminal_name(terminal: object = NIL) -> LString:
    """Return what stands for the terminal; TERMINAL does not matter."""
    return lisp_string("initial_terminal")


@primitive("select-frame", interactive="e")
def select_frame(lisp: Lisp, frame: object, norecord: object = NIL) -> object:
    """Return FRAME, the only one there is."""
    if not isinstance(frame, Frame):
        raise wrong_type_argument("frame-live-p", frame)
    return frame


@primitive("delete-frame", interactive="")
def delete_frame(frame: object = NIL, force: object = NIL) -> object:
    """Signal an error: the only frame cannot be deleted."""
    raise lisp_error(f"Attempt to delete the {'only' if force is not NIL else 'sole visible or iconified'} frame")


@primitive("mouse-pixel-position", "mouse-position")
def mouse_pixel_position(lisp: Lisp) -> object:
    """Return a list of the frame and nil: there is no mouse."""
    return cons(selected_frame(lisp), cons(NIL, NIL))
