"""Python functions that Lisp can call: arity, argument names and docstring are taken from the function itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING

from elnet.embedding.errors import inward
from elnet.objects.functions import Subr
from elnet.objects.symbols import UNBOUND

if TYPE_CHECKING:
    from elnet.embedding.conversion import Conversion

POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def lisp_function(function: Callable[..., object], name: str, conversion: Conversion, documentation: str | None = None) -> Subr:
    """Return the Lisp function NAME that calls FUNCTION with its arguments converted, and converts what that returns.

    A parameter with a default is `&optional`, `*parameter` is `&rest`; the default stands for an argument that is not given.
    DOCUMENTATION is by default FUNCTION's docstring.  Raises TypeError for what Lisp cannot call.
    """
    if inspect.iscoroutinefunction(function):
        raise TypeError(f"{name} is a coroutine function: only an AsyncInterpreter can define it")
    names, optional, rest = _parameters(function, name)

    def call(arguments: tuple[object, ...]) -> object:
        try:
            given = [conversion.to_python(argument) for argument in arguments if argument is not UNBOUND]
            return conversion.to_lisp(function(*given))
        except Exception as exception:
            raise inward(exception) from exception

    made = _with_signature(names, optional, rest, call)
    made.__name__, made.__qualname__ = name, f"subr {name}"
    made.__doc__ = documentation or inspect.getdoc(function) or f"Call the Python function {name}."
    return Subr(name, made, False)  # type: ignore[arg-type]


def _parameters(function: Callable[..., object], name: str) -> tuple[list[str], int, str | None]:
    """Return the names of the positional parameters of FUNCTION, how many are optional, and the name of the rest."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except ValueError:
        return [], 0, "arguments"
    names, optional, rest = [], 0, None
    for parameter in parameters:
        if parameter.kind in POSITIONAL:
            names.append(parameter.name)
            optional += parameter.default is not parameter.empty
        elif parameter.kind is parameter.VAR_POSITIONAL:
            rest = parameter.name
        elif parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty:
            raise TypeError(f"{name} cannot be called from Lisp: its parameter {parameter.name!r} must be given by name")
    return names, optional, rest


def _with_signature(
    names: list[str], optional: int, rest: str | None, call: Callable[[tuple[object, ...]], object]
) -> Callable[..., object]:
    """Return a function with these parameters that gives all that it gets to CALL, as Python refuses what does not fit."""
    required = len(names) - optional
    parameters = [name if place < required else f"{name}=__elnet_absent" for place, name in enumerate(names)]
    items = "".join(f"{name}, " for name in names)
    if rest is not None:
        parameters.append(f"*{rest}")
        items += f"*{rest},"
    scope: dict[str, Callable[..., object]] = {"__elnet_call": call, "__elnet_absent": UNBOUND}  # type: ignore[dict-item]
    exec(f"def function({', '.join(parameters)}): return __elnet_call(({items}))", scope)
    return scope["function"]
