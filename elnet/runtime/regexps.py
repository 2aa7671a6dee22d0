"""Regular expressions and the last match of one interpreter."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.strings import LString, lisp_string, multibyte_text
from elnet.text.regexp import InvalidRegexp, RegexpCache
from elnet.text.syntax import standard_syntax_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.lisp import Lisp
    from elnet.text.regexp import Pattern, Spans


class Regexps:
    """Compiles for LISP; SYNTAX is the current syntax table, LAST the spans of the last match, in a string or in BUFFER.

    Spans in a string count from 0, those in a buffer from 1.
    """

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.cache = RegexpCache()
        self.syntax: Any = standard_syntax_table()
        self.last: Spans = ()
        self.buffer: object = None
        lisp.handlers.translation.rules.setdefault(InvalidRegexp, _invalid_regexp)

    def compile(self, regexp: LString) -> Pattern:
        """Return the pattern that REGEXP is, ignoring case if `case-fold-search` says so."""
        source = regexp.text if regexp.multibyte else multibyte_text(regexp)
        return self.cache.compile(source, self.lisp.is_set("case-fold-search"), self.syntax)

    def search(self, regexp: LString, string: LString, start: int = 0) -> Spans | None:
        """Return the spans of the first match for REGEXP in STRING from START on, None if there is none."""
        return self.compile(regexp).search(string.text, start, not string.multibyte)

    def is_word(self, char: str) -> bool:
        """Tell whether CHAR is part of words in the current syntax table."""
        return bool(self.syntax.is_word(char))


def _invalid_regexp(error: Any) -> LispSignal:
    return signal("invalid-regexp", lisp_string(str(error)))
