"""Variables of evaluation, macros and numbers."""

from __future__ import annotations

import math

from elnet.objects.numbers import MOST_NEGATIVE_FIXNUM, MOST_POSITIVE_FIXNUM
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

declare("lexical-binding", NIL, "Whether the code being evaluated uses lexical binding.")
declare("max-lisp-eval-depth", 1600, "Limit on the depth of nested calls before `excessive-lisp-nesting' is signalled.")
for _kind, _what in {"defun": "function", "macro": "macro"}.items():
    declare(
        f"{_kind}-declarations-alist",
        NIL,
        f"Declarations for a {_what} besides those built in: lists of a name and a function.\n"
        "It is called with name and argument list of what is defined, and the values declared, and returns a form.",
    )
declare("debug-on-error", NIL, "Non-nil means call `debugger' when a condition is signalled that nothing handles.")
declare("debug-on-signal", NIL, "Non-nil means call `debugger' for handled conditions too.")
declare("debug-on-quit", NIL, "Non-nil means call `debugger' on quit.")
declare("debug-ignored-errors", NIL, "Conditions, or regexps matching messages, for which `debugger' is not called.")
declare("debugger", intern("debug"), "Function to call as debugger.")
declare("signal-hook-function", NIL, "If non-nil, a function that `signal' calls first.")
declare("inhibit-quit", NIL, "Non-nil means C-c is only noted in `quit-flag'.")
declare("backtrace-on-error-noninteractive", T, "Nil means that an error which ends a batch program comes without a backtrace.")
declare("quit-flag", NIL, "Non-nil means a quit is wanted.")
declare("inhibit-debugger", NIL, "Non-nil means never call the debugger.")
declare("macroexp-inhibit-compiler-macros", NIL, "Non-nil means do not apply compiler macros.")
declare("cl--gensym-counter", 0, "The number that the next symbol made by `cl-gensym' gets.")
declare("cl-old-struct-compat-mode", NIL, "Non-nil if structures that are vectors, as Emacs 25 had them, count.")
declare("gensym-counter", 0, "The number that the next symbol made by `gensym' gets.")
declare("rx-constituents", NIL, "Alist of names for `rx', and what they stand for; `rx-define' is the newer way.")
declare("rx--local-definitions", NIL, "The definitions of `rx' forms that are in force: a list of (NAME [ARGUMENTS] RX).")
declare("macroexpand-all-environment", NIL, "Alist of the local macros during an expansion.")
declare("most-positive-fixnum", MOST_POSITIVE_FIXNUM, "The largest integer that is a fixnum.")
declare("most-negative-fixnum", MOST_NEGATIVE_FIXNUM, "The smallest integer that is a fixnum.")
declare("float-pi", math.pi, "The ratio of a circle's circumference to its diameter.")
declare("float-e", math.e, "The base of natural logarithms.")
declare("pi", math.pi, "Older name of `float-pi'.")
declare("integer-width", 65536, "How many bits an integer may have.")
declare("current-load-list", NIL, "What the file being loaded has defined so far.")
for _name in ["most-{}-float", "least-{}-float", "least-{}-normalized-float"]:
    for _sign in ("positive", "negative"):
        declare(f"cl-{_name.format(_sign)}", NIL, "A limit of floats, once `cl-float-limits' has been called.")
declare("cl-float-epsilon", NIL, "The least float that makes 1 larger, once `cl-float-limits' has been called.")
declare("cl-float-negative-epsilon", NIL, "The least float that makes 1 smaller, once `cl-float-limits' has been called.")
