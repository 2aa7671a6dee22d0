"""Variables that do not take every value, constants, booleans, integers, and those that are not special."""

from __future__ import annotations

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.symbols import NIL, T, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

CONSTANTS = ("most-positive-fixnum", "most-negative-fixnum")
"""Variables that can never be set."""
BOOLEANS = """
display-hourglass delete-exited-processes inhibit-eol-conversion load-prefer-newer print-escape-nonascii print-escape-multibyte
debug-on-quit use-short-answers parse-sexp-lookup-properties words-include-escapes write-region-inhibit-fsync
delete-by-moving-to-trash history-delete-duplicates completion-ignore-case enable-recursive-minibuffers inhibit-interaction
"""
"""Variables that hold nil or t, whatever they are set to."""
INTEGERS = ("gc-cons-threshold", "read-process-output-max", "integer-width", "num-input-keys", "num-nonmacro-input-events")
"""Variables that hold integers."""
NOT_SPECIAL = ("argi", "echo-area-clear-hook", "features", "pi", "values", "vc-mode")
"""Variables that exist although `let` in lexical code binds them lexically."""


def restrict_variables(lisp: Lisp) -> None:
    """Make the constants of LISP constant, let booleans and integers be nothing else, some variables not special."""
    for name in CONSTANTS:
        lisp.variables.make_constant(intern(name))
    for name in BOOLEANS.split():
        lisp.variables.restrict(intern(name), _boolean)
    for name in INTEGERS:
        lisp.variables.restrict(intern(name), _integer)
    lisp.variables.special.difference_update(map(intern, NOT_SPECIAL))


def _boolean(value: object) -> object:
    return NIL if value is NIL else T


def _integer(value: object) -> object:
    if type(value) is not int:
        raise wrong_type_argument("integerp", value)
    return value
