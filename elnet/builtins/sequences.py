"""Sequences of any kind: length, elements, copies, joining, reversing and mapping."""

from __future__ import annotations

from elnet.objects.conditions import circular_list, truth, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import conses, elements, is_circular, iterate
from elnet.objects.strings import LString, char_text
from elnet.objects.symbols import NIL, Symbol
from elnet.objects.vectors import BoolVector, CharTable, Vector
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.sequence import ELEMENTS, concatenated, copy_of, items_of, length_of, tail_at
from elnet.text.propertied import code_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


ARRAYS = (Vector, LString, BoolVector)


@primitive("identity", "cl-multiple-value-list", "cl-values-list")
def identity(argument: object) -> object:
    """Return ARGUMENT."""
    return argument


@primitive()
def length(sequence: object) -> int:
    """Return the number of elements of SEQUENCE, a list, vector, string, record or another array."""
    return length_of(sequence)


@primitive("length<")
def length_less(sequence: object, length: object) -> Symbol:
    """Return t if SEQUENCE is shorter than LENGTH; a long list is not walked to its end."""
    limit = check.fixnum(length)
    return truth(_bounded_length(sequence, limit) < limit)


@primitive("length>")
def length_greater(sequence: object, length: object) -> Symbol:
    """Return t if SEQUENCE is longer than LENGTH; a long list is not walked to its end."""
    limit = check.fixnum(length)
    return truth(_bounded_length(sequence, limit + 1) > limit)


@primitive("length=")
def length_equal(sequence: object, length: object) -> Symbol:
    """Return t if SEQUENCE has LENGTH elements; a long list is not walked to its end."""
    limit = check.fixnum(length)
    return truth(_bounded_length(sequence, limit + 1) == limit)


SUSPICIOUS = 1 << 16
"""A list that goes on after so many elements is looked at for a circle."""


def _bounded_length(sequence: object, limit: int) -> int:
    """Return the length of SEQUENCE; for a list, at most LIMIT or little more."""
    if type(sequence) is not Cons:
        return length_of(sequence)
    count = 0
    tail: object = sequence
    while type(tail) is Cons and count <= limit:
        count += 1
        tail = tail.cdr
        if count == SUSPICIOUS and is_circular(sequence):
            raise circular_list(sequence)
    return count


@primitive()
def elt(sequence: object, index: object) -> object:
    """Return the element of SEQUENCE at INDEX; nil beyond the end of a list."""
    if type(sequence) is Cons or sequence is NIL:
        tail: Any = tail_at(check.integer(index), sequence)
        return tail.car
    if type(sequence) is LString:
        return code_at(sequence, check.index(index, len(sequence.text), sequence))
    if type(sequence) not in ELEMENTS:
        raise wrong_type_argument("sequencep", sequence)
    items = items_of(sequence)
    return items[check.index(index, len(items), sequence)]


@primitive("append")
def append_(*sequences: object) -> object:
    """Return a list of the elements of SEQUENCES; the last becomes the end of the list as it is."""
    if not sequences:
        return NIL
    *others, result = sequences
    for each in reversed([items_of(each) for each in others]):
        if each:
            result = list_from(each, result)
    return result


@primitive()
def vconcat(*sequences: object) -> Vector:
    """Return a vector of the elements of SEQUENCES."""
    found: list[object] = []
    for each in sequences:
        found += items_of(each)
    return Vector(found)


@primitive("copy-sequence", "cl-copy-seq")
def copy_sequence(arg: object) -> object:
    """Return a copy of ARG, a list, vector, string, record, bool-vector or char-table; the elements are the same."""
    return copy_of(arg)


@primitive("reverse")
def reverse_(seq: object) -> object:
    """Return a sequence with the elements of SEQ in reverse order; SEQ is not changed."""
    if type(seq) is Cons or seq is NIL:
        return list_from(reversed(elements(seq)))
    if type(seq) is LString:
        return LString(seq.text[::-1], seq.multibyte)
    if type(seq) is Vector:
        return Vector(seq.items[::-1])
    if type(seq) is BoolVector:
        return BoolVector(seq.bits[::-1])
    raise wrong_type_argument("sequencep", seq)


