"""Abbrevs as text: files of them, their list, and the mode in which the list is edited (manual node "Abbrev Files")."""

from __future__ import annotations

from elnet.builtins.abbrev_tables import NAMES
from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import abbrevs, check
from elnet.runtime.abbrevs import CASE_FIXED, COUNT, SYSTEM
from elnet.runtime.declared_modes import major_mode, set_locally
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.scopes import Bound, Excursion, InBuffer

LIST = lisp_string("*Abbrevs*")


# Writing


def _names(lisp: Lisp) -> list[Symbol]:
    return [check.symbol(name) for name in elements(lisp.value(NAMES))]


def _written(lisp: Lisp, value: object) -> str:
    return lisp.call(intern("prin1-to-string"), value).text  # type: ignore[attr-defined, no-any-return]


@primitive("abbrev--table-symbols")
def abbrev__table_symbols(lisp: Lisp, name: object, system: object = NIL) -> object:
    """Return the abbrevs of the table called NAME, by name; those of the system only if SYSTEM."""
    found = abbrevs.abbrevs_of(lisp, lisp.variables.value(check.symbol(name)))
    shown = [each for each in found if system is not NIL or lisp.plists.get(each, SYSTEM) is NIL]
    shown.sort(key=lambda each: each.name)
    return list_from(shown)


@primitive("abbrev--write")
def abbrev__write(lisp: Lisp, sym: object) -> object:
    """Print the abbrev SYM as an element of the second argument of `define-abbrev-table'."""
    abbrev = check.symbol(sym)
    if lisp.plists.get(abbrev, SYSTEM) is not NIL:
        return NIL
    name, expansion = (_written(lisp, value) for value in (lisp_string(abbrev.name), abbrevs.expansion(lisp, abbrev)))
    hook, count = lisp.functions.definition(abbrev), lisp.plists.get(abbrev, COUNT)
    fixed = " :case-fixed t" if lisp.plists.get(abbrev, CASE_FIXED) is not NIL else ""
    return lisp.call(
        intern("princ"),
        lisp_string(f"    ({name} {expansion} {_written(lisp, hook)} :count {_written(lisp, count)}{fixed})\n"),
    )


@primitive("abbrev--describe")
def abbrev__describe(lisp: Lisp, sym: object) -> object:
    """Print the abbrev SYM as a line of the list of abbrevs, in columns of the current buffer."""
    abbrev = check.symbol(sym)
    is_system = lisp.plists.get(abbrev, SYSTEM) is not NIL
    name = _written(lisp, lisp_string(abbrev.name)) + (" (sys)" if is_system else "")
    hook = lisp.functions.definition(abbrev)
    _print(lisp, name)
    for column, value in (
        (20 if is_system else 15, lisp.plists.get(abbrev, COUNT)),
        (20, abbrevs.expansion(lisp, abbrev)),
        *([] if hook is NIL else [(45, hook)]),
    ):
        lisp.call(intern("indent-to"), column, 1)
        _print(lisp, _written(lisp, value))
    return lisp.call(intern("terpri"))


def _print(lisp: Lisp, text: str) -> None:
    lisp.call(intern("princ"), lisp_string(text))


@primitive()
def insert_abbrev_table_description(lisp: Lisp, name: object, readable: object = NIL) -> object:
    """Insert before point what is in the table called NAME: for people if READABLE, else as a form that defines it."""
    symbol = check.symbol(name)
    shown = elements(abbrev__table_symbols(lisp, symbol, readable))
    with Bound(lisp, standard_output=lisp.buffers.current):
        if readable is not NIL:
            _print(lisp, f"({_written(lisp, symbol)})\n\n")
            for abbrev in shown:
                abbrev__describe(lisp, abbrev)
            _print(lisp, "\n\n")
        elif not shown:
            _print(lisp, f"(define-abbrev-table '{_written(lisp, symbol)} '())\n\n")
        else:
            _print(lisp, f"(define-abbrev-table '{_written(lisp, symbol)}\n  '(\n")
            for abbrev in shown:
                abbrev__write(lisp, abbrev)
            _print(lisp, "   ))\n\n")
    return NIL


# Files


