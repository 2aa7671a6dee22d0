"""What subr-x adds to buffers: display properties that add up, and edits that may leave no trace."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

DISPLAY = intern("display")


@primitive("add-display-text-property")
def add_display_text_property(
    lisp: Lisp, start: object, end: object, prop: object, value: object, object: object = NIL
) -> object:
    """Add the display property PROP with VALUE to the text from START to END of OBJECT, a buffer or string, by default here.

    Other display properties that the text has stay.
    """
    position, last = check.integer_or_marker(start), check.integer_or_marker(end)
    while position < last:
        following = lisp.call(intern("next-single-property-change"), position, DISPLAY, object, last)
        limit = check.integer_or_marker(following) if following is not NIL else last
        old = lisp.call(intern("get-text-property"), position, DISPLAY, object)
        lisp.call(intern("put-text-property"), position, limit, DISPLAY, _with(old, prop, value), object)
        position = limit
    return NIL


def _with(old: object, prop: object, value: object) -> object:
    """Return the display property OLD with PROP, VALUE in it."""
    new = list_of(prop, value)
    if old is NIL:
        return new
    kept = [each for each in _parts(old) if not (type(each) is Cons and each.car is prop)]
    if type(old) is Vector:
        return Vector([new, *kept])
    return list_from([new, *kept])


def _parts(property_: object) -> list[object]:
    """Return the single display properties in PROPERTY."""
    if type(property_) is Vector:
        return list(property_.items)
    if type(property_) is Cons and type(property_.car) is Cons:
        return elements(property_)
    return [property_]


@primitive("get-display-property")
def get_display_property(lisp: Lisp, position: object, prop: object, object: object = NIL, properties: object = NIL) -> object:
    """Return the value of the display property PROP at POSITION of OBJECT, or in PROPERTIES if that is non-nil."""
    found = properties if properties is not NIL else lisp.call(intern("get-text-property"), position, DISPLAY, object)
    for each in _parts(found):
        if type(each) is Cons and each.car is prop:
            return each.cdr.car if type(each.cdr) is Cons else NIL
    return NIL


@macro("with-buffer-unmodified-if-unchanged")
def with_buffer_unmodified_if_unchanged(*body: object) -> object:
    """Evaluate BODY; if the buffer was not modified before and has the same text after it, it counts as not modified."""
    buffer, state, modified = Symbol("buffer"), Symbol("state"), intern("buffer-modified-p")
    hash_ = list_of(intern("and"), list_of(intern("not"), list_of(modified)), list_of(intern("buffer-hash")))
    same = list_of(intern("equal"), state, list_of(intern("buffer-hash")))
    live = list_of(intern("buffer-live-p"), buffer)
    reset = list_of(intern("restore-buffer-modified-p"), NIL)
    check_ = list_of(intern("with-current-buffer"), buffer, list_of(intern("when"), same, reset))
    after = list_of(intern("when"), list_of(intern("and"), state, live), check_)
    bindings = list_of(list_of(buffer, list_of(intern("current-buffer"))), list_of(state, hash_))
    return list_of(intern("let"), bindings, list_of(intern("prog1"), cons(intern("progn"), list_from(body)), after))
