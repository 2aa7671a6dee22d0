"""Looking for an element of a list, safe from circles and fast while there is none."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.equality import eql, equal
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Test = Callable[[object], bool]


FEW = range(1 << 14)
"""So many pairs are looked at without thinking of circles."""


def tail_with(element: object, items: object, test: Test) -> object:
    """Return the first tail of ITEMS whose car passes TEST, nil if there is none; an object passes at once that is ELEMENT."""
    tail: Any = items
    for _ in FEW:
        if type(tail) is not Cons:
            return list_end(tail, items)
        car = tail.car
        if car is element or test(car):
            return tail
        tail = tail.cdr
    return next((pair for pair in _proper(items) if pair.car is element or test(pair.car)), NIL)


def entry_with(key: object, alist: object, test: Test) -> object:
    """Return the first pair in ALIST whose car passes TEST, nil if there is none; a car passes at once that is KEY."""
    tail: Any = alist
    for _ in FEW:
        if type(tail) is not Cons:
            return list_end(tail, alist)
        entry = tail.car
        if type(entry) is Cons and (entry.car is key or test(entry.car)):
            return entry
        tail = tail.cdr
    cars = (pair.car for pair in _proper(alist))
    return next((entry for entry in cars if type(entry) is Cons and (entry.car is key or test(entry.car))), NIL)


def value_with(value: object, alist: object, test: Test) -> object:
    """Return the first pair in ALIST whose cdr is VALUE or passes TEST, nil if there is none."""
    for pair in _proper(alist):
        entry = pair.car
        if type(entry) is Cons and (entry.cdr is value or test(entry.cdr)):
            return entry
    return NIL


def list_end(tail: object, items: object) -> object:
    """Return nil, with which the list ITEMS ends if TAIL is its end; signal `wrong-type-argument` for another end."""
    if tail is not NIL:
        raise wrong_type_argument("listp", items)
    return NIL


def _proper(items: object) -> Iterator[Cons]:
    """Yield the pairs of ITEMS; a wrong end is reported with all of ITEMS as datum."""
    pair: Cons | None = None
    for pair in conses(items):
        yield pair
    list_end(items if pair is None else pair.cdr, items)


def eq_test(value: object) -> Test:
    """Return the test for objects that are `eq` to VALUE without being the same Python object: equal fixnums."""
    if type(value) is int and -(1 << 61) <= value < 1 << 61:
        return lambda other: type(other) is int and other == value
    return _never


def eql_test(value: object) -> Test:
    """Return the test for objects that are `eql` to VALUE."""
    if type(value) is int or type(value) is float:
        return lambda other: eql(value, other)
    return _never


def equal_test(value: object) -> Test:
    """Return the test for objects that are `equal` to VALUE; that for most strings takes a third of the time of `equal`."""
    if type(value) is LString and value.text.isascii():
        text = value.text
        return lambda other: type(other) is LString and other.text == text
    return lambda other: equal(value, other)


def _never(other: object) -> bool:
    return False


def without(items: object, value: object, test: Test) -> object:
    """Return the list ITEMS, itself changed, without the elements that are VALUE or pass TEST."""
    result = items
    previous: Cons | None = None
    never = test is _never
    for pair in _proper(items):
        if pair.car is value or (not never and test(pair.car)):
            if previous is None:
                result = pair.cdr
            else:
                previous.cdr = pair.cdr
        else:
            previous = pair
    return result
