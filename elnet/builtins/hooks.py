"""Hooks: running and changing lists of functions."""

from __future__ import annotations

from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.equality import equal
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, UNBOUND, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def hook_functions(lisp: Lisp, hook: object) -> Iterator[Callable[..., object]]:
    """Yield what calls each function of HOOK, a symbol."""
    for function in functions_of(lisp, hook):
        yield lisp.functions.callable(function)


def functions_of(lisp: Lisp, hook: object) -> Iterator[object]:
    """Yield the functions of HOOK, a symbol; t in a buffer's own list stands for the default list."""
    symbol = check.symbol(hook)
    value = lisp.variables.get(symbol)
    if value is UNBOUND or value is NIL:
        return
    if _is_list(value):
        for function in elements(value):
            if function is T:
                default = lisp.variables.default(symbol)
                globally = elements(default) if _is_list(default) else [default]
                for each in globally:
                    if each is not T and each is not NIL and each is not UNBOUND:
                        yield each
            else:
                yield function
    else:
        yield value


def _is_list(value: object) -> bool:
    return value is NIL or (
        type(value) is Cons and not (isinstance(value.car, Symbol) and value.car.name in ("lambda", "closure"))
    )


@primitive("run-hooks")
def run_hooks(lisp: Lisp, *hooks: object) -> object:
    """Call the functions of each of HOOKS, symbols, with no arguments."""
    for hook in hooks:
        for function in hook_functions(lisp, hook):
            function()
    return NIL


@primitive("run-hook-with-args")
def run_hook_with_args(lisp: Lisp, hook: object, *args: object) -> object:
    """Call the functions of HOOK with ARGS."""
    for function in hook_functions(lisp, hook):
        function(*args)
    return NIL


@primitive("run-hook-with-args-until-success")
def run_hook_with_args_until_success(lisp: Lisp, hook: object, *args: object) -> object:
    """Call the functions of HOOK with ARGS until one returns non-nil, and return that."""
    for function in hook_functions(lisp, hook):
        value = function(*args)
        if value is not NIL:
            return value
    return NIL


@primitive("run-hook-with-args-until-failure")
def run_hook_with_args_until_failure(lisp: Lisp, hook: object, *args: object) -> object:
    """Call the functions of HOOK with ARGS until one returns nil; return nil then, else non-nil."""
    for function in hook_functions(lisp, hook):
        if function(*args) is NIL:
            return NIL
    return T


@primitive("run-hook-wrapped")
def run_hook_wrapped(lisp: Lisp, hook: object, wrap_function: object, *args: object) -> object:
    """Call WRAP-FUNCTION with each function of HOOK and ARGS until it returns non-nil, and return that."""
    wrap = lisp.functions.callable(wrap_function)
    for function in functions_of(lisp, hook):
        value = wrap(function, *args)
        if value is not NIL:
            return value
    return NIL


@primitive("add-hook")
def add_hook(lisp: Lisp, hook: object, function: object, depth: object = NIL, local: object = NIL) -> object:
    """Add FUNCTION to HOOK unless it is there: at the end if DEPTH is positive or t, in this buffer if LOCAL."""
    symbol = check.symbol(hook)
    where = 0 if depth is NIL else 90 if type(depth) is not int else depth
    if lisp.variables.get(symbol) is UNBOUND:
        lisp.variables.set(symbol, NIL)
    if lisp.variables.default(symbol) is UNBOUND:
        lisp.variables.set_default(symbol, NIL)
    if local is not NIL and not _has_local(lisp, symbol):
        lisp.variables.make_local(symbol)
        lisp.variables.set(symbol, list_of(T))
    if local is NIL and _stands_alone(lisp, symbol):
        local = T
    value = lisp.variables.get(symbol) if local is not NIL else lisp.variables.default(symbol)
    functions = elements(value) if _is_list(value) else [value]
    if not any(equal(each, function) for each in functions):
        depths = _depths(lisp, symbol)
        position = 0
        while position < len(functions) and depths.get(id(functions[position]), 0) < where + (where > 0):
            position += 1
        functions.insert(position, function)
        if where:
            depths[id(function)] = where
    _store(lisp, symbol, list_from(functions), local)
    return NIL


def _stands_alone(lisp: Lisp, symbol: Symbol) -> bool:
    """Tell whether the buffer has a list of its own for the hook SYMBOL that does not go on with the default one."""
    if lisp.call(intern("local-variable-if-set-p"), symbol) is NIL:
        return False
    value = lisp.variables.get(symbol)
    return not (type(value) is Cons and T in elements(value))


def _depths(lisp: Lisp, symbol: Symbol) -> dict[int, int]:
    return lisp.part(HookDepths).depths.setdefault(symbol, {})


class HookDepths:
    """The depths other than 0 with which functions were added to hooks."""

    def __init__(self, lisp: Lisp) -> None:
        self.depths: dict[Symbol, dict[int, int]] = {}


def _has_local(lisp: Lisp, symbol: Symbol) -> bool:
    buffer = lisp.variables.buffer
    return buffer is not None and lisp.variables.is_local(symbol, buffer)


def _store(lisp: Lisp, symbol: Symbol, value: object, local: object) -> None:
    if local is not NIL:
        lisp.variables.set(symbol, value)
    else:
        lisp.variables.set_default(symbol, value)


@primitive("remove-hook")
def remove_hook(lisp: Lisp, hook: object, function: object, local: object = NIL) -> object:
    """Remove FUNCTION from HOOK, from this buffer's list if LOCAL."""
    symbol = check.symbol(hook)
    if lisp.variables.get(symbol) is UNBOUND:
        return NIL
    if local is not NIL and not _has_local(lisp, symbol):
        return NIL
    if local is NIL and _stands_alone(lisp, symbol):
        local = T
    value = lisp.variables.get(symbol) if local is not NIL else lisp.variables.default(symbol)
    functions = elements(value) if _is_list(value) else [value]
    kept = [each for each in functions if not equal(each, function)]
    if local is not NIL and len(kept) == 1 and kept[0] is T:
        lisp.variables.kill_local(symbol)
    else:
        _store(lisp, symbol, list_from(kept), local)
    return NIL
