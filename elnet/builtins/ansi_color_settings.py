"""The variables and faces of the library ansi-color."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, part

declare = Declarer(__name__)

COLORS = "black red green yellow blue magenta cyan white"
SHADES = {
    "": "black red3 green3 yellow3 blue2 magenta3 cyan3 gray90",
    "bright-": "gray30 red2 green2 yellow2 blue1 magenta2 cyan2 white",
}
ATTRIBUTES = {
    "bold": (":inherit", "bold"),
    "faint": (":weight", "light"),
    "italic": (":inherit", "italic"),
    "underline": (":inherit", "underline"),
    "slow-blink": (":box", ""),
    "fast-blink": (":box", ""),
    "inverse": (":inverse-video", "t"),
}
OLD_FACES = "default bold default italic underline success warning error"


def _names(words: str, prefix: str = "") -> Vector:
    return Vector([intern(prefix + word) for word in words.split()])


def _attribute_faces() -> object:
    return Vector([NIL, *(intern(f"ansi-color-{name}") for name in ATTRIBUTES)])


def _colors() -> object:
    return Vector([lisp_string(name) for name in SHADES[""].split()])


def color_map(lisp: Lisp) -> object:
    """Return the vector of faces and colours for the codes up to 49, by the variables of old."""
    items: list[object] = [NIL] * 50
    items[:8] = check.vector(lisp.value("ansi-color-faces-vector")).items[:8]
    for kind, first in (("foreground-color", 30), ("background-color", 40)):
        for number, color in enumerate(check.vector(lisp.value("ansi-color-names-vector")).items[:8]):
            name = color.cdr if type(color) is Cons and first == 40 else color
            items[first + number] = cons(intern(kind), name)
    return Vector(items)


ABOUT = "A setting of how colours of terminals are shown."
declare("ansi-color-faces-vector", NIL, ABOUT, make=lambda: _names(OLD_FACES))
declare("ansi-color-names-vector", NIL, ABOUT, make=_colors)
declare("ansi-color-basic-faces-vector", NIL, "The faces of the codes 1 to 7.", make=_attribute_faces)
declare("ansi-color-normal-colors-vector", NIL, "The faces of the colours.", make=lambda: _names(COLORS, "ansi-color-"))
declare("ansi-color-bright-colors-vector", NIL, "The faces of the bright colours.",
    make=lambda: _names(COLORS, "ansi-color-bright-"))  # fmt: skip
declare("ansi-color-bold-is-bright", NIL, "Non-nil means bold text has bright colours.")
declare("ansi-color-control-seq-regexp", lisp_string("\x1b\\[[0-?]*[ -/]*[@-~]"), "A regexp for control sequences.")
declare("ansi-color--control-seq-fragment-regexp", lisp_string("\x1b\\[[0-?]*[ -/]*\\|\x1b"), "A regexp for their beginnings.")
declare("ansi-color-parameter-regexp", lisp_string("\\([0-9]*\\)[m;]"), "A regexp for the numbers in control sequences.")
declare("ansi-color-for-comint-mode", T, "What to do with output in comint buffers: t, nil for nothing, or `filter'.")
declare("ansi-color-for-compilation-mode", T, "What to do with output of compilations: t, nil for nothing, or `filter'.")
declare("ansi-color-apply-face-function", intern("ansi-color-apply-overlay-face"), "What gives a text a face.")
declare("ansi-color-context", NIL, "Where `ansi-color-apply' stopped.", local=True)
declare("ansi-color-context-region", NIL, "Where `ansi-color-apply-on-region' stopped.", local=True)
declare("ansi-color-map", NIL, "The faces and colours of codes.", make_for=color_map)


class AnsiFaces:
    """The faces that come with the variables."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        for name, (attribute, value) in ATTRIBUTES.items():
            box = list_of(intern(":line-width"), -1)
            self._declare(name, intern(attribute), intern(value) if value else box)
        for prefix, shades in SHADES.items():
            for color, shade in zip(COLORS.split(), shades.split(), strict=True):
                front = "grey90" if color == "white" and not prefix else shade
                self._declare(
                    prefix + color, intern(":foreground"), lisp_string(front), intern(":background"), lisp_string(shade)
                )

    def _declare(self, name: str, *attributes: object) -> None:
        specification = list_of(list_of(T, *attributes))
        text = lisp_string("A face for what terminals show so.")
        self.lisp.call(intern("custom-declare-face"), self.lisp.intern(f"ansi-color-{name}"), specification, text)


part(__name__, AnsiFaces)
