"""Finding and removing elements: `memq` and `delete`, association lists, property lists."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import eq, equal, equal_key
from elnet.objects.lists import conses, elements, is_circular, iterate
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.case_tables import casing
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.searching import entry_with, eq_test, eql_test, equal_test, tail_with, value_with, without
from elnet.text.propertied import codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive()
def memq(elt: object, list: object) -> object:
    """Return the tail of LIST that starts with ELT, compared by `eq'; nil if there is none."""
    return tail_with(elt, list, eq_test(elt))


@primitive()
def memql(elt: object, list: object) -> object:
    """Return the tail of LIST that starts with ELT, compared by `eql'; nil if there is none."""
    return tail_with(elt, list, eql_test(elt))


@primitive()
def member(elt: object, list: object) -> object:
    """Return the tail of LIST that starts with an object `equal' to ELT; nil if there is none."""
    return tail_with(elt, list, equal_test(elt))


@primitive()
def member_ignore_case(lisp: Lisp, elt: object, list: object) -> object:
    """Return the tail of LIST that starts with a string equal to ELT but for letter case; nil if there is none."""
    if type(elt) is not LString:
        raise wrong_type_argument("stringp", elt)
    upcase = casing(lisp).upcase_char
    wanted = [upcase(code) for code in codes(elt)]
    return tail_with(elt, list, lambda other: type(other) is LString and [upcase(code) for code in codes(other)] == wanted)


@primitive()
def delq(elt: object, list: object) -> object:
    """Return LIST, itself changed, without the elements that are `eq' to ELT."""
    return without(list, elt, eq_test(elt))


@primitive()
def remq(elt: object, list: object) -> object:
    """Return LIST without the elements that are `eq' to ELT; LIST is not changed, and copied only as far as needed."""
    test = eq_test(elt)
    items: Any = list
    while type(items) is Cons and (items.car is elt or test(items.car)):
        items = items.cdr
    if tail_with(elt, items, test) is NIL:
        return items
    return list_from(item for item in iterate(items) if not (item is elt or test(item)))


@primitive()
def delete(elt: object, seq: object) -> object:
    """Return SEQ without the elements `equal' to ELT: a changed list, or a new vector or string."""
    if type(seq) is Vector or type(seq) is LString:
        return _sequence_without(elt, seq)
    if type(seq) is not Cons and seq is not NIL:
        raise wrong_type_argument("sequencep", seq)
    return without(seq, elt, equal_test(elt))


@primitive()
def remove(elt: object, seq: object) -> object:
    """Return SEQ, a list, vector or string, without the elements `equal' to ELT; SEQ is not changed."""
    if type(seq) is Vector or type(seq) is LString:
        return _sequence_without(elt, seq)
    return without(list_from(elements(seq)), elt, equal_test(elt))


def _sequence_without(elt: object, seq: Any) -> object:
    if type(seq) is Vector:
        kept = [item for item in seq.items if not equal(item, elt)]
        return seq if len(kept) == len(seq.items) else Vector(kept)
    if type(elt) is not int:
        return seq
    from elnet.text.propertied import codes

    numbers = codes(seq)
    if elt not in numbers:
        return seq
    text = "".join(char for char, code in zip(seq.text, numbers, strict=True) if code != elt)
    return LString(text, seq.multibyte)


@primitive()
def delete_dups(list: object) -> object:
    """Return LIST, itself changed, with only the first of elements that are `equal'."""
    seen: set[object] = set()
    previous: Any = None
    for pair in [*conses(list)]:
        key = equal_key(pair.car)
        if key in seen:
            previous.cdr = pair.cdr
        else:
            seen.add(key)
            previous = pair
    end = list if previous is None else previous.cdr
    if end is not NIL:
        raise wrong_type_argument("listp", end)
    return list


@primitive()
def delete_consecutive_dups(list: object, circular: object = NIL) -> object:
    """Return LIST, itself changed, without elements `equal' to the one before; the first comes after the last if CIRCULAR."""
    tail: Any = list
    last: Any = NIL
    while type(tail) is Cons and type(tail.cdr) is Cons:
        if equal(tail.car, tail.cdr.car):
            tail.cdr = tail.cdr.cdr
        else:
            last, tail = tail, tail.cdr
    if circular is not NIL and last is not NIL and equal(tail.car, list.car):  # type: ignore[attr-defined]
        last.cdr = NIL
    return list


