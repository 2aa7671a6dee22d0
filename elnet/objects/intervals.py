"""Text properties: runs of characters with one property list each, for strings and for buffers.

The runs cover the whole text without holes.  Three rules decide how they come and go, all of them visible in Lisp:

* A run is split where a property changes and nowhere else; equal neighbours stay apart, as Emacs prints them.
  Only runs without any property are joined, for nobody sees those.
* A property that is new to a run goes to the front of its list; one that is there keeps its place.
* Whether two values are the same is decided by `eq`.

Property lists are Python dicts that are never changed in place, so runs and copies may share them.

Starts are kept in one sorted list.  An insertion would have to add its length to every start behind it; instead the starts
from `_gap` on are short by `_shift`, and an edit moves that border to itself.  Edits near each other therefore cost nothing
like the number of runs.
"""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Final

    Plist = Mapping[object, object]
    Run = tuple[int, int, Plist]
else:
    Plist = Run = object

NO_PROPERTIES: Final[Plist] = {}
_ABSENT: Final = object()


class Intervals:
    """The text properties of LENGTH characters; positions count from 0."""

    __slots__ = ("_gap", "_plists", "_shift", "_starts", "length")

    def __init__(self, length: int, plist: Plist = NO_PROPERTIES) -> None:
        self.length = length
        self._starts = [0]
        self._plists = [plist]
        self._gap = 1
        self._shift = 0

    # Looking.

    def at(self, position: int) -> Plist:
        """Return the properties of the character after POSITION; none at the end of the text."""
        return self._plists[self._index(position)] if position < self.length else NO_PROPERTIES

    def run_at(self, position: int) -> Run:
        """Return start, end and properties of the run that holds the character after POSITION."""
        index = self._index(position)
        return self._start(index), self._start(index + 1), self._plists[index]

    def runs(self, start: int = 0, end: int | None = None) -> Iterator[Run]:
        """Yield start, end and properties of each run between START and END, clipped to them."""
        end = self.length if end is None else end
        index = self._index(start)
        while start < end:
            stop = min(self._start(index + 1), end)
            yield start, stop, self._plists[index]
            start = stop
            index += 1

    def has_properties(self) -> bool:
        """Tell whether any character has a property."""
        return any(self._plists)

    def next_change(self, position: int) -> int | None:
        """Return where the properties after POSITION first change, or None if they never do."""
        return self._change_after(position, lambda plist: plist, same_plist)

    def next_single_change(self, position: int, key: object) -> int | None:
        """Return where the property KEY after POSITION first changes, or None if it never does."""
        return self._change_after(position, lambda plist: plist.get(key), same_value)

    def previous_change(self, position: int) -> int | None:
        """Return where the properties before POSITION last change, or None if they never do."""
        return self._change_before(position, lambda plist: plist, same_plist)

    def previous_single_change(self, position: int, key: object) -> int | None:
        """Return where the property KEY before POSITION last changes, or None if it never does."""
        return self._change_before(position, lambda plist: plist.get(key), same_value)

    def slice(self, start: int, end: int) -> Intervals | None:
        """Return the properties of the text between START and END, or None if it has none."""
        part = Intervals(end - start)
        for index, (first, _, plist) in enumerate(self.runs(start, end)):
            if index:
                part._starts.append(first - start)
                part._plists.append(plist)
            else:
                part._plists[0] = plist
        part._gap = len(part._starts)
        return part if part.has_properties() else None

    # Changing properties.

    def add(self, start: int, end: int, plist: Plist) -> bool:
        """Give the text between START and END the properties of PLIST too; tell whether that changes any."""
        return self._update(start, end, lambda old: _with(old, plist))

    def put(self, start: int, end: int, key: object, value: object) -> bool:
        """Give the text between START and END the property KEY with VALUE; tell whether that changes any."""
        return self.add(start, end, {key: value})

    def remove(self, start: int, end: int, keys: Iterable[object]) -> bool:
        """Take the properties KEYS from the text between START and END; tell whether that changes any."""
        unwanted = frozenset(keys)
        return self._update(start, end, lambda old: _without(old, unwanted))

    def set(self, start: int, end: int, plist: Plist) -> bool:
        """Give the text between START and END exactly the properties of PLIST; tell that this is a change."""
        if start < end:
            first, last = self._split(start), self._split(end)
            self._splice(first, last, [self._start(first)], [plist])
            self._join_empty(first + 1)
            self._join_empty(first)
        return start < end

    def join_equal(self, position: int) -> None:
        """Make one run of the two that meet at POSITION if their properties are the same."""
        index = self._index(position) if 0 < position < self.length else 0
        if index and self._start(index) == position and same_plist(self._plists[index - 1], self._plists[index]):
            self._splice(index, index + 1, [], [])

    # Following edits of the text.

    def insert(self, position: int, length: int, properties: Intervals | None = None) -> None:
        """Make room for LENGTH characters at POSITION that have PROPERTIES, by default none at all."""
        if length == 0:
            return
        if not self.length:
            self._start_over(length, properties)
            return
        if properties is None and self._extend_empty(position, length):
            return
        index = self._split(position)
        self._move_border(index)
        self._shift += length
        self.length += length
        if properties is None:
            self._splice(index, index, [position], [NO_PROPERTIES])
        else:
            runs = list(properties.runs())
            self._splice(index, index, [position + start for start, _, _ in runs], [plist for _, _, plist in runs])
            self._join_empty(index + len(runs))
            self._join_empty(index)

    def delete(self, start: int, end: int) -> None:
        """Forget the text between START and END."""
        if start >= end:
            return
        first, last = self._split(start), self._split(end)
        self._splice(first, last, [], [])
        self._move_border(first)
        self._shift -= end - start
        self.length -= end - start
        if not self._starts:
            self._start_over(0, None)
        else:
            self._join_empty(first)

    def _start_over(self, length: int, properties: Intervals | None) -> None:
        runs = list(properties.runs()) if properties is not None else []
        self.length = length
        self._starts = [start for start, _, _ in runs] or [0]
        self._plists = [plist for _, _, plist in runs] or [NO_PROPERTIES]
        self._gap = len(self._starts)
        self._shift = 0

    # Runs: where they start, and cutting them.

    def _start(self, index: int) -> int:
        if index >= len(self._starts):
            return self.length
        return self._starts[index] + self._shift if index >= self._gap else self._starts[index]

    def _index(self, position: int) -> int:
        """Return the index of the run that holds the character after POSITION; the last run's at the end."""
        starts, gap = self._starts, self._gap
        if gap < len(starts) and starts[gap] + self._shift <= position:
            return bisect_right(starts, position - self._shift, gap) - 1
        return bisect_right(starts, position, 0, gap) - 1

    def _move_border(self, index: int) -> None:
        """Make INDEX the first run whose recorded start is short by the shift."""
        starts, gap, shift = self._starts, self._gap, self._shift
        if shift:
            if index < gap:
                starts[index:gap] = [start - shift for start in starts[index:gap]]
            else:
                starts[gap:index] = [start + shift for start in starts[gap:index]]
        self._gap = index

    def _splice(self, first: int, last: int, starts: list[int], plists: list[Plist]) -> None:
        """Replace the runs FIRST to LAST, the latter excluded, by others."""
        self._move_border(last)
        self._starts[first:last] = starts
        self._plists[first:last] = plists
        self._gap = first + len(starts)

    def _split(self, position: int) -> int:
        """Make a run start at POSITION and return its index, one past the last at the end of the text."""
        if position >= self.length:
            return len(self._starts) if self.length else 0
        index = self._index(position)
        if self._start(index) != position:
            index += 1
            self._splice(index, index, [position], [self._plists[index - 1]])
        return index

    def _join_empty(self, index: int) -> None:
        """Join run INDEX to the one before it if neither has properties."""
        if 0 < index < len(self._plists) and not self._plists[index] and not self._plists[index - 1]:
            self._splice(index, index + 1, [], [])

    def _extend_empty(self, position: int, length: int) -> bool:
        """Make the run without properties at POSITION longer by LENGTH, and tell whether there was one."""
        index = self._index(position)
        if self._plists[index]:
            index -= 1
            if index < 0 or self._plists[index] or self._start(index + 1) != position:
                return False
        self._move_border(index + 1)
        self._shift += length
        self.length += length
        return True

    # Walks.

    def _update(self, start: int, end: int, change: Callable[[Plist], Plist]) -> bool:
        """Give each run between START and END the properties that CHANGE makes of it: the same object for no change."""
        changed = False
        for first, last, plist in list(self.runs(start, end)):
            new = change(plist)
            if new is not plist:
                changed = True
                index = self._split(first)
                self._split(last)
                self._plists[index] = new
                self._join_empty(index + 1)
                self._join_empty(index)
        return changed

    def _change_after(self, position: int, view: Callable[[Plist], object], same: Callable[..., bool]) -> int | None:
        if position >= self.length:
            return None
        index = self._index(position)
        here = view(self._plists[index])
        for later in range(index + 1, len(self._plists)):
            if not same(view(self._plists[later]), here):
                return self._start(later)
        return None

    def _change_before(self, position: int, view: Callable[[Plist], object], same: Callable[..., bool]) -> int | None:
        if position <= 0:
            return None
        index = self._index(position - 1)
        here = view(self._plists[index])
        for earlier in range(index - 1, -1, -1):
            if not same(view(self._plists[earlier]), here):
                return self._start(earlier + 1)
        return None


def same_value(one: object, other: object) -> bool:
    """Tell whether ONE and OTHER are `eq`."""
    return one is other or (type(one) is int and type(other) is int and one == other)


def same_plist(one: Plist, other: Plist) -> bool:
    """Tell whether ONE and OTHER hold the same properties with the same values, in whatever order."""
    if one is other:
        return True
    return len(one) == len(other) and all(same_value(value, other.get(key, _ABSENT)) for key, value in one.items())


def _with(old: Plist, added: Plist) -> Plist:
    """Return OLD with the properties ADDED: new ones in front, the last of them first; OLD itself if it has them all."""
    if all(same_value(old.get(key, _ABSENT), value) for key, value in added.items()):
        return old
    new = {key: added[key] for key in reversed(added) if key not in old}
    for key, value in old.items():
        new[key] = added.get(key, value)
    return new


def _without(old: Plist, unwanted: frozenset[object]) -> Plist:
    """Return OLD without the keys UNWANTED; OLD itself if it has none of them."""
    if unwanted.isdisjoint(old):
        return old
    return {key: value for key, value in old.items() if key not in unwanted}
