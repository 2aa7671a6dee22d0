"""Generalized variables: what `setf` and its kin can store into (manual node "Generalized Variables").

A place is known by an expander, which gets a function DO and the place's arguments.  It calls DO with a form that reads the
place and a function from a form to the form that stores it, and returns DO's result inside the bindings that let no
argument be evaluated twice.  An expander is a Python function in `EXPANDERS` or a Lisp function in the property
`gv-expander`; what has neither is macro-expanded, and in the end (setf NAME) is called.
"""

from __future__ import annotations

from itertools import product

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern, is_keyword

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

    Store = Callable[[object], object]
    Do = Callable[[object, Store], object]
    Expander = Callable[["Lisp", Do, Symbol, list[object]], object]


GV_EXPANDER, LET_STAR, SETQ, PROGN, QUOTE, FUNCTION, IF, COND, LAMBDA = map(
    intern, ("gv-expander", "let*", "setq", "progn", "quote", "function", "if", "cond", "lambda")
)
COMPILER_MACRO = intern("compiler-macro")
EXPANDERS: dict[str, Expander] = {}


def is_constant(form: object) -> bool:
    """Tell whether FORM may be evaluated twice, in any surroundings."""
    if isinstance(form, Symbol):
        return form is NIL or form is T or is_keyword(form)
    return type(form) is not Cons or form.car is QUOTE or (form.car is FUNCTION and isinstance(_second(form), Symbol))


def _second(form: Cons) -> object:
    return form.cdr.car if type(form.cdr) is Cons else NIL


def once(name: str, form: object, use: Callable[[object], object]) -> object:
    """Return what USE makes of FORM, or of a variable called NAME that is bound to it if FORM is no constant."""
    if is_constant(form):
        return use(form)
    variable = Symbol(name)
    return bound([(variable, form)], use(variable))


def bound(bindings: list[tuple[Symbol, object]], body: object) -> object:
    """Return BODY inside a `let*` of BINDINGS, joined with the `let*` that it may be."""
    if not bindings:
        return body
    pairs = [list_of(variable, form) for variable, form in bindings]
    if type(body) is Cons and body.car is LET_STAR and type(body.cdr) is Cons:
        return cons(LET_STAR, cons(list_from(pairs, body.cdr.car), body.cdr.cdr))
    return list_of(LET_STAR, list_from(pairs), body)


def with_place(lisp: Lisp, place: object, do: Do) -> object:
    """Return what DO makes of PLACE: see the top of this file."""
    while True:
        if isinstance(place, Symbol):
            return do(place, _assigning(place))
        if type(place) is not Cons or not isinstance(place.car, Symbol):
            raise lisp_error(f"Invalid place: {place!r}")
        head = place.car
        arguments = elements(place.cdr)
        expander = lisp.plists.get(head, GV_EXPANDER)
        if expander is not NIL:
            return lisp.call(expander, do, *arguments)
        known = EXPANDERS.get(head.name) or _of_library(head.name)
        if known is not None:
            return known(lisp, do, head, arguments)
        expanded = lisp.evaluator.expand_once(place, lisp.value("macroexpand-all-environment"))
        if expanded is place:
            expanded = _by_compiler_macro(lisp, place, arguments)
        if expanded is place:
            definition = lisp.functions.definition(head)
            if isinstance(definition, Symbol) and definition is not NIL:
                place = cons(definition, place.cdr)
                continue
            store = _calling(lisp.intern(f"(setf {head.name})"))
            return _evaluated_once(do, head, arguments, store)
        place = expanded


def _by_compiler_macro(lisp: Lisp, place: Cons, arguments: list[object]) -> object:
    """Return what the compiler macro of the function that PLACE calls makes of it; PLACE itself without one."""
    assert isinstance(place.car, Symbol)
    expander = lisp.plists.get(place.car, COMPILER_MACRO)
    return place if expander is NIL else lisp.call(expander, place, *arguments)


def _of_library(name: str) -> Expander | None:
    from elnet.runtime.library_places import EXPANDERS_OF_LIBRARIES
    from elnet.runtime.state_places import EXPANDERS_OF_STATE

    return EXPANDERS_OF_LIBRARIES.get(name) or EXPANDERS_OF_STATE.get(name)


def _assigning(symbol: Symbol) -> Store:
    return lambda value: list_of(SETQ, symbol, value)


def _calling(setter: Symbol) -> Callable[[object, list[object]], object]:
    return lambda value, given: cons(setter, cons(value, list_from(given)))


def _evaluated_once(do: Do, head: Symbol, arguments: list[object], store: Callable[[object, list[object]], object]) -> object:
    bindings: list[tuple[Symbol, object]] = []
    given: list[object] = []
    for form in arguments:
        if is_constant(form):
            given.append(form)
        else:
            variable = Symbol("v")
            bindings.append((variable, form))
            given.append(variable)
    return bound(bindings, do(cons(head, list_from(given)), lambda value: store(value, given)))


