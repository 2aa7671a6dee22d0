"""What is printed of a closure: the slots of Emacs's interpreted functions."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_of
from elnet.objects.functions import Lambda
from elnet.objects.symbols import NIL, T
from elnet.objects.vectors import Vector


def slots_of_lambda(function: Lambda) -> list[object]:
    """Return the slots of a closure made of FUNCTION that captures nothing: arguments, body, environment and so on."""
    environment = list_of(T) if function.lexical else NIL
    slots = [function.arguments, function.body, environment]
    if function.documentation is not NIL or function.interactive is not NIL:
        slots += [NIL, function.documentation]
    if function.interactive is not NIL:
        slots.append(interactive_slot(function.interactive.cdr))
    return slots


def interactive_slot(arguments: object) -> object:
    """Return the slot for the ARGUMENTS of an interactive form: the specification, with the modes if it has any."""
    if type(arguments) is not Cons:
        return NIL
    return arguments.car if arguments.cdr is NIL else Vector([arguments.car, arguments.cdr])
