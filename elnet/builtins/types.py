"""What kind of object something is."""

from __future__ import annotations

from types import FunctionType

from elnet.objects.conditions import truth
from elnet.objects.equality import eq as same
from elnet.objects.equality import eql as same_value
from elnet.objects.equality import equal as same_contents
from elnet.objects.functions import SpecialForm, Subr, lambda_of
from elnet.objects.strings import MAX_CHAR, LString
from elnet.objects.symbols import NIL, Symbol, T
from elnet.runtime.primitive import primitive
from elnet.runtime.types import exact_type_name, type_name
from elnet.text.buffer import Buffer
from elnet.text.markers import Marker


@primitive()
def type_of(object: object) -> object:
    """Return a symbol that says of what type OBJECT is."""
    return type_name(object)


@primitive()
def cl_type_of(object: object) -> object:
    """Return a symbol that says, as exactly as there are names for it, of what type OBJECT is."""
    return exact_type_name(object)


@primitive()
def eq(obj1: object, obj2: object) -> Symbol:
    """Return t if OBJ1 and OBJ2 are the same object; equal fixnums are."""
    return truth(same(obj1, obj2))


@primitive()
def eql(obj1: object, obj2: object) -> Symbol:
    """Return t if OBJ1 and OBJ2 are `eq', or numbers of the same type and value."""
    return truth(same_value(obj1, obj2))


@primitive()
def equal(o1: object, o2: object) -> Symbol:
    """Return t if O1 and O2 have the same structure and contents."""
    return truth(same_contents(o1, o2))


@primitive()
def booleanp(object: object) -> Symbol:
    """Return t if OBJECT is t or nil."""
    return truth(object is T or object is NIL)


@primitive()
def char_or_string_p(object: object) -> Symbol:
    """Return t if OBJECT is a character or a string."""
    return truth(type(object) is LString or (type(object) is int and 0 <= object <= MAX_CHAR))


@primitive()
def bufferp(object: object) -> Symbol:
    """Return t if OBJECT is a buffer."""
    return truth(type(object) is Buffer)


@primitive()
def markerp(object: object) -> Symbol:
    """Return t if OBJECT is a marker."""
    return truth(type(object) is Marker)


@primitive()
def integer_or_marker_p(object: object) -> Symbol:
    """Return t if OBJECT is an integer or a marker."""
    return truth(type(object) is int or type(object) is Marker)


@primitive()
def number_or_marker_p(object: object) -> Symbol:
    """Return t if OBJECT is a number or a marker."""
    return truth(type(object) in (int, float, Marker))


@primitive()
def subrp(object: object) -> Symbol:
    """Return t if OBJECT is a primitive function or a special form."""
    return truth(type(object) is Subr or type(object) is SpecialForm)


@primitive("primitive-function-p", "subr-primitive-p")
def primitive_function_p(object: object) -> Symbol:
    """Return t if OBJECT is a primitive function."""
    return truth(type(object) is Subr)


@primitive("compiled-function-p")
def compiled_function_p(object: object) -> Symbol:
    """Return t if OBJECT is a function that is no Lisp source: a primitive."""
    return truth(type(object) is Subr)


@primitive()
def byte_code_function_p(object: object) -> Symbol:
    """Return nil: there is no byte-code, whatever OBJECT is."""
    return NIL


@primitive()
def native_comp_function_p(object: object) -> Symbol:
    """Return nil: no function is compiled to machine code, whatever OBJECT is."""
    return NIL


@primitive()
def module_function_p(object: object) -> Symbol:
    """Return nil: there are no modules, whatever OBJECT is."""
    return NIL


@primitive("closurep", "interpreted-function-p")
def closurep(object: object) -> Symbol:
    """Return t if OBJECT is a function made from Lisp."""
    return truth(type(object) is FunctionType and lambda_of(object) is not None)


@primitive()
def user_ptrp(object: object) -> Symbol:
    """Return nil: there are no objects of modules, whatever OBJECT is."""
    return NIL


@primitive()
def symbol_with_pos_p(object: object) -> Symbol:
    """Return nil: symbols have no positions, whatever OBJECT is."""
    return NIL


@primitive()
def remove_pos_from_symbol(arg: object) -> object:
    """Return ARG: symbols have no positions."""
    return arg


@primitive()
def position_symbol(sym: object, pos: object) -> object:
    """Return SYM: symbols get no position from POS."""
    return sym
