"""SQLite databases and result sets, on Python's `sqlite3` (manual node "Database").

Rows and errors come as Lisp sees them.  `sqlite-error` has (MEANING MESSAGE CODE EXTENDED-CODE) of a statement that is
refused, and MESSAGE alone of one that fails while it runs; a lock of others is `sqlite-locked-error`.
"""

from __future__ import annotations

import re
import sqlite3

from elnet.objects.base import LispObject
from elnet.objects.conditions import LispSignal, signal
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import lisp_string, plain_string, unibyte_string
from elnet.objects.symbols import NIL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REFUSED = {1: "SQL logic error", 11: "database disk image is malformed", 26: "file is not a database"}
"""What the result codes mean that a statement may get before it runs."""
BUSY, LOCKED = 5, 6


class Sqlite(LispObject):
    """The database NAME, or a set of rows selected from it; CONNECTION is None once it is closed."""

    __slots__ = ("__weakref__", "at_end", "connection", "cursor", "name")

    def __init__(self, name: str, connection: sqlite3.Connection, cursor: sqlite3.Cursor | None = None) -> None:
        self.name = name
        self.connection: sqlite3.Connection | None = connection
        self.cursor = cursor
        self.at_end = False

    def lisp_print(self, readably: bool) -> str:
        """Return `#<sqlite …>` with where the database is, and the statement of a set."""
        place = "(nil)" if self.connection is None else hex(id(self.connection))
        statement = "" if self.cursor is None else f" stmt={id(self.cursor):#x}"
        return f"#<sqlite db={place}{statement} name={self.name}>"

    def next_row(self) -> object:
        """Return the next row of the set, nil at its end."""
        if self.at_end or self.cursor is None:
            return NIL
        try:
            row = self.cursor.fetchone()
        except sqlite3.Error as error:
            raise condition_of(error) from None
        self.at_end = row is None
        return NIL if row is None else list_from(map(lisp_value, row))


def connect(path: str) -> sqlite3.Connection:
    """Return a connection to the database in the file PATH, whose transactions nobody but Lisp begins."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    connection.text_factory = lambda data: plain_string(data.decode("utf-8", "surrogateescape"), True)
    return connection


def lisp_value(value: object) -> object:
    """Return what SQLite gave as VALUE as a Lisp value: nothing is nil, bytes are a unibyte string."""
    if value is None:
        return NIL
    return unibyte_string(value) if isinstance(value, bytes) else value


def run(connection: sqlite3.Connection, text: str, values: Sequence[object]) -> sqlite3.Cursor | None:
    """Run the first statement of TEXT with VALUES for its parameters, None if it has no statement.

    Parameters without a value are nil; more values than parameters are an error.
    """
    statement = next(statements(text), None)
    if statement is None:
        return None
    try:
        return _executed(connection, statement, values)
    except sqlite3.Error as error:
        raise condition_of(error) from None


def _executed(connection: sqlite3.Connection, statement: str, values: Sequence[object]) -> sqlite3.Cursor:
    try:
        return connection.execute(statement, tuple(values))
    except sqlite3.ProgrammingError as error:
        wanted = re.search(r"statement uses (\d+)", str(error))
        if wanted is None:
            raise
    missing = int(wanted[1]) - len(values)
    if missing < 0:
        raise signal("sqlite-error", lisp_string("column index out of range"))
    return connection.execute(statement, (*values, *[None] * missing))


_GAPS = re.compile(r"(?:\s|;|--[^\n]*(?:\n|\Z)|/\*.*?(?:\*/|\Z))*", re.DOTALL)
"""What is no statement: blanks, comments and bare semicolons."""


def statements(text: str) -> Iterator[str]:
    """Yield the statements of TEXT, the last of which may lack its semicolon."""
    start = end = _match_end(text, 0)
    while start < len(text):
        end = text.find(";", end) + 1 or len(text)
        if end == len(text) or sqlite3.complete_statement(text[start:end]):
            yield text[start:end]
            start = end = _match_end(text, end)


def _match_end(text: str, start: int) -> int:
    match = _GAPS.match(text, start)
    return start if match is None else match.end()


def condition_of(error: sqlite3.Error) -> LispSignal:
    """Return ERROR as a condition."""
    message, extended = lisp_string(str(error)), getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in (BUSY, LOCKED):
        return signal("sqlite-locked-error", message)
    meaning = REFUSED.get(code)
    return signal("sqlite-error", message if meaning is None else list_of(lisp_string(meaning), message, code, extended))
