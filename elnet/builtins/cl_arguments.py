"""Definitions with Common Lisp argument lists: `cl-defun`, `cl-defmacro`, `cl-destructuring-bind`."""

from __future__ import annotations

from elnet.objects.conditions import signal
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.cl_arguments import destructuring, plain_lambda
from elnet.runtime.keywords import refuse_unknown
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

LAMBDA, FUNCTION, DEFUN, DEFMACRO = map(intern, ("lambda", "function", "defun", "defmacro"))


def _defined(lisp: Lisp, definer: Symbol, name: object, arglist: object, body: tuple[object, ...]) -> object:
    parameters, forms = plain_lambda(lisp, arglist, list(body), name, block=True)
    return cons(definer, cons(name, cons(parameters, list_from(forms))))


@macro("cl-defun")
def cl_defun(lisp: Lisp, name: object, args: object, *body: object) -> object:
    """Define NAME as a function whose argument list ARGS may have defaults, keys and patterns.

    BODY is in a block called NAME, which `cl-return-from' leaves.
    """
    return _defined(lisp, DEFUN, name, args, body)


@macro("cl-defsubst")
def cl_defsubst(lisp: Lisp, name: object, args: object, *body: object) -> object:
    """Define NAME as a function with ARGS and BODY, as `cl-defun' does."""
    return _defined(lisp, DEFUN, name, args, body)


@macro("cl-defmacro")
def cl_defmacro(lisp: Lisp, name: object, args: object, *body: object) -> object:
    """Define NAME as a macro whose argument list ARGS may have defaults, keys and patterns; BODY is a block called NAME."""
    return _defined(lisp, DEFMACRO, name, args, body)


@macro("cl-iter-defun")
def cl_iter_defun(lisp: Lisp, name: object, args: object, *body: object) -> object:
    """Define NAME as a generator function with ARGS and BODY."""
    return _defined(lisp, intern("iter-defun"), name, args, body)


@macro("cl-function")
def cl_function(lisp: Lisp, func: object) -> object:
    """Return FUNC, a name or a `lambda' form that may have a Common Lisp argument list, as a function."""
    if type(func) is not Cons or func.car is not LAMBDA:
        return list_of(FUNCTION, func)
    _, arguments, *body = elements(func)
    parameters, forms = plain_lambda(lisp, arguments, body, NIL, block=False)
    return list_of(FUNCTION, cons(LAMBDA, cons(parameters, list_from(forms))))


@macro("cl-destructuring-bind")
def cl_destructuring_bind(args: object, expr: object, *body: object) -> object:
    """Evaluate BODY with the variables of the argument list ARGS bound to the parts of the list that EXPR yields."""
    return destructuring(args, expr, list(body))


@macro("cl-define-compiler-macro")
def cl_define_compiler_macro(lisp: Lisp, func: object, args: object, *body: object) -> object:
    """Define how calls of FUNC may be replaced: BODY returns the new form, ARGS names the arguments and `&whole'."""
    items = elements(args) if type(args) is Cons and args.cdr is not NIL else [args]
    whole: object = Symbol("form")
    if items[0] is intern("&whole"):
        whole, items = items[1], items[2:]
    parameters, forms = plain_lambda(lisp, cons(whole, list_from(items)), list(body), func, block=True)
    function = list_of(FUNCTION, cons(LAMBDA, cons(parameters, list_from(forms))))
    put = list_of(intern("function-put"), quoted(func), quoted(intern("compiler-macro")), function)
    return list_of(intern("progn"), put, quoted(func))


@primitive("cl-compiler-macroexpand")
def cl_compiler_macroexpand(lisp: Lisp, form: object) -> object:
    """Return FORM as its compiler macro, if it has one, replaces it."""
    while type(form) is Cons and isinstance(form.car, Symbol):
        expander = lisp.plists.get(form.car, intern("compiler-macro"))
        if expander is NIL:
            return form
        expanded = lisp.call(expander, form, *elements(form.cdr))
        if expanded is form:
            return form
        form = expanded
    return form


@primitive("elnet--check-keywords")
def check_keywords(lisp: Lisp, arguments: object, known: object) -> object:
    """Signal an error unless the keys in the property list ARGUMENTS are among KNOWN or other keys are allowed."""
    refuse_unknown(lisp, arguments, elements(known))
    return NIL


@primitive("elnet--keyword-tail")
def keyword_tail(arguments: object, keyword: object) -> object:
    """Return the tail of the property list ARGUMENTS that starts with KEYWORD, nil if there is none."""
    tail = arguments
    while type(tail) is Cons:
        if tail.car is keyword:
            return tail
        tail = tail.cdr.cdr  # type: ignore[attr-defined]
    return NIL


@macro("cl-eval-when")
def cl_eval_when(when: object, *body: object) -> object:
    """Evaluate BODY if WHEN, a list of situations, says so for code that is evaluated as it is loaded."""
    situations = {each.name for each in elements(when) if isinstance(each, Symbol)}
    wanted = situations & {"eval", ":execute", "load", ":load-toplevel"}
    return cons(intern("progn"), list_from(body)) if wanted else NIL


@macro("cl-load-time-value")
def cl_load_time_value(lisp: Lisp, form: object, read_only: object = NIL) -> object:
    """Return the value that FORM has now, as a constant."""
    return quoted(lisp.evaluator.evaluate(form, T))


@macro("cl-with-gensyms")
def cl_with_gensyms(names: object, *body: object) -> object:
    """Evaluate BODY with each of NAMES bound to a fresh symbol."""
    made = [list_of(name, list_of(intern("gensym"), list_of(intern("symbol-name"), quoted(name)))) for name in elements(names)]
    return cons(intern("let"), cons(list_from(made), list_from(body)))


@macro("cl-once-only")
def cl_once_only(names: object, *body: object) -> object:
    """Evaluate BODY, which makes a form, with each of NAMES a variable of that form, bound to what NAME stood for."""
    pairs = [(each.car, elements(each)[1]) if type(each) is Cons else (each, each) for each in elements(names)]
    fresh = [Symbol("g") for _ in pairs]
    outer = list_from(list_of(symbol, list_of(intern("gensym"))) for symbol in fresh)
    bindings = [list_of(intern("list"), symbol, form) for symbol, (_, form) in zip(fresh, pairs, strict=True)]
    inner = list_from(list_of(name, symbol) for symbol, (name, _) in zip(fresh, pairs, strict=True))
    form = list_of(
        intern("list"),
        quoted(intern("let")),
        cons(intern("list"), list_from(bindings)),
        cons(intern("let"), cons(inner, list_from(body))),
    )
    return list_of(intern("let"), outer, form)


@macro("cl-deftype")
def cl_deftype(lisp: Lisp, name: object, arglist: object, *body: object) -> object:
    """Define NAME as a type: BODY returns the type that it stands for, ARGLIST names its arguments, by default `*'."""
    if not isinstance(name, Symbol):
        raise signal("wrong-type-argument", intern("symbolp"), name)
    arguments = cons(intern("&cl-defs"), cons(list_of(quoted(intern("*"))), arglist))
    parameters, forms = plain_lambda(lisp, arguments, list(body), NIL, block=False)
    function = list_of(FUNCTION, cons(LAMBDA, cons(parameters, list_from(forms))))
    return list_of(intern("define-symbol-prop"), quoted(name), quoted(intern("cl-deftype-handler")), function)
