"""Groups of functions for short overviews: what `define-short-documentation-group' keeps."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.symbols import intern
from elnet.runtime import check
from elnet.runtime.backquote import quoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

GROUPS = "shortdoc--groups"


@macro("define-short-documentation-group")
def define_short_documentation_group(group: object, *functions: object) -> object:
    """Define GROUP as the FUNCTIONS, lists (FUNCTION KEYWORD VALUE…), with headings between them."""
    return list_of(intern("shortdoc--keep-group"), quoted(group), quoted(list_from(functions)))


@primitive("shortdoc--keep-group")
def keep_group(lisp: Lisp, group: object, functions: object) -> object:
    """Keep FUNCTIONS as what GROUP has."""
    name = check.symbol(group)
    lisp.set(GROUPS, cons(cons(name, functions), lisp.value(GROUPS)))
    return name
