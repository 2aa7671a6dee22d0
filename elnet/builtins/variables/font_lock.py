"""Variables of font lock."""

from __future__ import annotations

from elnet.objects.cons import list_of
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

FACES = """
comment comment-delimiter string doc doc-markup keyword builtin function-name function-call variable-name variable-use type
constant warning negation-char preprocessor regexp escape number operator property-name property-use punctuation bracket
delimiter misc-punctuation
"""
for _name in FACES.split():
    declare(f"font-lock-{_name}-face", intern(f"font-lock-{_name}-face"), "The face of this name.")

for _name, _function, _doc in (
    ("fontify-buffer", "default-fontify-buffer", "What `font-lock-fontify-buffer' calls."),
    ("unfontify-buffer", "default-unfontify-buffer", "What `font-lock-unfontify-buffer' calls."),
    ("fontify-region", "default-fontify-region", "What `font-lock-fontify-region' calls with two positions and LOUDLY."),
    ("unfontify-region", "default-unfontify-region", "What `font-lock-unfontify-region' calls with two positions."),
    (
        "fontify-syntactically",
        "default-fontify-syntactically",
        "What gives strings and comments between positions their faces.",
    ),
    ("ensure", "-ensure", "What `font-lock-ensure' calls with two positions."),
    ("flush", "after-change-function", "What `font-lock-flush' calls with two positions."),
    ("syntactic-face", "-syntactic-face", "What gives the face of a string or comment, called with the state of the parser."),
):
    declare(f"font-lock-{_name}-function", intern(f"font-lock-{_function}"), _doc)
declare("font-lock-function", intern("font-lock-default-function"), "What turning font lock on or off calls.")

for _name, _value, _doc in (
    ("font-lock-maximum-decoration", T, "The level of decoration: t for the highest, a number, or nil for the lowest."),
    ("font-lock-extra-managed-props", NIL, "Properties besides `face' that are taken away when text is fontified anew."),
    ("font-lock-support-mode", intern("jit-lock-mode"), "The mode that would fontify what is shown."),
    ("font-lock-keywords", NIL, "What to highlight; compiled it is (t KEYWORDS COMPILED…)."),
    ("font-lock-keywords-only", NIL, "Non-nil means strings and comments are not fontified."),
    ("font-lock-mark-block-function", NIL, "What marks what `font-lock-fontify-block' fontifies."),
    ("font-lock-dont-widen", NIL, "Non-nil means only the visible part is looked at."),
    ("font-lock-global-modes", T, "The modes for which the global mode turns font lock on; t for all."),
    ("font-lock-verbose", NIL, "Non-nil means tell how far fontifying has come."),
    ("font-lock-syntactic-keywords", NIL, "Keywords that give text syntax; accepted for the sake of programs that set it."),
):
    declare(_name, _value, _doc)

for _name, _doc in (
    ("font-lock-keywords-case-fold-search", "Non-nil means keywords match whatever the case."),
    ("font-lock-set-defaults", "Non-nil if the variables of font lock are set in the buffer."),
    ("font-lock-multiline", "Non-nil means matches may extend over several lines."),
    ("font-lock-syntax-table", "The syntax table for fontifying."),
    ("font-lock-fontified", "Non-nil if the whole buffer is fontified."),
    ("font-lock-major-mode", "The major mode for which the variables of font lock are set."),
    ("font-lock-extend-after-change-region-function", "What returns the region to fontify after a change, or nil."),
):
    declare(_name, NIL, _doc, local=True)
declare(
    "font-lock-extend-region-functions", NIL, "Functions that extend the region from `font-lock-beg' to `font-lock-end'.",
    make=lambda: list_of(intern("font-lock-extend-region-wholelines"), intern("font-lock-extend-region-multiline")), local=True,
)  # fmt: skip
declare(
    "syntax-propertize-extend-region-functions", NIL, "Functions that extend the region which is given properties for syntax.",
    make=lambda: list_of(intern("syntax-propertize-wholelines")), local=True,
)  # fmt: skip
declare("syntax-propertize-function", NIL, "What gives the text between two places the properties for its syntax.")
declare("syntax-ppss-table", NIL, "The syntax table for parsing from the beginning, or nil for the usual one.", local=True)
