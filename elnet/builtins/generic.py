"""The library cl-generic: `cl-defgeneric`, `cl-defmethod`, and going on to the next method."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.backquote import quoted
from elnet.runtime.cl_arguments import plain_lambda, split_body, usage
from elnet.runtime.generics import Generics, Method, has_next
from elnet.runtime.lisp import Lisp
from elnet.runtime.patterns import mentions
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.printing import prin1_string

NEXT, NEXT_P = intern("cl-call-next-method"), intern("cl-next-method-p")
CONTEXT = intern("&context")
LAMBDA, FUNCTION, PROGN, ENDS = intern("lambda"), intern("function"), intern("progn"), "&"


def _function_name(name: object) -> Symbol:
    """Return the symbol behind NAME, which may be (setf NAME)."""
    if type(name) is Cons:
        return intern(f"(setf {elements(name)[1].name})")  # type: ignore[attr-defined]
    assert isinstance(name, Symbol)
    return name


@macro("cl-defgeneric")
def cl_defgeneric(name: object, args: object, *options_and_methods: object) -> object:
    """Define NAME as a generic function with ARGS; OPTIONS-AND-METHODS end in the body of a method for all arguments."""
    body = list(options_and_methods)
    documentation: object = NIL
    order: object = NIL
    if body and isinstance(body[0], LString):
        documentation = body.pop(0)
    methods: list[object] = []
    declared: list[object] = []
    while body and type(body[0]) is Cons and _is_option(body[0].car):
        option = body.pop(0)
        assert type(option) is Cons
        if option.car is intern(":method"):
            methods.append(cons(intern("cl-defmethod"), cons(name, option.cdr)))
        elif option.car is intern("declare"):
            declared += elements(option.cdr)
        elif option.car is intern(":documentation"):
            documentation = elements(option)[1]
        elif option.car is intern(":argument-precedence-order"):
            order = _places(elements(option.cdr), elements(args))
    described = list_of(quoted(args), documentation)
    define = cons(intern("elnet--define-generic"), cons(quoted(_function_name(name)), cons(quoted(order), described)))
    if body:
        methods.append(cons(intern("cl-defmethod"), cons(name, cons(args, list_from(body)))))
    return cons(PROGN, list_from([define, *_declarations(_function_name(name), declared), *(methods or [NIL])]))


def _places(order: list[object], arguments: list[object]) -> object:
    """Return the places in ARGUMENTS of those in ORDER, then those of the others."""
    names = [item for item in arguments if not (isinstance(item, Symbol) and item.name.startswith(ENDS))]
    first = [names.index(item) for item in order]
    return list_from([*first, *(place for place in range(len(names)) if place not in first)])


def _is_option(head: object) -> bool:
    return isinstance(head, Symbol) and (head.name.startswith(":") or head is intern("declare"))


def _declarations(name: Symbol, declared: list[object]) -> list[object]:
    """Return the forms for the declarations that are properties of the function."""
    properties = {"indent": "lisp-indent-function", "debug": "edebug-form-spec"}
    forms = []
    for each in declared:
        if type(each) is Cons and isinstance(each.car, Symbol) and each.car.name in properties:
            value = quoted(elements(each)[1])
            forms.append(list_of(intern("function-put"), quoted(name), quoted(intern(properties[each.car.name])), value))
        elif type(each) is Cons and each.car is intern("advertised-calling-convention"):
            signature, when = elements(each.cdr)[:2]
            definition = list_of(intern("symbol-function"), quoted(name))
            forms.append(list_of(intern("set-advertised-calling-convention"), definition, quoted(signature), when))
    return forms


@macro("cl-defmethod")
def cl_defmethod(lisp: Lisp, name: object, *rest: object) -> object:
    """Define a method of NAME: REST is [:extra STRING] [QUALIFIER] ARGS [DOCSTRING] BODY, ARGS has (VARIABLE TYPE) entries.

    In BODY, `cl-call-next-method' calls the less specific method and `cl-next-method-p' tells whether there is one.
    """
    parts = list(rest)
    extra: object = NIL
    qualifier: object = NIL
    if parts and parts[0] is intern(":extra"):
        extra, parts = parts[1], parts[2:]
    if parts and isinstance(parts[0], Symbol) and parts[0] is not NIL:
        qualifier = parts.pop(0)
    arguments, *body = parts
    contexts, rest_of_list = _contexts(lisp, elements(arguments) if _is_proper(arguments) else [arguments])
    parameters, specializers = _separated(rest_of_list)
    following = Symbol("next")
    if mentions(list_from(body), NEXT) or mentions(list_from(body), NEXT_P):
        header, body = split_body(body)
        body = [*header, _with_next(following, body)]
    plain, forms = plain_lambda(lisp, list_from(parameters), body, NIL, block=False)
    function = list_of(FUNCTION, cons(LAMBDA, cons(cons(following, plain), list_from(forms or [NIL]))))
    define = intern("elnet--define-method")
    kind = quoted(cons(qualifier, extra))
    found = quoted(cons(list_from(specializers), list_from(contexts)))
    described = quoted(arguments)
    form = list_of(define, quoted(_function_name(name)), kind, found, described, function)
    return list_of(PROGN, form, quoted(name))


def _contexts(lisp: Lisp, arguments: list[object]) -> tuple[list[object], list[object]]:
    """Return the contexts among ARGUMENTS, each (FORM . SPECIALIZER), and the arguments without them.

    What follows `&context' up to the optional arguments are contexts.
    """
    found: list[object] = []
    others: list[object] = []
    inside = False
    for item in arguments:
        if isinstance(item, Symbol) and item.name.startswith(ENDS):
            inside = item is CONTEXT
            if inside:
                continue
        if not inside:
            others.append(item)
        elif type(item) is Cons:
            found.append(_context(lisp, item))
        else:
            raise lisp_error(f"Invalid &context arg: {prin1_string(lisp, item).text}")
    return found, others


def _context(lisp: Lisp, context: object) -> object:
    """Return CONTEXT, (FORM SPECIALIZER) or what a rewriter knows, as (FORM . SPECIALIZER)."""
    form, *values = elements(context)
    rewriter = lisp.plists.get(form, intern("cl-generic--context-rewriter")) if isinstance(form, Symbol) else NIL
    if rewriter is not NIL:
        form, *values = elements(lisp.call(rewriter, *values))
    elif form is intern("major-mode") and isinstance(values[0], Symbol):
        values = [list_of(intern("derived-mode"), values[0])]
    return cons(form, values[0])


def _is_proper(arguments: object) -> bool:
    return type(arguments) is Cons or arguments is NIL


def _separated(arguments: list[object]) -> tuple[list[object], list[object]]:
    """Return the parameters without specializers, and the specializers of the required ones."""
    parameters: list[object] = []
    specializers: list[object] = []
    for place, item in enumerate(arguments):
        if isinstance(item, Symbol) and item.name.startswith(ENDS):
            return parameters + arguments[place:], specializers
        if type(item) is Cons:
            variable, specializer = elements(item)
            parameters.append(variable)
            specializers.append(specializer)
        else:
            parameters.append(item)
            specializers.append(T)
    return parameters, specializers


def _with_next(following: Symbol, body: list[object]) -> object:
    rest = Symbol("args")
    call = list_of(NEXT, list_of(intern("&rest"), rest), list_of(intern("apply"), following, rest))
    ask = list_of(NEXT_P, NIL, list_of(intern("elnet--next-method-p"), following))
    return cons(intern("cl-flet"), cons(list_of(call, ask), list_from(body)))


@primitive("elnet--next-method-p")
def next_method_p(next: object) -> Symbol:
    """Return t if NEXT, which a method was given, is a method."""
    return truth(has_next(next))


@primitive("elnet--define-generic")
def define_generic(lisp: Lisp, name: object, order: object, arguments: object, documentation: object) -> object:
    """Make NAME a generic function with DOCUMENTATION whose ARGUMENTS are looked at in ORDER, a list of places or nil."""
    assert isinstance(name, Symbol)
    text = documentation.text if isinstance(documentation, LString) else ""
    places = [int(place) for place in elements(order)]  # type: ignore[call-overload]
    lisp.part(Generics).declare(lisp.part(Generics).resolved(name), text + usage(lisp, arguments), places or None)
    return name


@primitive("elnet--define-method")
def define_method(lisp: Lisp, name: object, kind: object, fits: object, arguments: object, function: object) -> object:
    """Add FUNCTION as a method of NAME: KIND is (QUALIFIER . EXTRA), FITS (SPECIALIZERS . CONTEXTS), ARGUMENTS as written."""
    assert isinstance(name, Symbol)
    assert type(kind) is Cons
    assert type(fits) is Cons
    method = Method(kind.car, kind.cdr, elements(fits.car), lisp.functions.callable(function))
    method.contexts = [(each.car, each.cdr) for each in elements(fits.cdr) if type(each) is Cons]
    method.arguments = arguments
    method.definition = function
    method.file = lisp.value("load-file-name")
    method.documentation = lisp.call(intern("documentation"), function)
    lisp.part(Generics).add(name, method)
    return name
