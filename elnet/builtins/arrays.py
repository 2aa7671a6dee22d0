"""Arrays: vectors, records and bool-vectors, and the elements of anything that is indexed."""

from __future__ import annotations

from types import FunctionType

from elnet.objects.conditions import args_out_of_range, signal, truth, wrong_type_argument
from elnet.objects.functions import lambda_of
from elnet.objects.strings import LString, char_text
from elnet.objects.symbols import NIL, Symbol
from elnet.objects.vectors import BoolVector, CharTable, Record, Vector
from elnet.runtime import check
from elnet.runtime.primitive import primitive
from elnet.text.propertied import code_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive()
def vector(*objects: object) -> Vector:
    """Return a new vector of OBJECTS."""
    return Vector(list(objects))


@primitive()
def make_vector(length: object, init: object) -> Vector:
    """Return a new vector of LENGTH elements, each of them INIT."""
    return Vector([init] * check.natural(length))


@primitive()
def record(type: object, *slots: object) -> Record:
    """Return a new record of TYPE with SLOTS."""
    return Record([type, *slots])


@primitive()
def make_record(type: object, slots: object, init: object) -> Record:
    """Return a new record of TYPE with as many SLOTS, each of them INIT."""
    return Record([type, *[init] * check.natural(slots)])


@primitive("aref", "cl-svref")
def aref(array: Any, index: object) -> object:
    """Return the element of ARRAY at INDEX."""
    kind = type(array)
    if kind is Vector or kind is Record:
        items = array.items
        if type(index) is int and 0 <= index < len(items):
            return items[index]
        return items[check.index(index, len(items), array)]
    if kind is LString:
        return code_at(array, check.index(index, len(array.text), array))
    if kind is BoolVector:
        return truth(array.bits[check.index(index, len(array.bits), array)])
    if isinstance(array, CharTable):
        return array.get(check.character(check.fixnum(index)))
    if kind is FunctionType and lambda_of(array) is not None:
        from elnet.runtime.printing import slots_with_environment

        slots = slots_with_environment(array)
        return slots[check.index(index, len(slots), array)]
    check.fixnum(index)
    raise wrong_type_argument("arrayp", array)


@primitive()
def aset(array: Any, idx: object, newelt: object) -> object:
    """Make NEWELT the element of ARRAY at IDX and return NEWELT."""
    kind = type(array)
    if kind is Vector or kind is Record:
        array.items[check.index(idx, len(array.items), array)] = newelt
    elif kind is LString:
        _set_character(array, check.index(idx, len(array.text), array), newelt)
    elif kind is BoolVector:
        array.bits[check.index(idx, len(array.bits), array)] = newelt is not NIL
    elif isinstance(array, CharTable):
        code = check.character(check.fixnum(idx))
        array.set_range(code, code, newelt)
    else:
        check.fixnum(idx)
        raise wrong_type_argument("arrayp", array)
    return newelt


def _set_character(string: LString, place: int, value: object) -> None:
    code = check.character(value)
    text = string.text
    if not string.multibyte and code >= 0x80:
        if code >= 0x3FFF80 or code < 0x100:
            string.text = text[:place] + chr(code & 0xFF) + text[place + 1 :]
            return
        if not text.isascii():
            raise args_out_of_range(string, value)
        string.multibyte = True
    string.text = text[:place] + char_text(code) + text[place + 1 :]


@primitive()
def vectorp(object: object) -> Symbol:
    """Return t if OBJECT is a vector."""
    return truth(type(object) is Vector)


@primitive()
def recordp(object: object) -> Symbol:
    """Return t if OBJECT is a record."""
    return truth(type(object) is Record)


@primitive()
def vector_or_char_table_p(object: object) -> Symbol:
    """Return t if OBJECT is a vector or a char-table."""
    return truth(type(object) is Vector or isinstance(object, CharTable))


# Bool-vectors


@primitive()
def bool_vector(*objects: object) -> BoolVector:
    """Return a bool-vector with an element for each of OBJECTS: t for non-nil."""
    return BoolVector(bytearray(item is not NIL for item in objects))


