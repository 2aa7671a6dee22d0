"""The library face-remap: faces that look different in one buffer.

What FACE stands for there is an entry (FACE SPEC… BASE) of `face-remapping-alist`, where BASE is FACE itself unless it was
replaced.  A cookie (FACE . SPEC) identifies a SPEC.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.declared_modes import minor_mode
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

ALIST, COOKIE, FACES = "face-remapping-alist", "buffer-face-mode-remapping", "buffer-face-mode-face"


def _normal(specs: object) -> object:
    """Return the one of SPECS if there is only one, which may be such a list again."""
    while type(specs) is Cons and specs.cdr is NIL:
        specs = specs.car
    return specs


def _entry(lisp: Lisp, face: object) -> Cons | None:
    entries = elements(lisp.value(ALIST))
    return next((each for each in entries if type(each) is Cons and each.car is face), None)


def _own_entry(lisp: Lisp, face: object) -> Cons:
    """Return the entry of FACE in the current buffer, made if there is none."""
    lisp.variables.make_local(intern(ALIST))
    found = _entry(lisp, face)
    if found is None:
        found = cons(face, list_of(face))
        lisp.set(ALIST, cons(found, lisp.value(ALIST)))
    return found


def _drop_if_plain(lisp: Lisp, entry: Cons) -> None:
    if elements(entry.cdr) == [entry.car]:
        lisp.set(ALIST, list_from(each for each in elements(lisp.value(ALIST)) if each is not entry))


@primitive("face-remap-add-relative")
def face_remap_add_relative(lisp: Lisp, face: object, *specs: object) -> object:
    """Let FACE have the attributes in SPECS, a face or names and values, too; return a cookie to take that back."""
    specification = _normal(list_from(specs))
    entry = _own_entry(lisp, face)
    entry.cdr = cons(specification, entry.cdr)
    return cons(face, specification)


@primitive("face-remap-remove-relative")
def face_remap_remove_relative(lisp: Lisp, cookie: object) -> object:
    """Take back what `face-remap-add-relative' did when it returned COOKIE; return what that was, nil if it is gone."""
    pair = check.cons(cookie)
    entry = _entry(lisp, pair.car)
    if entry is None or lisp.call(intern("memq"), pair.cdr, entry.cdr) is NIL:
        return NIL
    entry.cdr = lisp.call(intern("remq"), pair.cdr, entry.cdr)
    _drop_if_plain(lisp, entry)
    return pair.cdr


@primitive("face-remap-set-base")
def face_remap_set_base(lisp: Lisp, face: object, *specs: object) -> object:
    """Let what is added to FACE go on top of SPECS instead of FACE itself."""
    specification = _normal(list_from(specs))
    if specification is NIL or specification is face:
        return face_remap_reset_base(lisp, face)
    entry = _own_entry(lisp, face)
    entry.cdr = list_from([*elements(entry.cdr)[:-1], specification])
    return NIL


@primitive("face-remap-reset-base")
def face_remap_reset_base(lisp: Lisp, face: object) -> object:
    """Let what is added to FACE go on top of FACE itself again."""
    entry = _entry(lisp, face)
    if entry is not None:
        entry.cdr = list_from([*elements(entry.cdr)[:-1], face])
        _drop_if_plain(lisp, entry)
    return NIL


def _use_buffer_face(lisp: Lisp, on: bool) -> None:
    cookie = lisp.value(COOKIE)
    if cookie is not NIL:
        face_remap_remove_relative(lisp, cookie)
    for name in (COOKIE, "buffer-face-mode"):
        lisp.variables.make_local(intern(name))
    lisp.set(COOKIE, face_remap_add_relative(lisp, intern("default"), lisp.value(FACES)) if on else NIL)


minor_mode(__name__, "buffer-face-mode", "Toggle whether the buffer's text has `buffer-face-mode-face'.", _use_buffer_face)


@primitive("buffer-face-set")
def buffer_face_set(lisp: Lisp, *specs: object) -> object:
    """Give the text of the buffer the face in SPECS; the usual one if that is nil."""
    specification = _normal(list_from(specs))
    if specification is not NIL:
        lisp.variables.make_local(intern(FACES))
        lisp.set(FACES, specification)
    return lisp.call(intern("buffer-face-mode"), T if specification is not NIL else -1)
