"""Common Lisp functions on whole sequences: reducing, filling, comparing, searching, sorting, merging."""

from __future__ import annotations

from elnet.objects.cons import list_from
from elnet.objects.symbols import NIL, intern
from elnet.runtime.cl_sequences import Keys, replaced_in_place
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.sequence import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.cl_sequences import Test

    Work = Callable[[Keys, Test, Any], object]


@primitive("cl-reduce")
def cl_reduce(lisp: Lisp, func: object, seq: object, *keys: object) -> object:
    """Combine the elements of SEQ by the two-argument function FUNC, from the left, and return the result.

    KEYS are :start :end :from-end :initial-value :key.
    """
    options = Keys(lisp, keys)
    items = items_of(seq)
    first, last = options.bounds(len(items))
    key = options.keyed()
    values = [key(item) for item in items[first:last]] if options.key is not NIL else items[first:last]
    backwards = options.from_end is not NIL
    if backwards:
        values = values[::-1]
    function = lisp.functions.callable(func)
    if intern(":initial-value") in keys[::2]:
        result = options.initial_value
    elif not values:
        return function()
    else:
        result, values = values[0], values[1:]
    for value in values:
        result = function(value, result) if backwards else function(result, value)
    return result


@primitive("cl-fill")
def cl_fill(lisp: Lisp, seq: object, item: object, *keys: object) -> object:
    """Store ITEM in every place of SEQ between :start and :end, given by KEYS, and return SEQ."""
    options = Keys(lisp, keys)
    items = list(items_of(seq))
    first, last = options.bounds(len(items))
    items[first:last] = [item] * max(0, last - first)
    return replaced_in_place(seq, items)


@primitive("cl-replace")
def cl_replace(lisp: Lisp, seq1: object, seq2: object, *keys: object) -> object:
    """Store the elements of SEQ2 into SEQ1, which is returned; KEYS are :start1 :end1 :start2 :end2."""

    options = Keys(lisp, keys)
    target, source = list(items_of(seq1)), items_of(seq2)
    (first, last), (low, high) = options.spans(target, source)
    count = min(last - first, high - low)
    if count > 0:
        target[first : first + count] = source[low : low + count]
    return replaced_in_place(seq1, target)


@primitive("cl-mismatch")
def cl_mismatch(lisp: Lisp, seq1: object, seq2: object, *keys: object) -> object:
    """Return the index in SEQ1 of the first element that does not match the one of SEQ2, nil if all do.

    KEYS are :test :test-not :key :start1 :end1 :start2 :end2 :from-end.
    """
    options = Keys(lisp, keys)
    key, same = options.keyed(), options.pair()
    one, two = items_of(seq1), items_of(seq2)
    (start1, end1), (start2, end2) = options.spans(one, two)
    if options.from_end is not NIL:
        while start1 < end1 and start2 < end2 and same(key(one[end1 - 1]), key(two[end2 - 1])):
            end1, end2 = end1 - 1, end2 - 1
        return end1 - 1 if start1 < end1 or start2 < end2 else NIL
    while start1 < end1 and start2 < end2 and same(key(one[start1]), key(two[start2])):
        start1, start2 = start1 + 1, start2 + 1
    return start1 if start1 < end1 or start2 < end2 else NIL


@primitive("cl-search")
def cl_search(lisp: Lisp, seq1: object, seq2: object, *keys: object) -> object:
    """Return the index in SEQ2 where a part that matches SEQ1 starts, nil if there is none.

    KEYS are :test :test-not :key :start1 :end1 :start2 :end2 :from-end.
    """
    options = Keys(lisp, keys)
    key, same = options.keyed(), options.pair()
    one, two = items_of(seq1), items_of(seq2)
    (start1, end1), (start2, end2) = options.spans(one, two)
    wanted = [key(item) for item in one[start1:end1]]
    if not wanted:
        return end2 if options.from_end is not NIL else start2
    values = [key(item) for item in two]
    order = range(start2, end2 - len(wanted) + 1)
    for place in reversed(order) if options.from_end is not NIL else order:
        if all(same(item, values[place + offset]) for offset, item in enumerate(wanted)):
            return place
    return NIL


# Sorting


@primitive("cl-sort")
def cl_sort(lisp: Lisp, seq: object, pred: object, *keys: object) -> object:
    """Sort SEQ, which is changed, so that PRED holds between elements in order; return it.  KEYS has :key."""
    return replaced_in_place(seq, _sorted(lisp, items_of(seq), pred, Keys(lisp, keys)))


@primitive("cl-stable-sort")
def cl_stable_sort(lisp: Lisp, seq: object, pred: object, *keys: object) -> object:
    """Like `cl-sort': elements of SEQ between which PRED holds neither way stay in order.  KEYS has :key."""
    return replaced_in_place(seq, _sorted(lisp, items_of(seq), pred, Keys(lisp, keys)))


class _Ordered:
    """An element as Python's `sorted` compares it."""

    __slots__ = ("before", "value")

    def __init__(self, value: object, before: Callable[[object, object], object]) -> None:
        self.value = value
        self.before = before

    def __lt__(self, other: _Ordered) -> bool:
        return self.before(self.value, other.value) is not NIL


def _sorted(lisp: Lisp, items: list[object], predicate: object, keys: Keys) -> list[object]:
    before = lisp.functions.callable(predicate)
    key = keys.keyed()
    return sorted(items, key=lambda item: _Ordered(key(item), before))


@primitive("cl-merge")
def cl_merge(lisp: Lisp, type: object, seq1: object, seq2: object, pred: object, *keys: object) -> object:
    """Return a sequence of TYPE with the elements of SEQ1 and SEQ2, both sorted by PRED, merged in order.  KEYS has :key."""
    options = Keys(lisp, keys)
    key, before = options.keyed(), lisp.functions.callable(pred)
    one, two = list(items_of(seq1)), list(items_of(seq2))
    merged: list[object] = []
    left = right = 0
    while left < len(one) and right < len(two):
        if before(key(two[right]), key(one[left])) is not NIL:
            merged.append(two[right])
            right += 1
        else:
            merged.append(one[left])
            left += 1
    return coerced(lisp, list_from(merged + one[left:] + two[right:]), type)


def coerced(lisp: Lisp, value: object, type_: object) -> object:
    """Return VALUE as an object of TYPE_, by `cl-coerce'."""
    return lisp.call(intern("cl-coerce"), value, type_)
