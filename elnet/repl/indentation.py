"""Where the next line of unfinished text begins: under the first argument, or two columns in for a body."""

from __future__ import annotations

from elnet.objects.cons import Cons
from elnet.objects.symbols import NIL
from elnet.repl.text import calls_around, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

BODY = 2
DISTINGUISHED = {
    "let": 1, "let*": 1, "when": 1, "unless": 1, "while": 1, "dolist": 1, "dotimes": 1, "defun": 2, "defmacro": 2, "lambda": 1,
    "progn": 0, "prog1": 1, "condition-case": 2, "unwind-protect": 1, "catch": 1, "if": 2, "save-excursion": 0,
    "with-current-buffer": 1, "with-temp-buffer": 0, "with-timeout": 1, "pcase": 1, "pcase-let": 1, "cl-loop": 0,
    "cl-defun": 2, "cl-flet": 1, "cl-labels": 1, "when-let": 1, "if-let": 2, "when-let*": 1, "if-let*": 2, "defvar": 1,
    "save-restriction": 0, "ert-deftest": 2,
}  # fmt: skip
"""How many arguments of well-known forms come before their body; a macro's own declaration counts more."""


def next_column(lisp: Lisp, text: str) -> int:
    """Return the column at which a new line after TEXT begins."""
    found = tokens(text)
    if found and found[-1].kind == "UNFINISHED":
        return 0  # within a string, where each blank would count
    calls = calls_around(text)
    if not calls:
        return 0
    call = calls[-1]
    column = call.start - (text.rfind("\n", 0, call.start) + 1)
    if not call.function:
        return column + 1
    before_body = _before_body(lisp, call.function)
    if before_body is not None:
        return column + (BODY if len(call.words) >= before_body else 2 * BODY)
    on_line = [place for place, _ in call.words if "\n" not in text[call.start : place]]
    return column + (on_line[0] - call.start if on_line else BODY)


def _before_body(lisp: Lisp, function: str) -> int | None:
    """Return how many arguments of FUNCTION come before its body, None if it has none."""
    if function.startswith("def"):
        return 2
    symbol = lisp.intern(function)
    plist: object = lisp.plists.get(symbol, NIL)
    while type(plist) is Cons and type(plist.cdr) is Cons:
        if plist.car is lisp.intern("lisp-indent-function") and type(plist.cdr.car) is int:
            return plist.cdr.car
        plist = plist.cdr.cdr
    return DISTINGUISHED.get(function)
