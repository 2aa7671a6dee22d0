"""Variables of modes, keymaps and what a display would show."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.equality import eq_key
from elnet.objects.hash_tables import EQ, HashTable
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.objects.vectors import CharTable
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)


def _glyphless_characters() -> object:
    """Return a char-table for `glyphless-char-display'."""
    table = CharTable(intern("glyphless-char-display"), NIL, 1)
    table.extras[0] = intern("hex-code")
    return table


_COLOURS = {"black": 0, "red": 1, "green": 2, "yellow": 3, "blue": 4, "magenta": 5, "cyan": 6, "white": 7}
KEYMAPS = """
minibuffer-local-map
minibuffer-local-ns-map minibuffer-local-completion-map minibuffer-local-must-match-map read-expression-map
special-event-map function-key-map      local-function-key-map input-decode-map key-translation-map
text-mode-map
"""

declare(
    "tty-defined-color-alist",
    NIL,
    "The colours that a terminal has: lists of name, number and the shares of red, green and blue, at most 65535.",
    make=lambda: list_from(
        list_of(lisp_string(name), number, *(65535 * (number >> bit & 1) for bit in range(3)))
        for name, number in _COLOURS.items()
    ),
)
declare(
    "frame-internal-parameters",
    NIL,
    "Parameters of frames that are not to be copied to others.",
    make=lambda: list_of(intern("name"), intern("parent-id"), intern("window-id")),
)
declare(
    "eldoc-documentation-function",
    intern("eldoc-documentation-default"),
    "Function that `eldoc' asks for a text about what is at point.",
)
declare("glyphless-char-display", NIL, "Char-table of how characters without glyph are shown.", make=_glyphless_characters)
declare("window-system", NIL, "Nil: there is no window system.")
declare("initial-window-system", NIL, "Nil: there is no window system.")
declare("major-mode", intern("fundamental-mode"), "Symbol of the buffer's major mode.", local=True)
declare("mode-name", lisp_string("Fundamental"), "Name of the buffer's major mode.", local=True)
declare("local-minor-modes", NIL, "Minor modes that are on in the buffer.", local=True)
declare("ctl-arrow", T, "Non-nil means show control characters with a caret.", local=True)
declare("truncate-lines", NIL, "Non-nil means long lines are cut off where they are shown.", local=True)
declare("word-wrap", NIL, "Non-nil means long lines are wrapped between words.", local=True)
declare("cursor-type", T, "How the cursor looks.", local=True)
declare("line-spacing", NIL, "Additional space between lines.", local=True)
declare("header-line-format", NIL, "What the header line shows.", local=True)
declare("selective-display", NIL, "How lines are hidden.", local=True)
declare("buffer-invisibility-spec", T, "Which values of the property `invisible' hide text.", local=True)
declare("change-major-mode-hook", NIL, "Functions to call before the major mode changes.")
declare("minor-mode-alist", NIL, "Alist of minor modes and what the mode line shows of them.")
declare("minor-mode-list", NIL, "The minor modes that are defined.")
declare("minor-mode-map-alist", NIL, "Alist of minor modes and their keymaps.")
declare("after-change-major-mode-hook", NIL, "Functions to call after the major mode has changed.")
for _name in KEYMAPS.split():
    declare(_name, NIL, "A keymap.", make=lambda: list_of(intern("keymap")))
declare(
    "find-function-regexp-alist",
    NIL,
    "Alist of kinds of definitions and the regexps, or variables with them, that find them.",
    make=lambda: list_from(
        cons(intern(kind) if kind else NIL, intern(finder))
        for kind, finder in (
            ("", "find-function-regexp"),
            ("defvar", "find-variable-regexp"),
            ("defface", "find-face-regexp"),
            ("feature", "find-feature-regexp"),
            ("defalias", "find-alias-regexp"),
        )
    ),
)
declare("face--new-frame-defaults", NIL, "What faces look like on new frames.", make=lambda: HashTable(EQ, eq_key))
declare("delayed-mode-hooks", NIL, "A hook or list of the modes.")
declare("delayed-after-hook-functions", NIL, "A hook or list of the modes.")
declare("global-minor-modes", NIL, "A hook or list of the modes.")
declare("change-major-mode-after-body-hook", NIL, "A hook or list of the modes.")
declare("prog-mode-hook", NIL, "A hook or list of the modes.")
declare("text-mode-hook", NIL, "A hook or list of the modes.")
declare("special-mode-hook", NIL, "A hook or list of the modes.")
