"""The macros of `pcase`."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.cl_arguments import split_body
from elnet.runtime.lisp import Lisp
from elnet.runtime.patterns import EXPANDER, Matcher, conjunction
from elnet.runtime.primitive import macro

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.patterns import Environment

CONS = intern("cons")
LET, LET_STAR, COND, PROGN, SETQ, LAMBDA, FUNCTION, DOLIST = map(
    intern, ("let", "let*", "cond", "progn", "setq", "lambda", "function", "dolist")
)


def _named(expression: object) -> tuple[object, list[object]]:
    """Return EXPRESSION as something that may stand twice, and the binding that this needs."""
    if type(expression) is not Cons:
        return expression, []
    value = Symbol("val")
    return value, [list_of(value, expression)]


def _body(environment: Environment, body: list[object]) -> object:
    """Return BODY with the variables of ENVIRONMENT bound."""
    bindings = [list_of(name, value) for name, value in environment.items() if name is not value]
    if not bindings:
        return body[0] if len(body) == 1 else cons(PROGN, list_from(body))
    return cons(LET, cons(list_from(bindings), list_from(body or [NIL])))


def _selection(lisp: Lisp, expression: object, cases: list[object], otherwise: list[object]) -> object:
    value, bindings = _named(expression)
    matcher = Matcher(lisp)
    clauses = []
    for case in cases:
        if type(case) is not Cons:
            raise lisp_error("Invalid pcase clause")
        environment: Environment = {}
        tests = matcher.match(case.car, value, environment)
        clauses.append(list_of(conjunction(tests), _body(environment, elements(case.cdr) or [NIL])))
    if otherwise:
        clauses.append(list_of(T, *[form(value) if callable(form) else form for form in otherwise]))
    form: object = cons(COND, list_from(clauses))
    if len(clauses) == 1 and type(clauses[0]) is Cons and clauses[0].cdr is not NIL:
        form = list_of(intern("if"), clauses[0].car, cons(PROGN, clauses[0].cdr))
    bindings += matcher.temporaries
    return list_of(LET_STAR, list_from(bindings), form) if bindings else form


@macro()
def pcase(lisp: Lisp, exp: object, *cases: object) -> object:
    """Evaluate the body of the first of CASES, lists (PATTERN BODY…), whose PATTERN the value of EXP matches."""
    return _selection(lisp, exp, list(cases), [])


@macro("pcase-exhaustive")
def pcase_exhaustive(lisp: Lisp, exp: object, *cases: object) -> object:
    """Like `pcase', but signal an error if no pattern matches."""
    complaint = lisp_string("No clause matching `%S'")
    return _selection(lisp, exp, list(cases), [lambda value: list_of(intern("error"), complaint, value)])


def _destructured(lisp: Lisp, pattern: object, expression: object, body: list[object]) -> object:
    """Return BODY with the variables of PATTERN bound to the parts of EXPRESSION."""
    if isinstance(pattern, Symbol):
        return cons(LET, cons(list_of(list_of(pattern, expression)), list_from(body)))
    value, bindings = _named(expression)
    matcher = Matcher(lisp, destructuring=True)
    environment: Environment = {}
    steps = matcher.match(pattern, value, environment)
    inner = cons(PROGN, list_from([*steps, _body(environment, body)])) if steps else _body(environment, body)
    bindings += matcher.temporaries
    return list_of(LET_STAR, list_from(bindings), inner) if bindings else inner


def _pattern_and_value(binding: object) -> tuple[object, object]:
    """Return the two parts of BINDING, (PATTERN EXP); a missing EXP is nil."""
    pattern, *rest = elements(binding)
    return pattern, rest[0] if rest else NIL


