"""The library seq: elements, parts, searching and mapping of lists, vectors, strings and bool-vectors."""

from __future__ import annotations

from elnet.builtins.sequences import elt
from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.cl_sequences import joined, rebuilt, sub_list
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.sequence import copy_of, items_of, length_of, tail_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Same = Callable[[object, object], bool]


def _is_list(value: object) -> bool:
    return type(value) is Cons or value is NIL


# Elements


@primitive("seq-elt")
def seq_elt(lisp: Lisp, sequence: object, n: object) -> object:
    """Return element N of SEQUENCE, counted from 0."""
    return lisp.call(intern("elt"), sequence, n)


@primitive("seq-first")
def seq_first(lisp: Lisp, sequence: object) -> object:
    """Return the first element of SEQUENCE."""
    return lisp.call(intern("elt"), sequence, 0)


@primitive("seq-rest")
def seq_rest(sequence: object) -> object:
    """Return SEQUENCE without its first element."""
    return seq_drop(sequence, 1)


@primitive("seq-length")
def seq_length(sequence: object) -> object:
    """Return the number of elements of SEQUENCE."""
    return length_of(sequence)


@primitive("seq-empty-p")
def seq_empty_p(sequence: object) -> Symbol:
    """Return t if SEQUENCE has no elements."""
    if _is_list(sequence):
        return truth(sequence is NIL)
    return truth(length_of(sequence) == 0)


@primitive("seq-copy")
def seq_copy(sequence: object) -> object:
    """Return a copy of SEQUENCE with the same elements."""
    return copy_of(sequence)


@primitive("seq-into-sequence")
def seq_into_sequence(sequence: object) -> object:
    """Return SEQUENCE; signal an error if it is none."""
    if not _is_list(sequence):
        try:
            items_of(sequence)
        except Exception:
            raise lisp_error("Cannot convert object into a sequence") from None
    return sequence


@primitive("seq-random-elt")
def seq_random_elt(lisp: Lisp, sequence: object) -> object:
    """Return a random element of SEQUENCE; signal an error if there is none."""
    items = items_of(sequence)
    if not items:
        raise lisp_error("Sequence cannot be empty")
    return items[lisp.call(intern("random"), len(items))]  # type: ignore[call-overload]


# Parts


@primitive("seq-subseq")
def seq_subseq(sequence: object, start: object, end: object = NIL) -> object:
    """Return a copy of the part of SEQUENCE from START to END, its end by default; negative places count from the end."""
    return sub_list(sequence, start, end)


@primitive("seq-take")
def seq_take(sequence: object, n: object) -> object:
    """Return a sequence of the first N elements of SEQUENCE."""
    count = check.integer(n)
    if _is_list(sequence):
        return list_from(_first(sequence, count))
    items = items_of(sequence)
    return rebuilt(items[: max(0, count)], sequence)


def _first(items: object, count: int) -> list[object]:
    found: list[object] = []
    while count > 0 and type(items) is Cons:
        found.append(items.car)
        items, count = items.cdr, count - 1
    return found


@primitive("seq-drop")
def seq_drop(sequence: object, n: object) -> object:
    """Return SEQUENCE without its first N elements."""
    count = check.integer(n)
    if count <= 0:
        return sequence
    if _is_list(sequence):
        return tail_at(count, sequence)
    return rebuilt(items_of(sequence)[count:], sequence)


def _prefix(lisp: Lisp, predicate: object, sequence: object) -> int:
    """Return how many elements at the start of SEQUENCE satisfy PREDICATE."""
    holds = lisp.functions.callable(predicate)
    items = items_of(sequence)
    return next((place for place, item in enumerate(items) if holds(item) is NIL), len(items))


@primitive("seq-take-while")
def seq_take_while(lisp: Lisp, pred: object, sequence: object) -> object:
    """Return the elements of SEQUENCE before the first that does not satisfy PRED."""
    return seq_take(sequence, _prefix(lisp, pred, sequence))


@primitive("seq-drop-while")
def seq_drop_while(lisp: Lisp, pred: object, sequence: object) -> object:
    """Return SEQUENCE from the first element that does not satisfy PRED."""
    return seq_drop(sequence, _prefix(lisp, pred, sequence))


@primitive("seq-partition")
def seq_partition(sequence: object, n: object) -> object:
    """Return a list of the elements of SEQUENCE in groups of N; the last may be shorter."""
    size = check.integer(n)
    return NIL if size < 1 else _groups(sequence, size)


@primitive("seq-split")
def seq_split(sequence: object, length: object) -> object:
    """Return a list of parts of SEQUENCE of LENGTH elements; the last may be shorter."""
    size = check.integer(length)
    if size < 1:
        raise lisp_error("Sub-sequence length must be larger than zero")
    return _groups(sequence, size)


def _groups(sequence: object, size: int) -> object:
    items = items_of(sequence)
    return list_from([rebuilt(items[start : start + size], sequence) for start in range(0, len(items), size)])


