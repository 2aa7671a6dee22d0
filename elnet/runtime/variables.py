"""What a variable is and what setting or binding it does.

Theory.  The value of every special variable, as the current buffer sees it, is in a `Cell` of the interpreter; the cell of a
void variable has no `value`.  Generated code holds the cell and therefore reads any variable with one slot look-up.
A variable is *plain* when nothing else has to happen: then generated code also sets and binds it in line.  All the others
are `unusual`, and setting or binding them comes here: aliases, constants, watched variables and variables with
buffer-local bindings.  When a plain variable becomes unusual, `on_unusual` lets the compiler discard the code that
took it for plain.

A buffer's local values live in `buffer.locals`, except that those of the current buffer are loaded into the cells; then
`Local.default` keeps the default value.  Changing the current buffer stores and loads (manual node "Intro to Buffer-Local").
"""

from __future__ import annotations

from zlib import crc32

from elnet.objects.conditions import setting_constant, signal, void_variable
from elnet.objects.symbols import NIL, UNBOUND, Symbol, T, intern, is_keyword
from elnet.runtime.load_history import note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.text.buffer import Buffer

    Watcher = Callable[[Symbol, object, str, object], None]
    Binding = list[Any]


class Cell:
    """Where the value of SYMBOL is in one interpreter, in the slot `value` unless the variable is void."""

    __slots__ = ("symbol", "value")

    value: object

    def __init__(self, symbol: Symbol) -> None:
        self.symbol = symbol


class Local:
    """A variable that has, or whenever it is set gets, buffer-local bindings.

    AUTOMATIC is what `make-variable-buffer-local` sets; LOADED the buffer whose value the cell holds, None for the
    default; DEFAULT the default value while LOADED is a buffer.  BOUND_IN has the buffers that were current when the bindings
    of the default that are in force were made: setting the variable there sets the binding.
    """

    __slots__ = ("automatic", "bound_in", "default", "loaded", "permanent")

    def __init__(self) -> None:
        self.automatic = False
        self.permanent = False
        self.bound_in: list[Buffer | None] = []
        self.loaded: Buffer | None = None
        self.default: object = UNBOUND


