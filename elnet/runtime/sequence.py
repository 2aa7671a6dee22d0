"""Sequences of every kind as Python lists: their elements, their length, copies of them."""

from __future__ import annotations

from types import FunctionType

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.functions import lambda_of
from elnet.objects.lists import elements, is_circular
from elnet.objects.strings import MAX_CHAR, LString
from elnet.objects.symbols import NIL
from elnet.objects.vectors import BoolVector, CharTable, Record, Vector
from elnet.printer.closures import slots_of_lambda
from elnet.runtime import check
from elnet.text.propertied import codes, copied, joined, string_of_codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


FIRST_RAW_BYTE = 0x3FFF80
ELEMENTS: dict[type, Callable[[Any], list[object]]] = {
    Vector: lambda vector: vector.items,
    LString: lambda string: list(codes(string)),
    BoolVector: lambda vector: [truth(bit) for bit in vector.bits],
    Record: lambda record: record.items,
}
"""For each kind of array, how to get at its elements."""

LENGTHS: dict[type, Callable[[Any], int]] = {
    LString: lambda string: len(string.text),
    Vector: lambda vector: len(vector.items),
    BoolVector: lambda vector: len(vector.bits),
    Record: lambda record: len(record.items),
}


def items_of(sequence: object) -> list[object]:
    """Return the elements of SEQUENCE; a vector's are those it has, not a copy."""
    if type(sequence) is Cons:
        return elements(sequence)
    if sequence is NIL:
        return []
    found = ELEMENTS.get(type(sequence))
    if found is None or type(sequence) is Record:
        if type(sequence) is FunctionType and (described := lambda_of(sequence)):
            return slots_of_lambda(described)
        raise wrong_type_argument("sequencep", sequence)
    return found(sequence)


def length_of(sequence: object) -> int:
    """Return the number of elements of SEQUENCE."""
    if type(sequence) is Cons:
        return _list_length(sequence)
    if sequence is NIL:
        return 0
    length = LENGTHS.get(type(sequence))
    if length is not None:
        return length(sequence)
    if isinstance(sequence, CharTable):
        return MAX_CHAR
    return len(items_of(sequence))


_SHORT = range(1 << 14)
"""A list that goes on after so many elements is looked at for a circle."""


def _list_length(items: Cons) -> int:
    count = 0
    tail: Any = items
    try:
        for count in _SHORT:
            if tail is NIL:
                return count
            tail = tail.cdr
        if is_circular(items):
            return len(elements(items))
        while tail is not NIL:
            tail = tail.cdr
            count += 1
    except AttributeError:
        raise wrong_type_argument("listp", tail) from None
    return count + 1


def copy_of(sequence: object) -> object:
    """Return a copy of SEQUENCE with the same elements."""
    if type(sequence) is Cons:
        return list_from(elements(sequence))
    if type(sequence) is LString:
        return copied(sequence)
    if type(sequence) is Vector:
        return Vector(sequence.items[:])
    if type(sequence) is Record:
        return Record(sequence.items[:])
    if type(sequence) is BoolVector:
        return BoolVector(sequence.bits[:])
    if isinstance(sequence, CharTable):
        return copied_char_table(sequence)
    if sequence is NIL:
        return NIL
    raise wrong_type_argument("sequencep", sequence)


def copied_char_table(table: CharTable) -> CharTable:
    """Return a char-table with the values, extras, default and parent of TABLE."""
    copy = table.blank()
    copy.starts, copy.values = table.starts[:], table.values[:]
    copy.extras, copy.default, copy.parent = table.extras[:], table.default, table.parent
    return copy


def tail_at(count: int, items: object) -> object:
    """Return the list ITEMS without its first COUNT elements."""
    if count > 1 << 14 and is_circular(items):
        count = _within_circle(items, count)
    tail: Any = items
    while count > 0:
        if type(tail) is not Cons:
            if tail is not NIL:
                raise wrong_type_argument("listp", items)
            return NIL
        tail = tail.cdr
        count -= 1
    return tail


def _within_circle(items: object, count: int) -> int:
    """Return how many steps along ITEMS, a circle, end where COUNT do."""
    places: dict[int, int] = {}
    tail: Any = items
    while id(tail) not in places:
        places[id(tail)] = len(places)
        tail = tail.cdr
    start = places[id(tail)]
    return start + (count - start) % (len(places) - start)


def concatenated(sequences: Sequence[object], separator: object = NIL) -> LString:
    """Return one string of all SEQUENCES: strings, or lists or vectors of characters; SEPARATOR, one too, is between."""
    between = None if separator is NIL or len(sequences) < 2 else _string_of(separator)
    return joined([each if type(each) is LString else _string_of(each) for each in sequences], between)


def _string_of(sequence: object) -> LString:
    if type(sequence) is LString:
        return sequence
    if type(sequence) is not Cons and sequence is not NIL and type(sequence) is not Vector:
        raise wrong_type_argument("sequencep", sequence)
    chars = [check.character(item) for item in items_of(sequence)]
    if all(char < 0x80 or char >= FIRST_RAW_BYTE for char in chars):
        return LString("".join(chr(char & 0xFF) for char in chars), False)
    return string_of_codes(chars)
