"""Common Lisp's functions on sequences: finding, counting, removing, substituting, comparing, sorting."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import eql_key
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.cl_sequences import Keys, rebuilt, replaced_in_place
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.sequence import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.cl_sequences import Test

    Work = Callable[[Keys, Test, Any], object]


def _declare(name: str, work: Work, text: str) -> None:
    """Declare NAME, NAME-if and NAME-if-not, which do WORK on a sequence; TEXT is what they do with `those' elements."""

    def with_item(lisp: Lisp, item: object, seq: object, *keys: object) -> object:
        options = Keys(lisp, keys)
        return work(options, options.matching(item), seq)

    def with_predicate(lisp: Lisp, pred: object, seq: object, *keys: object) -> object:
        options = Keys(lisp, keys)
        return work(options, options.satisfying(pred), seq)

    def without_predicate(lisp: Lisp, pred: object, seq: object, *keys: object) -> object:
        options = Keys(lisp, keys)
        return work(options, options.satisfying(pred, False), seq)

    with_item.__doc__ = text.replace("those", "those that match ITEM") + f"\n\n{_KEYWORDS}"
    with_predicate.__doc__ = text.replace("those", "those that satisfy PRED") + f"\n\n{_KEYWORDS}"
    without_predicate.__doc__ = text.replace("those", "those that do not satisfy PRED") + f"\n\n{_KEYWORDS}"
    primitive(name)(with_item)
    primitive(name + "-if")(with_predicate)
    primitive(name + "-if-not")(without_predicate)


_KEYWORDS = "KEYS are :test :test-not :key :count :start :end :from-end, as far as they make sense here."


def _found(keys: Keys, test: Test, items: list[object]) -> list[int]:
    """Return the places of the matching elements between the bounds, as many as :count allows, in ascending order."""
    first, last = keys.bounds(len(items))
    most = keys.most()
    if most is None:
        return [place for place in range(first, last) if test(items[place])]
    places: list[int] = []
    order = range(last - 1, first - 1, -1) if keys.from_end is not NIL else range(first, last)
    for place in order:
        if len(places) >= most:
            break
        if test(items[place]):
            places.append(place)
    return sorted(places)


def _remove(keys: Keys, test: Test, sequence: object) -> object:
    items = items_of(sequence)
    unwanted = set(_found(keys, test, items))
    if not unwanted:
        return sequence
    return rebuilt([item for place, item in enumerate(items) if place not in unwanted], sequence)


def _delete(keys: Keys, test: Test, sequence: object) -> object:
    if type(sequence) is not Cons:
        return _remove(keys, test, sequence)
    unwanted = set(_found(keys, test, elements(sequence)))
    kept = [pair for place, pair in enumerate(list(conses(sequence))) if place not in unwanted]
    for pair, following in zip(kept, [*kept[1:], NIL], strict=False):
        pair.cdr = following
    return kept[0] if kept else NIL


def _find(keys: Keys, test: Test, sequence: object) -> object:
    items = items_of(sequence)
    place = _place(keys, test, items)
    return NIL if place is None else items[place]


def _place(keys: Keys, test: Test, items: list[object]) -> int | None:
    first, last = keys.bounds(len(items))
    order = range(last - 1, first - 1, -1) if keys.from_end is not NIL else range(first, last)
    for place in order:
        if test(items[place]):
            return place
    return None


def _position(keys: Keys, test: Test, sequence: object) -> object:
    place = _place(keys, test, items_of(sequence))
    return NIL if place is None else place


def _count(keys: Keys, test: Test, sequence: object) -> object:
    items = items_of(sequence)
    first, last = keys.bounds(len(items))
    return sum(1 for item in items[first:last] if test(item))


for _name, _work, _text in (
    ("cl-remove", _remove, "Return SEQ without those elements; SEQ is not changed."),
    ("cl-delete", _delete, "Return SEQ without those elements; SEQ may be changed."),
    ("cl-find", _find, "Return the first of those elements of SEQ, nil if there is none."),
    ("cl-position", _position, "Return the index of the first of those elements of SEQ, nil if there is none."),
    ("cl-count", _count, "Return the number of those elements of SEQ."),
):
    _declare(_name, _work, _text)


# Substituting


def _declare_substitution(name: str, in_place: bool) -> None:
    def substituted(keys: Keys, test: Test, new: object, sequence: object) -> object:
        items = list(items_of(sequence))
        places = _found(keys, test, items)
        if not places:
            return sequence
        for place in places:
            items[place] = new
        return replaced_in_place(sequence, items) if in_place else rebuilt(items, sequence)

    def with_item(lisp: Lisp, new: object, old: object, seq: object, *keys: object) -> object:
        """Return SEQ with NEW in place of the elements that match OLD.

        KEYS are :test :test-not :key :count :start :end :from-end.
        """
        options = Keys(lisp, keys)
        return substituted(options, options.matching(old), new, seq)

    def with_predicate(lisp: Lisp, new: object, pred: object, seq: object, *keys: object) -> object:
        """Return SEQ with NEW in place of the elements that satisfy PRED.

        KEYS are :key :count :start :end :from-end.
        """
        options = Keys(lisp, keys)
        return substituted(options, options.satisfying(pred), new, seq)

    def without_predicate(lisp: Lisp, new: object, pred: object, seq: object, *keys: object) -> object:
        """Return SEQ with NEW in place of the elements that do not satisfy PRED.

        KEYS are :key :count :start :end :from-end.
        """
        options = Keys(lisp, keys)
        return substituted(options, options.satisfying(pred, False), new, seq)

    primitive(name)(with_item)
    primitive(name + "-if")(with_predicate)
    primitive(name + "-if-not")(without_predicate)


_declare_substitution("cl-substitute", in_place=False)
_declare_substitution("cl-nsubstitute", in_place=True)


@primitive("cl-remove-duplicates")
def cl_remove_duplicates(lisp: Lisp, seq: object, *keys: object) -> object:
    """Return SEQ without the elements that come again later, or that came before with :from-end.

    KEYS are :test :test-not :key :start :end :from-end.
    """
    return _without_duplicates(Keys(lisp, keys), seq)


@primitive("cl-delete-duplicates")
def cl_delete_duplicates(lisp: Lisp, seq: object, *keys: object) -> object:
    """Like `cl-remove-duplicates', but SEQ may be changed.  KEYS are the same."""
    return _without_duplicates(Keys(lisp, keys), seq)


