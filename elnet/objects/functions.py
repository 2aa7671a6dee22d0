"""Functions that Lisp can hold: subrs made from Python, and what is known of a closure.

A Lisp closure *is* a Python function, so that calling one costs what Python's own calls cost.  What Lisp asks of it
beyond calling (argument list, docstring, body) is in the `Lambda` that the compiler leaves as the last constant of its code.
"""

from __future__ import annotations

from types import FunctionType

from elnet.objects.base import LispObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType
    from typing import Any, Final

    Function = Callable[..., object]


MANY: Final = -1
"""The maximum of arguments of a function with `&rest`."""


class Subr(LispObject):
    """A primitive: NAME, the Python FUNCTION as declared, and whether it takes the interpreter first.

    INTERACTIVE is what `interactive` would say if it is a command, a text or a form; None if it is none.
    """

    __slots__ = ("__weakref__", "function", "interactive", "name", "takes_lisp")

    def __init__(self, name: str, function: FunctionType, takes_lisp: bool, interactive: object = None) -> None:
        self.name = name
        self.function = function
        self.takes_lisp = takes_lisp
        self.interactive = interactive

    def arity(self) -> tuple[int, int]:
        """Return the least and the most arguments; the most is MANY with `&rest`."""
        code = self.function.__code__
        most = code.co_argcount - self.takes_lisp
        least = most - len(self.function.__defaults__ or ())
        return least, MANY if code.co_flags & 0x04 else most


class SpecialForm(LispObject):
    """A special form: its name, its least arguments and its docstring."""

    __slots__ = ("documentation", "least", "name")

    def __init__(self, name: str, least: int, documentation: str) -> None:
        self.name = name
        self.least = least
        self.documentation = documentation


class Lambda:
    """What a closure was made from.

    ARGUMENTS is the Lisp argument list, BODY the list of body forms after macro expansion, DOCUMENTATION nil, a string or
    whatever the form had in its place, INTERACTIVE nil or the interactive form, LEXICAL tells
    the binding rule, CAPTURED names the Lisp variables behind the closure's free variables.
    """

    __slots__ = (
        "_body", "arguments", "body_later", "captured", "documentation", "interactive", "least", "lexical", "most", "name",
        "where",
    )  # fmt: skip

    _body: Any
    arguments: Any
    body_later: Callable[[], Any]
    documentation: Any
    interactive: Any
    lexical: bool
    captured: dict[str, Any]
    least: int
    most: int
    name: str
    where: tuple[str, int, int] | None

    @property
    def body(self) -> Any:
        """The list of body forms, which may still have to be fetched from a cache file."""
        try:
            return self._body
        except AttributeError:
            self._body = self.body_later()
            return self._body

    @body.setter
    def body(self, forms: Any) -> None:
        self._body = forms


NOT_YET_COMPILED = ("$first_call",)
"""The names in the code of a function that was never called."""


def is_lisp_code(code: CodeType) -> bool:
    """Tell whether CODE was made from Lisp, and not only to be replaced at its first call."""
    constants = code.co_consts
    return bool(constants) and type(constants[-1]) is Lambda and code.co_names != NOT_YET_COMPILED


def lambda_of(function: object) -> Lambda | None:
    """Return the `Lambda` of FUNCTION if it is a Lisp closure, else None."""
    if type(function) is FunctionType:
        constants = function.__code__.co_consts
        if constants and type(constants[-1]) is Lambda:
            return constants[-1]
    return None


class Applicable(LispObject):
    """An object other than a subr or a closure that can be called: CALL is what runs."""

    __slots__ = ("call",)

    call: Function

    def arity(self) -> tuple[int, int]:
        """Return the least and the most arguments; the most is MANY with `&rest`."""
        return 0, MANY
