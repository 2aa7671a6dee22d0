"""The library map: one set of functions for property lists, association lists, hash tables and arrays."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import eq, equal, equal_key
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.maps import (
    ALIST,
    ARRAY,
    PLIST,
    TABLE,
    inserted,
    is_map,
    kind_of,
    made,
    pairs_of,
    put_in_place,
    test_of,
    value_of,
)
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.maps import Pairs


@primitive("mapp")
def mapp(map: object) -> Symbol:
    """Return t if MAP is a map: a list, a hash table or an array."""
    return truth(is_map(map))


@primitive("map-elt")
def map_elt(lisp: Lisp, map: object, key: object, default: object = NIL, testfn: object = NIL) -> object:
    """Return the value of KEY in MAP, DEFAULT if it has none; lists compare keys by TESTFN."""
    return value_of(lisp, map, key, default, testfn)


@primitive("map-put!")
def map_put(lisp: Lisp, map: object, key: object, value: object, testfn: object = NIL) -> object:
    """Store VALUE for KEY into MAP, which is changed; lists compare keys by TESTFN.  Signals `map-not-inplace'."""
    return put_in_place(lisp, map, key, value, testfn)


@primitive("map-insert")
def map_insert(lisp: Lisp, map: object, key: object, value: object) -> object:
    """Return a map like MAP in which KEY has VALUE; MAP is not changed."""
    return inserted(lisp, map, key, value)


@primitive("elnet--map-set")
def map_set(lisp: Lisp, map: object, key: object, value: object, testfn: object) -> object:
    """Return MAP with VALUE stored for KEY, or a new list if MAP cannot hold it; lists compare keys by TESTFN."""
    kind = kind_of("map-put!", map, key, value)
    if kind == ALIST:
        test = test_of(lisp, testfn, equal)
        if not any(type(pair.car) is Cons and test(pair.car.car, key) for pair in conses(map)):
            return inserted(lisp, map, key, value)
    put_in_place(lisp, map, key, value, testfn)
    return map


@primitive("map-delete")
def map_delete(lisp: Lisp, map: object, key: object) -> object:
    """Return MAP without KEY; MAP may be changed.  An array gets nil at that place."""
    kind = kind_of("map-delete", map, key)
    if kind == TABLE:
        lisp.call(intern("remhash"), key, map)
        return map
    if kind == ARRAY:
        if type(key) is int and 0 <= key < len(pairs_of(lisp, "map-delete", map)):
            lisp.call(intern("aset"), map, key, NIL)
        return map
    if kind == PLIST:
        return _without(map, key)
    return lisp.call(intern("assoc-delete-all"), key, map)


def _without(plist: object, key: object) -> object:
    """Return the property list PLIST, changed, without KEY."""
    while type(plist) is Cons and eq(plist.car, key):
        plist = plist.cdr.cdr if type(plist.cdr) is Cons else NIL
    tail = plist
    while type(tail) is Cons and type(tail.cdr) is Cons:
        following = tail.cdr.cdr
        if type(following) is Cons and eq(following.car, key):
            tail.cdr.cdr = following.cdr.cdr if type(following.cdr) is Cons else NIL
        else:
            tail = following
    return plist


@primitive("map--plist-p")
def map_plist_p(list_: object) -> Symbol:
    """Return t if LIST, a map, is a property list: its first element is an atom."""
    return truth(type(list_) is Cons and type(list_.car) is not Cons)


@primitive("map--plist-member", "map--plist-member-1")
def map_plist_member(lisp: Lisp, plist: object, prop: object, predicate: object = NIL) -> object:
    """Return the tail of PLIST that starts with PROP, compared by PREDICATE."""
    return lisp.call(intern("plist-member"), plist, prop, predicate)


@primitive("map--plist-put", "map--plist-put-1")
def map_plist_put(lisp: Lisp, plist: object, prop: object, val: object, predicate: object = NIL) -> object:
    """Return PLIST with VAL for PROP, compared by PREDICATE."""
    return lisp.call(intern("plist-put"), plist, prop, val, predicate)


@macro("map-put")
def map_put_macro(map: object, key: object, value: object, testfn: object = NIL) -> object:
    """Store VALUE for KEY, compared by TESTFN, in the place MAP."""
    return list_of(intern("setf"), list_of(intern("map-elt"), map, key, NIL, testfn), value)


@primitive("map-contains-key")
def map_contains_key(lisp: Lisp, map: object, key: object, testfn: object = NIL) -> object:
    """Return non-nil if MAP has KEY; lists compare keys by TESTFN."""
    kind = kind_of("map-contains-key", map, key)
    if kind == PLIST:
        return lisp.call(intern("plist-member"), map, key, testfn)
    if kind == TABLE:
        nothing = Symbol("nothing")
        return truth(lisp.call(intern("gethash"), key, map, nothing) is not nothing)
    test = test_of(lisp, testfn, equal)
    return truth(any(test(name, key) for name, _ in pairs_of(lisp, "map-contains-key", map)))


@primitive("map-keys")
def map_keys(lisp: Lisp, map: object) -> object:
    """Return a list of the keys of MAP."""
    return list_from([key for key, _ in pairs_of(lisp, "map-keys", map)])


@primitive("map-values")
def map_values(lisp: Lisp, map: object) -> object:
    """Return a list of the values of MAP."""
    return list_from([value for _, value in pairs_of(lisp, "map-values", map)])


@primitive("map-pairs")
def map_pairs(lisp: Lisp, map: object) -> object:
    """Return an alist of the keys and values of MAP."""
    return list_from([cons(key, value) for key, value in pairs_of(lisp, "map-pairs", map)])


@primitive("map-length")
def map_length(lisp: Lisp, map: object) -> object:
    """Return the number of keys of MAP."""
    return len(pairs_of(lisp, "map-length", map))


@primitive("map-empty-p")
def map_empty_p(lisp: Lisp, map: object) -> Symbol:
    """Return t if MAP has no keys."""
    return truth(not pairs_of(lisp, "map-empty-p", map))


@primitive("map-copy")
def map_copy(lisp: Lisp, map: object) -> object:
    """Return a copy of MAP; an alist's pairs are copied too."""
    kind = kind_of("map-copy", map)
    name = {ALIST: "copy-alist", TABLE: "copy-hash-table"}.get(kind, "copy-sequence")
    return lisp.call(intern(name), map)


@primitive("map-nested-elt")
def map_nested_elt(lisp: Lisp, map: object, keys: object, default: object = NIL) -> object:
    """Return the value found by following KEYS, a list, into the maps inside MAP; DEFAULT if there is none."""
    found = map
    for key in elements(keys):
        found = value_of(lisp, found, key, NIL, NIL) if is_map(found) else NIL
    return default if found is NIL else found


# Calling a function for each key and value


@primitive("map-do")
def map_do(lisp: Lisp, function: object, map: object) -> object:
    """Call FUNCTION for each key and value of MAP; return nil."""
    call = lisp.functions.callable(function)
    for key, value in pairs_of(lisp, "map-do", map):
        call(key, value)
    return NIL


@primitive("map-apply")
def map_apply(lisp: Lisp, function: object, map: object) -> object:
    """Return a list of what FUNCTION returns for each key and value of MAP."""
    call = lisp.functions.callable(function)
    return list_from([call(key, value) for key, value in pairs_of(lisp, "map-apply", map)])


@primitive("map-keys-apply")
def map_keys_apply(lisp: Lisp, function: object, map: object) -> object:
    """Return a list of what FUNCTION returns for each key of MAP."""
    call = lisp.functions.callable(function)
    return list_from([call(key) for key, _ in pairs_of(lisp, "map-keys-apply", map)])


@primitive("map-values-apply")
def map_values_apply(lisp: Lisp, function: object, map: object) -> object:
    """Return a list of what FUNCTION returns for each value of MAP."""
    call = lisp.functions.callable(function)
    return list_from([call(value) for _, value in pairs_of(lisp, "map-values-apply", map)])


@primitive("map-filter")
def map_filter(lisp: Lisp, pred: object, map: object) -> object:
    """Return an alist of the keys and values of MAP that satisfy PRED."""
    holds = lisp.functions.callable(pred)
    pairs = pairs_of(lisp, "map-filter", map)
    return list_from([cons(key, value) for key, value in pairs if holds(key, value) is not NIL])


@primitive("map-remove")
def map_remove(lisp: Lisp, pred: object, map: object) -> object:
    """Return an alist of the keys and values of MAP that do not satisfy PRED."""
    holds = lisp.functions.callable(pred)
    pairs = pairs_of(lisp, "map-remove", map)
    return list_from([cons(key, value) for key, value in pairs if holds(key, value) is NIL])


@primitive("map-some")
def map_some(lisp: Lisp, pred: object, map: object) -> object:
    """Return the first non-nil value of PRED for the keys and values of MAP, nil if there is none."""
    holds = lisp.functions.callable(pred)
    found = (holds(key, value) for key, value in pairs_of(lisp, "map-some", map))
    return next((value for value in found if value is not NIL), NIL)


@primitive("map-every-p")
def map_every_p(lisp: Lisp, pred: object, map: object) -> Symbol:
    """Return t if all keys and values of MAP satisfy PRED."""
    holds = lisp.functions.callable(pred)
    return truth(all(holds(key, value) is not NIL for key, value in pairs_of(lisp, "map-every-p", map)))


# Joining and converting


@primitive("map-into")
def map_into(lisp: Lisp, map: object, type: object) -> object:
    """Return MAP as a map of TYPE: list, alist, plist, hash-table or (hash-table ARGUMENTS…)."""
    return made(lisp, "map-into", pairs_of(lisp, "map-into", map), type, map)


@primitive("map-merge")
def map_merge(lisp: Lisp, type: object, *maps: object) -> object:
    """Return a map of TYPE with the keys and values of all MAPS; the last one that has a key decides."""
    return made(lisp, "map-into", _merged(lisp, maps, lambda old, new: new), type, NIL)


@primitive("map-merge-with")
def map_merge_with(lisp: Lisp, type: object, function: object, *maps: object) -> object:
    """Return a map of TYPE with the keys and values of all MAPS; FUNCTION joins two values of one key."""
    return made(lisp, "map-into", _merged(lisp, maps, lisp.functions.callable(function)), type, NIL)


def _merged(lisp: Lisp, maps: tuple[object, ...], join: object) -> Pairs:
    entries: dict[object, tuple[object, object]] = {}
    for each in maps:
        for key, value in pairs_of(lisp, "map-do", each):
            mark = equal_key(key)
            if mark in entries:
                value = join(entries[mark][1], value)  # type: ignore[operator]
            entries[mark] = (key, value)
    return list(entries.values())


@macro("map-let")
def map_let(keys: object, map: object, *body: object) -> object:
    """Evaluate BODY with variables bound to what KEYS have in MAP: KEY, (KEY VARIABLE) or (KEY VARIABLE DEFAULT)."""
    pattern = cons(intern("map"), keys)
    return cons(intern("pcase-let"), cons(list_of(list_of(pattern, map)), list_from(body)))
