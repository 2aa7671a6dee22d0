"""The library ansi-color: single codes, what they mean, and the names of older versions."""

from __future__ import annotations

from elnet.builtins.ansi_color import AnsiColor
from elnet.builtins.ansi_color_settings import color_map
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.ansi_colors import Renditions, code_as_hex, codes_of, iterate, new_state
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive

part(__name__, AnsiColor)


@primitive("ansi-color--code-as-hex")
def ansi_color_code_as_hex(color: object) -> object:
    """Return the colour numbered COLOR as #RRGGBB."""
    return lisp_string(code_as_hex(check.fixnum(color)))


@primitive("ansi-color--face-vec-face")
def ansi_color_face_vec_face(lisp: Lisp, face_vec: object) -> object:
    """Return the face, or list of faces, for the state FACE-VEC."""
    state = Renditions(lisp)
    state.load(face_vec)
    return state.face()


@primitive("ansi-color--update-face-vec")
def ansi_color_update_face_vec(lisp: Lisp, face_vec: object, iterator: object) -> object:
    """Change the state FACE-VEC as the codes that ITERATOR returns until nil say."""
    state = Renditions(lisp)
    state.load(face_vec)
    state.obey(iterate(lisp.functions.callable(iterator)))
    state.store(face_vec)
    return NIL


@primitive("ansi-color-parse-sequence")
def ansi_color_parse_sequence(escape_seq: object) -> object:
    """Return the numbers in ESCAPE-SEQ."""
    return list_from(codes_of(check.string(escape_seq).text))


@primitive("ansi-color-apply-sequence")
def ansi_color_apply_sequence(lisp: Lisp, escape_sequence: object, codes: object) -> object:
    """Return CODES, a list of numbers, as ESCAPE-SEQUENCE changes it."""
    found = elements(codes)
    for code in codes_of(check.string(escape_sequence).text):
        gone = {
            0: range(50),
            21: (1,),
            22: (1, 2),
            23: (3,),
            24: (4,),
            25: (5, 6),
            27: (7,),
            39: range(30, 38),
            49: range(40, 48),
        }
        if code in gone:
            found = [each for each in found if each not in gone[code]]
        else:
            found = [code, *(each for each in found if each != code)]
    return list_from(found)


@primitive("ansi-color-get-face-1")
def ansi_color_get_face_1(lisp: Lisp, ansi_code: object, bright: object = NIL) -> object:
    """Return the face for the number ANSI-CODE, of a bright colour if BRIGHT is non-nil, nil if there is none."""
    code = check.number_or_marker(ansi_code)
    state = Renditions(lisp)
    if 1 <= code <= 7:
        return check.vector(lisp.value("ansi-color-basic-faces-vector")).items[int(code)]
    for first, name, asking in ((30, ":foreground", "face-foreground"), (40, ":background", "face-background")):
        if first <= code < first + 8:
            number = int(code) - first + (0 if bright is NIL else 8)
            return list_of(intern(name), state.color(number, asking))
    return NIL


@primitive("ansi-color-make-color-map")
def ansi_color_make_color_map(lisp: Lisp) -> object:
    """Return a vector of the faces and colours of codes, from `ansi-color-faces-vector' and `ansi-color-names-vector'."""
    return color_map(lisp)


@primitive("ansi-color-map-update")
def ansi_color_map_update(lisp: Lisp, symbol: object, value: object) -> object:
    """Set SYMBOL to VALUE and make `ansi-color-map' anew."""
    lisp.variables.set_default(check.symbol(symbol), value)
    lisp.set("ansi-color-map", color_map(lisp))
    return lisp.value("ansi-color-map")


@primitive("ansi-color-make-face")
def ansi_color_make_face(property: object, color: object) -> object:
    """Return (PROPERTY-color . COLOR), where PROPERTY is foreground or background."""
    name = "foreground-color" if property is intern("foreground") else "background-color"
    return cons(intern(name), color)


@primitive("ansi-color--ensure-context")
def ansi_color_ensure_context(lisp: Lisp, context_sym: object, position: object) -> object:
    """Return the context in the variable CONTEXT-SYM with its marker at POSITION, made if there is none."""
    symbol = check.symbol(context_sym)
    context = lisp.variables.get(symbol)
    if context is NIL:
        context = list_of(new_state(), lisp.call(intern("copy-marker"), position))
        lisp.variables.make_local(symbol)
        lisp.variables.set(symbol, context)
    return context
