"""Events: a program without a user gets characters from standard input, and what threads have to say."""

from __future__ import annotations

import sys

from elnet.objects.conditions import lisp_error, signal, truth
from elnet.objects.cons import list_of
from elnet.objects.strings import char_code, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.objects.vectors import Vector
from elnet.process import waiting
from elnet.process.table import Processes
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive
from elnet.runtime.streams import StandardStreams
from elnet.runtime.threads import Threads
from elnet.runtime.typed_input import TypedInput


@primitive("read-event")
def read_event(lisp: Lisp, prompt: object = NIL, inherit_input_method: object = NIL, seconds: object = NIL) -> object:
    """Return the next character of standard input; with SECONDS only wait so long, serving processes, and return nil.

    PROMPT, a string, is shown before.  INHERIT-INPUT-METHOD is for users at a display.  What `thread-signal' has for the main
    thread is shown meanwhile.
    """
    if seconds is NIL and lisp.is_set("inhibit-interaction"):
        raise signal("inhibited-interaction")
    typed = lisp.part(TypedInput).take()
    if typed is not None:
        return typed
    streams = lisp.part(StandardStreams)
    if prompt is not NIL:
        streams.write_output(multibyte_text(check.string(prompt)))
    if seconds is not NIL:
        duration = float(check.number(seconds))
        if duration > 0:
            waiting.pause(lisp.part(Processes), duration)
        _hear_threads(lisp)
        return NIL
    _hear_threads(lisp)
    streams.flush()
    char = sys.stdin.read(1)
    if not char:
        raise signal("end-of-file", lisp_string("Error reading from stdin"))
    return char_code(char)


def _hear_threads(lisp: Lisp) -> None:
    messages = lisp.part(Threads).messages
    while messages:
        thread, error = messages.pop(0)
        lisp.call(intern("thread-handle-event"), list_of(intern("thread-event"), thread, error))


@primitive("read-char")
def read_char(lisp: Lisp, prompt: object = NIL, inherit_input_method: object = NIL, seconds: object = NIL) -> object:
    """Return the next character of standard input after showing PROMPT; with SECONDS only wait, and return nil."""
    event = read_event(lisp, prompt, inherit_input_method, seconds)
    if event is not NIL and type(event) is not int:
        raise lisp_error("Non-character input-event")
    return event


@primitive("read-char-exclusive")
def read_char_exclusive(lisp: Lisp, prompt: object = NIL, inherit_input_method: object = NIL, seconds: object = NIL) -> object:
    """Return the next character as `read-char' does; events that are no characters do not count."""
    while True:
        event = read_event(lisp, prompt, inherit_input_method, seconds)
        if event is NIL or type(event) is int:
            return event


# What keys have done


@primitive("this-command-keys")
def this_command_keys(lisp: Lisp) -> object:
    """Return the keys of the command that runs, a string if they are characters; an empty string if no key was pressed."""
    keys = lisp.part(TypedInput).keys
    plain = all(type(key) is int and 0 <= key < 128 for key in keys)
    return lisp.call(intern("concat" if plain else "vconcat"), Vector(list(keys)))


@primitive("this-command-keys-vector", "this-single-command-keys", "this-single-command-raw-keys", "recent-keys")
def this_command_keys_vector(lisp: Lisp, include_cmds: object = NIL) -> Vector:
    """Return the keys of the command that runs, an empty vector if no key was pressed."""
    return Vector(list(lisp.part(TypedInput).keys))


@primitive("clear-this-command-keys", "current-idle-time")
def clear_this_command_keys(keep_record: object = NIL) -> object:
    """Return nil: no key is remembered, and nobody is idle."""
    return NIL


@primitive("input-pending-p")
def input_pending_p(lisp: Lisp, check_timers: object = NIL) -> Symbol:
    """Return t if there is an unread event."""
    return truth(lisp.part(TypedInput).is_pending)


@primitive("discard-input")
def discard_input(lisp: Lisp) -> object:
    """Forget the unread events."""
    lisp.part(TypedInput).discard()
    return NIL


@primitive("abort-recursive-edit", "exit-recursive-edit", interactive="")
def abort_recursive_edit() -> object:
    """Signal an error: nothing is being edited recursively."""
    raise signal("user-error", lisp_string("No recursive edit is in progress"))


@primitive("minibuffer-depth", "recursion-depth")
def minibuffer_depth(lisp: Lisp) -> int:
    """Return how many minibuffers are active."""
    return len(lisp.part(TypedInput).prompts)
