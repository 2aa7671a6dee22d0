"""Macros that store into places: `setf`, `push`, `pop`, `cl-letf`, and the ones that define places."""

from __future__ import annotations

from elnet.objects.conditions import wrong_number_of_arguments
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.places import bound, is_constant, once, with_place
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.places import Do, Store

(PROGN, PROG1, SETQ, CONS, CAR_SAFE, CDR, ADD, SUB, FUNCTION, LAMBDA, UNWIND_PROTECT, FUNCTION_PUT) = map(
    intern,
    ["progn", "prog1", "setq", "cons", "car-safe", "cdr", "+", "-", "function", "lambda", "unwind-protect", "function-put"],
)
GV_EXPANDER = intern("gv-expander")


@macro()
def setf(lisp: Lisp, *places_and_values: object) -> object:
    """Store each VALUE in the PLACE before it, and return the last VALUE."""
    if len(places_and_values) % 2:
        raise wrong_number_of_arguments(intern("setf"), len(places_and_values))
    pairs = list(zip(places_and_values[::2], places_and_values[1::2], strict=True))
    if len(pairs) == 1:
        return with_place(lisp, pairs[0][0], _storing(pairs[0][1]))
    return cons(PROGN, list_from(list_of(intern("setf"), place, value) for place, value in pairs))


def _storing(value: object) -> Do:
    return lambda getter, store: store(value)


@macro()
def push(lisp: Lisp, newelt: object, place: object) -> object:
    """Put NEWELT in front of the list in PLACE."""
    if isinstance(place, Symbol):
        return list_of(SETQ, place, list_of(CONS, newelt, place))
    return once("x", newelt, lambda x: with_place(lisp, place, lambda get, store: store(list_of(CONS, x, get))))


@macro()
def pop(lisp: Lisp, place: object) -> object:
    """Remove the first element of the list in PLACE and return it."""
    if isinstance(place, Symbol):
        return list_of(CAR_SAFE, list_of(PROG1, place, list_of(SETQ, place, list_of(CDR, place))))

    def do(get: object, store: Store) -> object:
        return once("x", get, lambda x: list_of(PROG1, x, store(list_of(CDR, x))))

    return list_of(CAR_SAFE, with_place(lisp, place, do))


def _stepped(lisp: Lisp, function: Symbol, place: object, amount: object) -> object:
    if isinstance(place, Symbol):
        step = list_of(intern("1+" if function is ADD else "1-"), place) if amount is NIL else list_of(function, place, amount)
        return list_of(SETQ, place, step)
    return with_place(lisp, place, lambda get, store: store(list_of(function, get, 1 if amount is NIL else amount)))


@macro("cl-incf", "incf")
def cl_incf(lisp: Lisp, place: object, x: object = NIL) -> object:
    """Add X, by default 1, to the number in PLACE, and return the sum."""
    return _stepped(lisp, ADD, place, x)


@macro("cl-decf", "decf")
def cl_decf(lisp: Lisp, place: object, x: object = NIL) -> object:
    """Subtract X, by default 1, from the number in PLACE, and return the difference."""
    return _stepped(lisp, SUB, place, x)


@macro("cl-pushnew")
def cl_pushnew(lisp: Lisp, x: object, place: object, *keys: object) -> object:
    """Put X in front of the list in PLACE unless it is there; KEYS are those of `cl-adjoin'."""

    def with_item(item: object) -> object:
        return with_place(
            lisp, place, lambda get, store: store(cons(intern("cl-adjoin"), cons(item, cons(get, list_from(keys)))))
        )

    return once("x", x, with_item)


@macro("cl-callf")
def cl_callf(lisp: Lisp, func: object, place: object, *args: object) -> object:
    """Set PLACE to what FUNC returns for its value and ARGS."""

    def do(get: object, store: Store) -> object:
        if isinstance(func, Symbol):
            return store(cons(func, cons(get, list_from(args))))
        return store(cons(intern("funcall"), cons(list_of(FUNCTION, func), cons(get, list_from(args)))))

    return with_place(lisp, place, do)


@macro("cl-shiftf")
def cl_shiftf(lisp: Lisp, place: object, *args: object) -> object:
    """Move values one place to the left: set PLACE to the next of ARGS, and so on; return PLACE's old value."""
    if not args:
        return place
    following, *rest = args
    inner = cons(intern("cl-shiftf"), cons(following, list_from(rest)))
    return with_place(lisp, place, lambda get, store: list_of(PROG1, get, store(inner)))


