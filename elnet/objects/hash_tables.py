"""Hash tables: a Python dict behind each of the tests eq, eql, equal and those made by `define-hash-table-test`.

A dict compares keys by hash and `==`.  Each test therefore has a function from a Lisp value to a Python key such that two
keys are equal exactly when the test holds.  For symbols and small integers the key is the value itself.
"""

from __future__ import annotations

from elnet.objects.base import LispObject
from elnet.objects.symbols import NIL, Symbol, intern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Key = Callable[[object], object]


class HashTable(LispObject):
    """A hash table.

    ENTRIES maps a Python key to the pair (Lisp key, value), in order of insertion.  TEST is the name of the test,
    KEY its function; WEAKNESS is nil or one of the four symbols Emacs has.
    """

    __slots__ = ("__weakref__", "entries", "key", "test", "weakness")

    def __init__(self, test: Symbol, key: Key, weakness: object = NIL) -> None:
        self.entries: dict[object, tuple[object, object]] = {}
        self.test = test
        self.key = key
        self.weakness = weakness


EQ, EQL, EQUAL = intern("eq"), intern("eql"), intern("equal")
