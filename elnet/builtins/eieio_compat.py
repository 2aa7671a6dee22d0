"""The library eieio-compat: `defmethod' and `defgeneric', which older programs use."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.generics import Generics
from elnet.runtime.lisp import Lisp
from elnet.runtime.patterns import mentions
from elnet.runtime.primitive import macro, primitive

DEFINE, ANY_ARGUMENTS = intern("cl-defmethod"), intern("&rest")
NEXT, NEXT_P = intern("call-next-method"), intern("next-method-p")
KINDS = {":before": ":before", ":after": ":after", ":primary": "", ":static": ":static"}
"""The kinds of methods, in small letters, and the qualifiers of `cl-defmethod'."""


@macro("defgeneric")
def defgeneric(method: object, args: object, doc_string: object = NIL) -> object:
    """Define METHOD as a generic function with ARGS and DOC-STRING, unless it is one."""
    documentation = [] if doc_string is NIL else [doc_string]
    define = cons(intern("cl-defgeneric"), cons(method, cons(args, list_from(documentation))))
    return list_of(intern("when"), list_of(intern("elnet--may-be-generic"), quoted(method)), define, quoted(method))


@primitive("elnet--may-be-generic")
def may_be_generic(lisp: Lisp, name: object) -> object:
    """Return t if NAME is to become a generic function, nil if it is one; signal an error if it is another function."""
    symbol = check.symbol(name)
    if symbol in lisp.part(Generics).by_name:
        return NIL
    if lisp.functions.definition(symbol) is not NIL:
        raise lisp_error(f"{symbol.name} is already defined as something else than a generic function")
    return intern("t")


@primitive("generic-p")
def generic_p(lisp: Lisp, fname: object) -> object:
    """Return t if FNAME is a generic function."""
    return lisp.call(intern("cl-generic-p"), fname)


@macro("defmethod")
def defmethod(method: object, *args: object) -> object:
    """Define a method of METHOD: ARGS is [KIND] ARGUMENTS [DOCSTRING] BODY, the first of ARGUMENTS may be (VARIABLE CLASS).

    KIND is :BEFORE, :AFTER, :PRIMARY or :STATIC; a static method takes an object of the class, or the class.
    """
    parts, kind = list(args), ""
    if isinstance(parts[0], Symbol) and parts[0].name.lower() in KINDS:
        kind = KINDS[parts.pop(0).name.lower()]  # type: ignore[attr-defined]
    parameters, *body = parts
    name = intern("make-instance") if method is intern("constructor") else method
    body = _with_next(body)
    if kind == ":static":
        forms = [_definition(name, "", each, body) for each in _static_parameters(parameters)]
        return cons(intern("progn"), list_from(forms))
    return _definition(name, kind, parameters, body)


def _definition(name: object, kind: str, parameters: object, body: list[object]) -> object:
    first, *others = elements(parameters)
    if name is intern("no-next-method"):
        name, parameters = intern("cl-no-next-method"), list_from([intern("_generic"), intern("_method"), first, *others])
    elif name is intern("no-applicable-method"):
        name, parameters = intern("cl-no-applicable-method"), list_from([others[0], first, *others[1:]])
    qualifier = [intern(kind)] if kind else []
    return list_from([DEFINE, name, *qualifier, parameters, *body])


def _static_parameters(parameters: object) -> list[object]:
    """Return PARAMETERS for an object, and for the class, of the class that the first of them names."""
    first, *others = elements(parameters)
    if type(first) is not Cons:
        return [parameters]
    variable, kind = elements(first)
    subclass = list_of(variable, list_of(intern("subclass"), kind))
    return [parameters, list_from([subclass, *others])]


def _with_next(body: list[object]) -> list[object]:
    """Return BODY with the old names of what calls and asks for the next method."""
    if not mentions(list_from(body), NEXT) and not mentions(list_from(body), NEXT_P):
        return body
    rest = Symbol("rest")
    apply = list_of(intern("apply"), list_of(intern("function"), intern("cl-call-next-method")), rest)
    call = list_of(NEXT, list_of(ANY_ARGUMENTS, rest), apply)
    ask = list_of(NEXT_P, NIL, list_of(intern("cl-next-method-p")))
    return [cons(intern("cl-flet"), cons(list_of(call, ask), list_from(body)))]
