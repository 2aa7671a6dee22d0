"""`cl-loop`: from its clauses to bindings and one `while` (manual node "Loop Facility").

The clauses become a list of steps in order: a test that ends the loop, or a form to evaluate.  Up to the last test they are the
condition of the `while`, after it they are its body; what comes at the end of a round follows.  How a `for` clause iterates
is in `elnet.runtime.loop_iteration`.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.blocks import block
from elnet.runtime.patterns import mentions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Clause = Callable[["Loop"], object]


(PROGN, SETQ, WHILE, IF, AND, LET, LET_STAR, NOT, CONS, NCONC, APPEND, NREVERSE, REVERSE, LIST, IT, CAR, CDR) = map(
    intern,
    (
        "progn", "setq", "while", "if", "and", "let", "let*", "not", "cons", "nconc", "append", "nreverse", "reverse", "list",
        "it", "car", "cdr",
    ),
)  # fmt: skip


def word(value: object) -> str:
    """Return the loop keyword that VALUE is; empty for what is no symbol."""
    return value.name if isinstance(value, Symbol) else ""


def progn(forms: list[object]) -> object:
    """Return one form that evaluates FORMS."""
    return forms[0] if len(forms) == 1 else cons(PROGN, list_from(forms))


def setq(pairs: list[tuple[object, object]]) -> object:
    """Return the form that sets variables, or patterns of them, to the values of forms, in order."""
    flat: list[object] = []
    for pattern, form in pairs:
        flat += assignments(pattern, form)
    return cons(SETQ, list_from(flat)) if flat else NIL


def assignments(pattern: object, form: object) -> list[object]:
    """Return the variables and forms that set the variables of PATTERN to the parts of what FORM yields."""
    if isinstance(pattern, Symbol):
        return [] if pattern is NIL else [pattern, form]
    assert type(pattern) is Cons
    found: list[object] = []
    while type(pattern) is Cons:
        found += assignments(pattern.car, list_of(CAR, form))
        form, pattern = list_of(CDR, form), pattern.cdr
    return found + assignments(pattern, form)


def variables_of(pattern: object) -> list[Symbol]:
    """Return the variables of PATTERN."""
    found: list[Symbol] = []
    while type(pattern) is Cons:
        found += variables_of(pattern.car)
        pattern = pattern.cdr
    return [*found, pattern] if isinstance(pattern, Symbol) and pattern is not NIL else found


class Loop:
    """One loop: reads the clauses and collects what they become."""

    def __init__(self, lisp: Lisp, clauses: list[object]) -> None:
        self.lisp = lisp
        self.rest = clauses[::-1]
        self.name: object = NIL
        self.bindings: list[tuple[Symbol, object]] = []
        self.references: dict[Symbol, object] = {}
        """The variables that stand for places, made by `in-ref` and `across-ref`."""
        self.steps: list[tuple[bool, object]] = []
        self.ends: list[object] = []
        self.initially: list[object] = []
        self.finally_: list[object] = []
        self.result: object = None
        self.accumulated: Symbol | None = None
        self.reversed = False
        self.flag: Symbol | None = None
        self.found: object = NIL
        self.first: Symbol | None = None

    # Reading

    def peek(self) -> str:
        """Return the next keyword without taking it."""
        return word(self.rest[-1]) if self.rest else ""

    def take(self) -> object:
        """Take the next element of the loop."""
        if not self.rest:
            raise lisp_error("Malformed `cl-loop' macro")
        return self.rest.pop()

    def takes(self, *words: str) -> bool:
        """Take the next element if it is one of WORDS, and tell whether it was."""
        if self.peek() in words:
            self.rest.pop()
            return True
        return False

    def forms(self) -> list[object]:
        """Take the forms, conses all, that come next."""
        found = []
        while self.rest and type(self.rest[-1]) is Cons:
            found.append(self.rest.pop())
        return found

    # The parts of the loop

    def bind(self, variable: Symbol, form: object) -> Symbol:
        """Bind VARIABLE to the value of FORM around the loop."""
        self.bindings.append((variable, form))
        return variable

    def temporary(self, name: str, form: object) -> Symbol:
        """Bind a fresh variable to the value of FORM around the loop."""
        return self.bind(Symbol(name), form)

    def test(self, form: object) -> None:
        """End the loop when FORM yields nil."""
        self.steps.append((True, form))

    def do(self, form: object) -> None:
        """Evaluate FORM in each round."""
        self.steps.append((False, form))

    def expansion(self) -> object:
        """Return the form that the loop is."""
        while self.rest:
            clause = _CLAUSES.get(self.peek())
            self.rest[-1] = word(self.rest[-1])
            if clause is None:
                raise lisp_error(f"Expected a cl-loop keyword, found {self._shown()}")
            clause(self)
        loop = self._while()
        forms = [*self.initially, *([loop] if loop is not None else []), self._ending()]
        body = progn([form for form in forms if form is not None] or [NIL])
        bindings = list_from(list_of(variable, form) for variable, form in self.bindings)
        if self.references:
            symbols = list_from(list_of(name, place) for name, place in self.references.items())
            body = list_of(intern("cl-symbol-macrolet"), symbols, body)
        inside = list_of(LET_STAR, bindings, body) if self.bindings else body
        return block(self.lisp, self.name, [inside])

    def _shown(self) -> str:
        return str(self.rest[-1])

    def _while(self) -> object | None:
        last = max((place for place, (is_test, _) in enumerate(self.steps) if is_test), default=-1)
        condition: list[object] = []
        pending: list[object] = []
        for is_test, form in self.steps[: last + 1]:
            if is_test:
                condition += [progn([*pending, form])] if pending else [form]
                pending = []
            else:
                pending.append(form)
        ends = [*self.ends, *([list_of(SETQ, self.first, NIL)] if self.first is not None else [])]
        body = [form for _, form in self.steps[last + 1 :]] + ends
        if not condition and not body:
            return None
        test = T if not condition else condition[0] if len(condition) == 1 else cons(AND, list_from(condition))
        return cons(WHILE, cons(test, list_from(body or [NIL])))

    def _ending(self) -> object:
        value = self.result if self.result is not None else self._accumulation()
        if self.flag is None:
            return progn([*self.finally_, NIL if value is None else value])
        found = self.found if self.result is None and value is None else value
        return list_of(IF, self.flag, progn([*self.finally_, self.flag if found is None else found]), self.found)

    def _accumulation(self) -> object | None:
        if self.accumulated is None:
            return None
        return list_of(NREVERSE, self.accumulated) if self.reversed else self.accumulated

    # Clauses

    def clause_forms(self) -> list[object]:
        """Read one clause, as it may stand after `if`, and return its forms."""
        before = self.steps
        self.steps = []
        clause = _CLAUSES.get(self.peek())
        if clause is None:
            raise lisp_error("Expected a cl-loop keyword")
        self.rest[-1] = word(self.rest[-1])
        clause(self)
        forms = [form for _, form in self.steps]
        self.steps = before
        return forms

    def accumulator(self, initial: object, in_reverse: bool) -> tuple[Symbol, bool]:
        """Return the variable in which a clause accumulates and whether its list is in reverse; INITIAL is its first value."""
        if self.takes("into"):
            variable = self.take()
            assert isinstance(variable, Symbol)
            if all(name is not variable for name, _ in self.bindings):
                self.bind(variable, initial)
            return variable, False
        if self.accumulated is None:
            self.accumulated = self.temporary("result", initial)
            self.reversed = in_reverse
        return self.accumulated, self.reversed


def _named(loop: Loop) -> None:
    loop.take()
    loop.name = loop.take()


def _do(loop: Loop) -> None:
    loop.take()
    for form in loop.forms():
        loop.do(form)


def _initially(loop: Loop) -> None:
    loop.take()
    loop.takes("do", "doing")
    loop.initially += loop.forms()


def _finally(loop: Loop) -> None:
    loop.take()
    if loop.takes("return"):
        loop.result = loop.take()
        return
    loop.takes("do", "doing")
    for form in loop.forms():
        if type(form) is Cons and form.car is intern("return"):
            loop.result = form.cdr.car if type(form.cdr) is Cons else NIL
        else:
            loop.finally_.append(form)


def _with(loop: Loop) -> None:
    loop.take()
    pairs: list[tuple[object, object]] = []
    while True:
        pattern = loop.take()
        form = loop.take() if loop.takes("=") else NIL
        pairs.append((pattern, form))
        if not loop.takes("and"):
            break
    if len(pairs) > 1:
        pairs = [(pattern, loop.temporary("value", form)) for pattern, form in pairs]
    for pattern, form in pairs:
        bind_pattern(loop, pattern, form)


def bind_pattern(loop: Loop, pattern: object, form: object) -> None:
    """Bind the variables of PATTERN around the loop to the parts of what FORM yields."""
    if isinstance(pattern, Symbol):
        if pattern is not NIL:
            loop.bind(pattern, form)
        return
    whole = loop.temporary("value", form)
    flat = assignments(pattern, whole)
    for variable, part in zip(flat[::2], flat[1::2], strict=True):
        loop.bind(variable, part)  # type: ignore[arg-type]


def _while(loop: Loop) -> None:
    negated = loop.take() == "until"
    form = loop.take()
    loop.test(list_of(NOT, form) if negated else form)


def _always(loop: Loop) -> None:
    negated = loop.take() == "never"
    form = loop.take()
    flag = _flag(loop)
    loop.test(list_of(SETQ, flag, list_of(NOT, form) if negated else form))
    if loop.result is None and loop.accumulated is None:
        loop.result = T


def _flag(loop: Loop) -> Symbol:
    if loop.flag is None:
        loop.flag = loop.temporary("flag", T)
    return loop.flag


def _thereis(loop: Loop) -> None:
    loop.take()
    flag = _flag(loop)
    if not isinstance(loop.found, Symbol) or loop.found is NIL:
        loop.found = loop.temporary("found", NIL)
    loop.test(list_of(SETQ, flag, list_of(NOT, list_of(SETQ, loop.found, loop.take()))))


def _return(loop: Loop) -> None:
    loop.take()
    loop.do(list_of(intern("cl-return-from"), loop.name, loop.take()))


def _repeat(loop: Loop) -> None:
    loop.take()
    count = loop.temporary("count", loop.take())
    loop.test(list_of(intern(">="), list_of(SETQ, count, list_of(intern("1-"), count)), 0))


def _if(loop: Loop) -> None:
    negated = loop.take() == "unless"
    condition = loop.take()
    then = _branch(loop)
    other = _branch(loop) if loop.takes("else") else []
    loop.takes("end")
    if negated:
        then, other = other, then
    if mentions(list_from([*then, *other]), IT):
        value = Symbol("it")
        then, other = ([_with_it(form, value) for form in forms] for forms in (then, other))
        loop.do(list_of(LET, list_of(list_of(value, condition)), _choice(value, then, other)))
    else:
        loop.do(_choice(condition, then, other))


def _choice(condition: object, then: list[object], other: list[object]) -> object:
    return cons(IF, cons(condition, cons(progn(then) if then else NIL, list_from(other))))


def _branch(loop: Loop) -> list[object]:
    forms = loop.clause_forms()
    while loop.takes("and"):
        forms += loop.clause_forms()
    return forms


def _with_it(form: object, value: Symbol) -> object:
    if form is IT:
        return value
    if type(form) is not Cons or form.car is intern("quote"):
        return form
    return cons(_with_it(form.car, value), _with_it(form.cdr, value))


# Accumulation


def _collect(loop: Loop) -> None:
    loop.take()
    form = loop.take()
    variable, in_reverse = loop.accumulator(NIL, True)
    if in_reverse:
        loop.do(list_of(SETQ, variable, list_of(CONS, form, variable)))
    else:
        loop.do(list_of(SETQ, variable, list_of(NCONC, variable, list_of(LIST, form))))


def _append(loop: Loop) -> None:
    loop.take()
    form = loop.take()
    variable, in_reverse = loop.accumulator(NIL, True)
    joined = list_of(NCONC, list_of(REVERSE, form), variable) if in_reverse else list_of(APPEND, variable, form)
    loop.do(list_of(SETQ, variable, joined))


def _nconc(loop: Loop) -> None:
    loop.take()
    form = loop.take()
    variable, in_reverse = loop.accumulator(NIL, True)
    joined = list_of(NCONC, list_of(NREVERSE, form), variable) if in_reverse else list_of(NCONC, variable, form)
    loop.do(list_of(SETQ, variable, joined))


def _joining(function: str, initial: object) -> Clause:
    def clause(loop: Loop) -> None:
        loop.take()
        form = loop.take()
        variable, _ = loop.accumulator(initial, False)
        loop.do(list_of(SETQ, variable, list_of(intern(function), variable, form)))

    return clause


def _count(loop: Loop) -> None:
    loop.take()
    form = loop.take()
    variable, _ = loop.accumulator(0, False)
    loop.do(list_of(IF, form, list_of(SETQ, variable, list_of(intern("1+"), variable))))


def _extreme(function: str) -> Clause:
    def clause(loop: Loop) -> None:
        loop.take()
        form = loop.take()
        variable, _ = loop.accumulator(NIL, False)
        value = Symbol("value")
        better = list_of(IF, variable, list_of(intern(function), variable, value), value)
        loop.do(list_of(LET, list_of(list_of(value, form)), list_of(SETQ, variable, better)))

    return clause


def _for(loop: Loop) -> None:
    from elnet.runtime.loop_iteration import iterate

    iterate(loop)


_CLAUSES: dict[str, Clause] = {
    name: clause
    for clause, names in (
        (_named, "named"),
        (_do, "do doing"),
        (_initially, "initially"),
        (_finally, "finally"),
        (_with, "with"),
        (_for, "for as"),
        (_while, "while until"),
        (_always, "always never"),
        (_thereis, "thereis"),
        (_return, "return"),
        (_repeat, "repeat"),
        (_if, "if when unless"),
        (_collect, "collect collecting"),
        (_append, "append appending"),
        (_nconc, "nconc nconcing"),
        (_joining("concat", lisp_string("")), "concat"),
        (_joining("vconcat", Vector([])), "vconcat"),
        (_joining("+", 0), "sum summing"),
        (_count, "count counting"),
        (_extreme("max"), "maximize maximizing"),
        (_extreme("min"), "minimize minimizing"),
    )
    for name in names.split()
}


def expansion(lisp: Lisp, clauses: list[object]) -> object:
    """Return the form that a loop of CLAUSES is; without a keyword they are evaluated again and again."""
    if clauses and all(type(clause) is Cons for clause in clauses):
        return block(lisp, NIL, [cons(WHILE, cons(T, list_from(clauses)))])
    return Loop(lisp, clauses).expansion()
