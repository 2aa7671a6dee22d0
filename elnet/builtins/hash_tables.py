"""Hash tables."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import list_from, list_of
from elnet.objects.hash_tables import HashTable
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.tables import define_test, locking_key, table_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@primitive()
def make_hash_table(lisp: Lisp, *keyword_args: object) -> HashTable:
    """Return a new hash table described by KEYWORD-ARGS.

    :test is eq, eql (the default), equal or a name defined by `define-hash-table-test'; :weakness is nil, key, value,
    key-and-value, key-or-value or t for key-and-value; :size and others are accepted and do not matter.
    """
    return table_from(lisp, keyword_args)


@primitive()
def hash_table_p(object: object) -> Symbol:
    """Return t if OBJECT is a hash table."""
    return truth(type(object) is HashTable)


@primitive()
def gethash(key: object, table: Any, dflt: object = NIL) -> object:
    """Return the value of KEY in TABLE, DFLT if it has none."""
    if type(table) is not HashTable:
        check.hash_table(table)
    found = table.entries.get(table.key(key))
    return dflt if found is None else found[1]


@primitive()
def puthash(key: object, value: object, table: object) -> object:
    """Give KEY the VALUE in TABLE and return VALUE."""
    entries = check.hash_table(table).entries
    place = table.key(key)  # type: ignore[attr-defined]
    old = entries.get(place)
    entries[place] = (key if old is None else old[0], value)
    return value


@primitive()
def remhash(key: object, table: object) -> object:
    """Remove KEY from TABLE; return nil."""
    checked = check.hash_table(table)
    checked.entries.pop(checked.key(key), None)
    return NIL


@primitive()
def clrhash(table: object) -> object:
    """Remove everything from TABLE and return it."""
    check.hash_table(table).entries.clear()
    return table


@primitive()
def maphash(lisp: Lisp, function: object, table: object) -> object:
    """Call FUNCTION with each key and value of TABLE; return nil.

    FUNCTION may change TABLE: what it removes is not visited any more.
    """
    entries = check.hash_table(table).entries
    call = lisp.functions.callable(function)
    for place in list(entries):
        pair = entries.get(place)
        if pair is not None:
            call(*pair)
    return NIL


@primitive()
def hash_table_count(table: object) -> int:
    """Return the number of keys in TABLE."""
    return len(check.hash_table(table).entries)


@primitive()
def hash_table_test(table: object) -> object:
    """Return the name of the test of TABLE."""
    return check.hash_table(table).test


@primitive()
def hash_table_weakness(table: object) -> object:
    """Return the weakness of TABLE: nil, key, value, key-and-value or key-or-value."""
    return check.hash_table(table).weakness


@primitive()
def hash_table_size(table: object) -> int:
    """Return for how many keys TABLE has room."""
    return len(check.hash_table(table).entries)


@primitive()
def hash_table_rehash_size(table: object) -> float:
    """Return a constant: how TABLE grows cannot be chosen."""
    check.hash_table(table)
    return 1.5


@primitive()
def hash_table_rehash_threshold(table: object) -> float:
    """Return a constant: when TABLE grows cannot be chosen."""
    check.hash_table(table)
    return 0.8125


@primitive()
def copy_hash_table(table: object) -> HashTable:
    """Return a copy of TABLE with the same keys and values."""
    old = check.hash_table(table)
    new = HashTable(old.test, old.key, old.weakness)
    own = getattr(old.key, "of", None)
    if own is not None:
        new.key = locking_key(new, own)
    new.entries = old.entries.copy()
    return new


@primitive()
def define_hash_table_test(lisp: Lisp, name: object, test: object, hash: object) -> object:
    """Define NAME as a hash table test: TEST tells whether two keys are equal, HASH returns an integer for a key."""
    define_test(lisp, check.symbol(name), test, hash)
    value = list_of(test, hash)
    lisp.plists.put(check.symbol(name), intern("hash-table-test"), value)
    return value


@primitive()
def hash_table_keys(hash_table: object) -> object:
    """Return the list of the keys of HASH-TABLE, the last one first."""
    return list_from([pair[0] for pair in check.hash_table(hash_table).entries.values()][::-1])


@primitive()
def hash_table_values(hash_table: object) -> object:
    """Return the list of the values of HASH-TABLE, the last one first."""
    return list_from([pair[1] for pair in check.hash_table(hash_table).entries.values()][::-1])


@primitive()
def hash_table_empty_p(hash_table: object) -> Symbol:
    """Return t if HASH-TABLE has no keys."""
    return truth(not check.hash_table(hash_table).entries)


@primitive("sxhash-eq")
def sxhash_eq(obj: object) -> int:
    """Return an integer that is the same for objects that are `eq'."""
    from elnet.objects.equality import eq_key

    return _fixnum(hash(eq_key(obj)))


@primitive("sxhash-eql")
def sxhash_eql(obj: object) -> int:
    """Return an integer that is the same for objects that are `eql'."""
    from elnet.objects.equality import eql_key

    return _fixnum(hash(eql_key(obj)))


@primitive("sxhash-equal", "sxhash")
def sxhash_equal(obj: object) -> int:
    """Return an integer that is the same for objects that are `equal'."""
    from elnet.objects.equality import equal_key

    return _fixnum(hash(equal_key(obj)))


@primitive("sxhash-equal-including-properties")
def sxhash_equal_including_properties(obj: object) -> int:
    """Return an integer that is the same for objects that are `equal-including-properties'."""
    return sxhash_equal(obj)


def _fixnum(number: int) -> int:
    return number & ((1 << 61) - 1)
