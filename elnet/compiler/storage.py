"""Lisp objects and linked code as plain data that `marshal` can write, and back.

Integers and floats stand for themselves and a string for the symbol of that name; everything else is a tuple whose first
item is its kind.  What has no representation here, such as a closure in a macro's result, raises `Unstorable`.
"""

from __future__ import annotations

import marshal

from elnet.compiler.lambdas import describe
from elnet.compiler.template import CellOf, Compiled, Template
from elnet.objects.cons import Cons, list_from
from elnet.objects.functions import Lambda
from elnet.objects.strings import LString
from elnet.objects.symbols import Nil, Symbol
from elnet.objects.vectors import BoolVector, Record, Vector
from elnet.runtime.handlers import Clauses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


SYMBOL, STRING, LIST, VECTOR, RECORD, BITS, CELL, CLAUSES, TEMPLATE, AGAIN, TAIL = range(11)


class Unstorable(Exception):
    """An object that cannot be written to a file."""


class Writer:
    """Turns the objects of one top-level form into data; an object met twice is written once."""

    def __init__(self) -> None:
        self._written: dict[int, int] = {}
        """The numbers of the objects, by identity."""
        self._tails: dict[int, tuple[int, int]] = {}
        """For the pairs of a list behind its first, the number of the list and how many pairs are before."""
        self._open: set[int] = set()
        """The numbers of the objects whose parts are being written."""
        self._kept: list[object] = []

    def compiled(self, compiled: Compiled) -> tuple[Any, ...]:
        """Return the data for COMPILED."""
        constants = [self.value(constant) for constant in compiled.constants]
        lambdas = [(name, self.described(each)) for name, each in compiled.lambdas.items()]
        return compiled.code, constants, lambdas, [symbol.name for symbol in compiled.plain if symbol.interned]

    def described(self, described: Lambda, body: bool = True) -> tuple[Any, ...]:
        """Return the data for what is known of a function; its body, if wanted, is written apart: it is rarely asked for."""
        return (
            self.value(described.arguments),
            marshal.dumps(Writer().value(described.body)) if body else None,
            self.value(described.documentation),
            self.value(described.interactive),
            described.lexical,
            [(name, self.value(symbol)) for name, symbol in described.captured.items()],
            described.least,
            described.most,
            described.name,
            described.where,
        )

    def value(self, value: object) -> Any:
        """Return the data for VALUE."""
        kind = type(value)
        if kind is int or kind is float:
            return value
        if (kind is Symbol or kind is Nil) and value.interned:  # type: ignore[attr-defined]
            return value.name  # type: ignore[attr-defined]
        write = _WRITERS.get(kind)
        if write is None:
            raise Unstorable(kind.__name__)
        again = self._again(value)
        if again is not None:
            return again
        number = self._written[id(value)] = len(self._kept)
        self._kept.append(value)
        self._open.add(number)
        data = (*write(self, value), number)
        self._open.remove(number)
        return data

    def _again(self, value: object) -> tuple[int, ...] | None:
        """Return the data for VALUE if it has been written, None if not."""
        number = self._written.get(id(value))
        if number is not None:
            found: tuple[int, ...] = (AGAIN, number)
        elif id(value) in self._tails:
            number, before = self._tails[id(value)]
            found = (TAIL, number, before)
        else:
            return None
        if number in self._open:
            raise Unstorable("circular object")
        return found

    def _list(self, value: Cons) -> tuple[Any, ...]:
        items: list[Any] = []
        number = self._written[id(value)]
        tail: object = value
        while type(tail) is Cons:
            if items:
                if id(tail) in self._written or id(tail) in self._tails:
                    break
                self._tails[id(tail)] = (number, len(items))
                self._kept.append(tail)
            items.append(self.value(tail.car))
            tail = tail.cdr
        return LIST, items, self.value(tail)

    def _string(self, value: LString) -> tuple[Any, ...]:
        if value.properties is not None:
            raise Unstorable("string with properties")
        return STRING, value.text, value.multibyte

    def _template(self, template: Template) -> tuple[Any, ...]:
        if template.stored is not None:
            body, form = template.stored
        else:
            body = None if template.compiled is None else marshal.dumps(Writer().compiled(template.compiled))
            form = marshal.dumps(Writer().value(template.form))
        special = [symbol.name for symbol in template.special]
        return TEMPLATE, self.described(template.described, body=False), body, form, special


