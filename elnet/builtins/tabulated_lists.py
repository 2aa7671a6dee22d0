"""The library tabulated-list: a buffer that lists entries in columns (manual node "Tabulated List Mode").

`tabulated-list-format' is a vector of columns, (NAME WIDTH SORT . PROPERTIES); `tabulated-list-entries' a list of (ID CELLS),
or a function that returns one, where CELLS is a vector of texts or (TEXT . BUTTON-PROPERTIES).
"""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import Cons, list_of
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check
from elnet.runtime.declared_modes import major_mode, set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

ID, ENTRY, COLUMN = map(intern, ("tabulated-list-id", "tabulated-list-entry", "tabulated-list-column-name"))
FORMAT, ENTRIES, PADDING = "tabulated-list-format", "tabulated-list-entries", "tabulated-list-padding"
SORT_KEY, HEADER, GROUPS = "tabulated-list-sort-key", "tabulated-list--header-overlay", "tabulated-list-groups"


def _set_up(lisp: Lisp) -> None:
    set_locally(
        lisp,
        truncate_lines=T,
        buffer_undo_list=T,
        revert_buffer_function=intern("tabulated-list-revert"),
        bidi_paragraph_direction=intern("left-to-right"),
    )


major_mode(
    __name__, "tabulated-list-mode", "Tabulated", "special-mode",
    "Turn on the major mode that modes for lists in columns are derived from.", _set_up,
)  # fmt: skip


class Column:
    """A column: its NAME, WIDTH, how it is SORTed, whether its texts end at the right, and the blanks behind it."""

    def __init__(self, description: object) -> None:
        name, width, *rest = elements(description)
        self.name = check.string(name).text
        self.width = check.fixnum(width)
        self.sort = rest[0] if rest else NIL
        properties = dict(zip(rest[1::2], rest[2::2], strict=False))
        self.right = properties.get(intern(":right-align"), NIL) is not NIL
        self.blanks = check.fixnum(properties.get(intern(":pad-right"), 1))


def _columns(lisp: Lisp) -> list[Column]:
    return [Column(each) for each in check.vector(lisp.value(FORMAT)).items]


def _label(cell: object) -> LString:
    return check.string(cell.car if type(cell) is Cons else cell)


def _width(lisp: Lisp, text: LString) -> int:
    return check.fixnum(lisp.call(intern("string-width"), text))


# Printing


@primitive("tabulated-list-init-header")
def tabulated_list_init_header(lisp: Lisp) -> object:
    """Make the header from `tabulated-list-format': the header line, or else a text that `tabulated-list-print' inserts."""
    parts = [" " + column.name if column.right else column.name for column in _columns(lisp)]
    text = lisp_string(" " + "".join(part + " " for part in parts))
    if lisp.is_set("tabulated-list-use-header-line"):
        set_locally(lisp, header_line_format=list_of(lisp_string(""), NIL, intern("tabulated-list--header-string")))
    set_locally(lisp, tabulated_list__header_string=text)
    return NIL


@primitive("tabulated-list-header-overlay-p")
def tabulated_list_header_overlay_p(lisp: Lisp, pos: object = NIL) -> object:
    """Return non-nil if the list has a header that is part of the text; POS does not matter."""
    return lisp.value(HEADER)


def _print_fake_header(lisp: Lisp) -> None:
    buffer = lisp.buffers.current
    start = buffer.point
    lisp.call(intern("insert"), lisp.value("tabulated-list--header-string"), lisp_string("\n"))
    set_locally(lisp, tabulated_list__header_overlay=lisp.call(intern("make-overlay"), start, buffer.point))
    lisp.call(intern("overlay-put"), lisp.value(HEADER), intern("face"), intern("tabulated-list-fake-header"))


def _entries(lisp: Lisp) -> object:
    value = lisp.value(ENTRIES)
    return lisp.call(value) if value is not NIL and lisp.functions.is_function(value) else value


def _sorter(lisp: Lisp) -> Callable[[object, object], object] | None:
    """Return what compares two entries as `tabulated-list-sort-key' says, None if they stay as they are."""
    key = lisp.value(SORT_KEY)
    if type(key) is not Cons:
        return None
    number = _column_number(lisp, check.string(key.car).text)
    sort = _columns(lisp)[number].sort
    if sort is NIL:
        return None

    def cell(entry: object) -> LString:
        return _label(check.vector(lisp.call(intern("nth"), 1, entry)).items[number])

    def compare(one: object, other: object) -> object:
        return lisp.call(intern("string<"), cell(one), cell(other)) if sort is T else lisp.call(sort, one, other)

    if key.cdr is NIL:
        return compare
    return lambda one, other: T if compare(one, other) is NIL else NIL


def _column_number(lisp: Lisp, name: str) -> int:
    for number, column in enumerate(_columns(lisp)):
        if column.name == name:
            return number
    raise lisp_error(f"No column named {name}")


def _ordered(lisp: Lisp, entries: object, sorter: Callable[[object, object], object] | None) -> object:
    if sorter is None:
        return entries
    return lisp.call(intern("sort"), entries, Subr("tabulated-list-sorter", sorter, False))  # type: ignore[arg-type]


