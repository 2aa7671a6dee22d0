"""The library generator: functions that return iterators (manual node "Generators")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.generator_forms import YIELD, Translator, function_of
from elnet.runtime.generator_steps import Caught, Step, iterator, step
from elnet.runtime.lisp import Lisp
from elnet.runtime.loop_forms import progn
from elnet.runtime.primitive import macro, part, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FunctionType

ITER_NEXT, ITER_YIELD, SETQ, WHILE = map(intern, ("iter-next", "iter-yield", "setq", "while"))
END, NEXT, CLOSE = map(intern, ("iter-end-of-sequence", ":next", ":close"))


class Generators:
    """The condition that ends iterations, and the empty iterator; to make it is to load the library."""

    def __init__(self, lisp: Lisp) -> None:
        properties = {"error-conditions": list_of(END), "error-message": lisp_string("Iteration terminated")}
        for name, value in properties.items():
            lisp.plists.put(END, intern(name), value)
        lisp.variables.special.add(intern("iter-empty"))
        lisp.set("iter-empty", iterator(lambda: NIL))


part(__name__, Generators)


# What runs


@primitive("elnet--generator-step")
def generator_step(kind: object, *parts: object) -> Step:
    """Return the step of KIND that is made of PARTS, other steps and functions."""
    return step(check.symbol(kind).name, parts)


@primitive("elnet--generator-caught")
def generator_caught(number: object, value: object) -> Caught:
    """Return what says that handler NUMBER is to be run for VALUE."""
    return Caught(check.integer(number), value)


@primitive("elnet--iterator")
def new_iterator(body: object) -> FunctionType:
    """Return the iterator that runs BODY, a step or a function."""
    return iterator(body)


@primitive()
def iter_next(lisp: Lisp, iterator: object, yield_result: object = NIL) -> object:
    """Return the next value of ITERATOR; YIELD-RESULT is the value of the `iter-yield' where it stopped.

    At the end signal `iter-end-of-sequence' with the value of the generator's body as data.
    """
    return lisp.call(iterator, NEXT, yield_result)


@primitive()
def iter_close(lisp: Lisp, iterator: object) -> object:
    """End ITERATOR where it stands: the forms that an `unwind-protect' around that place protects are run."""
    return lisp.call(iterator, CLOSE, NIL)


@primitive()
def iter_yield(value: object) -> object:
    """Return VALUE from the iterator and wait for its next call; this can be used in generators only."""
    raise lisp_error("‘iter-yield’ used outside a generator")


# Macros


def _delegation(value: object, yielding: Symbol) -> object:
    """Return the form that yields by YIELDING what the iterator VALUE, a form, returns; its value is that of the end."""
    inner, sent, done = Symbol("iterator"), Symbol("sent"), Symbol("done")
    fetch = list_of(yielding, list_of(ITER_NEXT, inner, sent))
    loop = list_of(WHILE, T, list_of(SETQ, sent, fetch))
    ended = list_of(END, list_of(intern("cdr"), done))
    guarded = list_of(intern("condition-case"), done, loop, ended)
    closed = list_of(intern("unwind-protect"), guarded, list_of(intern("iter-close"), inner))
    return list_of(intern("let"), list_of(list_of(inner, value), list_of(sent, NIL)), closed)


@macro("iter-yield-from")
def iter_yield_from(value: object) -> object:
    """Yield all that the iterator VALUE returns; the value is that with which it ends."""
    return _delegation(value, ITER_YIELD)


@macro("iter-make")
def iter_make(lisp: Lisp, *body: object) -> object:
    """Return a new iterator that runs BODY."""
    entries: list[object] = [
        cons(ITER_YIELD, lambda value: list_of(YIELD, value)),
        cons(intern("iter-yield-from"), lambda value: _delegation(value, YIELD)),
    ]
    environment = list_from(entries, lisp.value("macroexpand-all-environment"))
    expanded = lisp.evaluator.expand_all(progn(list(body)), environment)
    return list_of(intern("elnet--iterator"), Translator(lisp).part(expanded))


@macro("iter-lambda")
def iter_lambda(arglist: object, *body: object) -> object:
    """Return a generator: a function with ARGLIST that returns an iterator which runs BODY."""
    if type(arglist) is not Cons and arglist is not NIL:
        raise signal("cl-assertion-failed", list_of(intern("listp"), intern("args")))
    return function_of(elements(arglist), *_making(body))


@macro("iter-defun")
def iter_defun(name: object, arglist: object, *body: object) -> object:
    """Define NAME as a generator: a function with ARGLIST that returns an iterator which runs BODY."""
    return cons(intern("defun"), cons(name, cons(arglist, list_from(_making(body)))))


def _making(body: tuple[object, ...]) -> list[object]:
    """Return BODY with what comes behind docstring and declarations made an iterator."""
    count = 0
    while count < len(body) - 1 and (_is_declaration(body[count]) or (type(body[count]) is LString and not count)):
        count += 1
    return [*body[:count], cons(intern("iter-make"), list_from(body[count:]))]


def _is_declaration(form: object) -> bool:
    return type(form) is Cons and form.car in (intern("declare"), intern("interactive"), intern(":documentation"))


@macro("iter-do")
def iter_do(var_and_iterator: object, *body: object) -> object:
    """Evaluate BODY with a variable bound to each value of an iterator: VAR-AND-ITERATOR is (VAR ITERATOR).

    The value is that with which the iterator ends.
    """
    parts = elements(var_and_iterator)
    if len(parts) != 2:
        raise wrong_type_argument("consp", var_and_iterator)
    inner, done, result, condition = (Symbol(name) for name in ("iterator", "done", "result", "condition"))
    finish = list_of(SETQ, result, list_of(intern("cdr"), condition), done, T)
    fetch = list_of(intern("condition-case"), condition, list_of(ITER_NEXT, inner), list_of(END, finish))
    turn = list_of(intern("let"), list_of(list_of(parts[0], fetch)), cons(intern("unless"), cons(done, list_from(body))))
    loop = list_of(WHILE, list_of(intern("not"), done), turn)
    return list_of(intern("let"), list_of(list_of(inner, parts[1]), done, result), loop, result)