@primitive()
def add_to_list(lisp: Lisp, list_var: object, element: object, append: object = NIL, compare_fn: object = NIL) -> object:
    """Add ELEMENT to the value of the variable LIST-VAR unless it is a member; at the end if APPEND is non-nil.

    Members are compared by `equal', or by COMPARE-FN.  Return the new value.
    """
    symbol = check.symbol(list_var)
    items = lisp.variables.value(symbol)
    if compare_fn is NIL or compare_fn is EQUAL:
        there = tail_with(element, items, equal_test(element)) is not NIL
    else:
        same = lisp.functions.callable(compare_fn)
        there = any(same(element, item) is not NIL for item in iterate(items))
    if there:
        return items
    new = cons(element, items) if append is NIL else list_from([*elements(items), element])
    return lisp.variables.set(symbol, new)


# Association lists


@primitive()
def assq(key: object, alist: object) -> object:
    """Return the first pair of ALIST whose car is `eq' to KEY; nil if there is none."""
    return entry_with(key, alist, eq_test(key))


@primitive()
def assoc(lisp: Lisp, key: object, alist: object, testfn: object = NIL) -> object:
    """Return the first pair of ALIST whose car is `equal' to KEY, or satisfies TESTFN with it; nil if there is none."""
    if testfn is NIL:
        return entry_with(key, alist, equal_test(key))
    function = lisp.functions.callable(testfn)
    nobody = object()
    return entry_with(nobody, alist, lambda other: function(other, key) is not NIL)


@primitive()
def rassq(key: object, alist: object) -> object:
    """Return the first pair of ALIST whose cdr is `eq' to KEY; nil if there is none."""
    return value_with(key, alist, eq_test(key))


@primitive()
def rassoc(key: object, alist: object) -> object:
    """Return the first pair of ALIST whose cdr is `equal' to KEY; nil if there is none."""
    return value_with(key, alist, equal_test(key))


@primitive()
def assoc_string(lisp: Lisp, key: object, list: object, case_fold: object = NIL) -> object:
    """Return the first element of LIST, a string, a symbol or a pair with one as car, that has the same text as KEY.

    Letter case does not count if CASE-FOLD is non-nil.
    """
    fold = casing(lisp).downcase if case_fold is not NIL else str
    wanted = None
    for pair in conses(list):
        entry = pair.car
        name = entry.car if type(entry) is Cons else entry
        if wanted is None:
            wanted = fold(_name(key))
        if (type(name) is LString or isinstance(name, Symbol)) and fold(_name(name)) == wanted:
            return entry
    return NIL


def _name(value: object) -> str:
    if isinstance(value, Symbol):
        return value.name
    if type(value) is not LString:
        raise wrong_type_argument("stringp", value)
    return value.text


@primitive()
def alist_get(
    lisp: Lisp, key: object, alist: object, default: object = NIL, remove: object = NIL, testfn: object = NIL
) -> object:
    """Return the cdr of the first pair of ALIST whose car is `eq' to KEY, or satisfies TESTFN with it; else DEFAULT.

    REMOVE matters only where this is a place to store into.
    """
    entry: Any
    if testfn is NIL or testfn is EQ:
        entry = entry_with(key, alist, eq_test(key))
    else:
        entry = assoc(lisp, key, alist, NIL if testfn is EQUAL else testfn)
    return default if entry is NIL else entry.cdr


EQ, EQUAL = intern("eq"), intern("equal")


@primitive()
def assoc_default(lisp: Lisp, key: object, alist: object, test: object = NIL, default: object = NIL) -> object:
    """Return the cdr of the first element of ALIST that matches KEY by TEST (by default `equal'); nil if none does.

    For an element that is no pair, the value is DEFAULT.
    """
    matches = lisp.functions.callable(EQUAL if test is NIL else test)
    for entry in iterate(alist):
        name = entry.car if type(entry) is Cons else entry
        if matches(name, key) is not NIL:
            return entry.cdr if type(entry) is Cons else default
    return NIL


def _without_entries(alist: object, unwanted: Any) -> object:
    return without(alist, unwanted, lambda entry: type(entry) is Cons and unwanted(entry))


