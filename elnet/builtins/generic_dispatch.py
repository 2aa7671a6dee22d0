"""What programs can ask and tell cl-generic: missing methods, kinds of specializers, contexts, and a description."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Record
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.generics import Generics, Method
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.runtime.specializers import Generalizer


def _name(generic: object) -> object:
    return generic.items[1] if type(generic) is Record else generic


@primitive("cl-no-applicable-method")
def cl_no_applicable_method(generic: object, *args: object) -> object:
    """Signal that GENERIC has no method for ARGS."""
    raise signal("cl-no-applicable-method", _name(generic), *args)


@primitive("cl-no-primary-method")
def cl_no_primary_method(generic: object, *args: object) -> object:
    """Signal that GENERIC has methods for ARGS, but no primary one."""
    raise signal("cl-no-primary-method", _name(generic), *args)


@primitive("cl-no-next-method")
def cl_no_next_method(generic: object, method: object, *args: object) -> object:
    """Signal that METHOD of GENERIC, called with ARGS, has no next method."""
    raise signal("cl-no-next-method", _name(generic), method, *args)


@primitive("cl-call-next-method")
def cl_call_next_method(*args: object) -> object:
    """Signal an error: only a method can call the next one with ARGS."""
    raise lisp_error("cl-call-next-method only allowed inside primary and around methods")


@primitive("cl-next-method-p")
def cl_next_method_p() -> object:
    """Signal an error: only a method can ask whether there is a next one."""
    raise lisp_error("cl-next-method-p only allowed inside primary and around methods")


@primitive("cl-generic-p")
def cl_generic_p(lisp: Lisp, f: object) -> Symbol:
    """Return t if F is a generic function."""
    return truth(isinstance(f, Symbol) and lisp.part(Generics).resolved(f) in lisp.part(Generics).by_name)


@macro("cl-generic-define-context-rewriter")
def cl_generic_define_context_rewriter(name: object, args: object, *body: object) -> object:
    """Let (NAME ARGS…) after &context stand for the list (EXPRESSION SPECIALIZER) that BODY returns."""
    function = list_of(intern("function"), cons(intern("lambda"), cons(args, list_from(body))))
    return list_of(intern("put"), quoted(name), quoted(intern("cl-generic--context-rewriter")), function)


# Kinds of specializers


@macro("cl-generic-define-generalizer")
def cl_generic_define_generalizer(
    name: object, priority: object, tagcode_function: object, specializers_function: object
) -> object:
    """Define NAME as a kind of specializers with PRIORITY.

    TAGCODE-FUNCTION takes a variable and returns a form that gives the tag of its value; SPECIALIZERS-FUNCTION takes a tag and
    returns the list of the specializers that fit, the most specific first.
    """
    make = intern("cl-generic-make-generalizer")
    return list_of(intern("defconst"), name, list_of(make, quoted(name), priority, tagcode_function, specializers_function))


@primitive("cl-generic-make-generalizer")
def cl_generic_make_generalizer(
    lisp: Lisp, name: object, priority: object, tagcode_function: object, specializers_function: object
) -> object:
    """Return a generalizer NAME, to be returned by methods of `cl-generic-generalizers'; see `cl-generic-define-generalizer'.

    PRIORITY is a number up to 100, TAGCODE-FUNCTION and SPECIALIZERS-FUNCTION are functions.
    """
    symbol = check.symbol(name)
    variable = Symbol("arg")
    form = list_of(intern("lambda"), list_of(variable), lisp.call(tagcode_function, variable))
    tag = lisp.functions.callable(lisp.evaluator.evaluate(list_of(intern("function"), form), T))
    generalizer = Generalizer(symbol, check.fixnum(priority), tag, specializers_function)
    lisp.part(Generics).specializers.generalizers[symbol] = generalizer
    return symbol


@primitive("cl-generic-generalizers")
def cl_generic_generalizers(lisp: Lisp, specializer: object) -> object:
    """Return the generalizers for SPECIALIZER; a program adds methods for its own kinds."""
    text = lisp.call(intern("prin1-to-string"), specializer)
    assert isinstance(text, LString)
    raise lisp_error(f"Unknown specializer {text.text}")


# Descriptions


@primitive("cl--generic-method-files")
def cl_generic_method_files(lisp: Lisp, method: object) -> object:
    """Return a list of (FILE NAME QUALIFIERS . SPECIALIZERS) for the methods of the generic function METHOD."""
    generic = lisp.part(Generics).by_name.get(lisp.part(Generics).resolved(check.symbol(method)))
    found = generic.methods if generic is not None else []
    return list_from(
        cons(each.file, cons(method, cons(_qualifiers(each), list_from(each.specializers))))
        for each in found
        if each.file is not NIL
    )


def _qualifiers(method: Method) -> object:
    extra = [] if method.extra is NIL else [intern(":extra"), method.extra]
    kind = [] if method.qualifier is NIL else [method.qualifier]
    return list_from([*extra, *kind])


@primitive("cl--generic-describe")
def cl_generic_describe(lisp: Lisp, function: object) -> object:
    """Insert what is known of FUNCTION as a generic function, its methods, into the current buffer."""
    generics = lisp.part(Generics)
    symbol = check.symbol(function)
    generic = generics.by_name.get(generics.resolved(symbol))
    if generic is None:
        return NIL
    text = "\nThis is a generic function.\n\nImplementations:\n\n"
    for method in generic.methods:
        qualifiers = " ".join(str(getattr(each, "name", "")) for each in elements(_qualifiers(method)))
        call = lisp.call(intern("prin1-to-string"), cons(symbol, _upper(method.arguments)))
        assert isinstance(call, LString)
        documentation = method.documentation
        shown = documentation.text if isinstance(documentation, LString) and documentation.text else "Undocumented"
        text += f"{qualifiers}\n" * bool(qualifiers) + f"{call.text}\n\n{shown}\n\n"
    lisp.call(intern("insert"), lisp_string(text))
    return NIL


def _upper(arguments: object) -> object:
    """Return ARGUMENTS with the names of variables in capitals."""
    found: list[object] = []
    for item in elements(arguments) if type(arguments) is Cons else []:
        if type(item) is Cons and isinstance(item.car, Symbol):
            found.append(cons(intern(item.car.name.upper()), item.cdr))
        elif isinstance(item, Symbol) and not item.name.startswith("&"):
            found.append(intern(item.name.upper()))
        else:
            found.append(item)
    return list_from(found)
