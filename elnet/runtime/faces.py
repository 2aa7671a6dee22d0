"""Faces: what their attributes are on the frame, and what they would be on new ones (manual node "Faces").

Nothing is ever drawn with them.  A face that `defface' has defined has on the frame what its specification says for a
terminal without colours; the attributes for new frames are only what was set for them.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

    Attributes = dict[str, object]

UNSPECIFIED, DEFFACE, OVERRIDE = intern("unspecified"), intern("face-defface-spec"), intern("face-override-spec")
ALIAS = intern("face-alias")
ATTRIBUTE_NAMES = """
:family :foundry :width :height :weight :slant :underline :inverse-video :foreground :background :stipple :overline
:strike-through :box :font :inherit :fontset :distant-foreground :extend
"""
ATTRIBUTES = ATTRIBUTE_NAMES.split()
"""The names in the order of the vector that stands for a face."""
DEFAULT = r"""
:inherit nil :stipple nil :background "unspecified-bg" :foreground "unspecified-fg" :inverse-video nil :box nil
:strike-through nil :extend nil :overline nil :underline nil :slant normal :weight normal :height 1 :width normal
:foundry "default" :family "default"
"""
DISPLAY = {"type": "tty", "class": "mono", "background": "dark"}
"""What the conditions in specifications are compared with."""


class Faces:
    """The faces of one interpreter: SHOWN has their attributes on the frame, NEW those for new frames."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.shown: dict[Symbol, Attributes] = {}
        self.new: dict[Symbol, Attributes] = {}
        self._waiting: set[Symbol] = set()
        self._standard: dict[str, str] = {}
        self._read_standard()

    def _read_standard(self) -> None:
        from elnet.runtime.standard_faces import FACES

        for line in FACES.strip().split("\n"):
            name, _, rest = line.partition(" ")
            self._standard[name] = DEFAULT if name == "default" else rest
            self.shown[intern(name)] = self.new[intern(name)] = {}
            self._waiting.add(intern(name))

    def declare(self, face: Symbol) -> None:
        """Note that FACE has a specification; its attributes are made when they are asked for."""
        if face not in self.shown:
            self.shown[face], self.new[face] = {}, {}
        self._waiting.add(face)

    def find(self, value: object) -> Symbol | None:
        """Return the face that VALUE, a symbol or string, names, None if there is none."""
        if isinstance(value, LString):
            value = self.lisp.intern(value.text)
        if not isinstance(value, Symbol) or value is NIL:
            return None
        alias = self.lisp.plists.get(value, ALIAS)
        if isinstance(alias, Symbol) and alias is not NIL:
            value = alias
        if value in self._waiting:
            self._waiting.remove(value)
            if value.name in self._standard and self.lisp.plists.get(value, DEFFACE) is NIL:
                self.shown[value], self.new[value] = self._of_text(self._standard[value.name]), {}
            else:
                self.recalculate(value)
        return value if value in self.shown else None

    def check(self, value: object) -> Symbol:
        """Return the face that VALUE names; signal an error if there is none."""
        found = self.find(value)
        if found is None:
            raise signal("error", lisp_string("Invalid face"), value)
        return found

    def make(self, face: Symbol) -> None:
        """Make FACE a face without attributes."""
        self.shown[face], self.new[face] = {}, {}
        if face in self._waiting:
            self._waiting.remove(face)

    def all(self) -> list[Symbol]:
        """Return the faces, the latest first."""
        return list(reversed(self.shown))

    def set(self, face: Symbol, attribute: str, value: object, frame: object) -> None:
        """Give FACE the VALUE of ATTRIBUTE on FRAME; t means new ones, nil all."""
        if attribute not in ATTRIBUTES:
            raise signal("error", lisp_string("Invalid face attribute name"), intern(attribute))
        for table, wanted in ((self.new, frame is T or frame is NIL), (self.shown, frame is not T)):
            if wanted:
                table[face][attribute] = value

    def get(self, face: Symbol, attribute: str, frame: object = NIL) -> object:
        """Return the ATTRIBUTE of FACE on FRAME, t for new ones."""
        return (self.new if frame is T else self.shown)[face].get(attribute, UNSPECIFIED)

    # Specifications

    def recalculate(self, face: Symbol) -> None:
        """Give FACE on the frame what its specifications say."""
        shown: Attributes = {}
        for name in (DEFFACE, OVERRIDE):
            chosen = self.choose(self.lisp.plists.get(face, name))
            shown |= self._of_plist(chosen or [])
        self.shown[face] = shown

    def choose(self, specification: object) -> list[object] | None:
        """Return the attributes that SPECIFICATION has for the frame as a list, None if nothing there is for it."""
        defaults: list[object] = []
        for clause in elements(specification):
            if type(clause) is not Cons:
                continue
            rest = elements(clause.cdr)
            if len(rest) == 1 and (type(rest[0]) is Cons or rest[0] is NIL):
                rest = elements(rest[0])
            if clause.car is intern("default"):
                defaults = rest
            elif self.matches(clause.car):
                return defaults + rest
        return defaults or None

    def matches(self, display: object) -> bool:
        """Tell whether DISPLAY, the condition of a clause, holds for the frame."""
        return display is T or all(self._holds(requirement) for requirement in elements(display))

    def _holds(self, requirement: object) -> bool:
        if type(requirement) is not Cons or not isinstance(requirement.car, Symbol):
            raise lisp_error("Invalid face display requirement")
        kind, values = requirement.car.name, elements(requirement.cdr)
        if kind == "min-colors":
            return all(type(value) is int and value <= 0 for value in values)
        if kind == "supports":
            return False
        return any(isinstance(value, Symbol) and value.name == DISPLAY.get(kind) for value in values)

    def _of_plist(self, plist: list[object]) -> Attributes:
        pairs = zip(plist[::2], plist[1::2], strict=False)
        return {key.name: value for key, value in pairs if isinstance(key, Symbol) and key.name in ATTRIBUTES}

    def _of_text(self, text: str) -> Attributes:
        from elnet.reader import Reader

        return self._of_plist(elements(Reader(f"({text})", self.lisp.intern).read()))
