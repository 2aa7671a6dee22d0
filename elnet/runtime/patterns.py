"""Patterns of `pcase`: from a pattern to tests and bindings (manual node "Pattern-Matching Conditional").

A pattern is turned into a list of test forms, all of which must be non-nil, and an environment: which variable is which
form.  Nothing is bound until an expression needs it, so that a clause becomes one `cond` clause of plain calls.  A value
that must not be computed twice goes through a temporary variable that the tests set.  When destructuring, as `pcase-let`
does, structure is taken for granted: no tests, and parts are taken by `car-safe` and `cdr-safe`.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword
from elnet.objects.vectors import Vector
from elnet.runtime.backquote import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

    Environment = dict[Symbol, object]


(QUOTE, BACKQUOTE, COMMA, PRED, GUARD, AND, OR, APP, LET, NOT, SETQ, PROGN, FUNCTION, LAMBDA, FUNCALL, ANY, CL_TYPE) = map(
    intern,
    [
        "quote",
        "`",
        ",",
        "pred",
        "guard",
        "and",
        "or",
        "app",
        "let",
        "not",
        "setq",
        "progn",
        "function",
        "lambda",
        "funcall",
        "_",
        "cl-type",
    ],
)
EQ, EQL, EQUAL, NULL, CONSP, VECTORP, LENGTH, AREF, CAR, CDR, CAR_SAFE, CDR_SAFE, NUMBERS_EQUAL = map(
    intern, ["eq", "eql", "equal", "null", "consp", "vectorp", "length", "aref", "car", "cdr", "car-safe", "cdr-safe", "="]
)
EXPANDER, RX = intern("pcase-macroexpander"), intern("rx")


class Matcher:
    """Turns the patterns of one `pcase` form into forms; TEMPORARIES are the variables that its tests set."""

    def __init__(self, lisp: Lisp, destructuring: bool = False) -> None:
        self.lisp = lisp
        self.destructuring = destructuring
        self.temporaries: list[Symbol] = []

    def match(self, pattern: object, value: object, environment: Environment) -> list[object]:
        """Return the tests that the form VALUE matches PATTERN, and enter its variables in ENVIRONMENT."""
        if isinstance(pattern, Symbol):
            return self._symbol(pattern, value, environment)
        if isinstance(pattern, LString):
            return [list_of(EQUAL, value, pattern)]
        if type(pattern) is int:
            return [list_of(EQL, value, pattern)]
        if type(pattern) is not Cons or not isinstance(pattern.car, Symbol):
            raise lisp_error(f"Unknown pattern ‘{self._shown(pattern)}’")
        arguments = elements(pattern.cdr)
        handler = _HANDLERS.get(pattern.car)
        if handler is not None:
            return handler(self, arguments, value, environment)  # type: ignore[no-any-return, operator]
        expander = self.lisp.plists.get(pattern.car, EXPANDER)
        if expander is NIL and pattern.car is RX:
            expander = intern("elnet--rx-pattern")
        if expander is NIL:
            raise lisp_error(f"Unknown {pattern.car.name} pattern: {self._shown(pattern)}")
        return self.match(self.lisp.call(expander, *arguments), value, environment)

    def _shown(self, pattern: object) -> str:
        return str(self.lisp.call(intern("prin1-to-string"), pattern).text)  # type: ignore[attr-defined]

    def _symbol(self, symbol: Symbol, value: object, environment: Environment) -> list[object]:
        if symbol is ANY or symbol is T:
            return []
        if symbol is NIL:
            raise lisp_error("Unknown pattern ‘nil’")
        if is_keyword(symbol):
            return [list_of(EQ, value, symbol)]
        if symbol in environment:
            return [list_of(EQ, value, environment[symbol])]
        environment[symbol] = value
        return []

    def _quoted(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        return [] if self.destructuring else [equality(value, arguments[0])]

    def _backquote(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        template = arguments[0]
        if type(template) is Cons:
            if template.car is COMMA and type(template.cdr) is Cons:
                return self.match(template.cdr.car, value, environment)
            first, second = (CAR_SAFE, CDR_SAFE) if self.destructuring else (CAR, CDR)
            tests = [] if self.destructuring else [list_of(CONSP, value)]
            tests += self._backquote([template.car], list_of(first, value), environment)
            rest = template.cdr
            if self.destructuring and rest is NIL:
                return tests
            return tests + self._backquote([rest], list_of(second, value), environment)
        if type(template) is Vector:
            size = len(template.items)
            tests = [list_of(VECTORP, value), list_of(NUMBERS_EQUAL, list_of(LENGTH, value), size)]
            if self.destructuring:
                tests = []
            for index, item in enumerate(template.items):
                tests += self._backquote([item], list_of(AREF, value, index), environment)
            return tests
        return self._quoted([template], value, environment)

    def _pred(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        if self.destructuring:
            return []
        function = arguments[0]
        if type(function) is Cons and function.car is NOT and type(function.cdr) is Cons:
            return [list_of(NOT, self._application(function.cdr.car, value, environment))]
        return [self._application(function, value, environment)]

    def _application(self, function: object, value: object, environment: Environment) -> object:
        """Return the call of FUNCTION, as `pred` and `app` write it, with VALUE for each `_`, or else as last argument."""
        if isinstance(function, Symbol):
            return list_of(function, value)
        if type(function) is Cons and function.car not in (FUNCTION, LAMBDA):
            head, *given = elements(function)
            placed = [value if each is ANY else each for each in given] if ANY in given else [*given, value]
            return self.within(list_from([head, *placed]), environment)
        if type(function) is Cons and function.car is FUNCTION and isinstance(elements(function)[1], Symbol):
            return list_of(elements(function)[1], value)
        return self.within(list_of(FUNCALL, function, value), environment)

    def _guard(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        return [] if self.destructuring else [self.within(arguments[0], environment)]

    def _and(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        return [test for pattern in arguments for test in self.match(pattern, value, environment)]

    def _or(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        constants = [_constant(pattern) for pattern in arguments]
        if len(constants) > 1 and all(constants):
            return [] if self.destructuring else [membership(value, [each[0] for each in constants if each])]
        alternatives = []
        assumed = self.destructuring
        for number, pattern in enumerate(arguments, 1):
            inner = dict(environment)
            self.destructuring = assumed and number == len(arguments)  # what is taken to match, if all others do not
            alternatives.append((self.match(pattern, value, inner), inner))
        self.destructuring = assumed
        names = {name: None for _, inner in alternatives for name in inner if name not in environment}
        targets = {name: self._temporary(name.name) for name in names}
        forms = []
        for tests, inner in alternatives:
            sets = [part for name, target in targets.items() for part in (target, inner.get(name, NIL))]
            done = [list_of(PROGN, cons(SETQ, list_from(sets)), T)] if sets else []
            forms.append(conjunction([*tests, *done]))
        environment.update(targets)
        return [cons(OR, list_from(forms))]

    def _app(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        function, pattern = arguments
        return self._through(self._application(function, value, environment), pattern, environment)

    def _let(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        pattern, form = arguments
        return self._through(self.within(form, environment), pattern, environment)

    def _through(self, form: object, pattern: object, environment: Environment) -> list[object]:
        """Match the value of FORM, which is computed once, against PATTERN."""
        temporary = self._temporary("v")
        store = list_of(PROGN, list_of(SETQ, temporary, form), T)
        return [store, *self.match(pattern, temporary, environment)]

    def _temporary(self, name: str) -> Symbol:
        symbol = Symbol(name)
        self.temporaries.append(symbol)
        return symbol

    def _cl_type(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        return [] if self.destructuring else [list_of(intern("cl-typep"), value, quoted(arguments[0]))]

    def _structure(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        from elnet.runtime.structures import Structures

        structure = self.lisp.part(Structures).find(arguments[0])
        tests = self._cl_type(arguments[:1], value, environment)
        for field in arguments[1:]:
            slot, pattern = elements(field)[:2] if type(field) is Cons else (field, field)
            place = structure.place(slot)
            read = list_of(intern("nth"), place, value) if structure.type == "list" else list_of(AREF, value, place)
            tests += self.match(pattern, read, environment)
        return tests

    def _sequence(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        """Match the elements of a sequence; there may be fewer than patterns, and `&rest` takes the others."""
        tests: list[object] = [] if self.destructuring else [list_of(intern("sequencep"), value)]
        rest = arguments.index(intern("&rest")) if intern("&rest") in arguments else len(arguments)
        for place, pattern in enumerate(arguments[:rest]):
            tests += self._through(list_of(intern("seq--elt-safe"), value, place), pattern, environment)
        if rest < len(arguments):
            tests += self._through(list_of(intern("seq-drop"), value, rest), arguments[rest + 1], environment)
        return tests

    def _map(self, arguments: list[object], value: object, environment: Environment) -> list[object]:
        """Match the values of keys: KEY, :KEY, (FORM PATTERN) or (FORM PATTERN DEFAULT)."""
        tests: list[object] = [] if self.destructuring else [list_of(intern("mapp"), value)]
        for part in arguments:
            key: object = quoted(part)
            pattern: object = intern(part.name[1:]) if is_keyword(part) else part  # type: ignore[attr-defined]
            default: list[object] = []
            if type(part) is Cons:
                key, *others = elements(part)
                key, pattern, default = self.within(key, environment), others[0] if others else key, others[1:2]
            tests += self._through(list_of(intern("map-elt"), value, key, *default), pattern, environment)
        return tests

    def within(self, form: object, environment: Environment) -> object:
        """Return FORM inside bindings of the variables of ENVIRONMENT that it mentions."""
        bindings = [list_of(name, value) for name, value in environment.items() if name is not value and mentions(form, name)]
        return list_of(LET, list_from(bindings), form) if bindings else form


_HANDLERS: dict[Symbol, object] = {
    QUOTE: Matcher._quoted,
    BACKQUOTE: Matcher._backquote,
    PRED: Matcher._pred,
    GUARD: Matcher._guard,
    AND: Matcher._and,
    OR: Matcher._or,
    APP: Matcher._app,
    LET: Matcher._let,
    CL_TYPE: Matcher._cl_type,
    intern("cl-struct"): Matcher._structure,
    intern("seq"): Matcher._sequence,
    intern("map"): Matcher._map,
}


def equality(value: object, constant: object) -> object:
    """Return the test that the form VALUE yields CONSTANT."""
    if constant is NIL:
        return list_of(NULL, value)
    if isinstance(constant, Symbol):
        return list_of(EQ, value, quoted(constant))
    if isinstance(constant, int | float):
        return list_of(EQL, value, constant)
    return list_of(EQUAL, value, quoted(constant))


def _constant(pattern: object) -> list[object]:
    """Return the constant that PATTERN is, in a list, an empty list if it is none."""
    if isinstance(pattern, LString) or type(pattern) is int:
        return [pattern]
    if isinstance(pattern, Symbol):
        return [pattern] if is_keyword(pattern) else []
    if type(pattern) is Cons and pattern.car is intern("quote"):
        value = elements(pattern)[1]
        return [value] if isinstance(value, Symbol | LString) or type(value) is int else []
    return []


def membership(value: object, constants: list[object]) -> object:
    """Return the test that the form VALUE yields one of CONSTANTS."""
    plain = all(isinstance(each, Symbol) for each in constants)
    name = "member" if any(isinstance(each, LString) for each in constants) else "memq" if plain else "memql"
    return list_of(intern(name), value, list_of(intern("quote"), list_from(constants[::-1])))


def conjunction(tests: list[object]) -> object:
    """Return the form that is non-nil if all of TESTS are."""
    if not tests:
        return T
    return tests[0] if len(tests) == 1 else cons(AND, list_from(tests))


def mentions(form: object, symbol: Symbol) -> bool:
    """Tell whether SYMBOL occurs anywhere in FORM."""
    while type(form) is Cons:
        if mentions(form.car, symbol):
            return True
        form = form.cdr
    if type(form) is Vector:
        return any(mentions(item, symbol) for item in form.items)
    return form is symbol
