"""Macros that bind: `letrec`, `named-let`, `if-let*`, local functions and local macros."""

from __future__ import annotations

from elnet.objects.conditions import signal, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.loop_forms import progn
from elnet.runtime.patterns import mentions
from elnet.runtime.primitive import macro
from elnet.runtime.tail_calls import looping_lambda

(LET, LET_STAR, SETQ, PROGN, AND, IF, LAMBDA, FUNCTION, FUNCALL, DEFVAR, WHEN) = map(
    intern, ["let", "let*", "setq", "progn", "and", "if", "lambda", "function", "funcall", "defvar", "when"]
)


def _pairs(bindings: object) -> list[tuple[object, list[object]]]:
    return [(binding.car, elements(binding.cdr)) if type(binding) is Cons else (binding, []) for binding in elements(bindings)]


@macro()
def letrec(binders: object, *body: object) -> object:
    """Bind variables as BINDERS says, each value seeing all the variables, and evaluate BODY."""
    for binder in elements(binders):
        if type(binder) is not Cons:
            raise wrong_type_argument("listp", binder)
    pairs = _pairs(binders)
    simple: list[object] = []
    while pairs and not any(mentions(list_from(pairs[0][1]), name) for name, _ in pairs if isinstance(name, Symbol)):
        simple.append(list_of(pairs[0][0], *pairs[0][1]))
        pairs = pairs[1:]
    inner = progn(list(body))
    if pairs:
        sets = [list_of(SETQ, name, *value) for name, value in pairs if value]
        inner = cons(LET, cons(list_from(name for name, _ in pairs), list_from([*sets, *body])))
    if len(simple) == 1 and type(simple[0]) is Cons:
        return simple[0].cdr.car if inner is simple[0].car else list_of(LET, list_of(simple[0]), inner)  # type: ignore[attr-defined]
    return list_of(LET_STAR, list_from(simple), inner) if simple else inner


@macro()
def dlet(binders: object, *body: object) -> object:
    """Like `let', but bind all variables dynamically."""
    declared = [list_of(DEFVAR, name) for name, _ in _pairs(binders)]
    inner = cons(LET, cons(binders, list_from(body)))
    return cons(LET, cons(list_of(intern("_")), list_from([*declared, inner])))


@macro("named-let")
def named_let(name: object, bindings: object, *body: object) -> object:
    """Bind variables as BINDINGS says and evaluate BODY, which may call NAME with new values to do so again."""
    pairs = _pairs(bindings)
    parameters = list_from(variable for variable, _ in pairs)
    values = [value[0] if value else NIL for _, value in pairs]
    function = cons(name, cons(parameters, list_from(body)))
    labels = list_of(intern("cl-labels"), list_of(function), list_of(FUNCTION, name))
    return cons(FUNCALL, cons(labels, list_from(values)))


# Conditional binding


def _conditional(varlist: object) -> tuple[list[object], object]:
    """Return the bindings in which each value is nil once one was, and the last variable."""
    bindings: list[object] = []
    last: object = T
    for item in elements(varlist):
        if type(item) is Cons and item.cdr is NIL:
            variable: object = Symbol("s")
            value = item.car
        elif type(item) is Cons:
            if type(item.cdr) is Cons and item.cdr.cdr is not NIL:
                raise signal("error", lisp_string("`let' bindings can have only one value-form"), *elements(item))
            variable, value = item.car, elements(item)[1]
            if variable is intern("_"):
                variable = Symbol("s")
        else:
            variable, value = item, item
        bindings.append(list_of(variable, list_of(AND, last, value)))
        last = variable
    return bindings, last


@macro("if-let*")
def if_let_star(varlist: object, then: object, *else_: object) -> object:
    """Bind variables as VARLIST says as long as the values are non-nil; then evaluate THEN, otherwise ELSE."""
    if varlist is NIL:
        return list_of(LET_STAR, NIL, then)
    bindings, last = _conditional(varlist)
    return list_of(LET_STAR, list_from(bindings), cons(IF, cons(last, cons(then, list_from(else_)))))


@macro("when-let*")
def when_let_star(varlist: object, *body: object) -> object:
    """Bind variables as VARLIST says as long as the values are non-nil; then evaluate BODY."""
    return list_of(intern("if-let*"), varlist, progn(list(body)))


@macro("and-let*")
def and_let_star(varlist: object, *body: object) -> object:
    """Bind variables as VARLIST says as long as the values are non-nil; return the value of BODY, or of the last one."""
    if varlist is NIL:
        return cons(LET_STAR, cons(NIL, list_from(body or (T,))))
    bindings, last = _conditional(varlist)
    return list_of(LET_STAR, list_from(bindings), cons(WHEN, cons(last, list_from(body or (last,)))))


def _single(spec: object) -> object:
    """Return SPEC as a list of bindings, though it may be one binding."""
    is_binding = type(spec) is Cons and isinstance(spec.car, Symbol) and spec.car is not NIL
    return list_of(spec) if is_binding else spec


@macro("if-let")
def if_let(spec: object, then: object, *else_: object) -> object:
    """Like `if-let*', but SPEC may be a single binding."""
    return cons(intern("if-let*"), cons(_single(spec), cons(then, list_from(else_))))


