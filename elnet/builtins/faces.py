"""Faces: the primitives that keep their attributes; nothing is ever drawn with them (manual node "Faces")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

FACE, UNSPECIFIED, SPECIFICATION = intern("face"), intern("unspecified"), intern("face-defface-spec")
ATTRIBUTE_NAMES = """
:family :foundry :width :height :weight :slant :underline :overline :extend :strike-through :box :inverse-video
:foreground :background :stipple :inherit :font :fontset :distant-foreground
"""
ATTRIBUTES = ATTRIBUTE_NAMES.split()


class Faces:
    """The faces of one interpreter: their attributes by name."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.attributes: dict[Symbol, dict[str, object]] = {}
        for name in (
            "default",
            "bold",
            "italic",
            "bold-italic",
            "underline",
            "fixed-pitch",
            "variable-pitch",
            "shadow",
            "link",
        ):
            self.attributes[intern(name)] = {}

    def named(self, value: object) -> dict[str, object]:
        """Return the attributes of the face VALUE, a symbol or string; signal an error if there is none."""
        symbol = intern(value.text) if isinstance(value, LString) else value
        found = self.attributes.get(symbol) if isinstance(symbol, Symbol) else None
        if found is None and isinstance(symbol, Symbol) and self.lisp.plists.get(symbol, SPECIFICATION) is not NIL:
            found = self.attributes[symbol] = {}
        if found is None:
            raise lisp_error(f"Invalid face: {symbol.name if isinstance(symbol, Symbol) else symbol}")
        return found


@primitive("internal-lisp-face-p")
def internal_lisp_face_p(lisp: Lisp, face: object, frame: object = NIL) -> object:
    """Return the attributes of FACE as a vector, nil if it is no face; FRAME does not matter."""
    symbol = intern(face.text) if isinstance(face, LString) else face
    found = lisp.part(Faces).attributes.get(symbol) if isinstance(symbol, Symbol) else None
    if found is None:
        return NIL
    return Vector([FACE, *(found.get(name, UNSPECIFIED) for name in ATTRIBUTES)])


@primitive("internal-make-lisp-face")
def internal_make_lisp_face(lisp: Lisp, face: object, frame: object = NIL) -> object:
    """Make FACE a face without attributes if it is none; FRAME does not matter."""
    symbol = check.symbol(face)
    lisp.part(Faces).attributes[symbol] = {}
    if lisp.plists.get(symbol, FACE) is NIL:
        lisp.plists.put(symbol, FACE, len(lisp.part(Faces).attributes))
    return internal_lisp_face_p(lisp, face)


@primitive("internal-set-lisp-face-attribute")
def internal_set_lisp_face_attribute(lisp: Lisp, face: object, attr: object, value: object, frame: object = NIL) -> object:
    """Make VALUE the attribute ATTR of FACE and return FACE; FRAME does not matter."""
    symbol = check.symbol(face)
    lisp.part(Faces).attributes.setdefault(symbol, {})[check.symbol(attr).name] = value
    return face


@primitive("internal-get-lisp-face-attribute")
def internal_get_lisp_face_attribute(lisp: Lisp, symbol: object, keyword: object, frame: object = NIL) -> object:
    """Return the attribute KEYWORD of the face SYMBOL, `unspecified' if it has none; FRAME does not matter."""
    return lisp.part(Faces).named(symbol).get(check.symbol(keyword).name, UNSPECIFIED)


@primitive("internal-copy-lisp-face")
def internal_copy_lisp_face(lisp: Lisp, from_: object, to: object, frame: object = NIL, new_frame: object = NIL) -> object:
    """Give the face TO the attributes of FROM and return TO; FRAME and NEW-FRAME do not matter."""
    faces = lisp.part(Faces)
    faces.attributes[check.symbol(to)] = dict(faces.named(from_))
    return to


