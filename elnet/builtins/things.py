"""The library thingatpt: what stands at point (manual node "Buffer Contents").

A thing is a symbol.  What it is, is said by, in this order: the providers in variables, the properties of the symbol
(`thing-at-point`, `bounds-of-thing-at-point`, `beginning-op`, `end-op`, `forward-op`), what is known here of the usual things,
and the function `forward-THING`.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.things import Things

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.things import Bounds

AT_POINT, BOUNDS = intern("thing-at-point"), intern("bounds-of-thing-at-point")


@primitive("forward-thing")
def forward_thing(lisp: Lisp, thing: object, n: object = NIL) -> object:
    """Move point over N things of the kind THING, by default one, back if N is negative."""
    count = 1 if n is NIL else check.fixnum(n)
    back = count < 0
    for provider in _providers(lisp, "forward-thing-provider-alist", thing):
        before = lisp.buffers.current.point
        for _ in range(abs(count)):
            lisp.call(provider, T if back else NIL)
        if lisp.buffers.current.point != before:
            return NIL
    return lisp.part(Things).forward(check.symbol(thing), count)


def _providers(lisp: Lisp, variable: str, thing: object) -> list[object]:
    pairs = elements(lisp.value(variable))
    return [pair.cdr for pair in pairs if type(pair) is Cons and pair.car is thing]


def _bounds(lisp: Lisp, thing: object) -> Bounds:
    buffer = lisp.buffers.current
    for provider in _providers(lisp, "bounds-of-thing-at-point-provider-alist", thing):
        found = lisp.call(provider)
        if type(found) is Cons:
            return check.integer_or_marker(found.car), check.integer_or_marker(found.cdr)
    name = check.symbol(thing)
    own = lisp.plists.get(name, BOUNDS)
    if own is not NIL:
        found = lisp.call(own)
        return (check.integer_or_marker(found.car), check.integer_or_marker(found.cdr)) if type(found) is Cons else None
    place = buffer.point
    try:
        return lisp.part(Things).bounds(name)
    except LispSignal as condition:
        lisp.handlers.condition(condition)
        return None
    finally:
        buffer.point = place


@primitive("bounds-of-thing-at-point")
def bounds_of_thing_at_point(lisp: Lisp, thing: object) -> object:
    """Return the beginning and the end of the THING at point as a pair, nil if there is none."""
    found = _bounds(lisp, thing)
    return NIL if found is None else cons(*found)


@primitive("thing-at-point")
def thing_at_point(lisp: Lisp, thing: object, no_properties: object = NIL) -> object:
    """Return the THING at point, a string without properties if NO-PROPERTIES is non-nil; nil if there is none.

    A number is returned as such.
    """
    name = check.symbol(thing)
    value: object = NIL
    for provider in _providers(lisp, "thing-at-point-provider-alist", thing):
        value = value if value is not NIL else lisp.call(provider)
    own = lisp.plists.get(name, AT_POINT)
    if value is NIL and own is not NIL:
        value = lisp.call(own)
    elif value is NIL and name.name in VALUES:
        value = VALUES[name.name](lisp)
    elif value is NIL:
        found = _bounds(lisp, thing)
        value = NIL if found is None else lisp.call(intern("buffer-substring"), *found)
    if no_properties is not NIL and type(value) is LString:
        return LString(value.text, value.multibyte)
    return value


def _event_place(lisp: Lisp, event: object, function: Callable[..., object], *arguments: object) -> object:
    """Return what FUNCTION returns with point where EVENT is; point stays."""
    place = lisp.buffers.excursion()
    try:
        lisp.call(intern("mouse-set-point"), event)
        return function(lisp, *arguments)
    finally:
        lisp.buffers.restore_excursion(place)


@primitive("thing-at-mouse")
def thing_at_mouse(lisp: Lisp, event: object, thing: object, no_properties: object = NIL) -> object:
    """Return the THING where EVENT is, as `thing-at-point' does."""
    return _event_place(lisp, event, thing_at_point, thing, no_properties)


@primitive("bounds-of-thing-at-mouse")
def bounds_of_thing_at_mouse(lisp: Lisp, event: object, thing: object) -> object:
    """Return the bounds of the THING where EVENT is, as `bounds-of-thing-at-point' does."""
    return _event_place(lisp, event, bounds_of_thing_at_point, thing)


