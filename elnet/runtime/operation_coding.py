"""The coding systems for an operation by its target: file, program, service (manual node "Default Coding Systems").

The tables are alists of (PATTERN . VALUE): PATTERN is a regexp for the target, or a port; VALUE a coding system for both ways,
a pair of them, or a function of the operation and its arguments that returns one of these.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

TARGETS = {
    "insert-file-contents": (0, "file-coding-system-alist"),
    "write-region": (2, "file-coding-system-alist"),
    "call-process": (0, "process-coding-system-alist"),
    "call-process-region": (2, "process-coding-system-alist"),
    "start-process": (2, "process-coding-system-alist"),
    "open-network-stream": (3, "network-coding-system-alist"),
}
"""Which argument of an operation is the target, and the variable with the table."""


def for_operation(lisp: Lisp, operation: Symbol, arguments: tuple[object, ...]) -> object:
    """Return (DECODING . ENCODING) for OPERATION called with ARGUMENTS, nil if its table says nothing."""
    if operation.name not in TARGETS:
        raise lisp_error("Invalid first argument")
    place, variable = TARGETS[operation.name]
    if len(arguments) <= place:
        raise lisp_error("Too few arguments")
    target = arguments[place]
    if type(target) is Cons and operation.name == "insert-file-contents":
        target = target.car
    if type(target) is not LString and not (operation.name == "open-network-stream" and type(target) is int):
        raise lisp_error(f"Invalid argument {place + 1} of operation ‘{operation.name}’")
    for pair in conses(lisp.value(variable)):
        if type(pair.car) is Cons and _matches(lisp, pair.car.car, target):
            return _meant(lisp, pair.car.cdr, operation, arguments)
    return NIL


def _matches(lisp: Lisp, pattern: object, target: object) -> bool:
    if type(pattern) is LString and type(target) is LString:
        return lisp.regexps.search(pattern, target) is not None
    return type(pattern) is int and pattern == target


def _meant(lisp: Lisp, value: object, operation: Symbol, arguments: tuple[object, ...]) -> object:
    if type(value) is Cons:
        return value
    if not isinstance(value, Symbol):
        return NIL
    if lisp.functions.is_function(value):
        value = lisp.call(value, list_of(operation, *arguments))
        if type(value) is Cons:
            return value
    return cons(value, value) if value is not NIL else NIL
