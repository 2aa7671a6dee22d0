"""Variables of reading, printing, messages and warnings."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

declare("cl-print-string-length", NIL, "How much of a string `cl-prin1' prints, nil for all of it.")
declare("standard-output", T, "The stream that `print' and its kin write to by default.")
declare("standard-input", T, "The stream that `read' reads from by default.")
declare("print-length", NIL, "How many elements of a list or vector are printed, nil for all.")
declare("print-level", NIL, "How deep nested objects are printed, nil for without limit.")
declare("print-circle", NIL, "Non-nil means print objects that occur more than once with labels.")
declare("print-gensym", NIL, "Non-nil means print uninterned symbols so that they are read as such.")
declare("print-continuous-numbering", NIL, "Non-nil means labels go on from one printing to the next.")
declare("print-number-table", NIL, "The table of labels while `print-continuous-numbering' is non-nil.")
declare("print-escape-newlines", NIL, "Non-nil means print newlines in strings as \\n.")
declare("print-escape-nonascii", NIL, "Non-nil means print bytes beyond ASCII as numbers where only bytes can go.")
declare("print-escape-multibyte", NIL, "Non-nil means print characters beyond ASCII as numbers.")
declare("print-escape-control-characters", NIL, "Non-nil means print control characters in strings as numbers.")
declare("print-quoted", T, "Non-nil means print quoted forms with a quote mark.")
declare("print-integers-as-characters", NIL, "Non-nil means print integers as characters where that is possible.")
declare("print-charset-text-property", intern("default"), "Whether the text property `charset' is printed.")
declare("print-symbols-bare", NIL, "Non-nil means print symbols without position.")
declare("print-unreadable-function", NIL, "If non-nil, a function called to print what cannot be read back.")
declare("print--unreadable-callback-buffer", NIL, "The buffer that was current when printing began.")
declare("float-output-format", NIL, "How floats are printed: nil, or a format such as %.3f.")
declare("text-quoting-style", NIL, "How quotation marks in messages are shown: curve, straight, grave, or nil.")
declare("inhibit-message", NIL, "Non-nil means `message' shows nothing.")
declare("warning-minimum-level", intern(":warning"), "Warnings below this level are not shown.")
declare("warning-minimum-log-level", intern(":warning"), "Warnings below this level are not kept.")
declare("warning-suppress-types", NIL, "List of lists of symbols: what warnings not to show.")
declare("warning-suppress-log-types", NIL, "List of lists of symbols: what warnings not to keep.")
declare("read-circle", T, "Non-nil means labels such as #1= are read.")
declare("read-symbol-shorthands", NIL, "Alist of starts of symbol names and what they stand for.")
declare("eval-buffer-list", NIL, "The buffers that are being evaluated.")
declare("message-log-max", 1000, "How many lines the buffer *Messages* keeps: a number, t for all, nil for none.")
declare("messages-buffer-name", lisp_string("*Messages*"), "The buffer that logs messages.")
declare("eval-expression-print-maximum-character", 127, "The last character as which an integer is shown.")
