"""The body of a generator as a form that makes its tree of steps: see `generator_steps`."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.loop_forms import progn
from elnet.runtime.patterns import mentions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from elnet.runtime.lisp import Lisp

YIELD = intern("cps-internal-yield")
"""What `iter-yield` becomes inside of a generator; as in Emacs it is void in functions that are made there."""
(CATCH, CONDITION_CASE, FUNCALL, FUNCTION, LAMBDA, LET, LET_STAR, PROGN, QUOTE, SETQ, STEP, SUCCESS, UNWIND_PROTECT) = map(
    intern,
    (
        "catch", "condition-case", "funcall", "function", "lambda", "let", "let*", "progn", "quote", "setq",
        "elnet--generator-step", ":success", "unwind-protect",
    ),
)  # fmt: skip
CAUGHT = intern("elnet--generator-caught")
SPECIAL = frozenset(["save-excursion", "save-restriction", "save-current-buffer", "defvar", "defconst", "interactive"])
"""The special forms in which nothing can be yielded."""


def function_of(parameters: list[object], *body: object) -> object:
    """Return the form of a function."""
    return list_of(FUNCTION, cons(LAMBDA, cons(list_from(parameters), list_from(body))))


def step(kind: str, *parts: object) -> object:
    """Return the form of a step of KIND made of PARTS, forms."""
    return cons(STEP, cons(quoted(intern(kind)), list_from(parts)))


class Translator:
    """Turns expanded forms into forms of parts."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self._yields: dict[int, bool] = {}
        self._translators: dict[object, Callable[[Any, list[Any]], object]] = {
            YIELD: lambda form, rest: step("yield", self.part(rest[0] if rest else NIL)),
            **{intern(name): self._listed for name in ("progn", "prog1", "and", "or")},
            intern("if"): self._if,
            intern("while"): lambda form, rest: step("while", self.part(rest[0]), self.body(rest[1:])),
            intern("cond"): lambda form, rest: self._cond(rest),
            LET: lambda form, rest: self._let(elements(rest[0]), rest[1:]),
            LET_STAR: lambda form, rest: self._let_star(elements(rest[0]), rest[1:]),
            SETQ: lambda form, rest: self._setq(rest),
            CATCH: lambda form, rest: self._catch(rest[0], rest[1:]),
            UNWIND_PROTECT: lambda form, rest: step("unwind", self.part(rest[0]), function_of([], *rest[1:])),
            CONDITION_CASE: lambda form, rest: self._condition_case(rest[0], rest[1], rest[2:]),
        }

    def yields(self, form: object) -> bool:
        """Tell whether FORM contains a yield that is its own."""
        if type(form) is not Cons or form.car is QUOTE or form.car is FUNCTION:
            return False
        found = self._yields.get(id(form))
        if found is None:
            called = called_lambda(form)
            found = form.car is YIELD or (called is not None and self.yields(called[2]))
            rest: object = form
            while type(rest) is Cons and not found:
                found = self.yields(rest.car)
                rest = rest.cdr
            self._yields[id(form)] = found
        return found

    def part(self, form: object) -> object:
        """Return the form of the part that does what FORM does."""
        if not self.yields(form):
            return function_of([], form)
        assert type(form) is Cons
        rest = elements(form.cdr)
        translate = self._translators.get(form.car)
        if translate is not None:
            return translate(form, rest)
        if isinstance(form.car, Symbol) and form.car.name in SPECIAL:
            message = lisp_string("Special form %S incorrect or not supported")
            self.lisp.call(intern("error"), message, form)
        called = called_lambda(form)
        if called is not None and self.yields(called[2]):
            names, values, body = called
            return self._bound(names, values, self.part(body))
        values = [Symbol("value") for _ in rest]
        call = cons(form.car, list_from(values))
        return step("call", function_of(list(values), call), *map(self.part, rest))

    def body(self, forms: list[object]) -> object:
        """Return the form of the part that does what FORMS do in order."""
        return self.part(progn(forms))

    def _listed(self, form: Cons, rest: list[object]) -> object:
        assert isinstance(form.car, Symbol)
        return step(form.car.name, *map(self.part, rest))

    def _if(self, _form: Cons, rest: list[object]) -> object:
        return step("if", self.part(rest[0]), self.part(rest[1]), self.body(rest[2:]))

    def _cond(self, clauses: list[object]) -> object:
        if not clauses:
            return function_of([], NIL)
        condition, *body = elements(clauses[0])
        others = self._cond(clauses[1:])
        return step("if", self.part(condition), self.body(body), others) if body else step("or", self.part(condition), others)

    def _setq(self, rest: list[object]) -> object:
        parts = []
        for variable, value in zip(rest[::2], rest[1::2], strict=True):
            fresh = Symbol("value")
            parts.append(step("call", function_of([fresh], list_of(SETQ, variable, fresh)), self.part(value)))
        return step("progn", *parts)

    # Bindings

    def _let(self, bindings: list[object], body: list[object]) -> object:
        pairs = [_pair(binding) for binding in bindings]
        names = [name for name, _ in pairs]
        return self._bound(names, [value for _, value in pairs], self.body(body))

    def _let_star(self, bindings: list[object], body: list[object]) -> object:
        if not bindings:
            return self.body(body)
        name, value = _pair(bindings[0])
        return self._bound([name], [value], self._let_star(bindings[1:], body))

    def _bound(self, names: list[object], values: list[object], inner: object) -> object:
        """Return the form of the part that runs INNER, the form of a part, with NAMES bound to VALUES, forms."""
        parameters: list[object] = []
        for name in names:
            if name not in self.lisp.variables.special:
                parameters.append(name)
                continue
            saved = Symbol("saved")
            parameters.append(saved)
            kept = list_of(UNWIND_PROTECT, list_of(FUNCALL, _RESUME), list_of(SETQ, saved, name))
            inner = step("wrap", function_of([_RESUME], list_of(LET, list_of(list_of(name, saved)), kept)), inner)
        return step("bind", function_of(parameters, inner), *map(self.part, values))

    # Exits

    def _catch(self, tag: object, body: list[object]) -> object:
        kept = Symbol("tag")
        wrapper = function_of([_RESUME], list_of(CATCH, kept, list_of(FUNCALL, _RESUME)))
        return step("bind", function_of([kept], step("wrap", wrapper, self.body(body))), self.part(tag))

    def _condition_case(self, variable: object, form: object, clauses: list[object]) -> object:
        bound = Symbol("condition") if variable is NIL else variable
        heads: list[object] = []
        handlers: list[object] = []
        after = None
        for clause in clauses:
            conditions, *forms = elements(clause)
            if conditions is SUCCESS:
                after = function_of([bound], self.body(forms))
                continue
            caught = list_of(CAUGHT, len(handlers), bound)
            heads.append(list_of(conditions, caught))
            handlers.append(function_of([bound], self.body(forms)))
        protected = cons(CONDITION_CASE, cons(bound, cons(list_of(FUNCALL, _RESUME), list_from(heads))))
        inner = self.part(form)
        if after is not None:
            value = Symbol("value")
            inner = step("call", function_of([value], list_of(CAUGHT, len(handlers), value)), inner)
            handlers.append(after)
        return step("wrap", function_of([_RESUME], protected), inner, *handlers)


