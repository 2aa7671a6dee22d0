"""One interpreter: its parts, each of which owns one kind of state."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, Quit
from elnet.objects.symbols import NIL, UNBOUND, Symbol, intern
from elnet.runtime.functions import Functions
from elnet.runtime.handlers import Handlers
from elnet.runtime.plists import PropertyLists
from elnet.runtime.thread import Thread
from elnet.runtime.variables import Variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from elnet.runtime.buffers import Buffers
    from elnet.runtime.evaluator import Evaluator
    from elnet.runtime.regexps import Regexps
    from elnet.runtime.threads import Threads
    from elnet.runtime.tracing import Trace
    from elnet.text.buffer import Buffer
    from elnet.text.regexp import Spans

    Part = TypeVar("Part")

VARIABLE_DOCUMENTATION = intern("variable-documentation")


class Lisp:
    """The state that Lisp code can see, held by its parts.

    `namespace` is the dictionary of globals of all generated code: functions by their symbols' keys, and what generated code
    may call besides (`elnet.compiler.contract`).  `obarray` has the symbols that are interned here, except the names of unmet
    functions; `removed` has the names of those that once were.
    A layer above the runtime keeps its state in a part of its own class: see `part`.
    """

    evaluator: Evaluator
    buffers: Buffers
    regexps: Regexps

    def __init__(self) -> None:
        self.namespace: dict[str, Any] = {}
        self.obarray: dict[str, Symbol] = {}
        self.removed: set[str] = set()
        self.plists = PropertyLists()
        self.variables = Variables()
        self.variables.document = lambda symbol, text: self.plists.put(symbol, VARIABLE_DOCUMENTATION, text)
        self.functions = Functions(self.namespace, self)
        self.handlers = Handlers(self.variables, self.functions, self.plists)
        self.main_thread = Thread(NIL, NIL, None)
        self.threads: Threads | None = None
        """The threads, once there is more than one."""
        self._parts: dict[type, object] = {}
        self.on_birth: Callable[[object], object] | None = None
        """What is told of each process, timer and buffer that is made."""
        self.trace: Trace | None = None
        """What is told of all that processes and timers do."""
        self.tell_story: Callable[[str, LispSignal | Quit], str] = lambda whose, condition: ""
        """What tells how an error came about that ended a filter, sentinel or timer; it gets what that belongs to."""
        self.on_close: list[Callable[[], object]] = []
        """What parts want to be called when the interpreter is closed."""
        self.on_interrupt: list[Callable[[], object]] = []
        """What ends a wait that is under way; to be called from another thread."""
        self.on_kill_buffer: list[Callable[[Buffer], object]] = []
        """What parts want to be called with a buffer that is being killed."""

    def part(self, kind: type[Part]) -> Part:
        """Return this interpreter's one instance of KIND, made by `KIND(lisp)` when first asked for."""
        found = self._parts.get(kind)
        if found is None:
            found = self._parts[kind] = kind(self)  # type: ignore[call-arg]
        return found  # type: ignore[return-value]

    def __getattr__(self, name: str) -> object:
        """Make the parts that are asked for most, which are attributes from then on."""
        if name == "buffers":
            from elnet.runtime.buffers import Buffers

            return self.part(Buffers)
        if name == "regexps":
            from elnet.runtime.regexps import Regexps

            return self.part(Regexps)
        raise AttributeError(name=name, obj=self)

    def saved_match(self) -> tuple[Spans, object]:
        """Return the last match, for `restore_match`."""
        regexps: Regexps | None = self.__dict__.get("regexps")
        return ((), None) if regexps is None else (regexps.last, regexps.buffer)

    def restore_match(self, saved: tuple[Spans, object]) -> None:
        """Make SAVED the last match again."""
        regexps: Regexps | None = self.__dict__.get("regexps")
        if regexps is not None:
            regexps.last, regexps.buffer = saved

    def intern(self, name: str) -> Symbol:
        """Return the symbol NAME of this interpreter's obarray, entering it if it is not there."""
        symbol = self.obarray.get(name)
        if symbol is None:
            symbol = self.obarray[name] = Symbol(name) if name in self.removed else intern(name)
        return symbol

    def call(self, function: object, *arguments: object) -> object:
        """Call any Lisp function with ARGUMENTS and return its value."""
        return self.functions.callable(function)(*arguments)

    def value(self, name: str) -> Any:
        """Return the value of the variable NAME as the current buffer sees it, nil if it is void."""
        symbol = intern(name)
        value = getattr(self.variables.cells.get(symbol), "value", UNBOUND)
        if value is UNBOUND:
            value = self.variables.get(symbol)
        return NIL if value is UNBOUND else value

    def is_set(self, name: str) -> bool:
        """Tell whether the variable NAME is bound and not nil."""
        return self.value(name) is not NIL

    def set(self, name: str, value: object) -> None:
        """Set the variable NAME to VALUE as `setq` would."""
        self.variables.set(intern(name), value)

    def signal(self, condition: LispSignal | Quit) -> LispSignal | Quit:
        """Announce CONDITION to the handlers that run before unwinding, and return it."""
        self.handlers.announce(condition)
        return condition

    def is_bound(self, symbol: Symbol) -> bool:
        """Tell whether SYMBOL has a value."""
        return self.variables.get(symbol) is not UNBOUND
