"""Blocks and the loops that are blocks: `cl-block`, `cl-return`, `cl-dolist`, `cl-do`, `cl-tagbody`."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.blocks import block, leaving
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


LET, LET_STAR, SETQ, WHILE, PROGN, NOT, FUNCTION, LAMBDA, PSETQ = map(
    intern, ("let", "let*", "setq", "while", "progn", "not", "function", "lambda", "cl-psetq")
)


@macro("cl-block")
def cl_block(lisp: Lisp, name: object, *body: object) -> object:
    """Evaluate BODY, which `cl-return-from' NAME can leave."""
    return block(lisp, name, list(body or (NIL,)))


@macro("cl-return")
def cl_return(lisp: Lisp, result: object = NIL) -> object:
    """Leave the innermost block called nil, such as a `cl-loop', with RESULT."""
    return leaving(lisp, NIL, result)


@macro("cl-return-from")
def cl_return_from(lisp: Lisp, name: object, result: object = NIL) -> object:
    """Leave the block called NAME with RESULT."""
    return leaving(lisp, name, result)


@macro("cl-dolist")
def cl_dolist(lisp: Lisp, spec: object, *body: object) -> object:
    """Like `dolist', in a block called nil: SPEC is (VAR LIST [RESULT])."""
    return block(lisp, NIL, [cons(intern("dolist"), cons(spec, list_from(body)))])


@macro("cl-dotimes")
def cl_dotimes(lisp: Lisp, spec: object, *body: object) -> object:
    """Like `dotimes', in a block called nil: SPEC is (VAR COUNT [RESULT])."""
    return block(lisp, NIL, [cons(intern("dotimes"), cons(spec, list_from(body)))])


def _do(binder: Symbol, assigner: Symbol, steps: object, end: object, body: tuple[object, ...]) -> object:
    bindings: list[object] = []
    sets: list[object] = []
    for step in elements(steps):
        if type(step) is not Cons:
            bindings.append(step)
            continue
        variable, *forms = elements(step)
        bindings.append(list_of(variable, *forms[:1]))
        if len(forms) > 1:
            sets += [variable, forms[1]]
    test, *result = elements(end)
    again = [cons(assigner if len(sets) > 2 else SETQ, list_from(sets))] if sets else []
    loop = cons(WHILE, cons(list_of(NOT, test), list_from([*body, *again])))
    return cons(binder, cons(list_from(bindings), cons(loop, list_from(result or [NIL]))))


@macro("cl-do")
def cl_do(lisp: Lisp, steps: object, endtest: object, *body: object) -> object:
    """Evaluate BODY until a test holds, stepping variables at once: STEPS is ((VAR [INIT [STEP]])…), ENDTEST (TEST RESULT…)."""
    return block(lisp, NIL, [_do(LET, PSETQ, steps, endtest, body)])


@macro("cl-do*")
def cl_do_star(lisp: Lisp, steps: object, endtest: object, *body: object) -> object:
    """Like `cl-do', but variables are bound and stepped one after the other."""
    return block(lisp, NIL, [_do(LET_STAR, SETQ, steps, endtest, body)])


@macro("cl-do-symbols")
def cl_do_symbols(lisp: Lisp, spec: object, *body: object) -> object:
    """Evaluate BODY with VAR bound to each interned symbol: SPEC is (VAR [OBARRAY [RESULT]])."""
    variable, *others = elements(spec)
    function = list_of(FUNCTION, cons(LAMBDA, cons(list_of(variable), list_from(body))))
    walk = cons(intern("mapatoms"), cons(function, list_from(others[:1])))
    return block(lisp, NIL, [list_of(LET, list_of(variable), walk, *others[1:2], *([] if others[1:] else [NIL]))])


@macro("cl-do-all-symbols")
def cl_do_all_symbols(spec: object, *body: object) -> object:
    """Evaluate BODY with VAR bound to each symbol: SPEC is (VAR [RESULT])."""
    variable, *result = elements(spec)
    return cons(intern("cl-do-symbols"), cons(list_of(variable, NIL, *result), list_from(body)))


@macro("cl-psetq")
def cl_psetq(*variables_and_values: object) -> object:
    """Set each VARIABLE to the VALUE after it, after all values were computed; return nil."""
    return cons(intern("cl-psetf"), list_from(variables_and_values))


@macro("cl-prog")
def cl_prog(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY, a `cl-tagbody', inside BINDINGS and a block called nil."""
    inside = cons(intern("cl-tagbody"), list_from(body))
    return block(lisp, NIL, [list_of(LET, bindings, inside)])


@macro("cl-prog*")
def cl_prog_star(lisp: Lisp, bindings: object, *body: object) -> object:
    """Like `cl-prog', but BINDINGS are made one after the other."""
    inside = cons(intern("cl-tagbody"), list_from(body))
    return block(lisp, NIL, [list_of(LET_STAR, bindings, inside)])


@macro("cl-tagbody")
def cl_tagbody(lisp: Lisp, *labels_or_stmts: object) -> object:
    """Evaluate the statements among LABELS-OR-STMTS in order; (go LABEL) in one goes on after LABEL, an atom."""
    start = Symbol("start")
    labels: list[Any] = [start]
    parts: list[list[object]] = [[]]
    for item in labels_or_stmts:
        if type(item) is Cons:
            parts[-1].append(item)
        else:
            labels.append(item)
            parts.append([])
    following, tag = Symbol("next"), Symbol("tagbody")
    clauses = [_part(lisp, labels, place, part, following, tag) for place, part in enumerate(parts)]
    again = list_of(intern("catch"), list_of(intern("quote"), tag), cons(intern("cond"), list_from(clauses)))
    loop = list_of(WHILE, following, list_of(SETQ, following, again))
    return list_of(LET, list_of(list_of(following, 0)), loop)


def _part(lisp: Lisp, labels: list[Any], place: int, forms: list[object], following: Symbol, tag: Symbol) -> object:
    """Return the clause for the statements behind the label at PLACE; its value is the place to go on at, nil at the end."""

    def go(label: object) -> object:
        target = next((index for index, each in enumerate(labels) if each is label or each == label), None)
        if target is None:
            return list_of(intern("error"), list_of(intern("quote"), label))
        return list_of(intern("throw"), list_of(intern("quote"), tag), target)

    environment = cons(cons(intern("go"), go), lisp.value("macroexpand-all-environment"))
    expanded = [lisp.evaluator.expand_all(form, environment) for form in forms]
    after: object = place + 1 if place + 1 < len(labels) else NIL
    return cons(list_of(intern("="), following, place), list_from([*expanded, after]))