@macro("pcase-let*")
def pcase_let_star(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY with the variables of each PATTERN bound one after the other: BINDINGS has lists (PATTERN EXP)."""
    result = list(body)
    for binding in reversed(elements(bindings)):
        pattern, expression = _pattern_and_value(binding)
        result = [_destructured(lisp, pattern, expression, result)]
    return result[0] if len(result) == 1 else cons(PROGN, list_from(result))


@macro("pcase-let")
def pcase_let(lisp: Lisp, bindings: object, *body: object) -> object:
    """Like `pcase-let*', but compute all values before any variable is bound."""
    pairs = [_pattern_and_value(binding) for binding in elements(bindings)]
    if len(pairs) < 2:
        return pcase_let_star(lisp, bindings, *body)
    names = [Symbol("x") for _ in pairs]
    outer = list_from(list_of(name, pair[1]) for name, pair in zip(names, pairs, strict=True))
    inner = list_from(list_of(pair[0], name) for name, pair in zip(names, pairs, strict=True))
    return list_of(LET, outer, cons(intern("pcase-let*"), cons(inner, list_from(body))))


@macro("pcase-dolist")
def pcase_dolist(spec: object, *body: object) -> object:
    """Evaluate BODY for each element of LIST with the variables of PATTERN bound: SPEC is (PATTERN LIST)."""
    pattern, items, *result = elements(spec)
    if isinstance(pattern, Symbol):
        return cons(DOLIST, cons(spec, list_from(body)))
    element = Symbol("x")
    inner = cons(intern("pcase-let*"), cons(list_of(list_of(pattern, element)), list_from(body)))
    return list_of(DOLIST, list_of(element, items, *result), inner)


@macro("pcase-setq")
def pcase_setq(lisp: Lisp, pat: object, val: object, *args: object) -> object:
    """Set the variables of PAT to the parts of VAL, and so on for the pairs in ARGS; return the last value set."""
    forms = []
    pairs = [pat, val, *args]
    for pattern, expression in zip(pairs[::2], pairs[1::2], strict=True):
        value, bindings = _named(expression)
        matcher = Matcher(lisp, destructuring=True)
        environment: Environment = {}
        steps = matcher.match(pattern, value, environment)
        sets = cons(SETQ, list_from(part for pair in environment.items() for part in pair))
        inner = cons(PROGN, list_from([*steps, sets])) if steps else sets
        bindings += matcher.temporaries
        forms.append(list_of(LET_STAR, list_from(bindings), inner) if bindings else inner)
    return forms[0] if len(forms) == 1 else cons(PROGN, list_from(forms))


@macro("pcase-lambda")
def pcase_lambda(lisp: Lisp, lambda_list: object, *body: object) -> object:
    """Return an anonymous function whose parameters in LAMBDA-LIST may be patterns."""
    names: list[object] = []
    bindings: list[object] = []
    for parameter in elements(lambda_list):
        if isinstance(parameter, Symbol):
            names.append(parameter)
        else:
            name = Symbol("arg")
            names.append(name)
            bindings.append(list_of(parameter, name))
    header, forms = split_body(list(body))
    inner = cons(intern("pcase-let*"), cons(list_from(bindings), list_from(forms)))
    return list_of(FUNCTION, list_from([LAMBDA, list_from(names), *header, inner]))


@macro("pcase-defmacro")
def pcase_defmacro(name: object, args: object, *body: object) -> object:
    """Define a new kind of pattern, (NAME ARGS…), which BODY turns into a pattern that exists."""
    function = list_of(FUNCTION, cons(LAMBDA, cons(args, list_from(body))))
    assert isinstance(name, Symbol)
    expander = quoted(intern(f"{name.name}--pcase-macroexpander"))
    put = list_of(intern("function-put"), quoted(name), quoted(EXPANDER), expander)
    return list_of(intern("prog1"), list_of(intern("defalias"), expander, function), put)


@macro("`")
def backquote(structure: object) -> object:
    """Build STRUCTURE, in which (, FORM) stands for the value of FORM and (,@ FORM) for the elements of that list."""
    from elnet.runtime.backquote import building_form

    return building_form(structure)


@macro("backquote-list*")
def backquote_list_star(first: object, *rest: object) -> object:
    """Build a list of FIRST and REST, the last of which is its tail."""
    items = [first, *rest]
    form = items.pop()
    for item in reversed(items):
        form = list_of(CONS, item, form)
    return form
