"""The library seq: sequences as sets, sorted, reversed, joined and converted."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import cons, list_from
from elnet.objects.equality import equal_key
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.cl_sequences import copy_as, joined, rebuilt
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.sequence import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class _Collection:
    """Values of which it can be asked whether one equals a value by a Lisp function, `equal' for nil."""

    def __init__(self, lisp: Lisp, testfn: object, items: list[object]) -> None:
        self.test: Callable[..., object] | None = None if testfn is NIL else lisp.functions.callable(testfn)
        self.keys: set[object] = set()
        self.items: list[object] = []
        for item in items:
            self.add(item)

    def add(self, item: object) -> None:
        if self.test is None:
            self.keys.add(equal_key(item))
        else:
            self.items.append(item)

    def has(self, item: object) -> bool:
        if self.test is None:
            return equal_key(item) in self.keys
        return any(self.test(item, other) is not NIL for other in self.items)


def _unique(lisp: Lisp, testfn: object, items: list[object]) -> list[object]:
    seen = _Collection(lisp, testfn, [])
    kept = []
    for item in items:
        if not seen.has(item):
            seen.add(item)
            kept.append(item)
    return kept


@primitive("seq-uniq")
def seq_uniq(lisp: Lisp, sequence: object, testfn: object = NIL) -> object:
    """Return a list of the elements of SEQUENCE without those that equal an earlier one by TESTFN, by default `equal'."""
    return list_from(_unique(lisp, testfn, items_of(sequence)))


@primitive("seq-union")
def seq_union(lisp: Lisp, sequence1: object, sequence2: object, testfn: object = NIL) -> object:
    """Return a list of the elements of SEQUENCE1 and SEQUENCE2, each once, compared by TESTFN, by default `equal'."""
    return list_from(_unique(lisp, testfn, items_of(sequence1) + items_of(sequence2)))


@primitive("seq-intersection")
def seq_intersection(lisp: Lisp, sequence1: object, sequence2: object, testfn: object = NIL) -> object:
    """Return a list of the elements of SEQUENCE1 that are in SEQUENCE2, compared by TESTFN, by default `equal'."""
    others = _Collection(lisp, testfn, items_of(sequence2))
    return list_from([item for item in items_of(sequence1) if others.has(item)])


@primitive("seq-difference")
def seq_difference(lisp: Lisp, sequence1: object, sequence2: object, testfn: object = NIL) -> object:
    """Return a list of the elements of SEQUENCE1 that are not in SEQUENCE2, compared by TESTFN, by default `equal'."""
    others = _Collection(lisp, testfn, items_of(sequence2))
    return list_from([item for item in items_of(sequence1) if not others.has(item)])


@primitive("seq-set-equal-p")
def seq_set_equal_p(lisp: Lisp, sequence1: object, sequence2: object, testfn: object = NIL) -> Symbol:
    """Return t if SEQUENCE1 and SEQUENCE2 have the same elements, compared by TESTFN, by default `equal'."""
    one, two = items_of(sequence1), items_of(sequence2)
    first, second = _Collection(lisp, testfn, one), _Collection(lisp, testfn, two)
    return truth(all(second.has(item) for item in one) and all(first.has(item) for item in two))


@primitive("seq-group-by")
def seq_group_by(lisp: Lisp, function: object, sequence: object) -> object:
    """Return an alist of the elements of SEQUENCE by what FUNCTION returns for them."""
    call = lisp.functions.callable(function)
    groups: dict[object, tuple[object, list[object]]] = {}
    for item in reversed(items_of(sequence)):
        key = call(item)
        groups.setdefault(equal_key(key), (key, []))[1].append(item)
    return list_from([cons(key, list_from(items[::-1])) for key, items in reversed(groups.values())])


# Order


@primitive("seq-reverse")
def seq_reverse(sequence: object) -> object:
    """Return SEQUENCE with its elements in reverse."""
    return rebuilt(items_of(sequence)[::-1], sequence)


@primitive("seq-sort")
def seq_sort(lisp: Lisp, pred: object, sequence: object) -> object:
    """Return SEQUENCE sorted so that PRED holds between elements in order; SEQUENCE is not changed."""
    return _sorted(lisp, items_of(sequence), pred, sequence)


def _sorted(lisp: Lisp, items: list[object], predicate: object, like: object) -> object:
    in_order = lisp.call(intern("sort"), list_from(items), predicate)
    return rebuilt(elements(in_order), like)


@primitive("seq-sort-by")
def seq_sort_by(lisp: Lisp, function: object, pred: object, sequence: object) -> object:
    """Return SEQUENCE sorted so that PRED holds between what FUNCTION returns for elements in order."""
    key, before = lisp.functions.callable(function), lisp.functions.callable(pred)
    return _sorted(lisp, items_of(sequence), lambda one, two: before(key(one), key(two)), sequence)


# Joining and converting


@primitive("seq-concatenate")
def seq_concatenate(lisp: Lisp, type: object, *sequences: object) -> object:
    """Return a sequence of TYPE, list, vector or string, with the elements of all SEQUENCES."""
    return joined(lisp, type, list(sequences))


@primitive("seq-into")
def seq_into(lisp: Lisp, sequence: object, type: object) -> object:
    """Return SEQUENCE as a sequence of TYPE: list, vector, array or string."""
    return copy_as(lisp, sequence, type)