@primitive()
def assq_delete_all(key: object, alist: object) -> object:
    """Return ALIST, itself changed, without the pairs whose car is `eq' to KEY."""
    return _without_entries(alist, lambda entry: eq(entry.car, key))


@primitive()
def rassq_delete_all(value: object, alist: object) -> object:
    """Return ALIST, itself changed, without the pairs whose cdr is `eq' to VALUE."""
    return _without_entries(alist, lambda entry: eq(entry.cdr, value))


@primitive()
def assoc_delete_all(lisp: Lisp, key: object, alist: object, test: object = NIL) -> object:
    """Return ALIST, itself changed, without the pairs whose car matches KEY by TEST, by default `equal'."""
    if test is NIL:
        return _without_entries(alist, lambda entry: equal(entry.car, key))
    matches = lisp.functions.callable(test)
    return _without_entries(alist, lambda entry: matches(entry.car, key) is not NIL)


# Property lists


def _same(lisp: Lisp, predicate: object, prop: object) -> Any:
    """Return the test of a property name against PROP: by PREDICATE, or by `eq' if that is nil or eq."""
    if predicate is NIL or predicate is EQ:
        return lambda name: eq(name, prop)
    matches = lisp.functions.callable(predicate)
    return lambda name: matches(name, prop) is not NIL


@primitive()
def plist_get(lisp: Lisp, plist: object, prop: object, predicate: object = NIL) -> object:
    """Return the value of the property PROP in PLIST, nil if it is not there or PLIST is malformed.

    Names are compared by `eq', or by PREDICATE.
    """
    same = _same(lisp, predicate, prop)
    tail: Any = plist
    steps = 0
    while type(tail) is Cons and type(tail.cdr) is Cons:
        if same(tail.car):
            return tail.cdr.car
        tail = tail.cdr.cdr
        steps += 1
        if steps == 1 << 14 and is_circular(plist):
            return NIL
    return NIL


@primitive()
def plist_put(lisp: Lisp, plist: object, prop: object, val: object, predicate: object = NIL) -> object:
    """Set the property PROP in PLIST to VAL and return the list: PLIST changed, or a new one if it was nil.

    Names are compared by `eq', or by PREDICATE.
    """
    same = _same(lisp, predicate, prop)
    last: Cons | None = None
    tail: Any = plist
    for place, pair in enumerate(conses(plist)):
        tail = pair.cdr
        if place % 2:
            last = pair
        elif type(tail) is not Cons:
            raise wrong_type_argument("plistp", plist)
        elif same(pair.car):
            tail.car = val
            return plist
    if tail is not NIL:
        raise wrong_type_argument("plistp", plist)
    if last is None:
        return list_of(prop, val)
    last.cdr = cons(prop, cons(val, NIL))
    return plist


@primitive()
def plist_member(lisp: Lisp, plist: object, prop: object, predicate: object = NIL) -> object:
    """Return the tail of PLIST that starts with the property PROP, nil if it is not there.

    Names are compared by `eq', or by PREDICATE.
    """
    same = _same(lisp, predicate, prop)
    tail: Any = plist
    for place, pair in enumerate(conses(plist)):
        tail = pair.cdr
        if place % 2 == 0:
            if same(pair.car):
                return pair
            if type(tail) is not Cons:
                break
    if tail is not NIL:
        raise wrong_type_argument("plistp", plist)
    return NIL


@primitive()
def plistp(object: object) -> Symbol:
    """Return t if OBJECT is a list of an even number of elements."""
    if is_circular(object):
        return NIL
    count, tail = 0, object
    while type(tail) is Cons:
        count, tail = count + 1, tail.cdr
    return truth(tail is NIL and count % 2 == 0)


@primitive("lax-plist-get")
def lax_plist_get(lisp: Lisp, plist: object, prop: object) -> object:
    """Return the value of PROP in PLIST, compared by `equal'; the present form is `plist-get' with a predicate."""
    return plist_get(lisp, plist, prop, EQUAL)


@primitive("lax-plist-put")
def lax_plist_put(lisp: Lisp, plist: object, prop: object, val: object) -> object:
    """Set PROP in PLIST to VAL, compared by `equal', and return it; the present form is `plist-put' with a predicate."""
    return plist_put(lisp, plist, prop, val, EQUAL)