def _grouped(lisp: Lisp) -> list[tuple[object | None, object]]:
    """Return the groups of `tabulated-list-groups', each its name and its entries; else all entries without name."""
    groups = lisp.value(GROUPS)
    if groups is not NIL and lisp.functions.is_function(groups):
        groups = lisp.call(groups)
    if groups is NIL:
        return [(None, _entries(lisp))]
    return [(check.cons(each).car, check.cons(each).cdr) for each in elements(groups)]


@primitive("tabulated-list-print")
def tabulated_list_print(lisp: Lisp, remember_pos: object = NIL, update: object = NIL) -> object:
    """Write the entries, sorted, into the buffer instead of what it has.

    With REMEMBER-POS point stays in the entry where it was; UPDATE does not matter.
    """
    buffer = lisp.buffers.current
    wanted, column = tabulated_list_get_id(lisp), lisp.call(intern("current-column"))
    sorter = _sorter(lisp)
    groups = [(name, _ordered(lisp, entries, sorter)) for name, entries in _grouped(lisp)]
    if sorter is not None and not lisp.is_set(GROUPS) and not lisp.functions.is_function(lisp.value(ENTRIES)):
        lisp.set(ENTRIES, groups[0][1])
    binding = lisp.variables.bind(intern("inhibit-read-only"), T)
    place = None
    try:
        lisp.call(intern("erase-buffer"))
        if not lisp.is_set("tabulated-list-use-header-line"):
            _print_fake_header(lisp)
        for name, entries in groups:
            if name is not None:
                lisp.call(intern("insert"), name, lisp_string("\n"))
            for entry in elements(entries):
                id_, cells = elements(entry)[:2]
                if remember_pos is not NIL and lisp.call(intern("equal"), id_, wanted) is not NIL:
                    place = buffer.point
                lisp.call(lisp.value("tabulated-list-printer"), id_, cells)
    finally:
        lisp.variables.unbind(binding)
    buffer.set_modified(False)
    buffer.point = buffer.begv if place is None else place
    if place is not None:
        lisp.call(intern("move-to-column"), column)
    return NIL


@primitive("tabulated-list-print-entry")
def tabulated_list_print_entry(lisp: Lisp, id_: object, cols: object) -> object:
    """Insert an entry at point: its ID, which texts have as a property, and COLS, a vector of cells."""
    buffer = lisp.buffers.current
    start = buffer.point
    padding = max(check.fixnum(lisp.value(PADDING)), 0)
    buffer.insert(" " * padding)
    x = padding
    for number, cell in enumerate(check.vector(cols).items):
        x = check.fixnum(tabulated_list_print_col(lisp, number, cell, x))
    buffer.insert("\n")
    lisp.call(intern("add-text-properties"), start, buffer.point, list_of(ID, id_, ENTRY, cols))
    return NIL


@primitive("tabulated-list-print-col")
def tabulated_list_print_col(lisp: Lisp, n: object, col_desc: object, x: object) -> object:
    """Insert the cell COL-DESC of column N, which begins at X; return where the next one begins."""
    buffer, columns, number = lisp.buffers.current, _columns(lisp), check.fixnum(n)
    column, label, start = columns[number], _label(col_desc), buffer.point
    shift = column.width - _width(lisp, label) if column.right else 0
    buffer.insert(" " * max(shift, 0))
    if type(col_desc) is Cons:
        lisp.call(intern("insert-text-button"), label, *elements(col_desc.cdr))
    else:
        if lisp.call(intern("get-text-property"), 0, intern("help-echo"), label) is NIL:
            echo = lisp_string(f"{column.name}: {label.text}")
            label = check.string(lisp.call(intern("propertize"), label, intern("help-echo"), echo))
        lisp.call(intern("insert"), label)
    following = check.fixnum(x) + column.width + column.blanks
    if number + 1 < len(columns):
        here = check.fixnum(lisp.call(intern("current-column")))
        buffer.insert(" " * max(following - here, column.blanks))
    lisp.call(intern("put-text-property"), start, buffer.point, COLUMN, lisp_string(column.name))
    return following


# Entries


@primitive("tabulated-list-get-id")
def tabulated_list_get_id(lisp: Lisp, pos: object = NIL) -> object:
    """Return the ID of the entry at POS, by default at point; nil if there is none."""
    return lisp.call(intern("get-text-property"), lisp.buffers.current.point if pos is NIL else pos, ID)


@primitive("tabulated-list-get-entry")
def tabulated_list_get_entry(lisp: Lisp, pos: object = NIL) -> object:
    """Return the cells of the entry at POS, by default at point, a vector; nil if there is none."""
    return lisp.call(intern("get-text-property"), lisp.buffers.current.point if pos is NIL else pos, ENTRY)


def _line(lisp: Lisp) -> tuple[int, int]:
    """Return where the line of point begins and where the next one does."""
    buffer = lisp.buffers.current
    return buffer.line_start(buffer.point), min(buffer.line_end(buffer.point) + 1, buffer.zv)


