"""Giving text the properties that its syntax needs, before anybody looks, by the function in `syntax-propertize-function`.

How far a buffer has been done is in `syntax-propertize--done`; a change takes that back.  Scans ask for what they meet and get
some more, so that they ask seldom.
"""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.text.syntax import SyntaxTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from elnet.runtime.lisp import Lisp

    Result = TypeVar("Result")

SYNTAX_TABLE, MULTILINE, DONE = map(intern, ("syntax-table", "syntax-multiline", "syntax-propertize--done"))
LOOKUP, EXTENDING = map(intern, ("parse-sexp-lookup-properties", "syntax-propertize-extend-region-functions"))
SILENT = ("inhibit-modification-hooks", "inhibit-read-only", "buffer-undo-list")
CHUNK = 500
AHEAD = 2000
MOST = (1 << 61) - 1


def propertize(lisp: Lisp, position: int) -> None:
    """Have the text of the current buffer up to POSITION given its properties, if there is a function for that."""
    function = lisp.value("syntax-propertize-function")
    done = done_in(lisp)
    if function is NIL or done >= position:
        return
    buffer, variables = lisp.buffers.current, lisp.variables
    lisp.call(intern("add-hook"), intern("before-change-functions"), intern("syntax-ppss-flush-cache"), 99, T)
    for symbol in (DONE, LOOKUP):
        variables.make_local(symbol)
    variables.set(LOOKUP, T)
    start, point, modified = max(done, buffer.begv), buffer.point, buffer.modified
    start, end = _extended(lisp, start, max(position, min(start + CHUNK, buffer.zv)))
    # Whatever the function looks at must not ask for properties again.
    variables.set(DONE, MOST)
    bound = [variables.bind(intern(name), T) for name in SILENT]
    try:
        buffer.remove_properties(start, end, (SYNTAX_TABLE, MULTILINE))
        in_parsing_table(lisp, lambda: lisp.call(function, start, end))
    finally:
        for each in reversed(bound):
            variables.unbind(each)
        buffer.goto(point)
        buffer.set_modified(modified)
        variables.set(DONE, end)


def in_parsing_table(lisp: Lisp, action: Callable[[], Result]) -> Result:
    """Return the value of ACTION, done with the syntax table for parsing from the beginning, if there is one of its own."""
    table, buffer = lisp.value("syntax-ppss-table"), lisp.buffers.current
    if not isinstance(table, SyntaxTable):
        return action()
    usual, buffer.syntax = buffer.syntax, table
    try:
        return action()
    finally:
        buffer.syntax = usual


def done_in(lisp: Lisp) -> int:
    """Return the position up to which the current buffer has been given properties."""
    done = lisp.value("syntax-propertize--done")
    return done if type(done) is int else -1


def propertize_scanned(lisp: Lisp, position: int) -> None:
    """Have the text at POSITION, which a scan has reached, given its properties, and some more behind it."""
    buffer = lisp.buffers.current
    if done_in(lisp) <= position < buffer.zv:
        match = lisp.saved_match()
        try:
            propertize(lisp, min(position + AHEAD, buffer.zv))
        finally:
            lisp.restore_match(match)


def _extended(lisp: Lisp, start: int, end: int) -> tuple[int, int]:
    """Return START and END as `syntax-propertize-extend-region-functions` extend them; all are asked again after a change."""
    functions = elements(lisp.value(EXTENDING.name))
    if T in functions:
        place = functions.index(T)
        functions[place : place + 1] = elements(lisp.variables.default(EXTENDING))
    waiting = list(functions)
    while waiting:
        function = waiting.pop(0)
        new = lisp.call(function, start, end)
        if isinstance(new, Cons) and (new.car, new.cdr) != (start, end):
            start, end = check.fixnum(new.car), check.fixnum(new.cdr)
            waiting = [other for other in functions if other is not function]
    return start, end
