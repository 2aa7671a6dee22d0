"""Macros that evaluate their body in some buffer: an existing one, or one made for that."""

from __future__ import annotations

from elnet.objects.cons import cons, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.primitive import macro

LET, PROGN, SETQ, AND, QUOTE = map(intern, ("let", "progn", "setq", "and", "quote"))
SAVE_CURRENT_BUFFER, SAVE_EXCURSION, UNWIND_PROTECT = map(intern, ("save-current-buffer", "save-excursion", "unwind-protect"))
SET_BUFFER, WITH_CURRENT_BUFFER = intern("set-buffer"), intern("with-current-buffer")
GENERATE, KILL, NAME = map(intern, ("generate-new-buffer", "kill-buffer", "buffer-name"))
MATCH_DATA, SET_MATCH_DATA = intern("match-data"), intern("set-match-data")


@macro()
def with_current_buffer(buffer_or_name: object, *body: object) -> object:
    """Evaluate BODY with BUFFER-OR-NAME as the current buffer."""
    return list_of(SAVE_CURRENT_BUFFER, list_of(SET_BUFFER, buffer_or_name), *body)


def _in_new_buffer(buffer: Symbol, *body: object) -> object:
    """Return the form that evaluates BODY in a new buffer, which is the value of BUFFER and killed afterwards."""
    made = list_of(GENERATE, lisp_string(" *temp*"), T)
    killed = list_of(AND, list_of(NAME, buffer), list_of(KILL, buffer))
    protected = list_of(UNWIND_PROTECT, cons(PROGN, list_of(*body)), killed)
    return list_of(LET, list_of(list_of(buffer, made)), list_of(WITH_CURRENT_BUFFER, buffer, protected))


@macro()
def with_temp_buffer(*body: object) -> object:
    """Evaluate BODY in a new buffer that is killed afterwards."""
    return _in_new_buffer(Symbol("temp-buffer"), *body)


@macro()
def with_temp_file(file: object, *body: object) -> object:
    """Evaluate BODY in a new buffer, write its text to FILE, and return the value of BODY."""
    name, buffer = Symbol("temp-file"), Symbol("temp-buffer")
    write = list_of(intern("write-region"), NIL, NIL, name, NIL, 0)
    written = list_of(WITH_CURRENT_BUFFER, buffer, list_of(intern("widen")), write)
    inner = list_of(intern("prog1"), cons(PROGN, list_of(*body)), written)
    return list_of(LET, list_of(list_of(name, file)), _in_new_buffer(buffer, inner))


@macro()
def with_output_to_temp_buffer(bufname: object, *body: object) -> object:
    """Evaluate BODY with `standard-output' going to the buffer BUFNAME, emptied before."""
    buffer, old = Symbol("buffer"), Symbol("old-directory")
    empty = list_of(
        WITH_CURRENT_BUFFER,
        buffer,
        list_of(intern("kill-all-local-variables")),
        list_of(SETQ, intern("default-directory"), old),
        list_of(SETQ, intern("buffer-read-only"), NIL),
        list_of(SETQ, intern("buffer-file-name"), NIL),
        list_of(LET, list_of(list_of(intern("inhibit-read-only"), T)), list_of(intern("erase-buffer"))),
        list_of(intern("run-hooks"), list_of(QUOTE, intern("temp-buffer-setup-hook"))),
    )
    made = list_of(buffer, list_of(intern("get-buffer-create"), bufname))
    bound = list_of(list_of(intern("standard-output"), buffer))
    outer = list_of(list_of(old, intern("default-directory")), made)
    return list_of(LET, outer, empty, cons(LET, cons(bound, list_of(*body))))


@macro()
def save_match_data(*body: object) -> object:
    """Evaluate BODY, then restore the match data that there were before."""
    saved = Symbol("saved-match-data")
    restored = list_of(SET_MATCH_DATA, saved, T)
    bound = list_of(list_of(saved, list_of(MATCH_DATA)))
    return list_of(LET, bound, list_of(UNWIND_PROTECT, cons(PROGN, list_of(*body)), restored))


@macro()
def save_mark_and_excursion(*body: object) -> object:
    """Evaluate BODY, then restore the mark, and the buffer and point as `save-excursion' does."""
    saved = Symbol("saved-mark")
    bound = list_of(list_of(saved, list_of(intern("save-mark-and-excursion--save"))))
    restored = list_of(intern("save-mark-and-excursion--restore"), saved)
    return list_of(LET, bound, list_of(UNWIND_PROTECT, cons(SAVE_EXCURSION, list_of(*body)), restored))


@macro()
def with_silent_modifications(*body: object) -> object:
    """Evaluate BODY, whose changes of the buffer are not noticed: no hooks, no undo, not modified afterwards."""
    modified = Symbol("modified")
    bound = list_of(
        list_of(modified, list_of(intern("buffer-modified-p"))),
        list_of(intern("buffer-undo-list"), T),
        list_of(intern("inhibit-read-only"), T),
        list_of(intern("inhibit-modification-hooks"), T),
    )
    kept = list_of(intern("eq"), modified, list_of(intern("quote"), T))
    restored = list_of(intern("unless"), kept, list_of(intern("restore-buffer-modified-p"), modified))
    return list_of(intern("let*"), bound, list_of(UNWIND_PROTECT, cons(PROGN, list_of(*body)), restored))


@macro()
def with_syntax_table(table: object, *body: object) -> object:
    """Evaluate BODY with a copy of TABLE as the syntax table of the current buffer."""
    old, buffer = Symbol("old-table"), Symbol("old-buffer")
    bound = list_of(list_of(old, list_of(intern("syntax-table"))), list_of(buffer, list_of(intern("current-buffer"))))
    change = list_of(intern("set-syntax-table"), table)
    restored = list_of(SAVE_CURRENT_BUFFER, list_of(SET_BUFFER, buffer), list_of(intern("set-syntax-table"), old))
    return list_of(LET, bound, list_of(UNWIND_PROTECT, cons(PROGN, cons(change, list_of(*body))), restored))


@macro()
def combine_after_change_calls(*body: object) -> object:
    """Evaluate BODY."""
    return cons(PROGN, list_of(*body))
