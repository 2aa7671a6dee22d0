"""The macro `cl-loop`, and what its loops walk over."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from
from elnet.objects.symbols import NIL, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive


@macro("cl-loop")
def cl_loop(lisp: Lisp, *loop_args: object) -> object:
    """Loop as the clauses LOOP-ARGS say: see the node "Loop Facility" in the manual of cl-lib."""
    from elnet.runtime.loop_clauses import expansion

    return expansion(lisp, list(loop_args))


@primitive("elnet--hash-entries")
def hash_entries(lisp: Lisp, table: object) -> object:
    """Return a list of the pairs (KEY . VALUE) in the hash table TABLE."""
    entries: list[object] = []

    def note(key: object, value: object) -> object:
        entries.append(cons(key, value))
        return NIL

    lisp.call(intern("maphash"), note, table)
    return list_from(entries)


@primitive("elnet--all-symbols")
def all_symbols(lisp: Lisp, obarray: object = NIL) -> object:
    """Return a list of the symbols in OBARRAY, by default the one in use."""
    symbols: list[object] = []

    def note(symbol: object) -> object:
        symbols.append(symbol)
        return NIL

    lisp.call(intern("mapatoms"), note, *([] if obarray is NIL else [obarray]))
    return list_from(symbols)
