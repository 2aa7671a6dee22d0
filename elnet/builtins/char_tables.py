"""Char-tables."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range, lisp_error, truth
from elnet.objects.cons import Cons, cons
from elnet.objects.strings import MAX_CHAR
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import CharTable
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.text.case_tables import PURPOSE, CaseTable
from elnet.text.syntax import SyntaxTable

EXTRA_SLOTS, SYNTAX_TABLE = intern("char-table-extra-slots"), intern("syntax-table")
STANDARD_SLOTS = {"case-table": 3, "char-code-property-table": 5, "translation-table": 2, "display-table": 6, "fontset": 8}
"""How many extra slots the char-tables have that Emacs itself uses."""


@primitive()
def make_char_table(lisp: Lisp, purpose: object, init: object = NIL) -> CharTable:
    """Return a new char-table for PURPOSE, a symbol, in which every character has the value INIT."""
    count = lisp.plists.get(check.symbol(purpose), EXTRA_SLOTS)
    if count is NIL:
        count = STANDARD_SLOTS.get(check.symbol(purpose).name, NIL)
    extras = 0
    if count is not NIL:
        extras = check.natural(count)
        if extras > 10:
            raise args_out_of_range(count, NIL)
    if purpose is SYNTAX_TABLE:
        table: CharTable = SyntaxTable(NIL, init)
    else:
        table = CaseTable(init) if purpose is PURPOSE and extras == 3 else CharTable(purpose, init, extras)
    table.default = init
    return table


@primitive()
def char_table_p(object: object) -> Symbol:
    """Return t if OBJECT is a char-table."""
    return truth(isinstance(object, CharTable))


@primitive()
def char_table_subtype(char_table: object) -> object:
    """Return the symbol that says what CHAR-TABLE is for."""
    return check.char_table(char_table).purpose


@primitive()
def char_table_parent(char_table: object) -> object:
    """Return the char-table that CHAR-TABLE inherits from, or nil."""
    return check.char_table(char_table).parent


@primitive()
def set_char_table_parent(char_table: object, parent: object) -> object:
    """Make CHAR-TABLE inherit from PARENT, a char-table or nil; return PARENT."""
    table = check.char_table(char_table)
    above = parent
    while above is not NIL:
        if above is table:
            raise lisp_error("Loop in parent chain")
        above = check.char_table(above).parent
    table.parent = parent
    return parent


@primitive()
def char_table_extra_slot(char_table: object, n: object) -> object:
    """Return the extra slot N of CHAR-TABLE."""
    table = check.char_table(char_table)
    return table.extras[check.index(n, len(table.extras), char_table)]


@primitive()
def set_char_table_extra_slot(char_table: object, n: object, value: object) -> object:
    """Put VALUE into the extra slot N of CHAR-TABLE and return it."""
    table = check.char_table(char_table)
    table.extras[check.index(n, len(table.extras), char_table)] = value
    return value


def _range(value: object) -> tuple[int, int]:
    if type(value) is Cons:
        first, last = check.character(value.car), check.character(value.cdr)
        if first > last:
            raise args_out_of_range(value.car, value.cdr)
        return first, last
    if type(value) is int:
        return check.character(value), value
    raise lisp_error("Invalid RANGE argument to ‘char-table-range’")


@primitive()
def char_table_range(char_table: object, range: object) -> object:
    """Return the value of CHAR-TABLE for RANGE: nil for the default, a character, or the first of (FROM . TO)."""
    table = check.char_table(char_table)
    return table.default if range is NIL else table.get(_range(range)[0])


@primitive()
def set_char_table_range(char_table: object, range: object, value: object) -> object:
    """Give the characters of RANGE the VALUE in CHAR-TABLE: t for all, nil for the default, a character, or (FROM . TO)."""
    table = check.char_table(char_table)
    if range is NIL:
        table.default = value
    elif range is T:
        table.set_range(0, MAX_CHAR, value)
    else:
        if type(range) is not Cons and type(range) is not int:
            raise lisp_error("Invalid RANGE argument to ‘set-char-table-range’")
        table.set_range(*_range(range), value)
    return value


@primitive()
def optimize_char_table(char_table: object, test: object = NIL) -> object:
    """Do nothing but check that CHAR-TABLE is one: tables are kept small as they are made; return nil."""
    check.char_table(char_table)
    return NIL


@primitive()
def map_char_table(lisp: Lisp, function: object, char_table: object) -> object:
    """Call FUNCTION with key and value for each run of characters that have a value in CHAR-TABLE; return nil.

    The key is a character or a pair (FROM . TO).
    """
    table = check.char_table(char_table)
    call = lisp.functions.callable(function)
    for first, last, value in _runs(table):
        call(first if first == last else cons(first, last), value)
    return NIL


def _runs(table: CharTable) -> list[tuple[int, int, object]]:
    """Return first and last character and value of the runs of TABLE and what it inherits, without those of nil."""
    starts = {0}
    level: object = table
    while isinstance(level, CharTable):
        starts |= set(level.starts)
        level = level.parent
    found: list[tuple[int, int, object]] = []
    places = sorted(start for start in starts if start <= MAX_CHAR)
    for place, start in enumerate(places):
        last = places[place + 1] - 1 if place + 1 < len(places) else MAX_CHAR
        value = table.get(start)
        if found and found[-1][2] is value and found[-1][1] == start - 1:
            found[-1] = (found[-1][0], last, value)
        elif value is not NIL:
            found.append((start, last, value))
    return found