@primitive("seq-remove-at-position")
def seq_remove_at_position(sequence: object, n: object) -> object:
    """Return a copy of SEQUENCE without element N."""
    place = check.integer(n)
    items = items_of(sequence)
    if not 0 <= place < len(items):
        return sub_list(sequence, 0, n) if place < 0 else sub_list(sequence, place + 1, NIL)
    return rebuilt(items[:place] + items[place + 1 :], sequence)


# Calling a function for each element


@primitive("seq-do", "seq-each")
def seq_do(lisp: Lisp, function: object, sequence: object) -> object:
    """Call FUNCTION for each element of SEQUENCE."""
    return lisp.call(intern("mapc"), function, sequence)


@primitive("seq-do-indexed")
def seq_do_indexed(lisp: Lisp, function: object, sequence: object) -> object:
    """Call FUNCTION for each element of SEQUENCE and its index; return nil."""
    call = lisp.functions.callable(function)
    for place, item in enumerate(items_of(sequence)):
        call(item, place)
    return NIL


@primitive("seq-map")
def seq_map(lisp: Lisp, function: object, sequence: object) -> object:
    """Return a list of what FUNCTION returns for each element of SEQUENCE."""
    call = lisp.functions.callable(function)
    return list_from([call(item) for item in items_of(sequence)])


@primitive("seq-map-indexed")
def seq_map_indexed(lisp: Lisp, function: object, sequence: object) -> object:
    """Return a list of what FUNCTION returns for each element of SEQUENCE and its index."""
    call = lisp.functions.callable(function)
    return list_from([call(item, place) for place, item in enumerate(items_of(sequence))])


def _each(sequence: object) -> Iterable[object]:
    """Return the elements of SEQUENCE one by one, so that it can be circular."""
    if not _is_list(sequence):
        yield from items_of(sequence)
        return
    while type(sequence) is Cons:
        yield sequence.car
        sequence = sequence.cdr


@primitive("(setf seq-elt)")
def set_seq_elt(lisp: Lisp, store: object, sequence: object, n: object) -> object:
    """Store STORE as element N of SEQUENCE."""
    if _is_list(sequence):
        return lisp.call(intern("setcar"), lisp.call(intern("nthcdr"), n, sequence), store)
    return lisp.call(intern("aset"), sequence, n, store)


@primitive("seq-mapn")
def seq_mapn(lisp: Lisp, function: object, sequence: object, *sequences: object) -> object:
    """Return a list of what FUNCTION returns for elements of SEQUENCE and SEQUENCES at the same place."""
    call = lisp.functions.callable(function)
    groups = zip(*(_each(each) for each in (sequence, *sequences)), strict=False)
    return list_from([call(*items) for items in groups])


@primitive("seq-mapcat")
def seq_mapcat(lisp: Lisp, function: object, sequence: object, type: object = NIL) -> object:
    """Return the sequences that FUNCTION returns for the elements of SEQUENCE as one of TYPE, by default a list."""
    call = lisp.functions.callable(function)
    parts = [call(item) for item in items_of(sequence)]
    return joined(lisp, intern("list") if type is NIL else type, parts)


@primitive("seq-filter")
def seq_filter(lisp: Lisp, pred: object, sequence: object) -> object:
    """Return a list of the elements of SEQUENCE that satisfy PRED."""
    holds = lisp.functions.callable(pred)
    return list_from([item for item in items_of(sequence) if holds(item) is not NIL])


@primitive("seq-remove")
def seq_remove(lisp: Lisp, pred: object, sequence: object) -> object:
    """Return a list of the elements of SEQUENCE that do not satisfy PRED."""
    holds = lisp.functions.callable(pred)
    return list_from([item for item in items_of(sequence) if holds(item) is NIL])


@primitive("seq-keep")
def seq_keep(lisp: Lisp, function: object, sequence: object) -> object:
    """Return a list of the non-nil values of FUNCTION for the elements of SEQUENCE."""
    call = lisp.functions.callable(function)
    return list_from([value for item in items_of(sequence) if (value := call(item)) is not NIL])


@primitive("seq-reduce")
def seq_reduce(lisp: Lisp, function: object, sequence: object, initial_value: object) -> object:
    """Combine INITIAL-VALUE and the elements of SEQUENCE from the left by FUNCTION, and return the result."""
    call = lisp.functions.callable(function)
    result = initial_value
    for item in items_of(sequence):
        result = call(result, item)
    return result


# Questions


@primitive("seq-some")
def seq_some(lisp: Lisp, pred: object, sequence: object) -> object:
    """Return the first non-nil value of PRED for the elements of SEQUENCE, nil if there is none."""
    holds = lisp.functions.callable(pred)
    return next((value for item in items_of(sequence) if (value := holds(item)) is not NIL), NIL)