@macro("when-let")
def when_let(spec: object, *body: object) -> object:
    """Like `when-let*', but SPEC may be a single binding."""
    return list_of(intern("if-let"), spec, cons(PROGN, list_from(body)))


@macro("while-let")
def while_let(spec: object, *body: object) -> object:
    """Bind variables as SPEC says and evaluate BODY, again and again, until a value is nil."""
    done = Symbol("done")
    leave = list_of(intern("throw"), list_of(intern("quote"), done), NIL)
    again = cons(intern("if-let*"), cons(spec, cons(cons(PROGN, list_from(body)), list_of(leave))))
    return list_of(intern("catch"), list_of(intern("quote"), done), list_of(intern("while"), T, again))


# Local functions and macros


def _expanded(lisp: Lisp, body: object, entries: list[object]) -> object:
    """Return BODY expanded where ENTRIES, (NAME . EXPANDER) pairs, come before the macros in force."""
    environment = list_from(entries, lisp.value("macroexpand-all-environment"))
    return lisp.evaluator.expand_all(body, environment)


def _local_function(name: Symbol, variable: Symbol) -> object:
    """Return the entry that makes (NAME ARGS…) call the value of VARIABLE."""

    def expand(*arguments: object) -> object:
        return cons(FUNCALL, cons(variable, list_from(arguments)))

    return cons(name, expand)


def _function_entry(lisp: Lisp, variables: dict[Symbol, Symbol]) -> object:
    """Return the entry that makes (function NAME) the variable behind a local function NAME."""
    outer = _entry(lisp.value("macroexpand-all-environment"), FUNCTION)

    def expand(function: object) -> object:
        if isinstance(function, Symbol) and function in variables:
            return variables[function]
        if outer is not None:
            return lisp.call(outer.cdr, function)
        return list_of(FUNCTION, function)

    return cons(FUNCTION, expand)


def _entry(environment: object, name: Symbol) -> Cons | None:
    for pair in conses(environment):
        if type(pair.car) is Cons and pair.car.car is name:
            return pair.car
    return None


def _with_local_functions(lisp: Lisp, variables: dict[Symbol, Symbol], forms: object) -> object:
    entries: list[object] = [_local_function(name, variable) for name, variable in variables.items()]
    return _expanded(lisp, forms, [_function_entry(lisp, variables), *entries])


@macro("cl-flet")
def cl_flet(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY with local functions, which do not see each other: BINDINGS has lists (NAME ARGLIST BODY…)."""
    pairs = [elements(binding) for binding in elements(bindings)]
    variables = {name: Symbol(name.name) for name, *_ in pairs if isinstance(name, Symbol)}
    values = list_from(
        list_of(variables[name], _function_form(lisp, rest)) for name, *rest in pairs if isinstance(name, Symbol)
    )
    return list_of(LET, values, _with_local_functions(lisp, variables, cons(PROGN, list_from(body))))


def _function_form(lisp: Lisp, rest: list[object]) -> object:
    """Return the form of a local function: an expression, or an argument list and a body."""
    return rest[0] if len(rest) == 1 else _lambda(lisp, rest[0], rest[1:], NIL, block=False)


def _lambda(lisp: Lisp, arguments: object, body: list[object], name: object, block: bool) -> object:
    from elnet.runtime.cl_arguments import plain_lambda

    parameters, forms = plain_lambda(lisp, arguments, body, name, block)
    return list_of(FUNCTION, cons(LAMBDA, cons(parameters, list_from(forms))))


@macro("cl-flet*")
def cl_flet_star(bindings: object, *body: object) -> object:
    """Like `cl-flet', but each function sees the ones before it."""
    if bindings is NIL or type(bindings) is not Cons:
        return cons(PROGN, list_from(body))
    inner = cons(intern("cl-flet*"), cons(bindings.cdr, list_from(body)))
    return list_of(intern("cl-flet"), list_of(bindings.car), inner)


@macro("cl-labels")
def cl_labels(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY with local functions, which see themselves and each other: BINDINGS has lists (NAME ARGLIST BODY…)."""
    pairs = [elements(binding) for binding in elements(bindings)]
    variables = {name: Symbol(name.name) for name, *_ in pairs if isinstance(name, Symbol)}
    sets = [
        list_of(
            SETQ,
            variables[name],
            looping_lambda(lisp, variables[name], _with_local_functions(lisp, variables, _function_form(lisp, rest))),
        )
        for name, *rest in pairs
        if isinstance(name, Symbol)
    ]
    inner = _with_local_functions(lisp, variables, cons(PROGN, list_from(body)))
    return cons(LET, cons(list_from(variables.values()), list_from([*sets, inner])))


@macro("cl-macrolet")
def cl_macrolet(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY with local macros: BINDINGS has lists (NAME ARGLIST BODY…)."""
    entries: list[object] = []
    for binding in elements(bindings):
        name, arguments, *forms = elements(binding)
        function = _lambda(lisp, arguments, forms, name, block=True)
        entries.append(cons(name, lisp.evaluator.evaluate(function, T)))
    return _expanded(lisp, cons(PROGN, list_from(body)), entries)