@primitive()
def nreverse(seq: object) -> object:
    """Return a sequence with the elements of SEQ in reverse order; SEQ itself is changed if it is no string."""
    if type(seq) is Cons or seq is NIL:
        return _reversed_in_place(seq)
    if type(seq) is LString:
        return reverse_(seq)
    if type(seq) is Vector:
        seq.items.reverse()
    elif type(seq) is BoolVector:
        seq.bits.reverse()
    else:
        raise wrong_type_argument("arrayp", seq)
    return seq


def _reversed_in_place(items: object) -> object:
    done: Any = NIL
    tail: Any = items
    while type(tail) is Cons:
        following = tail.cdr
        tail.cdr = done
        done, tail = tail, following
        if tail is items:
            raise circular_list(items)
    if tail is not NIL:
        raise wrong_type_argument("listp", items)
    return done


@primitive()
def fillarray(array: object, item: object) -> object:
    """Make every element of ARRAY, a vector, string, bool-vector or char-table, ITEM; return ARRAY."""
    if type(array) is Vector:
        array.items[:] = [item] * len(array.items)
    elif type(array) is LString:
        code = check.character(item)
        if code < 0x100 and not array.multibyte:
            array.text = chr(code) * len(array.text)
        else:
            array.text, array.multibyte = char_text(code) * len(array.text), True
    elif type(array) is BoolVector:
        array.bits[:] = bytes([item is not NIL]) * len(array.bits)
    elif isinstance(array, CharTable):
        array.starts, array.values, array.default = [0], [item], item
    else:
        raise wrong_type_argument("arrayp", array)
    return array


# Mapping


@primitive()
def mapcar(lisp: Lisp, function: object, sequence: object) -> object:
    """Return the list of what FUNCTION returns for each element of SEQUENCE."""
    call = lisp.functions.callable(function)
    if type(sequence) is Cons:
        return _map_list(call, sequence)
    return list_from([call(item) for item in items_of(sequence)])


def _map_list(call: Any, items: Cons) -> object:
    """Return the results of CALL for each element; as in Emacs, the length of ITEMS is that at the start."""
    found: list[object] = []
    append = found.append
    tail: Any = items
    for _ in range(length_of(items)):
        if type(tail) is not Cons:
            break
        append(call(tail.car))
        tail = tail.cdr
    return list_from(found)


@primitive()
def mapc(lisp: Lisp, function: object, sequence: object) -> object:
    """Call FUNCTION with each element of SEQUENCE; return SEQUENCE."""
    mapcar(lisp, function, sequence)
    return sequence


@primitive()
def mapcan(lisp: Lisp, function: object, sequence: object) -> object:
    """Call FUNCTION with each element of SEQUENCE and return the lists it returns joined as by `nconc'."""
    result: Any = NIL
    last: Any = NIL
    for each in iterate(mapcar(lisp, function, sequence)):
        if each is NIL:
            continue
        if result is NIL:
            result = each
        else:
            check.cons(last).cdr = each
        last = each
        if type(each) is Cons:
            *_, last = conses(each)
    return result


@primitive()
def mapconcat(lisp: Lisp, function: object, sequence: object, separator: object = NIL) -> LString:
    """Return one string of what FUNCTION returns for each element of SEQUENCE, with SEPARATOR between.

    FUNCTION returns strings, or lists or vectors of characters.
    """
    return concatenated(elements(mapcar(lisp, function, sequence)), separator)


@primitive()
def string_to_list(string: object) -> object:
    """Return the list of the characters of STRING, or the elements of another sequence."""
    return list_from(items_of(string))


@primitive()
def string_to_vector(string: object) -> object:
    """Return a vector of the characters of STRING, or the elements of another sequence."""
    return Vector(list(items_of(string)))


# What kind of sequence


@primitive("sequencep", "seqp")
def sequencep(object: object) -> Symbol:
    """Return t if OBJECT is a sequence: a list or an array."""
    return truth(type(object) is Cons or object is NIL or type(object) in ARRAYS or isinstance(object, CharTable))


@primitive()
def arrayp(object: object) -> Symbol:
    """Return t if OBJECT is an array: a vector, string, bool-vector or char-table."""
    return truth(type(object) in ARRAYS or isinstance(object, CharTable))