def setter(function: Callable[[object, list[object]], object]) -> Expander:
    """Return the expander of a place that is stored by the form FUNCTION makes of value and arguments."""
    return lambda lisp, do, head, arguments: _evaluated_once(do, head, arguments, function)


def simple_setter(name: str, returns_value: bool = True) -> Expander:
    """Return the expander of a place that (NAME ARGUMENTS… VALUE) stores; it returns VALUE if RETURNS_VALUE."""
    symbol = intern(name)

    def store(value: object, arguments: list[object]) -> object:
        if returns_value:
            return cons(symbol, list_from([*arguments, value]))
        return once("v", value, lambda v: list_of(PROGN, cons(symbol, list_from([*arguments, v])), v))

    return setter(store)


def _nth_cell(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    index, items = arguments
    cell = Symbol("c")
    form = list_of(intern("nthcdr"), index, items)
    store: Store = lambda value: list_of(intern("setcar"), cell, value)  # noqa: E731
    return bound([(cell, form)], do(list_of(intern("car"), cell), store))


def _nthcdr(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    index, place = arguments

    def inside(n: object) -> object:
        def of_place(getter: object, store: Store) -> object:
            take = list_of(intern("nthcdr"), n, getter)
            pair = list_of(intern("nthcdr"), list_of(intern("1-"), n), getter)
            return do(
                take,
                lambda value: list_of(IF, list_of(intern("<="), n, 0), store(value), list_of(intern("setcdr"), pair, value)),
            )

        return with_place(lisp, place, of_place)

    return once("idx", index, inside)


def _cell_chain(inner: str, outer: str) -> Expander:
    """Return the expander of a place like `cadr`: (setcar (cdr x) v)."""

    def store(value: object, arguments: list[object]) -> object:
        cell = arguments[0] if not inner else list_of(intern(inner), arguments[0])
        return list_of(intern("setcar" if outer == "a" else "setcdr"), cell, value)

    return setter(store)


def _elt(value: object, arguments: list[object]) -> object:
    sequence, index = arguments
    change_list = list_of(intern("setcar"), list_of(intern("nthcdr"), index, sequence), value)
    change_array = list_of(intern("aset"), sequence, index, value)
    return list_of(IF, list_of(intern("listp"), sequence), change_list, change_array)


def _gethash(value: object, arguments: list[object]) -> object:
    key, table = arguments[:2]
    return list_of(intern("puthash"), key, value, table)


def _alist_get(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    key, alist, default, remove, test = (arguments + [NIL] * 5)[:5]

    def with_key(k: object) -> object:
        def of_alist(getter: object, store: Store) -> object:
            p = Symbol("p")
            found = _association(k, getter, test)
            value_of = list_of(intern("cdr"), p)
            read = value_of if default is NIL else list_of(IF, p, value_of, default)

            def put(value: object) -> object:
                return once("v", value, lambda v: _put_association(p, k, v, getter, store, default, remove))

            return bound([(p, found)], do(read, put))

        return with_place(lisp, alist, of_alist)

    return once("k", key, with_key)


def _association(key: object, alist: object, test: object) -> object:
    if test is NIL or _is_function_name(test, "eq"):
        return list_of(intern("assq"), key, alist)
    if _is_function_name(test, "equal"):
        return list_of(intern("assoc"), key, alist)
    return list_of(intern("assoc"), key, alist, test)


def _is_function_name(form: object, name: str) -> bool:
    return type(form) is Cons and form.car in (QUOTE, FUNCTION) and _second(form) is intern(name)


def _put_association(
    p: Symbol, key: object, value: object, alist: object, store: Store, default: object, remove: object
) -> object:
    entry = list_of(intern("cons"), key, value)
    add = store(list_of(intern("cons"), list_of(SETQ, p, entry), alist))
    put = list_of(IF, p, list_of(intern("setcdr"), p, value), add)
    if remove is NIL:
        return list_of(PROGN, put, value)
    same = list_of(intern("not" if default is NIL else "equal"), *([value] if default is NIL else [default, value]))
    delete = list_of(IF, p, store(list_of(intern("delq"), p, alist)))
    return list_of(
        COND,
        list_of(list_of(intern("not"), list_of(intern("and"), remove, same)), put, value),
        list_of(T, delete, value),
    )


def _if(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    test, then, *others = arguments
    last = list_of(PROGN, *others) if len(others) != 1 else others[0]
    return list_of(IF, test, with_place(lisp, then, do), with_place(lisp, last, do))


def _progn(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    *first, last = arguments
    return cons(PROGN, list_from([*first, with_place(lisp, last, do)]))


def _let(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    bindings, *first = arguments
    last = first.pop()
    return cons(head, cons(bindings, list_from([*first, with_place(lisp, last, do)])))


def _cond(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    clauses = []
    for clause in arguments:
        items = elements(clause)
        clauses.append(list_from([*items[:-1], with_place(lisp, items[-1], do)]))
    return cons(COND, list_from(clauses))


def _plist_get(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    """A property that is not there yet goes to the front of the list."""
    plist, key, *test = arguments

    def with_key(k: object) -> object:
        def of_plist(getter: object, store: Store) -> object:
            p, m = Symbol("p"), Symbol("m")
            found = list_of(intern("plist-member"), p, k, *test)
            place = list_of(intern("cdr"), m)

            def put(value: object) -> object:
                add = store(list_of(intern("cons"), k, list_of(intern("cons"), value, p)))
                change = list_of(intern("setcar"), place, value)
                return list_of(IF, m, change, list_of(intern("car"), list_of(intern("cdr"), add)))

            return bound([(p, getter), (m, found)], do(list_of(intern("car"), place), put))

        return with_place(lisp, plist, of_plist)

    return once("k", key, with_key)


def _substring(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    string, start, *end = arguments

    def of_string(getter: object, store: Store) -> object:
        def put(value: object) -> object:
            tail = [list_of(intern("substring"), getter, end[0])] if end else []
            joined = list_of(intern("concat"), list_of(intern("substring"), getter, 0, start), Symbol("v"), *tail)
            return once("v", value, lambda v: list_of(PROGN, store(_with_third(joined, v)), v))

        return do(list_of(head, getter, start, *end), put)

    return with_place(lisp, string, of_string)


def _with_third(form: object, value: object) -> object:
    items = elements(form)
    items[2] = value
    return list_from(items)


def _reversed_setter(name: str) -> Expander:
    """Return the expander of a place that (NAME VALUE ARGUMENTS…) stores."""
    return setter(lambda value, arguments: cons(intern(name), cons(value, list_from(arguments))))


def _cell_chains() -> dict[str, Expander]:
    """Return the expanders of car, cdr and their compositions of up to four."""
    chains = {}
    for length in range(1, 5):
        for letters in map("".join, product("ad", repeat=length)):
            inner = f"c{letters[1:]}r" if length > 1 else ""
            chains[f"c{letters}r"] = _cell_chain(inner, letters[0])
    return chains


def _synthetic(lisp: Lisp, do: Do, head: Symbol, arguments: list[object]) -> object:
    """A place that brings its getter and its setter along, as `gv-letplace` gives them."""
    getter, setter = arguments
    return do(getter, lisp.functions.callable(setter))


EXPANDERS |= {
    **_cell_chains(),
    "gv-synthetic-place": _synthetic,
    "nth": _nth_cell,
    "nthcdr": _nthcdr,
    "elt": setter(_elt),
    "aref": simple_setter("aset"),
    "gethash": setter(_gethash),
    "get": simple_setter("put"),
    "overlay-get": simple_setter("overlay-put"),
    "symbol-function": simple_setter("fset"),
    "symbol-plist": simple_setter("setplist"),
    "symbol-value": simple_setter("set"),
    "default-value": simple_setter("set-default"),
    "default-toplevel-value": simple_setter("set-default-toplevel-value", returns_value=False),
    "char-table-range": simple_setter("set-char-table-range"),
    "char-table-parent": simple_setter("set-char-table-parent"),
    "char-table-extra-slot": simple_setter("set-char-table-extra-slot"),
    "function-get": simple_setter("function-put"),
    "buffer-local-value": setter(
        lambda value, given: once(
            "v",
            value,
            lambda v: list_of(
                intern("with-current-buffer"),
                given[1],
                list_of(intern("set"), list_of(intern("make-local-variable"), given[0]), v),
            ),
        )
    ),
    "getenv": simple_setter("setenv"),
    "process-buffer": simple_setter("set-process-buffer"),
    "process-filter": simple_setter("set-process-filter"),
    "process-sentinel": simple_setter("set-process-sentinel"),
    "process-plist": simple_setter("set-process-plist"),
    "process-thread": simple_setter("set-process-thread"),
    "process-query-on-exit-flag": simple_setter("set-process-query-on-exit-flag"),
    "process-get": simple_setter("process-put"),
    "marker-insertion-type": simple_setter("set-marker-insertion-type"),
    "gv-deref": setter(lambda value, given: list_of(intern("funcall"), list_of(intern("cdr"), given[0]), value)),
    "match-data": _reversed_setter("set-match-data"),
    "keymap-parent": simple_setter("set-keymap-parent"),
    "alist-get": _alist_get,
    "plist-get": _plist_get,
    "substring": _substring,
    "if": _if,
    "progn": _progn,
    "let": _let,
    "let*": _let,
    "cond": _cond,
}
