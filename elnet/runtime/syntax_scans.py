"""Scans of the current buffer by syntax: with text properties if these count, and with parses that are remembered.

A parse from the beginning of a buffer is continued from the nearest place, among those that earlier ones went through, before
which the text is still the same.
"""

from __future__ import annotations

from bisect import bisect_right

from elnet.objects.cons import Cons
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.propertied_text import lookup
from elnet.text.parsing import Parser, State
from elnet.text.places import Places
from elnet.text.syntax import SyntaxTable
from elnet.text.watchers import Watcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

SYNTAX_TABLE, LOOKUP, ESCAPABLE = map(intern, ("syntax-table", "parse-sexp-lookup-properties", "comment-end-can-be-escaped"))
DONE = intern("syntax-propertize--done")
DISTANCE = 4000
"""How far apart the remembered places are."""


def places_of(lisp: Lisp) -> Places:
    """Return the visible places of the current buffer with their syntax."""
    buffer = lisp.buffers.current
    overrides = None
    if buffer.intervals is not None and lisp.value("parse-sexp-lookup-properties") is not NIL:
        overrides = _overrides(lisp, buffer)
    return Places(buffer.text, buffer.begv - 1, buffer.zv - 1, lisp.regexps.syntax, not buffer.multibyte, overrides)


def _overrides(lisp: Lisp, buffer: Buffer) -> Callable[[int], tuple[int, int, object]]:
    intervals = buffer.properties()

    def override(place: int) -> tuple[int, int, object]:
        run = intervals.run_at(place)
        value = lookup(lisp, intervals.at(place), SYNTAX_TABLE)
        return run[0], run[1], value if isinstance(value, (SyntaxTable, Cons)) else None

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
    memory = next((watcher for watcher in buffer.watchers if type(watcher) is Memory), None)
    if memory is None:
        memory = Memory()
        buffer.watchers.append(memory)
    escapable = is_escapable(lisp)
    key = (places.low, places.table, places.table.tick, places.overrides is not None, escapable)
    return memory.state(places, place, escapable, key)


def is_escapable(lisp: Lisp) -> bool:
    """Tell whether a backslash quotes what would end a comment."""
    return lisp.value("comment-end-can-be-escaped") is not NIL


def propertize(lisp: Lisp, position: int) -> None:
    """Have the function in `syntax-propertize-function` give the text up to POSITION its properties, if there is one."""
    function = lisp.value("syntax-propertize-function")
    if function is NIL:
        return
    buffer, variables = lisp.buffers.current, lisp.variables
    done = lisp.value("syntax-propertize--done")
    start = max(done if type(done) is int else 1, 1)
    if start >= position:
        return
    variables.make_local(DONE)
    variables.make_local(LOOKUP)
    variables.set(LOOKUP, T)
    # Whatever the function looks at must not ask for properties again.
    variables.set(DONE, buffer.size + 1)
    point, silent = buffer.point, variables.bind(intern("inhibit-modification-hooks"), T)
    end = min(buffer.line_end(min(position, buffer.zv)) + 1, buffer.zv)
    modified = buffer.modified
    try:
        lisp.call(function, max(start, buffer.begv), end)
    finally:
        variables.unbind(silent)
        buffer.goto(point)
        buffer.set_modified(modified)
        variables.set(DONE, end)
