"""The variables of editing text: filling, paragraphs, indentation, sorting, replacing, rectangles."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

WITHOUT_BLANKS = """2ea 2eb 2e80 2fdf 3000 312f 31a0 9fff f900 faff fe30 fe4f ff00 ff00 ff01 ffe6 ffe7 ffef 1aff0 1b16f
1f200 1f200 1f202 1f219 1f21b 1f22e 1f230 1f231 1f237 1f237 1f23b 1f24f 1f252 1f2ff
20000 2a6df 2a700 2ee5f 2f800 2fa1f 30000 323af"""
"""The first and last characters of the scripts that are written without blanks."""


def _nospace_table() -> object:
    """Return a char-table of the scripts that are written without blanks."""
    from elnet.objects.vectors import CharTable

    table = CharTable(NIL)
    numbers = [int(each, 16) for each in WITHOUT_BLANKS.split()]
    for first, last in zip(numbers[::2], numbers[1::2], strict=True):
        table.set_range(first, last, T)
    return table


# Paragraphs and sentences

declare("paragraph-ignore-fill-prefix", NIL, "Non-nil means lines without the fill prefix begin no paragraph.", local=True)
declare(
    "use-hard-newlines",
    NIL,
    "Non-nil means filling leaves newlines with the property `hard' alone.",
    local=True,
    permanent=True,
)
declare("use-hard-newlines-hook", NIL, "Functions to call when `use-hard-newlines' is switched.")
declare("sentence-end", NIL, "Regexp of the end of a sentence; nil means what the function `sentence-end' makes.")
declare("sentence-end-base", lisp_string("[.?!…‽][]\"'”’)}»›]*"), "Regexp of the punctuation that ends a sentence.")
declare("sentence-end-without-period", NIL, "Non-nil means two blanks alone end a sentence.")
declare("sentence-end-without-space", lisp_string("。．？！"), "Characters that end a sentence without blanks after them.")
declare("forward-sentence-function", intern("forward-sentence-default-function"), "Function that moves over sentences.")

# Filling

declare(
    "adaptive-fill-first-line-regexp", lisp_string("\\`[ \t]*\\'"), "Regexp of first lines' prefixes that are for all lines."
)
declare("adaptive-fill-function", intern("ignore"), "Function that returns the fill prefix of the text at point.", local=True)
declare("adaptive-fill-regexp", lisp_string("[-–!|#%;>*·•‣⁃◦ \t]*"), "Regexp of what may be the prefix of a paragraph's lines.")
declare("colon-double-space", NIL, "Non-nil means filling puts two blanks after a colon.")
declare("default-justification", intern("left"), "How lines are justified: left, right, full, center or none.", local=True)
declare("enable-kinsoku", T, "Accepted for the sake of programs that set it.")
declare("fill-forward-paragraph-function", intern("forward-paragraph"), "Function that moves over paragraphs for filling.")
declare("fill-indent-according-to-mode", NIL, "Non-nil means filling indents as the mode does, not to the left margin.")
declare("fill-individual-varying-indent", NIL, "Non-nil means indentation may vary within an individual paragraph.")
declare("fill-nobreak-invisible", NIL, "Non-nil means a line is not broken in invisible text.")
declare("fill-nobreak-predicate", NIL, "Functions that tell that a line must not be broken at point.")
declare("fill-paragraph-handle-comment", T, "Non-nil means `fill-paragraph' fills comments alone.")
declare("fill-separate-heterogeneous-words-with-space", NIL, "Non-nil means a blank joins words of different scripts.")
declare("normal-auto-fill-function", intern("do-auto-fill"), "The function that `auto-fill-mode' makes `auto-fill-function'.")
declare("auto-fill-inhibit-regexp", NIL, "Regexp of lines that are not wrapped automatically.")
declare("comment-line-break-function", intern("comment-indent-new-line"), "Function that breaks a line in a comment.")
declare("auto-fill-mode-hook", NIL, "Functions to call when `auto-fill-mode' is switched.")

declare(
    "fill-nospace-between-words-table",
    NIL,
    "Char-table of the characters that are joined with those of the next line without a blank.",
    make=lambda: _nospace_table(),
)

# Indentation

declare("standard-indent", 4, "Columns by which margins are moved.")
declare("indent-region-function", intern("indent-region-line-by-line"), "Function that indents a region.", local=True)
declare(
    "indent-line-ignored-functions",
    NIL,
    "Functions that indent no line for `indent-according-to-mode'.",
    make=lambda: list_of(*map(intern, ("indent-relative", "indent-relative-maybe", "indent-relative-first-indent-point"))),
)
declare("tab-first-completion", NIL, "Accepted for the sake of programs that set it.")
declare("tabify-regexp", lisp_string(" [ \t]+"), "Regexp of the blanks that `tabify' replaces.")

# Sorting

declare("sort-fold-case", NIL, "Non-nil means sorting texts ignores case.")
declare("sort-numeric-base", 10, "The base of numbers that `sort-numeric-fields' reads.")
declare("sort-columns-subprocess", T, "Accepted for the sake of programs that set it.")

# Rectangles

declare("killed-rectangle", NIL, "The lines of the rectangle that was killed last.")
declare("rectangle-mark-mode", NIL, "Non-nil means the region is a rectangle.", local=True)
declare("rectangle-preview", T, "Accepted for the sake of programs that set it.")
declare("string-rectangle-history", NIL, "Strings that were given to `string-rectangle'.")

# Replacing

declare("case-replace", T, "Non-nil means replacing keeps the case of what is replaced.")
declare("query-replace-history", NIL, "What was given to the replacing commands.")
declare("query-replace-defaults", NIL, "The pairs of texts that replacing offers.")
declare("query-replace-from-history-variable", intern("query-replace-history"), "The history of what to replace.")
declare("query-replace-to-history-variable", intern("query-replace-history"), "The history of replacements.")
declare("query-replace-skip-read-only", NIL, "Non-nil means replacing passes over read-only text.")
declare("query-replace-highlight", T, "Accepted for the sake of programs that set it.")
declare("query-replace-lazy-highlight", T, "Accepted for the sake of programs that set it.")
declare("query-replace-show-replacement", T, "Accepted for the sake of programs that set it.")
declare("regexp-history", NIL, "Regexps that were read.")
declare("replace-count", 0, "How many matches the replacing command under way has replaced.")
declare("replace-char-fold", NIL, "Non-nil means replacing finds similar characters, too.")
declare("replace-lax-whitespace", NIL, "Non-nil means a blank stands for any run of blanks in what is replaced.")
declare("replace-regexp-lax-whitespace", NIL, "Non-nil means a blank in a regexp stands for any run of blanks.")
declare("replace-regexp-function", NIL, "Function that turns what to replace into a regexp.")
declare("replace-search-function", NIL, "Function that finds texts to replace.")
declare("replace-re-search-function", NIL, "Function that finds matches to replace.")
declare("replace-update-post-hook", NIL, "Functions to call when a match to replace is shown.")
declare("read-regexp-defaults-function", NIL, "Function that gives the defaults for reading a regexp.")
declare("minibuffer-exit-hook", NIL, "Functions to call when the minibuffer is left.")
declare("minibuffer-setup-hook", NIL, "Functions to call when the minibuffer is set up.")
declare(
    "filter-buffer-substring-function",
    intern("buffer-substring--filter"),
    "Function that `filter-buffer-substring' calls with its arguments.",
)
declare("filter-buffer-substring-functions", NIL, "Functions around taking text from a buffer; obsolete.")
declare(
    "insert-pair-alist",
    NIL,
    "List of (OPEN CLOSE) and (COMMAND OPEN CLOSE), characters that are pairs for `delete-pair'.",
    make=lambda: list_of(*(list_of(*map(ord, pair)) for pair in ("()", "[]", "{}", "<>", '""', "''", "`'"))),
)
declare("post-self-insert-hook", NIL, "Functions to call after a character has inserted itself.")
