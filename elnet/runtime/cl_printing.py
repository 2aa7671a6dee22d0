"""What `cl-prin1' prints when something is left out: dots, whose properties tell what they stand for.

`print-length', `print-level' and `cl-print-string-length' limit what is printed.  The property `cl-print-ellipsis' of the dots
is (OBJECT START NUMBERS CONTAINERS): OBJECT is to go on at START, nil for all of it.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.equality import eq_key
from elnet.objects.hash_tables import EQ, HashTable
from elnet.objects.intervals import Intervals
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record, Vector
from elnet.runtime.keywords import printed
from elnet.runtime.structures import Structures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

DOTS = "..."
PREFIXES = {"quote": "'", "function": "#'", "`": "`", ",": ",", ",@": ",@"}


def is_limited(lisp: Lisp) -> bool:
    """Tell whether something may be left out."""
    return any(lisp.is_set(name) for name in ("print-length", "print-level", "cl-print-string-length"))


class LimitedPrinter:
    """Prints one value: TEXT is what is printed so far, LEFT_OUT where the dots are and what they stand for."""

    def __init__(self, lisp: Lisp, numbers: object = NIL, containers: object = NIL) -> None:
        self.lisp = lisp
        self.text: list[str] = []
        self.size = 0
        self.left_out: list[tuple[int, object]] = []
        self.length = self._limit("print-length")
        self.level = self._limit("print-level")
        self.string_length = self._limit("cl-print-string-length")
        self.numbers = numbers
        self.stack = elements(containers)[::-1]
        self.depth = 0

    def _limit(self, name: str) -> int | None:
        value = self.lisp.value(name)
        return value if type(value) is int else None

    def say(self, text: str) -> None:
        """Add TEXT to what is printed."""
        self.text.append(text)
        self.size += len(text)

    def result(self) -> LString:
        """Return what is printed, with properties where something was left out."""
        string = lisp_string("".join(self.text))
        for start, value in self.left_out:
            properties = list_of(
                intern("cl-print-ellipsis"), value, intern("button"), list_of(T), intern("category"),
                intern("cl-print-ellipsis-button"),
            )  # fmt: skip
            self.lisp.call(intern("add-text-properties"), start, start + len(DOTS), properties, string)
        return string

    def number_shared(self, value: object) -> None:
        """Find out which parts of VALUE occur more than once."""
        table = HashTable(EQ, eq_key)
        seen: set[int] = set()
        queue = [value]
        while queue:
            item = queue.pop()
            if not isinstance(item, Cons | Vector | Record):
                continue
            if id(item) in seen:
                table.entries[eq_key(item)] = (item, T)
                continue
            seen.add(id(item))
            queue += [item.cdr, item.car] if isinstance(item, Cons) else item.items
        self.numbers = table

    # Values

    def value(self, value: object) -> None:
        """Print VALUE."""
        is_nested = isinstance(value, Cons | Vector) or self._slots(value) is not None
        has_properties = isinstance(value, LString) and value.properties is not None
        if not is_nested and not has_properties:
            self._atom(value)
            return
        too_deep = self.level is not None and self.depth >= self.level
        if is_nested and self._known(value, too_deep):
            return
        if too_deep:
            self._leave_out(value, NIL)
            return
        self.stack.append(value)
        self.depth += 1
        self._nested(value)
        self.depth -= 1
        self.stack.pop()

    def _known(self, value: object, too_deep: bool) -> bool:
        """Print VALUE as a reference if it is one; print its number if it needs one and is not TOO_DEEP."""
        if isinstance(self.numbers, HashTable):
            number = self._number(value)
            if type(number) is int:
                self.say(f"#{number}#")
                return True
            if number is T and not too_deep:
                used = [each for _, each in self.numbers.entries.values() if type(each) is int]
                self.numbers.entries[eq_key(value)] = (value, len(used) + 1)
                self.say(f"#{len(used) + 1}=")
            return False
        place = next((place for place, each in enumerate(self.stack) if each is value), -1)
        if place >= 0:
            self.say(f"#{place}")
        return place >= 0

    def _number(self, value: object) -> object:
        """Return the number of VALUE, t if it needs one, nil if it occurs once."""
        assert isinstance(self.numbers, HashTable)
        found = self.numbers.entries.get(eq_key(value))
        return NIL if found is None else found[1]

    def _nested(self, value: object) -> None:
        if isinstance(value, Cons):
            self._cons(value)
        elif isinstance(value, Vector):
            self.say("[")
            self._items(value, value.items, 0)
            self.say("]")
        elif isinstance(value, LString):
            self._string(value)
        elif isinstance(value, Record):
            self.say(f"#s({getattr(value.items[0], 'name', '')} ")
            self._slot_values(value, 0)
            self.say(")")

    def _atom(self, value: object) -> None:
        if isinstance(value, LString) and self.string_length is not None:
            self._string(value)
        else:
            self.say(printed(self.lisp, value))

    def _leave_out(self, value: object, start: object) -> None:
        self.left_out.append((self.size, list_of(value, start, self.numbers, list_from(self.stack[::-1]))))
        self.say(DOTS)

    # Lists

    def _cons(self, value: Cons) -> None:
        prefix = PREFIXES.get(value.car.name) if isinstance(value.car, Symbol) else None
        if prefix and type(value.cdr) is Cons and value.cdr.cdr is NIL:
            self.say(prefix)
            self.depth -= 1
            self.value(value.cdr.car)
            self.depth += 1
            return
        self.say("(")
        self._tail(value)
        self.say(")")

    def _tail(self, value: Cons) -> None:
        """Print the elements of the list VALUE."""
        count = 0
        tail: object = value
        while type(tail) is Cons:
            if count and self._ends(tail):
                break
            if self.length is not None and count >= self.length:
                self.say(" " if count else "")
                self._leave_out(tail, T)
                return
            self.say(" " if count else "")
            self.value(tail.car)
            count, tail = count + 1, tail.cdr
        if tail is not NIL:
            self.say(" . ")
            self.value(tail)

    def _ends(self, tail: Cons) -> bool:
        """Tell whether TAIL, which is no first pair, has to be printed as a reference of its own."""
        if isinstance(self.numbers, HashTable):
            return self._number(tail) is not NIL
        return any(tail is each for each in self.stack)

    # Vectors, structures, strings

    def _items(self, holder: object, items: list[object], start: int) -> None:
        for place in range(start, len(items)):
            self.say(" " if place > start else "")
            if self.length is not None and place - start >= self.length:
                self._leave_out(holder, place)
                return
            self.value(items[place])

    def _slots(self, value: object) -> list[tuple[int, str]] | None:
        structure = self.lisp.part(Structures).by_name.get(value.items[0]) if type(value) is Record else None
        return None if structure is None else [(place, slot.name.name) for place, slot in structure.named_slots()]

    def _slot_values(self, value: Record, start: int) -> None:
        for count, (place, name) in enumerate((self._slots(value) or [])[start:]):
            self.say(" " if count else "")
            if self.length is not None and count >= self.length:
                self._leave_out(value, start + count)
                return
            self.say(f":{name} ")
            self.value(value.items[place])

    def _string(self, value: LString) -> None:
        with_properties = value.properties is not None
        self.say("#(" if with_properties else "")
        plain = LString(value.text, value.multibyte)
        if self.string_length is not None and len(value.text) > self.string_length:
            plain.text = value.text[: self.string_length]
            self.say(printed(self.lisp, plain)[:-1])
            self.stack.append(value)
            self._leave_out(value, self.string_length)
            self.stack.pop()
            self.say('"')
        else:
            self.say(printed(self.lisp, plain))
        if with_properties:
            self._properties(value, 0, 1)
            self.say(")")

    def _properties(self, value: LString, start: int, count: int) -> None:
        """Print the properties of VALUE from START on, COUNT things being printed already."""
        intervals = value.properties
        assert isinstance(intervals, Intervals)
        first = True
        for begin, end, properties in _runs(self.lisp, value):
            if begin < start:
                continue
            self.say(" " if count or not first else "")
            if self.length is not None and count + 3 > self.length:
                self._leave_out(value, cons(begin, NIL))
                return
            self.say(f"{begin} {end} {printed(self.lisp, properties)}")
            count, first = count + 3, False

    # Going on

    def go_on(self, value: object, start: object) -> None:
        """Print VALUE, of which something was left out, from START on."""
        if start is NIL:
            self.depth = 1
            self.value(value)
        elif isinstance(value, Cons):
            self._tail(value)
        elif isinstance(value, Vector) and type(start) is int:
            self._items(value, value.items, start)
        elif isinstance(value, Record) and type(start) is int:
            self._slot_values(value, start)
        elif isinstance(value, LString) and type(start) is int:
            end = len(value.text) if self.string_length is None else start + self.string_length
            self.say(value.text[start:end])
            if end < len(value.text):
                self._leave_out(value, end)
        elif isinstance(value, LString) and isinstance(start, Cons) and type(start.car) is int:
            self._properties(value, start.car, 0)


def _runs(lisp: Lisp, string: LString) -> list[tuple[int, int, object]]:
    """Return the runs of STRING that have properties: start, end and property list."""
    found: list[tuple[int, int, object]] = []
    place: object = 0
    while type(place) is int and place < len(string.text):
        following = lisp.call(intern("next-property-change"), place, string)
        end = following if type(following) is int else len(string.text)
        properties = lisp.call(intern("text-properties-at"), place, string)
        if properties is not NIL:
            found.append((place, end, properties))
        place = end
    return found
