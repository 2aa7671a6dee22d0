"""The docstrings of functions."""

from __future__ import annotations

from types import FunctionType

from elnet.objects.functions import SpecialForm, Subr, lambda_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL
from elnet.runtime.primitive import argument_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp


OWN_DOCUMENTATION = "lisp_documentation"
"""The attribute of a function whose docstring was computed when it was made."""


def function_documentation(lisp: Lisp, definition: object) -> object:
    """Return the docstring of DEFINITION, a function, as it was written; nil if there is none."""
    if type(definition) is Subr:
        return lisp_string(subr_documentation(definition))
    if type(definition) is SpecialForm:
        return lisp_string(definition.documentation)
    if type(definition) is FunctionType:
        described = lambda_of(definition)
        if OWN_DOCUMENTATION in definition.__dict__:
            return definition.__dict__[OWN_DOCUMENTATION]
        return NIL if described is None else described.documentation
    return NIL


def subr_documentation(subr: Subr) -> str:
    """Return the docstring of SUBR with its argument list at the end, as Emacs has it."""
    import inspect

    if "\n\n(fn" in (subr.function.__doc__ or ""):
        return subr.function.__doc__ or ""
    names = [name if name[0] == "&" else name.upper() for name in argument_names(subr.function, subr.takes_lisp)]
    return f"{inspect.cleandoc(subr.function.__doc__ or '')}\n\n(fn{''.join(' ' + name for name in names)})"
