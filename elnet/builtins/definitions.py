"""Macros that define functions and variables: `defun`, `defmacro`, `lambda`, `defvar-local`, and their declarations."""

from __future__ import annotations

from elnet.objects.conditions import invalid_function, lisp_error, wrong_type_argument
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import conses, elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Declaration = Callable[[object, object, list[object]], object]


(LAMBDA, FUNCTION, QUOTE, DEFALIAS, DECLARE, INTERACTIVE, PROG1, PROGN, FUNCTION_PUT, CONS, MACRO, EVAL_AND_COMPILE) = map(
    intern,
    [
        "lambda",
        "function",
        "quote",
        "defalias",
        "declare",
        "interactive",
        "prog1",
        "progn",
        "function-put",
        "cons",
        "macro",
        "eval-and-compile",
    ],
)
DEFVAR, MAKE_AUTOMATIC, LET, SET_DEFAULT, SETQ = map(
    intern, ("defvar", "make-variable-buffer-local", "let", "set-default", "setq")
)
DOCUMENTATION, SYMBOL = intern(":documentation"), intern("symbol")


ADDED_FOR_FUNCTIONS, ADDED_FOR_MACROS = "defun-declarations-alist", "macro-declarations-alist"


def quoted(value: object) -> object:
    """Return the form that evaluates to VALUE."""
    return list_of(QUOTE, value)


@macro("lambda")
def lambda_(*arguments_and_body: object) -> object:
    """Return an anonymous function: ARGS DOCSTRING INTERACTIVE BODY, quoted by `function'."""
    return list_of(FUNCTION, cons(LAMBDA, list_from(arguments_and_body)))


@macro()
def defun(lisp: Lisp, name: object, arglist: object, *body: object) -> object:
    """Define NAME as a function with ARGLIST and BODY, which may start with a docstring, declarations and `interactive'."""
    return _definition(lisp, name, arglist, body, _function)


@macro()
def defmacro(lisp: Lisp, name: object, arglist: object, *body: object) -> object:
    """Define NAME as a macro: its call is replaced by what BODY returns for the unevaluated arguments."""
    return _definition(lisp, name, arglist, body, _macro)


@macro()
def defsubst(name: object, arglist: object, *body: object) -> object:
    """Define NAME as a function that a compiler may put in line; here the same as `defun'."""
    return cons(intern("defun"), cons(name, cons(arglist, list_from(body))))


def _function(name: object, function: object) -> object:
    return list_of(DEFALIAS, quoted(name), function)


def _macro(name: object, function: object) -> object:
    return list_of(DEFALIAS, quoted(name), list_of(CONS, quoted(MACRO), function))


def _definition(
    lisp: Lisp, name: object, arguments: object, body: tuple[object, ...], define: Callable[[object, object], object]
) -> object:
    if not isinstance(name, Symbol):
        raise wrong_type_argument("symbolp", name)
    if type(arguments) is not Cons and arguments is not NIL:
        raise lisp_error(f"Malformed arglist: {arguments!r}")
    head, declared, rest = split_body(list(body))
    function = list_of(FUNCTION, cons(LAMBDA, cons(arguments, list_from([*head, *(rest or [NIL])]))))
    done = [_declared(lisp, define is _macro, name, arguments, each) for each in declared]
    forms = [form for form in done if form is not NIL]
    definition = define(name, function)
    return cons(PROG1, cons(definition, list_from(forms))) if forms else definition


def split_body(body: list[object]) -> tuple[list[object], list[object], list[object]]:
    """Return docstring and interactive form, declarations, and the other forms of a function body."""
    head: list[object] = []
    declared: list[object] = []
    if body and len(body) > 1 and (isinstance(body[0], LString) or _starts(body[0], DOCUMENTATION)):
        head.append(body.pop(0))
    while body and _starts(body[0], DECLARE):
        declared += elements(body.pop(0).cdr)  # type: ignore[attr-defined]
    if body and _starts(body[0], INTERACTIVE):
        head.append(body.pop(0))
        while body and _starts(body[0], DECLARE):
            declared += elements(body.pop(0).cdr)  # type: ignore[attr-defined]
    return head, declared, body


def _starts(form: object, symbol: Symbol) -> bool:
    return type(form) is Cons and form.car is symbol


