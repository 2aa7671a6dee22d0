"""Generic functions: which methods apply to arguments, and in what order they are called.

An argument has a chain of types, the most specific first.  A method applies if each of its specializers fits; the methods are
ordered by how specific they are, argument by argument.  `around` methods come first, then `before`, the primary, `after`.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.functions import Subr, lambda_of
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record
from elnet.runtime.specializers import NOT_GIVEN, Specializers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Function = Callable[..., object]
NOTHING_NEXT = "no_next_method"
"""The name of the function that a method is given when there is no next one."""


class Method:
    """A method: QUALIFIER is nil, :before, :after or :around; EXTRA tells methods with equal specializers apart.

    CONTEXTS are pairs of a form, which is evaluated when the function is called, and a specializer for its value.
    """

    def __init__(self, qualifier: object, extra: object, specializers: list[object], function: Function) -> None:
        self.qualifier = qualifier
        self.extra = extra
        self.specializers = specializers
        self.function = function
        self.contexts: list[tuple[object, object]] = []
        self.definition: object = NIL
        self.file: object = NIL
        self.arguments: object = NIL
        self.documentation: object = NIL

    def replaces(self, other: Method) -> bool:
        """Tell whether this method takes OTHER's place."""
        return self.qualifier is other.qualifier and equal(self._key(), other._key())

    def record(self) -> Record:
        """Return what stands for the method in conditions."""
        qualifiers = NIL if self.qualifier is NIL else list_of(self.qualifier)
        return Record([intern("cl--generic-method"), list_from(self.specializers), qualifiers, T, self.definition])

    def _key(self) -> object:
        context = [item for pair in self.contexts for item in pair]
        specializers = list(self.specializers)
        while specializers and specializers[-1] is T:
            specializers.pop()
        return list_of(self.extra, list_of(*specializers), list_of(*context))


class Generic:
    """A generic function: its METHODS, and the ORDER in which its arguments are looked at, or None."""

    def __init__(self) -> None:
        self.methods: list[Method] = []
        self.order: list[int] | None = None
        self.documentation = ""


