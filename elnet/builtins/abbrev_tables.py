"""Tables of abbrevs and what is in them (manual nodes "Abbrev Tables", "Defining Abbrevs", "Abbrev Properties")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth
from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.lists import elements
from elnet.objects.obarrays import Obarray
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, UNBOUND, Symbol, T, intern
from elnet.runtime import abbrevs, check
from elnet.runtime.abbrevs import COUNT, MODIFF, SYSTEM
from elnet.runtime.lisp import Lisp
from elnet.runtime.obarrays import Obarrays
from elnet.runtime.primitive import primitive

NAMES = "abbrev-table-name-list"
FORCE = intern("force")

# Tables


@primitive()
def make_abbrev_table(lisp: Lisp, props: object = NIL) -> Obarray:
    """Return a new table of abbrevs with the properties in the plist PROPS."""
    table = abbrevs.new_table(lisp)
    _put_all(lisp, table, elements(props))
    return table


def _put_all(lisp: Lisp, table: object, properties: list[object]) -> None:
    for place in range(0, len(properties), 2):
        abbrevs.put(lisp, table, properties[place], properties[place + 1] if place + 1 < len(properties) else NIL)


@primitive()
def abbrev_table_p(lisp: Lisp, object: object) -> Symbol:
    """Return t if OBJECT is a table of abbrevs."""
    return truth(abbrevs.is_table(lisp, object))


@primitive()
def abbrev_table_get(lisp: Lisp, table: object, prop: object) -> object:
    """Return the property PROP of the abbrev table TABLE."""
    return abbrevs.get(lisp, table, prop)


@primitive()
def abbrev_table_put(lisp: Lisp, table: object, prop: object, val: object) -> object:
    """Make VAL the property PROP of the abbrev table TABLE."""
    return abbrevs.put(lisp, table, prop, val)


@primitive()
def abbrev_table_empty_p(lisp: Lisp, object: object, ignore_system: object = NIL) -> Symbol:
    """Return t if the abbrev table OBJECT has no abbrevs; with IGNORE-SYSTEM, those of the system do not count."""
    if not abbrevs.is_table(lisp, object):
        raise lisp_error("Non abbrev table object")
    found = abbrevs.abbrevs_of(lisp, object)
    return truth(not any(ignore_system is NIL or lisp.plists.get(each, SYSTEM) is NIL for each in found))


@primitive()
def abbrev_table_name(lisp: Lisp, table: object) -> object:
    """Return the name of TABLE, the first one in `abbrev-table-name-list' whose value it is."""
    names = elements(lisp.value(NAMES))
    return next((name for name in names if isinstance(name, Symbol) and lisp.value(name.name) is table), NIL)


@primitive()
def clear_abbrev_table(lisp: Lisp, table: object) -> object:
    """Take all abbrevs from TABLE; its properties stay."""
    found = lisp.part(Obarrays).named(table).symbols
    if any(found):
        lisp.set("abbrevs-changed", T)
    for name in [name for name in found if name]:
        del found[name]
    abbrevs.note_change(lisp, table)
    return NIL


@primitive()
def copy_abbrev_table(lisp: Lisp, table: object) -> Obarray:
    """Return a new table with the abbrevs of TABLE and their hooks, but without properties and counts."""
    new = abbrevs.new_table(lisp)
    abbrevs.note_change(lisp, new)
    for abbrev in abbrevs.abbrevs_of(lisp, table):
        define_abbrev(lisp, new, lisp.call(intern("symbol-name"), abbrev), abbrevs.expansion(lisp, abbrev), _hook(lisp, abbrev))
    return new


@primitive(interactive=NIL)
def kill_all_abbrevs(lisp: Lisp) -> object:
    """Take all abbrevs from all tables in `abbrev-table-name-list'."""
    for name in elements(lisp.value(NAMES)):
        clear_abbrev_table(lisp, lisp.value(check.symbol(name).name))
    return NIL


@primitive()
def define_abbrev_table(lisp: Lisp, tablename: object, definitions: object, docstring: object = NIL, *props: object) -> object:
    """Make the variable TABLENAME an abbrev table, unless it is one, and add DEFINITIONS: arguments of `define-abbrev'.

    DOCSTRING, which may be left out, documents the variable; PROPS are properties of the table.
    """
    name = check.symbol(tablename)
    lisp.variables.make_special(name)
    table = lisp.variables.get(name)
    if table is UNBOUND or table is NIL:
        table = abbrevs.new_table(lisp)
        lisp.variables.set_default(name, table)
    if name not in elements(lisp.value(NAMES)):
        lisp.set(NAMES, cons(name, lisp.value(NAMES)))
    if docstring is not NIL and type(docstring) is not LString:
        props, docstring = (docstring, *props), NIL
    if docstring is not NIL:
        lisp.plists.put(name, intern("variable-documentation"), docstring)
    _put_all(lisp, table, list(props))
    for definition in elements(definitions):
        define_abbrev(lisp, table, *elements(definition))
    return NIL


