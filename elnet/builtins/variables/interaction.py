"""The variables of modes, menus and interaction: their first values are those of a batch Emacs."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.lisp import Lisp

declare = Declarer(__name__)

KEYMAP = intern("keymap")

ON, OFF = (
    "line-number-mode tooltip-mode show-paren-mode electric-indent-mode global-eldoc-mode",
    """
column-number-mode size-indication-mode blink-cursor-mode global-visual-line-mode electric-pair-mode delete-selection-mode
global-font-lock-mode
""",
)
for _name in ON.split():
    declare(_name, T, "Non-nil if the mode of this name is on.")
for _name in OFF.split():
    declare(_name, NIL, "Non-nil if the mode of this name is on.")
for _name in ["visual-line-mode", "eldoc-mode", "display-line-numbers-mode", "cursor-sensor-mode", "cursor-intangible-mode"]:
    declare(_name, NIL, "Non-nil if the mode of this name is on.", local=True)


def _bindings(**commands: str) -> object:
    """Return a keymap of the events, written with `_` for `-`, with their COMMANDS."""
    return cons(KEYMAP, list_from(cons(intern(event.replace("_", "-")), intern(name)) for event, name in commands.items()))


def _buffer_name_keymap() -> object:
    """Return the keymap of a buffer's name in the mode line."""
    header = _bindings(
        mouse_3="mode-line-next-buffer", down_mouse_3="ignore", mouse_1="mode-line-previous-buffer", down_mouse_1="ignore"
    )
    line = _bindings(mouse_3="mode-line-next-buffer", mouse_1="mode-line-previous-buffer")
    return list_of(KEYMAP, cons(intern("header-line"), header), cons(intern("mode-line"), line))


def _button_buffer_map() -> object:
    back = intern("backward-button")
    return list_of(KEYMAP, cons(intern("backtab"), back), list_of(27, KEYMAP, cons(9, back)), cons(9, intern("forward-button")))


def _button_map() -> object:
    push = "push-button"

    def of_line(line: str) -> object:
        return cons(intern(line), _bindings(touchscreen_down=push, mouse_2=push))

    before = [cons(intern("touchscreen-down"), intern(push)), of_line("header-line"), of_line("mode-line")]
    after = [cons(intern("follow-link"), intern("mouse-face")), cons(intern("mouse-2"), intern(push)), cons(13, intern(push))]
    return cons(KEYMAP, list_from([*before, *after], _button_buffer_map()))


declare("button-map", NIL, "The keymap of buttons.", make=_button_map)
declare("button-buffer-map", NIL, "A keymap for buffers with buttons.", make=_button_buffer_map)
declare("line-move-visual", T, "Non-nil means motion by lines goes by what is shown; here nothing is.")
declare("mode-line-buffer-identification-keymap", NIL, "The keymap of a buffer's name in the mode line.",
    make=_buffer_name_keymap,
)  # fmt: skip
declare("values", NIL, "The values of the expressions that a user has evaluated.")
declare("frame-title-format", NIL, "What the title of a frame shows.",
    make=lambda: list_of(
        intern("multiple-frames"), lisp_string("%b"),
        list_of(lisp_string(""), lisp_string("%b - GNU Emacs at "), intern("system-name")),
    ),
)  # fmt: skip

# Modes for Lisp and texts

LISP_MODES = "lisp-data-mode emacs-lisp-mode lisp-mode lisp-interaction-mode"
SYMBOL, PREFIX = 3, 6
LISP_DATA = (
    (0, 8, SYMBOL), (10, 10, 12), (11, 11, SYMBOL), (13, 31, SYMBOL), (33, 33, SYMBOL), (35, 35, PREFIX), (36, 38, SYMBOL),
    (39, 39, PREFIX), (44, 44, PREFIX), (46, 46, SYMBOL), (58, 58, SYMBOL), (59, 59, 11),
    (63, 63, SYMBOL), (64, 64, 1048579), (94, 95, SYMBOL), (96, 96, PREFIX),
    (123, 127, SYMBOL),
)  # fmt: skip
TEXT = (
    (34, 34, 1), (39, 39, 1048578), (92, 92, 1), (0xB7, 0xB7, 2), (1523, 1524, 2), (0x2027, 0x2027, 2), (0xFF1A, 0xFF1A, 2)
)  # fmt: skip
"""Runs of characters with the numbers of their syntax: class and flags."""


def _table(parent: str, *entries: tuple[int, int, int]) -> Callable[[Lisp], object]:
    """Return what makes a syntax table with ENTRIES, which inherits from that of PARENT, "" for the standard one."""

    def make(lisp: Lisp) -> object:
        from elnet.text.syntax import HeirTable

        above = (lambda: lisp.value(f"{parent}-syntax-table")) if parent else (lambda: lisp.regexps.standard_syntax)
        table = HeirTable(above)
        for first, last, code in entries:
            table.set_range(first, last, cons(code, NIL))
        return table

    return make