class Generics:
    """The generic functions of one interpreter by name."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.by_name: dict[Symbol, Generic] = {}
        self.specializers = Specializers(lisp)

    def resolved(self, name: Symbol) -> Symbol:
        """Return the function that NAME, perhaps an alias of it, means."""
        definition = self.lisp.functions.definition(name)
        while isinstance(definition, Symbol) and definition is not NIL:
            name, definition = definition, self.lisp.functions.definition(definition)
        return name

    def declare(self, name: Symbol, documentation: str, order: list[int] | None = None) -> None:
        """Make NAME a generic function whose arguments are looked at in ORDER; it keeps the methods that it has.

        A function that is void has none any more.
        """
        if self.lisp.functions.definition(name) is NIL:
            self.by_name.pop(name, None)
        generic = self.by_name.setdefault(name, Generic())
        generic.documentation = documentation
        generic.order = order
        self._publish(name, generic)

    def add(self, name: Symbol, method: Method) -> None:
        """Add METHOD to the generic function NAME, which is made if need be."""
        name = self.resolved(name)
        for specializer in method.specializers:
            self.specializers.check(specializer)
        generic = self.by_name.get(name)
        if generic is None:
            if lambda_of(self.lisp.functions.definition(name)) is not None:
                raise lisp_error(f"{name.name} is already defined as something else than a generic function")
            generic = self.by_name[name] = Generic()
            generic.documentation = "A generic function."
            self._keep_primitive(name, generic)
            self._publish(name, generic)
        elif (definition := self.lisp.functions.definition(name)) is NIL or lambda_of(definition) is not None:
            self._publish(name, generic)
        generic.methods[:] = [method, *(other for other in generic.methods if not method.replaces(other))]

    def _keep_primitive(self, name: Symbol, generic: Generic) -> None:
        """Let the primitive NAME, if it is one, be the method of GENERIC for everything."""
        definition = self.lisp.functions.definition(name)
        if type(definition) is Subr:
            function = self.lisp.functions.bound(definition)
            generic.methods.append(Method(NIL, NIL, [], lambda following, *arguments: function(*arguments)))
            generic.documentation = definition.function.__doc__ or generic.documentation

    def _publish(self, name: Symbol, generic: Generic) -> None:
        def dispatch(*arguments: object) -> object:
            return self._call(name, generic, arguments)

        dispatch.__doc__ = generic.documentation
        dispatch.__qualname__ = f"subr {name.name}"
        self.lisp.functions.define(name, Subr(name.name, dispatch, False))  # type: ignore[arg-type]

    def applicable(self, generic: Generic, arguments: tuple[object, ...]) -> list[Method]:
        """Return the methods of GENERIC that apply to ARGUMENTS, the most specific first."""
        rank, values = self.specializers.rank, self._context_values(generic.methods)
        ranked: list[tuple[list[int], Method]] = []
        width = max((len(method.specializers) for method in generic.methods), default=0)
        order = generic.order or range(width)
        for method in generic.methods:
            wanted = [*method.specializers, *[T] * (width - len(method.specializers))]
            pairs = [(specializer, value) for specializer, value in _pairs(method, values)]
            for place in order:
                if place < width:
                    given = place < len(arguments)
                    pairs.append((wanted[place], arguments[place] if given else NOT_GIVEN))
            ranks = [rank(specializer, value) for specializer, value in pairs]
            if None not in ranks:
                ranked.append((ranks, method))  # type: ignore[arg-type]
        ranked.sort(key=lambda entry: entry[0])
        return [method for _, method in ranked]

    def _context_values(self, methods: list[Method]) -> list[tuple[object, object]]:
        """Return the forms that METHODS have as contexts, each once and with its value now."""
        found: list[tuple[object, object]] = []
        for method in methods:
            for form, _ in method.contexts:
                if not any(equal(form, known) for known, _ in found):
                    found.append((form, self.lisp.evaluator.evaluate(form, T)))
        return found

    def _call(self, name: Symbol, generic: Generic, arguments: tuple[object, ...]) -> object:
        applicable = self.applicable(generic, arguments)
        kinds: dict[object, list[Method]] = {}
        for method in applicable:
            kinds.setdefault(method.qualifier, []).append(method)
        primary = kinds.get(NIL, [])
        if not primary:
            missing = "cl-no-primary-method" if applicable else "cl-no-applicable-method"
            return self.lisp.call(intern(missing), record_of(name), *arguments)
        function = self._chained(name, primary, arguments, None)
        before, after = kinds.get(intern(":before"), []), kinds.get(intern(":after"), [])
        if before or after:
            function = _surrounded(function, before, after)
        function = self._chained(name, kinds.get(intern(":around"), []), arguments, function)
        return function(*arguments)

    def _chained(self, name: Symbol, methods: list[Method], arguments: tuple[object, ...], last: Function | None) -> Function:
        """Return what calls the first of METHODS, which can go on to the next, and in the end to LAST."""
        if last is None:
            last = self._nothing_after(name, methods[-1])
        following = last
        for method in reversed(methods):
            following = _linked(method, following, arguments)
        return following

    def _nothing_after(self, name: Symbol, method: Method) -> Function:
        def no_next_method(*arguments: object) -> object:
            return self.lisp.call(intern("cl-no-next-method"), record_of(name), method.record(), *arguments)

        return no_next_method


def record_of(name: Symbol) -> Record:
    """Return what stands for the generic function NAME where it is an argument."""
    return Record([intern("cl--generic"), name])


def _pairs(method: Method, values: list[tuple[object, object]]) -> list[tuple[object, object]]:
    """Return for each of VALUES, forms and their values, what METHOD wants of it and the value."""
    found = []
    for form, value in values:
        specializer = next((wanted for known, wanted in method.contexts if equal(known, form)), T)
        found.append((specializer, value))
    return found


def has_next(following: object) -> bool:
    """Tell whether FOLLOWING, which a method was given, is a method."""
    return following is not NIL and getattr(following, "__name__", "") != NOTHING_NEXT


def _linked(method: Method, following: Function, arguments: tuple[object, ...]) -> Function:
    def call(*given: object) -> object:
        def go_on(*others: object) -> object:
            return following(*(others or given))

        if not has_next(following):
            go_on.__name__ = NOTHING_NEXT
        return method.function(go_on, *given)

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
