"""What a value that is no number answers to arithmetic: the condition Emacs signals.

Generated code adds with Python's `+`, compares with Python's `<` and never asks for a type.  That is correct because every
`LispObject` answers the numeric operators by signalling `wrong-type-argument`.  A marker overrides them with its position.
"""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.conditions import wrong_type_argument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


OPERATORS = ("add", "radd", "sub", "rsub", "mul", "rmul", "neg", "pos", "lt", "le", "gt", "ge")


def number_expected(self: object, _other: object = None) -> NoReturn:
    """Signal that SELF is no number, on either side of whichever operator."""
    raise wrong_type_argument("number-or-marker-p", self)


for _name in OPERATORS:
    setattr(LispObject, f"__{_name}__", number_expected)
