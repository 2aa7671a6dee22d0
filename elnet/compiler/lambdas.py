"""What is known of a lambda expression before its body is looked at: parameters, docstring, interactive form."""

from __future__ import annotations

from elnet.objects.conditions import invalid_function
from elnet.objects.cons import Cons, list_of
from elnet.objects.functions import MANY, Lambda
from elnet.objects.lists import conses
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern

LAMBDA, OPTIONAL, REST, INTERACTIVE = map(intern, ("lambda", "&optional", "&rest", "interactive"))
DOCUMENTATION = intern(":documentation")


def parameters(arguments: object) -> tuple[list[Symbol], list[Symbol], list[Symbol]]:
    """Return the required, optional and rest parameters of a lambda list; signal `invalid-function` for a wrong one."""
    kinds: tuple[list[Symbol], list[Symbol], list[Symbol]] = ([], [], [])
    state, awaited = 0, False
    for pair in conses(arguments):
        symbol = pair.car
        if not isinstance(symbol, Symbol):
            raise invalid_function(list_of(LAMBDA, arguments))
        if symbol is OPTIONAL or symbol is REST:
            if (symbol is REST and state == 2) or (symbol is OPTIONAL and state):
                raise invalid_function(list_of(LAMBDA, arguments))
            state, awaited = (1 if symbol is OPTIONAL else 2), symbol is REST
        else:
            if state == 2 and not awaited:
                raise invalid_function(list_of(LAMBDA, arguments))
            kinds[state].append(symbol)
            awaited = False
    if state == 2 and awaited:
        raise invalid_function(list_of(LAMBDA, arguments))
    return kinds


def interactive_specification(body: object) -> object:
    """Return what stands in the interactive form at the start of BODY, nil if there is none."""
    if type(body) is Cons and isinstance(body.car, LString) and body.cdr is not NIL:
        body = body.cdr
    if type(body) is Cons and type(body.car) is Cons and body.car.car is INTERACTIVE and type(body.car.cdr) is Cons:
        return body.car.cdr.car
    return NIL


def describe(arguments: object, body: object, lexical: bool, name: str = "lambda") -> Lambda:
    """Return what is known of a function before its body is looked at: docstring and interactive form are split off."""
    described = Lambda()
    described.arguments, described.lexical, described.name = arguments, lexical, name
    described.documentation = described.interactive = NIL
    described.captured, described.where = {}, None
    if type(body) is Cons:
        first = body.car
        if (isinstance(first, LString) and body.cdr is not NIL) or (type(first) is Cons and first.car is DOCUMENTATION):
            described.documentation, body = first, body.cdr
    if type(body) is Cons and type(body.car) is Cons and body.car.car is INTERACTIVE:
        described.interactive, body = body.car, body.cdr
    described.body = body
    required, optional, rest = parameters(arguments)
    described.least = len(required)
    described.most = MANY if rest else len(required) + len(optional)
    return described