for _name, _make in (
    ("prog-mode", _table("")),
    ("special-mode", _table("")),
    ("text-mode", _table("", *TEXT)),
    ("lisp-data-mode", _table("prog-mode", *LISP_DATA)),
    ("emacs-lisp-mode", _table("lisp-data-mode", (64, 64, SYMBOL))),
    ("lisp-mode", _table("lisp-data-mode", (35, 35, 589830), (91, 91, SYMBOL), (93, 93, SYMBOL), (124, 124, 6684679))),
    ("lisp-interaction-mode", _table("emacs-lisp-mode")),
):
    declare(f"{_name}-syntax-table", NIL, "The syntax table of the mode.", make_for=_make)
for _name in f"{LISP_MODES} messages-buffer-mode".split():
    declare(f"{_name}-hook", NIL, "Functions to call when the mode is turned on.")


def _keymap(parent: str, remap: str = "", **commands: str) -> Callable[[Lisp], object]:
    """Return what makes a keymap that binds keys, written as `key_NUMBERS`, one or two, to COMMANDS.

    It inherits from that of PARENT, if there is one.  REMAP, if given, is called instead of `self-insert-command'.
    """

    def make(lisp: Lisp) -> object:
        single: list[object] = []
        prefixes: dict[int, list[object]] = {}
        for keys, command in commands.items():
            first, *second = map(int, keys.split("_")[1:])
            if second:
                prefixes.setdefault(first, []).append(cons(second[0], intern(command)))
            else:
                single.append(cons(first, intern(command)))
        for key, bindings in prefixes.items():
            single.append(list_of(key, KEYMAP, *bindings))
        if remap:
            single.append(list_of(intern("remap"), KEYMAP, cons(intern("self-insert-command"), intern(remap))))
        return cons(KEYMAP, list_from(single, lisp.value(parent) if parent else NIL))

    return make


for _name, _make in (
    ("prog-mode-map", _keymap("", key_27_113="prog-fill-reindent-defun", key_27_17="prog-indent-sexp")),
    ("lisp-mode-shared-map", _keymap("prog-mode-map", key_127="backward-delete-char-untabify", key_27_17="indent-sexp")),
    ("lisp-data-mode-map", _keymap("lisp-mode-shared-map")),
    (
        "emacs-lisp-mode-map",
        _keymap(
            "lisp-mode-shared-map",
            key_3_2="elisp-byte-compile-buffer", key_3_6="elisp-byte-compile-file", key_3_5="elisp-eval-region-or-buffer",
            key_27_17="indent-pp-sexp", key_27_24="eval-defun", key_27_9="completion-at-point",
        ),
    ),
    ("lisp-mode-map", _keymap("lisp-mode-shared-map", key_3_26="run-lisp", key_27_24="lisp-eval-defun")),
    (
        "lisp-interaction-mode-map",
        _keymap(
            "lisp-mode-shared-map",
            key_10="eval-print-last-sexp", key_3_2="elisp-byte-compile-buffer", key_3_5="elisp-eval-region-or-buffer",
            key_27_9="completion-at-point", key_27_17="indent-pp-sexp", key_27_24="eval-defun",
        ),
    ),
    (
        "special-mode-map",
        _keymap(
            "", key_113="quit-window", key_32="scroll-up-command", key_127="scroll-down-command",
            key_63="describe-mode", key_104="describe-mode", key_62="end-of-buffer", key_60="beginning-of-buffer",
            key_103="revert-buffer", remap="undefined",
        ),
    ),
    ("messages-buffer-mode-map", _keymap("special-mode-map")),
):  # fmt: skip
    declare(_name, NIL, "The keymap of the mode.", make_for=_make)
for _name, _value, _doc in (
    ("lisp-indent-offset", NIL, "If a number, how far every line of a list is indented."),
    ("emacs-lisp-docstring-fill-column", 72, "The column to fill docstrings to."),
    ("lisp-body-indent", 2, "How far the bodies of Lisp's forms are indented."),
    ("lisp-indent-function", intern("lisp-indent-function"), "The function that indents Lisp by the form's name."),
    ("open-paren-in-column-0-is-defun-start", T, "Non-nil means a parenthesis at the start of a line begins a definition."),
    ("beginning-of-defun-function", NIL, "If non-nil, the function that moves to the beginning of a definition."),
    (
        "end-of-defun-function",
        intern("forward-sexp"),
        "If non-nil, the function that moves from the beginning of a definition to its end.",
    ),
    ("narrow-to-defun-include-comments", NIL, "Non-nil means comments before a definition belong to it."),
    ("parens-require-spaces", T, "Non-nil means `insert-parentheses' inserts blanks where they are missing."),
    ("delete-pair-blink-delay", 1, "Accepted for the sake of programs that set it."),
    ("comment-end-skip", NIL, "Regexp of what ends a comment."),
):
    declare(_name, _value, _doc)
