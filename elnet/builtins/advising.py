"""Advice on named functions and on places that hold functions."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.advice import Advised, Piece, combination
from elnet.runtime.backquote import quoted
from elnet.runtime.functions import MACRO
from elnet.runtime.lisp import Lisp
from elnet.runtime.places import with_place
from elnet.runtime.primitive import macro, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.places import Store

NAME, DEPTH, FUNCTION, LAMBDA = map(intern, ("name", "depth", "function", "lambda"))
SETTER = intern("defalias-fset-function")


def _property(properties: object, name: Symbol) -> object:
    for pair in elements(properties):
        if type(pair) is Cons and pair.car is name:
            return pair.cdr
    return NIL


def _piece(how: object, function: object, properties: object) -> Piece:
    depth = _property(properties, DEPTH)
    return Piece(combination(how), function, _property(properties, NAME), depth if type(depth) is int else 0, properties)


def _advised(lisp: Lisp, symbol: Symbol) -> Advised | None:
    definition = lisp.functions.definition(symbol)
    if type(definition) is Cons and definition.car is MACRO:
        definition = definition.cdr
    return definition if isinstance(definition, Advised) else None


@primitive("advice-add")
def advice_add(lisp: Lisp, symbol: object, how: object, function: object, props: object = NIL) -> object:
    """Put FUNCTION around the function SYMBOL, combined as HOW says, a keyword such as :around.

    PROPS is an alist that may have `name' and `depth'.
    """
    name = check.symbol(symbol)
    piece = _piece(how, function, props)
    advised = _advised(lisp, name)
    if advised is None:
        definition = lisp.functions.definition(name)
        inner, is_macro = _inner(lisp, definition)
        advised = Advised(lisp, inner, name)
        advised.was = definition
        lisp.functions.define(name, cons(MACRO, advised) if is_macro else advised)
        lisp.plists.put(name, SETTER, _redefinition(lisp))
    advised.add(piece)
    lisp.functions.define(name, lisp.functions.definition(name))
    return NIL


def _inner(lisp: Lisp, definition: object) -> tuple[object, bool]:
    """Return the function in DEFINITION that advice goes around, and whether it is that of a macro."""
    if type(definition) is Cons and definition.car is MACRO:
        return definition.cdr, True
    meant = lisp.functions.indirect(definition) if isinstance(definition, Symbol) and definition is not NIL else NIL
    if type(meant) is not Cons or meant.car is not MACRO:
        return definition, False

    def expand(*arguments: object) -> object:
        current = lisp.functions.indirect(definition)
        return lisp.call(current.cdr, *arguments) if type(current) is Cons else NIL

    return expand, True


def _redefinition(lisp: Lisp) -> object:
    """Return what `defalias' calls for an advised symbol: the new definition goes inside."""

    def define(symbol: Symbol, definition: object) -> object:
        advised = _advised(lisp, symbol)
        if advised is None:
            lisp.functions.define(symbol, definition)
            return NIL
        advised.inner, is_macro = _inner(lisp, definition)
        advised.was = definition
        advised.compose()
        lisp.functions.define(symbol, cons(MACRO, advised) if is_macro else advised)
        return NIL

    return define


@primitive("advice-remove")
def advice_remove(lisp: Lisp, symbol: object, function: object) -> object:
    """Remove from the function SYMBOL the advice FUNCTION, a function or the name it was added with."""
    name = check.symbol(symbol)
    advised = _advised(lisp, name)
    if advised is None:
        return NIL
    advised.remove(function)
    if advised.pieces:
        lisp.functions.define(name, lisp.functions.definition(name))
    else:
        lisp.functions.define(name, advised.was)
        lisp.plists.put(name, SETTER, NIL)
    return NIL


@primitive("advice-member-p")
def advice_member_p(lisp: Lisp, advice: object, symbol: object) -> Symbol:
    """Return t if the function SYMBOL has ADVICE, a function or the name it was added with."""
    advised = _advised(lisp, check.symbol(symbol))
    return truth(advised is not None and advised.find(advice) is not None)


@primitive("advice-mapc")
def advice_mapc(lisp: Lisp, f: object, symbol: object) -> object:
    """Call F with function and properties of each advice of the function SYMBOL."""
    advised = _advised(lisp, check.symbol(symbol))
    for piece in advised.pieces if advised else ():
        lisp.call(f, piece.function, piece.properties)
    return NIL


@primitive("advice-function-member-p")
def advice_function_member_p(advice: object, function_def: object) -> Symbol:
    """Return t if the function FUNCTION-DEF has ADVICE, a function or the name it was added with."""
    return truth(isinstance(function_def, Advised) and function_def.find(advice) is not None)


@primitive("advice-function-mapc")
def advice_function_mapc(lisp: Lisp, f: object, function_def: object) -> object:
    """Call F with function and properties of each advice of the function FUNCTION-DEF."""
    for piece in function_def.pieces if isinstance(function_def, Advised) else ():
        lisp.call(f, piece.function, piece.properties)
    return NIL


@primitive("advice-eval-interactive-spec")
def advice_eval_interactive_spec(lisp: Lisp, spec: object) -> object:
    """Return the list of arguments that SPEC, what stands in an interactive form, gives."""
    return lisp.call(intern("elnet--interactive-arguments"), spec)


@primitive("advice--p")
def advice_p(def_: object) -> Symbol:
    """Return t if DEF is a function with advice."""
    return truth(isinstance(def_, Advised) or (type(def_) is Cons and isinstance(def_.cdr, Advised)))


@primitive("advice--cd*r")
def advice_inner(f: object) -> object:
    """Return the function inside all advice of F."""
    while isinstance(f, Advised):
        f = f.inner
    return f


@macro("define-advice")
def define_advice(symbol: object, args: object, *body: object) -> object:
    """Define a function and add it as advice to SYMBOL: ARGS is (HOW LAMBDA-LIST) or (HOW NAME LAMBDA-LIST)."""
    how, *rest = elements(args)
    depth: object = NIL
    name = rest.pop(0) if isinstance(rest[0], Symbol) and rest[0] is not NIL and len(rest) > 1 else NIL
    if type(rest[0]) is int:
        depth = rest.pop(0)
    function = list_of(FUNCTION, cons(LAMBDA, cons(rest[0], list_from(body))))
    properties = list_of(cons(DEPTH, depth)) if depth is not NIL else NIL
    if name is NIL or not isinstance(name, Symbol) or not isinstance(symbol, Symbol):
        return list_of(intern("advice-add"), quoted(symbol), how, function, quoted(properties))
    full = intern(f"{symbol.name}@{name.name}")
    definition = list_of(intern("defalias"), quoted(full), function)
    advice = list_of(FUNCTION, full)
    return list_of(intern("prog1"), definition, list_of(intern("advice-add"), quoted(symbol), how, advice, quoted(properties)))


# Places that hold functions


@primitive("elnet--with-advice")
def with_advice(lisp: Lisp, old: object, how: object, function: object, props: object) -> Advised:
    """Return the function OLD with the advice FUNCTION."""
    advised = Advised(lisp, old.inner if isinstance(old, Advised) else old, None)
    advised.pieces = list(old.pieces) if isinstance(old, Advised) else []
    advised.add(_piece(how, function, props))
    return advised


@primitive("elnet--without-advice")
def without_advice(lisp: Lisp, old: object, function: object) -> object:
    """Return the function OLD without the advice FUNCTION."""
    if not isinstance(old, Advised):
        return old
    advised = Advised(lisp, old.inner, old.name)
    advised.pieces = list(old.pieces)
    advised.remove(function)
    return advised if advised.pieces else advised.inner


def _plain_place(place: object) -> object:
    """Return the place that PLACE means: (local VAR) and (var VAR) are VAR here or everywhere."""
    if type(place) is Cons and type(place.cdr) is Cons and place.car is intern("var"):
        return place.cdr.car
    if type(place) is Cons and type(place.cdr) is Cons and place.car is intern("local"):
        return list_of(intern("elnet--local-value"), place.cdr.car)
    if isinstance(place, Symbol):
        return list_of(intern("default-value"), quoted(place))
    return place


@macro("add-function")
def add_function(lisp: Lisp, how: object, place: object, function: object, props: object = NIL) -> object:
    """Put FUNCTION around the function in PLACE, combined as HOW says; PROPS as for `advice-add'."""

    def do(get: object, store: Store) -> object:
        return store(list_of(intern("elnet--with-advice"), get, how, function, props))

    return with_place(lisp, _plain_place(place), do)


@macro("remove-function")
def remove_function(lisp: Lisp, place: object, function: object) -> object:
    """Remove the advice FUNCTION from the function in PLACE."""

    def do(get: object, store: Store) -> object:
        return store(list_of(intern("elnet--without-advice"), get, function))

    return with_place(lisp, _plain_place(place), do)


@macro("elnet--local-value")
def local_value(variable: object) -> object:
    """Return the value of VARIABLE, a form's value, in the current buffer, for `add-function' on (local VARIABLE)."""
    return list_of(intern("symbol-value"), list_of(intern("make-local-variable"), variable))
