"""The clauses of `cl-loop` other than `for`, and the table of all.  Each takes its words from the loop and adds its forms."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.blocks import block
from elnet.runtime.loop_forms import (
    APPEND,
    CONS,
    IF,
    IT,
    LET,
    LIST,
    NCONC,
    NOT,
    NREVERSE,
    REVERSE,
    SETQ,
    WHILE,
    assignments,
    progn,
)
from elnet.runtime.loop_iteration import iterate
from elnet.runtime.loops import Loop
from elnet.runtime.patterns import mentions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.runtime.loops import Clause


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


CLAUSES: dict[str, Clause] = {
    name: clause
    for clause, names in (
        (_named, "named"),
        (_do, "do doing"),
        (_initially, "initially"),
        (_finally, "finally"),
        (_with, "with"),
        (iterate, "for as"),
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
    return Loop(lisp, clauses, CLAUSES).expansion()
