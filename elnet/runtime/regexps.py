"""Regular expressions and the last match of one interpreter."""

from __future__ import annotations

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.strings import LString, char_code, lisp_string, multibyte_text
from elnet.objects.symbols import NIL, intern
from elnet.text.regexp import InvalidRegexp, RegexpCache
from elnet.text.regexp.quoting import quoted
from elnet.text.syntax import SYMBOL, WORD, SyntaxTable, standard_syntax_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from elnet.runtime.case_tables import CaseTables
    from elnet.runtime.category_tables import CategoryTables
    from elnet.runtime.lisp import Lisp
    from elnet.text.regexp import Pattern, Spans


CAPACITY = 500
"""How many texts are kept as regexps."""


class Regexps:
    """Compiles for LISP; LAST are the spans of the last match, in a string, or in BUFFER if that is not None.

    Spans always count from 0, whereas Lisp's positions in a buffer count from 1.
    """

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        lisp.regexps = self
        self.cache = RegexpCache()
        self.last: Spans = ()
        self.buffer: object = None
        self.case_tables: CaseTables | None = None
        """The case tables, once there is another than the standard one."""
        self.category_tables: CategoryTables | None = None
        """The category tables, likewise."""
        self._literals: dict[str, LString] = {}
        self._case_fold = lisp.variables.cell(intern("case-fold-search"))
        self._standard_syntax: SyntaxTable | None = None
        lisp.handlers.translation.rules.setdefault(InvalidRegexp, _invalid_regexp)

    def compile(self, regexp: LString) -> Pattern:
        """Return the pattern that REGEXP is, ignoring case if `case-fold-search` says so."""
        source = _source(regexp)
        folds = self._case_fold.value is not NIL
        if self.category_tables is not None or (folds and self.case_tables is not None):
            return self._patterns_here(folds).compile(source, folds, self.syntax)
        pattern = (self.cache.folding if folds else self.cache.exact).get(source)
        if pattern is not None and not pattern.depends_on_syntax:
            return pattern
        return self.cache.compile(source, folds, self.syntax)

    def compile_exactly(self, regexp: LString) -> Pattern:
        """Return the pattern that REGEXP is where case counts, whatever `case-fold-search` says."""
        source = _source(regexp)
        return self._patterns_here(False).compile(source, False, self.syntax)

    def compile_literal(self, text: LString) -> Pattern:
        """Return the pattern that matches exactly TEXT, or its equal if case is ignored."""
        regexp = self._literals.get(text.text)
        if regexp is None or regexp.multibyte is not text.multibyte:
            if len(self._literals) >= CAPACITY:
                self._literals.clear()
            regexp = self._literals[text.text] = LString(quoted(text.text), text.multibyte)
        return self.compile(regexp)

    def search(self, regexp: LString, string: LString, start: int = 0) -> Spans | None:
        """Return the spans of the first match for REGEXP in STRING from START on, None if there is none."""
        return self.found(self.compile(regexp), string, start)

    def found(self, pattern: Pattern, string: LString, start: int) -> Spans | None:
        """Return the spans of the first match of PATTERN in STRING from START on; text properties may tell the syntax."""
        if string.properties is None or not pattern.obeys_properties or self.lisp.value("parse-sexp-lookup-properties") is NIL:
            return pattern.search(string.text, start, not string.multibyte)
        from elnet.runtime.masking import masked_pattern, masked_string

        return masked_pattern(self.lisp, pattern).search(masked_string(self.lisp, string), start)

    def _patterns_here(self, folds: bool) -> RegexpCache:
        """Return the patterns that do as the case table, if it FOLDS, and the category table of the current buffer say."""
        patterns = self.cache
        if folds and self.case_tables is not None:
            patterns = self.case_tables.regexps() or patterns
        return patterns if self.category_tables is None else self.category_tables.regexps(patterns)

    # Syntax

    @property
    def syntax(self) -> SyntaxTable:
        """The syntax table of the current buffer."""
        return self.lisp.buffers.current.syntax or self.standard_syntax

    @property
    def standard_syntax(self) -> SyntaxTable:
        """The standard syntax table, from which the others inherit."""
        if self._standard_syntax is None:
            self._standard_syntax = standard_syntax_table()
        return self._standard_syntax

    def is_word(self, char: str) -> bool:
        """Tell whether CHAR is part of words in the current syntax table."""
        return self.syntax.is_word(char)

    def is_part_of_cased_word(self, char: str) -> bool:
        """Tell whether CHAR is part of what changing case takes for words: of symbols, too, if `case-symbols-as-words`."""
        kind = self.syntax.class_of(char_code(char))
        return kind == WORD or (kind == SYMBOL and self.lisp.is_set("case-symbols-as-words"))


def _source(regexp: LString) -> str:
    return regexp.text if regexp.multibyte or regexp.text.isascii() else multibyte_text(regexp)


def _invalid_regexp(error: Any) -> LispSignal:
    return signal("invalid-regexp", lisp_string(str(error)))
