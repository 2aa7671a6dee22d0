"""Maps of every kind, as the library map sees them: property lists, association lists, hash tables and arrays.

A list is a property list if its first element is an atom.  Keys of association lists are compared by `equal`, those of property
lists by `eq`, a table by its own test; the key of an array is an index.
"""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.equality import eq, equal
from elnet.objects.hash_tables import HashTable
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import BoolVector, Vector
from elnet.runtime.sequence import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Pairs = list[tuple[object, object]]

PLIST, ALIST, TABLE, ARRAY = "plist", "alist", "hash-table", "array"


def kind_of(function: str, map_: object, *others: object) -> str:
    """Return which kind of map MAP_ is; signal that FUNCTION has no method for it and OTHERS if it is none."""
    if map_ is NIL:
        return ALIST
    if type(map_) is Cons:
        return ALIST if type(map_.car) is Cons else PLIST
    if type(map_) is HashTable:
        return TABLE
    if type(map_) in (Vector, LString, BoolVector):
        return ARRAY
    raise signal("cl-no-applicable-method", intern(function), map_, *others)


def pairs_of(lisp: Lisp, function: str, map_: object) -> Pairs:
    """Return the keys and values of MAP_, for FUNCTION."""
    kind = kind_of(function, map_)
    if kind == PLIST:
        items = elements(map_)
        return [(items[place], items[place + 1] if place + 1 < len(items) else NIL) for place in range(0, len(items), 2)]
    if kind == ALIST:
        return [(pair.car.car, pair.car.cdr) for pair in conses(map_) if type(pair.car) is Cons]
    if kind == ARRAY:
        return list(enumerate(items_of(map_)))
    found: Pairs = []

    def note(key: object, value: object) -> object:
        found.append((key, value))
        return NIL

    lisp.call(intern("maphash"), note, map_)
    return found


def test_of(lisp: Lisp, testfn: object, usual: Callable[[object, object], bool]) -> Callable[[object, object], bool]:
    """Return the test that TESTFN is, USUAL if it is nil."""
    if testfn is NIL:
        return usual
    test = lisp.functions.callable(testfn)
    return lambda one, two: test(one, two) is not NIL


def value_of(lisp: Lisp, map_: object, key: object, default: object, testfn: object) -> object:
    """Return the value of KEY in MAP_, DEFAULT if there is none."""
    kind = kind_of("map-elt", map_, key, *([default] if default is not NIL else []))
    if kind == TABLE:
        return lisp.call(intern("gethash"), key, map_, default)
    if kind == ARRAY:
        items = items_of(map_)
        return items[key] if type(key) is int and 0 <= key < len(items) else default
    test = test_of(lisp, testfn, eq if kind == PLIST else equal)
    for name, value in pairs_of(lisp, "map-elt", map_):
        if test(name, key):
            return value
    return default


def put_in_place(lisp: Lisp, map_: object, key: object, value: object, testfn: object) -> object:
    """Store VALUE for KEY into MAP_; signal `map-not-inplace` if only a new map could hold it."""
    kind = kind_of("map-put!", map_, key, value)
    if kind == TABLE:
        return lisp.call(intern("puthash"), key, value, map_)
    if kind == ARRAY:
        return lisp.call(intern("aset"), map_, key, value)
    if kind == PLIST:
        lisp.call(intern("plist-put"), map_, key, value, testfn)
        return value
    test = test_of(lisp, testfn, equal)
    for pair in conses(map_):
        if type(pair.car) is Cons and test(pair.car.car, key):
            pair.car.cdr = value
            return value
    raise signal("map-not-inplace", map_)


def inserted(lisp: Lisp, map_: object, key: object, value: object) -> object:
    """Return a map like MAP_ in which KEY has VALUE; MAP_ is not changed."""
    kind = kind_of("map-insert", map_, key, value)
    if kind == PLIST:
        return cons(key, cons(value, map_))
    if kind == ALIST:
        return cons(cons(key, value), map_)
    copy = lisp.call(intern("copy-hash-table" if kind == TABLE else "copy-sequence"), map_)
    put_in_place(lisp, copy, key, value, NIL)
    return copy


def made(lisp: Lisp, function: str, pairs: Pairs, type_: object, like: object) -> object:
    """Return a map of TYPE_ with PAIRS; LIKE is what FUNCTION was given."""
    name = type_.name if isinstance(type_, Symbol) else ""
    if name in ("list", "alist"):
        return list_from([cons(key, value) for key, value in pairs])
    if name == "plist":
        return list_from([part for pair in pairs for part in pair])
    if name == "hash-table" or (type(type_) is Cons and type_.car is intern("hash-table")):
        arguments = elements(type_.cdr) if type(type_) is Cons else [intern(":test"), intern("equal")]
        table = lisp.call(intern("make-hash-table"), *arguments)
        put = lisp.functions.callable(intern("puthash"))
        for key, value in pairs:
            put(key, value, table)
        return table
    raise signal("cl-no-applicable-method", intern(function), like, type_)


def is_map(value: object) -> bool:
    """Tell whether VALUE is a map."""
    return value is NIL or type(value) in (Cons, HashTable, Vector, LString, BoolVector)
