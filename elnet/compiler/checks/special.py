"""How each special form is walked: what it binds and sets, which of its forms are for effect, what its conditions promise."""

from __future__ import annotations

from elnet.compiler.checks.scopes import Scope
from elnet.objects.cons import Cons
from elnet.objects.lists import conses, elements
from elnet.objects.symbols import NIL, Symbol, T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.compiler.checks.walk import Walker

LAMBDA, SET_BUFFER = intern("lambda"), intern("set-buffer")


def _nothing(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    """Leave FORM alone."""


def _function(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    value = form.cdr.car if type(form.cdr) is Cons else NIL
    if type(value) is Cons and value.car is LAMBDA:
        walker.function(value, scope)
    elif isinstance(value, Symbol):
        walker.remarks.here = walker.remarks.of_symbol(value)
        walker.note_use(value, scope)


def _progn(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    walker.body(form.cdr, scope, effect)


def _prog1(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for place, pair in enumerate(conses(form.cdr)):
        walker.walk(pair.car, scope, effect or place > 0)


def _if(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    test, *branches = elements(form.cdr) or [NIL]
    walker.walk(test, scope)
    for branch in branches[:1]:
        walker.walk(branch, scope.where(test), effect)
    otherwise = scope.where(test, holds=False)
    for place, branch in enumerate(branches[1:], 2):
        walker.walk(branch, otherwise, effect or place < len(branches))


def _and(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for pair in conses(form.cdr):
        walker.walk(pair.car, scope, effect and pair.cdr is NIL)
        scope = scope.where(pair.car)


def _or(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for pair in conses(form.cdr):
        walker.walk(pair.car, scope, effect and pair.cdr is NIL)
        scope = scope.where(pair.car, holds=False)


def _cond(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for pair in conses(form.cdr):
        clause = pair.car
        if type(clause) is not Cons:
            continue
        walker.walk(clause.car, scope)
        walker.body(clause.cdr, scope.where(clause.car), effect)
        following = pair.cdr.car if clause.car is T and type(pair.cdr) is Cons else None
        if type(following) is Cons and walker.remarks.place_of(following) is not None:
            place = walker.remarks.place_of(following.car) or walker.remarks.place_of(following)
            walker.remarks.add("Useless clause following default ‘cond’ clause", place, "suspicious")
        scope = scope.where(clause.car, holds=False)


def _while(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    for place, pair in enumerate(conses(form.cdr)):
        walker.walk(pair.car, scope, place > 0)


def _let(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is not Cons:
        return
    sequential = form.car is intern("let*")
    bindings, body = form.cdr.car, form.cdr.cdr
    read = walker.remarks.place_of(bindings)
    here = walker.remarks.here
    inner, bound = scope.inner(), []
    for binding in elements(bindings):
        symbol, place = binding, None
        if type(binding) is Cons:
            symbol, place = binding.car, walker.remarks.place_of(binding)
            if binding.cdr is not NIL:
                walker.each(binding.cdr, inner if sequential else scope)
        elif isinstance(binding, Symbol) and read is not None:
            place = walker.remarks.of_symbol(binding, read)
        if place is None and isinstance(symbol, Symbol):
            place = walker.loops.pop(symbol, None)
        bound.append(walker.bind(symbol, inner, place))
        if bound[-1] is not None:
            bound[-1].bare = type(binding) is not Cons
        if sequential:
            inner = inner.inner()
    if body is NIL and walker.remarks.place_of(form) is not None:
        walker.remarks.add(f"‘{form.car.name}’ with empty body", here, "empty-body", form.car.name)  # type: ignore[attr-defined]
    walker.body(body, inner, effect)
    for variable in bound:
        walker.unbind(variable)


def _setq(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    given = elements(form.cdr)
    if len(given) % 2:
        walker.remarks.add("odd number of arguments in ‘setq’ form", kind="callargs", name="setq")
    for symbol, value in zip(given[::2], given[1::2], strict=False):
        walker.walk(value, scope)
        walker.assign(symbol, scope)


def _defvar(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    symbol = form.cdr.car if type(form.cdr) is Cons else NIL
    if not isinstance(symbol, Symbol):
        return
    if scope.top:
        walker.special.add(symbol)
    else:
        scope.variables[symbol] = None
    walker.each(form.cdr.cdr, scope)  # type: ignore[attr-defined]


def _catch(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is Cons:
        walker.walk(form.cdr.car, scope)
        walker.body(form.cdr.cdr, scope, effect)


def _unwind_protect(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is not Cons:
        return
    if form.cdr.cdr is NIL:
        walker.remarks.add("‘unwind-protect’ without unwind forms", kind="suspicious", name="unwind-protect")
    walker.walk(form.cdr.car, scope, effect)
    for pair in conses(form.cdr.cdr):
        walker.walk(pair.car, scope, effect=True)


def _condition_case(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    if type(form.cdr) is not Cons or type(form.cdr.cdr) is not Cons:
        return
    symbol, protected, clauses = form.cdr.car, form.cdr.cdr.car, elements(form.cdr.cdr.cdr)
    place = walker.remarks.place_of(form)
    walker.walk(protected, scope, effect)
    inner = scope.inner()
    if symbol is not NIL and isinstance(symbol, Symbol):
        found = None if place is None else walker.remarks.of_symbol(symbol, place)
        variable = walker.bind(symbol, inner, found)
    else:
        variable = None
    for clause in clauses:
        if type(clause) is not Cons:
            continue
        for name in elements(clause.car) if type(clause.car) is Cons else [clause.car]:
            if not isinstance(name, Symbol) or name is NIL:
                shown = walker.lisp.call(intern("prin1-to-string"), name).text  # type: ignore[attr-defined]
                walker.remarks.add(f"‘{shown}’ is not a condition name (in condition-case)", kind="suspicious")
        walker.body(clause.cdr, inner, effect)
    if clauses:
        walker.unbind(variable)


def _saving(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    first = form.cdr.car if type(form.cdr) is Cons else NIL
    if form.car is intern("save-excursion") and type(first) is Cons and first.car is SET_BUFFER:
        walker.remarks.add(
            "Use ‘with-current-buffer’ rather than save-excursion+set-buffer", kind="suspicious", name="set-buffer"
        )
    walker.body(form.cdr, scope, effect)


def _interactive(walker: Walker, form: Cons, scope: Scope, effect: bool) -> None:
    walker.each(form.cdr, scope)


SPECIAL: dict[str, Callable[[Walker, Cons, Scope, bool], None]] = {
    "quote": _nothing,
    "function": _function,
    "progn": _progn,
    "prog1": _prog1,
    "if": _if,
    "and": _and,
    "or": _or,
    "cond": _cond,
    "while": _while,
    "let": _let,
    "let*": _let,
    "setq": _setq,
    "defvar": _defvar,
    "defconst": _defvar,
    "catch": _catch,
    "unwind-protect": _unwind_protect,
    "condition-case": _condition_case,
    "save-excursion": _saving,
    "save-restriction": _saving,
    "save-current-buffer": _saving,
    "interactive": _interactive,
}
