"""Lists as sets and as tables, the Common Lisp way: `cl-member`, `cl-assoc`, `cl-adjoin`, `cl-union` and their kin."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.equality import eql_key, equal, equal_key
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.cl_sequences import Keys
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.cl_sequences import Test

    Search = Callable[[Test, object], object]


def _tail(test: Test, items: object) -> object:
    for pair in conses(items):
        if test(pair.car):
            return pair
    return NIL


def _entry(test: Test, alist: object) -> object:
    for pair in conses(alist):
        if type(pair.car) is Cons and test(pair.car.car):
            return pair.car
    return NIL


def _entry_by_value(test: Test, alist: object) -> object:
    for pair in conses(alist):
        if type(pair.car) is Cons and test(pair.car.cdr):
            return pair.car
    return NIL


def _declare(name: str, search: Search, found: str) -> None:
    def with_item(lisp: Lisp, item: object, list: object, *keys: object) -> object:
        return search(Keys(lisp, keys).matching(item), list)

    def with_predicate(lisp: Lisp, pred: object, list: object, *keys: object) -> object:
        return search(Keys(lisp, keys).satisfying(pred), list)

    def without_predicate(lisp: Lisp, pred: object, list: object, *keys: object) -> object:
        return search(Keys(lisp, keys).satisfying(pred, False), list)

    with_item.__doc__ = f"Return {found} matches ITEM, nil if there is none.\n\nKEYS are :test :test-not :key."
    with_predicate.__doc__ = f"Return {found} satisfies PRED, nil if there is none.\n\nKEYS has :key."
    without_predicate.__doc__ = f"Return {found} does not satisfy PRED, nil if there is none.\n\nKEYS has :key."
    primitive(name)(with_item)
    primitive(name + "-if")(with_predicate)
    primitive(name + "-if-not")(without_predicate)


_declare("cl-member", _tail, "the first tail of LIST whose first element")
_declare("cl-assoc", _entry, "the first pair of LIST whose car")
_declare("cl-rassoc", _entry_by_value, "the first pair of LIST whose cdr")


@primitive("cl-adjoin")
def cl_adjoin(lisp: Lisp, item: object, list: object, *keys: object) -> object:
    """Return LIST with ITEM in front, unless an element matches it.  KEYS are :test :test-not :key."""
    options = Keys(lisp, keys)
    return list if _contains(options, options.keyed()(item), list) else cons(item, list)


def _contains(keys: Keys, value: object, items: object) -> bool:
    test = keys.matching(value)
    return any(test(pair.car) for pair in conses(items))


class _Membership:
    """Tells fast whether a value, of which `:key` is taken, matches an element of a list that may grow."""

    def __init__(self, keys: Keys, items: list[object]) -> None:
        self.key = keys.keyed()
        self.pair = keys.pair()
        names = {NIL: eql_key, intern("eq"): eql_key, intern("eql"): eql_key, intern("equal"): equal_key}
        self.identity = names.get(keys.test) if keys.test_not is NIL and isinstance(keys.test, Symbol) else None
        self.values = [self.key(item) for item in items]
        self.marks = {self.identity(value) for value in self.values} if self.identity is not None else set()

    def has(self, item: object) -> bool:
        value = self.key(item)
        if self.identity is not None:
            return self.identity(value) in self.marks
        return any(self.pair(value, other) for other in self.values)

    def add(self, item: object) -> None:
        value = self.key(item)
        self.values.append(value)
        if self.identity is not None:
            self.marks.add(self.identity(value))


@primitive("cl-union", "cl-nunion")
def cl_union(lisp: Lisp, list1: object, list2: object, *keys: object) -> object:
    """Return a list of the elements of LIST1 and of LIST2.  KEYS are :test :test-not :key."""
    if list1 is NIL:
        return list2
    if list2 is NIL or (not keys and equal(list1, list2)):
        return list1
    one, two = elements(list1), elements(list2)
    result = list1
    if len(one) < len(two):
        result, one, two = list2, two, one
    members = _Membership(Keys(lisp, keys), one)
    for item in two:
        if not members.has(item):
            members.add(item)
            result = cons(item, result)
    return result


@primitive("cl-intersection", "cl-nintersection")
def cl_intersection(lisp: Lisp, list1: object, list2: object, *keys: object) -> object:
    """Return a list of the elements that are in LIST1 and in LIST2.  KEYS are :test :test-not :key."""
    if list1 is NIL or list2 is NIL:
        return NIL
    if equal(list1, list2):
        return list1
    one, two = elements(list1), elements(list2)
    if len(one) < len(two):
        one, two = two, one
    members = _Membership(Keys(lisp, keys), one)
    return list_from([item for item in two if members.has(item)][::-1])


@primitive("cl-set-difference", "cl-nset-difference")
def cl_set_difference(lisp: Lisp, list1: object, list2: object, *keys: object) -> object:
    """Return a list of the elements of LIST1 that are not in LIST2.  KEYS are :test :test-not :key."""
    if list1 is NIL or list2 is NIL:
        return list1
    return _difference(Keys(lisp, keys), list1, list2)


def _difference(keys: Keys, list1: object, list2: object) -> object:
    members = _Membership(keys, elements(list2))
    return list_from([item for item in elements(list1) if not members.has(item)])


@primitive("cl-set-exclusive-or", "cl-nset-exclusive-or")
def cl_set_exclusive_or(lisp: Lisp, list1: object, list2: object, *keys: object) -> object:
    """Return a list of the elements that are in LIST1 or LIST2, but not in both.  KEYS are :test :test-not :key."""
    if list1 is NIL:
        return list2
    if list2 is NIL:
        return list1
    if equal(list1, list2):
        return NIL
    options = Keys(lisp, keys)
    first, second = _difference(options, list1, list2), _difference(options, list2, list1)
    return list_from(elements(first), second)


@primitive("cl-subsetp")
def cl_subsetp(lisp: Lisp, list1: object, list2: object, *keys: object) -> Symbol:
    """Return t if every element of LIST1 is in LIST2.  KEYS are :test :test-not :key."""
    if list1 is NIL:
        return truth(True)
    if list2 is NIL:
        return NIL
    members = _Membership(Keys(lisp, keys), elements(list2))
    return truth(all(members.has(item) for item in elements(list1)))


@primitive("cl-acons")
def cl_acons(key: object, value: object, alist: object) -> object:
    """Return ALIST with the pair of KEY and VALUE in front."""
    return cons(cons(key, value), alist)


@primitive("cl-pairlis")
def cl_pairlis(keys: object, values: object, alist: object = NIL) -> object:
    """Return ALIST with the pairs of KEYS and VALUES in front."""
    pairs = zip(elements(keys), elements(values), strict=False)
    return list_from([cons(key, value) for key, value in pairs], alist)


# Property lists


@primitive("cl-getf")
def cl_getf(plist: object, tag: object, def_: object = NIL) -> object:
    """Return the value of TAG in the property list PLIST, DEF if it is not there."""
    tail = plist
    while type(tail) is Cons and type(tail.cdr) is Cons:
        if tail.car is tag:
            return tail.cdr.car
        tail = tail.cdr.cdr
    end = tail.cdr if type(tail) is Cons else tail
    if end is not NIL:
        raise wrong_type_argument("listp", end)
    return def_


@primitive("cl-get")
def cl_get(lisp: Lisp, sym: object, tag: object, def_: object = NIL) -> object:
    """Return the property TAG of the symbol SYM, DEF if it has none."""
    return cl_getf(lisp.call(intern("symbol-plist"), sym), tag, def_)


@primitive("cl--set-getf")
def cl_set_getf(plist: object, tag: object, val: object) -> object:
    """Return the property list PLIST with TAG set to VAL: changed, or with the pair in front."""
    tail = plist
    while type(tail) is Cons and type(tail.cdr) is Cons:
        if tail.car is tag:
            tail.cdr.car = val
            return plist
        tail = tail.cdr.cdr
    return cons(tag, cons(val, plist))


@primitive("cl--do-remf")
def cl_do_remf(plist: object, tag: object) -> Symbol:
    """Remove TAG, which is not the first key, from PLIST; return t if it was there."""
    tail = plist
    while type(tail) is Cons and type(tail.cdr) is Cons and type(tail.cdr.cdr) is Cons:
        if tail.cdr.cdr.car is tag:
            tail.cdr.cdr = tail.cdr.cdr.cdr.cdr  # type: ignore[attr-defined]
            return truth(True)
        tail = tail.cdr.cdr
    return NIL


@primitive("cl-remprop")
def cl_remprop(lisp: Lisp, sym: object, tag: object) -> object:
    """Remove the property TAG of the symbol SYM; return non-nil if it had it."""
    plist = lisp.call(intern("symbol-plist"), sym)
    if type(plist) is Cons and plist.car is tag and type(plist.cdr) is Cons:
        lisp.call(intern("setplist"), sym, plist.cdr.cdr)
        return truth(True)
    return cl_do_remf(plist, tag)