class Variables:
    """The variables of one interpreter."""

    def __init__(self) -> None:
        self.cells: dict[Symbol, Cell] = {}
        self.library: Callable[[Symbol], object] = lambda symbol: None
        """What is asked to define a variable that is void, if it can."""
        self.late: dict[Symbol, Callable[[], object]] = {}
        """The variables that are defined when they are first used, and what defines them."""
        self.special: set[Symbol] = {NIL, T}
        self.special_digest = 0
        self.unusual: set[Symbol] = {NIL, T}
        self.constants: set[Symbol] = {NIL, T, intern("enable-multibyte-characters")}
        self.unusual |= self.constants
        self.kinds: dict[Symbol, Callable[[object], object]] = {}
        """What turns a value into one of the kind that a variable holds, or signals an error."""
        self.aliases: dict[Symbol, Symbol] = {}
        self.locals: dict[Symbol, Local] = {}
        self.watchers: dict[Symbol, list[Watcher]] = {}
        self.lisp_watchers_of: dict[Symbol, dict[object, Watcher]] = {}
        self.buffer: Buffer | None = None
        self.bound: list[Binding] = []
        """The bindings that `bind` has made, the innermost last: symbol, old value, and the buffer if it is local to one."""
        self.document: Callable[[Symbol, object], None] = lambda symbol, documentation: None
        self.on_unusual: Callable[[Symbol], None] = lambda symbol: None
        self.cell(NIL).value = NIL
        self.cell(T).value = T

    def cell(self, symbol: Symbol) -> Cell:
        """Return the cell of SYMBOL, which is no alias."""
        cell = self.cells.get(symbol)
        if cell is None:
            cell = self.cells[symbol] = Cell(symbol)
            if is_keyword(symbol):
                cell.value = symbol
        return cell

    def _load(self, symbol: Symbol) -> object:
        cell = self.cells.get(symbol)
        return UNBOUND if cell is None else getattr(cell, "value", UNBOUND)

    # What a symbol is

    def base(self, symbol: Symbol) -> Symbol:
        """Return the variable at the end of SYMBOL's chain of aliases."""
        while symbol in self.aliases:
            symbol = self.aliases[symbol]
        return symbol

    def is_plain(self, symbol: Symbol) -> bool:
        """Tell whether generated code may set and bind SYMBOL in line."""
        return symbol not in self.unusual and not is_keyword(symbol)

    def is_constant(self, symbol: Symbol) -> bool:
        """Tell whether SYMBOL can never be set."""
        return symbol in self.constants or is_keyword(symbol)

    def make_special(self, symbol: Symbol) -> None:
        """Make SYMBOL dynamically bound wherever it is bound from now on."""
        if symbol not in self.special:
            self.special.add(symbol)
            self.special_digest ^= crc32(symbol.name.encode("utf-8", "surrogatepass"))

    def make_unusual(self, symbol: Symbol) -> None:
        """Send setting and binding of SYMBOL here from now on."""
        if symbol not in self.unusual:
            self.unusual.add(symbol)
            self.on_unusual(symbol)

    def make_alias(self, symbol: Symbol, target: Symbol) -> None:
        """Make SYMBOL another name of the variable TARGET (manual node "Variable Aliases")."""
        base = target
        while True:
            if base is symbol:
                raise signal("cyclic-variable-indirection", target)
            if base not in self.aliases:
                break
            base = self.aliases[base]
        self.aliases[symbol] = target
        self.make_special(symbol)
        self.make_special(self.base(target))
        self._store(symbol, UNBOUND)
        self.make_unusual(symbol)

    def make_constant(self, symbol: Symbol) -> None:
        """Refuse every change of SYMBOL from now on."""
        self.constants.add(symbol)
        self.make_unusual(symbol)

    def restrict(self, symbol: Symbol, kind: Callable[[object], object]) -> None:
        """Give SYMBOL only values that KIND makes of what it is set to."""
        self.kinds[symbol] = kind
        self.make_unusual(symbol)

    def watch(self, symbol: Symbol, watcher: Watcher) -> None:
        """Call WATCHER with symbol, new value, operation and place before SYMBOL changes."""
        symbol = self.base(symbol)
        self.watchers.setdefault(symbol, []).append(watcher)
        self.make_unusual(symbol)

    def watch_with(self, symbol: Symbol, function: object, callable_of: Callable[[object], Callable[..., object]]) -> None:
        """Call the Lisp FUNCTION before SYMBOL changes, unless it is called already."""
        base = self.base(symbol)
        watchers = self.lisp_watchers_of.setdefault(base, {})
        if function in watchers:
            return

        def watcher(symbol: Symbol, value: object, operation: str, place: object) -> None:
            callable_of(function)(symbol, value, intern(operation), place)

        watchers[function] = watcher
        self.watch(base, watcher)

    def unwatch(self, symbol: Symbol, function: object) -> None:
        """Stop calling the Lisp FUNCTION before SYMBOL changes."""
        base = self.base(symbol)
        watcher = self.lisp_watchers_of.get(base, {}).pop(function, None)
        if watcher is not None:
            self.watchers[base].remove(watcher)

    def lisp_watchers(self, symbol: Symbol) -> list[object]:
        """Return the Lisp functions that are called before SYMBOL changes."""
        return list(self.lisp_watchers_of.get(self.base(symbol), ()))

    # Getting and setting

    def get(self, symbol: Symbol) -> object:
        """Return SYMBOL's value as the current buffer sees it, UNBOUND if it is void."""
        if symbol in self.aliases:
            symbol = self.base(symbol)
        value = self._load(symbol)
        if value is not UNBOUND:
            return value
        if is_keyword(symbol):
            return symbol
        self.find(symbol)
        return self._load(self.base(symbol))

    def find(self, symbol: Symbol) -> None:
        """Define SYMBOL, a variable that may be void, if somebody knows how."""
        late = self.late.pop(symbol, None)
        if late is not None:
            late()
        else:
            self.library(symbol)

    def value(self, symbol: Symbol) -> object:
        """Return SYMBOL's value; signal `void-variable` if there is none."""
        value = self.get(symbol)
        if value is UNBOUND:
            raise void_variable(symbol)
        return value

    def set(self, symbol: Symbol, value: object) -> object:
        """Set SYMBOL to VALUE as `set` does, and return VALUE; UNBOUND makes it void."""
        if symbol in self.unusual or is_keyword(symbol):
            symbol = self._writable(symbol, value)
            if symbol in self.kinds and value is not UNBOUND:
                value = self.kinds[symbol](value)
            local = self.locals.get(symbol)
            becomes_local = local is not None and local.automatic and local.loaded is None
            place = self.buffer if becomes_local and self.buffer not in local.bound_in else self._place(symbol)  # type: ignore[union-attr]
            if value is UNBOUND:
                self._notify(symbol, value, "makunbound", NIL)
            else:
                self._notify(symbol, value, "set", place or NIL)
            if local is not None and becomes_local:
                self._localize_unless_bound(symbol, local)
        self._store(symbol, value)
        return value

    def default(self, symbol: Symbol) -> object:
        """Return SYMBOL's default value, UNBOUND if it is void."""
        symbol = self.base(symbol)
        local = self.locals.get(symbol)
        if local is not None and local.loaded is not None:
            return local.default
        return self.get(symbol)

    def set_default(self, symbol: Symbol, value: object) -> None:
        """Set SYMBOL's default value."""
        if symbol in self.unusual or is_keyword(symbol):
            symbol = self._writable(symbol, value)
            if symbol in self.kinds:
                value = self.kinds[symbol](value)
            self._notify(symbol, value, "set", NIL)
        local = self.locals.get(symbol)
        if local is not None and local.loaded is not None:
            local.default = value
        else:
            self._store(symbol, value)

    def is_void(self, symbol: Symbol) -> bool:
        """Tell whether SYMBOL has no default value outside its dynamic bindings."""
        return self.default(symbol) is UNBOUND or self.toplevel(symbol) is UNBOUND

    def toplevel(self, symbol: Symbol) -> object:
        """Return SYMBOL's default value outside all its dynamic bindings, UNBOUND if it is void."""
        from elnet.runtime.suspension import outermost_binding

        symbol = self.base(symbol)
        binding = outermost_binding(self, symbol)
        return self.default(symbol) if binding is None else binding.value

    def set_toplevel(self, symbol: Symbol, value: object) -> None:
        """Set SYMBOL's default value outside all its dynamic bindings, as `defvar` does."""
        from elnet.runtime.suspension import outermost_binding

        binding = None if symbol in self.constants else outermost_binding(self, self.base(symbol))
        if binding is None:
            self.set_default(symbol, value)
        else:
            binding.set(value)

    def define(self, symbol: Symbol, documentation: object) -> Symbol:
        """Finish a `defvar` of SYMBOL: it is special, and DOCUMENTATION, unless nil, documents it."""
        self.make_special(symbol)
        note(self, "", symbol)
        if documentation is not NIL:
            self.document(symbol, documentation)
        return symbol

    def define_constant(self, symbol: Symbol, value: object, documentation: object) -> Symbol:
        """Do a `defconst`."""
        self.set_default(symbol, value)
        return self.define(symbol, documentation)

    def bind(self, symbol: Symbol, value: object) -> Binding:
        """Bind SYMBOL to VALUE and return what `unbind` needs to undo that."""
        if symbol in self.unusual or is_keyword(symbol):
            symbol = self._writable(symbol, value, binding=True)
            if symbol in self.kinds:
                value = self.kinds[symbol](value)
            self._notify(symbol, value, "let", self._place(symbol))
        local = self.locals.get(symbol)
        binding = [symbol, self._load(symbol), local.loaded if local else None]
        if local is not None and local.loaded is None:
            local.bound_in.append(self.buffer)
        self._store(symbol, value)
        self.bound.append(binding)
        return binding

    def unbind(self, binding: Binding) -> None:
        """Undo a binding, in the buffer where it was made."""
        symbol, old, buffer = binding
        bound = self.bound
        if bound and bound[-1] is binding:
            bound.pop()
        else:
            self.bound = [each for each in bound if each is not binding]
        if symbol in self.watchers:
            self._notify(symbol, old, "unlet", buffer or NIL)
        local = self.locals.get(symbol)
        if buffer is None and local is not None and local.bound_in:
            local.bound_in.pop()
        if local is None or local.loaded is buffer:
            self._store(symbol, old)
        elif buffer is None:
            local.default = old
        elif symbol in buffer.locals:
            buffer.locals[symbol] = old

    def exchange(self, binding: Binding) -> None:
        """Exchange the value that BINDING has saved for the one in force; nobody is told."""
        symbol, other, buffer = binding
        local = self.locals.get(symbol)
        if local is None or local.loaded is buffer:
            binding[1] = self._load(symbol)
            self._store(symbol, other)
        elif buffer is None:
            binding[1], local.default = local.default, other
        elif symbol in buffer.locals:
            binding[1], buffer.locals[symbol] = buffer.locals[symbol], other

    def _store(self, symbol: Symbol, value: object) -> None:
        cell = self.cell(symbol)
        if value is not UNBOUND:
            cell.value = value
        elif hasattr(cell, "value"):
            del cell.value

    def _writable(self, symbol: Symbol, value: object, binding: bool = False) -> Symbol:
        if self.is_constant(symbol) and (binding or not (is_keyword(symbol) and value is symbol)):
            raise setting_constant(symbol)
        return self.base(symbol)

    def _place(self, symbol: Symbol) -> object:
        local = self.locals.get(symbol)
        return NIL if local is None or local.loaded is None else local.loaded

    def _notify(self, symbol: Symbol, value: object, operation: str, place: object) -> None:
        for watcher in list(self.watchers.get(symbol, ())):
            watcher(symbol, NIL if value is UNBOUND else value, operation, place)

    # Buffer-local bindings

    def local(self, symbol: Symbol) -> Local:
        """Return the record of SYMBOL as a variable that can be buffer-local, making it one."""
        symbol = self.base(symbol)
        if self.is_constant(symbol) and symbol.name != "enable-multibyte-characters":
            raise setting_constant(symbol)
        local = self.locals.get(symbol)
        if local is None:
            local = self.locals[symbol] = Local()
            self.make_unusual(symbol)
        return local

    def make_local(self, symbol: Symbol) -> None:
        """Give SYMBOL a binding of its own in the current buffer, with the value it has."""
        self.get(symbol)
        symbol = self.base(symbol)
        local = self.local(symbol)
        if local.loaded is None and self.buffer is not None:
            self._localize(symbol, local)

    def is_local(self, symbol: Symbol, buffer: Buffer) -> bool:
        """Tell whether BUFFER has a binding of its own of SYMBOL."""
        return self.base(symbol) in buffer.locals

    def value_in(self, symbol: Symbol, buffer: Buffer) -> object:
        """Return the value that BUFFER sees of SYMBOL, UNBOUND if it is void there."""
        symbol = self.base(symbol)
        local = self.locals.get(symbol)
        if local is None or local.loaded is buffer or symbol not in buffer.locals:
            return self.get(symbol) if local is None or local.loaded is buffer else self.default(symbol)
        return buffer.locals[symbol]

    def kill_local(self, symbol: Symbol, buffer: Buffer | None = None) -> None:
        """Remove the binding of SYMBOL that BUFFER, by default the current one, has of its own."""
        symbol = self.base(symbol)
        buffer = buffer or self.buffer
        local = self.locals.get(symbol)
        if buffer is None or local is None or symbol not in buffer.locals:
            return
        self._notify(symbol, NIL, "makunbound", buffer)
        del buffer.locals[symbol]
        if local.loaded is buffer:
            local.loaded = None
            self._store(symbol, local.default)

    def switch(self, new: Buffer | None) -> None:
        """Make NEW the current buffer: store the old one's local values and load the new one's."""
        old, self.buffer = self.buffer, new
        if old is new:
            return
        if old is not None and old.locals:
            for symbol in old.locals:
                local = self.locals[symbol]
                if local.loaded is old:
                    old.locals[symbol] = self._load(symbol)
                    local.loaded = None
                    self._store(symbol, local.default)
        if new is not None and new.locals:
            for symbol, value in new.locals.items():
                local = self.locals[symbol]
                local.default = self._load(symbol)
                local.loaded = new
                self._store(symbol, value)

    def _localize_unless_bound(self, symbol: Symbol, local: Local) -> None:
        if self.buffer is not None and self.buffer not in local.bound_in:
            self._localize(symbol, local)

    def _localize(self, symbol: Symbol, local: Local) -> None:
        assert self.buffer is not None
        local.default = self._load(symbol)
        local.loaded = self.buffer
        self.buffer.locals[symbol] = local.default
