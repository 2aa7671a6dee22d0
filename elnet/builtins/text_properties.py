"""Text properties: asking for them and changing them, in strings and buffers."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, intern, is_keyword
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.propertied_text import PropertiedText, list_of_plist, lookup, plist_of

FACE = intern("face")


@primitive()
def text_properties_at(lisp: Lisp, position: object, object: object = NIL) -> object:
    """Return the text properties of the character at POSITION of OBJECT, a string or by default the current buffer."""
    text = PropertiedText(lisp, object)
    return list_of_plist(text.at(text.position(position)))


@primitive()
def get_text_property(lisp: Lisp, position: object, prop: object, object: object = NIL) -> object:
    """Return the value of the text property PROP of the character at POSITION of OBJECT, as of `text-properties-at'."""
    text = PropertiedText(lisp, object)
    return lookup(lisp, text.at(text.position(position)), prop)


# Changing


def _guard(lisp: Lisp, text: PropertiedText, plist: dict[object, object]) -> None:
    if text.buffer is not None:
        from elnet.runtime.read_only_text import guard_if_read_only
        from elnet.runtime.text_hooks import watch_if_hooked

        guard_if_read_only(lisp, text.buffer, [plist])
        watch_if_hooked(lisp, text.buffer, [plist])


def _add(lisp: Lisp, start: object, end: object, plist: dict[object, object], object: object) -> bool:
    text = PropertiedText(lisp, object)
    changed = text.add(*text.region(start, end), plist)
    _guard(lisp, text, plist)
    return changed


@primitive()
def put_text_property(lisp: Lisp, start: object, end: object, property: object, value: object, object: object = NIL) -> Symbol:
    """Give the text between START and END of OBJECT, by default the current buffer, the PROPERTY with VALUE."""
    _add(lisp, start, end, {property: value}, object)
    return NIL


@primitive()
def add_text_properties(lisp: Lisp, start: object, end: object, properties: object, object: object = NIL) -> Symbol:
    """Give the text between START and END of OBJECT the PROPERTIES too; return t if that changes anything."""
    return truth(_add(lisp, start, end, plist_of(properties), object))


@primitive()
def set_text_properties(lisp: Lisp, start: object, end: object, properties: object, object: object = NIL) -> Symbol:
    """Give the text between START and END of OBJECT exactly the PROPERTIES; return t unless there are none at all."""
    plist = plist_of(properties)
    text = PropertiedText(lisp, object)
    changed = text.set(*text.region(start, end), plist)
    _guard(lisp, text, plist)
    return truth(changed)


@primitive()
def remove_text_properties(lisp: Lisp, start: object, end: object, properties: object, object: object = NIL) -> Symbol:
    """Take the properties that are in the plist PROPERTIES from the text between START and END of OBJECT.

    Return t if that changes anything.
    """
    text = PropertiedText(lisp, object)
    return truth(text.remove(*text.region(start, end), list(plist_of(properties))))


@primitive()
def remove_list_of_text_properties(
    lisp: Lisp, start: object, end: object, list_of_properties: object, object: object = NIL
) -> Symbol:
    """Take the properties in LIST-OF-PROPERTIES from the text between START and END of OBJECT; return t if that changes any."""
    text = PropertiedText(lisp, object)
    return truth(text.remove(*text.region(start, end), elements(list_of_properties)))


@primitive()
def alter_text_property(lisp: Lisp, from_: object, to: object, prop: object, func: object, object: object = NIL) -> Symbol:
    """Change the property PROP of the text between FROM and TO of OBJECT to what FUNC returns for its value."""
    text = PropertiedText(lisp, object)
    start, end = text.region(from_, to)
    intervals = text.intervals
    if intervals is not None:
        call = lisp.functions.callable(func)
        for first, last, plist in list(intervals.runs(start - text.origin, end - text.origin)):
            text.add(first + text.origin, last + text.origin, {prop: call(lookup(lisp, plist, prop))})
    return NIL


@primitive()
def add_face_text_property(
    lisp: Lisp, start: object, end: object, face: object, appendp: object = NIL, object: object = NIL
) -> Symbol:
    """Add FACE to the faces of the text between START and END of OBJECT: in front, or at the end if APPENDP is non-nil."""
    text = PropertiedText(lisp, object)
    low, high = text.region(start, end)
    origin, intervals = text.origin, text.intervals
    runs = (
        [(low, high, {})]
        if intervals is None
        else [(first + origin, last + origin, plist) for first, last, plist in intervals.runs(low - origin, high - origin)]
    )
    for first, last, plist in runs:
        old = plist.get(FACE, NIL)
        text.add(first, last, {FACE: _combined(old, face, appendp is not NIL)})
    return NIL


def _combined(old: object, face: object, append: bool) -> object:
    """Return the value for `face` that has the faces of OLD and FACE."""
    if old is NIL or old is face:
        return face
    if type(old) is not Cons or is_keyword(old.car) or getattr(old.car, "name", "").endswith("ground-color"):
        return list_of(old, face) if append else list_of(face, old)
    if any(pair.car is face for pair in conses(old)):
        return old
    return list_from([*elements(old), face]) if append else cons(face, old)


# Where a value is


@primitive()
def text_property_any(lisp: Lisp, start: object, end: object, property: object, value: object, object: object = NIL) -> object:
    """Return the first position between START and END of OBJECT where PROPERTY is VALUE; nil if there is none."""
    return _first_with(lisp, start, end, property, value, object, wanted=True)


@primitive()
def text_property_not_all(
    lisp: Lisp, start: object, end: object, property: object, value: object, object: object = NIL
) -> object:
    """Return the first position between START and END of OBJECT where PROPERTY is not VALUE; nil if there is none."""
    return _first_with(lisp, start, end, property, value, object, wanted=False)


def _first_with(lisp: Lisp, start: object, end: object, key: object, value: object, object: object, wanted: bool) -> object:
    from elnet.objects.equality import eq

    text = PropertiedText(lisp, object)
    low, high = text.region(start, end)
    if low == high:
        return NIL
    if text.intervals is None:
        return low if (value is NIL) is wanted else NIL
    origin = text.origin
    for first, _, plist in text.intervals.runs(low - origin, high - origin):
        if eq(lookup(lisp, plist, key), value) is wanted:
            return max(first + origin, low)
    return NIL
