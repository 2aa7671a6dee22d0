"""Handlers: who hears of a condition, and when.

Theory.  Two linked lists say what is in force.  `catches` has the tags of all active `catch` forms, as pairs (tag, rest):
`throw` must know whether anybody waits before it unwinds.  `handlers` matters only while a `handler-bind` or the debugger is
active, because a condition otherwise simply unwinds to the first `condition-case` that matches; so a `condition-case` enters
itself only when the list is not empty.  An entry is a pair (`Clauses` | `Binder` | `DEBUGGING`, rest).  Generated code pushes
and restores both in line; no exit can leave them wrong, because everyone restores the head it saw.

Emacs runs the handlers of `handler-bind` and the debugger at the place of the error, before anything is unwound.  A condition
that `signal` raises is announced by `signal` itself.  One that Python raises for us (`x.car` of a number) is announced by the
innermost construct with something to unwind, before it unwinds: the dynamic state is still that of the error.
"""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, LispThrow, Quit
from elnet.objects.cons import Cons, cons, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.functions import Functions
from elnet.runtime.plists import ERROR_CONDITIONS, PropertyLists
from elnet.runtime.translation import Translation
from elnet.runtime.variables import Variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Names = tuple[object, ...]


DEBUG, ERROR, QUIT, NO_CATCH = map(intern, ("debug", "error", "quit", "no-catch"))
DEBUG_ON_ERROR, DEBUG_ON_SIGNAL, DEBUGGER, HOOK = map(
    intern, ("debug-on-error", "debug-on-signal", "debugger", "signal-hook-function")
)
DEBUGGING = "debugging"
"""The outermost entry of `handlers` while `debug-on-error` is set, so that every `condition-case` enters itself."""


class Clauses:
    """The conditions of one `condition-case`: one tuple of symbols a clause, T for any condition."""

    __slots__ = ("chosen", "clauses")

    def __init__(self, clauses: tuple[Names, ...]) -> None:
        self.clauses = clauses
        self.chosen: dict[object, int] = {}

    def wants_debugger(self, index: int) -> bool:
        """Tell whether the clause INDEX lets the debugger run first."""
        return DEBUG in self.clauses[index]


class Binder:
    """The conditions and functions of one `handler-bind`."""

    __slots__ = ("handlers",)

    def __init__(self, handlers: list[tuple[Names, Callable[..., object]]]) -> None:
        self.handlers = handlers


