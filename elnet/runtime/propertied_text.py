"""What has text properties, seen as Lisp sees it: the positions of a string count from 0, those of a buffer from 1."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.intervals import NO_PROPERTIES, Intervals
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.text.buffer import Buffer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.intervals import Plist
    from elnet.runtime.lisp import Lisp

CATEGORY = intern("category")


class PropertiedText:
    """The text of VALUE, a string or the visible part of a buffer, between LOW and HIGH; ORIGIN is its first position."""

    __slots__ = ("buffer", "high", "low", "origin", "string")

    def __init__(self, lisp: Lisp, value: object) -> None:
        if value is NIL:
            value = lisp.buffers.current
        self.string: LString | None = None
        self.buffer: Buffer | None = None
        if isinstance(value, Buffer):
            self.buffer, self.origin = value, 1
            self.low, self.high = value.begv, value.zv
        elif type(value) is LString:
            self.string, self.origin = value, 0
            self.low, self.high = 0, len(value.text)
        else:
            raise wrong_type_argument("buffer-or-string-p", value)

    @property
    def intervals(self) -> Intervals | None:
        """The properties as they are, None if there are none at all."""
        if self.buffer is not None:
            return self.buffer.intervals
        assert self.string is not None
        return self.string.properties  # type: ignore[return-value]

    def region(self, start: object, end: object) -> tuple[int, int]:
        """Return START and END in order; signal `args-out-of-range` unless both are in the text."""
        first, last = check.integer_or_marker(start), check.integer_or_marker(end)
        low, high = (first, last) if first <= last else (last, first)
        if low < self.low or high > self.high:
            raise args_out_of_range(first, last)
        return low, high

    def position(self, value: object) -> int:
        """Return VALUE, a position in the text."""
        return self.region(value, value)[0]

    def at(self, position: int) -> Plist:
        """Return the properties of the character after POSITION."""
        intervals = self.intervals
        if intervals is None or position == self.high:
            return NO_PROPERTIES
        return intervals.at(position - self.origin)

    # Changing

    def add(self, start: int, end: int, plist: Plist) -> bool:
        """Give the text between START and END the properties of PLIST too; tell whether that changes any."""
        if start == end or not plist:
            return False
        if self.buffer is not None:
            return self.buffer.add_properties(start, end, plist)
        return self._own().add(start, end, plist)

    def set(self, start: int, end: int, plist: Plist) -> bool:
        """Give the text between START and END exactly the properties of PLIST; tell whether it had or has any."""
        if not plist and self.intervals is None:
            return False
        if self.buffer is not None:
            self.buffer.set_properties(start, end, plist)
        else:
            self._own().set(start, end, plist)
            self._forget_if_empty()
        return True

    def remove(self, start: int, end: int, keys: list[object]) -> bool:
        """Take the properties KEYS from the text between START and END; tell whether that changes any."""
        if start == end or self.intervals is None:
            return False
        if self.buffer is not None:
            return self.buffer.remove_properties(start, end, keys)
        changed = self._own().remove(start, end, keys)
        self._forget_if_empty()
        return changed

    def _own(self) -> Intervals:
        string = self.string
        assert string is not None
        if string.properties is None:
            string.properties = Intervals(len(string.text))
        return string.properties  # type: ignore[return-value]

    def _forget_if_empty(self) -> None:
        assert self.string is not None
        if not self._own().has_properties():
            self.string.properties = None


# Property lists


def plist_of(properties: object) -> dict[object, object]:
    """Return PROPERTIES, a list of alternately a property and a value, as a dict."""
    if type(properties) is not Cons:
        return {} if properties is NIL else {properties: NIL}
    found: dict[object, object] = {}
    tail: object = properties
    while type(tail) is Cons:
        if type(tail.cdr) is not Cons:
            raise lisp_error("Odd length text property list")
        found[tail.car] = tail.cdr.car
        tail = tail.cdr.cdr
    return found


def list_of_plist(plist: Plist) -> object:
    """Return PLIST as a list of alternately a property and a value."""
    return list_from([each for pair in plist.items() for each in pair])


def lookup(lisp: Lisp, plist: Plist, key: object, in_text: bool = True) -> object:
    """Return the value of the property KEY in PLIST, or of the symbol in its `category`, or what stands in for it."""
    if key in plist:
        return plist[key]
    found: object = NIL
    category = plist.get(CATEGORY, NIL)
    if category is not NIL and isinstance(category, Symbol) and isinstance(key, Symbol):
        found = lisp.plists.get(category, key)
    if found is NIL:
        found = _by_alias(lisp, plist, key)
    if found is NIL and in_text:
        default = lisp.value("default-text-properties")
        if default is not NIL:
            found = plist_of(default).get(key, NIL)
    return found


def _by_alias(lisp: Lisp, plist: Plist, key: object) -> object:
    for pair in conses(lisp.value("char-property-alias-alist")):
        entry = pair.car
        if type(entry) is Cons and entry.car is key:
            for alias in conses(entry.cdr):
                if plist.get(alias.car, NIL) is not NIL:
                    return plist[alias.car]
    return NIL
