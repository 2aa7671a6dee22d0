"""Choosing by value and by type: `cl-case`, `cl-typecase`, `cl-check-type`, `cl-assert`."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, lisp_error, signal, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.cl_types import has_type, type_test
from elnet.runtime.lisp import Lisp
from elnet.runtime.macro_warnings import MacroWarnings
from elnet.runtime.primitive import macro, primitive

COND, ERROR, SIGNAL, OR, PROGN, LIST, LET_STAR = map(intern, ("cond", "error", "signal", "or", "progn", "list", "let*"))
WRONG_TYPE = list_of(intern("quote"), intern("wrong-type-argument"))
QUOTATIONS = tuple(map(intern, ("quote", "function")))
OTHERWISE = (T, intern("otherwise"))


def _named(form: object) -> tuple[object, list[object]]:
    """Return FORM as something that may stand many times, and the binding that this needs."""
    if isinstance(form, Symbol):
        return form, []
    variable = Symbol("value")
    return variable, [list_of(variable, form)]


def _within(bindings: list[object], form: object) -> object:
    return list_of(LET_STAR, list_from(bindings), form) if bindings else form


def _case(lisp: Lisp, expr: object, clauses: tuple[object, ...], complaint: str) -> object:
    value, bindings = _named(expr)
    keys: list[object] = []
    done: list[object] = []
    for place, clause in enumerate(clauses):
        key, *body = elements(clause)
        _warn_of_key(lisp, key)
        if key in OTHERWISE:
            if place < len(clauses) - 1 or complaint:
                raise _misplaced(lisp)
            test: object = T
        else:
            listed = elements(key) if type(key) is Cons or key is NIL else [key]
            if type(key) is Cons:
                keys.extend(() if _is_quotation(key) else reversed(listed))
            elif key is not NIL and any(key is other for other in keys):
                raise lisp_error(f"Duplicate key in case: {_shown(lisp, key)}")
            elif key is not NIL:
                keys.append(key)
            test = _case_test(value, listed)
        done.append(cons(test, list_from(body or [NIL])))
    if complaint:
        done.append(_failed(lisp, complaint, value, keys))
    return _within(bindings, cons(COND, list_from(done)))


def _warn_of_key(lisp: Lisp, key: object) -> None:
    """Warn of KEY if it fits nothing or looks as if it were to be evaluated."""
    if key is NIL:
        lisp.part(MacroWarnings).warn(lisp_string("Case nil will never match"), compile_only=False)
    elif type(key) is Cons and _is_quotation(key):
        quoting, (meant,) = key.car, elements(key.cdr)
        advice = "Case %S will match `%S'.  If that's intended, write %S instead.  Otherwise, don't quote `%S'."
        told = lisp.call(intern("format-message"), lisp_string(advice), key, quoting, list_of(meant, quoting), meant)
        lisp.part(MacroWarnings).warn(check.string(told), compile_only=False)


def _is_quotation(key: object) -> bool:
    """Tell whether KEY, a list of keys, was written as a quoted value: it fits what stands there and `quote' itself."""
    return type(key) is Cons and key.car in QUOTATIONS and type(key.cdr) is Cons and key.cdr.cdr is NIL


def _misplaced(lisp: Lisp) -> Exception:
    """Return the error about a clause for everything else that is not the last one."""
    text = lisp.call(intern("format-message"), lisp_string("Misplaced t or `otherwise' clause"))
    return lisp_error(text.text if isinstance(text, LString) else "")


def _case_test(value: object, keys: list[object]) -> object:
    if not keys:
        return NIL
    if len(keys) == 1:
        name = "eq" if isinstance(keys[0], Symbol) else "eql"
        return list_of(intern(name), value, list_of(intern("quote"), keys[0]))
    name = "memq" if all(isinstance(key, Symbol) for key in keys) else "memql"
    return list_of(intern(name), value, list_of(intern("quote"), list_from(keys)))


def _shown(lisp: Lisp, value: object) -> str:
    return lisp.call(intern("prin1-to-string"), value).text  # type: ignore[no-any-return, attr-defined]


def _failed(lisp: Lisp, complaint: str, value: object, keys: list[object]) -> object:
    return list_of(T, list_of(ERROR, lisp_string(f"{complaint} failed: %s, %s"), value, quoted(list_from(keys))))


@macro("cl-case")
def cl_case(lisp: Lisp, expr: object, *clauses: object) -> object:
    """Evaluate the body of the first of CLAUSES, lists (KEY BODY…), whose KEY or list of keys has the value of EXPR.

    A clause with the key t or `otherwise' comes last and fits every value.
    """
    return _case(lisp, expr, clauses, "")


