"""Conses: the pair and the making of lists.

`cons` is a function and not `Cons.__init__` because a Python-level initialiser costs more than twice as much
(63 ns against 150 ns on CPython 3.11).
"""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Cons(LispObject):
    """A pair.  `where` is set by the reader only: the pair's file, line (from 1) and column (from 0)."""

    __slots__ = ("__weakref__", "car", "cdr", "where")

    car: object
    cdr: object
    where: tuple[str, int, int]

    def __repr__(self) -> str:
        return f"({self.car!r} . …)"


def cons(car: object, cdr: object) -> Cons:
    """Return a new pair of CAR and CDR."""
    pair = Cons()
    pair.car = car
    pair.cdr = cdr
    return pair


def list_of(*items: object) -> object:
    """Return a new list of ITEMS."""
    return list_from(items)


def list_from(items: Iterable[object], tail: object = NIL) -> object:
    """Return a new list of ITEMS, in order, that ends in TAIL."""
    for item in reversed(items if isinstance(items, list | tuple) else list(items)):
        pair = Cons()
        pair.car = item
        pair.cdr = tail
        tail = pair
    return tail
