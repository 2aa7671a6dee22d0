"""Tables of abbrevs: obarrays whose symbols are abbrevs, with the expansion as value, a hook as function and properties.

The symbol with the empty name has the properties of the table; `:abbrev-table-modiff` among them counts the changes.  The
expansion is looked up in lower case, unless the table or the abbrev has `:case-fixed`.
"""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.lists import elements
from elnet.objects.obarrays import Obarray
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, UNBOUND, Symbol, intern
from elnet.runtime.obarrays import Obarrays

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from elnet.runtime.lisp import Lisp

MODIFF, CASE_FIXED, COUNT, SYSTEM, PARENTS = map(
    intern, (":abbrev-table-modiff", ":case-fixed", ":count", ":system", ":parents")
)


def new_table(lisp: Lisp) -> Obarray:
    """Return a table without abbrevs."""
    table = Obarray()
    properties = lisp.part(Obarrays).intern("", table)
    lisp.variables.set(properties, NIL)
    lisp.plists.put(properties, MODIFF, 0)
    return table


def is_table(lisp: Lisp, value: object) -> bool:
    """Tell whether VALUE is a table of abbrevs."""
    return type(value) is Obarray and type(get(lisp, value, MODIFF)) is int


def get(lisp: Lisp, table: object, name: object) -> object:
    """Return the property NAME of TABLE."""
    properties = lisp.part(Obarrays).named(table).symbols.get("")
    return NIL if properties is None else lisp.plists.get(properties, name)


def put(lisp: Lisp, table: object, name: object, value: object) -> object:
    """Make VALUE the property NAME of TABLE, and return it."""
    properties = lisp.part(Obarrays).intern("", table)
    lisp.variables.set(properties, NIL)
    lisp.plists.put(properties, name, value)
    return value


def note_change(lisp: Lisp, table: object) -> int:
    """Count a change of TABLE; return how many there were before."""
    before = get(lisp, table, MODIFF)
    count = before if type(before) is int else 0
    put(lisp, table, MODIFF, count + 1)
    return count


def expansion(lisp: Lisp, abbrev: Symbol) -> object:
    """Return what ABBREV stands for, nil if it stands for nothing any more."""
    value = lisp.variables.get(abbrev)
    return NIL if value is UNBOUND else value


def abbrevs_of(lisp: Lisp, table: object) -> list[Symbol]:
    """Return the abbrevs of TABLE that have an expansion."""
    symbols = lisp.part(Obarrays).named(table).symbols
    return [symbol for name, symbol in symbols.items() if name and expansion(lisp, symbol) is not NIL]


def own_abbrev(lisp: Lisp, name: LString, table: object) -> Symbol | None:
    """Return the abbrev NAME of TABLE itself, whatever its case unless that is fixed."""
    fixed = get(lisp, table, CASE_FIXED) is not NIL
    key = name.text if fixed else lisp.call(intern("downcase"), name).text  # type: ignore[attr-defined]
    symbol: Symbol | None = lisp.part(Obarrays).named(table).symbols.get(key) if key else None
    if symbol is None or expansion(lisp, symbol) is NIL:
        return None
    if not fixed and lisp.plists.get(symbol, CASE_FIXED) is not NIL and symbol.name != name.text:
        return None
    return symbol


def active_tables(lisp: Lisp) -> list[object]:
    """Return the tables that hold here: those of minor modes that are on, the local ones, the global one."""
    found: list[object] = []
    for pair in elements(lisp.value("abbrev-minor-mode-table-alist")):
        if type(pair) is Cons and isinstance(pair.car, Symbol) and lisp.is_set(pair.car.name):
            found += _listed(pair.cdr)
    local = lisp.value("local-abbrev-table")
    return [*found, *([] if local is NIL else _listed(local)), lisp.value("global-abbrev-table")]


def _listed(tables: object) -> list[object]:
    return elements(tables) if type(tables) is Cons else [tables]


def with_parents(lisp: Lisp, tables: list[object]) -> Iterator[object]:
    """Yield TABLES, each followed by its parents, their parents and so on."""
    waiting = list(tables)
    while waiting:
        table = waiting.pop(0)
        yield table
        waiting[:0] = elements(get(lisp, table, PARENTS))


def find(lisp: Lisp, name: LString, table: object = NIL) -> Symbol | None:
    """Return the abbrev NAME of TABLE, one table or several, by default of all that hold here; parents count."""
    tables = active_tables(lisp) if table is NIL else _listed(table)
    found = (own_abbrev(lisp, name, each) for each in with_parents(lisp, tables))
    return next((abbrev for abbrev in found if abbrev is not None), None)
