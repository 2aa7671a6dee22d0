"""Asking for attributes of faces and setting them, by name (manual node "Face Attributes")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.faces import DEFFACE, OVERRIDE, UNSPECIFIED, Faces
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

DOCUMENTATION = intern("face-documentation")
LISTED_NAMES = """
:family :foundry :width :height :weight :slant :underline :overline :extend :strike-through :box :inverse-video :foreground
:background :stipple :inherit
"""
LISTED = LISTED_NAMES.split()
BOLD = list_of(*map(intern, ("semi-bold", "bold", "extra-bold", "ultra-bold")))
ITALIC = list_of(*map(intern, ("italic", "oblique")))


@primitive("facep")
def facep(lisp: Lisp, face: object) -> object:
    """Return non-nil, a vector, if FACE is a face or the name of one."""
    return lisp.call(intern("internal-lisp-face-p"), face)


@primitive("face-list")
def face_list(lisp: Lisp) -> object:
    """Return the list of all faces."""
    return list_from(lisp.part(Faces).all())


@primitive("make-face")
def make_face(lisp: Lisp, face: object) -> object:
    """Make FACE a face, with the attributes that it has if it is one, and return it."""
    symbol = lisp.intern(face.text) if isinstance(face, LString) else check.symbol(face)
    if lisp.part(Faces).find(symbol) is None:
        lisp.call(intern("internal-make-lisp-face"), symbol)
    return symbol


@primitive("make-empty-face")
def make_empty_face(lisp: Lisp, face: object) -> object:
    """Make FACE a face without attributes and return it."""
    lisp.call(intern("internal-make-lisp-face"), face)
    return face


@primitive("copy-face")
def copy_face(lisp: Lisp, old_face: object, new_face: object, frame: object = NIL, new_frame: object = NIL) -> object:
    """Give NEW-FACE the attributes of OLD-FACE, and return it; FRAME and NEW-FRAME do not matter."""
    lisp.part(Faces).check(old_face)
    lisp.call(intern("internal-copy-lisp-face"), old_face, new_face)
    return new_face


@primitive("face-id")
def face_id(lisp: Lisp, face: object, frame: object = NIL) -> object:
    """Return the number of FACE; FRAME does not matter."""
    found = lisp.part(Faces).check(face)
    return list(lisp.part(Faces).shown).index(found)


@primitive("face-name")
def face_name(lisp: Lisp, face: object) -> object:
    """Return the name of FACE, a string; signal an error if it is no face."""
    symbol = check.symbol(face)
    if lisp.part(Faces).find(symbol) is None:
        raise lisp_error(f"Not a face: {symbol.name}")
    return lisp.call(intern("symbol-name"), symbol)


@primitive("face-documentation", "face-doc-string")
def face_documentation(lisp: Lisp, face: object) -> object:
    """Return the docstring of FACE."""
    return lisp.plists.get(check.symbol(face), DOCUMENTATION)


@primitive("set-face-documentation")
def set_face_documentation(lisp: Lisp, face: object, string: object) -> object:
    """Make STRING the docstring of FACE."""
    lisp.plists.put(check.symbol(face), DOCUMENTATION, string)
    return string


# Attributes


@primitive("face-attribute")
def face_attribute(lisp: Lisp, face: object, attribute: object, frame: object = NIL, inherit: object = NIL) -> object:
    """Return the ATTRIBUTE of FACE on FRAME, t for new frames; `unspecified' if it has none.

    If INHERIT is non-nil, look at the faces that FACE inherits from, and then at the face or faces in INHERIT, too.
    """
    value = lisp.call(intern("internal-get-lisp-face-attribute"), face, attribute, frame)
    if inherit is NIL:
        return value
    above = lisp.call(intern("internal-get-lisp-face-attribute"), face, intern(":inherit"), frame)
    value = _merged(lisp, attribute, value, above, frame)
    return value if inherit is T else _merged(lisp, attribute, value, inherit, frame)


def _merged(lisp: Lisp, attribute: object, value: object, faces: object, frame: object) -> object:
    for each in elements(faces) if type(faces) is Cons else [faces]:
        if value is not UNSPECIFIED or each in (NIL, UNSPECIFIED):
            break
        value = face_attribute(lisp, each, attribute, frame, T)
    return value


@primitive("face-all-attributes")
def face_all_attributes(lisp: Lisp, face: object, frame: object = NIL) -> object:
    """Return the attributes of FACE on FRAME, by default for new frames, as an alist."""
    faces = lisp.part(Faces)
    found = faces.check(face)
    where = T if frame is NIL else frame
    return list_from(cons(intern(name), faces.get(found, name, where)) for name in LISTED)


@primitive("set-face-attribute")
def set_face_attribute(lisp: Lisp, face: object, frame: object, *args: object) -> object:
    """Give FACE on FRAME the attributes in ARGS: names and values; nil means all frames, t new ones."""
    faces = lisp.part(Faces)
    found = faces.check(face)
    for key, value in zip(args[::2], args[1::2], strict=False):
        name = check.symbol(key).name
        if name == ":bold":
            name, value = ":weight", intern("bold" if value is not NIL else "normal")
        elif name == ":italic":
            name, value = ":slant", intern("italic" if value is not NIL else "normal")
        faces.set(found, name, value, frame)
    return NIL


def _color(lisp: Lisp, face: object, attribute: str, frame: object, inherit: object) -> object:
    value = face_attribute(lisp, face, intern(attribute), frame, NIL if inherit is NIL else inherit)
    return NIL if value is UNSPECIFIED else value


@primitive("face-foreground")
def face_foreground(lisp: Lisp, face: object, frame: object = NIL, inherit: object = NIL) -> object:
    """Return the colour of text in FACE, nil if it has none; INHERIT is that of `face-attribute'."""
    return _color(lisp, face, ":foreground", frame, inherit)