def _go(lisp: Lisp, thing: object, end: bool) -> object:
    found = _bounds(lisp, thing)
    if found is None:
        raise lisp_error(f"No {check.symbol(thing).name} here")
    return lisp.call(intern("goto-char"), found[end])


@primitive("beginning-of-thing")
def beginning_of_thing(lisp: Lisp, thing: object) -> object:
    """Move point to the beginning of the THING at point; signal an error if there is none."""
    return _go(lisp, thing, end=False)


@primitive("end-of-thing")
def end_of_thing(lisp: Lisp, thing: object) -> object:
    """Move point to the end of the THING at point; signal an error if there is none."""
    return _go(lisp, thing, end=True)


@primitive("thing-at-point-looking-at")
def thing_at_point_looking_at(lisp: Lisp, regexp: object, distance: object = NIL) -> Symbol:
    """Return t if there is a match for REGEXP around or beside point, DISTANCE characters away at most.

    The match data are those of the match.
    """
    return T if lisp.part(Things).match_around(check.string(regexp), distance) else NIL


# The usual things


def _text(lisp: Lisp, thing: str) -> object:
    found = _bounds(lisp, intern(thing))
    return NIL if found is None else lisp.call(intern("buffer-substring-no-properties"), *found)


def _number(lisp: Lisp) -> object:
    text = _text(lisp, "number")
    if type(text) is not LString:
        return NIL
    digits = text.text.lower()
    if digits.startswith(("0x", "#x")):
        return int(digits[2:], 16)
    return lisp.call(intern("string-to-number"), text)


def _existing_file(lisp: Lisp) -> object:
    name = _text(lisp, "filename")
    return name if name is not NIL and lisp.call(intern("file-exists-p"), name) is not NIL else NIL


def _face(lisp: Lisp) -> object:
    text = thing_at_point(lisp, intern("symbol"))
    if type(text) is not LString:
        return NIL
    face = intern(text.text)
    return face if lisp.call(intern("facep"), face) is not NIL else NIL


VALUES: dict[str, Callable[[Lisp], object]] = {
    "number": _number,
    "existing-filename": _existing_file,
    "face": _face,
    "email": lambda lisp: _text(lisp, "email"),
    "url": lambda lisp: lisp.call(intern("thing-at-point-url-at-point")),
}


@primitive("number-at-point")
def number_at_point(lisp: Lisp) -> object:
    """Return the number at point, nil if there is none."""
    return _number(lisp)


@primitive("word-at-point")
def word_at_point(lisp: Lisp, no_properties: object = NIL) -> object:
    """Return the word at point, without properties if NO-PROPERTIES is non-nil."""
    return thing_at_point(lisp, intern("word"), no_properties)


@primitive("sentence-at-point")
def sentence_at_point(lisp: Lisp, no_properties: object = NIL) -> object:
    """Return the sentence at point, without properties if NO-PROPERTIES is non-nil."""
    return thing_at_point(lisp, intern("sentence"), no_properties)


@primitive("symbol-at-point")
def symbol_at_point(lisp: Lisp) -> object:
    """Return the symbol at point, nil if there is none."""
    text = thing_at_point(lisp, intern("symbol"), T)
    return NIL if text is NIL else lisp.intern(check.string(text).text)


@primitive("read-from-whole-string", "thing-at-point--read-from-whole-string")
def read_from_whole_string(lisp: Lisp, str: object) -> object:
    """Return the one object in the string STR; signal an error if there is more."""
    pair = check.cons(lisp.call(intern("read-from-string"), str))
    if check.string(str).text[check.fixnum(pair.cdr) :].strip():
        raise lisp_error("Can’t read whole string")
    return pair.car


@primitive("form-at-point")
def form_at_point(lisp: Lisp, thing: object = NIL, pred: object = NIL) -> object:
    """Return the Lisp object that the THING at point, by default an expression, stands for; nil unless PRED holds."""
    text = thing_at_point(lisp, intern("sexp") if thing is NIL else thing, T)
    try:
        value = NIL if text is NIL else read_from_whole_string(lisp, text)
    except LispSignal as condition:
        lisp.handlers.condition(condition)
        return NIL
    return value if pred is NIL or lisp.call(pred, value) is not NIL else NIL


@primitive("sexp-at-point")
def sexp_at_point(lisp: Lisp) -> object:
    """Return the Lisp object at point, nil if there is none."""
    return form_at_point(lisp)


