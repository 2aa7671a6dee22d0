"""Scans of the current buffer by syntax: with text properties if these count, and with parses that are remembered.

A parse from the beginning of a buffer is continued from the nearest place, among those that earlier ones went through, before
which the text is still the same.
"""

from __future__ import annotations

from bisect import bisect_right

from elnet.objects.cons import Cons
from elnet.objects.symbols import NIL
from elnet.runtime.propertied_text import CATEGORY, lookup
from elnet.runtime.propertizing import SYNTAX_TABLE, done_in, propertize_scanned
from elnet.text.parsing import Parser, State
from elnet.text.places import Places
from elnet.text.syntax import SyntaxTable
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.objects.intervals import Intervals
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer
    from elnet.text.places import Overrides

DISTANCE = 4000
"""How far apart the remembered places are."""


def places_of(lisp: Lisp) -> Places:
    """Return the visible places of the current buffer with their syntax; what a scan meets gets its properties first."""
    lazily = lisp.value("syntax-propertize-function") is not NIL
    return _places(lisp, _propertizing if lazily else _as_they_are)


def places_as_they_are(lisp: Lisp) -> Places:
    """Return the visible places of the current buffer with their syntax, but leave the text as it is."""
    return _places(lisp, _as_they_are)


def _places(lisp: Lisp, overrides_of: Callable[[Lisp, Buffer], Overrides | None]) -> Places:
    buffer = lisp.buffers.current
    counts = lisp.value("parse-sexp-lookup-properties") is not NIL
    overrides = overrides_of(lisp, buffer) if counts else None
    return Places(buffer.text, buffer.begv - 1, buffer.zv - 1, lisp.regexps.syntax, not buffer.multibyte, overrides)


def _as_they_are(lisp: Lisp, buffer: Buffer) -> Overrides | None:
    return None if buffer.intervals is None else overrides_in(lisp, buffer.intervals)


def _propertizing(lisp: Lisp, buffer: Buffer) -> Overrides:
    override = overrides_in(lisp, buffer.properties())

    def propertizing_override(place: int) -> tuple[int, int, object]:
        propertize_scanned(lisp, place + 1)
        start, end, value = override(place)
        return start, max(place + 1, min(end, done_in(lisp) - 1)), value

    return propertizing_override


def overrides_in(lisp: Lisp, intervals: Intervals) -> Overrides:
    """Return what tells the syntax that INTERVALS give the characters at a place, as for `Places`."""

    # The ways round a property list are rare and slow.
    straight = lisp.value("char-property-alias-alist") is NIL and lisp.value("default-text-properties") is NIL

    def override(place: int) -> tuple[int, int, object]:
        start, end, plist = intervals.run_at(place)
        if straight and CATEGORY not in plist:
            value = plist.get(SYNTAX_TABLE)
        else:
            value = lookup(lisp, plist, SYNTAX_TABLE)
        return start, end, value if isinstance(value, (SyntaxTable, Cons)) else None

    return override


class Memory(Watcher):
    """The states that parses of a buffer from LOW on went through, right as far as the text was not changed."""

    __slots__ = ("key", "states")

    def __init__(self) -> None:
        self.key: object = None
        self.states: list[State] = []

    def after_change(self, start: int, end: int, old_length: int) -> None:
        """Forget what is after START."""
        self.forget(start - 1)

    def after_change_elsewhere(self) -> None:
        """Forget everything, for nobody tells where the change was."""
        self.forget(0)

    def forget(self, place: int) -> None:
        """Forget the states after PLACE."""
        while self.states and self.states[-1].place > place:
            self.states.pop()

    def state(self, places: Places, place: int, escapable: bool, key: object) -> State:
        """Return the state at PLACE of PLACES; KEY is what it depends on besides the text."""
        if key != self.key:
            self.key = key
            self.states = []
        index = bisect_right(self.states, place, key=lambda state: state.place)
        state = self.states[index - 1].copy() if index else State(places.low)
        while state.place < place:
            end = min(place, state.place + DISTANCE)
            state = Parser(places, state, end, escapable=escapable).run()
            if not self.states or state.place > self.states[-1].place:
                self.states.append(state.copy())
        return state


def state_at(lisp: Lisp, places: Places, place: int) -> State:
    """Return the state of a parse of the visible part of the current buffer up to PLACE."""
    buffer = lisp.buffers.current
    if places.overrides is not None:
        propertize_scanned(lisp, place + 1)
    memory = next((watcher for watcher in buffer.watchers if type(watcher) is Memory), None)
    if memory is None:
        memory = Memory()
        # Before those that run Lisp, which may ask again.
        buffer.watchers.insert(0, memory)
    escapable = is_escapable(lisp)
    key = (places.low, places.table, places.table.tick, places.overrides is not None, escapable)
    return memory.state(places, place, escapable, key)


def is_escapable(lisp: Lisp) -> bool:
    """Tell whether a backslash quotes what would end a comment."""
    return lisp.value("comment-end-can-be-escaped") is not NIL
