"""Places in the state of buffers, windows, frames, faces and files: what functions without arguments, or with one, tell.

Most are obsolete since Emacs 29, and still there (manual node "Setting Generalized Variables").
"""

from __future__ import annotations

from elnet.objects.cons import cons, list_of
from elnet.objects.symbols import intern
from elnet.runtime.places import PROGN, once, setter, simple_setter, with_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.objects.symbols import Symbol
    from elnet.runtime.lisp import Lisp
    from elnet.runtime.places import Do, Expander, Store

SETTERS = """
buffer-file-name set-visited-file-name buffer-modified-p set-buffer-modified-p buffer-name rename-buffer
current-buffer set-buffer current-column move-to-column current-global-map use-global-map current-local-map use-local-map
current-window-configuration set-window-configuration default-file-modes set-default-file-modes documentation-property put
face-background set-face-background face-foreground set-face-foreground face-font set-face-font face-stipple set-face-stipple
face-background-pixmap set-face-background-pixmap face-underline-p set-face-underline file-modes set-file-modes
frame-height set-frame-height frame-width set-frame-width frame-parameters modify-frame-parameters get-register set-register
global-key-binding global-set-key local-key-binding local-set-key mark set-mark mark-marker set-mark marker-position set-marker
point goto-char point-marker goto-char selected-window select-window selected-frame select-frame syntax-table set-syntax-table
standard-case-table set-standard-case-table terminal-parameter set-terminal-parameter visited-file-modtime
set-visited-file-modtime window-buffer set-window-buffer window-display-table set-window-display-table window-hscroll
set-window-hscroll window-parameter set-window-parameter window-point set-window-point window-start set-window-start
window-dedicated-p set-window-dedicated-p
"""
"""Functions, each followed by the one that sets what it tells."""


def _call(name: str, *arguments: object) -> object:
    return list_of(intern(name), *arguments)


def _storing(store: Callable[[object, list[object]], object]) -> Expander:
    """Return the expander of a place whose value is computed once, then stored by the form that STORE makes, then returned."""
    return setter(lambda value, given: once("v", value, lambda v: list_of(PROGN, store(v, given), v)))


def _cons(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    """A pair of places: the car goes into the first, the cdr into the second."""
    first, second = arguments

    def of_first(car: object, store_car: Store) -> object:
        def of_second(cdr: object, store_cdr: Store) -> object:
            def put(value: object) -> object:
                return once("v", value, lambda v: list_of(PROGN, store_car(_call("car", v)), store_cdr(_call("cdr", v)), v))

            return do(cons(head, list_of(car, cdr)), put)

        return with_place(lisp, second, of_second)

    return with_place(lisp, first, of_first)


_words = SETTERS.split()
EXPANDERS_OF_STATE: dict[str, Expander] = {
    **{place: simple_setter(function) for place, function in zip(_words[::2], _words[1::2], strict=True)},
    "buffer-string": setter(
        lambda value, _: once("v", value, lambda v: list_of(PROGN, _call("erase-buffer"), _call("insert", v)))
    ),
    "buffer-substring": _storing(
        lambda v, given: _call(
            "save-excursion", _call("delete-region", *given), _call("goto-char", given[0]), _call("insert", v)
        )
    ),
    "point-max": _storing(lambda v, _: _call("narrow-to-region", _call("point-min"), v)),
    "point-min": _storing(lambda v, _: _call("narrow-to-region", v, _call("point-max"))),
    "overlay-start": _storing(lambda v, given: _call("move-overlay", given[0], v, _call("overlay-end", given[0]))),
    "overlay-end": _storing(lambda v, given: _call("move-overlay", given[0], _call("overlay-start", given[0]), v)),
    "window-height": _storing(lambda v, _: _call("enlarge-window", _call("-", v, _call("window-height")))),
    "window-width": _storing(lambda v, _: _call("enlarge-window", _call("-", v, _call("window-width")), intern("t"))),
    "cons": _cons,
}
