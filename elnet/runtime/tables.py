"""Making hash tables: their tests, weakness and keys (manual node "Creating Hash")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.hash_tables import EQ, EQL, EQUAL, HashTable
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.literals import Literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.objects.hash_tables import Key
    from elnet.runtime.lisp import Lisp

KEYS = {intern("key"): (True, False), intern("value"): (False, True), intern("key-and-value"): (True, True)}
KEY_OR_VALUE = intern("key-or-value")
OPTIONS: dict[object, str] = {
    intern(name): name for name in (":test", ":weakness", ":size", ":purecopy", ":rehash-size", ":rehash-threshold")
}


class Tested:
    """A key of a table whose test is Lisp's: hashed and compared by Lisp functions."""

    __slots__ = ("hash", "same", "value")

    def __init__(self, value: object, same: Callable[..., object], hashed: int) -> None:
        self.value = value
        self.same = same
        self.hash = hashed

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        return type(other) is Tested and self.same(other.value, self.value) is not NIL


def define_test(lisp: Lisp, name: Symbol, test: object, hashing: object) -> None:
    """Make NAME a test whose keys are equal by the Lisp function TEST and hashed by the Lisp function HASHING."""
    find = lisp.functions.callable

    def same(left: object, right: object) -> object:
        return find(test)(left, right)

    def key(value: object) -> object:
        number = find(hashing)(value)
        if type(number) is not int:
            raise lisp_error("Invalid hash code returned from user-supplied hash function")
        return Tested(value, same, number)

    lisp.part(Literals).tests[name] = key


def key_function(lisp: Lisp, test: object) -> tuple[Symbol, Key]:
    """Return the name and the key function of the table test TEST; signal an error if there is none."""
    name = EQL if test is NIL else test
    key = lisp.part(Literals).tests.get(check.symbol(name))
    if key is None:
        raise signal("error", lisp_string("Invalid hash table test"), test)
    return name, key  # type: ignore[return-value]


class LockedEntries:
    """The entries of a table whose test is running: they can be read."""

    def __init__(self, entries: dict[object, tuple[object, object]]) -> None:
        self._entries = entries

    def __getattr__(self, name: str) -> object:
        if name in ("get", "items", "keys", "values"):
            return getattr(self._entries, name)
        raise lisp_error("hash table test modifies table")

    def __len__(self) -> int:
        return len(self._entries)

    def __setitem__(self, key: object, value: object) -> None:
        raise lisp_error("hash table test modifies table")


def locking_key(table: HashTable, key: Key) -> Key:
    """Return KEY, which runs Lisp, as a key function of TABLE that does not let it change the table."""

    def locked(value: object) -> object:
        entries = table.entries
        table.entries = LockedEntries(entries)  # type: ignore[assignment]
        try:
            return key(value)
        finally:
            table.entries = entries

    locked.of = key  # type: ignore[attr-defined]  # for copies of the table
    return locked


def new_table(name: Symbol, key: Key, weakness: object) -> HashTable:
    """Return an empty table with the test NAME; WEAKNESS is nil, t or one of Emacs's four kinds."""
    if weakness is T:
        weakness = intern("key-and-value")
    table = HashTable(name, key, weakness)
    if name not in (EQ, EQL, EQUAL):
        table.key = locking_key(table, key)
    if weakness in KEYS:
        from elnet.objects.weakness import WeakEntries, weak_key

        table.key = weak_key(key)
        table.entries = WeakEntries(*KEYS[weakness])
    elif weakness is not NIL and weakness is not KEY_OR_VALUE:
        raise signal("error", lisp_string("Invalid hash table weakness"), weakness)
    return table


def table_from(lisp: Lisp, arguments: tuple[object, ...]) -> HashTable:
    """Return the table that the keyword ARGUMENTS of `make-hash-table` describe."""
    given: dict[str, object] = {}
    place = 0
    while place < len(arguments):
        option = OPTIONS.get(arguments[place])
        if option is None or place + 1 == len(arguments):
            raise signal("error", lisp_string("Invalid argument list"), arguments[place])
        given.setdefault(option, arguments[place + 1])
        place += 2
    name, key = key_function(lisp, given.get(":test", NIL))
    size = given.get(":size", NIL)
    if size is not NIL and (type(size) is not int or size < 0):
        raise signal("error", lisp_string("Invalid hash table size"), size)
    return new_table(name, key, given.get(":weakness", NIL))
