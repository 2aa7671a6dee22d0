"""Which properties text inserted between two characters would inherit from them (manual node "Sticky Properties")."""

from __future__ import annotations

from elnet.objects.cons import Cons
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
    after = intervals.at(position - 1)
    found = {key: value for key, value in after.items() if sticks_before(after, key)}
    for key, value in before.items():
        if sticks_after(lisp, before, key) and (value is not NIL or found.get(key, NIL) is NIL):
            found[key] = value
    return found


def sticks_after(lisp: Lisp, plist: Plist, key: object) -> bool:
    """Tell whether text inserted after a character with PLIST inherits its property KEY."""
    nonsticky = plist.get(REAR_NONSTICKY, NIL)
    if nonsticky is NIL or (type(nonsticky) is Cons and not _is_in(key, nonsticky)):
        return not _nonsticky_by_default(lisp, key)
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
