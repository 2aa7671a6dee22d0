"""Symbols: their names, values, functions and property lists."""

from __future__ import annotations

from elnet.objects.conditions import setting_constant, truth
from elnet.objects.cons import list_of
from elnet.objects.equality import eq
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, UNBOUND, Symbol, intern, is_keyword
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("symbolp")
def symbolp(object: object) -> Symbol:
    """Return t if OBJECT is a symbol."""
    return truth(isinstance(object, Symbol))


@primitive("bare-symbol-p")
def bare_symbol_p(object: object) -> Symbol:
    """Return t if OBJECT is a symbol without position, as all symbols here are."""
    return truth(isinstance(object, Symbol))


@primitive("bare-symbol")
def bare_symbol(sym: object) -> object:
    """Return SYM, a symbol, without position: SYM itself."""
    return check.symbol(sym)


@primitive("keywordp")
def keywordp(object: object) -> Symbol:
    """Return t if OBJECT is a keyword, an interned symbol whose name starts with a colon."""
    return truth(is_keyword(object))


@primitive("symbol-name")
def symbol_name(symbol: object) -> LString:
    """Return SYMBOL's name, a string."""
    return lisp_string(check.symbol(symbol).name)


@primitive("make-symbol")
def make_symbol(name: object) -> Symbol:
    """Return a new uninterned symbol called NAME, a string, with neither value nor function."""
    return Symbol(check.string(name).text)


@primitive("define-symbol-prop")
def define_symbol_prop(lisp: Lisp, symbol: object, prop: object, val: object) -> object:
    """Give SYMBOL the property PROP with VAL, as part of a definition."""
    lisp.plists.put(check.symbol(symbol), prop, val)
    return val


@primitive("gensym")
def gensym(lisp: Lisp, prefix: object = NIL) -> Symbol:
    """Return a new uninterned symbol called PREFIX, by default \"g\", and the number in `gensym-counter'."""
    return _numbered(lisp, prefix, "g", "gensym-counter")


@primitive("cl-gensym")
def cl_gensym(lisp: Lisp, prefix: object = NIL) -> Symbol:
    """Return a new uninterned symbol called PREFIX, by default "G", and the number in `cl--gensym-counter'."""
    return _numbered(lisp, prefix, "G", "cl--gensym-counter")


@primitive()
def cl_gentemp(lisp: Lisp, prefix: object = NIL) -> Symbol:
    """Return a new interned symbol called PREFIX, by default "T", and a number."""
    start = prefix.text if isinstance(prefix, LString) else "T"
    number = 0
    while lisp.call(intern("intern-soft"), lisp_string(f"{start}{number}")) is not NIL:
        number += 1
    return lisp.intern(f"{start}{number}")


def _numbered(lisp: Lisp, prefix: object, usual: str, counter: str) -> Symbol:
    """Return a new uninterned symbol called PREFIX, or as USUAL, and the number in the variable COUNTER, which goes on."""
    number = lisp.value(counter)
    lisp.set(counter, number + 1)
    start = prefix.text if isinstance(prefix, LString) else usual
    return Symbol(f"{start}{number}")


# Values


@primitive("symbol-value")
def symbol_value(lisp: Lisp, symbol: object) -> object:
    """Return SYMBOL's value as a special variable; signal `void-variable' if it has none."""
    return lisp.variables.value(check.symbol(symbol))


@primitive("set")
def set_(lisp: Lisp, symbol: object, newval: object) -> object:
    """Set SYMBOL's value as a special variable to NEWVAL and return NEWVAL."""
    return lisp.variables.set(check.symbol(symbol), newval)


@primitive("boundp")
def boundp(lisp: Lisp, symbol: object) -> Symbol:
    """Return t if SYMBOL has a value as a special variable."""
    return truth(lisp.is_bound(check.symbol(symbol)))


@primitive("makunbound")
def makunbound(lisp: Lisp, symbol: object) -> object:
    """Make SYMBOL's value void and return SYMBOL."""
    if lisp.variables.is_constant(check.symbol(symbol)):
        raise setting_constant(symbol)
    lisp.variables.set(check.symbol(symbol), UNBOUND)
    return symbol


