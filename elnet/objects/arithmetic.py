"""What a value that is no number answers to arithmetic: the condition Emacs signals.

Generated code adds with Python's `+`, compares with Python's `<` and never asks for a type.  That is correct because every
`LispObject` answers the numeric operators by signalling `wrong-type-argument`.  A marker overrides them with its position.

Emacs names the left operand first.  Python sometimes asks the right one first: when the left one is a closure, which knows no
arithmetic, or nil's on the right of another symbol's `<`, because the class of nil is a subclass of `Symbol`.
"""

from __future__ import annotations

import sys
from types import FunctionType

from elnet.objects.base import LispObject
from elnet.objects.conditions import wrong_type_argument
from elnet.objects.symbols import NIL, Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn


OPERATORS = ("add", "sub", "mul", "neg", "pos")
REFLECTED = ("radd", "rsub", "rmul")
ORDERS = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge"}


def number_expected(self: object, _other: object = None) -> NoReturn:
    """Signal that SELF, the left operand or the only one, is no number."""
    raise wrong_type_argument("number-or-marker-p", self)


def number_expected_right(self: object, other: object) -> NoReturn:
    """Signal that SELF, the right operand, is no number, or OTHER, a closure, is none."""
    raise wrong_type_argument("number-or-marker-p", other if type(other) is FunctionType else self)


def order_expected(operator: str) -> Callable[[object, object], NoReturn]:
    """Return the method of all values for OPERATOR: it signals that the left operand is no number."""

    def number_expected_first(self: object, other: object) -> NoReturn:
        if type(other) is FunctionType or (self is NIL and type(other) is Symbol):
            self = left_operand(self, other, operator)
        raise wrong_type_argument("number-or-marker-p", self)

    return number_expected_first


def left_operand(self: object, other: object, operator: str) -> object:
    """Return the left one of SELF and OTHER, which are compared two frames up; Python called the method for OPERATOR."""
    import dis

    frame = sys._getframe(2)
    for instruction in dis.get_instructions(frame.f_code):
        if instruction.offset == frame.f_lasti:
            written = instruction.argrepr.removeprefix("bool(").removesuffix(")")
            return other if written in ORDERS and written != operator else self
    return self


for _name in OPERATORS:
    setattr(LispObject, f"__{_name}__", number_expected)
for _name in REFLECTED:
    setattr(LispObject, f"__{_name}__", number_expected_right)
for _operator, _name in ORDERS.items():
    setattr(LispObject, f"__{_name}__", order_expected(_operator))
