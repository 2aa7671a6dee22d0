"""The base of every Lisp value that is no number and no closure."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class LispObject:
    """A Lisp value other than an integer, a float or a closure.

    Equality and hashing are identity: `eq` in Lisp.  `elnet.objects.arithmetic` gives it the numeric operators.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        __add__: Any
        __radd__: Any
        __sub__: Any
        __rsub__: Any
        __mul__: Any
        __rmul__: Any
        __neg__: Any
        __pos__: Any
        __lt__: Any
        __le__: Any
        __gt__: Any
        __ge__: Any