@primitive("face-background")
def face_background(lisp: Lisp, face: object, frame: object = NIL, inherit: object = NIL) -> object:
    """Return the colour behind text in FACE, nil if it has none; INHERIT is that of `face-attribute'."""
    return _color(lisp, face, ":background", frame, inherit)


@primitive("face-stipple")
def face_stipple(lisp: Lisp, face: object, frame: object = NIL, inherit: object = NIL) -> object:
    """Return the pattern behind text in FACE, nil if it has none; INHERIT is that of `face-attribute'."""
    return _color(lisp, face, ":stipple", frame, inherit)


@primitive("face-font")
def face_font(lisp: Lisp, face: object, frame: object = NIL, character: object = NIL) -> object:
    """Return what stands for the font of FACE on a terminal."""
    lisp.part(Faces).check(face)
    return lisp.call(intern("symbol-name"), intern("tty"))


def _setting(name: str, attribute: str, what: str) -> None:
    def write(lisp: Lisp, face: object, value: object, frame: object = NIL) -> object:
        shown = UNSPECIFIED if value is NIL and attribute in (":foreground", ":background") else value
        return set_face_attribute(lisp, face, frame, intern(attribute), shown)

    write.__doc__ = f"Make VALUE the {what} of FACE on FRAME, by default on all."
    primitive(f"set-face-{name}")(write)


_setting("foreground", ":foreground", "colour")
_setting("background", ":background", "colour behind text")
_setting("stipple", ":stipple", "pattern behind text")
_setting("inverse-video", ":inverse-video", "exchange of colours")
_setting("extend", ":extend", "extent to the end of the line")
_setting("underline", ":underline", "underlining")


@primitive("set-face-bold")
def set_face_bold(lisp: Lisp, face: object, bold_p: object, frame: object = NIL) -> object:
    """Make FACE bold, or not if BOLD-P is nil, on FRAME, by default on all."""
    return set_face_attribute(lisp, face, frame, intern(":bold"), bold_p)


@primitive("set-face-italic")
def set_face_italic(lisp: Lisp, face: object, italic_p: object, frame: object = NIL) -> object:
    """Make FACE italic, or not if ITALIC-P is nil, on FRAME, by default on all."""
    return set_face_attribute(lisp, face, frame, intern(":italic"), italic_p)


@primitive("face-bold-p")
def face_bold_p(lisp: Lisp, face: object, frame: object = NIL, inherit: object = NIL) -> object:
    """Return non-nil if FACE is bold; FRAME and INHERIT are those of `face-attribute'."""
    return lisp.call(intern("memq"), face_attribute(lisp, face, intern(":weight"), frame, inherit), BOLD)


@primitive("face-italic-p")
def face_italic_p(lisp: Lisp, face: object, frame: object = NIL, inherit: object = NIL) -> object:
    """Return non-nil if FACE is italic; FRAME and INHERIT are those of `face-attribute'."""
    return lisp.call(intern("memq"), face_attribute(lisp, face, intern(":slant"), frame, inherit), ITALIC)


@primitive("face-underline-p")
def face_underline_p(lisp: Lisp, face: object, frame: object = NIL, inherit: object = NIL) -> Symbol:
    """Return t if FACE is underlined; FRAME and INHERIT are those of `face-attribute'."""
    return truth(face_attribute(lisp, face, intern(":underline"), frame, inherit) not in (NIL, UNSPECIFIED))


