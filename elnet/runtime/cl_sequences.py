"""What the Common Lisp sequence functions share: their keyword arguments, their tests, and results of the kind of the argument.

Every function works on a Python list of elements.  A test is a Python function of one element; `:key` is applied to the element
first, and `:test` gets the item before the element.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, args_out_of_range, lisp_error
from elnet.objects.cons import Cons, list_from
from elnet.objects.equality import eql
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import BoolVector, Vector
from elnet.runtime import check
from elnet.runtime.keywords import keyword_values
from elnet.runtime.sequence import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from elnet.runtime.lisp import Lisp

    Test = Callable[[object], bool]
    Pair = Callable[[object, object], bool]

NAMES = (":test", ":test-not", ":key", ":if", ":if-not", ":start", ":end", ":count", ":from-end", ":start1", ":end1", ":start2",
         ":end2", ":initial-value")  # fmt: skip
_NOTHING: list[object] = [NIL] * len(NAMES)


class Keys:
    """The keyword arguments of one call; an attribute for each keyword, nil for one that was not given."""

    __slots__ = ("count", "end", "end1", "end2", "from_end", "given", "if_", "if_not", "initial_value", "key", "lisp", "start",
                 "start1", "start2", "test", "test_not")  # fmt: skip

    def __init__(self, lisp: Lisp, keys: tuple[object, ...]) -> None:
        self.lisp = lisp
        self.given = keys
        values = keyword_values(lisp, keys, NAMES) if keys else _NOTHING
        self.test, self.test_not, self.key, self.if_, self.if_not, self.start, self.end, self.count = values[:8]
        self.from_end, self.start1, self.end1, self.start2, self.end2, self.initial_value = values[8:]

    def keyed(self) -> Callable[[object], object]:
        """Return the function that `:key` names, or one that returns its argument."""
        return _itself if self.key is NIL else self.lisp.functions.callable(self.key)

    def spans(self, one: Sequence[object], two: Sequence[object]) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the parts of ONE and TWO that :start1, :end1, :start2 and :end2 name."""
        return span(len(one), self.start1, self.end1), span(len(two), self.start2, self.end2)

    def pair(self) -> Pair:
        """Return the test of an item, as it is, and an element, to which `:key` is not applied."""
        function = self.lisp.functions.callable
        if self.test is not NIL:
            test = function(self.test)
            return lambda item, element: test(item, element) is not NIL
        if self.test_not is not NIL:
            test_not = function(self.test_not)
            return lambda item, element: test_not(item, element) is NIL
        return eql

    def matching(self, item: object) -> Test:
        """Return the test of an element for ITEM."""
        if self.test is NIL and (self.if_ is not NIL or self.if_not is not NIL):
            return self.satisfying(self.if_ if self.if_ is not NIL else self.if_not, self.if_ is not NIL)
        pair = self.pair()
        if self.key is NIL:
            return lambda element: pair(item, element)
        key = self.keyed()
        return lambda element: pair(item, key(element))

    def satisfying(self, predicate: object, wanted: bool = True) -> Test:
        """Return the test whether PREDICATE holds, or does not if WANTED is false, of an element."""
        function = self.lisp.functions.callable(predicate)
        if self.key is NIL:
            return lambda element: (function(element) is not NIL) is wanted
        key = self.keyed()
        return lambda element: (function(key(element)) is not NIL) is wanted

    def bounds(self, length: int) -> tuple[int, int]:
        """Return `:start` and `:end` within LENGTH."""
        return span(length, self.start, self.end)

    def most(self) -> int | None:
        """Return `:count`, None if there is no limit."""
        return None if self.count is NIL else max(0, check.integer(self.count))


def _itself(value: object) -> object:
    return value


def span(length: int, start: object, end: object) -> tuple[int, int]:
    """Return START and END, nil for the natural ones, as places within LENGTH."""
    first = 0 if start is NIL else check.integer(start)
    last = length if end is NIL else min(check.integer(end), length)
    return min(first, length), last


def rebuilt(items: list[object], like: object) -> object:
    """Return a sequence of ITEMS of the kind of the sequence LIKE."""
    if type(like) is Vector:
        return Vector(items)
    if type(like) is Cons or like is NIL:
        return list_from(items)
    if type(like) is BoolVector:
        return BoolVector(bytearray(item is not NIL for item in items))
    return string_from(items)


def string_from(items: list[object]) -> object:
    """Return the string of the characters ITEMS."""
    from elnet.objects.strings import char_text

    text = "".join(char_text(check.character(item)) for item in items)
    return LString(text, not text.isascii())


def sub_list(sequence: object, start: object, end: object) -> object:
    """Return a copy of the part of SEQUENCE from START to END, which count from the end if negative."""
    items = items_of(sequence)
    length = len(items)
    first = check.integer(start)
    last = length if end is NIL else check.integer(end)
    low = first + length if first < 0 else first
    high = last + length if last < 0 else last
    if 0 <= low <= high <= length:
        return rebuilt(items[low:high], sequence)
    if type(sequence) is not Cons and sequence is not NIL:
        raise args_out_of_range(sequence, start, end)
    bad = f"Start index out of bounds: {first}" if not 0 <= low <= length else f"End index out of bounds: {last}"
    raise lisp_error(bad)


def joined(lisp: Lisp, type_: object, sequences: list[object]) -> object:
    """Return a sequence of TYPE_, the symbol list, vector or string, with the elements of all SEQUENCES."""
    name = type_.name if isinstance(type_, Symbol) else ""
    if name == "list":
        return lisp.call(intern("append"), *sequences, NIL)
    function = {"vector": "vconcat", "array": "vconcat", "string": "concat"}.get(name)
    if function is None:
        raise _no_sequence_type(lisp, type_)
    return lisp.call(intern(function), *sequences)


def copy_as(lisp: Lisp, sequence: object, type_: object) -> object:
    """Return SEQUENCE as one of TYPE_: itself if it is of that type."""
    name = type_.name if isinstance(type_, Symbol) else ""
    if name == "list":
        return sequence if type(sequence) is Cons or sequence is NIL else list_from(items_of(sequence))
    if name == "vector":
        return sequence if type(sequence) is Vector else Vector(list(items_of(sequence)))
    if name == "array":
        is_array = type(sequence) in (Vector, LString, BoolVector)
        return sequence if is_array else Vector(list(items_of(sequence)))
    if name == "string":
        return sequence if type(sequence) is LString else string_from(items_of(sequence))
    if name == "bool-vector":
        return sequence if type(sequence) is BoolVector else BoolVector(bytearray(i is not NIL for i in items_of(sequence)))
    raise _no_sequence_type(lisp, type_)


def _no_sequence_type(lisp: Lisp, type_: object) -> LispSignal:
    printed = lisp.call(intern("prin1-to-string"), type_).text  # type: ignore[attr-defined]
    return lisp_error(f"Not a sequence type name: {printed}")


def replaced_in_place(sequence: object, items: list[object]) -> object:
    """Give SEQUENCE the elements ITEMS, as many as it has, and return it."""
    if type(sequence) is Cons:
        tail: object = sequence
        for item in items:
            assert type(tail) is Cons
            tail.car = item
            tail = tail.cdr
    elif type(sequence) is Vector:
        sequence.items[:] = items
    elif type(sequence) is BoolVector:
        sequence.bits[:] = bytes(item is not NIL for item in items)
    elif sequence is not NIL:
        text = string_from(items)
        sequence.text = text.text  # type: ignore[attr-defined]
        sequence.multibyte = sequence.multibyte or text.multibyte  # type: ignore[attr-defined]
    return sequence