@primitive("seq-every-p")
def seq_every_p(lisp: Lisp, pred: object, sequence: object) -> Symbol:
    """Return t if all elements of SEQUENCE satisfy PRED."""
    holds = lisp.functions.callable(pred)
    return truth(all(holds(item) is not NIL for item in items_of(sequence)))


@primitive("seq-find")
def seq_find(lisp: Lisp, pred: object, sequence: object, default: object = NIL) -> object:
    """Return the first element of SEQUENCE that satisfies PRED, DEFAULT if there is none."""
    holds = lisp.functions.callable(pred)
    return next((item for item in items_of(sequence) if holds(item) is not NIL), default)


@primitive("seq-count")
def seq_count(lisp: Lisp, pred: object, sequence: object) -> object:
    """Return the number of elements of SEQUENCE that satisfy PRED."""
    holds = lisp.functions.callable(pred)
    return sum(1 for item in items_of(sequence) if holds(item) is not NIL)


def same(lisp: Lisp, testfn: object) -> Same:
    """Return the test that TESTFN is, `equal' if it is nil."""
    if testfn is NIL:
        return equal
    test = lisp.functions.callable(testfn)
    return lambda one, two: test(one, two) is not NIL


@primitive("seq-contains-p")
def seq_contains_p(lisp: Lisp, sequence: object, elt: object, testfn: object = NIL) -> Symbol:
    """Return t if an element of SEQUENCE equals ELT by TESTFN, by default `equal'."""
    test = same(lisp, testfn)
    return truth(any(test(elt, item) for item in items_of(sequence)))


@primitive("seq-contains")
def seq_contains(lisp: Lisp, sequence: object, elt: object, testfn: object = NIL) -> object:
    """Return the first element of SEQUENCE that equals ELT by TESTFN, by default `equal'; nil if there is none."""
    test = same(lisp, testfn)
    return next((item for item in items_of(sequence) if test(elt, item)), NIL)


@primitive("seq-position")
def seq_position(lisp: Lisp, sequence: object, elt: object, testfn: object = NIL) -> object:
    """Return the index of the first element of SEQUENCE that equals ELT by TESTFN, by default `equal'; nil if none does."""
    test = same(lisp, testfn)
    return next((place for place, item in enumerate(items_of(sequence)) if test(item, elt)), NIL)


@primitive("seq-positions")
def seq_positions(lisp: Lisp, sequence: object, elt: object, testfn: object = NIL) -> object:
    """Return a list of the indices of all elements of SEQUENCE that equal ELT by TESTFN, by default `equal'."""
    test = same(lisp, testfn)
    return list_from([place for place, item in enumerate(items_of(sequence)) if test(item, elt)])


@primitive("seq-min")
def seq_min(lisp: Lisp, sequence: object) -> object:
    """Return the smallest element of SEQUENCE, numbers or markers."""
    return lisp.call(intern("min"), *items_of(sequence))


@primitive("seq-max")
def seq_max(lisp: Lisp, sequence: object) -> object:
    """Return the greatest element of SEQUENCE, numbers or markers."""
    return lisp.call(intern("max"), *items_of(sequence))


# Macros


@macro("seq-doseq")
def seq_doseq(spec: object, *body: object) -> object:
    """Evaluate BODY with VAR bound to each element of SEQUENCE: SPEC is (VAR SEQUENCE)."""
    if type(spec) is not Cons:
        raise wrong_type_argument("listp", spec)
    variable, sequence, *_ = elements(spec)
    function = list_of(intern("function"), cons(intern("lambda"), cons(list_of(variable), list_from(body))))
    return list_of(intern("seq-do"), function, sequence)


def _pattern(arguments: object) -> object:
    """Return the `pcase` pattern for the variables ARGUMENTS, which may be nested and have `&rest`."""
    parts = [_pattern(each) if type(each) is Cons or type(each) is Vector else each for each in items_of(arguments)]
    return cons(intern("seq"), list_from(parts))


@macro("seq-let")
def seq_let(args: object, sequence: object, *body: object) -> object:
    """Evaluate BODY with the variables ARGS, which may be nested and have `&rest`, bound to the elements of SEQUENCE."""
    binding = list_of(_pattern(args), sequence)
    return cons(intern("pcase-let"), cons(list_of(binding), list_from(body)))


@macro("seq-setq")
def seq_setq(args: object, sequence: object) -> object:
    """Set the variables ARGS, which may be nested and have `&rest`, to the elements of SEQUENCE; return nil."""
    return list_of(intern("progn"), list_of(intern("pcase-setq"), _pattern(args), sequence), NIL)


@primitive("seq--elt-safe")
def seq_elt_safe(sequence: object, n: object) -> object:
    """Return element N of SEQUENCE, nil if there is none."""
    place = check.integer(n)
    is_list = type(sequence) is Cons or sequence is NIL
    return elt(sequence, place) if place >= 0 and (is_list or place < length_of(sequence)) else NIL
