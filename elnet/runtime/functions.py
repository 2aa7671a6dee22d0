"""Function cells: what a symbol's function definition is and what calling it runs.

The Lisp value of a function cell is in `definitions`; the Python callable that a call runs is in the namespace, under the
symbol's `function` key, where generated code finds it with one global look-up.  Every change of a definition goes through
`define`, so the two never disagree, and every caller sees the change.  A void function has no entry.

What Python declares is *unmet* until somebody asks for it: then its topic is imported and defines it.  Generated code asks by
calling: a global that the namespace lacks is looked up among the builtins of the namespace, which are `Unmet`.
"""

from __future__ import annotations

from types import FunctionType, MethodType
from zlib import crc32

from elnet.objects.conditions import LispSignal, invalid_function, signal, void_function
from elnet.objects.cons import Cons
from elnet.objects.functions import MANY, Applicable, SpecialForm, Subr, lambda_of
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from elnet.objects.functions import Function
else:
    Protocol = object


UNEVALLED = -2
"""The maximum of arguments of a special form."""
LAMBDA, CLOSURE, MACRO, AUTOLOAD = map(intern, ("lambda", "closure", "macro", "autoload"))


class FunctionMaker(Protocol):
    """What the runtime needs of the layers above it to call a function that is written as a list."""

    def function_from_list(self, form: Cons) -> Function:
        """Return the closure that FORM, a list starting with `lambda` or `closure`, denotes."""

    def autoload(self, definition: Cons, symbol: Symbol) -> object:
        """Load the file named by the autoload DEFINITION and return the function SYMBOL then has."""


class Unmet(dict[str, object]):
    """The builtins of generated code: they have nothing but what FUNCTIONS defines when it is first called."""

    def __init__(self, functions: Functions) -> None:
        self.functions = functions

    def __missing__(self, key: str) -> object:
        return self.functions.meet_called(key)