@primitive("face-inverse-video-p")
def face_inverse_video_p(lisp: Lisp, face: object, frame: object = NIL, inherit: object = NIL) -> Symbol:
    """Return t if FACE exchanges the colours; FRAME and INHERIT are those of `face-attribute'."""
    return truth(face_attribute(lisp, face, intern(":inverse-video"), frame, inherit) is T)


# Comparing


@primitive("face-equal")
def face_equal(lisp: Lisp, face1: object, face2: object, frame: object = NIL) -> object:
    """Return t if FACE1 and FACE2 have the same attributes."""
    return lisp.call(intern("internal-lisp-face-equal-p"), face1, face2, frame)


@primitive("face-differs-from-default-p")
def face_differs_from_default_p(lisp: Lisp, face: object, frame: object = NIL) -> object:
    """Return nil: no attribute of FACE can be seen on FRAME."""
    lisp.part(Faces).check(face)
    return NIL


@primitive("face-nontrivial-p")
def face_nontrivial_p(lisp: Lisp, face: object, frame: object = NIL) -> Symbol:
    """Return t if FACE has an attribute."""
    return truth(lisp.call(intern("internal-lisp-face-empty-p"), face, frame) is NIL)


# Specifications


@primitive("face-default-spec", "face-user-default-spec")
def face_default_spec(lisp: Lisp, face: object) -> object:
    """Return the specification that FACE was defined with."""
    return lisp.plists.get(check.symbol(face), DEFFACE)


@primitive("face-spec-set-match-display")
def face_spec_set_match_display(lisp: Lisp, display: object, frame: object) -> Symbol:
    """Return t if the condition DISPLAY holds for FRAME."""
    return truth(lisp.part(Faces).matches(display))


@primitive("face-spec-choose")
def face_spec_choose(lisp: Lisp, spec: object, frame: object = NIL, no_match_retval: object = NIL) -> object:
    """Return the attributes that SPEC has for FRAME, NO-MATCH-RETVAL if there are none."""
    found = lisp.part(Faces).choose(spec)
    return no_match_retval if found is None else list_from(found)


@primitive("face-spec-set")
def face_spec_set(lisp: Lisp, face: object, spec: object, spec_type: object = NIL) -> object:
    """Make SPEC what overrides the specification of FACE, or with SPEC-TYPE `face-defface-spec' that itself."""
    symbol = make_face(lisp, face)
    assert isinstance(symbol, Symbol)
    kind = OVERRIDE if spec_type is NIL else spec_type
    lisp.plists.put(symbol, kind, spec)
    lisp.part(Faces).find(symbol)
    lisp.part(Faces).recalculate(symbol)
    return NIL


@primitive("face-spec-recalc")
def face_spec_recalc(lisp: Lisp, face: object, frame: object) -> object:
    """Give FACE what its specifications say."""
    lisp.part(Faces).recalculate(lisp.part(Faces).check(face))
    return NIL


# In texts


@primitive("face-at-point")
def face_at_point(lisp: Lisp, text: object = NIL, multiple: object = NIL) -> object:
    """Return the face of the character after point, all its faces if MULTIPLE is non-nil.

    If TEXT is non-nil, the face whose name stands there comes first.
    """
    found: list[object] = []
    if text is not NIL:
        named = lisp.call(intern("thing-at-point"), intern("face"))
        found += [] if named is NIL else [named]
    for prop in ("read-face-name", "face"):
        value = lisp.call(intern("get-char-property"), lisp.buffers.current.point, intern(prop))
        found += elements(value) if type(value) is Cons and not _is_anonymous(value) else [value]
    faces = [each for each in found if lisp.part(Faces).find(each) is not None]
    return list_from(faces) if multiple is not NIL else (faces[0] if faces else NIL)


def _is_anonymous(value: Cons) -> bool:
    """Tell whether VALUE is not a list of faces but attributes."""
    return isinstance(value.car, Symbol) and (value.car.name.startswith(":") or value.car.name.endswith("-color"))


def _color_at_point(name: str, attribute: str) -> None:
    def at_point(lisp: Lisp) -> object:
        face = face_at_point(lisp)
        found = NIL if face is NIL else _color(lisp, face, attribute, NIL, T)
        return _color(lisp, intern("default"), attribute, NIL, NIL) if found is NIL else found

    at_point.__doc__ = f"Return the {name} colour of the character after point."
    primitive(f"{name}-color-at-point")(at_point)


_color_at_point("foreground", ":foreground")
_color_at_point("background", ":background")
