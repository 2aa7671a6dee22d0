"""Generic functions: which methods apply to arguments, and in what order they are called.

An argument has a chain of types, the most specific first.  A method applies if each of its specializers fits; the methods are
ordered by how specific they are, argument by argument.  `around` methods come first, then `before`, the primary, `after`.
"""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import Cons, list_of
from elnet.objects.equality import eql, equal
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.runtime.structures import Structures
from elnet.runtime.types import exact_type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Function = Callable[..., object]

CHAINS = {
    name: (name, *parents.split())
    for name, parents in (
        ("fixnum", "integer number integer-or-marker number-or-marker atom"),
        ("bignum", "integer number integer-or-marker number-or-marker atom"),
        ("float", "number number-or-marker atom"),
        ("marker", "integer-or-marker number-or-marker atom"),
        ("string", "array sequence atom"),
        ("boolean", "symbol atom"),
        ("null", "boolean symbol atom list sequence"),
        ("keyword", "symbol atom"),
        ("cons", "list sequence"),
        ("vector", "array sequence atom"),
        ("bool-vector", "array sequence atom"),
        ("char-table", "array sequence atom"),
        ("interpreted-function", "closure function atom"),
        ("primitive-function", "subr compiled-function function atom"),
        ("special-form", "subr atom"),
    )
}
"""The types of a value of each built-in type but t, the most specific first."""
EQL, HEAD, MEMBER = map(intern, ("eql", "head", "member"))


class Method:
    """A method: QUALIFIER is nil, :before, :after or :around; EXTRA tells methods with equal specializers apart."""

    def __init__(self, qualifier: object, extra: object, specializers: list[object], function: Function) -> None:
        self.qualifier = qualifier
        self.extra = extra
        self.specializers = specializers
        self.function = function

    def replaces(self, other: Method) -> bool:
        """Tell whether this method takes OTHER's place."""
        same_kind = self.qualifier is other.qualifier and equal(self.extra, other.extra)
        return same_kind and equal(list_of(*self.specializers), list_of(*other.specializers))


class Generics:
    """The generic functions of one interpreter: the methods of each name."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.methods: dict[Symbol, list[Method]] = {}
        self.chains: list[Callable[[object], tuple[str, ...] | None]] = []
        """What may know the types of a value that is no structure."""
        self.ranks: dict[object, Callable[[object, object], int | None]] = {}
        """How specific a specializer (HEAD ARGUMENT) is for a value, by HEAD."""

    def declare(self, name: Symbol, documentation: str) -> None:
        """Make NAME a generic function without methods."""
        self.methods[name] = []
        self._publish(name, documentation)

    def add(self, name: Symbol, method: Method) -> None:
        """Add METHOD to the generic function NAME, which is made if need be."""
        if name not in self.methods:
            self.methods[name] = []
            self._publish(name, "A generic function.")
        methods = self.methods[name]
        methods[:] = [other for other in methods if not method.replaces(other)]
        methods.insert(0, method)

    def _publish(self, name: Symbol, documentation: str) -> None:
        methods = self.methods[name]

        def dispatch(*arguments: object) -> object:
            return self._call(name, methods, arguments)

        dispatch.__doc__ = documentation
        dispatch.__qualname__ = f"subr {name.name}"
        self.lisp.functions.define(name, Subr(name.name, dispatch, False))  # type: ignore[arg-type]

    def chain(self, value: object) -> tuple[str, ...]:
        """Return the names of the types of VALUE, the most specific first, without t."""
        name = exact_type_name(value)
        if is_keyword(value):
            return CHAINS["keyword"]
        text = name.name if isinstance(name, Symbol) else ""
        known = CHAINS.get(text)
        if known is not None:
            return known
        for other in self.chains:
            found = other(value)
            if found is not None:
                return found
        structure = self.lisp.part(Structures).by_name.get(name)
        names = []
        while structure is not None:
            names.append(structure.name.name)
            structure = structure.parent
        return (*names, "cl-structure-object", "record", "atom") if names else (text, "atom")

    def _rank(self, specializer: object, value: object, chain: tuple[str, ...]) -> int | None:
        """Return how far SPECIALIZER is from the most specific one that VALUE has, None if it does not fit."""
        if specializer is T:
            return 1000
        if isinstance(specializer, Symbol):
            return chain.index(specializer.name) if specializer.name in chain else None
        head, *values = elements(specializer)
        if head in self.ranks:
            return self.ranks[head](values[0], value)
        if head is EQL:
            return -3 if eql(_literal(values[0]), value) else None
        if head is MEMBER:
            return -2 if any(eql(each, value) for each in values) else None
        if head is HEAD:
            return -1 if type(value) is Cons and eql(value.car, _literal(values[0])) else None
        return None

    def _applicable(self, methods: list[Method], arguments: tuple[object, ...]) -> list[Method]:
        chains = [self.chain(value) for value in arguments]
        ranked: list[tuple[list[int], Method]] = []
        for method in methods:
            ranks = []
            for place, specializer in enumerate(method.specializers):
                if place >= len(arguments):
                    rank = 1000 if specializer is T else None
                else:
                    rank = self._rank(specializer, arguments[place], chains[place])
                if rank is None:
                    break
                ranks.append(rank)
            else:
                ranked.append((ranks, method))
        length = max((len(ranks) for ranks, _ in ranked), default=0)
        ranked.sort(key=lambda entry: entry[0] + [1000] * (length - len(entry[0])))
        return [method for _, method in ranked]

    def _call(self, name: Symbol, methods: list[Method], arguments: tuple[object, ...]) -> object:
        applicable = self._applicable(methods, arguments)
        kinds: dict[object, list[Method]] = {}
        for method in applicable:
            kinds.setdefault(method.qualifier, []).append(method)
        primary = kinds.get(NIL, [])
        if not primary:
            missing = "cl-no-primary-method" if applicable else "cl-no-applicable-method"
            raise signal(missing, name, *arguments)
        function = self._chained(name, primary, arguments, None)
        before, after = kinds.get(intern(":before"), []), kinds.get(intern(":after"), [])
        if before or after:
            function = _surrounded(function, before, after)
        function = self._chained(name, kinds.get(intern(":around"), []), arguments, function)
        return function(*arguments)

    def _chained(self, name: Symbol, methods: list[Method], arguments: tuple[object, ...], last: Function | None) -> Function:
        """Return what calls the first of METHODS, which can go on to the next, and in the end to LAST."""
        following = last or _nothing_after(name)
        for method in reversed(methods):
            following = _linked(method, following, arguments)
        return following


def _literal(form: object) -> object:
    """Return the value of FORM, which may be quoted."""
    return elements(form)[1] if type(form) is Cons and form.car is intern("quote") else form


def _nothing_after(name: Symbol) -> Function:
    def no_next_method(*arguments: object) -> object:
        raise signal("cl-no-next-method", name, *arguments)

    return no_next_method


def has_next(following: object) -> bool:
    """Tell whether FOLLOWING, which a method was given, is a method."""
    return getattr(following, "__name__", "") != "no_next_method"


def _linked(method: Method, following: Function, arguments: tuple[object, ...]) -> Function:
    def call(*given: object) -> object:
        def go_on(*others: object) -> object:
            return following(*(others or given))

        return method.function(go_on if has_next(following) else following, *given)

    return call


def _surrounded(function: Function, before: list[Method], after: list[Method]) -> Function:
    def call(*arguments: object) -> object:
        for method in before:
            method.function(NIL, *arguments)
        value = function(*arguments)
        for method in reversed(after):
            method.function(NIL, *arguments)
        return value

    return call
