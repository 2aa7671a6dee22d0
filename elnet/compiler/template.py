"""A function that is compiled when it is first called."""

from __future__ import annotations

from types import CodeType, FunctionType

from elnet.objects.cons import Cons
from elnet.objects.functions import Lambda
from elnet.objects.symbols import Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CellOf:
    """Among the constants of code: the cell of SYMBOL in whichever interpreter the code is linked for."""

    __slots__ = ("symbol",)

    def __init__(self, symbol: Symbol) -> None:
        self.symbol = symbol


class Compiled:
    """Code that is linked to no interpreter: CODE with placeholders, what they stand for, and the functions in it.

    PLAIN are the variables that the code sets or binds in line.
    """

    __slots__ = ("code", "constants", "lambdas", "plain")

    def __init__(self, code: CodeType, constants: list[object], lambdas: dict[str, Lambda], plain: frozenset[Symbol]) -> None:
        self.code = code
        self.constants = constants
        self.lambdas = lambdas
        self.plain = plain


class Template:
    """A function without lexical surroundings.

    FORM is the macro-expanded lambda expression, SPECIAL what was declared special around it, FUNCTIONS those made from it.
    COMPILED is its code once it was needed; STORED what a cache file has in place of both.
    """

    __slots__ = ("compiled", "described", "form", "functions", "special", "stored")

    def __init__(self, form: Cons, described: Lambda, special: frozenset[Symbol]) -> None:
        self.form = form
        self.described = described
        self.special = special
        self.functions: list[FunctionType] = []
        self.compiled: Compiled | None = None
        self.stored: Any = None
