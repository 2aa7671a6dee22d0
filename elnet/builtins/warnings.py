"""The library warnings: showing warnings and keeping them in a buffer (manual node "Warnings")."""

from __future__ import annotations

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime.formatting import formatted_message
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

declare = Declarer(__name__)

LEVELS = ("emergency", "error", "warning", "debug")
ALIASES = {
    "emergency": "emergency",
    "error": "error",
    "warning": "warning",
    "notice": "warning",
    "info": "warning",
    "critical": "emergency",
    "alarm": "emergency",
}
WARNING = intern(":warning")


def _levels() -> object:
    rows = [(level, f"{level.capitalize()}%s: ", [intern("ding")] if level == "emergency" else []) for level in LEVELS]
    return list_from([list_of(intern(f":{level}"), lisp_string(text), *bell) for level, text, bell in rows])


def _aliases() -> object:
    return list_from([cons(intern(old), intern(f":{new}")) for old, new in ALIASES.items()])


declare("warning-levels", NIL, "The levels, the highest first: a list of (LEVEL FORMAT BELL).", make=_levels)
declare("warning-level-aliases", NIL, "Alist of old names of levels and what they mean.", make=_aliases)
declare("display-warning-minimum-level", WARNING, "Old name of `warning-minimum-level'.")
declare("log-warning-minimum-level", WARNING, "Old name of `warning-minimum-log-level'.")
declare("warning-display-at-bottom", T, "Whether the last warning is what a window shows.")
declare("warning-prefix-function", NIL, "Function of a level and its entry; what it inserts comes before a warning.")
declare("warning-series", NIL, "Non-nil means warnings are one of a series.")
declare("warning-fill-prefix", NIL, "If non-nil, what begins the lines into which long warnings are cut.")
declare("warning-fill-column", 78, "Where long warnings are cut if `warning-fill-prefix' is non-nil.")
declare("warning-type-format", lisp_string(" (%s)"), "How the type of a warning is shown.")


@primitive()
def warning_numeric_level(lisp: Lisp, level: object) -> int:
    """Return LEVEL as a number, 1 for the lowest one, 0 if there is no such level."""
    names = [_head(entry) for entry in elements(lisp.value("warning-levels"))]
    return len(names) - names.index(level) if level in names else 0


def _head(value: object) -> Any:
    return value.car if type(value) is Cons else value


@primitive()
def warning_suppress_p(type: object, suppress_list: object) -> Symbol:
    """Return t if a list in SUPPRESS-LIST is how TYPE, a symbol or list of symbols, begins."""
    kinds = _kinds(type)
    starts = [elements(each) for each in elements(suppress_list) if each.__class__ is Cons]
    return truth(any(start == kinds[: len(start)] for start in starts))


def _kinds(kind: object) -> list[object]:
    return elements(kind) if type(kind) is Cons else [kind]


@primitive()
def display_warning(lisp: Lisp, type: object, message: object, level: object = NIL, buffer_name: object = NIL) -> object:
    """Show the warning MESSAGE about TYPE, and put it into the buffer BUFFER-NAME, by default *Warnings*.

    LEVEL is :emergency, :error, :warning (the default) or :debug.  Less than `warning-minimum-log-level', and what
    `warning-suppress-log-types' lists, is passed over.
    """
    level = _current_level(lisp, WARNING if level is NIL else level)
    least = warning_numeric_level(lisp, lisp.value("warning-minimum-log-level"))
    if warning_numeric_level(lisp, level) < least:
        return T
    if warning_suppress_p(type, lisp.value("warning-suppress-log-types")) is T:
        return T
    name = lisp_string("*Warnings*") if buffer_name is NIL else buffer_name
    buffers = lisp.buffers
    before = buffers.current
    buffers.set_current(lisp.call(intern("get-buffer-create"), name))  # type: ignore[arg-type]
    try:
        buffer = buffers.current
        buffer.goto(buffer.zv)
        start = buffer.point
        _insert(lisp, type, message, level)
        text = buffer.substring(start, buffer.point)
    finally:
        buffers.restore_current(before)
    return lisp.call(intern("message"), lisp_string("%s"), lisp_string(text.removesuffix("\n")))


def _current_level(lisp: Lisp, level: object) -> object:
    """Return LEVEL, or what is meant by an old name of one, of which a warning tells."""
    pair = lisp.call(intern("assq"), level, lisp.value("warning-level-aliases"))
    if type(pair) is not Cons:
        return level
    old, new = level.name, pair.cdr.name  # type: ignore[attr-defined]
    display_warning(lisp, intern("emacs"), lisp_string(f"Warning level ‘{old}’ is obsolete; use ‘{new}’ instead"))
    return pair.cdr


def _insert(lisp: Lisp, kind: object, message: object, level: object) -> None:
    """Insert the text of a warning before point."""
    insert = intern("insert")
    entry: Any = lisp.call(intern("assq"), level, lisp.value("warning-levels"))
    prefix = lisp.value("warning-prefix-function")
    if prefix is not NIL:
        entry = lisp.call(prefix, level, entry)
    about = lisp.call(intern("format"), lisp.value("warning-type-format"), _kinds(kind)[0])
    lisp.call(insert, lisp.call(intern("format"), entry.cdr.car, about))
    lisp.call(insert, message)
    lisp.call(insert, lisp_string("\n"))


@primitive()
def lwarn(lisp: Lisp, type: object, level: object, message: object, *args: object) -> object:
    """Show a warning about TYPE of LEVEL whose text `format-message' makes of MESSAGE and ARGS."""
    return display_warning(lisp, type, formatted_message(lisp, message, args), level)


@primitive()
def warn(lisp: Lisp, message: object, *args: object) -> object:
    """Show a warning whose text `format-message' makes of MESSAGE and ARGS."""
    return display_warning(lisp, intern("emacs"), formatted_message(lisp, message, args))