# Abbrevs


def _hook(lisp: Lisp, abbrev: Symbol) -> object:
    return lisp.functions.definition(abbrev)


@primitive()
def define_abbrev(lisp: Lisp, table: object, abbrev: object, expansion: object, hook: object = NIL, *props: object) -> object:
    """Make ABBREV, a string, stand for EXPANSION in TABLE; HOOK is called after it was expanded; return ABBREV.

    PROPS is a plist; :count says how often it was used, :system that a program, not the user, defined it.  Such a one does
    not replace a user's, unless the property is `force'.
    """
    lisp.part(Obarrays).named(table)
    name = check.string(abbrev)
    properties = _properties(props)
    system = properties.get(SYSTEM, NIL)
    symbol = lisp.part(Obarrays).intern(name.text, table)
    old = abbrevs.expansion(lisp, symbol)
    if system is not NIL and system is not FORCE and old is not NIL and lisp.plists.get(symbol, SYSTEM) is NIL:
        return abbrev
    is_same = lisp.call(intern("equal"), old, expansion) is not NIL
    if system is NIL and not (is_same and lisp.call(intern("equal"), _hook(lisp, symbol), hook) is not NIL):
        lisp.set("abbrevs-changed", T)
    lisp.variables.set(symbol, expansion)
    lisp.call(intern("fset"), symbol, hook)
    if system is not NIL:
        properties[SYSTEM] = T
    properties[MODIFF] = abbrevs.get(lisp, table, MODIFF)
    plist = [item for pair in properties.items() for item in pair]
    lisp.call(intern("setplist"), symbol, list_from(plist))
    abbrevs.note_change(lisp, table)
    return abbrev


def _properties(given: tuple[object, ...]) -> dict[object, object]:
    """Return the properties that are GIVEN: a plist, or as once a count and whether the system defines the abbrev."""
    if given and (given[0] is NIL or type(given[0]) is int):
        found: dict[object, object] = {COUNT: 0 if given[0] is NIL else given[0]}
        if len(given) > 1 and given[1] is not NIL:
            found[SYSTEM] = given[1]
        return found
    found = dict(zip(given[::2], given[1::2], strict=False))
    found.setdefault(COUNT, 0)
    return found


@primitive(interactive="sDefine global abbrev: \nsExpansion for %s: ")
def define_global_abbrev(lisp: Lisp, abbrev: object, expansion: object) -> object:
    """Make ABBREV, in lower case, stand for EXPANSION everywhere."""
    return define_abbrev(lisp, lisp.value("global-abbrev-table"), lisp.call(intern("downcase"), abbrev), expansion)


@primitive(interactive="sDefine mode abbrev: \nsExpansion for %s: ")
def define_mode_abbrev(lisp: Lisp, abbrev: object, expansion: object) -> object:
    """Make ABBREV, in lower case, stand for EXPANSION in the current mode."""
    table = lisp.value("local-abbrev-table")
    if table is NIL:
        raise lisp_error("Major mode has no abbrev table")
    return define_abbrev(lisp, table, lisp.call(intern("downcase"), abbrev), expansion)


@primitive()
def abbrev_get(lisp: Lisp, sym: object, prop: object) -> object:
    """Return the property PROP of the abbrev SYM."""
    return lisp.plists.get(check.symbol(sym), prop)


@primitive()
def abbrev_put(lisp: Lisp, sym: object, prop: object, val: object) -> object:
    """Make VAL the property PROP of the abbrev SYM."""
    lisp.plists.put(check.symbol(sym), prop, val)
    return val


@primitive("abbrev--active-tables")
def abbrev__active_tables(lisp: Lisp, tables: object = NIL) -> object:
    """Return the list of TABLES, or of all tables that hold in the current buffer."""
    if tables is NIL:
        return list_from(abbrevs.active_tables(lisp))
    return tables if type(tables) is Cons else list_from([tables])


@primitive("abbrev--symbol")
def abbrev__symbol(lisp: Lisp, abbrev: object, table: object) -> object:
    """Return the symbol of ABBREV, a string, in TABLE itself, nil if there is none."""
    return abbrevs.own_abbrev(lisp, check.string(abbrev), table) or NIL


@primitive()
def abbrev_symbol(lisp: Lisp, abbrev: object, table: object = NIL) -> object:
    """Return the symbol of ABBREV, a string, in TABLE or its parents, by default in all that hold here."""
    return abbrevs.find(lisp, check.string(abbrev), table) or NIL


@primitive()
def abbrev_expansion(lisp: Lisp, abbrev: object, table: object = NIL) -> object:
    """Return what ABBREV, a string, stands for in TABLE or its parents, by default in all that hold here; nil for nothing."""
    found = abbrevs.find(lisp, check.string(abbrev), table)
    return NIL if found is None else abbrevs.expansion(lisp, found)