class Functions:
    """The function cells of one interpreter.

    UNMET has the topics of the names that Python declares and nobody has asked for, UNMET_ALIASES what their other names mean.
    """

    maker: FunctionMaker

    def __init__(self, namespace: dict[str, object], lisp: object) -> None:
        self.namespace = namespace
        namespace["__builtins__"] = Unmet(self)
        self.unmet: dict[str, str] = {}
        self.unmet_aliases: dict[str, str] = {}
        self.definitions: dict[Symbol, object] = {}
        self.lisp = lisp
        self.macro_digest = 0
        self.import_topic: Callable[[str], None] = lambda topic: None
        self.wrap: Callable[[Subr, Function], Function] = lambda subr, function: function
        """What may put something around what calling a primitive runs."""
        self._aliases: dict[Symbol, set[Symbol]] = {}

    def definition(self, symbol: Symbol) -> object:
        """Return the contents of SYMBOL's function cell, nil if it is void."""
        found = self.definitions.get(symbol)
        return self._meet(symbol) if found is None else found

    def is_bound(self, symbol: Symbol) -> bool:
        """Tell whether SYMBOL's function cell is not void."""
        return symbol in self.definitions or (
            symbol.interned and (symbol.name in self.unmet or symbol.name in self.unmet_aliases)
        )

    def names(self) -> list[str]:
        """Return the names of all functions."""
        return [*(symbol.name for symbol in self.definitions), *self.unmet, *self.unmet_aliases]

    def _meet(self, symbol: Symbol) -> object:
        """Define SYMBOL if it is unmet; return its definition, nil if it is void."""
        if not symbol.interned:
            return NIL
        target = self.unmet_aliases.get(symbol.name)
        topic = self.unmet.get(symbol.name)
        if target is not None:
            self.define(symbol, intern(target))
        elif topic is not None:
            digest = self.macro_digest
            self.import_topic(topic)
            self.macro_digest = digest
        return self.definitions.get(symbol, NIL)

    def meet_called(self, key: str) -> object:
        """Return the callable of the unmet function whose key is KEY.  Raises NameError for a void function."""
        name = key.removeprefix("#'")
        if name in self.unmet or name in self.unmet_aliases:
            self._meet(intern(name))
        if key not in self.namespace:
            raise NameError(key, name=key)
        return self.namespace[key]

    def define(self, symbol: Symbol, definition: object) -> None:
        """Make DEFINITION the function definition of SYMBOL, for itself and for all aliases of it; nil makes it void."""
        if symbol.interned:
            self.unmet.pop(symbol.name, None)
            self.unmet_aliases.pop(symbol.name, None)
        old = self.definitions.get(symbol)
        if isinstance(old, Symbol):
            self._aliases.get(old, set()).discard(symbol)
        if definition is NIL:
            self.definitions.pop(symbol, None)
        else:
            self._refuse_cycle(symbol, definition)
            self.definitions[symbol] = definition
            if type(definition) is Cons and definition.car is MACRO:
                self.macro_digest ^= crc32(symbol.name.encode("utf-8", "surrogatepass"))
            if isinstance(definition, Symbol):
                self._aliases.setdefault(definition, set()).add(symbol)
        self._publish(symbol)

    def _refuse_cycle(self, symbol: Symbol, definition: object) -> None:
        while isinstance(definition, Symbol) and definition is not NIL:
            if definition is symbol:
                raise signal("cyclic-function-indirection", symbol)
            definition = self.definition(definition)

    def _publish(self, symbol: Symbol) -> None:
        pending = [symbol]
        while pending:
            name = pending.pop()
            function = self._callable(name)
            if function is None:
                self.namespace.pop(name.function, None)
            else:
                self.namespace[name.function] = function
            pending.extend(self._aliases.get(name, ()))

    def _callable(self, symbol: Symbol) -> Callable[..., object] | None:
        definition = self.indirect(symbol)
        if type(definition) is FunctionType:
            return definition
        if type(definition) is Subr:
            return self.bound(definition)
        if isinstance(definition, Applicable):
            return definition.call
        if definition is NIL:
            return None
        return self._deferred(symbol)

    def _deferred(self, symbol: Symbol) -> Function:
        def call(*arguments: object) -> object:
            definition = self.indirect(symbol)
            if type(definition) is Cons and definition.car is AUTOLOAD:
                definition = self.maker.autoload(definition, symbol)
            elif type(definition) is Cons and definition.car is MACRO:
                raise invalid_function(symbol)
            return self.callable(definition)(*arguments)

        return call

    def bound(self, subr: Subr) -> Callable[..., object]:
        """Return what calling SUBR in this interpreter runs."""
        return self.wrap(subr, MethodType(subr.function, self.lisp) if subr.takes_lisp else subr.function)

    def indirect(self, function: object) -> object:
        """Follow FUNCTION through symbols to a definition; nil if there is none."""
        while isinstance(function, Symbol) and function is not NIL:
            function = self.definition(function)
        return function

    def callable(self, function: object) -> Callable[..., object]:
        """Return the Python callable behind any Lisp function; signal `void-function` or `invalid-function`."""
        if type(function) is FunctionType:
            return function
        if isinstance(function, Symbol):
            found = self.namespace.get(function.function)
            if found is None:
                self._meet(function)
                found = self.namespace.get(function.function)
                if found is None:
                    raise self._not_callable(function)
            return found  # type: ignore[return-value]
        if type(function) is Subr:
            return self.bound(function)
        if isinstance(function, Applicable):
            return function.call
        if type(function) is MethodType:
            return function
        if type(function) is Cons:
            if function.car is LAMBDA or function.car is CLOSURE:
                return self.maker.function_from_list(function)
            if function.car is AUTOLOAD:
                raise invalid_function(function)
        raise invalid_function(function)

    def _not_callable(self, symbol: Symbol) -> LispSignal:
        definition = self.indirect(symbol)
        if definition is NIL:
            return void_function(symbol)
        is_macro = type(definition) is Cons and definition.car is MACRO
        return invalid_function(symbol if is_macro else definition)

    def is_function(self, value: object) -> bool:
        """Tell whether VALUE can be called with arguments, as `functionp` does."""
        if isinstance(value, Symbol):
            value = self.indirect(value)
        if type(value) is FunctionType or type(value) is Subr or isinstance(value, Applicable):
            return True
        if type(value) is Cons:
            if value.car is AUTOLOAD:
                return _autoload_kind(value) is NIL
            return value.car is LAMBDA or value.car is CLOSURE
        return False

    def macro(self, symbol: Symbol) -> Callable[..., object] | None:
        """Return the expander of the macro SYMBOL, None if it is no macro."""
        definition = self.indirect(symbol)
        if type(definition) is Cons:
            if definition.car is MACRO:
                return self.callable(definition.cdr)
            if definition.car is AUTOLOAD and _autoload_kind(definition) in (MACRO, intern("t")):
                loaded = self.maker.autoload(definition, symbol)
                if type(loaded) is Cons and loaded.car is MACRO:
                    return self.callable(loaded.cdr)
        return None

    def arity(self, function: object) -> tuple[int, int]:
        """Return the least and most arguments of FUNCTION, MANY for no bound; signal `invalid-function`."""
        definition = self.indirect(function)
        if type(definition) is Subr:
            return definition.arity()
        if type(definition) is SpecialForm:
            return definition.least, UNEVALLED
        if type(definition) is Cons and definition.car is AUTOLOAD and isinstance(function, Symbol):
            return self.arity(self.maker.autoload(definition, function))
        if definition is NIL and isinstance(function, Symbol):
            raise void_function(function)
        code = lambda_of(self.callable(definition))
        if code is not None:
            return code.least, code.most
        if isinstance(definition, Applicable):
            return definition.arity()
        return 0, MANY


def _autoload_kind(definition: Cons) -> object:
    tail: object = definition
    for _ in range(4):
        tail = tail.cdr if type(tail) is Cons else NIL
    return tail.car if type(tail) is Cons else NIL
