"""The library text-property-search: looking for text with a property (manual node "Property Search")."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.equality import equal
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Record
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import part, primitive
from elnet.runtime.structures import Structures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

MATCH = intern("prop-match")


class PropertyMatches:
    """The structure `prop-match' of one interpreter; to make this is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        lisp.part(Structures).define(list_of(MATCH), [intern(slot) for slot in ("beginning", "end", "value")])


part(__name__, PropertyMatches)


@primitive()
def text_property_search_forward(
    lisp: Lisp, property: object, value: object = NIL, predicate: object = NIL, not_current: object = NIL
) -> object:
    """Find the next text after point whose PROPERTY matches VALUE, move point behind it and return it as a `prop-match'.

    PREDICATE t means the property must be `equal' to VALUE, nil that it must not; a function is called with VALUE and the
    property.  With NOT-CURRENT the text that point is in does not count.  Return nil if there is none.
    """
    return _Search(lisp, property, value, predicate, 1).find(not_current is not NIL)


@primitive()
def text_property_search_backward(
    lisp: Lisp, property: object, value: object = NIL, predicate: object = NIL, not_current: object = NIL
) -> object:
    """Like `text-property-search-forward' with PROPERTY, VALUE, PREDICATE and NOT-CURRENT, but backward from point.

    Point moves to where the text begins.
    """
    return _Search(lisp, property, value, predicate, -1).find(not_current is not NIL)


class _Search:
    """A search in the current buffer, forward if STEP is 1, backward if it is -1."""

    def __init__(self, lisp: Lisp, property: object, value: object, predicate: object, step: int) -> None:
        self.lisp = lisp
        self.buffer: Buffer = lisp.buffers.current
        self.property = property
        self.value = value
        self.predicate = predicate
        self.step = step
        self.limit = self.buffer.zv if step > 0 else self.buffer.begv
        self.change = intern(f"{'next' if step > 0 else 'previous'}-single-property-change")
        self.joins = predicate is NIL and value is not NIL

    def found(self, position: int) -> object:
        """Return the property of the character behind POSITION."""
        return self.lisp.call(intern("get-text-property"), position, self.property)

    def matches(self, position: int) -> bool:
        """Tell whether the character that comes next at POSITION is one that is looked for."""
        return self.accepts(position if self.step > 0 else position - 1)

    def accepts(self, position: int) -> bool:
        """Tell whether the character behind POSITION is one that is looked for."""
        found = self.found(position)
        if self.predicate is NIL or self.predicate is T:
            return equal(self.value, found) is (self.predicate is T)
        return self.lisp.call(self.predicate, self.value, found) is not NIL

    def end(self, position: int) -> int:
        """Return where the text that comes next at POSITION, with one value of the property, ends."""
        return self.lisp.call(self.change, position, self.property, NIL, self.limit)  # type: ignore[return-value]

    def end_of_match(self, position: int) -> int:
        """Return where the match at POSITION ends; all values that differ from the one given are one match."""
        end = self.end(position)
        while self.joins and end != self.limit and self.matches(end):
            end = self.end(end)
        return end

    def find(self, not_current: bool) -> object:
        """Return the next match, and move point over it."""
        position = self.buffer.point
        if not_current and position != self.limit and self.accepts(position) and self.matches(position):
            position = self.end_of_match(position)
            self.buffer.goto(position)
        while position != self.limit:
            if self.matches(position):
                end = self.end_of_match(position)
                self.buffer.goto(end)
                return Record([MATCH, min(position, end), max(position, end), self.found(min(position, end))])
            position = self.end(position)
        return NIL