@macro("cl-rotatef")
def cl_rotatef(lisp: Lisp, *places: object) -> object:
    """Move values one place to the left, that of the first of PLACES into the last; return nil."""
    if len(places) < 2:
        return NIL
    return _rotated(lisp, list(places))


def _rotated(lisp: Lisp, places: list[object]) -> object:
    """Read all places in order, then store them from the first to the last."""
    getters: list[object] = []
    stores: list[Store] = []

    def next_place(position: int) -> object:
        if position == len(places):
            names = [Symbol("v") for _ in places]
            shifted = [*names[1:], names[0]]
            forms = [store(name) for store, name in zip(stores, shifted, strict=True)]
            return bound(list(zip(names, getters, strict=True)), cons(PROGN, list_from([*forms, NIL])))

        def do(get: object, store: Store) -> object:
            getters.append(get)
            stores.append(store)
            return next_place(position + 1)

        return with_place(lisp, places[position], do)

    return next_place(0)


@macro("cl-psetf")
def cl_psetf(lisp: Lisp, *places_and_values: object) -> object:
    """Store each VALUE in the PLACE before it, after all values were computed; return nil."""
    pairs = list(zip(places_and_values[::2], places_and_values[1::2], strict=True))
    names = [Symbol("v") for _ in pairs]
    forms = [list_of(intern("setf"), place, name) for (place, _), name in zip(pairs, names, strict=True)]
    return bound([(name, value) for name, (_, value) in zip(names, pairs, strict=True)], cons(PROGN, list_from([*forms, NIL])))


def _letf(lisp: Lisp, bindings: list[object], body: object) -> object:
    """Return BODY with places set to values while it runs."""
    if not bindings:
        return body
    first, *rest = bindings
    place, *value = elements(first)
    if isinstance(place, Symbol):
        return list_of(intern("let"), list_of(list_of(place, *value)), _letf(lisp, rest, body))

    def do(get: object, store: Store) -> object:
        old = Symbol("old")
        enter = [store(value[0])] if value else []
        inside = cons(PROGN, list_from([*enter, _letf(lisp, rest, body)]))
        return bound([(old, get)], list_of(UNWIND_PROTECT, inside, store(old)))

    return with_place(lisp, place, do)


@macro("cl-letf")
def cl_letf(lisp: Lisp, bindings: object, *body: object) -> object:
    """Evaluate BODY while each PLACE in BINDINGS, lists (PLACE VALUE), has its VALUE; then restore the places."""
    pairs = elements(bindings)
    if len(pairs) < 2:
        return _letf(lisp, pairs, cons(PROGN, list_from(body)))
    names: list[tuple[Symbol, object]] = []
    renamed: list[object] = []
    for pair in pairs:
        place, *value = elements(pair)
        if value and not is_constant(value[0]):
            name = Symbol("v")
            names.append((name, value[0]))
            renamed.append(list_of(place, name))
        else:
            renamed.append(pair)
    return bound(names, _letf(lisp, renamed, cons(PROGN, list_from(body))))


@macro("cl-letf*")
def cl_letf_star(lisp: Lisp, bindings: object, *body: object) -> object:
    """Like `cl-letf', but each VALUE is computed after the places before it are set."""
    return _letf(lisp, elements(bindings), cons(PROGN, list_from(body)))


# Defining places


@primitive("gv-get")
def gv_get(lisp: Lisp, place: object, do: object) -> object:
    """Return what the function DO makes of a form that reads PLACE and a function that makes forms which store into it."""
    return with_place(lisp, place, lisp.functions.callable(do))


@macro("gv-letplace")
def gv_letplace(vars: object, place: object, *body: object) -> object:
    """Evaluate BODY with VARS, (GETTER SETTER), bound to what `gv-get' gives for PLACE."""
    function = list_of(FUNCTION, cons(LAMBDA, cons(vars, list_from(body))))
    return list_of(intern("gv-get"), place, function)


@macro("gv-synthetic-place")
def gv_synthetic_place(getter: object, setter: object) -> object:
    """Return GETTER, the form that reads a place which SETTER, a function that makes the form, stores into."""
    return getter


@macro("gv-define-expander")
def gv_define_expander(name: object, handler: object) -> object:
    """Make HANDLER, a function of DO and the place's arguments, the expander of places (NAME …)."""
    return list_of(FUNCTION_PUT, quoted(name), quoted(GV_EXPANDER), handler)


