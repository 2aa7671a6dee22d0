"""The library cl-print: printing values for people, functions by what they do."""

from __future__ import annotations

import math

from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime import check
from elnet.runtime.advice import Advised
from elnet.runtime.cl_printing import LimitedPrinter, is_limited
from elnet.runtime.lisp import Lisp
from elnet.runtime.output import Output
from elnet.runtime.primitive import primitive
from elnet.runtime.printing import Printing
from elnet.runtime.structures import Structures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive("cl-prin1-to-string")
def cl_prin1_to_string(lisp: Lisp, object: object) -> LString:
    """Return OBJECT as `cl-prin1' prints it."""
    if not is_limited(lisp) or isinstance(object, Advised):
        return lisp_string(_text(lisp, object))
    printer = LimitedPrinter(lisp)
    if lisp.is_set("print-circle"):
        printer.number_shared(object)
    printer.value(object)
    return printer.result()


@primitive("cl-print--expand-ellipsis")
def cl_print_expand_ellipsis(lisp: Lisp, value: object, stream: object) -> object:
    """Print to STREAM what the dots stand for whose property `cl-print-ellipsis' is VALUE."""
    held, start, numbers, containers = elements(value)
    printer = LimitedPrinter(lisp, numbers, containers)
    printer.go_on(held, start)
    return lisp.call(intern("princ"), printer.result(), stream)


def _text(lisp: Lisp, value: object) -> str:
    """Return VALUE as `cl-prin1' prints it: structures with the names of their slots."""
    settings = list_of(cons(intern("charset-text-property"), T), cons(intern("continuous-numbering"), NIL))
    if isinstance(value, Advised):
        return value.shown()
    return lisp.part(Printing).text_with(_with_slot_names(lisp, value, {}), True, settings)


def _with_slot_names(lisp: Lisp, value: object, known: dict[int, object]) -> object:
    """Return VALUE with keywords before the slots of the structures in it; KNOWN has what was copied already."""
    if id(value) in known:
        return known[id(value)]
    if type(value) is Cons:
        return _copied_list(lisp, value, known)
    if type(value) is Vector:
        copy = known[id(value)] = Vector([])
        copy.items[:] = [_with_slot_names(lisp, item, known) for item in value.items]
        return copy
    if type(value) is Record:
        structure = lisp.part(Structures).by_name.get(value.items[0])
        if structure is None:
            return value
        shown = known[id(value)] = Record([value.items[0]])
        for place, slot in structure.named_slots():
            if place < len(value.items):
                item = _with_slot_names(lisp, value.items[place], known)
                shown.items += [intern(f":{slot.name.name}"), item]
        return shown
    return value


def _copied_list(lisp: Lisp, value: Cons, known: dict[int, object]) -> object:
    first = pair = known[id(value)] = cons(NIL, NIL)
    source: object = value
    while True:
        assert type(source) is Cons
        pair.car = _with_slot_names(lisp, source.car, known)
        source = source.cdr
        if type(source) is not Cons or id(source) in known:
            pair.cdr = known.get(id(source), source) if type(source) is Cons else _with_slot_names(lisp, source, known)
            return first
        pair.cdr = known[id(source)] = cons(NIL, NIL)
        pair = pair.cdr


@primitive("cl-prin1")
def cl_prin1(lisp: Lisp, object: object, stream: object = NIL) -> object:
    """Print OBJECT to STREAM so that people can read it."""
    text = cl_prin1_to_string(lisp, object)
    if text.properties is None:
        lisp.part(Output).writer(stream)(text.text)
    else:
        lisp.call(intern("princ"), text, stream)
    return object


@primitive("cl-print-object")
def cl_print_object(lisp: Lisp, object: object, stream: object) -> object:
    """Print OBJECT to STREAM; what `cl-prin1' does for the parts of a value."""
    return cl_prin1(lisp, object, stream)


@primitive("cl-print-to-string-with-limit")
def cl_print_to_string_with_limit(lisp: Lisp, print_function: object, value: object, limit: object) -> object:
    """Return what PRINT-FUNCTION prints of VALUE with a length and a level that make it no longer than LIMIT, if possible."""
    most = check.fixnum(limit) if type(limit) is int and limit > 0 else 0
    length: Any = min(most, 50) if most else NIL
    level: Any = int(math.log(most)) if most else NIL
    step = max(2, length // max(level, 1)) if most else 0
    while True:
        bindings = [(intern("print-length"), length), (intern("print-level"), level)]
        bound = [lisp.variables.bind(symbol, size) for symbol, size in bindings]
        try:
            body = list_of(intern("funcall"), list_of(intern("quote"), print_function), list_of(intern("quote"), value), NIL)
            text = lisp.evaluator.evaluate(cons(intern("with-output-to-string"), list_of(body)), T)
        finally:
            for binding in reversed(bound):
                lisp.variables.unbind(binding)
        assert isinstance(text, LString)
        if not most or len(text.text) < most or level <= 2:
            return text
        length, level = length - step, level - 1
