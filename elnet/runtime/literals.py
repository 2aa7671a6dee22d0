"""The objects that can be written in a text but need an interpreter to be made: functions, tables, text properties."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import cons, list_of
from elnet.objects.equality import eq_key, eql_key, equal_key
from elnet.objects.hash_tables import HashTable
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.reader import Construction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.objects.hash_tables import Key
    from elnet.runtime.lisp import Lisp


STANDARD_TESTS: dict[Symbol, Key] = {intern("eq"): eq_key, intern("eql"): eql_key, intern("equal"): equal_key}
LAMBDA, CLOSURE = intern("lambda"), intern("closure")


class Literals(Construction):
    """Makes the objects of one interpreter; TESTS are its hash table tests."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.tests = dict(STANDARD_TESTS)

    def closure(self, slots: list[object]) -> object:
        """Return the function written `#[ARGUMENTS BODY ENVIRONMENT nil DOCSTRING INTERACTIVE]`."""
        arguments, body, environment, _, documentation, interactive = (slots + [NIL] * 6)[:6]
        if interactive is not NIL:
            body = cons(list_of(intern("interactive"), interactive), body)
        if documentation is not NIL:
            body = cons(documentation, body)
        if environment is NIL:
            form = cons(LAMBDA, cons(arguments, body))
        else:
            form = cons(CLOSURE, cons(environment, cons(arguments, body)))
        return self.lisp.functions.maker.function_from_list(form)

    def hash_table(self, test: Symbol, weakness: object, pairs: list[tuple[object, object]]) -> HashTable:
        """Return a table of PAIRS; signal an error if there is no hash table test called TEST."""
        key = self.tests.get(test)
        if key is None:
            raise lisp_error(f"Unknown hash table test: {test.name}")
        table = HashTable(test, key, weakness)
        for name, value in pairs:
            table.entries[key(name)] = (name, value)
        return table