@primitive("default-value")
def default_value(lisp: Lisp, symbol: object) -> object:
    """Return SYMBOL's default value: the one seen in buffers without a value of their own."""
    from elnet.objects.conditions import void_variable

    value = lisp.variables.default(check.symbol(symbol))
    if value is UNBOUND:
        raise void_variable(symbol)
    return value


@primitive("default-boundp")
def default_boundp(lisp: Lisp, symbol: object) -> Symbol:
    """Return t if SYMBOL has a default value."""
    return truth(lisp.variables.default(check.symbol(symbol)) is not UNBOUND)


@primitive("set-default")
def set_default(lisp: Lisp, symbol: object, value: object) -> object:
    """Set SYMBOL's default value to VALUE and return VALUE."""
    lisp.variables.set_default(check.symbol(symbol), value)
    return value


@primitive("default-toplevel-value")
def default_toplevel_value(lisp: Lisp, symbol: object) -> object:
    """Return SYMBOL's default value outside all its dynamic bindings."""
    from elnet.objects.conditions import void_variable

    value = lisp.variables.toplevel(check.symbol(symbol))
    if value is UNBOUND:
        raise void_variable(symbol)
    return value


@primitive("set-default-toplevel-value")
def set_default_toplevel_value(lisp: Lisp, symbol: object, value: object) -> object:
    """Set SYMBOL's default value outside all its dynamic bindings to VALUE."""
    lisp.variables.set_toplevel(check.symbol(symbol), value)
    return NIL


@primitive("special-variable-p")
def special_variable_p(lisp: Lisp, symbol: object) -> Symbol:
    """Return t if SYMBOL is bound dynamically everywhere."""
    return truth(check.symbol(symbol) in lisp.variables.special or is_keyword(symbol))


@primitive("internal-make-var-non-special")
def internal_make_var_non_special(lisp: Lisp, symbol: object) -> object:
    """Make SYMBOL an ordinary variable again."""
    lisp.variables.special.discard(check.symbol(symbol))
    return NIL


@primitive("defvaralias")
def defvaralias(lisp: Lisp, new_alias: object, base_variable: object, docstring: object = NIL) -> object:
    """Make NEW-ALIAS another name of the variable BASE-VARIABLE, with DOCSTRING; return BASE-VARIABLE."""
    alias = check.symbol(new_alias)
    if lisp.variables.is_constant(alias):
        from elnet.objects.conditions import lisp_error

        raise lisp_error(f"Cannot make a constant an alias: {alias.name}")
    base = check.symbol(base_variable)
    _warn_of_lost_value(lisp, alias, base)
    variables = lisp.variables
    for function in variables.lisp_watchers(alias) if alias not in variables.aliases else ():
        lisp.call(function, alias, base, intern("defvaralias"), NIL)
        variables.unwatch(alias, function)
    variables.make_alias(alias, base)
    if docstring is not NIL:
        lisp.variables.document(alias, docstring)
    return base_variable


def _warn_of_lost_value(lisp: Lisp, alias: Symbol, base: Symbol) -> None:
    """Warn if ALIAS has a value that is lost when it becomes an alias of BASE, which has another."""
    old, new = lisp.variables.get(alias), lisp.variables.get(base)
    if old is UNBOUND or new is UNBOUND or eq(old, new) or alias in lisp.variables.aliases:
        return
    kind = list_of(intern("defvaralias"), intern("losing-value"), alias)
    words = f"Overwriting value of ‘{alias.name}’ by aliasing to ‘{base.name}’"
    lisp.call(intern("display-warning"), kind, lisp_string(words))


@primitive("indirect-variable")
def indirect_variable(lisp: Lisp, object: object) -> object:
    """Return the variable at the end of OBJECT's chain of aliases, OBJECT itself if it is no symbol."""
    return lisp.variables.base(object) if isinstance(object, Symbol) else object


