"""Keyboard macros: defining them, as far as a program without keys can, and running them (manual node "Keyboard Macros")."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, signal, wrong_type_argument
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime import check, keymaps
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.typed_input import TypedInput

DEFINING, LAST, EXECUTING, INDEX = "defining-kbd-macro", "last-kbd-macro", "executing-kbd-macro", "executing-kbd-macro-index"


class MacroEvents:
    """The events of the macro that is being defined in one interpreter; no key is ever read that could join them."""

    def __init__(self, lisp: Lisp) -> None:
        self.events: list[object] = []


@primitive("start-kbd-macro", interactive="P")
def start_kbd_macro(lisp: Lisp, append: object, no_exec: object = NIL) -> object:
    """Begin to define a keyboard macro; APPEND non-nil means it goes on after the last one, which runs unless NO-EXEC is."""
    if lisp.is_set(DEFINING):
        raise lisp_error("Already defining kbd macro")
    events: list[object] = []
    if append is not NIL:
        last = lisp.value(LAST)
        if not isinstance(last, LString | Vector):
            raise wrong_type_argument("arrayp", last)
        events = keymaps.events_of(last)
    lisp.part(MacroEvents).events = events
    if append is not NIL and no_exec is NIL:
        execute_kbd_macro(lisp, lisp.value(LAST))
    _say(lisp, "Defining kbd macro..." if append is NIL else "Appending to kbd macro...")
    lisp.set(DEFINING, T)
    return NIL


@primitive("end-kbd-macro", interactive="p")
def end_kbd_macro(lisp: Lisp, repeat: object = NIL, loopfunc: object = NIL) -> object:
    """Finish the keyboard macro that is being defined and run it REPEAT - 1 times; LOOPFUNC returning nil ends that."""
    if not lisp.is_set(DEFINING):
        raise lisp_error("Not defining kbd macro")
    times = 1 if repeat is NIL else check.fixnum(repeat)
    lisp.set(DEFINING, NIL)
    lisp.set(LAST, Vector(list(lisp.part(MacroEvents).events)))
    _say(lisp, "Keyboard macro defined")
    if times != 1:
        execute_kbd_macro(lisp, lisp.value(LAST), max(times - 1, 0), loopfunc)
    return NIL


@primitive("call-last-kbd-macro", interactive="p")
def call_last_kbd_macro(lisp: Lisp, prefix: object = NIL, loopfunc: object = NIL) -> object:
    """Run the last keyboard macro PREFIX times; LOOPFUNC returning nil ends that."""
    if lisp.is_set(DEFINING):
        raise lisp_error("Can’t execute anonymous macro while defining one")
    if not lisp.is_set(LAST):
        raise lisp_error("No kbd macro has been defined")
    return execute_kbd_macro(lisp, lisp.value(LAST), prefix, loopfunc)


@primitive("store-kbd-macro-event")
def store_kbd_macro_event(event: object) -> object:
    """Return nil: EVENT joins a macro when the command that it is for is done, and no command reads keys."""
    return NIL


@primitive("cancel-kbd-macro-events")
def cancel_kbd_macro_events() -> object:
    """Return nil: there are no events of the current command that could be left out of a macro."""
    return NIL


def _say(lisp: Lisp, text: str) -> None:
    lisp.call(intern("message"), lisp_string(text))


@primitive("execute-kbd-macro")
def execute_kbd_macro(lisp: Lisp, macro: object, count: object = NIL, loopfunc: object = NIL) -> object:
    """Do what the keys MACRO, a string, vector or their name, would do, COUNT times; LOOPFUNC returning nil ends that."""
    keys = lisp.functions.indirect(macro) if isinstance(macro, Symbol) else macro
    if not isinstance(keys, LString | Vector):
        raise signal("error", lisp_string("Keyboard macros must be strings or vectors"))
    times = 1 if count is NIL else check.fixnum(lisp.call(intern("prefix-numeric-value"), count))
    events = keymaps.events_of(keys)
    bindings = [lisp.variables.bind(intern(name), value) for name, value in ((EXECUTING, keys), (INDEX, 0))]
    try:
        done = 0
        while (times == 0 or done < times) and (loopfunc is NIL or lisp.call(loopfunc) is not NIL):
            if not events:
                break
            lisp.set(INDEX, 0)
            lisp.part(TypedInput).run_macro(events)
            done += 1
    finally:
        for binding in reversed(bindings):
            lisp.variables.unbind(binding)
    lisp.call(intern("run-hooks"), intern("kbd-macro-termination-hook"))
    return NIL


@primitive("read-kbd-macro", interactive="r")
def read_kbd_macro(lisp: Lisp, start: object, end: object = NIL) -> object:
    """Return the vector of the events that START, a string such as "C-x C-f", names.

    If START is a position, read the text from there to END, and make what it names the last keyboard macro.
    """
    if isinstance(start, LString):
        return lisp.call(intern("key-parse"), start)
    keys = lisp.call(intern("key-parse"), lisp.call(intern("buffer-substring"), start, end))
    lisp.set(LAST, keys)
    return keys
