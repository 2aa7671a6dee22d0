"""Completion of strings from lists, hash tables, obarrays and functions."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, list_from
from elnet.objects.hash_tables import HashTable
from elnet.objects.obarrays import Obarray
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.completion import longest_start, matching
from elnet.runtime.lisp import Lisp
from elnet.runtime.obarrays import Obarrays
from elnet.runtime.primitive import primitive

LAMBDA = intern("lambda")


def _is_function(collection: object) -> bool:
    if isinstance(collection, Symbol):
        return collection is not NIL
    if type(collection) is Cons:
        return collection.car is LAMBDA
    return type(collection) not in (HashTable, Obarray, Vector)


def _table(lisp: Lisp, collection: object) -> object:
    return lisp.part(Obarrays).named(collection) if type(collection) is Vector else collection


@primitive()
def try_completion(lisp: Lisp, string: object, collection: object, predicate: object = NIL) -> object:
    """Return the longest start that all strings of COLLECTION starting with STRING have in common.

    Return nil if none starts with it, t if it is the only one that does and complete.  PREDICATE chooses among the strings.
    """
    text = check.string(string)
    if _is_function(collection):
        return lisp.call(collection, string, predicate, NIL)
    found = matching(lisp, text, _table(lisp, collection), predicate)
    if not found:
        return NIL
    common = longest_start(lisp, text, found)
    same = len({name.text for name in found}) == 1
    return T if same and found[0].text == text.text else common


@primitive()
def all_completions(
    lisp: Lisp, string: object, collection: object, predicate: object = NIL, hide_spaces: object = NIL
) -> object:
    """Return the list of the strings of COLLECTION that start with STRING; PREDICATE chooses among them."""
    text = check.string(string)
    if _is_function(collection):
        return lisp.call(collection, string, predicate, T)
    return list_from(matching(lisp, text, _table(lisp, collection), predicate))


@primitive("test-completion")
def is_completion(lisp: Lisp, string: object, collection: object, predicate: object = NIL) -> object:
    """Return non-nil if STRING is one of the strings of COLLECTION and satisfies PREDICATE."""
    text = check.string(string)
    if _is_function(collection):
        return lisp.call(collection, string, predicate, intern("lambda"))
    found = matching(lisp, text, _table(lisp, collection), predicate)
    if lisp.is_set("completion-ignore-case"):
        return truth(any(len(name.text) == len(text.text) for name in found))
    return truth(any(name.text == text.text for name in found))
