"""Common Lisp's mapping over several sequences, quantifiers, and making sequences of a given type."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, truth, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import eql
from elnet.objects.lists import elements, is_circular
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.cl_sequences import copy_as, joined, sub_list
from elnet.runtime.cl_types import has_type
from elnet.runtime.keywords import shown
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.sequence import items_of, length_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def _results(lisp: Lisp, function: object, sequences: tuple[object, ...]) -> Iterator[object]:
    """Yield what FUNCTION returns for the first elements of SEQUENCES, then the second ones, up to the shortest's end."""
    call = lisp.functions.callable(function)
    if len(sequences) == 1:
        for item in items_of(sequences[0]):
            yield call(item)
        return
    if all(type(sequence) is Cons or sequence is NIL for sequence in sequences):
        tails = list(sequences)
        while all(type(tail) is Cons for tail in tails):
            yield call(*(tail.car for tail in tails))  # type: ignore[attr-defined]
            tails = [tail.cdr for tail in tails]  # type: ignore[attr-defined]
        return
    for items in zip(*(items_of(sequence) for sequence in sequences), strict=False):
        yield call(*items)


def _tails(lisp: Lisp, function: object, lists: tuple[object, ...]) -> Iterator[object]:
    """Yield what FUNCTION returns for LISTS, then for their cdrs, up to the shortest's end."""
    call = lisp.functions.callable(function)
    tails = list(lists)
    while all(type(tail) is Cons for tail in tails):
        yield call(*tails)
        tails = [tail.cdr for tail in tails]  # type: ignore[attr-defined]


@primitive("cl-mapcar")
def cl_mapcar(lisp: Lisp, func: object, seq: object, *rest: object) -> object:
    """Return a list of what FUNC returns for each element of SEQ and the elements of REST at the same place."""
    return list_from(list(_results(lisp, func, (seq, *rest))))


@primitive("cl-mapc")
def cl_mapc(lisp: Lisp, func: object, seq: object, *rest: object) -> object:
    """Call FUNC for each element of SEQ and the elements of REST at the same place; return SEQ."""
    for _ in _results(lisp, func, (seq, *rest)):
        pass
    return seq


@primitive("cl-mapcan")
def cl_mapcan(lisp: Lisp, func: object, seq: object, *rest: object) -> object:
    """Return the lists that FUNC returns, as `cl-mapcar' calls it with SEQ and REST, joined by `nconc'."""
    return lisp.call(intern("nconc"), *_results(lisp, func, (seq, *rest)))


@primitive("cl-map")
def cl_map(lisp: Lisp, type: object, func: object, seq: object, *rest: object) -> object:
    """Return a sequence of TYPE of what FUNC returns for the elements of SEQ and REST; nil as TYPE only calls."""
    values = list(_results(lisp, func, (seq, *rest)))
    return NIL if type is NIL else _coerced(lisp, list_from(values), type)


@primitive("cl-maplist")
def cl_maplist(lisp: Lisp, func: object, list: object, *rest: object) -> object:
    """Return a list of what FUNC returns for LIST and REST, then for their cdrs and so on."""
    return list_from([*_tails(lisp, func, (list, *rest))])


@primitive("cl-mapl")
def cl_mapl(lisp: Lisp, func: object, list: object, *rest: object) -> object:
    """Call FUNC for LIST and REST, then for their cdrs and so on; return LIST."""
    for _ in _tails(lisp, func, (list, *rest)):
        pass
    return list


@primitive("cl-mapcon")
def cl_mapcon(lisp: Lisp, func: object, list: object, *rest: object) -> object:
    """Return the lists that FUNC returns, as `cl-maplist' calls it with LIST and REST, joined by `nconc'."""
    return lisp.call(intern("nconc"), *_tails(lisp, func, (list, *rest)))


@primitive("cl-some")
def cl_some(lisp: Lisp, pred: object, seq: object, *rest: object) -> object:
    """Return the first non-nil value of PRED for the elements of SEQ and REST, nil if there is none."""
    return next((value for value in _results(lisp, pred, (seq, *rest)) if value is not NIL), NIL)


@primitive("cl-every")
def cl_every(lisp: Lisp, pred: object, seq: object, *rest: object) -> Symbol:
    """Return t if PRED holds of all elements of SEQ and REST."""
    return truth(all(value is not NIL for value in _results(lisp, pred, (seq, *rest))))


@primitive("cl-notany")
def cl_notany(lisp: Lisp, pred: object, seq: object, *rest: object) -> Symbol:
    """Return t if PRED holds of no element of SEQ and REST."""
    return truth(all(value is NIL for value in _results(lisp, pred, (seq, *rest))))


@primitive("cl-notevery")
def cl_notevery(lisp: Lisp, pred: object, seq: object, *rest: object) -> Symbol:
    """Return t if PRED does not hold of some element of SEQ and REST."""
    return truth(any(value is NIL for value in _results(lisp, pred, (seq, *rest))))


# Making sequences


@primitive("cl-coerce")
def cl_coerce(lisp: Lisp, x: object, type: object) -> object:
    """Return X as an object of TYPE: list, vector, array, string, bool-vector, character, float, or what X is already."""
    return _coerced(lisp, x, type)


