"""The library cl-print: printing values for people, functions by what they do."""

from __future__ import annotations

import math

from elnet.objects.conditions import signal
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
from elnet.runtime.primitive import Declarer, part, primitive
from elnet.runtime.printing import Printing
from elnet.runtime.structures import Structures
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ELLIPSIS = intern("cl-print-ellipsis")
declare = Declarer(__name__)
declare(
    "cl-print-expand-ellipsis-function",
    intern("cl-print--default-expand-ellipsis"),
    "Function to replace an ellipsis: it gets where that begins and ends, what it stands for and how long it may get.",
)


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
    _write(lisp, printer.result(), stream)
    return NIL


def _write(lisp: Lisp, text: LString, stream: object) -> None:
    """Write TEXT to STREAM; in a buffer it keeps its properties."""
    place = lisp.value("standard-output") if stream is NIL else stream
    if not isinstance(place, Buffer):
        lisp.call(intern("princ"), text, stream)
        return
    before = lisp.buffers.current
    lisp.buffers.set_current(place)
    try:
        lisp.call(intern("insert"), text)
    finally:
        lisp.buffers.restore_current(before)


class EllipsisButtons:
    """The type of button that the dots are."""

    def __init__(self, lisp: Lisp) -> None:
        action = intern("cl-print-expand-ellipsis")
        help_text = lisp_string("mouse-2, RET: expand this ellipsis")
        properties = intern("skip"), T, intern("action"), action, intern("help-echo"), help_text
        lisp.call(intern("define-button-type"), ELLIPSIS, *properties)


part(__name__, EllipsisButtons)


@primitive("cl-print-expand-ellipsis", interactive=NIL)
def expand_ellipsis(lisp: Lisp, button: object = NIL) -> object:
    """Replace the dots of BUTTON, or those at that position, by default point, by what they stand for."""
    at_point = button is NIL or type(button) is int
    place = (
        lisp.call(intern("button-start"), button) if not at_point else lisp.call(intern("point")) if button is NIL else button
    )
    value = lisp.call(intern("get-text-property"), place, ELLIPSIS)
    if value is NIL:
        raise signal("user-error", lisp_string("No ellipsis to expand here"))
    start, end = _run_of(lisp, place)
    lisp.call(intern("goto-char"), start)
    lisp.call(lisp.value("cl-print-expand-ellipsis-function"), start, end, value, T)
    return lisp.call(intern("goto-char"), start)


def _run_of(lisp: Lisp, place: object) -> tuple[object, object]:
    """Return where the dots at PLACE begin and end."""
    end = lisp.call(intern("next-single-char-property-change"), place, ELLIPSIS)
    return lisp.call(intern("previous-single-char-property-change"), end, ELLIPSIS), end


@primitive("cl-print--default-expand-ellipsis")
def default_expand_ellipsis(lisp: Lisp, begin: object, end: object, value: object, line_length: object) -> object:
    """Replace the dots between BEGIN and END, where point is, by what VALUE tells; return where that ends.

    It gets about LINE-LENGTH characters long; t leaves that to `print-length' and `print-level'.
    """
    text = cl_print_to_string_with_limit(lisp, intern("cl-print--expand-ellipsis"), value, line_length)
    lisp.call(intern("delete-region"), begin, end)
    lisp.call(intern("insert"), text)
    return lisp.call(intern("point"))


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
        _write(lisp, text, stream)
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
    if limit is T:
        return _printed_by(lisp, print_function, value)
    while True:
        bindings = [(intern("print-length"), length), (intern("print-level"), level)]
        bound = [lisp.variables.bind(symbol, size) for symbol, size in bindings]
        try:
            text = _printed_by(lisp, print_function, value)
        finally:
            for binding in reversed(bound):
                lisp.variables.unbind(binding)
        if not most or len(text.text) < most or level <= 2:
            return text
        length, level = length - step, level - 1


def _printed_by(lisp: Lisp, print_function: object, value: object) -> LString:
    """Return what PRINT_FUNCTION prints of VALUE."""
    body = list_of(intern("funcall"), list_of(intern("quote"), print_function), list_of(intern("quote"), value), NIL)
    text = lisp.evaluator.evaluate(cons(intern("with-output-to-string"), list_of(body)), T)
    assert isinstance(text, LString)
    return text
