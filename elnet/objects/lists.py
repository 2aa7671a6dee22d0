"""Walks over lists: proper, dotted and circular ones.

A circle is found by Brent's method: remember a pair, double the distance after which it is moved.
"""

from __future__ import annotations

from elnet.objects.conditions import circular_list, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


_UNSUSPICIOUS = range(1 << 14)
"""A list that goes on after so many elements is looked at for a circle."""


def elements(items: object) -> list[object]:
    """Return the elements of the proper list ITEMS as a Python list.

    Signals `wrong-type-argument listp` for a dotted end and `circular-list` for a list without one.  Asking every pair for its
    car, and what is none for the error, takes half the time of looking at types first.
    """
    found: list[object] = []
    append = found.append
    tail: Any = items
    try:
        for _ in _UNSUSPICIOUS:
            if tail is NIL:
                return found
            append(tail.car)
            tail = tail.cdr
        if is_circular(items):
            raise circular_list(items)
        while tail is not NIL:
            append(tail.car)
            tail = tail.cdr
    except AttributeError:
        raise wrong_type_argument("listp", tail) from None
    return found


def iterate(items: object) -> Iterator[object]:
    """Yield the elements of the proper list ITEMS as they are when reached; the errors are those of `elements`."""
    pair: Cons | None = None
    for pair in conses(items):
        yield pair.car
    end = items if pair is None else pair.cdr
    if end is not NIL:
        raise wrong_type_argument("listp", end)


def conses(items: object) -> Iterator[Cons]:
    """Yield the pairs of the list ITEMS up to its end, dotted or not.

    Signals `circular-list` if there is none; the datum is the pair where that is noticed, the same one as in Emacs.
    """
    tail = marked = items
    steps, power = 0, 2
    while type(tail) is Cons:
        yield tail
        tail = tail.cdr
        steps += 1
        if steps == power:
            marked, steps, power = tail, 0, power * 2
        elif tail is marked and type(tail) is Cons:
            raise circular_list(tail)


def last_cdr(items: object) -> object:
    """Return what the list ITEMS ends in: nil, unless it is dotted."""
    end = items
    for pair in conses(items):
        end = pair.cdr
    return end


def refuse_circle(items: object) -> None:
    """Signal `circular-list` if ITEMS never ends."""
    for _ in conses(items):
        pass


def is_circular(items: object) -> bool:
    """Tell whether following the cdrs of ITEMS never ends."""
    slow = fast = items
    while type(fast) is Cons and type(fast.cdr) is Cons:
        fast = fast.cdr.cdr
        slow = slow.cdr  # type: ignore[attr-defined]
        if fast is slow:
            return True
    return False