@macro("gv-define-setter")
def gv_define_setter(name: object, arglist: object, *body: object) -> object:
    """Define how to store into (NAME ARGS…): BODY returns the form, ARGLIST names the value and the ARGS."""
    function = list_of(FUNCTION, cons(LAMBDA, cons(arglist, list_from(body))))
    return list_of(intern("elnet--define-setter"), quoted(name), function)


@macro("gv-define-simple-setter")
def gv_define_simple_setter(name: object, setter: object, fix_return: object = NIL) -> object:
    """Let (NAME ARGS…) be stored by (SETTER ARGS… VALUE); FIX-RETURN says that SETTER does not return VALUE."""
    return list_of(intern("elnet--define-simple-setter"), quoted(name), quoted(setter), fix_return)


@primitive("elnet--define-setter")
def define_setter(lisp: Lisp, name: object, function: object) -> object:
    """Let places (NAME …) be stored by the form that FUNCTION makes of value and arguments; return NAME."""
    make = lisp.functions.callable(function)
    assert isinstance(name, Symbol)

    def expander(do: object, *arguments: object) -> object:
        names = [form if is_constant(form) else Symbol("v") for form in arguments]
        bindings = [(each, form) for each, form in zip(names, arguments, strict=True) if each is not form]
        get = cons(name, list_from(names))
        result = lisp.functions.callable(do)(get, lambda value: make(value, *names))
        return bound(bindings, result)  # type: ignore[arg-type]

    lisp.plists.put(name, GV_EXPANDER, expander)
    return expander


@primitive("elnet--define-simple-setter")
def define_simple_setter(lisp: Lisp, name: object, setter: object, fix_return: object) -> object:
    """Let places (NAME …) be stored by (SETTER … VALUE); return NAME."""

    def make(value: object, *arguments: object) -> object:
        if fix_return is NIL:
            return cons(setter, list_from([*arguments, value]))
        return once("v", value, lambda v: list_of(PROGN, cons(setter, list_from([*arguments, v])), v))

    return define_setter(lisp, name, make)


@macro("elnet--declare-gv-setter")
def declare_gv_setter(name: object, arglist: object, setter: object, fix_return: object = NIL) -> object:
    """Do the declaration (gv-setter SETTER) of the function NAME."""
    if isinstance(setter, Symbol):
        return list_of(intern("gv-define-simple-setter"), name, setter, fix_return)
    assert type(setter) is Cons
    assert type(setter.cdr) is Cons
    value = setter.cdr.car
    arguments = list_from(elements(arglist))
    first = value.car if type(value) is Cons else value
    return cons(intern("gv-define-setter"), cons(name, cons(cons(first, arguments), setter.cdr.cdr)))


@macro("elnet--declare-gv-expander")
def declare_gv_expander(name: object, arglist: object, expander: object) -> object:
    """Do the declaration (gv-expander EXPANDER) of the function NAME."""
    if type(expander) is Cons and expander.car is LAMBDA and type(expander.cdr) is Cons:
        parameters = cons(expander.cdr.car.car, arglist)  # type: ignore[attr-defined]
        expander = list_of(FUNCTION, cons(LAMBDA, cons(parameters, expander.cdr.cdr)))
    return list_of(intern("gv-define-expander"), name, expander)


@macro("gv-ref")
def gv_ref(lisp: Lisp, place: object) -> object:
    """Return a reference to PLACE, for `gv-deref'."""

    def do(get: object, store: Store) -> object:
        value = Symbol("v")
        reader = list_of(FUNCTION, list_of(LAMBDA, NIL, get))
        writer = list_of(FUNCTION, list_of(LAMBDA, list_of(value), store(value)))
        return list_of(CONS, reader, writer)

    return with_place(lisp, place, do)


@primitive("gv-deref")
def gv_deref(lisp: Lisp, ref: object) -> object:
    """Return the value of the place that REF, made by `gv-ref', refers to."""
    return lisp.call(ref.car)  # type: ignore[attr-defined]


@macro("with-memoization")
def with_memoization(lisp: Lisp, place: object, *code: object) -> object:
    """Return the value of PLACE if it is non-nil; else evaluate CODE, store its value there and return it."""

    def remember(getter: object, store: Store) -> object:
        value = cons(PROGN, list_from(code))
        return list_of(intern("or"), getter, once("val", value, lambda val: list_of(PROGN, store(val), val)))

    return with_place(lisp, place, remember)