class Handlers:
    """The handlers of one interpreter, and the way from a Python exception to a handled condition."""

    __slots__ = ("_conditions", "_known", "catches", "functions", "handlers", "plists", "translation", "variables")

    def __init__(self, variables: Variables, functions: Functions, plists: PropertyLists) -> None:
        self.variables = variables
        self.functions = functions
        self.plists = plists
        self.translation = Translation(variables)
        self.catches: Any = None
        self.handlers: Any = None
        self._conditions: dict[object, frozenset[object]] = {}
        self._known: list[Clauses] = []
        variables.watch(DEBUG_ON_ERROR, self._debugging)
        plists.on_conditions = self.forget_conditions

    def _debugging(self, symbol: Symbol, value: object, operation: str, place: object) -> None:
        if value is not NIL and self.handlers is None:
            self.handlers = (DEBUGGING, None)
        elif value is NIL and self.handlers == (DEBUGGING, None):
            self.handlers = None

    # Conditions and their parents

    def conditions(self, symbol: object) -> frozenset[object]:
        """Return the set of SYMBOL's `error-conditions`, empty if it is no condition."""
        known = self._conditions.get(symbol)
        if known is None:
            parents = self.plists.get(symbol, ERROR_CONDITIONS) if isinstance(symbol, Symbol) else NIL
            known = self._conditions[symbol] = frozenset(pair.car for pair in conses(parents))
        return known

    def forget_conditions(self) -> None:
        """Look at `error-conditions` anew, because a property of that name was set."""
        self._conditions.clear()
        for clauses in self._known:
            clauses.chosen.clear()
        self._known.clear()

    def _choose(self, symbol: object, clauses: Clauses) -> int:
        """Return the index of the first of CLAUSES that handles the condition SYMBOL, -1 if none does."""
        conditions = self.conditions(symbol)
        found = -1
        for index, names in enumerate(clauses.clauses):
            if any(name in conditions or name is T for name in names):
                found = index
                break
        if not clauses.chosen:
            self._known.append(clauses)
        clauses.chosen[symbol] = found
        return found

    # From an exception to a handler

    def handle(self, exception: BaseException, clauses: Clauses, outer: Any) -> tuple[int, object]:
        """Return the index of the clause that handles EXCEPTION and the error as a list; raise it again if none does.

        OUTER is the `handlers` outside the `condition-case`, in force from here on.
        """
        if type(exception) is LispSignal:
            condition: LispSignal | Quit = exception
            symbol = exception.args[0]
        else:
            condition = self.condition(exception)
            symbol = condition.args[0] if isinstance(condition, LispSignal) else QUIT
        if self.handlers is not None:
            self.announce(condition)
            self.handlers = outer
        if condition.beyond is not None and _is_inside(outer, condition.beyond):
            raise condition.with_traceback(exception.__traceback__) from None
        index = clauses.chosen.get(symbol)
        if index is None:
            index = self._choose(symbol, clauses)
        if index < 0:
            raise condition.with_traceback(exception.__traceback__) from None
        return index, self.as_list(condition)

    def condition(self, exception: BaseException) -> LispSignal | Quit:
        """Return the condition that EXCEPTION stands for; raise it again if it is not Lisp's business."""
        if isinstance(exception, LispSignal | Quit):
            return exception
        found = self.translation.condition(exception)
        if found is None:
            raise exception
        found.__traceback__ = exception.__traceback__
        return found

    def passing(self, exception: BaseException) -> None:
        """Announce EXCEPTION if it is a condition, because something is about to be unwound by it."""
        if self.handlers is None:
            return
        if isinstance(exception, LispSignal):
            self.announce(exception)
            return
        found = self.translation.condition(exception)
        if found is not None:
            self.announce(found)
            raise found.with_traceback(exception.__traceback__) from None

    @staticmethod
    def as_list(condition: LispSignal | Quit) -> object:
        """Return the error as Lisp handlers get it: (SYMBOL . DATA)."""
        if isinstance(condition, Quit):
            return cons(QUIT, condition.data)
        if condition.original is None:
            condition.original = cons(*condition.args)
        return condition.original

    def announce(self, condition: LispSignal | Quit) -> None:
        """Run the handlers that want to hear of CONDITION before it unwinds anything, from the innermost outwards."""
        if condition.announced or self.handlers is None:
            return
        condition.announced = True
        symbol = condition.symbol if isinstance(condition, LispSignal) else QUIT
        saved = entry = self.handlers
        try:
            while entry is not None:
                handler, rest = entry
                if type(handler) is Clauses:
                    index = self._choose(symbol, handler)
                    if index >= 0:
                        if handler.wants_debugger(index) or self._is_set(DEBUG_ON_SIGNAL):
                            self._debug(condition)
                        return
                elif type(handler) is Binder:
                    self.handlers = rest
                    self._tell(handler, condition, self.conditions(symbol), entry)
                entry = rest
            self._debug(condition)
        finally:
            self.handlers = saved

    def _tell(self, binder: Binder, condition: LispSignal | Quit, conditions: frozenset[object], entry: object) -> None:
        for names, function in binder.handlers:
            if any(name in conditions or name is T for name in names):
                self._run(entry, function, self.as_list(condition))

    def _run(self, entry: object, function: Callable[..., object], *arguments: object) -> None:
        """Call FUNCTION, a handler of ENTRY; the handlers that are suspended meanwhile never hear of what it signals."""
        try:
            function(*arguments)
        except (Exception, Quit) as exception:
            own = self.condition(exception)
            self.announce(own)
            own.announced = True
            own.beyond = entry
            raise own.with_traceback(exception.__traceback__) from None

    def _is_set(self, symbol: Symbol) -> bool:
        return self.variables.get(symbol) not in (NIL, None)

    def _debug(self, condition: LispSignal | Quit) -> None:
        wanted, function = self.variables.get(DEBUG_ON_ERROR), self.variables.get(DEBUGGER)
        if wanted is NIL or not self.functions.is_function(function) or isinstance(condition, Quit):
            return
        if wanted is not T and self.conditions(condition.symbol).isdisjoint(elements(wanted)):
            return
        binding = self.variables.bind(DEBUG_ON_ERROR, NIL)
        try:
            self._run(None, self.functions.callable(function), ERROR, self.as_list(condition))
        finally:
            self.variables.unbind(binding)

    # What Lisp can do

    def signal(self, symbol: object, data: object) -> LispSignal | Quit:
        """Announce and return the condition SYMBOL with DATA; nil as SYMBOL takes both from DATA."""
        condition: LispSignal | Quit
        if symbol is QUIT:
            condition = Quit(data)
        elif symbol is NIL and type(data) is Cons:
            condition = LispSignal(data.car, data.cdr)
            condition.original = data
        else:
            condition = LispSignal(symbol, data)
        if self.handlers is not None:
            self.announce(condition)
        return condition

    def throw(self, tag: object, value: object) -> BaseException:
        """Return the exit to the innermost `catch` for TAG, or the `no-catch` condition; nobody catches nil."""
        entry = None if tag is NIL else self.catches
        while entry is not None:
            waiting, entry = entry
            if waiting is tag or (type(tag) is int and type(waiting) is int and waiting == tag):
                return LispThrow(waiting, value)
        return self.signal(NO_CATCH, list_of(tag, value))

    def bind(self, pairs: list[tuple[Names, Callable[..., object]]], body: Callable[[], object]) -> object:
        """Call BODY while the handlers in PAIRS hear of conditions before they unwind anything."""
        outer = self.handlers
        self.handlers = (Binder(pairs), outer)
        try:
            return body()
        except Exception as exception:
            self.passing(exception)
            raise
        finally:
            self.handlers = outer


def _is_inside(handlers: Any, entry: object) -> bool:
    """Tell whether the list HANDLERS contains ENTRY: whatever has HANDLERS around it is inside of ENTRY."""
    while handlers is not None:
        if handlers is entry:
            return True
        handlers = handlers[1]
    return False
