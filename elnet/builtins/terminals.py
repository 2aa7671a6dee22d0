"""The terminal, which a batch program does not have: what may be asked of it all the same, and what may be kept with it."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.typed_input import TypedInput
from elnet.runtime.windows import Frame


class TerminalParameters:
    """The parameters of the terminal of one interpreter, the latest first."""

    def __init__(self, lisp: Lisp) -> None:
        self.values: dict[Symbol, object] = {intern("normal-erase-is-backspace"): 0}


@primitive("terminal-live-p")
def terminal_live_p(object: object) -> Symbol:
    """Return t if OBJECT is the terminal: its name, the frame or nil."""
    is_name = isinstance(object, LString) and object.text == "initial_terminal"
    return truth(object is NIL or is_name or isinstance(object, Frame))


@primitive("terminal-list")
def terminal_list() -> object:
    """Return the list of the terminals."""
    return list_of(lisp_string("initial_terminal"))


@primitive("frame-terminal")
def frame_terminal(frame: object = NIL) -> LString:
    """Return what stands for the terminal of FRAME."""
    return lisp_string("initial_terminal")


def _parameters(lisp: Lisp, terminal: object) -> dict[Symbol, object]:
    if terminal_live_p(terminal) is NIL:
        raise wrong_type_argument("terminal-live-p", terminal)
    return lisp.part(TerminalParameters).values


@primitive("terminal-parameter")
def terminal_parameter(lisp: Lisp, terminal: object, parameter: object) -> object:
    """Return the PARAMETER, a symbol, of TERMINAL, nil if it has none."""
    return _parameters(lisp, terminal).get(check.symbol(parameter), NIL)


@primitive("set-terminal-parameter")
def set_terminal_parameter(lisp: Lisp, terminal: object, parameter: object, value: object) -> object:
    """Make VALUE the PARAMETER of TERMINAL; return what it was before."""
    parameters = _parameters(lisp, terminal)
    before = parameters.get(check.symbol(parameter), NIL)
    parameters[check.symbol(parameter)] = value
    return before


@primitive("terminal-parameters")
def terminal_parameters(lisp: Lisp, terminal: object = NIL) -> object:
    """Return an alist of the parameters of TERMINAL."""
    return list_from(cons(name, value) for name, value in reversed(_parameters(lisp, terminal).items()))


@primitive("tty-type")
def tty_type(tty: object = NIL) -> object:
    """Return nil: there is no terminal that has a type."""
    return NIL


@primitive("tty-display-color-p")
def tty_display_color_p(terminal: object = NIL) -> object:
    """Return nil: no terminal shows colors."""
    return NIL


@primitive("tty-display-color-cells")
def tty_display_color_cells(terminal: object = NIL) -> int:
    """Return 0: no terminal shows colors."""
    return 0


@primitive("current-input-mode")
def current_input_mode() -> object:
    """Return how keys would be read: (INTERRUPT FLOW META QUIT)."""
    return list_of(T, NIL, T, 7)


@primitive("minibuffer-prompt")
def minibuffer_prompt(lisp: Lisp) -> object:
    """Return the prompt of the minibuffer that is active, nil if there is none."""
    prompts = lisp.part(TypedInput).prompts
    return prompts[-1] if prompts else NIL


@primitive("current-bidi-paragraph-direction")
def current_bidi_paragraph_direction(buffer: object = NIL) -> Symbol:
    """Return `left-to-right', the direction of paragraphs where nothing is shown."""
    return intern("left-to-right")


@primitive("invocation-name")
def invocation_name(lisp: Lisp) -> object:
    """Return the name of this program."""
    return lisp.value("invocation-name")


@primitive("invocation-directory")
def invocation_directory(lisp: Lisp) -> object:
    """Return the folder of this program."""
    return lisp.value("invocation-directory")
