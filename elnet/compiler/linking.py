"""From a Python code object with placeholders to functions of an interpreter.

Python's compiler only takes Python constants.  Linking puts the Lisp objects in their places, names every function as Lisp
does and leaves its `Lambda` as the last constant of its code, where `elnet.objects.functions.lambda_of` finds it.
A function's qualified name, "lisp N NAME", is unique: an arity error, which Python reports by name, leads back to it.
"""

from __future__ import annotations

import itertools
from types import CodeType, FunctionType

from elnet.compiler.template import CellOf, Compiled, Template
from elnet.objects.functions import Lambda
from elnet.objects.symbols import NIL, Symbol, T
from elnet.runtime.lisp import Lisp
from elnet.runtime.variables import Cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_serial = itertools.count()


class Linker:
    """Links COMPILED for LISP; DESCRIBED, if given, is what its outermost function is known by."""

    def __init__(self, lisp: Lisp, compiled: Compiled, described: Lambda | None = None) -> None:
        self.lisp = lisp
        self.code = only_function(compiled.code)
        self.constants = [self._cell(item.symbol) if type(item) is CellOf else item for item in compiled.constants]
        self.lambdas = compiled.lambdas
        if described is not None:
            self.lambdas = {**self.lambdas, self.code.co_name: described}

    def _cell(self, symbol: Symbol) -> Cell:
        """Return the cell of the variable SYMBOL, which is defined if somebody knows how: stored code has not asked for it."""
        cell = self.lisp.variables.cell(symbol)
        if not hasattr(cell, "value"):
            self.lisp.variables.find(symbol)
        return cell

    def linked(self) -> CodeType:
        """Return the code of the outermost function, linked."""
        return self._linked(self.code)

    def _linked(self, code: CodeType) -> CodeType:
        """Return CODE with its placeholders replaced and its functions described."""
        replaced = tuple(map(self._constant, code.co_consts))
        described = self.lambdas.get(code.co_name)
        if described is None:
            return code.replace(co_consts=replaced)
        name = described.name
        unique = f"lisp {next(_serial)} {name}"
        return code.replace(co_consts=(*replaced, described), co_name=name, co_qualname=unique)

    def _constant(self, constant: Any) -> object:
        if constant is ...:
            return NIL
        if constant is True:
            return T
        kind = type(constant)
        if kind is str and constant[:1] == "\0":
            return self.lisp.handlers if constant == "\0H" else self.constants[int(constant[1:])]
        if kind is tuple:
            return tuple(map(self._constant, constant))
        return self._linked(constant) if kind is CodeType else constant


def only_function(module: CodeType) -> CodeType:
    """Return the code of the one function that MODULE defines."""
    return next(constant for constant in module.co_consts if isinstance(constant, CodeType))


def _stub(*arguments: object) -> object:
    return FIRST_CALL("\0", arguments)  # type: ignore[name-defined]  # noqa: F821


def deferred_function(template: Template, namespace: dict[str, Any]) -> FunctionType:
    """Return the function of TEMPLATE, whose code so far only asks the contract's `$first_call` for better code."""
    function = FunctionType(_asking_code(template), namespace, template.described.name)
    template.functions.append(function)
    return function


def _asking_code(template: Template) -> CodeType:
    return _stub.__code__.replace(
        co_consts=(None, template, template.described),
        co_names=("$first_call",),
        co_name=template.described.name,
        co_qualname=f"lisp {next(_serial)} {template.described.name}",
    )


def postpone(template: Template) -> None:
    """Let the functions of TEMPLATE ask for code again when they are called the next time."""
    template.compiled = None
    code = _asking_code(template)
    for function in template.functions:
        function.__code__ = code
        function.__defaults__ = None


def complete(template: Template, code: CodeType) -> FunctionType:
    """Give the functions of TEMPLATE their CODE and return one of them."""
    most = template.described.most
    parameters = code.co_argcount
    optional = parameters - template.described.least if most != template.described.least else 0
    for function in template.functions:
        function.__code__ = code
        function.__qualname__ = code.co_qualname
        function.__defaults__ = (NIL,) * optional or None
    return template.functions[-1]