def _coerced(lisp: Lisp, value: object, type_: object) -> object:
    name = type_.name if isinstance(type_, Symbol) else ""
    if name in ("list", "vector", "array", "string", "bool-vector"):
        return copy_as(lisp, value, type_)
    if name == "character":
        return _character(lisp, value)
    if name == "float" and type(value) in (int, float):
        return float(value)  # type: ignore[arg-type]
    if has_type(lisp, value, type_):
        return value
    raise lisp_error(f"Can’t coerce {shown(lisp, value)} to type {shown(lisp, type_)}")


def _character(lisp: Lisp, value: object) -> object:
    if type(value) is LString and len(value.text) == 1:
        return items_of(value)[0]
    if isinstance(value, Symbol) and len(value.name) == 1:
        return ord(value.name)
    if type(value) is int:
        return value
    raise lisp_error(f"Can’t coerce {shown(lisp, value)} to type character")


@primitive("cl-concatenate")
def cl_concatenate(lisp: Lisp, type: object, *sequences: object) -> object:
    """Return a sequence of TYPE, list, vector or string, with the elements of all SEQUENCES."""
    return joined(lisp, type, list(sequences))


@primitive("cl-subseq")
def cl_subseq(seq: object, start: object, end: object = NIL) -> object:
    """Return a copy of the part of SEQ from START to END, its end by default; negative places count from the end."""
    return sub_list(seq, start, end)


# Lists


@primitive("cl-list*")
def cl_list_star(arg: object, *rest: object) -> object:
    """Return a list of ARG and REST that ends in the last of them."""
    *items, last = (arg, *rest)
    return list_from(items, last)


@primitive("cl-copy-list")
def cl_copy_list(list: object) -> object:
    """Return a copy of LIST, which may be dotted."""
    if type(list) is not Cons:
        return list.car if list is NIL else _no_list(list)
    items, tail = [], list
    rest: object = tail
    while type(rest) is Cons:
        items.append(rest.car)
        rest = rest.cdr
    return list_from(items, rest)


def _no_list(value: object) -> object:
    raise wrong_type_argument("listp", value)


@primitive("cl-ldiff")
def cl_ldiff(list: object, sublist: object) -> object:
    """Return a list of the elements of LIST that come before SUBLIST, one of its tails."""
    items, tail = [], list
    while type(tail) is Cons and tail is not sublist:
        items.append(tail.car)
        tail = tail.cdr
    return list_from(items)


@primitive("cl-tailp")
def cl_tailp(sublist: object, list: object) -> Symbol:
    """Return t if SUBLIST is a tail of LIST."""
    tail = list
    while type(tail) is Cons and tail is not sublist:
        tail = tail.cdr
    return truth(eql(tail, sublist))


@primitive("cl-list-length")
def cl_list_length(x: object) -> object:
    """Return the length of the list X, nil if it is circular."""
    return NIL if is_circular(x) else length_of(x)


@primitive("cl-revappend")
def cl_revappend(x: object, y: object) -> object:
    """Return the elements of X in reverse in front of the list Y."""
    return list_from(elements(x)[::-1], y)


@primitive("cl-nreconc")
def cl_nreconc(x: object, y: object) -> object:
    """Return X reversed, itself changed, in front of the list Y."""
    result, tail = y, x
    while type(tail) is Cons:
        tail.cdr, result, tail = result, tail, tail.cdr
    return result


@primitive("cl-endp")
def cl_endp(x: object) -> Symbol:
    """Return t if the list X is empty."""
    if type(x) is not Cons and x is not NIL:
        raise signal("wrong-type-argument", intern("list"), x, intern("x"))
    return truth(x is NIL)


def _declare_place(name: str, place: int) -> None:
    def element(list: object) -> object:
        tail = list
        for _ in range(place):
            if type(tail) is not Cons:
                break
            tail = tail.cdr
        if type(tail) is not Cons and tail is not NIL:
            raise wrong_type_argument("listp", tail)
        return tail.car if type(tail) is Cons else NIL

    element.__doc__ = f"Return element {place} of LIST, counted from 0."
    primitive(name)(element)


for _place, _name in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]):
    if _place not in (0, 1):
        _declare_place(f"cl-{_name}", _place)


@primitive("cl-constantly")
def cl_constantly(value: object) -> object:
    """Return a function that takes any arguments and returns VALUE."""
    return lambda *arguments: value


@primitive("cl-equalp")
def cl_equalp(lisp: Lisp, x: object, y: object) -> Symbol:
    """Return t if X and Y are equal, letter case and type of numbers aside."""
    return truth(_equalp(lisp, x, y))


def _equalp(lisp: Lisp, one: object, two: object) -> bool:
    from elnet.objects.equality import equal
    from elnet.text.case import downcase

    if type(one) is LString:
        return type(two) is LString and downcase(one.text) == downcase(two.text)
    if type(one) in (int, float) and type(two) in (int, float):
        return one == two
    while type(one) is Cons and type(two) is Cons:
        if not _equalp(lisp, one.car, two.car):
            return False
        one, two = one.cdr, two.cdr
    if type(one) is Vector and type(two) is Vector:
        return len(one.items) == len(two.items) and all(map(lambda a, b: _equalp(lisp, a, b), one.items, two.items))
    return T is truth(equal(one, two))
