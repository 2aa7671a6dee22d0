"""Evaluating, calling, expanding and leaving: `eval`, `funcall`, `macroexpand`, `signal`, `throw`."""

from __future__ import annotations

from elnet.objects.conditions import signal as condition
from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


@primitive("eval")
def eval_(lisp: Lisp, form: object, lexical: object = NIL) -> object:
    """Evaluate FORM and return its value.

    LEXICAL is nil for dynamic binding, t for lexical binding, or an alist of lexical bindings to evaluate FORM in.
    """
    return lisp.evaluator.evaluate(form, lexical)


@primitive()
def funcall(lisp: Lisp, function: object, *arguments: object) -> object:
    """Call FUNCTION with ARGUMENTS and return its value."""
    return lisp.functions.callable(function)(*arguments)


@primitive("apply")
def apply_(lisp: Lisp, function: object, *arguments: object) -> object:
    """Call FUNCTION with ARGUMENTS, of which the last is a list of more arguments.

    With no ARGUMENTS, FUNCTION is a list of the function and its arguments.
    """
    if not arguments:
        called, *rest = elements(function)
        return lisp.functions.callable(called)(*rest)
    return lisp.functions.callable(function)(*arguments[:-1], *elements(arguments[-1]))


@primitive()
def throw(lisp: Lisp, tag: object, value: object) -> NoReturn:
    """Return VALUE from the innermost active `catch' for TAG; signal `no-catch' if there is none."""
    raise lisp.handlers.throw(tag, value)


@primitive()
def signal(lisp: Lisp, error_symbol: object, data: object) -> NoReturn:
    """Signal the condition ERROR-SYMBOL with DATA, usually a list.

    If ERROR-SYMBOL is nil, DATA is a whole error, (ERROR-SYMBOL . DATA), to be signalled again.
    """
    raise lisp.handlers.signal(error_symbol, data)


@primitive("handler-bind-1")
def handler_bind_1(lisp: Lisp, body: object, *handlers: object) -> object:
    """Call BODY while HANDLERS, alternately a list of conditions and a function, hear of the conditions in it."""
    pairs = []
    for names, function in zip(handlers[::2], handlers[1::2], strict=True):
        conditions = tuple(elements(names)) if type(names) is Cons else (names,)
        pairs.append((conditions, lisp.functions.callable(function)))
    return lisp.handlers.bind(pairs, lisp.functions.callable(body))


@primitive()
def macroexpand(lisp: Lisp, form: object, environment: object = NIL) -> object:
    """Expand FORM until it is no macro call; ENVIRONMENT is an alist of macros that come before the global ones."""
    return lisp.evaluator.expand(form, environment)


@primitive("macroexpand-1")
def macroexpand_1(lisp: Lisp, form: object, environment: object = NIL) -> object:
    """Expand FORM once, if it is a macro call; ENVIRONMENT as for `macroexpand'."""
    return lisp.evaluator.expand_once(form, environment)


@primitive()
def macroexpand_all(lisp: Lisp, form: object, environment: object = NIL) -> object:
    """Expand all macro calls in FORM; ENVIRONMENT as for `macroexpand'."""
    return lisp.evaluator.expand_all(form, environment)


@primitive()
def functionp(lisp: Lisp, object: object) -> Symbol:
    """Return t if OBJECT can be called with arguments: no macro, no special form."""
    return truth(lisp.functions.is_function(object))


@primitive()
def defalias(lisp: Lisp, symbol: object, definition: object, docstring: object = NIL) -> object:
    """Make DEFINITION the function definition of SYMBOL, with DOCSTRING if it is non-nil; return SYMBOL.

    If SYMBOL has a `defalias-fset-function' property, that function is called instead, as advice wants it.
    """
    if not isinstance(symbol, Symbol):
        raise wrong_type_argument("symbolp", symbol)
    if symbol is NIL and definition is not NIL:
        raise condition("setting-constant", NIL)
    setter = lisp.plists.get(symbol, intern("defalias-fset-function"))
    if setter is not NIL:
        lisp.call(setter, symbol, definition)
    else:
        lisp.functions.define(symbol, definition)
    if docstring is not NIL:
        lisp.plists.put(symbol, intern("function-documentation"), docstring)
    return symbol
