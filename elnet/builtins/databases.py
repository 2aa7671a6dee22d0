"""SQLite databases: opening, statements, result sets and transactions (manual node "Database")."""

from __future__ import annotations

import os
import sqlite3
from itertools import count

from elnet.objects.conditions import LispSignal, signal, truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.intervals import Intervals
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.databases import Sqlite, condition_of, connect, lisp_value, run, statements
from elnet.runtime.file_names import full_name
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

CODING, BINARY, FALSE = map(intern, ("coding-system", "binary", "false"))
MODULES = """
base64 cksumvfs compress csv csvtable fts3 icu pcre percentile regexp rot13 rtree sha1 uuid vector0 vss0 zipfile
libsqlite3_mod_csvtable libsqlite3_mod_icu libsqlite3_mod_regexp libsqlite3_mod_rtree libsqlite3_mod_zipfile
"""
"""The extensions that may be loaded."""


class Memories:
    """Numbers for the databases of one interpreter that live in memory."""

    def __init__(self, lisp: Lisp) -> None:
        self.numbers = count(1)


def _error(message: str) -> LispSignal:
    return signal("sqlite-error", lisp_string(message))


def _checked(value: object, wants_set: bool) -> tuple[Sqlite, sqlite3.Connection]:
    """Return VALUE, an open database or an open set of rows, and its connection."""
    found = check.instance(value, Sqlite, "sqlitep")
    if (found.cursor is not None) != wants_set:
        raise _error("Invalid set object" if wants_set else "Invalid database object")
    if found.connection is None:
        raise _error("Statement closed" if wants_set else "Database closed")
    return found, found.connection


@primitive()
def sqlite_available_p() -> Symbol:
    """Return t: SQLite is available."""
    return T


@primitive()
def sqlite_version() -> LString:
    """Return the version of SQLite."""
    return lisp_string(sqlite3.sqlite_version)


@primitive()
def sqlitep(object: object) -> Symbol:
    """Return t if OBJECT is a database of SQLite or a set of its rows."""
    return truth(isinstance(object, Sqlite))


@primitive()
def sqlite_open(lisp: Lisp, file: object = NIL) -> object:
    """Open FILE as a database, which is made if there is none; without FILE the database is in memory.

    Return nil if it cannot be opened.
    """
    path = ":memory:" if file is NIL else full_name(lisp, file)
    name = f"{path}{next(lisp.part(Memories).numbers)}" if file is NIL else path
    try:
        return Sqlite(name, connect(path))
    except sqlite3.OperationalError:
        return NIL


@primitive()
def sqlite_close(db: object) -> Symbol:
    """Close the database DB."""
    found, connection = _checked(db, False)
    connection.close()
    found.connection = None
    return T


# Statements


@primitive()
def sqlite_execute(db: object, query: object, values: object = NIL) -> object:
    """Run the statement QUERY on DB, with VALUES, a list or vector, for its parameters.

    Return the rows that it gives, or how many rows it changed.
    """
    _, connection = _checked(db, False)
    cursor = run(connection, multibyte_text(check.string(query)), _bound(values))
    if cursor is None:
        raise _error("not an error")
    rows = _rows(cursor)
    if rows is not NIL:
        return rows
    changes = connection.execute("select changes()").fetchone()[0]
    assert isinstance(changes, int)
    return changes


@primitive()
def sqlite_execute_batch(db: object, statements: object) -> Symbol:
    """Run all of STATEMENTS, a string, on DB, and return t, nil if one fails: what follows it is not run."""
    _, connection = _checked(db, False)
    return _all_run(connection, multibyte_text(check.string(statements)))


@primitive()
def sqlite_select(db: object, query: object, values: object = NIL, return_type: object = NIL) -> object:
    """Return the rows of DB that QUERY selects with VALUES for its parameters, each a list.

    RETURN-TYPE `full' puts the names of the columns first, `set' gives a set for `sqlite-next'.
    """
    found, connection = _checked(db, False)
    cursor = run(connection, multibyte_text(check.string(query)), _bound(values))
    if cursor is None:
        return NIL
    if return_type is intern("set"):
        return Sqlite(found.name, connection, cursor)
    rows = _rows(cursor)
    return cons(_columns(cursor), rows) if return_type is intern("full") else rows


def _bound(values: object) -> list[object]:
    if not isinstance(values, Vector | Cons) and values is not NIL:
        raise _error("VALUES must be a list or a vector")
    return [_bound_value(value) for value in (values.items if isinstance(values, Vector) else elements(values))]


