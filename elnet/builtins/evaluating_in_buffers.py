"""Evaluating what stands in a buffer: the Lisp object before point, the definition around it."""

from __future__ import annotations

import re

from elnet.objects.cons import list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

NAMED_CHARACTER = re.compile(r"\?\\N\{[^}\n]*\}\Z")
HASH = re.compile(r"#(?:s|&[0-9]+)\Z")
QUOTED = re.compile(r"[`‘]?([^`'‘’()\s]+)['’]")
MINUS = intern("-")


@primitive("elisp--preceding-sexp", "preceding-sexp")
def preceding_sexp(lisp: Lisp) -> object:
    """Return the Lisp object before point, without the marks that quote a name in a text and without commas."""
    buffer = lisp.buffers.current
    place = buffer.point
    try:
        return _object_before(lisp, buffer, place)
    finally:
        buffer.point = place


def _object_before(lisp: Lisp, buffer: Buffer, place: int) -> object:
    line = buffer.substring(max(buffer.begv, buffer.line_start(place)), place)
    named = NAMED_CHARACTER.search(line)
    if named is not None:
        return lisp.call(intern("read"), lisp_string(named[0]))
    syntax, buffer.syntax = buffer.syntax, lisp.value("emacs-lisp-mode-syntax-table")
    try:
        lisp.call(intern("forward-sexp"), -1)
    finally:
        buffer.syntax = syntax
    text = buffer.substring(buffer.point, place)
    quoted = QUOTED.fullmatch(text)
    if quoted is not None:
        return lisp.call(intern("read"), lisp_string(quoted[1]))
    if text.startswith(","):
        buffer.point += 2 if text.startswith(",@") else 1
    elif text.startswith(("(", "[", '"')):
        hashed = HASH.search(buffer.substring(max(buffer.begv, buffer.point - 20), buffer.point))
        buffer.point -= len(hashed[0]) if hashed else 0
    return lisp.call(intern("read"), buffer)


@primitive("eval-last-sexp", interactive="P")
def eval_last_sexp(lisp: Lisp, eval_last_sexp_arg_internal: object) -> object:
    """Evaluate the Lisp object before point, show its value and return it.

    Insert the value if EVAL-LAST-SEXP-ARG-INTERNAL is neither nil nor `-', and an integer in other notations, too, if that is 0
    or negative, the latter with whatever character it is.
    """
    argument = eval_last_sexp_arg_internal
    value = lisp.call(intern("eval"), preceding_sexp(lisp), lisp.value("lexical-binding"))
    text = _printed(lisp, value)
    if argument is NIL or argument is MINUS:
        lisp.call(intern("message"), lisp_string("%s"), lisp_string(text + _notations(lisp, value, anything=False)))
    elif type(argument) is int and argument <= 0:
        lisp.call(intern("insert"), lisp_string(text + _notations(lisp, value, anything=argument < 0)))
    else:
        lisp.call(intern("insert"), lisp_string(text))
    return value


@primitive("eval-print-last-sexp", interactive="P")
def eval_print_last_sexp(lisp: Lisp, eval_last_sexp_arg_internal: object = NIL) -> object:
    """Insert the value of the Lisp object before point on lines of its own; EVAL-LAST-SEXP-ARG-INTERNAL as usual."""
    newline = lisp_string("\n")
    argument = eval_last_sexp_arg_internal
    lisp.call(intern("insert"), newline)
    buffer = lisp.buffers.current
    place = buffer.point
    buffer.point = place - 1
    value = lisp.call(intern("eval"), preceding_sexp(lisp), lisp.value("lexical-binding"))
    buffer.point = place
    shown = argument is not NIL and type(argument) is int and argument <= 0
    text = _printed(lisp, value) + (_notations(lisp, value, anything=False) if shown else "")
    return lisp.call(intern("insert"), lisp_string(text), newline)


@primitive("eval-expression-print-format")
def eval_expression_print_format(lisp: Lisp, value: object) -> object:
    """Return VALUE in other notations, in parentheses, if it is an integer, else nil."""
    return lisp_string(_notations(lisp, value, anything=False)) if type(value) is int else NIL


def _printed(lisp: Lisp, value: object) -> str:
    text = lisp.call(intern("prin1-to-string"), value)
    assert type(text) is LString
    return text.text


def _notations(lisp: Lisp, value: object, anything: bool) -> str:
    """Return the integer VALUE in octal, in hexadecimal and, up to a limit unless ANYTHING goes, as a character."""
    if type(value) is not int:
        return ""
    limit = 0x10FFFF if anything else lisp.value("eval-expression-print-maximum-character")
    numbers = f"#o{value:o}, #x{value:x}"
    if type(limit) is not int or not 0 <= value <= limit:
        return f" ({numbers})"
    char = lisp.call(intern("prin1-char"), value)
    return f" ({numbers}, {char.text})" if type(char) is LString else f" ({numbers})"


def _definition(lisp: Lisp) -> object:
    place = lisp.buffers.excursion()
    try:
        lisp.call(intern("end-of-defun"))
        lisp.call(intern("beginning-of-defun"))
        return lisp.call(intern("read"), lisp.buffers.current)
    finally:
        lisp.buffers.restore_excursion(place)


@primitive("eval-defun", interactive="P")
def eval_defun(lisp: Lisp, edebug_it: object = NIL) -> object:
    """Evaluate the definition around or after point and return its value; EDEBUG-IT does not matter.

    A `defvar' or `defcustom' sets the variable even if it has a value.
    """
    form = _definition(lisp)
    head, items = getattr(form, "car", NIL), form
    if head in (intern("defvar"), intern("defcustom")) and lisp.call(intern("nthcdr"), 2, items) is not NIL:
        lisp.call(intern("makunbound"), lisp.call(intern("nth"), 1, items))
    value = lisp.call(intern("eval"), form, lisp.value("lexical-binding"))
    lisp.call(intern("message"), lisp_string("%S"), value)
    return value


@primitive("compile-defun", interactive="P")
def compile_defun(lisp: Lisp, arg: object = NIL) -> object:
    """Compile and evaluate the definition around or after point; print the value into the buffer if ARG is non-nil."""
    value = lisp.call(intern("eval"), list_of(intern("progn"), _definition(lisp)), lisp.value("lexical-binding"))
    if arg is not NIL:
        lisp.call(intern("prin1"), value, lisp.buffers.current)
    return NIL
