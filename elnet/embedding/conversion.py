"""Values between Lisp and Python: the table.

    Lisp                               Python
    nil                                None                      False is nil, too
    t                                  True
    integer, float                     int, float
    string                             str                       raw bytes are lone surrogates, as `surrogateescape` has them
    unibyte string with bytes ≥ #x80   bytes                     any `bytes` or `bytearray` becomes a unibyte string
    interned symbol                    Symbol
    proper list                        list                      an empty `list` is nil, which comes back as None
    vector                             tuple
    hash table                         dict                      a `dict` becomes a table with the test `equal`
    function                           Handle, which is callable any Python callable becomes a function
    anything else                      Handle                    a dotted or circular list, buffer, process, record…

What is converted is copied, deeply, and text properties are lost; a handle is the object itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elnet.embedding.values import Handle, Symbol
from elnet.objects.cons import Cons, list_from
from elnet.objects.hash_tables import HashTable
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, unibyte_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.symbols import Symbol as LispSymbol
from elnet.objects.vectors import Vector
from elnet.runtime.lisp import Lisp

if TYPE_CHECKING:
    from collections.abc import Callable


class Conversion:
    """Converts for one interpreter, LISP; HANDLE makes a handle of a Lisp value, FUNCTION a Lisp function of a callable."""

    def __init__(
        self, lisp: Lisp, handle: Callable[[object], Handle], function: Callable[[Callable[..., object]], object]
    ) -> None:
        self.lisp = lisp
        self.handle = handle
        self.function = function

    # To Lisp

    def to_lisp(self, value: object) -> object:
        """Return the Lisp value for the Python VALUE.  Raises TypeError if there is none."""
        if value is None or value is False:
            return NIL
        if value is True:
            return T
        kind = type(value)
        if kind is int or kind is float:
            return value
        for base, convert in _TO_LISP:
            if isinstance(value, base):
                return convert(self, value)
        if callable(value):
            return self.function(value)
        raise TypeError(f"a Python {kind.__name__} has no Lisp twin: {value!r}")

    def _symbol(self, value: Symbol) -> object:
        return self.lisp.intern(value.name)

    def _object(self, value: Handle) -> object:
        if value.lisp is not self.lisp:
            raise ValueError(f"{value!r} belongs to another interpreter")
        return value.value

    def _list(self, value: list[object]) -> object:
        return list_from(self.to_lisp(item) for item in value)

    def _vector(self, value: tuple[object, ...]) -> object:
        return Vector([self.to_lisp(item) for item in value])

    def _table(self, value: dict[object, object]) -> object:
        from elnet.runtime.tables import table_from

        table = table_from(self.lisp, (intern(":test"), intern("equal")))
        for name, item in value.items():
            key = self.to_lisp(name)
            table.entries[table.key(key)] = (key, self.to_lisp(item))
        return table

    # To Python

    def to_python(self, value: object) -> Any:
        """Return the Python value for the Lisp VALUE."""
        return self._to_python(value, ())

    def _to_python(self, value: Any, around: tuple[int, ...]) -> object:
        """Do as `to_python` inside the values whose identities AROUND has: what contains itself becomes a handle."""
        kind = type(value)
        if kind is int or kind is float:
            return value
        if value is NIL:
            return None
        if value is T:
            return True
        if kind is LString:
            return _text(value)
        if kind is LispSymbol:
            return Symbol(value.name) if self._is_interned(value) else self.handle(value)
        if kind in _CONTAINERS and id(value) not in around and len(around) < DEEPEST:
            found = _CONTAINERS[kind](self, value, (*around, id(value)))
            if found is not None:
                return found
        return self.handle(value)

    def _is_interned(self, symbol: LispSymbol) -> bool:
        found = self.lisp.obarray.get(symbol.name)
        return found is symbol if found is not None else symbol.interned and symbol.name not in self.lisp.removed

    def _python_list(self, value: Cons, around: tuple[int, ...]) -> object | None:
        if not _is_proper(value):
            return None
        return [self._to_python(item, around) for item in elements(value)]

    def _python_tuple(self, value: Vector, around: tuple[int, ...]) -> object | None:
        return tuple(self._to_python(item, around) for item in value.items)

    def _python_dict(self, value: HashTable, around: tuple[int, ...]) -> object | None:
        found = {}
        for name, item in value.entries.values():
            key = self._to_python(name, around)
            try:
                known = key in found
            except TypeError:
                return None
            if known:
                return None
            found[key] = self._to_python(item, around)
        return found


DEEPEST = 200
"""How deep values may be nested; what is deeper is a handle."""
_TO_LISP: tuple[tuple[type, Callable[[Conversion, Any], object]], ...] = (
    (str, lambda _, value: lisp_string(str(value))),
    (bytes, lambda _, value: unibyte_string(value)),
    (bytearray, lambda _, value: unibyte_string(bytes(value))),
    (Symbol, Conversion._symbol),
    (Handle, Conversion._object),
    (list, Conversion._list),
    (tuple, Conversion._vector),
    (dict, Conversion._table),
    (int, lambda _, value: int(value)),
    (float, lambda _, value: float(value)),
)
_CONTAINERS: dict[type, Callable[[Conversion, Any, tuple[int, ...]], object | None]] = {
    Cons: Conversion._python_list,
    Vector: Conversion._python_tuple,
    HashTable: Conversion._python_dict,
}


def _text(string: LString) -> str | bytes:
    if string.multibyte or string.text.isascii():
        return string.text
    return string.text.encode("latin-1")


def _is_proper(value: Any) -> bool:
    """Tell whether VALUE is a list that ends in nil."""
    steps, slow = 0, value
    while type(value) is Cons:
        value = value.cdr
        steps += 1
        if not steps & 1:
            slow = slow.cdr
            if slow is value:
                return False
    return value is NIL
