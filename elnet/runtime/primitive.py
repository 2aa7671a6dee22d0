"""Declaring what Lisp can call: one decorator for functions, one for macros, one object for variables.

The Python signature is the declaration.  `string_search` becomes `string-search`, a trailing underscore (`list_`) is dropped,
a default of `NIL` is `&optional`, `*rest` is `&rest`, and a leading parameter called `lisp` receives the interpreter and is no
argument.  The docstring is the Lisp docstring.  What is declared is kept by module: a host takes the modules it wants.
"""

from __future__ import annotations

from types import FunctionType

from elnet.objects.functions import Subr
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from elnet.runtime.lisp import Lisp

    F = TypeVar("F", bound=Callable[..., object])


class Variable:
    """A variable that Python declares: its first value, a function that makes one for an interpreter, or a topic that does."""

    __slots__ = ("documentation", "local", "make", "make_for", "name", "permanent", "topic", "value")

    def __init__(
        self,
        name: str,
        value: object,
        documentation: str,
        local: bool,
        make: Callable[[], object] | None,
        permanent: bool,
        make_for: Callable[[Lisp], object] | None,
        topic: str,
    ) -> None:
        self.name = name
        self.value = value
        self.documentation = documentation
        self.local = local
        self.make = make
        self.permanent = permanent
        self.make_for = make_for
        self.topic = topic


class Declarations:
    """What one module declares, in order."""

    def __init__(self) -> None:
        self.functions: list[Subr] = []
        self.macros: list[Subr] = []
        self.aliases: list[tuple[str, str]] = []
        self.variables: list[Variable] = []
        self.part: type | None = None
        """The part of the interpreter that comes with the module, made when it is imported or its library required."""


_by_module: dict[str, Declarations] = {}


def declarations(module: str) -> Declarations:
    """Return what the module called MODULE has declared."""
    return _by_module.setdefault(module, Declarations())


_subrs: dict[str, Subr] = {}


def subr_named(name: str) -> Subr | None:
    """Return the declared primitive NAME."""
    return _subrs.get(name)


def declared_subrs() -> list[Subr]:
    """Return the primitives that are declared so far."""
    return list(_subrs.values())


def _subr(function: Any, name: str | None, interactive: object = None) -> Subr:
    lisp_name = name or function.__name__.removesuffix("_").replace("_", "-")
    if not function.__doc__:
        raise TypeError(f"the primitive {lisp_name} has no docstring")
    for default in function.__defaults__ or ():
        if default is not NIL:
            raise TypeError(f"the primitive {lisp_name} has a default other than NIL")
    code = function.__code__
    if code.co_kwonlyargcount or code.co_flags & 0x08:
        raise TypeError(f"the primitive {lisp_name} takes keyword arguments")
    function.__qualname__ = f"subr {lisp_name}"
    takes_lisp = code.co_argcount > 0 and code.co_varnames[0] == "lisp"
    subr = _subrs[lisp_name] = Subr(lisp_name, function, takes_lisp, interactive)
    return subr


def primitive(name: str | None = None, *aliases: str, interactive: object = None) -> Callable[[F], F]:
    """Declare the decorated Python function as the Lisp function NAME, and ALIASES as other names of it.

    INTERACTIVE makes it a command that gets its arguments as this text or form says (manual node "Interactive Codes").
    """

    def declare(function: F) -> F:
        subr = _subr(function, name, interactive)
        declared = declarations(function.__module__)
        declared.functions.append(subr)
        for alias in aliases:
            declared.aliases.append((alias, subr.name))
        return function

    return declare


def answering(module: str, names: str, value: object, documentation: str) -> None:
    """Declare the primitives NAMES of MODULE, which take at most a window, a frame and the like, and return VALUE."""

    def answer(window: object = NIL, *others: object) -> object:
        return value

    answer.__doc__ = documentation
    answer.__module__ = module
    first, *aliases = names.split()
    primitive(first, *aliases)(answer)


def macro(name: str | None = None, *aliases: str) -> Callable[[F], F]:
    """Declare the decorated Python function, which takes forms and returns one, as the Lisp macro NAME."""

    def declare(function: F) -> F:
        subr = _subr(function, name)
        declared = declarations(function.__module__)
        declared.macros.append(subr)
        for alias in aliases:
            declared.aliases.append((alias, subr.name))
        return function

    return declare


class Declarer:
    """Declares special variables for one module, called with their names, first values and docstrings."""

    def __init__(self, module: str) -> None:
        self.variables = declarations(module).variables

    def __call__(
        self,
        name: str,
        value: object,
        documentation: str,
        *,
        local: bool = False,
        make: Callable[[], object] | None = None,
        permanent: bool = False,
        make_for: Callable[[Lisp], object] | None = None,
        topic: str = "",
    ) -> None:
        """Declare NAME; LOCAL makes it buffer-local whenever it is set, PERMANENT for good.

        MAKE, called once an interpreter, gives the first value of a variable that holds a mutable object; MAKE_FOR is called
        with the interpreter.  With a TOPIC, the variable is void until it is first used; then importing TOPIC defines it.
        """
        self.variables.append(Variable(name, value, documentation, local, make, permanent, make_for, topic))


def part(module: str, kind: type) -> None:
    """Declare that KIND, a class for `Lisp.part`, is what MODULE needs to exist in an interpreter."""
    declarations(module).part = kind


def argument_names(function: FunctionType, takes_lisp: bool) -> list[str]:
    """Return the Lisp argument list of a primitive as words, `&optional` and `&rest` included."""
    code = function.__code__
    names = list(code.co_varnames[takes_lisp : code.co_argcount])
    optional = len(function.__defaults__ or ())
    if optional:
        names.insert(len(names) - optional, "&optional")
    if code.co_flags & 0x04:
        names += ["&rest", code.co_varnames[code.co_argcount]]
    return [name.strip("_").replace("_", "-") or "_" for name in names]
