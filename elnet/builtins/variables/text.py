"""Variables of strings, searching, the mark, killed text and filling."""

from __future__ import annotations

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import CharTable
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

declare("split-string-default-separators", lisp_string("[ \f\t\n\r\v]+"), "Regexp of what `split-string' splits at by default.")
declare("truncate-string-ellipsis", NIL, "Text that marks where a string was cut off.")
declare("ascii-case-table", NIL, "The case table of the ASCII letters alone.", topic="case_tables")
declare("case-fold-search", T, "Non-nil means searches and matches ignore letter case.", local=True)
declare("completion-ignore-case", NIL, "Non-nil means completion ignores letter case.")
declare("completion-regexp-list", NIL, "Regexps that all completions must match.")
declare("case-symbols-as-words", NIL, "Non-nil means changing case treats symbols as words.")
declare("mark-active", NIL, "Non-nil means the mark is active.", local=True)
declare("mark-ring", NIL, "Former places of the mark, the latest first.", local=True)
declare("mark-ring-max", 16, "How many former places of the mark are kept.")
declare("mark-even-if-inactive", T, "Non-nil means the mark can be used even if it is inactive.")
declare("transient-mark-mode", NIL, "Non-nil means the region is used only while the mark is active.")
declare("deactivate-mark", NIL, "Non-nil means the mark is made inactive after a command.", local=True)
declare("fill-column", 70, "Column beyond which lines are wrapped.", local=True)
declare("left-margin", 0, "Column to which `newline-and-indent' and the like indent.", local=True)
declare("tab-width", 8, "Distance between tab stops.", local=True)
declare("indent-tabs-mode", T, "Non-nil means indentation may contain tabs.", local=True)
declare("auto-fill-function", NIL, "Function that wraps a line that has become too long.", local=True)
declare("register-alist", NIL, "Alist of characters and what the registers of that name hold.")
declare("kill-ring", NIL, "Killed texts, the latest first.")
declare("kill-ring-yank-pointer", NIL, "The tail of `kill-ring' that begins with what was yanked last.")
declare("kill-ring-max", 120, "How many killed texts are kept.")
declare("kill-whole-line", NIL, "Non-nil means `kill-line' at the start of a line takes its line end too.")
declare("kill-append-merge-undo", NIL, "Accepted for the sake of programs that set it.")
declare("page-delimiter", lisp_string("^\f"), "Regexp of what begins a page.")
declare("paragraph-start", lisp_string("\f\\|[ \t]*$"), "Regexp of what begins a paragraph.")
declare("paragraph-separate", lisp_string("[ \t\f]*$"), "Regexp of lines that separate paragraphs.")
declare("sentence-end-double-space", T, "Non-nil means two blanks end a sentence.")
declare("inhibit-point-motion-hooks", T, "Accepted for the sake of programs that set it.")
declare("inhibit-field-text-motion", NIL, "Non-nil means motion by words and lines ignores fields.")
declare("regexp-unmatchable", lisp_string("\\`a\\`"), "Regexp that matches nothing.")
declare("search-spaces-regexp", NIL, "Accepted for the sake of programs that set it.")
declare("inhibit-changing-match-data", NIL, "Non-nil means searches leave the match data as they are.")
declare("parse-sexp-ignore-comments", NIL, "Non-nil means motion over expressions skips comments.", local=True)
declare("parse-sexp-lookup-properties", NIL, "Non-nil means syntax is looked up in text properties, too.", local=True)
declare("words-include-escapes", NIL, "Non-nil means escaping characters are parts of words.")
declare(
    "find-word-boundary-function-table", NIL, "Functions that find the ends of words, by the characters that begin these.",
    make=lambda: CharTable(NIL),
)  # fmt: skip
declare("region-extract-function", intern("elnet--extract-region"), "The function that gives the text of the region.")