@macro("cl-ecase")
def cl_ecase(lisp: Lisp, expr: object, *clauses: object) -> object:
    """Like `cl-case' with EXPR and CLAUSES, but signal an error if no clause fits."""
    return _case(lisp, expr, clauses, "cl-ecase")


def _typecase(lisp: Lisp, expr: object, clauses: tuple[object, ...], complaint: str) -> object:
    value, bindings = _named(expr)
    types: list[object] = []
    done: list[object] = []
    for clause in clauses:
        type_, *body = elements(clause)
        if type_ in OTHERWISE:
            test: object = T
        else:
            types.append(type_)
            test = _typep_form(lisp, value, type_)
        done.append(cons(test, list_from(body or [NIL])))
    if complaint:
        done.append(_failed(lisp, complaint, value, types))
    return _within(bindings, cons(COND, list_from(done)))


def _typep_form(lisp: Lisp, value: object, type_: object) -> object:
    """Return the test of VALUE for TYPE_, which may be a type that is not known yet."""
    try:
        return type_test(lisp, value, type_)
    except LispSignal:
        return list_of(intern("cl-typep"), value, quoted(type_))


@macro("cl-typecase")
def cl_typecase(lisp: Lisp, expr: object, *clauses: object) -> object:
    """Evaluate the body of the first of CLAUSES, lists (TYPE BODY…), whose TYPE the value of EXPR has."""
    return _typecase(lisp, expr, clauses, "")


@macro("cl-etypecase")
def cl_etypecase(lisp: Lisp, expr: object, *clauses: object) -> object:
    """Like `cl-typecase' with EXPR and CLAUSES, but signal an error if no clause fits."""
    return _typecase(lisp, expr, clauses, "cl-etypecase")


@primitive("cl-typep")
def cl_typep(lisp: Lisp, val: object, type: object) -> Symbol:
    """Return t if VAL is of the Common Lisp type TYPE."""
    return truth(has_type(lisp, val, type))


@macro("cl-check-type")
def cl_check_type(lisp: Lisp, form: object, type: object, string: object = NIL) -> object:
    """Signal `wrong-type-argument' unless the value of FORM is of TYPE, which STRING describes; return nil."""
    value, bindings = _named(form)
    description = quoted(type) if string is NIL else string
    complaint = list_of(SIGNAL, WRONG_TYPE, list_of(LIST, description, value, quoted(form)))
    return list_of(PROGN, _within(bindings, list_of(OR, _typep_form(lisp, value, type), complaint)), NIL)


@macro("cl-the")
def cl_the(lisp: Lisp, type: object, form: object) -> object:
    """Return the value of FORM; signal `wrong-type-argument' unless it is of TYPE."""
    value, bindings = _named(form)
    complaint = list_of(SIGNAL, WRONG_TYPE, list_of(LIST, quoted(type), value, quoted(form)))
    return _within(bindings, list_of(PROGN, list_of(OR, _typep_form(lisp, value, type), complaint), value))


@macro("cl-assert")
def cl_assert(form: object, show_args: object = NIL, string: object = NIL, *args: object) -> object:
    """Signal an error unless FORM yields non-nil; return nil.

    SHOW-ARGS non-nil means the error tells the values of FORM's arguments; STRING and ARGS give a message instead.
    """
    failed = intern("cl--assertion-failed")
    if string is not NIL:
        complaint = list_of(failed, quoted(form), string, cons(LIST, list_from(args)))
    elif show_args is not NIL and type(form) is Cons:
        values = [each for each in elements(form.cdr) if not _is_constant(each)]
        complaint = list_of(failed, quoted(form), NIL, cons(LIST, list_from(values)))
    else:
        complaint = list_of(failed, quoted(form))
    return list_of(PROGN, list_of(OR, form, complaint), NIL)


def _is_constant(form: object) -> bool:
    if isinstance(form, Symbol):
        return form is NIL or form is T or form.name.startswith(":")
    return type(form) is not Cons or form.car in (intern("quote"), intern("function"))


@primitive("cl--assertion-failed")
def cl_assertion_failed(lisp: Lisp, form: object, string: object = NIL, args: object = NIL) -> object:
    """Signal that the assertion FORM does not hold: with the message STRING and ARGS, or with FORM and ARGS as data."""
    if isinstance(string, LString):
        return lisp.call(ERROR, string, *elements(args))
    raise signal("cl-assertion-failed", form, *elements(args))