def _bound_value(value: object) -> object:
    """Return the Lisp VALUE as SQLite is given it."""
    if isinstance(value, LString):
        return _bound_text(value)
    if isinstance(value, float):
        return value
    if isinstance(value, int):
        if -(2**63) <= value < 2**63:
            return value
        raise signal("overflow-error")
    if value is NIL or value is T or value is FALSE:
        return {NIL: None, T: 1, FALSE: 0}[value]
    raise _error("invalid argument")


def _bound_text(value: LString) -> object:
    properties = value.properties
    if isinstance(properties, Intervals) and dict(properties.at(0)).get(CODING) is BINARY:
        if value.multibyte:
            raise _error("BLOB values must be unibyte")
        return value.text.encode("latin-1")
    text = multibyte_text(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")
    return text


def _rows(cursor: sqlite3.Cursor) -> object:
    try:
        return list_from(list_from(map(lisp_value, row)) for row in cursor.fetchall())
    except sqlite3.Error as error:
        raise condition_of(error) from None


def _all_run(connection: sqlite3.Connection, text: str) -> Symbol:
    try:
        for statement in statements(text):
            connection.execute(statement).fetchall()
    except sqlite3.Error:
        return NIL
    return T


# Sets of rows


@primitive()
def sqlite_next(set: object) -> object:
    """Return the next row of SET, or nil if there are no more."""
    return _checked(set, True)[0].next_row()


@primitive()
def sqlite_more_p(set: object) -> Symbol:
    """Return nil if `sqlite-next' has met the end of SET."""
    return truth(not _checked(set, True)[0].at_end)


@primitive()
def sqlite_columns(set: object) -> object:
    """Return the names of SET's columns."""
    cursor = _checked(set, True)[0].cursor
    assert cursor is not None
    return _columns(cursor)


def _columns(cursor: sqlite3.Cursor) -> object:
    return list_from(lisp_string(column[0]) for column in cursor.description or ())


@primitive()
def sqlite_finalize(set: object) -> Symbol:
    """Free what SET holds; it gives no more rows."""
    found, _ = _checked(set, True)
    found.connection = None
    assert found.cursor is not None
    found.cursor.close()
    return T


# Transactions


@primitive()
def sqlite_transaction(db: object) -> Symbol:
    """Begin a transaction on DB; return nil if that fails."""
    return _all_run(_checked(db, False)[1], "begin")


@primitive()
def sqlite_commit(db: object) -> Symbol:
    """Commit the transaction on DB; return nil if that fails."""
    return _all_run(_checked(db, False)[1], "commit")


@primitive()
def sqlite_rollback(db: object) -> Symbol:
    """Undo what the transaction on DB has done, and end it; return nil if that fails."""
    return _all_run(_checked(db, False)[1], "rollback")


@macro("with-sqlite-transaction")
def with_sqlite_transaction(db: object, *body: object) -> object:
    """Evaluate BODY in a transaction on DB, which is committed at the end; an exit that is not normal rolls it back."""
    database, done = Symbol("db"), Symbol("done")
    commit = list_of(intern("setq"), done, list_of(intern("sqlite-commit"), database))
    work = list_of(intern("prog1"), cons(intern("progn"), list_from(body)), commit)
    protected = list_of(intern("progn"), list_of(intern("sqlite-transaction"), database), work)
    undo = list_of(intern("or"), done, list_of(intern("sqlite-rollback"), database))
    return list_of(intern("let"), list_of(list_of(database, db), done), list_of(intern("unwind-protect"), protected, undo))


@primitive()
def sqlite_pragma(db: object, pragma: object) -> Symbol:
    """Execute PRAGMA, a string without that word, on DB; return nil if that fails."""
    _, connection = _checked(db, False)
    return _all_run(connection, "PRAGMA " + multibyte_text(check.string(pragma)))


@primitive()
def sqlite_load_extension(lisp: Lisp, db: object, module: object) -> Symbol:
    """Load the extension in the file MODULE into DB, if its name is one of the known ones; return nil if that fails."""
    _, connection = _checked(db, False)
    path = check.string(module).text
    name, suffix = os.path.splitext(os.path.basename(path))
    if suffix != ".so" or name not in MODULES.split():
        raise _error("Module name not on allowlist")
    if not hasattr(connection, "enable_load_extension"):
        return NIL  # this Python cannot load any
    try:
        connection.enable_load_extension(True)
        connection.load_extension(full_name(lisp, module))
    except sqlite3.Error:
        return NIL
    finally:
        connection.enable_load_extension(False)
    return T
