"""Completion: which of a collection's strings start with a given one (manual node "Basic Completion").

A collection is a list of strings, symbols or pairs with one of these as car; a hash table; an obarray; or a function.
"""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.hash_tables import HashTable
from elnet.objects.lists import conses
from elnet.objects.obarrays import Obarray
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime.case_tables import casing
from elnet.runtime.regexps import Regexps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from elnet.runtime.lisp import Lisp

Candidate = tuple[LString, tuple[object, ...]]
"""The string, and the arguments that a predicate gets."""


def candidates(collection: object) -> Iterator[Candidate]:
    """Yield the strings of COLLECTION."""
    if type(collection) is HashTable:
        for key, value in collection.entries.values():
            if type(key) is LString or isinstance(key, Symbol):
                yield _string(key), (key, value)
    elif type(collection) is Obarray:
        for symbol in list(collection.symbols.values()):
            yield lisp_string(symbol.name), (symbol,)
    elif type(collection) is Cons or collection is NIL:
        for pair in conses(collection):
            name = pair.car.car if type(pair.car) is Cons else pair.car
            if type(name) is LString or isinstance(name, Symbol):
                yield _string(name), (pair.car,)
    else:
        raise wrong_type_argument("listp", collection)


def _string(value: LString | Symbol) -> LString:
    return lisp_string(value.name) if isinstance(value, Symbol) else value


def matching(lisp: Lisp, string: LString, collection: object, predicate: object) -> list[LString]:
    """Return the strings of COLLECTION that start with STRING, satisfy PREDICATE and match `completion-regexp-list`."""
    fold = casing(lisp).downcase if lisp.is_set("completion-ignore-case") else str
    start = fold(string.text)
    wanted = None if predicate is NIL else lisp.functions.callable(predicate)
    regexps = [pair.car for pair in conses(lisp.value("completion-regexp-list"))]
    found = []
    for name, arguments in candidates(collection):
        if not fold(name.text).startswith(start):
            continue
        if regexps and not all(_matches(lisp, regexp, name) for regexp in regexps):
            continue
        if wanted is None or wanted(*arguments) is not NIL:
            found.append(name)
    return found


def _matches(lisp: Lisp, regexp: object, name: LString) -> bool:
    return type(regexp) is LString and lisp.part(Regexps).search(regexp, name) is not None


def longest_start(lisp: Lisp, string: LString, found: list[LString]) -> LString:
    """Return the longest start that all strings in FOUND, which start with STRING, have in common."""
    texts = [name.text for name in found]
    common = common_start(texts)
    if not lisp.is_set("completion-ignore-case"):
        return LString(common, not common.isascii())
    size = len(common_start(list(map(casing(lisp).downcase, texts))))
    best = next((text for text in texts if len(text) == size), texts[0])[:size]
    if size == len(string.text):
        best = string.text
    elif common.startswith(string.text) and len(common) == size:
        best = common
    return LString(best, not best.isascii())


def common_start(texts: list[str]) -> str:
    """Return the longest start that all TEXTS have."""
    first, last = min(texts), max(texts)
    for place, char in enumerate(first):
        if char != last[place : place + 1]:
            return first[:place]
    return first