def _without_duplicates(keys: Keys, sequence: object) -> object:
    items = items_of(sequence)
    first, last = keys.bounds(len(items))
    forward = keys.from_end is not NIL
    order = range(first, last) if forward else range(last - 1, first - 1, -1)
    key = keys.keyed()
    dropped: set[int] = set()
    if keys.test in (NIL, intern("eq"), intern("eql"), intern("equal")) and keys.test_not is NIL:
        dropped = _dropped_by_key(keys, items, order)
    else:
        same = keys.pair()
        kept: list[object] = []
        for place in order:
            value = key(items[place])
            if any(same(value, other) if not forward else same(other, value) for other in kept):
                dropped.add(place)
            else:
                kept.append(value)
    if not dropped:
        return sequence
    return rebuilt([item for place, item in enumerate(items) if place not in dropped], sequence)


def _dropped_by_key(keys: Keys, items: list[object], order: range) -> set[int]:
    from elnet.objects.equality import equal_key

    identity = equal_key if keys.test is intern("equal") else eql_key
    key = keys.keyed()
    seen: set[object] = set()
    dropped: set[int] = set()
    for place in order:
        mark = identity(key(items[place]))
        if mark in seen:
            dropped.add(place)
        seen.add(mark)
    return dropped


# Whole sequences


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


# Trees


@primitive("cl-tree-equal")
def cl_tree_equal(lisp: Lisp, tree1: object, tree2: object, *keys: object) -> object:
    """Return t if TREE1 and TREE2 have the same shape and matching atoms.  KEYS are :test :test-not :key."""
    options = Keys(lisp, keys)
    key, same = options.keyed(), options.pair()
    pending: list[tuple[object, object]] = [(tree1, tree2)]
    while pending:
        one, two = pending.pop()
        while type(one) is Cons and type(two) is Cons:
            pending.append((one.cdr, two.cdr))
            one, two = one.car, two.car
        if type(one) is Cons or type(two) is Cons or not same(key(one), key(two)):
            return NIL
    return T


def _declare_tree_substitution(name: str, in_place: bool) -> None:
    def substituted(tree: object, new: object, test: Test) -> object:
        if test(tree):
            return new
        if type(tree) is not Cons:
            return tree
        first, rest = substituted(tree.car, new, test), substituted(tree.cdr, new, test)
        if first is tree.car and rest is tree.cdr:
            return tree
        if in_place:
            tree.car, tree.cdr = first, rest
            return tree
        return list_from([first], rest)

    def with_item(lisp: Lisp, new: object, old: object, tree: object, *keys: object) -> object:
        """Return TREE with NEW in place of all parts that match OLD.  KEYS are :test :test-not :key."""
        return substituted(tree, new, Keys(lisp, keys).matching(old))

    def with_predicate(lisp: Lisp, new: object, pred: object, tree: object, *keys: object) -> object:
        """Return TREE with NEW in place of all parts that satisfy PRED.  KEYS has :key."""
        return substituted(tree, new, Keys(lisp, keys).satisfying(pred))

    def without_predicate(lisp: Lisp, new: object, pred: object, tree: object, *keys: object) -> object:
        """Return TREE with NEW in place of all parts that do not satisfy PRED.  KEYS has :key."""
        return substituted(tree, new, Keys(lisp, keys).satisfying(pred, False))

    primitive(name)(with_item)
    primitive(name + "-if")(with_predicate)
    primitive(name + "-if-not")(without_predicate)


_declare_tree_substitution("cl-subst", in_place=False)
_declare_tree_substitution("cl-nsubst", in_place=True)


def _sublis(lisp: Lisp, alist: object, tree: object, keys: tuple[object, ...], in_place: bool) -> object:
    options = Keys(lisp, keys)
    key, same = options.keyed(), options.pair()
    entries = [entry for entry in elements(alist) if type(entry) is Cons]

    def replaced(part: object) -> object:
        value = key(part)
        for entry in entries:
            if same(entry.car, value):
                return entry.cdr
        if type(part) is not Cons:
            return part
        first, rest = replaced(part.car), replaced(part.cdr)
        if first is part.car and rest is part.cdr:
            return part
        if in_place:
            part.car, part.cdr = first, rest
            return part
        return list_from([first], rest)

    return replaced(tree)


@primitive("cl-sublis")
def cl_sublis(lisp: Lisp, alist: object, tree: object, *keys: object) -> object:
    """Return TREE with the parts that match a car of ALIST replaced by its cdr.  KEYS are :test :test-not :key."""
    return _sublis(lisp, alist, tree, keys, False)


@primitive("cl-nsublis")
def cl_nsublis(lisp: Lisp, alist: object, tree: object, *keys: object) -> object:
    """Change TREE: the parts that match a car of ALIST become its cdr.  KEYS are :test :test-not :key."""
    return _sublis(lisp, alist, tree, keys, True)
