"""Characters that insert themselves (manual node "Commands for Insertion"), and the modes in which they overwrite."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_of
from elnet.objects.strings import char_code, char_text
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import CharTable
from elnet.runtime import check
from elnet.runtime.columns import after, column_at
from elnet.runtime.declared_modes import TOGGLE
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

declare = Declarer(__name__)

NEWLINE, TAB = ord("\n"), ord("\t")
LAST_EVENT, HOOK = intern("last-command-event"), intern("post-self-insert-hook")
TEXTUAL, BINARY = intern("overwrite-mode-textual"), intern("overwrite-mode-binary")


def _filling_chars() -> CharTable:
    table = CharTable(intern("auto-fill-chars"))
    for char in " \n":
        table.set_range(ord(char), ord(char), T)
    return table


declare("auto-fill-chars", NIL, "Table of the characters after which a long line is broken.", make=_filling_chars)


@primitive(
    "self-insert-command",
    interactive=list_of(intern("list"), list_of(intern("prefix-numeric-value"), intern("current-prefix-arg")), LAST_EVENT),
)
def self_insert_command(lisp: Lisp, n: object, char: object = NIL) -> object:
    """Insert the character CHAR, by default the last key, N times, as if it was typed; return nil.

    In `overwrite-mode' it replaces what is after point.  An abbrev before it may expand, a long line may be broken; then
    `post-self-insert-hook' is run.
    """
    count = check.fixnum(n)
    if count < 0:
        raise lisp_error(f"Negative repetition argument {count}")
    code = lisp.value("last-command-event") if char is NIL else char
    if type(code) is not int or not 0 <= code <= 0x3FFFFF:
        lisp.call(intern("ding"))
        return NIL
    _insert(lisp, code, count)
    _run_hook(lisp, code)
    return NIL


@primitive(interactive="*P\np")
def newline(lisp: Lisp, arg: object = NIL, interactive: object = NIL) -> object:
    """Insert ARG line ends, by default one, before point; if INTERACTIVE is non-nil, run `post-self-insert-hook' after it."""
    count = 1 if arg is NIL else check.integer(lisp.call(intern("prefix-numeric-value"), arg))
    if count < 0:
        raise lisp_error("Repetition argument has to be non-negative")
    _insert(lisp, NEWLINE, count)
    lisp.call(intern("move-to-left-margin"), NIL, T)
    if interactive is not NIL:
        _run_hook(lisp, NEWLINE)
    return NIL


def _run_hook(lisp: Lisp, code: int) -> None:
    binding = lisp.variables.bind(LAST_EVENT, code)
    try:
        lisp.call(intern("run-hooks"), HOOK)
    finally:
        lisp.variables.unbind(binding)


def _insert(lisp: Lisp, code: int, count: int) -> None:
    buffer = lisp.buffers.current
    text = char_text(code) if buffer.multibyte else chr(code & 0xFF)
    if _expand_abbrev(lisp, text):
        return
    padding = _overwrite(lisp, text, count)
    inherit = intern("insert-and-inherit")
    if count:
        lisp.call(inherit, lisp.call(intern("make-string"), count, code))
    if padding:
        buffer.insert(" " * padding)
        buffer.point -= padding
    table = lisp.value("auto-fill-chars")
    if lisp.is_set("auto-fill-function") and type(table) is CharTable and table.get(code) is not NIL:
        _fill(lisp, code)


def _fill(lisp: Lisp, code: int) -> None:
    """Break the line before point; a line end that was just inserted is no part of it."""
    buffer = lisp.buffers.current
    back = code == NEWLINE and buffer.point > buffer.begv
    buffer.point -= back
    lisp.call(lisp.value("auto-fill-function"))
    buffer.point += back


def _expand_abbrev(lisp: Lisp, text: str) -> bool:
    """Expand the abbrev before point that TEXT, no part of a word, ends; tell if its hook wants TEXT not to be inserted."""
    buffer = lisp.buffers.current
    before = buffer.char_after(buffer.point - 1) if buffer.point > buffer.begv else None
    if before is None or not lisp.is_set("abbrev-mode") or lisp.is_set("buffer-read-only"):
        return False
    syntax = intern("char-syntax")
    if lisp.call(syntax, char_code(text)) == ord("w") or lisp.call(syntax, char_code(before)) != ord("w"):
        return False
    abbrev = lisp.call(intern("expand-abbrev"))
    hook = lisp.functions.definition(abbrev) if isinstance(abbrev, Symbol) and abbrev is not NIL else NIL
    return isinstance(hook, Symbol) and lisp.plists.get(hook, intern("no-self-insert")) is not NIL


def _overwrite(lisp: Lisp, text: str, count: int) -> int:
    """Delete what COUNT times TEXT replaces in `overwrite-mode`; return how many blanks keep the rest at its column.

    Text replaces text of the same width on its line, and a tab only from its last column; the binary mode counts characters.
    """
    buffer, how = lisp.buffers.current, lisp.value("overwrite-mode")
    point = buffer.point
    if how is NIL or not count:
        return 0
    if how is BINARY:
        buffer.delete(point, min(point + count, buffer.zv))
        return 0
    if text == "\n":
        return 0
    column = column_at(lisp, buffer, point)
    target = column
    for _ in range(count):
        target = after(lisp, buffer, text, target)
    end = point
    while end < buffer.zv and column < target and (char := buffer.char_after(end)) is not None and char != "\n":
        column = after(lisp, buffer, char, column)
        if char == "\t" and column > target:
            column = target
            break
        end += 1
    buffer.delete(point, end)
    return max(0, column - target)


# The modes


@primitive(interactive=TOGGLE)
def overwrite_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Let typed characters replace those after point on the line; ARG as for all minor modes."""
    return _switch(lisp, arg, "overwrite-mode", TEXTUAL)


@primitive(interactive=TOGGLE)
def binary_overwrite_mode(lisp: Lisp, arg: object = NIL) -> object:
    """Let typed characters replace those after point, line ends included; ARG as for all minor modes."""
    return _switch(lisp, arg, "binary-overwrite-mode", BINARY)


def _switch(lisp: Lisp, arg: object, mode: str, state: object) -> object:
    is_on = lisp.value("overwrite-mode") is state
    on = not is_on if arg is intern("toggle") else not (isinstance(arg, int | float) and arg < 1)
    lisp.set("overwrite-mode", state if on else NIL)
    lisp.call(intern("elnet--note-minor-mode"), intern(mode), T if on else NIL, NIL)
    lisp.call(intern("run-hooks"), intern(f"{mode}-hook"), intern(f"{mode}-{'on' if on else 'off'}-hook"))
    return lisp.value("overwrite-mode")
