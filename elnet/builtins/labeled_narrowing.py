"""Narrowing to a part of a buffer, with a label or without, while forms are evaluated."""

from __future__ import annotations

from elnet.objects.conditions import args_out_of_range
from elnet.objects.cons import cons, list_of
from elnet.objects.symbols import NIL, Symbol, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.narrowings import Narrowing, Narrowings
from elnet.runtime.primitive import macro, primitive

LABEL, LET, PROGN = intern(":label"), intern("let"), intern("progn")
SAVE_RESTRICTION, UNWIND_PROTECT = intern("save-restriction"), intern("unwind-protect")
ENTER, LEAVE = intern("internal--labeled-narrow-to-region"), intern("elnet--leave-labeled-narrowing")
OPEN, CLOSE = intern("internal--labeled-widen"), intern("elnet--close-labeled-narrowing")


@macro()
def with_restriction(start: object, end: object, *rest: object) -> object:
    """Evaluate the forms in REST with only the text between START and END visible.

    If REST begins with `:label' and a value, `widen' shows no more than that; only `without-restriction' with the label does.
    """
    if not rest or rest[0] is not LABEL:
        return cons(SAVE_RESTRICTION, cons(list_of(intern("narrow-to-region"), start, end), list_of(*rest)))
    body = list_of(UNWIND_PROTECT, cons(PROGN, list_of(*rest[2:])), list_of(LEAVE))
    return list_of(SAVE_RESTRICTION, list_of(ENTER, start, end, rest[1]), body)


@macro()
def without_restriction(*rest: object) -> object:
    """Evaluate the forms in REST, after `:label' and its value if they are there, with all of the buffer visible."""
    if not rest or rest[0] is not LABEL:
        return cons(SAVE_RESTRICTION, cons(list_of(intern("widen")), list_of(*rest)))
    opened = Symbol("opened")
    body = list_of(UNWIND_PROTECT, cons(PROGN, list_of(*rest[2:])), list_of(CLOSE, opened))
    return list_of(SAVE_RESTRICTION, list_of(LET, list_of(list_of(opened, list_of(OPEN, rest[1]))), body))


@primitive("internal--labeled-narrow-to-region")
def labeled_narrow_to_region(lisp: Lisp, start: object, end: object, label: object) -> Symbol:
    """Make only what is between START and END visible, until the narrowing with LABEL is left."""
    buffer = lisp.buffers.current
    first, last = sorted((check.integer_or_marker(start), check.integer_or_marker(end)))
    if first < 1 or last > buffer.size + 1:
        raise args_out_of_range(start, end)
    lisp.part(Narrowings).enter(buffer, first, last, label)
    return NIL


@primitive("elnet--leave-labeled-narrowing")
def leave_labeled_narrowing(lisp: Lisp) -> Symbol:
    """Forget the innermost labeled narrowing of the current buffer."""
    lisp.part(Narrowings).leave(lisp.buffers.current)
    return NIL


@primitive("internal--labeled-widen")
def labeled_widen(lisp: Lisp, label: object) -> object:
    """Leave the innermost narrowing if that has LABEL, show what is visible then, and return the narrowing left, or nil."""
    return lisp.part(Narrowings).open(lisp.buffers.current, label) or NIL


@primitive("elnet--close-labeled-narrowing")
def close_labeled_narrowing(lisp: Lisp, opened: object) -> Symbol:
    """Let the narrowing OPENED, unless nil, hold again."""
    if isinstance(opened, Narrowing):
        lisp.part(Narrowings).close(lisp.buffers.current, opened)
    return NIL
