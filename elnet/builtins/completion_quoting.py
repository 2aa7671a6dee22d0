"""Completion of texts that are quoted where they are typed: tables that quote what they answer."""

from __future__ import annotations

from elnet.objects.cons import Cons, cons, list_from
from elnet.objects.functions import Subr
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

METADATA, BOUNDARIES, LAMBDA = map(intern, ("metadata", "boundaries", "lambda"))


class _QuotingTable:
    """TABLE as a table for quoted texts: UNQUOTE gives what a text means, REQUOTE a position in it and what quotes."""

    def __init__(self, lisp: Lisp, table: object, unquote: object, requote: object) -> None:
        self.lisp = lisp
        self.table = table
        self.unquote = unquote
        self.requote = requote

    def answer(self, string: object, pred: object, action: object) -> object:
        """Complete STRING for PRED and ACTION."""
        if action is METADATA:
            return self.lisp.call(intern("completion-metadata"), string, self.table, pred)
        plain = self.lisp.call(self.unquote, string)
        if action is LAMBDA:
            return self.lisp.call(intern("test-completion"), plain, self.table, pred)
        if type(action) is Cons and action.car is BOUNDARIES:
            return self._boundaries(string, plain, pred, action.cdr)
        if action is T:
            found = elements(self.lisp.call(intern("all-completions"), plain, self.table, pred))
            quote = self._place(string, self._start(plain, pred))[1]
            return list_from(self.lisp.call(quote, each) for each in found)
        if action is not NIL:
            return NIL
        return self._try(string, plain, pred)

    def _place(self, string: object, position: int) -> tuple[int, object]:
        """Return where POSITION of what STRING means is in STRING, and what quotes there."""
        answer = check.cons(self.lisp.call(self.requote, position, string))
        return check.fixnum(answer.car), answer.cdr

    def _start(self, plain: object, pred: object) -> int:
        bounds = self.lisp.call(intern("completion-boundaries"), plain, self.table, pred, LString("", False))
        return check.fixnum(check.cons(bounds).car)

    def _boundaries(self, string: object, plain: object, pred: object, suffix: object) -> object:
        after = self.lisp.call(self.unquote, suffix)
        found = check.cons(self.lisp.call(intern("completion-boundaries"), plain, self.table, pred, after))
        start = self._place(string, check.fixnum(found.car))[0]
        end = len(check.string(suffix).text) if found.cdr == len(check.string(after).text) else found.cdr
        return cons(BOUNDARIES, cons(start, end))

    def _try(self, string: object, plain: object, pred: object) -> object:
        found = self.lisp.call(intern("try-completion"), plain, self.table, pred)
        if type(found) is not LString:
            return found
        start = self._start(plain, pred)
        place, quote = self._place(string, start)
        before = self.lisp.call(intern("substring"), string, 0, place)
        rest = self.lisp.call(quote, self.lisp.call(intern("substring"), found, start))
        return self.lisp.call(intern("concat"), before, rest)


@primitive("completion-table-with-quoting")
def completion_table_with_quoting(lisp: Lisp, table: object, unquote: object, requote: object) -> object:
    """Return a completion table of what is in TABLE, for texts that are quoted.

    UNQUOTE returns what a quoted text means; REQUOTE takes a position in that and the quoted text, and returns the position
    in the latter and a function that quotes there.
    """
    quoting = _QuotingTable(lisp, table, unquote, requote)

    def complete(string: object, pred: object, action: object) -> object:
        return quoting.answer(string, pred, action)

    return Subr("completion-table-with-quoting", complete, False)  # type: ignore[arg-type]