@primitive("internal-lisp-face-empty-p")
def internal_lisp_face_empty_p(lisp: Lisp, face: object, frame: object = NIL) -> Symbol:
    """Return t if no attribute of FACE says anything; FRAME does not matter."""
    return truth(all(value is UNSPECIFIED for value in lisp.part(Faces).named(face).values()))


@primitive("internal-lisp-face-equal-p")
def internal_lisp_face_equal_p(lisp: Lisp, face1: object, face2: object, frame: object = NIL) -> object:
    """Return t if FACE1 and FACE2 have the same attributes; FRAME does not matter."""
    vectors = (internal_lisp_face_p(lisp, face) for face in (face1, face2))
    return lisp.call(intern("equal"), *vectors)


@primitive("internal-lisp-face-attribute-values")
def internal_lisp_face_attribute_values(attr: object) -> object:
    """Return the values that the attribute ATTR, a switch, can have; nil for others."""
    switches = (":underline", ":overline", ":strike-through", ":inverse-video", ":extend")
    return list_from([T, NIL]) if isinstance(attr, Symbol) and attr.name in switches else NIL


@primitive("internal-merge-in-global-face")
def internal_merge_in_global_face(face: object, frame: object) -> object:
    """Do nothing: FACE is the same on every FRAME."""
    return NIL


@primitive("internal-set-font-selection-order", "internal-set-alternative-font-family-alist")
def internal_set_font_selection_order(order: object) -> object:
    """Do nothing: there are no fonts to which ORDER would matter."""
    return NIL


@primitive("internal-set-alternative-font-registry-alist")
def internal_set_alternative_font_registry_alist(alist: object) -> object:
    """Return ALIST: there are no fonts."""
    return alist


@primitive("face-attribute-relative-p")
def face_attribute_relative_p(attribute: object, value: object) -> Symbol:
    """Return t if VALUE of ATTRIBUTE says something about another value only."""
    relative = value is UNSPECIFIED or (isinstance(attribute, Symbol) and attribute.name == ":height" and type(value) is float)
    return truth(relative)


@primitive("merge-face-attribute")
def merge_face_attribute(attribute: object, value1: object, value2: object) -> object:
    """Return VALUE1 of ATTRIBUTE, or VALUE2 where VALUE1 says nothing."""
    return value2 if value1 is UNSPECIFIED else value1


@primitive("display-supports-face-attributes-p")
def display_supports_face_attributes_p(attributes: object, display: object = NIL) -> object:
    """Return nil: nothing shows ATTRIBUTES, on DISPLAY or elsewhere."""
    return NIL


@primitive("native-comp-available-p")
def native_comp_available_p() -> object:
    """Return nil: nothing is compiled to machine code."""
    return NIL


@primitive("define-fringe-bitmap")
def define_fringe_bitmap(
    lisp: Lisp, bitmap: object, bits: object, height: object = NIL, width: object = NIL, align: object = NIL
) -> object:
    """Note that BITMAP names a picture, and return it; BITS, HEIGHT, WIDTH and ALIGN, how it looks, do not matter."""
    lisp.plists.put(check.symbol(bitmap), intern("fringe"), 1)
    return bitmap


@primitive("destroy-fringe-bitmap")
def destroy_fringe_bitmap(lisp: Lisp, bitmap: object) -> object:
    """Forget that BITMAP names a picture."""
    lisp.plists.put(check.symbol(bitmap), intern("fringe"), NIL)
    return NIL


@macro("define-obsolete-face-alias")
def define_obsolete_face_alias(obsolete_face: object, current_face: object, when: object) -> object:
    """Make OBSOLETE-FACE another name of CURRENT-FACE, obsolete since WHEN."""
    put = intern("put")
    return list_of(
        intern("progn"),
        list_of(put, obsolete_face, list_of(intern("quote"), intern("face-alias")), current_face),
        list_of(put, obsolete_face, list_of(intern("quote"), intern("obsolete-face")), list_of(intern("or"), when, T)),
    )
