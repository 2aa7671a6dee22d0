"""Formatting: `format`, messages, errors and warnings."""

from __future__ import annotations

from elnet.objects.conditions import lisp_error, wrong_number_of_arguments
from elnet.objects.cons import Cons, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.formatting import formatted, formatted_message, quoting_style, requoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.messages import Messages, error_message
from elnet.runtime.primitive import primitive, subr_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


ERROR, USER_ERROR = intern("error"), intern("user-error")


@primitive("format")
def format_(lisp: Lisp, string: object, *objects: object) -> LString:
    """Return STRING with its %-directives replaced by OBJECTS, in order.

    A directive is %[FIELD$][FLAGS][WIDTH][.PRECISION]LETTER with one of the letters s S d o x X e f g c; %% is a percent sign.
    Text properties of STRING and of string arguments are kept.
    """
    return formatted(lisp, string, objects)


@primitive()
def format_message(lisp: Lisp, string: object, *objects: object) -> LString:
    """Return STRING formatted as by `format', its quotation marks ` and ' shown as `text-quoting-style' says."""
    return formatted_message(lisp, string, objects)


@primitive()
def message(lisp: Lisp, format_string: object, *args: object) -> object:
    """Show FORMAT-STRING, formatted with ARGS by `format-message', on standard error, and return the text.

    With nil or an empty string, only end the line.  Nothing is shown if `inhibit-message' is non-nil.
    """
    text: object = format_string
    if format_string is not NIL and not (type(format_string) is LString and not format_string.text):
        text = formatted_message(lisp, format_string, args)
    lisp.part(Messages).show(text)
    return text


@primitive("message-box", "message-or-box")
def message_box(lisp: Lisp, format_string: object, *args: object) -> object:
    """Show a message as `message' does; there are no boxes to show it in."""
    return message(lisp, format_string, *args)


@primitive()
def current_message(lisp: Lisp) -> object:
    """Return the text of the message that is shown: nil, for there is no place that keeps showing one."""
    return NIL


@primitive()
def ngettext(msgid: object, msgid_plural: object, n: object) -> object:
    """Return MSGID if N is 1, else MSGID-PLURAL."""
    singular, plural = check.string(msgid), check.string(msgid_plural)
    return singular if check.integer(n) == 1 else plural


# Errors


@primitive()
def error(lisp: Lisp, *args: object) -> NoReturn:
    """Signal the condition `error' with the message that `format-message' makes of ARGS."""
    raise lisp.handlers.signal(ERROR, list_of(_message_of(lisp, args)))


@primitive()
def user_error(lisp: Lisp, format: object, *args: object) -> NoReturn:
    """Signal the condition `user-error' with the message that `format-message' makes of FORMAT and ARGS."""
    raise lisp.handlers.signal(USER_ERROR, list_of(formatted_message(lisp, format, args)))


def _message_of(lisp: Lisp, args: tuple[object, ...]) -> LString:
    if not args:
        raise wrong_number_of_arguments(subr_named("format-message"), 0)
    return formatted_message(lisp, args[0], args[1:])


@primitive()
def define_error(lisp: Lisp, name: object, message: object, parent: object = NIL) -> object:
    """Define NAME as a condition with MESSAGE; PARENT, one or a list of conditions (by default `error'), are above it."""
    parents = elements(parent) if type(parent) is Cons else [ERROR if parent is NIL else parent]
    conditions = intern("error-conditions")
    found: list[object] = [name]
    for each in parents:
        above = lisp.plists.get(check.symbol(each), conditions)
        if type(parent) is Cons and above is NIL:
            raise lisp_error(f"Unknown signal ‘{check.symbol(each).name}’")
        found += [each, *elements(above)]
    unique = list(dict.fromkeys(found))
    lisp.plists.put(check.symbol(name), conditions, list_of(*unique))
    lisp.plists.put(check.symbol(name), intern("error-message"), message)
    return message


@primitive()
def error_message_string(lisp: Lisp, obj: object) -> LString:
    """Return the message for the error OBJ, a list (CONDITION . DATA)."""
    return error_message(lisp, obj)


# Quotation marks


@primitive()
def substitute_quotes(lisp: Lisp, string: object) -> object:
    """Return STRING with its quotation marks ` and ' shown as `text-quoting-style' says."""
    return requoted(lisp, check.string(string))


@primitive("text-quoting-style")
def text_quoting_style(lisp: Lisp) -> object:
    """Return how quotation marks are shown: the symbol curve, straight or grave."""
    return quoting_style(lisp)


@primitive("format-prompt")
def format_prompt(lisp: Lisp, prompt: object, default: object, *format_args: object) -> LString:
    """Return PROMPT, formatted with FORMAT-ARGS if there are any, with DEFAULT in parentheses and a colon after it."""
    start = formatted(lisp, prompt, format_args) if format_args else check.string(prompt)
    if type(default) is Cons:
        default = default.car
    if default is NIL or (type(default) is LString and not default.text):
        return LString(start.text + ": ", start.multibyte)
    shown = formatted(lisp, LString(" (default %s)", False), (default,))
    return LString(start.text + shown.text + ": ", start.multibyte or shown.multibyte)
