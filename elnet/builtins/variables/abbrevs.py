"""Variables of abbrevs and their tables (manual chapter "Abbrevs")."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

declare = Declarer(__name__)

TABLES = """
emacs-lisp-mode lisp-data-mode lisp-mode lisp-interaction-mode text-mode prog-mode messages-buffer-mode special-mode
edit-abbrevs-mode fundamental-mode
"""
NAMES = f"{TABLES} global"
"""The modes that have tables from the start, in the order of `abbrev-table-name-list'."""
MARKED = """
abbrev-start-location abbrev-start-location-buffer last-abbrev last-abbrev-text last-abbrev-location abbrevs-changed
abbrev--suggest-saved-recommendations
"""
"""What says where and how the last abbrev was expanded, and what is to be remembered."""
ACCEPTED = "only-global-abbrevs abbrev-all-caps abbrev-minor-mode-table-alist abbrev-expand-functions abbrev-suggest"
"""Settings of users."""


def _table(lisp: Lisp) -> object:
    from elnet.runtime.abbrevs import new_table

    return new_table(lisp)


def _edit_map() -> object:
    keymap = intern("keymap")
    redefine = list_of(keymap, cons(3, intern("edit-abbrevs-redefine")))
    save = list_of(keymap, cons(23, intern("abbrev-edit-save-to-file")), cons(19, intern("abbrev-edit-save-buffer")))
    return list_of(keymap, cons(3, redefine), cons(24, save))


for _name in NAMES.split():
    declare(f"{_name}-abbrev-table", NIL, f"The abbrevs of `{_name}'.", make_for=_table)
declare(
    "abbrev-table-name-list", NIL, "The names of the tables of abbrevs.",
    make=lambda: list_from(intern(f"{name}-abbrev-table") for name in NAMES.split()),
)  # fmt: skip
declare(
    "local-abbrev-table", NIL, "The abbrevs of the current mode: a table or a list of them.",
    local=True, make_for=lambda lisp: lisp.value("fundamental-mode-abbrev-table"),
)  # fmt: skip
for _name in MARKED.split():
    declare(_name, NIL, "What was done last with abbrevs.")
for _name in ACCEPTED.split():
    declare(_name, NIL, "A setting of abbrevs: see the manual.")
declare("abbrev-mode-hook", NIL, "Functions to call when `abbrev-mode' is turned on or off.")
declare("edit-abbrevs-mode-hook", NIL, "Functions to call when the mode is turned on.")
declare("abbrev-file-name", lisp_string("~/.emacs.d/abbrev_defs"), "The file that keeps the abbrevs of a user.")
declare("abbrev-expand-function", intern("abbrev--default-expand"), "The function that `expand-abbrev' calls.")
declare("abbrev-suggest-hint-threshold", 3, "How many characters an abbrev must save to be suggested.")
declare("save-abbrevs", T, "Whether abbrevs are saved along with files; `silently' for without asking.")
declare("abbrev-mode", NIL, "Non-nil means abbreviations are expanded.", local=True)
declare("edit-abbrevs-mode-map", NIL, "The keymap of `edit-abbrevs-mode'.", make=_edit_map)
declare(
    "edit-abbrevs-map",
    NIL,
    "An old name of `edit-abbrevs-mode-map'.",
    make_for=lambda lisp: lisp.value("edit-abbrevs-mode-map"),
)
declare(
    "edit-abbrevs-mode-font-lock-keywords", NIL, "What is shown with faces in `edit-abbrevs-mode'.",
    make=lambda: list_of(
        list_of(
            lisp_string(r"^(\(?:\(?:\sw\|\s_\|\\.\)+\))$"), 0, list_of(intern("quote"), intern("abbrev-table-name"))
        )
    ),
)  # fmt: skip
