"""What is obsolete, and what edebug is told of a macro."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive


@primitive()
def make_obsolete(lisp: Lisp, obsolete_name: object, current_name: object, when: object) -> object:
    """Say that the function OBSOLETE-NAME is obsolete since WHEN; CURRENT-NAME says what to use instead."""
    lisp.plists.put(check.symbol(obsolete_name), intern("byte-obsolete-info"), list_of(current_name, NIL, when))
    return obsolete_name


@primitive()
def make_obsolete_variable(
    lisp: Lisp, obsolete_name: object, current_name: object, when: object, access_type: object = NIL
) -> object:
    """Say that the variable OBSOLETE-NAME is obsolete since WHEN; CURRENT-NAME says what to use instead."""
    lisp.plists.put(check.symbol(obsolete_name), intern("byte-obsolete-variable"), list_of(current_name, access_type, when))
    return obsolete_name


@macro("define-obsolete-function-alias")
def define_obsolete_function_alias(
    obsolete_name: object, current_name: object, when: object, docstring: object = NIL
) -> object:
    """Make OBSOLETE-NAME an alias of the function CURRENT-NAME that is obsolete since WHEN."""
    define = list_of(intern("defalias"), obsolete_name, current_name, docstring)
    return list_of(intern("progn"), define, list_of(intern("make-obsolete"), obsolete_name, current_name, when))


@macro("define-obsolete-variable-alias")
def define_obsolete_variable_alias(
    obsolete_name: object, current_name: object, when: object, docstring: object = NIL
) -> object:
    """Make OBSOLETE-NAME an alias of the variable CURRENT-NAME that is obsolete since WHEN."""
    define = list_of(intern("defvaralias"), obsolete_name, current_name, docstring)
    return list_of(intern("progn"), define, list_of(intern("make-obsolete-variable"), obsolete_name, current_name, when))


@primitive("def-edebug-elem-spec")
def def_edebug_elem_spec(lisp: Lisp, name: object, spec: object) -> object:
    """Say what a debugger takes the element NAME of other specifications for: SPEC, a list."""
    lisp.plists.put(check.symbol(name), intern("edebug-elem-spec"), spec)
    return spec


@macro("def-edebug-spec")
def def_edebug_spec(symbol: object, spec: object) -> object:
    """Say how a debugger steps through the macro SYMBOL: SPEC."""
    quote = intern("quote")
    return list_of(intern("put"), list_of(quote, symbol), list_of(quote, intern("edebug-form-spec")), list_of(quote, spec))
