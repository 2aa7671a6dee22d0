"""The special forms as Lisp sees them: names, least arguments, docstrings."""

from __future__ import annotations

from elnet.objects.functions import SpecialForm

SPECIAL_FORMS: dict[str, SpecialForm] = {
    name: SpecialForm(name, least, documentation)
    for name, least, documentation in (
        ("quote", 1, "Return the argument, without evaluating it."),
        ("function", 1, "Return the function that the argument names, or makes if it is a lambda expression."),
        ("progn", 0, "Evaluate BODY forms in order and return the value of the last."),
        ("prog1", 1, "Evaluate FIRST and BODY in order and return the value of FIRST."),
        ("if", 2, "If COND yields non-nil, do THEN, else do ELSE forms."),
        ("and", 0, "Evaluate arguments until one yields nil, and return that or the last value."),
        ("or", 0, "Evaluate arguments until one yields non-nil, and return that value or nil."),
        ("cond", 0, "Try each clause until the first form of one yields non-nil; then evaluate its other forms."),
        ("while", 1, "As long as TEST yields non-nil, evaluate BODY and repeat."),
        ("let", 1, "Bind variables, all at once, to the values in VARLIST and then evaluate BODY."),
        ("let*", 1, "Bind variables one after the other as VARLIST says and then evaluate BODY."),
        ("setq", 0, "Set each SYM to the value of its VAL, in order, and return the last value."),
        ("catch", 1, "Evaluate BODY, allowing nonlocal exits to TAG by `throw'."),
        ("unwind-protect", 1, "Evaluate BODYFORM and, however it ends, UNWINDFORMS."),
        ("condition-case", 2, "Evaluate BODYFORM; if it signals a condition that a handler names, evaluate that handler."),
        ("save-excursion", 0, "Evaluate BODY, then make the buffer and point current that were so before."),
        ("save-restriction", 0, "Evaluate BODY, then restore the buffer's narrowing."),
        ("save-current-buffer", 0, "Evaluate BODY, then make the buffer current that was so before."),
        ("defvar", 1, "Define SYMBOL as a special variable; set it to INITVALUE if it is void."),
        ("defconst", 2, "Define SYMBOL as a special variable that is not meant to change, and set it to INITVALUE."),
        ("interactive", 0, "Say how a command reads its arguments; evaluating it does nothing."),
    )
}
