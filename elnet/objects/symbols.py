"""Symbols: shared identities without meaning of their own.

A symbol named by a string is the same object in every interpreter of the Python process; its value, function and
property list live in an interpreter.  Which names an
interpreter's obarray shows is that interpreter's affair too.
"""

from __future__ import annotations

import itertools
from sys import intern as _share

from elnet.objects.base import LispObject


class Symbol(LispObject):
    """A symbol; NAME is its name, INTERNED tells whether `intern` made it.

    `function` is the key of its callable in an interpreter's namespace.  It cannot be equal to a lexical variable's Python
    name, because `elnet.compiler.scope` avoids its first character.
    """

    __slots__ = ("__weakref__", "function", "interned", "name")

    name: str
    function: str
    interned: bool

    def __init__(self, name: str, interned: bool = False) -> None:
        self.name = name
        self.interned = interned
        unique = name if interned else f"{name}\0{next(_serial)}"
        self.function = _share("#'" + unique)

    def __repr__(self) -> str:
        return self.name


class Nil(Symbol):
    """The symbol nil, which is also the empty list: its car and cdr are itself."""

    __slots__ = ("car", "cdr")

    car: Symbol
    cdr: Symbol


_serial = itertools.count()
_interned: dict[str, Symbol] = {}


def intern(name: str) -> Symbol:
    """Return the one symbol of this process that is interned under NAME."""
    symbol = _interned.get(name)
    if symbol is None:
        symbol = _interned[name] = Symbol(name, interned=True)
    return symbol


def is_keyword(value: object) -> bool:
    """Tell whether VALUE is a keyword: an interned symbol whose name starts with a colon."""
    return type(value) is Symbol and value.interned and value.name.startswith(":")


NIL = Nil("nil", interned=True)
NIL.car = NIL.cdr = NIL
_interned["nil"] = NIL
T = intern("t")
UNBOUND = Symbol("unbound")
"""What Python code uses for "no value"; Lisp never sees it."""
