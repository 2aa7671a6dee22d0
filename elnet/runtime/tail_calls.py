"""Self tail calls of local functions as loops, so that `named-let` iterates in constant depth.

The body is macro-expanded already, so a call of the local function is (funcall VARIABLE ARGUMENT…).  In tail position it stores
the arguments and makes the loop go on; every other tail form stores the result and makes it stop.
"""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.lisp import Lisp

FUNCALL, PROGN, SETQ, IF, COND, AND, OR, LET, LET_STAR, WHILE, LAMBDA, FUNCTION = map(
    intern, ("funcall", "progn", "setq", "if", "cond", "and", "or", "let", "let*", "while", "lambda", "function")
)
CONDITION_CASE, SUCCESS = intern("condition-case"), intern(":success")


def looping_lambda(lisp: Lisp, variable: Symbol, function: object) -> object:
    """Return FUNCTION, the form (function (lambda …)) that VARIABLE is bound to, with its self tail calls as a loop."""
    if type(function) is not Cons or function.car is not FUNCTION or not _is_lambda(function.cdr.car):  # type: ignore[attr-defined]
        return function
    _, parameters, *body = elements(function.cdr.car)  # type: ignore[attr-defined]
    names = elements(parameters)
    if any(not isinstance(name, Symbol) or name.name.startswith("&") for name in names):
        return function
    loop = _Loop(lisp, variable, [Symbol(name.name) for name in names if isinstance(name, Symbol)])
    last = loop.tail(cons(PROGN, list_from(body)))
    if not loop.repeats:
        return function
    bindings = list_from(list_of(name, outer) for name, outer in zip(names, loop.outer, strict=True))
    again = list_of(WHILE, list_of(LET, bindings, last))
    inner = list_of(LET, list_of(loop.result), again, loop.result)
    return list_of(FUNCTION, list_of(LAMBDA, list_from(loop.outer), inner))


def _is_lambda(form: object) -> bool:
    return type(form) is Cons and form.car is LAMBDA


class _Loop:
    """Rewrites tail positions; REPEATS tells whether there was a self call in one."""

    def __init__(self, lisp: Lisp, variable: Symbol, outer: list[Symbol]) -> None:
        self.lisp = lisp
        self.variable = variable
        self.outer = outer
        self.result = Symbol("retval")
        self.repeats = False

    def stop(self, form: object) -> object:
        return list_of(PROGN, list_of(SETQ, self.result, form), NIL)

    def tail(self, form: object) -> object:
        """Return FORM, which is in tail position, so that its value tells whether the loop goes on."""
        if type(form) is not Cons:
            return self.stop(form)
        head, arguments = form.car, form.cdr
        if head is FUNCALL:
            called, *values = elements(arguments)
            if called is self.variable and len(values) == len(self.outer):
                self.repeats = True
                sets = [part for pair in zip(self.outer, values, strict=True) for part in pair]
                return list_of(PROGN, cons(SETQ, list_from(sets)), T)
        elif head is PROGN:
            return self._last(form, 1)
        elif head is IF:
            test, then, *others = elements(arguments)
            return list_of(IF, test, self.tail(then), self.tail(cons(PROGN, list_from(others))))
        elif head in (LET, LET_STAR) and not self._binds_special(arguments.car):  # type: ignore[attr-defined]
            return self._last(form, 2)
        elif head is COND:
            return self._cond(elements(arguments))
        elif head is CONDITION_CASE and not self._is_special(arguments.car):  # type: ignore[attr-defined]
            return self._condition_case(*elements(arguments))
        elif head is AND and arguments is not NIL:
            *tests, last = elements(arguments)
            return list_of(IF, cons(AND, list_from(tests)), self.tail(last), self.stop(NIL))
        elif head is OR and arguments is not NIL:
            *tests, last = elements(arguments)
            return list_of(IF, list_of(SETQ, self.result, cons(OR, list_from(tests))), NIL, self.tail(last))
        return self.stop(form)

    def _last(self, form: Cons, fixed: int) -> object:
        items = elements(form)
        if len(items) == fixed:
            return self.stop(NIL)
        items[-1] = self.tail(items[-1])
        return list_from(items)

    def _cond(self, clauses: list[object]) -> object:
        done: list[object] = []
        default = self.stop(NIL)
        for number, clause in enumerate(clauses, 1):
            test, *body = elements(clause)
            if not body and number == len(clauses):
                default = self.tail(test)
            elif body:
                body[-1] = self.tail(body[-1])
                done.append(cons(test, list_from(body)))
            else:
                done.append(list_of(list_of(SETQ, self.result, test), NIL))
        return cons(COND, list_from([*done, list_of(T, default)]))

    def _condition_case(self, variable: object, protected: object, *handlers: object) -> object:
        """The bodies of handlers are in tail position; what they protect is not, but its value counts without `:success`."""
        done: list[object] = []
        for handler in handlers:
            conditions, *body = elements(handler)
            done.append(cons(conditions, list_from([*body[:-1], self.tail(body[-1] if body else NIL)])))
        succeeds = any(type(each) is Cons and each.car is SUCCESS for each in done)
        return cons(CONDITION_CASE, cons(variable, cons(protected if succeeds else self.stop(protected), list_from(done))))

    def _binds_special(self, bindings: object) -> bool:
        return any(self._is_special(each.car if type(each) is Cons else each) for each in elements(bindings))

    def _is_special(self, variable: object) -> bool:
        return variable is not NIL and variable in self.lisp.variables.special
