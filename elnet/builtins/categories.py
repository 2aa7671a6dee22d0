"""Character categories, which regexps and line breaking ask for (manual node "Categories")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, truth, wrong_type_argument
from elnet.objects.cons import Cons, list_from, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import BoolVector, CharTable, Vector
from elnet.runtime import check
from elnet.runtime.category_tables import CategoryTables
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive
from elnet.text.category_tables import FIRST, LAST, PURPOSE, SIZE, CategoryTable


def _letter(value: object) -> int:
    """Return VALUE, which must be a letter that can name a category."""
    if type(value) is not int or not FIRST <= value <= LAST:
        raise wrong_type_argument("categoryp", value)
    return value


def _table(lisp: Lisp, value: object) -> CategoryTable:
    """Return the category table VALUE, for nil that of the current buffer."""
    if value is NIL:
        return lisp.part(CategoryTables).current
    if not isinstance(value, CategoryTable):
        raise wrong_type_argument("category-table-p", value)
    return value


def _descriptions(table: CategoryTable) -> list[object]:
    found = table.extras[0]
    if not isinstance(found, Vector):
        raise wrong_type_argument("vectorp", found)
    return found.items


# Categories


@primitive()
def define_category(lisp: Lisp, category: object, docstring: object, table: object = NIL) -> Symbol:
    """Define CATEGORY, a character from space to tilde, in TABLE, by default that of the buffer; DOCSTRING describes it."""
    code = _letter(category)
    text = check.string(docstring)
    descriptions = _descriptions(_table(lisp, table))
    if descriptions[code - FIRST] is not NIL:
        raise lisp_error(f"Category ‘{chr(code)}’ is already defined")
    descriptions[code - FIRST] = text
    return NIL


@primitive()
def category_docstring(lisp: Lisp, category: object, table: object = NIL) -> object:
    """Return what describes CATEGORY in TABLE, by default that of the buffer; nil if it is not defined."""
    return _descriptions(_table(lisp, table))[_letter(category) - FIRST]


@primitive()
def get_unused_category(lisp: Lisp, table: object = NIL) -> object:
    """Return a character that names no category in TABLE, by default that of the buffer; nil if there is none."""
    descriptions = _descriptions(_table(lisp, table))
    return descriptions.index(NIL) + FIRST if NIL in descriptions else NIL


@primitive()
def modify_category_entry(lisp: Lisp, character: object, category: object, table: object = NIL, reset: object = NIL) -> Symbol:
    """Let CHARACTER, or all from MIN to MAX for (MIN . MAX), belong to CATEGORY in TABLE; no longer if RESET is non-nil."""
    if type(character) is Cons:
        first, last = check.character(character.car), check.character(character.cdr)
    elif type(character) is int:
        first = last = check.character(character)
    else:
        raise wrong_type_argument("consp", character)
    code = _letter(category)
    changed = _table(lisp, table)
    if _descriptions(changed)[code - FIRST] is NIL:
        raise lisp_error(f"Undefined category: {chr(code)}")
    changed.modify(first, last, code, reset is NIL)
    return NIL


# Sets of them


@primitive()
def char_category_set(lisp: Lisp, char: object) -> object:
    """Return the categories of CHAR as a bool-vector with an element for each letter."""
    return lisp.part(CategoryTables).set_of(check.character(char))


@primitive()
def make_category_set(categories: object) -> BoolVector:
    """Return the set of the categories whose letters are in the string CATEGORIES."""
    text = check.string(categories)
    if text.multibyte:
        raise lisp_error("Multibyte string in ‘make-category-set’")
    wanted = {char for char in text.text if " " <= char <= "~"}
    return BoolVector(bytearray(chr(code) in wanted for code in range(SIZE)))


@primitive()
def category_set_mnemonics(category_set: object) -> LString:
    """Return the letters of the categories in CATEGORY-SET, a bool-vector, as a string."""
    if not isinstance(category_set, BoolVector) or len(category_set.bits) != SIZE:
        raise wrong_type_argument("categorysetp", category_set)
    return lisp_string("".join(chr(code) for code in range(FIRST, LAST + 1) if category_set.bits[code]))


# Tables


@primitive()
def category_table_p(object: object) -> Symbol:
    """Return t if OBJECT is a category table."""
    return truth(isinstance(object, CharTable) and object.purpose is PURPOSE)


@primitive()
def category_table(lisp: Lisp) -> CategoryTable:
    """Return the category table of the current buffer."""
    return lisp.part(CategoryTables).current


@primitive()
def standard_category_table(lisp: Lisp) -> CategoryTable:
    """Return the category table of the buffers that have none of their own."""
    return lisp.part(CategoryTables).standard


@primitive()
def make_category_table() -> CategoryTable:
    """Return a new category table without categories."""
    return CategoryTable()


@primitive()
def copy_category_table(lisp: Lisp, table: object = NIL) -> CategoryTable:
    """Return a copy of TABLE, by default of the standard category table."""
    return (lisp.part(CategoryTables).standard if table is NIL else _table(lisp, table)).copy()


@primitive()
def set_category_table(lisp: Lisp, table: object) -> CategoryTable:
    """Make TABLE the category table of the current buffer and return it."""
    part = lisp.part(CategoryTables)
    part.own[lisp.buffers.current] = new = _table(lisp, table)
    return new


@macro()
def with_category_table(table: object, *body: object) -> object:
    """Evaluate BODY while TABLE is the category table of the current buffer."""
    old, buffer = Symbol("old-table"), Symbol("old-buffer")
    bound = list_of(list_of(old, list_of(intern("category-table"))), list_of(buffer, list_of(intern("current-buffer"))))
    change = list_of(intern("set-category-table"), table)
    back = list_of(intern("with-current-buffer"), buffer, list_of(intern("set-category-table"), old))
    guarded = list_of(intern("unwind-protect"), list_from([intern("progn"), change, *body]), back)
    return list_of(intern("let"), bound, guarded)
