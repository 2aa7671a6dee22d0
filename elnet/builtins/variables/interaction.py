"""The variables of modes, menus and interaction: their first values are those of a batch Emacs."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

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
declare("normal-auto-fill-function", intern("do-auto-fill"), "What `auto-fill-mode' gives `auto-fill-function'.")
declare("line-move-visual", T, "Non-nil means motion by lines goes by what is shown; here nothing is.")
declare("mode-line-buffer-identification-keymap", NIL, "The keymap of a buffer's name in the mode line.",
    make=_buffer_name_keymap,
)  # fmt: skip
declare("values", NIL, "The values of the expressions that a user has evaluated.")
declare("minibuffer-setup-hook", NIL, "Functions to call when a minibuffer is entered; none ever is.")
declare("frame-title-format", NIL, "What the title of a frame shows.",
    make=lambda: list_of(
        intern("multiple-frames"), lisp_string("%b"),
        list_of(lisp_string(""), lisp_string("%b - GNU Emacs at "), intern("system-name")),
    ),
)  # fmt: skip
declare("local-abbrev-table", NIL, "The abbreviations of the current mode.", local=True)
