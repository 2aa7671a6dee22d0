"""Case tables: which letters belong together in a buffer."""

from __future__ import annotations

from elnet.objects.conditions import truth, wrong_type_argument
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import CharTable
from elnet.runtime import check
from elnet.runtime.case_tables import CaseTables
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, part, primitive
from elnet.text.case_tables import CANONICAL, EQUIVALENT, PURPOSE, UP, CaseTable, TableCasing, ascii_case_table, made

MODIFY = intern("modify-syntax-entry")


class AsciiCaseTable:
    """The variable `ascii-case-table', which is made when it is first mentioned."""

    def __init__(self, lisp: Lisp) -> None:
        symbol = intern("ascii-case-table")
        lisp.variables.late.pop(symbol, None)
        if lisp.variables.is_void(symbol):
            lisp.variables.set_toplevel(symbol, ascii_case_table())


part(__name__, AsciiCaseTable)


def _is_case_table(value: object) -> bool:
    if not isinstance(value, CharTable) or value.purpose is not PURPOSE or len(value.extras) != 3:
        return False
    up, canonical, equivalent = value.extras
    kinds = [each is NIL or isinstance(each, CharTable) for each in (up, canonical, equivalent)]
    return all(kinds) and not (canonical is NIL and equivalent is not NIL)


def _check(value: object) -> CaseTable:
    if not _is_case_table(value) or not isinstance(value, CaseTable):
        raise wrong_type_argument("case-table-p", value)
    return value


@primitive()
def case_table_p(object: object) -> Symbol:
    """Return t if OBJECT is a case table."""
    return truth(_is_case_table(object))


@primitive()
def current_case_table(lisp: Lisp) -> CaseTable:
    """Return the case table of the current buffer."""
    return lisp.part(CaseTables).current


@primitive()
def standard_case_table(lisp: Lisp) -> CaseTable:
    """Return the case table that new buffers get."""
    return lisp.part(CaseTables).standard


@primitive()
def set_case_table(lisp: Lisp, table: object) -> CaseTable:
    """Make TABLE the case table of the current buffer and return it."""
    wanted = _completed(_check(table))
    part = lisp.part(CaseTables)
    assert part.standard is not None
    part.own[lisp.buffers.current] = wanted
    return wanted


@primitive()
def set_standard_case_table(lisp: Lisp, table: object) -> CaseTable:
    """Make TABLE the case table that new buffers get and return it."""
    lisp.part(CaseTables).standard = _completed(_check(table))
    return lisp.part(CaseTables).standard


def _completed(table: CaseTable) -> CaseTable:
    """Return TABLE, with the extra tables that it lacks."""
    if NIL not in table.extras:
        return table
    casing = TableCasing(table)
    codes = sorted({*casing.cased, *casing.down, *casing.up})
    if table.extras[UP] is NIL:
        table.extras[UP] = made((code, casing.upcase_char(code)) for code in codes)
    if table.extras[CANONICAL] is NIL:
        table.extras[CANONICAL] = made((code, casing.canonical_char(code)) for code in codes)
    if table.extras[EQUIVALENT] is NIL:
        table.extras[EQUIVALENT] = made((code, _next(casing.equivalents(code), code)) for code in codes)
    return table


def _next(members: tuple[int, ...], code: int) -> int:
    return members[(members.index(code) + 1) % len(members)] if code in members else code


@primitive()
def copy_case_table(case_table: object) -> CaseTable:
    """Return a copy of CASE-TABLE with its table of upper case."""
    table = _check(case_table)
    new = table.copy()
    up = table.extras[UP]
    if isinstance(up, CaseTable):
        new.extras[UP] = up.copy()
    return new


@primitive()
def get_upcase_table(case_table: object) -> object:
    """Return the table of upper case of CASE-TABLE, made if there is none."""
    table = _check(case_table)
    if table.extras[UP] is NIL:
        casing = TableCasing(table)
        table.extras[UP] = made((code, casing.upcase_char(code)) for code in casing.cased)
    return table.extras[UP]