@primitive("list-at-point")
def list_at_point(lisp: Lisp, ignore_comment_or_string: object = NIL) -> object:
    """Return the list around point; from inside a comment or string too if IGNORE-COMMENT-OR-STRING is non-nil."""
    place = lisp.buffers.excursion()
    try:
        outside = lisp.call(intern("nth"), 8, lisp.call(intern("syntax-ppss")))
        if ignore_comment_or_string is not NIL and outside is not NIL:
            lisp.call(intern("goto-char"), outside)
        return form_at_point(lisp, intern("list"), intern("listp"))
    finally:
        lisp.buffers.restore_excursion(place)


def _names(name: str, what: str, *aliases: str) -> None:
    """Declare NAME, which returns the bounds of WHAT."""

    def bounds(lisp: Lisp) -> object:
        return bounds_of_thing_at_point(lisp, intern(what))

    bounds.__doc__ = f"Return the bounds of the {what} at point as a pair, nil if there is none."
    primitive(name, *aliases)(bounds)


_names("thing-at-point-bounds-of-list-at-point", "list")
_names("thing-at-point-bounds-of-string-at-point", "string")


@primitive("thing-at-point-file-at-point")
def file_at_point(lisp: Lisp, lax: object = NIL, bounds: object = NIL) -> object:
    """Return the name at point of a file that exists; LAX and BOUNDS do not matter."""
    return _existing_file(lisp)


@primitive("thing-at-point-face-at-point")
def face_at_point(lisp: Lisp, lax: object = NIL, bounds: object = NIL) -> object:
    """Return the face that the symbol at point is, nil if it is none; LAX and BOUNDS do not matter."""
    return _face(lisp)


@primitive("in-string-p")
def in_string_p(lisp: Lisp) -> object:
    """Return what ends the string that point is in, nil if it is in none."""
    return lisp.call(intern("nth"), 3, lisp.call(intern("syntax-ppss")))


@macro("define-thing-chars")
def define_thing_chars(thing: object, chars: object) -> object:
    """Let THING be any text of CHARS, characters as `skip-chars-forward' takes them."""

    def motion(prop: str, function: str) -> object:
        skip = list_of(intern("lambda"), NIL, list_of(intern(function), chars))
        return list_of(intern("put"), quoted(thing), quoted(intern(prop)), skip)

    return list_of(intern("progn"), motion("end-op", "skip-chars-forward"), motion("beginning-op", "skip-chars-backward"))


# Motion


@primitive("forward-whitespace", interactive="p")
def forward_whitespace(lisp: Lisp, arg: object) -> object:
    """Move point over ARG runs of blanks and line ends, each line end a run; back if ARG is negative."""
    count = check.number(arg)
    if count >= 0:
        return lisp.call(intern("re-search-forward"), lisp_string("[ \t]+\\|\n"), NIL, intern("move"), arg)
    buffer = lisp.buffers.current
    for _ in range(-int(count)):
        found = lisp.call(intern("re-search-backward"), lisp_string("[ \t]+\\|\n"), NIL, intern("move"))
        if found is not NIL and buffer.char_after(buffer.point) != "\n":
            lisp.call(intern("skip-chars-backward"), lisp_string(" \t"))
    return NIL


@primitive("forward-same-syntax", interactive="p")
def forward_same_syntax(lisp: Lisp, arg: object = NIL) -> object:
    """Move point over ARG runs of characters of the same syntax, by default one; back if ARG is negative."""
    count = 1 if arg is NIL else check.fixnum(arg)
    skip = intern("skip-syntax-forward" if count > 0 else "skip-syntax-backward")
    for _ in range(abs(count)):
        char = lisp.call(intern("char-after" if count > 0 else "char-before"))
        if char is not NIL:
            kind = lisp.call(intern("char-to-string"), lisp.call(intern("char-syntax"), char))
            lisp.call(skip, kind)
    return NIL


@primitive("beginning-of-sexp")
def beginning_of_sexp(lisp: Lisp) -> object:
    """Move point to the beginning of the expression at point."""
    return lisp.part(Things).to_sexp_start()


@primitive("end-of-sexp")
def end_of_sexp(lisp: Lisp) -> object:
    """Move point to the end of the expression at point."""
    return lisp.part(Things).to_sexp_end()