@primitive(interactive="FWrite abbrev file: ")
def write_abbrev_file(lisp: Lisp, file: object = NIL, verbose: object = NIL) -> object:
    """Write the abbrevs of the user to FILE, by default `abbrev-file-name'; say so if VERBOSE."""
    target = lisp.value("abbrev-file-name") if file is NIL else file
    names = [name for name in _names(lisp) if abbrev__table_symbols(lisp, name) is not NIL]
    names.sort(key=lambda name: name.name)
    buffer = lisp.call(intern("generate-new-buffer"), lisp_string(" *abbrev-file*"))
    try:
        with InBuffer(lisp, buffer):
            for name in names:
                insert_abbrev_table_description(lisp, name)
            coding = _coding(lisp)
            lisp.call(intern("goto-char"), 1)
            lisp.call(intern("insert"), lisp_string(f";;-*-coding: {coding.name};-*-\n"))
            with Bound(lisp, coding_system_for_write=coding):
                quiet = NIL if verbose is not NIL else 0
                lisp.call(intern("write-region"), NIL, NIL, target, NIL, quiet)
    finally:
        lisp.call(intern("kill-buffer"), buffer)
    return NIL


def _coding(lisp: Lisp) -> Symbol:
    """Return the coding system for the text of the current buffer: UTF-8, or Emacs's own where that does not do."""
    fits = lisp.call(intern("unencodable-char-position"), 1, lisp.call(intern("point-max")), intern("utf-8")) is NIL
    return intern("utf-8" if fits else "utf-8-emacs")


@primitive(interactive="fRead abbrev file: ")
def read_abbrev_file(lisp: Lisp, file: object = NIL, quietly: object = NIL) -> object:
    """Read abbrevs from FILE, which `write-abbrev-file' has written, by default `abbrev-file-name'; say nothing if QUIETLY."""
    source = lisp.value("abbrev-file-name") if file is NIL else file
    lisp.call(intern("load"), source, NIL, quietly)
    lisp.set("abbrevs-changed", NIL)
    return NIL


@primitive()
def quietly_read_abbrev_file(lisp: Lisp, file: object = NIL) -> object:
    """Read abbrevs from FILE, by default `abbrev-file-name', and say nothing."""
    return read_abbrev_file(lisp, file, T)


@primitive("abbrev--possibly-save")
def abbrev__possibly_save(lisp: Lisp, query: object, arg: object = NIL) -> object:
    """Save the abbrevs if they have changed, and ask first unless ARG or `save-abbrevs'; return t if the answer was no.

    QUERY is there for functions that ask before they save.
    """
    if not (lisp.is_set("save-abbrevs") and lisp.is_set("abbrevs-changed")):
        return NIL
    question = lisp.call(intern("format"), lisp_string("Save abbrevs in %s? "), lisp.value("abbrev-file-name"))
    is_silent = arg is not NIL or lisp.value("save-abbrevs") is intern("silently")
    is_saved = is_silent or lisp.call(intern("y-or-n-p"), question) is not NIL
    if is_saved:
        lisp.call(intern("write-abbrev-file"), NIL)
    lisp.set("abbrevs-changed", NIL)
    return truth(not is_saved)


# The list


@primitive(interactive=NIL)
def insert_abbrevs(lisp: Lisp) -> object:
    """Insert after point what all tables have, for people."""
    buffer = lisp.buffers.current
    start = buffer.point
    for name in _names(lisp):
        insert_abbrev_table_description(lisp, name, T)
    end = buffer.point
    buffer.goto(start)
    return lisp.call(intern("push-mark"), end)


@primitive()
def prepare_abbrev_list_buffer(lisp: Lisp, local: object = NIL) -> object:
    """Return the buffer *Abbrevs*, made anew; with what all tables have, or only the LOCAL one if non-nil."""
    table = lisp.value("local-abbrev-table")
    names = [name for name in _names(lisp) if local is NIL or lisp.value(name.name) is table]
    buffer = lisp.call(intern("get-buffer-create"), LIST)
    with InBuffer(lisp, buffer):
        lisp.call(intern("erase-buffer"))
        for name in names:
            insert_abbrev_table_description(lisp, name, T)
        lisp.call(intern("goto-char"), 1)
        lisp.call(intern("set-buffer-modified-p"), NIL)
        if local is NIL:
            lisp.call(intern("edit-abbrevs-mode"))
    return buffer


