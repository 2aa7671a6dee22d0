"""Events of the mouse and the positions in them, which a program may make itself (manual node "Accessing Mouse")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.windows import Window, Windows

MOUSE_TYPES = list_of(*map(intern, ("mouse-1", "mouse-2", "mouse-3", "mouse-movement")))


def _nth(place: int, items: object) -> object:
    """Return the element PLACE of ITEMS, nil beyond the end."""
    for _ in range(place):
        items = items.cdr if type(items) is Cons else NIL
    return items.car if type(items) is Cons else NIL


def _slot(name: str, place: int, documentation: str) -> None:
    def read(position: object) -> object:
        return _nth(place, position)

    read.__doc__ = documentation
    primitive(name)(read)


_slot("posn-window", 0, "Return the window of POSITION, what `event-start' returns.")
_slot("posn-x-y", 2, "Return the place of POSITION in pixels: a pair.")
_slot("posn-timestamp", 3, "Return the time of POSITION in milliseconds.")
_slot("posn-string", 4, "Return the string of POSITION, with the place in it: a pair, or nil.")
_slot("posn-actual-col-row", 6, "Return the column and the row of POSITION: a pair.")
_slot("posn-image", 7, "Return the image of POSITION, nil if it is on none.")
_slot("posn-object-x-y", 8, "Return the place of POSITION in its image, string or character: a pair.")
_slot("posn-object-width-height", 9, "Return the size of the image, string or character of POSITION: a pair.")


@primitive("posn-object")
def posn_object(position: object) -> object:
    """Return the image of POSITION, or its string if it is on none."""
    image = _nth(7, position)
    return _nth(4, position) if image is NIL else image


@primitive("posn-point")
def posn_point(position: object) -> object:
    """Return where in its buffer POSITION is."""
    own = _nth(5, position)
    if own is not NIL:
        return own
    area = _nth(1, position)
    if type(area) is Cons:
        return area.car
    return NIL if isinstance(area, Symbol) else area


@primitive("posn-area")
def posn_area(position: object) -> object:
    """Return the part of the window where POSITION is, a symbol, nil for its text."""
    area = _nth(1, position)
    if type(area) is Cons:
        area = area.car
    return area if isinstance(area, Symbol) else NIL


@primitive("posn-col-row")
def posn_col_row(position: object, use_window: object = NIL) -> object:
    """Return the column and the row of POSITION, a pair: a character is one pixel; USE-WINDOW does not matter."""
    return _nth(2, position)


@primitive("posnp")
def posnp(obj: object) -> Symbol:
    """Return t if OBJ looks like what `event-start' returns."""
    window, place = _nth(0, obj), _nth(2, obj)
    return truth((window is NIL or isinstance(window, Window)) and type(place) is Cons)


@primitive("posn-set-point", interactive="e")
def posn_set_point(lisp: Lisp, position: object) -> object:
    """Select the window of POSITION and move point there."""
    window, place = _nth(0, position), posn_point(position)
    if not isinstance(window, Window):
        raise lisp_error("Position not in text area of window")
    lisp.part(Windows).select(window)
    if type(place) is int:
        lisp.call(intern("goto-char"), place)
    return NIL


# Events


@primitive("eventp")
def eventp(object: object) -> Symbol:
    """Return t if OBJECT can be an event: an integer, a symbol, or a list that starts with a symbol."""
    if type(object) is Cons:
        object = object.car
        return truth(isinstance(object, Symbol) and object is not NIL)
    return truth(type(object) is int or (isinstance(object, Symbol) and object is not NIL))


@primitive("mouse-movement-p")
def mouse_movement_p(object: object) -> Symbol:
    """Return t if OBJECT says that the mouse was moved."""
    return truth(_nth(0, object) is intern("mouse-movement"))


@primitive("mouse-event-p")
def mouse_event_p(lisp: Lisp, object: object) -> object:
    """Return non-nil if OBJECT is an event of the mouse without modifiers."""
    event = _nth(0, object) if type(object) is Cons else object
    return lisp.call(intern("memq"), event, MOUSE_TYPES)


@primitive("event--posn-at-point")
def posn_at_point(lisp: Lisp) -> object:
    """Return where point is, in the shape of a position of the mouse."""
    return list_of(lisp.part(Windows).selected, lisp.buffers.current.point, cons(0, 0), 0)


def _event_place(lisp: Lisp, event: object, found: object) -> object:
    if type(event) is not Cons or found is NIL:
        return posn_at_point(lisp)
    return found


@primitive("event-start")
def event_start(lisp: Lisp, event: object) -> object:
    """Return where EVENT started; where point is if EVENT is none of the mouse."""
    return _event_place(lisp, event, _nth(1, event))


@primitive("event-end")
def event_end(lisp: Lisp, event: object) -> object:
    """Return where EVENT ended; where point is if EVENT is none of the mouse."""
    last = _nth(2, event)
    return _event_place(lisp, event, last if type(last) is Cons else _nth(1, event))


@primitive("event-click-count")
def event_click_count(event: object) -> object:
    """Return how often EVENT, a click, was repeated; 1 if it does not say."""
    count = _nth(2, event)
    return count if type(count) is int else 1


@primitive("mouse-set-point", interactive="e\np")
def mouse_set_point(lisp: Lisp, event: object, promote_to_region: object = NIL) -> object:
    """Move point to where EVENT ended; PROMOTE-TO-REGION is for users."""
    return posn_set_point(lisp, event_end(lisp, event))


@primitive("listify-key-sequence")
def listify_key_sequence(lisp: Lisp, key: object) -> object:
    """Return the list of the events in KEY, a string or vector; a byte with the top bit is a key with Meta."""
    items = lisp.call(intern("append"), key, NIL)
    if not isinstance(key, LString):
        return items
    meta = intern("elnet--with-meta")
    return lisp.call(intern("mapcar"), meta, items)


@primitive("elnet--with-meta")
def with_meta(code: object) -> object:
    """Return the event of CODE, a character of a string of keys."""
    return code - 128 + (1 << 27) if type(code) is int and 128 <= code < 256 else code
