"""The library macroexp and other macros that write macros: forms put together, values bound once."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.macro_warnings import MacroWarnings
from elnet.runtime.places import is_constant
from elnet.runtime.primitive import macro, primitive

PROGN, LET_STAR, LIST, QUOTE = map(intern, ("progn", "let*", "list", "quote"))


@primitive("macroexp-progn")
def macroexp_progn(exps: object) -> object:
    """Return a form that evaluates the forms EXPS in order."""
    return cons(PROGN, exps) if type(exps) is Cons and exps.cdr is not NIL else exps.car  # type: ignore[attr-defined]


@primitive("macroexp-unprogn")
def macroexp_unprogn(exp: object) -> object:
    """Return a list of forms whose evaluation in order is that of EXP."""
    if type(exp) is Cons and exp.car is PROGN:
        return exp.cdr if exp.cdr is not NIL else list_of(NIL)
    return list_of(exp)


@primitive("macroexp-let*")
def macroexp_let_star(bindings: object, exp: object) -> object:
    """Return EXP inside a `let*' of BINDINGS; EXP itself if there are none."""
    if bindings is NIL:
        return exp
    if type(exp) is Cons and exp.car is LET_STAR and type(exp.cdr) is Cons:
        inner = list_from(elements(bindings), exp.cdr.car)
        return cons(LET_STAR, cons(inner, exp.cdr.cdr))
    return cons(LET_STAR, cons(bindings, macroexp_unprogn(exp)))


@primitive("macroexp-if")
def macroexp_if(test: object, then: object, else_: object) -> object:
    """Return a form that evaluates THEN or ELSE, as the value of TEST is."""
    return cons(intern("if"), cons(test, cons(then, NIL if else_ is NIL else macroexp_unprogn(else_))))


@primitive("macroexp--fgrep")
def macroexp_fgrep(bindings: object, sexp: object) -> object:
    """Return the elements of the alist BINDINGS whose keys occur in SEXP, which may be circular."""
    wanted = elements(bindings)
    seen: set[int] = set()
    found: list[object] = []
    queue = [sexp]
    while queue and wanted:
        item = queue.pop()
        if type(item) is Cons or type(item) is Vector:
            if id(item) in seen:
                continue
            seen.add(id(item))
            queue += [item.cdr, item.car] if isinstance(item, Cons) else item.items
        else:
            matched = [each for each in wanted if type(each) is Cons and each.car is item]
            found += matched
            wanted = [each for each in wanted if each not in matched]
    return list_from(found)


@primitive("macroexp-quote")
def macroexp_quote(v: object) -> object:
    """Return a form whose value is V."""
    return quoted(v)


@primitive("macroexp-const-p")
def macroexp_const_p(exp: object) -> Symbol:
    """Return t if EXP is a constant."""
    return truth(is_constant(exp) or (type(exp) is Cons and exp.car is intern("function")))


@primitive("macroexp-copyable-p")
def macroexp_copyable_p(exp: object) -> Symbol:
    """Return t if EXP may be evaluated several times: a constant or a variable."""
    return truth(isinstance(exp, Symbol) or is_constant(exp))


@primitive("macroexp-small-p")
def macroexp_small_p(exp: object) -> Symbol:
    """Return t if EXP is short enough to stand several times."""
    return truth(type(exp) is not Cons or exp.cdr is NIL or is_constant(exp))


@primitive("macroexp-warn-and-return")
def macroexp_warn_and_return(
    lisp: Lisp, msg: object, form: object, category: object = NIL, compile_only: object = NIL, arg: object = NIL
) -> object:
    """Warn of MSG and return FORM; COMPILE-ONLY non-nil means to warn only when a file is byte-compiled.

    CATEGORY and ARG, what kind of warning it is and what it is about, do not matter.
    """
    text = msg if type(msg) is LString else lisp.call(intern("format"), lisp_string("%s"), msg)
    lisp.part(MacroWarnings).warn(check.string(text), compile_only is not NIL)
    return form


@primitive("macroexp-compiling-p")
def macroexp_compiling_p() -> object:
    """Return nil: code is not compiled ahead of its evaluation."""
    return NIL


@primitive("macroexp--dynamic-variable-p")
def dynamic_variable_p(lisp: Lisp, var: object) -> object:
    """Return non-nil if binding the variable VAR here would bind it dynamically."""
    return truth(not lisp.is_set("lexical-binding") or lisp.call(intern("special-variable-p"), var) is not NIL)


@primitive("macroexp-file-name")
def macroexp_file_name(lisp: Lisp) -> object:
    """Return the name of the file being loaded, nil if there is none."""
    return lisp.value("load-file-name")


@primitive("macroexp-parse-body")
def macroexp_parse_body(body: object) -> object:
    """Return a pair of the declarations at the start of BODY, a docstring included, and the other forms."""
    from elnet.objects.strings import LString

    declared: list[object] = []
    rest = body
    heads = {intern(":documentation"), intern("declare"), intern("interactive"), intern("cl-declare")}
    while type(rest) is Cons and (
        (type(rest.car) is LString and rest.cdr is not NIL) or (type(rest.car) is Cons and rest.car.car in heads)
    ):
        declared.append(rest.car)
        rest = rest.cdr
    return cons(list_from(declared), rest)


@macro("macroexp-let2")
def macroexp_let2(test: object, sym: object, exp: object, *body: object) -> object:
    """Evaluate BODY, which makes a form, with SYM bound to EXP's value, or to a variable of that form if TEST says no."""
    return _let2(test, sym, exp, macroexp_progn(list_from(body)))


def _let2(test: object, symbol: object, expression: object, body: object) -> object:
    value, form, name = Symbol("exp"), Symbol("body"), Symbol("var")
    check_ = intern("macroexp-const-p") if test is NIL else test
    fresh = list_of(intern("make-symbol"), list_of(intern("symbol-name"), list_of(QUOTE, symbol)))
    chosen = list_of(intern("if"), list_of(check_, value), value, fresh)
    wrapped = list_of(intern("macroexp-let*"), list_of(LIST, list_of(LIST, symbol, value)), form)
    bindings = list_of(list_of(value, expression), list_of(symbol, chosen), list_of(form, body), list_of(name, symbol))
    return list_of(LET_STAR, bindings, list_of(intern("if"), list_of(intern("eq"), name, value), form, wrapped))


@macro("macroexp-let2*")
def macroexp_let2_star(test: object, bindings: object, *body: object) -> object:
    """Like `macroexp-let2' with TEST for each of BINDINGS, (SYM EXP) or SYM, one after the other around BODY."""
    form = macroexp_progn(list_from(body))
    for binding in reversed(elements(bindings)):
        symbol, expression = elements(binding) if type(binding) is Cons else (binding, binding)
        form = _let2(test, symbol, expression, form)
    return form


@macro("bound-and-true-p")
def bound_and_true_p(var: object) -> object:
    """Return the value of the variable VAR, nil if it is void."""
    return list_of(intern("and"), list_of(intern("boundp"), quoted(var)), var)


@macro("with-local-quit")
def with_local_quit(*body: object) -> object:
    """Evaluate BODY, in which a quit takes effect at once, and return its value; nil after a quit."""
    handler = list_of(intern("quit"), list_of(intern("setq"), intern("quit-flag"), T), NIL)
    inside = cons(intern("let"), cons(list_of(list_of(intern("inhibit-quit"), NIL)), list_from(body)))
    return list_of(intern("condition-case"), NIL, inside, handler)