@primitive("add-variable-watcher")
def add_variable_watcher(lisp: Lisp, symbol: object, watch_function: object) -> object:
    """Call WATCH-FUNCTION with symbol, new value, operation and buffer before SYMBOL changes."""
    lisp.variables.watch_with(check.symbol(symbol), watch_function, lisp.functions.callable)
    return NIL


@primitive("remove-variable-watcher")
def remove_variable_watcher(lisp: Lisp, symbol: object, watch_function: object) -> object:
    """Stop calling WATCH-FUNCTION before SYMBOL changes."""
    lisp.variables.unwatch(check.symbol(symbol), watch_function)
    return NIL


@primitive("get-variable-watchers")
def get_variable_watchers(lisp: Lisp, symbol: object) -> object:
    """Return the list of SYMBOL's watchers."""
    from elnet.objects.cons import list_from

    return list_from(lisp.variables.lisp_watchers(check.symbol(symbol)))


# Functions


@primitive("symbol-function")
def symbol_function(lisp: Lisp, symbol: object) -> object:
    """Return SYMBOL's function definition, nil if it is void."""
    return lisp.functions.definition(check.symbol(symbol))


@primitive("indirect-function")
def indirect_function(lisp: Lisp, object: object, noerror: object = NIL) -> object:
    """Return the function at the end of OBJECT's chain of symbols, nil if there is none."""
    return lisp.functions.indirect(object)


@primitive("fboundp")
def fboundp(lisp: Lisp, symbol: object) -> Symbol:
    """Return t if SYMBOL has a function definition."""
    return truth(lisp.functions.is_bound(check.symbol(symbol)))


@primitive("fset")
def fset(lisp: Lisp, symbol: object, definition: object) -> object:
    """Make DEFINITION the function definition of SYMBOL and return it."""
    if check.symbol(symbol) is NIL and definition is not NIL:
        raise setting_constant(symbol)
    lisp.functions.define(check.symbol(symbol), definition)
    return definition


@primitive("fmakunbound")
def fmakunbound(lisp: Lisp, symbol: object) -> object:
    """Make SYMBOL's function definition void and return SYMBOL."""
    if lisp.variables.is_constant(check.symbol(symbol)) and not is_keyword(symbol):
        raise setting_constant(symbol)
    lisp.functions.define(check.symbol(symbol), NIL)
    return symbol


# Property lists


@primitive("symbol-plist")
def symbol_plist(lisp: Lisp, symbol: object) -> object:
    """Return SYMBOL's property list."""
    return lisp.plists.plist(check.symbol(symbol))


@primitive("setplist")
def setplist(lisp: Lisp, symbol: object, newplist: object) -> object:
    """Make NEWPLIST the property list of SYMBOL and return it."""
    lisp.plists.set_plist(check.symbol(symbol), newplist)
    return newplist


@primitive("get")
def get(lisp: Lisp, symbol: object, propname: object) -> object:
    """Return SYMBOL's property PROPNAME, nil if it has none."""
    return lisp.plists.get(check.symbol(symbol), propname)


@primitive("put")
def put(lisp: Lisp, symbol: object, propname: object, value: object) -> object:
    """Give SYMBOL the property PROPNAME with VALUE and return VALUE."""
    lisp.plists.put(check.symbol(symbol), propname, value)
    return value


@primitive("function-put")
def function_put(lisp: Lisp, function: object, prop: object, value: object) -> object:
    """Give the symbol FUNCTION, as a function, the property PROP with VALUE and return VALUE."""
    return put(lisp, function, prop, value)


@primitive("function-get")
def function_get(lisp: Lisp, f: object, prop: object, autoload: object = NIL) -> object:
    """Return the property PROP of the function F, following aliases until one has it.

    AUTOLOAD non-nil means load F if it is an autoload and has no such property.
    """
    while isinstance(f, Symbol) and f is not NIL:
        value = lisp.plists.get(f, prop)
        if value is not NIL:
            return value
        f = lisp.functions.definition(f)
    return NIL
