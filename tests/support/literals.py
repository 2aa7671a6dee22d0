"""Function literals without a compiler: closures that are known by the slots they were read with."""

from __future__ import annotations

from types import FunctionType

from elnet.objects.functions import Lambda, lambda_of
from elnet.printer import Printer, PrintOptions
from elnet.printer.options import DEFAULTS
from elnet.reader import Construction


class Literals(Construction):
    """Makes of a function literal a closure that cannot be called and keeps the slots as its body."""

    def closure(self, slots: list[object]) -> object:
        """Return the closure with SLOTS."""
        made = Lambda()
        made.body = slots
        code = (lambda: None).__code__
        return FunctionType(code.replace(co_consts=(*code.co_consts, made)), {})


def literal_slots(function: FunctionType) -> list[object]:
    """Return the slots of FUNCTION, which `Literals` made."""
    slots: list[object] = lambda_of(function).body  # type: ignore[union-attr]
    return slots


def printed(value: object, options: PrintOptions = DEFAULTS, readably: bool = True) -> str:
    """Return VALUE as text, function literals with the slots they were read with."""
    return Printer(options, readably, literal_slots).print(value)