@primitive()
def make_bool_vector(length: object, init: object) -> BoolVector:
    """Return a bool-vector of LENGTH elements, all t if INIT is non-nil, else nil."""
    return BoolVector(bytearray([init is not NIL]) * check.natural(length))


@primitive()
def bool_vector_p(object: object) -> Symbol:
    """Return t if OBJECT is a bool-vector."""
    return truth(type(object) is BoolVector)


def _operands(a: object, b: object, *more: object) -> tuple[bytearray, bytearray]:
    one, two = check.bool_vector(a), check.bool_vector(b)
    for other in more:
        if other is not NIL and len(check.bool_vector(other).bits) != len(one.bits):
            raise _different_lengths(one, two, other)
    if len(one.bits) != len(two.bits):
        raise _different_lengths(one, two, *(other for other in more if other is not NIL))
    return one.bits, two.bits


def _different_lengths(*vectors: Any) -> Exception:
    return signal("wrong-length-argument", *(len(vector.bits) for vector in vectors))


def _combined(bits: Any, c: object) -> object:
    """Return the bool-vector of BITS: C, if that is not nil, which then is nil if that changes nothing."""
    new = bytearray(bits)
    if c is NIL:
        return BoolVector(new)
    target = check.bool_vector(c)
    if target.bits == new:
        return NIL
    target.bits[:] = new
    return target


@primitive()
def bool_vector_union(a: object, b: object, c: object = NIL) -> object:
    """Return the bool-vector that is t where A or B is; put it into C, if given, and return nil if C is that already."""
    one, two = _operands(a, b, c)
    return _combined((x | y for x, y in zip(one, two, strict=True)), c)


@primitive()
def bool_vector_intersection(a: object, b: object, c: object = NIL) -> object:
    """Return the bool-vector that is t where A and B are; put it into C, if given, and return nil if C is that already."""
    one, two = _operands(a, b, c)
    return _combined((x & y for x, y in zip(one, two, strict=True)), c)


@primitive()
def bool_vector_exclusive_or(a: object, b: object, c: object = NIL) -> object:
    """Return the bool-vector that is t where A and B differ; put it into C, if given; nil if C is that already."""
    one, two = _operands(a, b, c)
    return _combined((x ^ y for x, y in zip(one, two, strict=True)), c)


@primitive()
def bool_vector_set_difference(a: object, b: object, c: object = NIL) -> object:
    """Return the bool-vector that is t where A is and B is not; put it into C, if given; nil if C is that already."""
    one, two = _operands(a, b, c)
    return _combined((x & ~y & 1 for x, y in zip(one, two, strict=True)), c)


@primitive()
def bool_vector_not(a: object, b: object = NIL) -> object:
    """Return the bool-vector that is t where A is nil; put it into B if that is given."""
    bits = check.bool_vector(a).bits
    if b is NIL:
        return BoolVector(bytearray(1 - bit for bit in bits))
    target = check.bool_vector(b)
    if len(target.bits) != len(bits):
        raise _different_lengths(a, b)
    target.bits[:] = bytearray(1 - bit for bit in bits)
    return target


@primitive()
def bool_vector_subsetp(a: object, b: object) -> Symbol:
    """Return t if B is t wherever A is."""
    one, two = _operands(a, b, b)
    return truth(all(x <= y for x, y in zip(one, two, strict=True)))


@primitive()
def bool_vector_count_population(a: object) -> int:
    """Return how many elements of A are t."""
    return sum(check.bool_vector(a).bits)


@primitive()
def bool_vector_count_consecutive(a: object, b: object, i: object) -> int:
    """Return how many elements of A from I on are, one after the other, t if B is non-nil, else nil."""
    bits = check.bool_vector(a).bits
    start = check.natural(i)
    if start > len(bits):
        raise args_out_of_range(a, i)
    other = bits.find(b is NIL, start)
    return (len(bits) if other < 0 else other) - start