def _replace_line(lisp: Lisp, write: Callable[[], object]) -> None:
    start, end = _line(lisp)
    binding = lisp.variables.bind(intern("inhibit-read-only"), T)
    try:
        lisp.call(intern("delete-region"), start, end)
        write()
    finally:
        lisp.variables.unbind(binding)
    lisp.buffers.current.point = start


@primitive("tabulated-list-delete-entry")
def tabulated_list_delete_entry(lisp: Lisp) -> object:
    """Delete the entry at point from the buffer, and return the list of its ID and cells."""
    found = list_of(tabulated_list_get_id(lisp), tabulated_list_get_entry(lisp))
    if tabulated_list_get_entry(lisp) is not NIL:
        _replace_line(lisp, lambda: NIL)
    return found


@primitive("tabulated-list-set-col")
def tabulated_list_set_col(lisp: Lisp, col: object, desc: object, change_entry_data: object = NIL) -> object:
    """Show DESC as the cell of column COL, a number or name, of the entry at point; change the entry with CHANGE-ENTRY-DATA."""
    number = _column_number(lisp, col.text) if isinstance(col, LString) else check.fixnum(col)
    id_, entry = tabulated_list_get_id(lisp), check.vector(tabulated_list_get_entry(lisp))
    shown = Vector([desc if place == number else cell for place, cell in enumerate(entry.items)])
    if change_entry_data is not NIL:
        entry.items[number] = desc
    _replace_line(lisp, lambda: tabulated_list_print_entry(lisp, id_, shown))
    start, end = _line(lisp)
    binding = lisp.variables.bind(intern("inhibit-read-only"), T)
    try:
        lisp.call(intern("put-text-property"), start, end, ENTRY, entry)
    finally:
        lisp.variables.unbind(binding)
    return NIL


@primitive("tabulated-list-put-tag")
def tabulated_list_put_tag(lisp: Lisp, tag: object, advance: object = NIL) -> object:
    """Put TAG into the blanks before the entry at point; with ADVANCE move to the next line."""
    text, padding = check.string(tag).text, check.fixnum(lisp.value(PADDING))
    if padding <= 0:
        raise lisp_error("Unable to tag the current line")
    buffer = lisp.buffers.current
    place, start = buffer.point, _line(lisp)[0]
    if tabulated_list_get_entry(lisp) is not NIL:
        binding = lisp.variables.bind(intern("inhibit-read-only"), T)
        try:
            buffer.point = start
            lisp.call(intern("insert-and-inherit"), lisp_string(text.ljust(padding)[:padding]))
            properties = list_of(ID, tabulated_list_get_id(lisp), ENTRY, tabulated_list_get_entry(lisp))
            lisp.call(intern("add-text-properties"), start, start + padding, properties)
            lisp.call(intern("delete-region"), buffer.point, buffer.point + padding)
        finally:
            lisp.variables.unbind(binding)
            buffer.point = place
    if advance is not NIL:
        lisp.call(intern("forward-line"), 1)
    return NIL


@primitive("tabulated-list-clear-all-tags")
def tabulated_list_clear_all_tags(lisp: Lisp) -> object:
    """Take the tags of all entries away."""
    buffer = lisp.buffers.current
    place = buffer.point
    buffer.point = buffer.begv
    while buffer.point < buffer.zv:
        tabulated_list_put_tag(lisp, lisp_string(""), T)
    buffer.point = place
    return NIL


# Commands


@primitive("tabulated-list-revert", interactive=NIL)
def tabulated_list_revert(lisp: Lisp, *ignored: object) -> object:
    """Run `tabulated-list-revert-hook' and write the entries anew; what is IGNORED is for `revert-buffer-function'."""
    lisp.call(intern("run-hooks"), intern("tabulated-list-revert-hook"))
    tabulated_list_print(lisp, T)
    tabulated_list_init_header(lisp)
    return NIL


@primitive("tabulated-list-sort", interactive="P")
def tabulated_list_sort(lisp: Lisp, n: object = NIL) -> object:
    """Sort by column N, by default that of point; if it is sorted by it already, the other way round."""
    columns = _columns(lisp)
    if n is NIL:
        name = lisp.call(intern("get-text-property"), lisp.buffers.current.point, COLUMN)
    else:
        name = lisp_string(columns[check.fixnum(n)].name)
    if not isinstance(name, LString) or columns[_column_number(lisp, name.text)].sort is NIL:
        shown = f"column {name.text}" if isinstance(name, LString) else "this column"
        raise signal("user-error", lisp_string(f"Cannot sort by {shown}"))
    key = lisp.value(SORT_KEY)
    if type(key) is Cons and lisp.call(intern("equal"), key.car, name) is not NIL:
        key.cdr = T if key.cdr is NIL else NIL
    else:
        lisp.set(SORT_KEY, list_of(name))
    tabulated_list_init_header(lisp)
    return tabulated_list_print(lisp, T)


@primitive("tabulated-list-line-number-width")
def tabulated_list_line_number_width() -> int:
    """Return the width of line numbers: there are none."""
    return 0