def _declared(lisp: Lisp, of_macro: bool, name: object, arguments: object, declaration: object) -> object:
    if type(declaration) is not Cons or not isinstance(declaration.car, Symbol):
        return NIL
    values = elements(declaration.cdr)
    handler = (_MACRO_DECLARATIONS if of_macro else _FUNCTION_DECLARATIONS).get(declaration.car.name)
    if handler is not None:
        return handler(name, arguments, values)
    added = lisp.call(intern("assq"), declaration.car, lisp.value(ADDED_FOR_MACROS if of_macro else ADDED_FOR_FUNCTIONS))
    return NIL if type(added) is not Cons else lisp.call(added.cdr.car, name, arguments, *values)  # type: ignore[attr-defined]


def _property(symbol: str) -> Declaration:
    return lambda name, arguments, values: list_of(
        FUNCTION_PUT, quoted(name), quoted(intern(symbol)), quoted(values[0] if values else NIL)
    )


def _obsolete(name: object, arguments: object, values: list[object]) -> object:
    return list_of(intern("make-obsolete"), quoted(name), *(quoted(value) for value in ([*values, NIL, NIL])[:2]))


def _compiler_macro(name: object, arguments: object, values: list[object]) -> object:
    function = values[0]
    if _starts(function, LAMBDA):
        parameters = cons(intern("form"), cons_parameters(arguments))
        assert type(function) is Cons
        assert type(function.cdr) is Cons
        given = function.cdr.car
        parameters = cons(given.car if type(given) is Cons else intern("form"), cons_parameters(arguments))
        function = cons(LAMBDA, cons(parameters, function.cdr.cdr))
    form = list_of(FUNCTION_PUT, quoted(name), quoted(intern("compiler-macro")), list_of(FUNCTION, function))
    return list_of(EVAL_AND_COMPILE, form)


def cons_parameters(arguments: object) -> object:
    """Return a fresh copy of the argument list ARGUMENTS."""
    return list_from(pair.car for pair in conses(arguments))


def _gv(expander: str) -> Declaration:
    def declare(name: object, arguments: object, values: list[object]) -> object:
        return cons(intern(expander), cons(name, cons(arguments, list_from(values))))

    return declare


_FUNCTION_DECLARATIONS: dict[str, Declaration] = {
    "indent": _property("lisp-indent-function"),
    "doc-string": _property("doc-string-elt"),
    "pure": _property("pure"),
    "side-effect-free": _property("side-effect-free"),
    "important-return-value": _property("important-return-value"),
    "interactive-only": _property("interactive-only"),
    "debug": _property("edebug-form-spec"),
    "obsolete": _obsolete,
    "compiler-macro": _compiler_macro,
    "gv-expander": _gv("elnet--declare-gv-expander"),
    "gv-setter": _gv("elnet--declare-gv-setter"),
}
_MACRO_DECLARATIONS: dict[str, Declaration] = {
    key: value for key, value in _FUNCTION_DECLARATIONS.items() if key != "compiler-macro"
} | {"no-font-lock-keyword": _property("no-font-lock-keyword")}


@macro("defvar-local")
def defvar_local(symbol: object, value: object, docstring: object = NIL) -> object:
    """Define SYMBOL as a variable that becomes buffer-local whenever it is set, with default VALUE."""
    definition = list_of(DEFVAR, symbol, value, docstring) if docstring is not NIL else list_of(DEFVAR, symbol, value)
    return list_of(PROGN, definition, list_of(MAKE_AUTOMATIC, quoted(symbol)))


@macro("setq-default")
def setq_default(*arguments: object) -> object:
    """Set the default value of each SYMBOL to its VALUE; return the last VALUE."""
    if len(arguments) % 2:
        raise invalid_function(intern("setq-default"))
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    return cons(PROGN, list_from(list_of(SET_DEFAULT, quoted(symbol), value) for symbol, value in pairs))


@macro("setq-local")
def setq_local(*pairs: object) -> object:
    """Set each VARIABLE to its VALUE in the current buffer, making it local there."""
    if len(pairs) % 2:
        raise lisp_error("PAIRS must have an even number of variable/value members")
    forms = [
        list_of(intern("set"), list_of(intern("make-local-variable"), quoted(symbol)), value)
        for symbol, value in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    return forms[0] if len(forms) == 1 else cons(PROGN, list_from(forms))
