"""Calling commands as a user would: `call-interactively` and what a command's interactive form gives its arguments."""

from __future__ import annotations

import time
from types import FunctionType

from elnet.objects.conditions import wrong_type_argument
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.lisp import Lisp
from elnet.runtime.messages import Messages
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


READERS = {"s": "read-string", "M": "read-string", "n": "read-number", "f": "read-file-name", "F": "read-file-name"}
READERS |= {"D": "read-directory-name", "G": "read-file-name", "b": "read-buffer", "B": "read-buffer", "x": "read-minibuffer"}
READERS |= {
    "X": "eval-minibuffer",
    "C": "read-command",
    "v": "read-variable",
    "a": "read-from-minibuffer",
    "S": "read-no-blanks",
}
"""The functions behind the letters that ask the user."""


@primitive("call-interactively")
def call_interactively(lisp: Lisp, function: object, record_flag: object = NIL, keys: object = NIL) -> object:
    """Call FUNCTION, a command, with the arguments that its interactive form gives; RECORD-FLAG and KEYS do not matter."""
    form = lisp.call(intern("interactive-form"), function)
    if form is NIL:
        raise wrong_type_argument("commandp", function)
    assert type(form) is Cons
    specification = form.cdr.car if type(form.cdr) is Cons else NIL
    binding = lisp.variables.bind(intern("elnet--called-interactively"), T)
    try:
        return lisp.call(intern("funcall-interactively"), function, *_arguments(lisp, function, specification))
    finally:
        lisp.variables.unbind(binding)


@primitive("funcall-interactively")
def funcall_interactively(lisp: Lisp, function: object, *arguments: object) -> object:
    """Call FUNCTION with ARGUMENTS as if a user did."""
    return lisp.call(function, *arguments)


@primitive("command-execute")
def command_execute(lisp: Lisp, cmd: object, record_flag: object = NIL, keys: object = NIL, special: object = NIL) -> object:
    """Call CMD, a command or keyboard macro, as a user would, with the prefix argument given; that stays if SPECIAL.

    RECORD-FLAG and KEYS do not matter.
    """
    if special is NIL:
        lisp.set("current-prefix-arg", lisp.value("prefix-arg"))
        lisp.set("prefix-arg", NIL)
    if isinstance(cmd, (LString, Vector)):
        return lisp.call(intern("execute-kbd-macro"), cmd, lisp.value("current-prefix-arg"))
    return call_interactively(lisp, cmd)


@primitive("elnet--interactive-arguments")
def interactive_arguments(lisp: Lisp, specification: object) -> object:
    """Return the list of arguments that SPECIFICATION, what stands in an interactive form, gives."""
    if type(specification) is FunctionType:
        return lisp.call(specification)
    return list_from(_arguments(lisp, NIL, specification))


def _arguments(lisp: Lisp, function: object, specification: object) -> list[object]:
    if not isinstance(specification, LString):
        return elements(lisp.call(intern("elnet--interactive-value"), function, specification))
    found: list[object] = []
    for part in specification.text.lstrip("*@^").split("\n"):
        if part:
            found += _values(lisp, part[0], part[1:])
    return found


def _values(lisp: Lisp, letter: str, prompt: str) -> list[object]:
    """Return the arguments that LETTER of an interactive form gives; PROMPT is what the user is asked."""
    simple: dict[str, Callable[[], list[object]]] = {
        "d": lambda: [lisp.call(intern("point"))],
        "m": lambda: [lisp.call(intern("mark"))],
        "r": lambda: [lisp.call(intern("region-beginning")), lisp.call(intern("region-end"))],
        "p": lambda: [_number(lisp.value("current-prefix-arg"))],
        "P": lambda: [lisp.value("current-prefix-arg")],
        "N": lambda: [_prefix_or_read(lisp, prompt)],
        "i": lambda: [NIL],
        "U": lambda: [NIL],
        "e": lambda: [NIL],
    }
    if letter in simple:
        return simple[letter]()
    return [lisp.call(intern(READERS.get(letter, "read-string")), lisp_string(prompt))]


def _prefix_or_read(lisp: Lisp, prompt: str) -> object:
    value = lisp.value("current-prefix-arg")
    return lisp.call(intern("read-number"), lisp_string(prompt)) if value is NIL else _number(value)


def _number(value: object) -> object:
    """Return the number that the prefix argument VALUE means."""
    if value is NIL:
        return 1
    if isinstance(value, Symbol):
        return -1
    return value.car if type(value) is Cons else value


@primitive("prefix-numeric-value")
def prefix_numeric_value(raw: object) -> object:
    """Return the number that RAW, a prefix argument, means."""
    return _number(raw)


@primitive("funcall-with-delayed-message")
def funcall_with_delayed_message(lisp: Lisp, timeout: object, message: object, function: object) -> object:
    """Call FUNCTION; if that takes longer than TIMEOUT seconds, MESSAGE is shown meanwhile.  Return the value.

    A program that only computes is looked at when it ends: the message then comes before what follows.
    """
    start = time.monotonic()
    pending, messages = [True], lisp.part(Messages)

    def show_once() -> None:
        if pending and isinstance(timeout, int | float) and time.monotonic() - start > timeout:
            pending.clear()
            messages.show(message)

    messages.before.append(show_once)
    try:
        return lisp.call(function)
    finally:
        messages.before.remove(show_once)
        show_once()
