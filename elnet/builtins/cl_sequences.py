"""Common Lisp's functions on sequences: finding, counting, removing, substituting, comparing, sorting."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.equality import eql_key
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, intern
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