_RESUME = Symbol("resume")


def called_lambda(form: Cons) -> tuple[list[object], list[object], Cons] | None:
    """Return the variables, the values and the body if FORM only calls a function made on the spot, None otherwise.

    Such a function with as many variables as values binds like `let`.
    """
    if form.car is not FUNCALL or type(form.cdr) is not Cons:
        return None
    function = elements(_named(form.cdr.car)) if type(form.cdr.car) is Cons else []
    made = elements(function[1]) if len(function) == 2 and function[0] is FUNCTION and type(function[1]) is Cons else []
    if not made or made[0] is not LAMBDA:
        return None
    _, parameters, *body = made
    names, values = elements(parameters), elements(form.cdr.cdr)
    if len(names) != len(values) or any(getattr(name, "name", "&").startswith("&") for name in names):
        return None
    return names, values, cons(PROGN, list_from(body))


def _named(form: object) -> object:
    """Return the function that FORM gives a name, as `named-let' does, if it does not call itself; otherwise FORM."""
    parts = elements(form) if type(form) is Cons and form.car is LET else []
    if len(parts) != 4 or type(parts[1]) is not Cons or type(parts[2]) is not Cons or parts[2].car is not SETQ:
        return form
    name, function = parts[1].car, elements(parts[2])[2]
    return form if not isinstance(name, Symbol) or mentions(function, name) else function


def _pair(binding: object) -> tuple[object, object]:
    parts = elements(binding) if type(binding) is Cons else [binding]
    return parts[0], parts[1] if len(parts) > 1 else NIL