_WRITERS: dict[type, Callable[..., tuple[Any, ...]]] = {
    Symbol: lambda writer, value: (SYMBOL, value.name),
    LString: Writer._string,
    Cons: Writer._list,
    Vector: lambda writer, value: (VECTOR, [writer.value(item) for item in value.items]),
    Record: lambda writer, value: (RECORD, [writer.value(item) for item in value.items]),
    BoolVector: lambda writer, value: (BITS, bytes(value.bits)),
    CellOf: lambda writer, value: (CELL, writer.value(value.symbol)),
    Clauses: lambda writer, value: (CLAUSES, [[writer.value(name) for name in names] for names in value.clauses]),
    Template: Writer._template,
}


class Reader:
    """Turns data back into objects; INTERN makes symbols."""

    def __init__(self, intern: Callable[[str], Symbol]) -> None:
        self.intern = intern
        self._read: dict[int, object] = {}

    def compiled(self, data: tuple[Any, ...]) -> Compiled:
        """Return what `Writer.compiled` wrote."""
        code, constants, lambdas, plain = data
        return Compiled(
            code,
            [self.value(constant) for constant in constants],
            {name: self.described(each) for name, each in lambdas},
            frozenset(map(self.intern, plain)),
        )

    def described(self, data: tuple[Any, ...]) -> Lambda:
        """Return what `Writer.described` wrote."""
        described = Lambda()
        arguments, body, documentation, interactive, described.lexical, captured, least, most, name, where = data
        described.arguments = self.value(arguments)
        described.body_later = lambda: Reader(self.intern).value(marshal.loads(body))
        described.documentation = self.value(documentation)
        described.interactive = self.value(interactive)
        described.captured = {key: self.value(symbol) for key, symbol in captured}
        described.least, described.most, described.name, described.where = least, most, name, where
        return described

    def value(self, data: Any) -> Any:
        """Return what `Writer.value` wrote."""
        kind = type(data)
        if kind is str:
            return self.intern(data)
        if kind is not tuple:
            return data
        if data[0] == AGAIN:
            return self._read[data[1]]
        if data[0] == TAIL:
            return self._tail(*data[1:])
        value = _READERS[data[0]](self, *data[1:-1])
        self._read[data[-1]] = value
        return value

    def _tail(self, number: int, before: int) -> object:
        tail: Any = self._read[number]
        for _ in range(before):
            tail = tail.cdr
        return tail

    def _template(self, described: Any, body: bytes | None, form: bytes, special: list[str]) -> Template:
        template = Template(None, self.described(described), frozenset(map(self.intern, special)))  # type: ignore[arg-type]
        template.stored = body, form
        template.described.body_later = lambda: _body_of(stored_form(template, self.intern))
        return template


_READERS: tuple[Callable[..., object], ...] = (
    lambda reader, name: Symbol(name),
    lambda reader, text, multibyte: LString(text, multibyte),
    lambda reader, items, tail: list_from([reader.value(item) for item in items], reader.value(tail)),
    lambda reader, items: Vector([reader.value(item) for item in items]),
    lambda reader, items: Record([reader.value(item) for item in items]),
    lambda reader, bits: BoolVector(bytearray(bits)),
    lambda reader, symbol: CellOf(reader.value(symbol)),
    lambda reader, clauses: Clauses(tuple(tuple(map(reader.value, names)) for names in clauses)),
    Reader._template,
)


def _body_of(form: Cons) -> object:
    """Return the body of a lambda expression, without docstring and interactive form."""
    assert type(form.cdr) is Cons
    return describe(form.cdr.car, form.cdr.cdr, lexical=True).body


def stored_code(template: Template, intern: Callable[[str], Symbol]) -> Compiled | None:
    """Return the code of TEMPLATE that its cache file has, None if it has none."""
    body, _ = template.stored
    return None if body is None else Reader(intern).compiled(marshal.loads(body))


def stored_form(template: Template, intern: Callable[[str], Symbol]) -> Cons:
    """Return the lambda expression of TEMPLATE, which came from a cache file."""
    form = Reader(intern).value(marshal.loads(template.stored[1]))
    assert type(form) is Cons
    return form
