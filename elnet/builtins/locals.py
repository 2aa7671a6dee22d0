"""Buffer-local variables."""

from __future__ import annotations

from elnet.objects.conditions import truth, void_variable
from elnet.objects.cons import cons, list_from
from elnet.objects.symbols import NIL, UNBOUND, Symbol, intern
from elnet.runtime import check
from elnet.runtime.buffers import Buffers
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("make-local-variable", interactive="vMake Local Variable: ")
def make_local_variable(lisp: Lisp, variable: object) -> object:
    """Give VARIABLE a binding of its own in the current buffer, with the value it has; return VARIABLE."""
    lisp.variables.make_local(check.symbol(variable))
    return variable


@primitive("make-variable-buffer-local", interactive="vMake Variable Buffer Local: ")
def make_variable_buffer_local(lisp: Lisp, variable: object) -> object:
    """Make VARIABLE buffer-local whenever it is set, with default nil if it is void; return VARIABLE."""
    symbol = lisp.variables.base(check.symbol(variable))
    local = lisp.variables.local(symbol)
    if lisp.variables.default(symbol) is UNBOUND:
        lisp.variables.set_default(symbol, NIL)
    local.automatic = True
    return variable


@primitive("kill-local-variable", interactive="vKill Local Variable: ")
def kill_local_variable(lisp: Lisp, variable: object) -> object:
    """Remove the binding of its own that the current buffer has of VARIABLE; return VARIABLE."""
    lisp.variables.kill_local(check.symbol(variable))
    return variable


@primitive("local-variable-p")
def local_variable_p(lisp: Lisp, variable: object, buffer: object = NIL) -> Symbol:
    """Return t if BUFFER, by default the current one, has a binding of its own of VARIABLE."""
    symbol = check.symbol(variable)
    return truth(lisp.variables.is_local(symbol, lisp.part(Buffers).buffer_or_current(buffer)))


@primitive()
def variable_binding_locus(lisp: Lisp, variable: object) -> object:
    """Return the current buffer if it has a binding of its own of VARIABLE, nil if not."""
    here = lisp.buffers.current
    return here if lisp.variables.is_local(lisp.variables.base(check.symbol(variable)), here) else NIL


@primitive("local-variable-if-set-p")
def local_variable_if_set_p(lisp: Lisp, variable: object, buffer: object = NIL) -> Symbol:
    """Return t if setting VARIABLE would set, or make, a binding of BUFFER's own."""
    symbol = lisp.variables.base(check.symbol(variable))
    local = lisp.variables.locals.get(symbol)
    if local is not None and local.automatic:
        return truth(True)
    return local_variable_p(lisp, variable, buffer)


@primitive("buffer-local-value")
def buffer_local_value(lisp: Lisp, variable: object, buffer: object) -> object:
    """Return the value that BUFFER sees of VARIABLE; signal `void-variable' if it is void there."""
    value = lisp.variables.value_in(check.symbol(variable), lisp.part(Buffers).check(buffer))
    if value is UNBOUND:
        raise void_variable(variable)
    return value


@primitive("buffer-local-boundp")
def buffer_local_boundp(lisp: Lisp, symbol: object, buffer: object) -> Symbol:
    """Return t if SYMBOL has a value in BUFFER."""
    return truth(lisp.variables.value_in(check.symbol(symbol), lisp.part(Buffers).check(buffer)) is not UNBOUND)


@primitive("buffer-local-variables")
def buffer_local_variables(lisp: Lisp, buffer: object = NIL) -> object:
    """Return the variables of BUFFER's own as an alist; a void one is there as a symbol."""
    found = lisp.part(Buffers).buffer_or_current(buffer)
    entries = []
    for symbol in found.locals:
        value = lisp.variables.value_in(symbol, found)
        entries.append(symbol if value is UNBOUND else cons(symbol, value))
    return list_from(entries)


@primitive("kill-all-local-variables")
def kill_all_local_variables(lisp: Lisp, kill_permanent: object = NIL) -> object:
    """Remove the current buffer's own bindings, but permanent ones only if KILL-PERMANENT is non-nil.

    Its local keymap goes as well, and its tables of syntax and case are the standard ones again.
    Runs `change-major-mode-hook' first.
    """
    lisp.call(lisp.intern("run-hooks"), lisp.intern("change-major-mode-hook"))
    permanent = lisp.intern("permanent-local")
    buffer = lisp.part(Buffers).current
    for symbol in list(buffer.locals):
        if kill_permanent is not NIL or (
            lisp.plists.get(symbol, permanent) is NIL and not lisp.variables.locals[symbol].permanent
        ):
            lisp.variables.kill_local(symbol)
    lisp.call(intern("use-local-map"), NIL)
    lisp.call(intern("set-syntax-table"), lisp.regexps.standard_syntax)
    if lisp.regexps.case_tables is not None:
        lisp.regexps.case_tables.own.pop(buffer, None)
    return NIL