@primitive(interactive="P")
def list_abbrevs(lisp: Lisp, local: object = NIL) -> object:
    """Show a list of all abbrevs, or of the LOCAL ones."""
    return lisp.call(intern("display-buffer"), prepare_abbrev_list_buffer(lisp, local))


@primitive(interactive=NIL)
def edit_abbrevs(lisp: Lisp) -> object:
    """Show a list of all abbrevs to be edited."""
    return lisp.call(intern("switch-to-buffer"), prepare_abbrev_list_buffer(lisp))


def _edit_settings(lisp: Lisp) -> None:
    set_locally(
        lisp,
        buffer_file_coding_system=intern("utf-8-unix"),
        font_lock_defaults=list_of(
            intern("edit-abbrevs-mode-font-lock-keywords"), NIL, NIL, list_of(cons(ord("_"), lisp_string("w")))
        ),
    )


major_mode(
    __name__, "edit-abbrevs-mode", "Edit-Abbrevs", "", "Turn on the major mode of the list of abbrevs.", _edit_settings,
    is_command=False,
)  # fmt: skip


@primitive(interactive=NIL)
def edit_abbrevs_redefine(lisp: Lisp) -> object:
    """Make the abbrevs in the current buffer, a list of them, the only ones of their tables."""
    with Excursion(lisp):
        define_abbrevs(lisp, T)
    return lisp.call(intern("set-buffer-modified-p"), NIL)


@primitive(interactive="FSave abbrevs to file: ")
def abbrev_edit_save_to_file(lisp: Lisp, file: object) -> object:
    """Define the abbrevs in the current buffer, a list of them, and write all to FILE."""
    edit_abbrevs_redefine(lisp)
    return write_abbrev_file(lisp, file, T)


@primitive(interactive=NIL)
def abbrev_edit_save_buffer(lisp: Lisp) -> object:
    """Define the abbrevs in the current buffer, a list of them, and save all."""
    return abbrev_edit_save_to_file(lisp, lisp.value("abbrev-file-name"))


@primitive(interactive="P")
def define_abbrevs(lisp: Lisp, arg: object = NIL) -> object:
    """Define the abbrevs in the current buffer, a list of them; with ARG, take all others from their tables first."""
    if arg is not NIL:
        lisp.call(intern("kill-all-abbrevs"))
    buffer = lisp.buffers.current
    with Excursion(lisp):
        buffer.goto(buffer.begv)
        while buffer.point < buffer.zv and lisp.call(intern("re-search-forward"), lisp_string("^("), NIL, T) is not NIL:
            _define_section(lisp)
    return NIL


def _define_section(lisp: Lisp) -> None:
    """Define the abbrevs of the table whose name is after point."""
    buffer = lisp.buffers.current
    table = check.symbol(lisp.call(intern("read"), buffer))
    lisp.call(intern("forward-line"), 1)
    definitions: list[object] = []
    while True:
        lisp.call(intern("skip-chars-forward"), lisp_string(" \t\n"))
        if buffer.char_after(buffer.point) != '"':
            break
        definitions.insert(0, _definition(lisp))
    lisp.call(intern("define-abbrev-table"), table, list_from(definitions))


def _definition(lisp: Lisp) -> object:
    """Return the definition in the line after point: name, count, expansion, hook, perhaps with (sys) after the name."""
    buffer = lisp.buffers.current
    read = intern("read")
    name = lisp.call(read, buffer)
    count = lisp.call(read, buffer)
    is_system = type(count) is Cons
    if is_system:
        count = lisp.call(read, buffer)
    expansion = lisp.call(read, buffer)
    lisp.call(intern("skip-chars-forward"), lisp_string(" \t"))
    hook = NIL if buffer.char_after(buffer.point) in ("\n", None) else lisp.call(read, buffer)
    return list_of(name, expansion, hook, COUNT, count, *((SYSTEM, T) if is_system else ()))
