"""Which properties text inserted between two characters would inherit from them (manual node "Sticky Properties")."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.intervals import NO_PROPERTIES
from elnet.objects.lists import conses
from elnet.objects.symbols import NIL, intern
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.intervals import Plist
    from elnet.runtime.lisp import Lisp

REAR_NONSTICKY, FRONT_STICKY = intern("rear-nonsticky"), intern("front-sticky")


def inherited(lisp: Lisp, buffer: Buffer, position: int) -> Plist:
    """Return the properties that text inserted at POSITION of BUFFER would inherit."""
    intervals = buffer.intervals
    if intervals is None:
        return NO_PROPERTIES
    before = intervals.at(position - 2) if position > 1 else NO_PROPERTIES
    return _merged(lisp, before, intervals.at(position - 1))


def _merged(lisp: Lisp, before: Plist, after: Plist) -> Plist:
    """Return what text between characters with the properties BEFORE and AFTER inherits, with how sticky each of that is."""
    found: dict[object, object] = {}
    front: list[object] = []
    rear: list[object] = []
    for key in [*after, *(key for key in before if key not in after)]:
        if key is REAR_NONSTICKY or key is FRONT_STICKY:
            continue
        from_before = key in before and sticks_after(lisp, before, key)
        from_after = key in after and sticks_before(after, key)
        if from_before and from_after and before[key] is NIL:
            from_before = False
        source = before if from_before else after if from_after else None
        if source is not None:
            found[key] = source[key]
            if sticks_before(source, key):
                front.append(key)
            if not sticks_after(lisp, source, key, by_default=False):
                rear.append(key)
    if rear:
        found[REAR_NONSTICKY] = list_from(rear)
    if front:
        found[FRONT_STICKY] = list_from(front)
    return found


def sticks_after(lisp: Lisp, plist: Plist, key: object, by_default: bool = True) -> bool:
    """Tell whether text inserted after a character with PLIST inherits its property KEY; BY-DEFAULT heeds the defaults."""
    nonsticky = plist.get(REAR_NONSTICKY, NIL)
    if nonsticky is NIL or (type(nonsticky) is Cons and not _is_in(key, nonsticky)):
        return not (by_default and _nonsticky_by_default(lisp, key))
    return False


def sticks_before(plist: Plist, key: object) -> bool:
    """Tell whether text inserted before a character with PLIST inherits its property KEY."""
    sticky = plist.get(FRONT_STICKY, NIL)
    return _is_in(key, sticky) if type(sticky) is Cons else sticky is not NIL


def _is_in(key: object, items: object) -> bool:
    return any(pair.car is key for pair in conses(items))


def _nonsticky_by_default(lisp: Lisp, key: object) -> bool:
    for pair in conses(lisp.value("text-property-default-nonsticky")):
        entry = pair.car
        if type(entry) is Cons and entry.car is key:
            return entry.cdr is not NIL
    return False
