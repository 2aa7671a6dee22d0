"""Faces: the primitives that keep their attributes; nothing is ever drawn with them (manual node "Faces")."""

from __future__ import annotations

from elnet.objects.conditions import signal, truth
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.faces import ATTRIBUTES, UNSPECIFIED, Faces
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

FACE = intern("face")


def _vector(faces: Faces, face: Symbol, frame: object) -> Vector:
    return Vector([FACE, *(faces.get(face, name, frame) for name in ATTRIBUTES)])


@primitive("internal-lisp-face-p")
def internal_lisp_face_p(lisp: Lisp, face: object, frame: object = NIL) -> object:
    """Return the attributes of FACE on FRAME as a vector, those for new frames if FRAME is nil; nil if it is no face."""
    faces = lisp.part(Faces)
    found = faces.find(face)
    return NIL if found is None else _vector(faces, found, T if frame is NIL else frame)


@primitive("internal-make-lisp-face")
def internal_make_lisp_face(lisp: Lisp, face: object, frame: object = NIL) -> object:
    """Make FACE a face without attributes if it is none; FRAME does not matter."""
    symbol = check.symbol(face)
    faces = lisp.part(Faces)
    faces.make(symbol)
    if lisp.plists.get(symbol, FACE) is NIL:
        lisp.plists.put(symbol, FACE, len(faces.shown))
    return _vector(faces, symbol, T)


@primitive("internal-set-lisp-face-attribute")
def internal_set_lisp_face_attribute(lisp: Lisp, face: object, attr: object, value: object, frame: object = NIL) -> object:
    """Make VALUE the attribute ATTR of FACE on FRAME, t for new frames; return FACE."""
    faces = lisp.part(Faces)
    symbol = faces.find(face)
    if symbol is None:
        symbol = check.symbol(face)
        faces.make(symbol)
    faces.set(symbol, check.symbol(attr).name, value, frame)
    return face


@primitive("internal-get-lisp-face-attribute")
def internal_get_lisp_face_attribute(lisp: Lisp, symbol: object, keyword: object, frame: object = NIL) -> object:
    """Return the attribute KEYWORD of the face SYMBOL on FRAME, t for new frames; `unspecified' if it has none."""
    faces = lisp.part(Faces)
    name = check.symbol(keyword).name
    found = faces.check(symbol)
    if name not in ATTRIBUTES:
        raise signal("error", lisp_string("Invalid face attribute name"), keyword)
    return faces.get(found, name, frame)


@primitive("internal-copy-lisp-face")
def internal_copy_lisp_face(lisp: Lisp, from_: object, to: object, frame: object = NIL, new_frame: object = NIL) -> object:
    """Give the face TO the attributes of FROM and return TO; FRAME and NEW-FRAME do not matter."""
    faces = lisp.part(Faces)
    source, target = faces.check(from_), check.symbol(to)
    faces.make(target)
    faces.shown[target], faces.new[target] = dict(faces.shown[source]), dict(faces.new[source])
    return to


@primitive("internal-lisp-face-empty-p")
def internal_lisp_face_empty_p(lisp: Lisp, face: object, frame: object = NIL) -> Symbol:
    """Return t if no attribute of FACE on FRAME says anything; t means new frames."""
    faces = lisp.part(Faces)
    found = faces.check(face)
    return truth(all(faces.get(found, name, frame) is UNSPECIFIED for name in ATTRIBUTES))


@primitive("internal-lisp-face-equal-p")
def internal_lisp_face_equal_p(lisp: Lisp, face1: object, face2: object, frame: object = NIL) -> object:
    """Return t if FACE1 and FACE2 have the same attributes on FRAME; t means new frames."""
    faces = lisp.part(Faces)
    return lisp.call(intern("equal"), *(_vector(faces, faces.check(face), frame) for face in (face1, face2)))


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
