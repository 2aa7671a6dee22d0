"""`cl-loop`: from its clauses to bindings and one `while` (manual node "Loop Facility").

The clauses become a list of steps in order: a test that ends the loop, or a form to evaluate.  Up to the last test they are the
condition of the `while`, after it they are its body; what comes at the end of a round follows.  How a `for` clause iterates
is in `elnet.runtime.loop_iteration`.
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.blocks import block
from elnet.runtime.loop_forms import (
    AND,
    IF,
    LET_STAR,
    NREVERSE,
    SETQ,
    WHILE,
    progn,
    word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Clause = Callable[["Loop"], object]


class Loop:
    """One loop: reads the clauses and collects what they become."""

    def __init__(self, lisp: Lisp, clauses: list[object], kinds: dict[str, Clause]) -> None:
        self.lisp = lisp
        self.kinds = kinds
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
        self.conditions: list[object] = []
        """What holds as long as no `for` clause has come to its end."""

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
            clause = self.kinds.get(self.peek())
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
        clause = self.kinds.get(self.peek())
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