@primitive()
def case_table_get_table(case_table: object, table: object) -> object:
    """Return one of the tables in CASE-TABLE: TABLE is down, up, eqv or canon."""
    name = check.symbol(table).name
    whole = _check(case_table)
    if name == "down":
        return whole
    _completed(whole)
    return whole.extras[{"up": UP, "canon": CANONICAL, "eqv": EQUIVALENT}.get(name, UP)]


def _changed(table: CaseTable) -> None:
    """Drop the tables that are computed from the others."""
    table.extras[CANONICAL] = table.extras[EQUIVALENT] = NIL


def _enter(lisp: Lisp, table: object, down: dict[int, int], up: dict[int, int], syntax: str) -> None:
    """Enter lower cases, DOWN, and upper cases, UP, into TABLE, and give the characters SYNTAX in the standard table."""
    whole = _check(table)
    upper = get_upcase_table(whole)
    for code, other in down.items():
        whole.set_range(code, code, other)
    for code, other in up.items():
        if isinstance(upper, CharTable):
            upper.set_range(code, code, other)
    _changed(whole)
    standard = lisp.call(intern("standard-syntax-table"))
    for code in {*down, *up}:
        lisp.call(MODIFY, code, lisp_string(syntax), standard)


@primitive()
def set_case_syntax_pair(lisp: Lisp, uc: object, lc: object, table: object) -> object:
    """Make UC and LC a pair of upper and lower case letters in TABLE, and word constituents in the standard syntax table."""
    upper, lower = check.character(uc), check.character(lc)
    _enter(lisp, table, {upper: lower, lower: lower}, {upper: upper, lower: upper}, "w   ")
    return NIL


@primitive()
def set_upcase_syntax(lisp: Lisp, uc: object, lc: object, table: object) -> object:
    """Make UC the upper case of LC in TABLE, but LC not the lower case of UC, and both word constituents."""
    upper, lower = check.character(uc), check.character(lc)
    _enter(lisp, table, {lower: lower}, {upper: upper, lower: upper}, "w   ")
    return NIL


@primitive()
def set_downcase_syntax(lisp: Lisp, uc: object, lc: object, table: object) -> object:
    """Make LC the lower case of UC in TABLE, but UC not the upper case of LC, and both word constituents."""
    upper, lower = check.character(uc), check.character(lc)
    _enter(lisp, table, {upper: lower, lower: lower}, {upper: upper}, "w   ")
    return NIL


@primitive()
def set_case_syntax_delims(lisp: Lisp, l: object, r: object, table: object) -> object:  # noqa: E741
    """Make L and R a pair of brackets without case in TABLE and in the standard syntax table."""
    left, right = check.character(l), check.character(r)
    _enter(lisp, table, {left: left, right: right}, {left: left, right: right}, "w   ")
    standard = lisp.call(intern("standard-syntax-table"))
    lisp.call(MODIFY, left, lisp_string(f"({chr(right)}  "), standard)
    lisp.call(MODIFY, right, lisp_string(f"){chr(left)}  "), standard)
    return NIL


@primitive()
def set_case_syntax(lisp: Lisp, c: object, syntax: object, table: object) -> object:
    """Let the character C have no case in TABLE, and SYNTAX in the standard syntax table."""
    code = check.character(c)
    _enter(lisp, table, {code: code}, {code: code}, check.string(syntax).text)
    return NIL


@macro()
def with_case_table(table: object, *body: object) -> object:
    """Evaluate BODY while TABLE is the case table of the current buffer."""
    old, buffer = Symbol("old-table"), Symbol("old-buffer")
    bound = list_of(list_of(old, list_of(intern("current-case-table"))), list_of(buffer, list_of(intern("current-buffer"))))
    change = list_of(intern("set-case-table"), table)
    back = list_of(intern("with-current-buffer"), buffer, list_of(intern("set-case-table"), old))
    guarded = list_of(intern("unwind-protect"), list_from([intern("progn"), change, *body]), back)
    return list_of(intern("let"), bound, guarded)