for _name, _value, _doc in (
    ("defun-prompt-regexp", NIL, "Regexp of what comes before the parenthesis that begins a definition."),
    ("comment-column", 32, "The column of comments behind code."),
    ("comment-add", 0, "How many comment characters more `comment-region' inserts."),
    ("comment-start-skip", NIL, "Regexp of what begins a comment and the blanks behind."),
    ("comment-use-syntax", intern("undecided"), "Non-nil means comments are known by their syntax."),
    ("comment-indent-function", intern("comment-indent-default"), "The function that gives the column of a comment."),
    ("prettify-symbols-alist", NIL, "Alist of symbols and what to show for them."),
    ("text-mode-variant", NIL, "Non-nil if the mode of the buffer is one for texts."),
    ("imenu-case-fold-search", T, "Non-nil means an index of definitions ignores case."),
):
    declare(_name, _value, _doc, local=True)
declare("buffer-face-mode-face", intern("variable-pitch"), "The face of text where `buffer-face-mode' is on.")
declare("buffer-face-mode-remapping", NIL, "What takes back what `buffer-face-mode' has done.")
declare("face-remapping-alist", NIL, "Alist of faces and what they look like in the buffer.", local=True)


# Images


def _image_slice_map() -> object:
    wheel = _bindings(
        C_mouse_4="image-mouse-increase-size", C_wheel_up="image-mouse-increase-size",
        C_mouse_5="image-mouse-decrease-size", C_wheel_down="image-mouse-decrease-size",
    )  # fmt: skip
    commands = ((120, "cut"), (99, "crop"), (111, "save"), (43, "increase-size"), (45, "decrease-size"))
    typed = list_of(105, KEYMAP, *(cons(key, intern(f"image-{command}")) for key, command in commands))
    return cons(KEYMAP, list_from([*elements(wheel)[1:], typed]))


def _image_map() -> object:
    commands = ((118, "flip-vertically"), (104, "flip-horizontally"), (114, "rotate"))
    typed = list_of(105, KEYMAP, *(cons(key, intern(f"image-{command}")) for key, command in commands))
    return cons(KEYMAP, cons(typed, _image_slice_map()))


declare("image-slice-map", NIL, "The keymap of parts of images.", make=_image_slice_map)
declare("image-map", NIL, "The keymap of images.", make=_image_map)
declare("crm-separator", lisp_string("[ \t]*,[ \t]*"), "Regexp of what separates the strings for `completing-read-multiple'.")
declare(
    "completion-at-point-functions", NIL, "Functions that tell what to complete at point.",
    make=lambda: list_of(intern("tags-completion-at-point-function")),
)  # fmt: skip
declare("help-mode-map", NIL, "The keymap of the mode.", make_for=_keymap("special-mode-map"))
declare("help-mode-hook", NIL, "Functions to call when the mode is turned on.")

for _name, _text in (
    ("thing-at-point-short-url-regexp", "[-A-Za-z0-9]+\\.[-A-Za-z0-9.]+[^]\t\n \"'<>[^`{}]*[^]\t\n \"'<>[^`{}.,;]+"),
    ("thing-at-point-url-path-regexp", "[^]\t\n \"'<>[^`{}]*[^]\t\n \"'<>[^`{}.,;]+"),
):
    declare(_name, lisp_string(_text), "Regexp of URLs or their ends.")
for _name in ("redisplay-highlight-region-function", "redisplay-unhighlight-region-function"):
    declare(_name, intern("ignore"), "Function that shows where the region is, or no longer: here nothing is shown.")
declare("tab-bar-new-tab-choice", T, "What a new tab shows: there are no tabs.")

# Lists in columns

declare(
    "tabulated-list-mode-map", NIL, "The keymap of the mode.",
    make_for=_keymap(
        "special-mode-map", key_110="next-line", key_112="previous-line", key_83="tabulated-list-sort",
        key_125="tabulated-list-widen-current-column", key_123="tabulated-list-narrow-current-column",
    ),
)  # fmt: skip
declare("tabulated-list-format", NIL, "The columns: a vector of (NAME WIDTH SORT . PROPERTIES).", local=True, permanent=True)
declare("tabulated-list-mode-hook", NIL, "Functions to call when the mode is turned on.")
declare("tabulated-list-revert-hook", NIL, "Functions to call before a list is written anew.")
for _name, _value, _doc in (
    ("tabulated-list-use-header-line", T, "Non-nil means the header is no part of the text."),
    ("tabulated-list-entries", NIL, "The entries, lists (ID CELLS), or a function that returns them."),
    ("tabulated-list-groups", NIL, "Groups of entries; they are not shown."),
    ("tabulated-list-padding", 0, "How many blanks come before an entry."),
    ("tabulated-list-printer", intern("tabulated-list-print-entry"), "The function that inserts an entry."),
    ("tabulated-list-sort-key", NIL, "What the list is sorted by: (COLUMN-NAME . REVERSED)."),
    ("tabulated-list--header-string", NIL, "The text of the header."),
    ("tabulated-list--header-overlay", NIL, "The overlay at the header that is part of the text."),
):
    declare(_name, _value, _doc, local=True)
declare("delete-active-region", T, "Non-nil means deleting a character deletes the active region; `kill' means it is killed.")
