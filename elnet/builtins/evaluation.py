"""Evaluating, calling, expanding and leaving: `eval`, `funcall`, `macroexpand`, `signal`, `throw`."""

from __future__ import annotations

from sys import _getframe

from elnet.objects.conditions import signal as condition
from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.functions import is_lisp_code
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.literals import Literals
from elnet.runtime.load_history import note
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
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


@primitive("apply", "cl-multiple-value-apply", "cl-multiple-value-call")
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
    note(lisp.variables, "defun", symbol)
    if docstring is not NIL:
        lisp.plists.put(symbol, intern("function-documentation"), docstring)
    return symbol


@primitive("make-interpreted-closure")
def make_interpreted_closure(
    lisp: Lisp, args: object, body: object, env: object, docstring: object = NIL, iform: object = NIL
) -> object:
    """Return a function with ARGS and BODY, lexically bound in the alist ENV, or dynamically bound if ENV is nil."""
    return lisp.part(Literals).closure([args, body, env, NIL, docstring, iform])


@primitive("defvar-1")
def defvar_1(lisp: Lisp, sym: object, initvalue: object, docstring: object = NIL) -> object:
    """Define SYM as a special variable, with INITVALUE unless it has a value, and DOCSTRING; return SYM."""
    symbol = check.symbol(sym)
    if lisp.variables.is_void(symbol):
        lisp.variables.set_toplevel(symbol, initvalue)
    return lisp.variables.define(symbol, docstring)


@primitive("defconst-1")
def defconst_1(lisp: Lisp, sym: object, initvalue: object, docstring: object = NIL) -> object:
    """Define SYM as a special variable that is not meant to change, with INITVALUE and DOCSTRING; return SYM."""
    return lisp.variables.define_constant(check.symbol(sym), initvalue, docstring)


@primitive("backtrace-frames")
def backtrace_frames(lisp: Lisp, base: object = NIL) -> object:
    """Return the calls of Lisp functions that are going on, the innermost first: a list of (t FUNCTION ARGS nil)."""
    found = []
    frame: FrameType | None = _getframe(1)
    while frame is not None:
        code = frame.f_code
        if is_lisp_code(code) and code.co_name != "<toplevel>":
            names = code.co_varnames[: code.co_argcount + bool(code.co_flags & 0x04)]
            arguments = list_from(frame.f_locals.get(name, NIL) for name in names)
            found.append(list_of(T, lisp.intern(code.co_name), arguments, NIL))
        frame = frame.f_back
    return list_from(found)


@primitive("backtrace")
def backtrace(lisp: Lisp) -> object:
    """Print the calls of Lisp functions that are going on, the innermost first, to `standard-output'."""
    write = lisp.functions.callable(lisp.intern("princ"))
    show = lisp.functions.callable(lisp.intern("prin1-to-string"))
    for entry in elements(backtrace_frames(lisp)):
        _, function, arguments, _ = elements(entry)
        write(lisp_string(f"  {show(cons(function, arguments)).text}\n"))  # type: ignore[attr-defined]
    return NIL
