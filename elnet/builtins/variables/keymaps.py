"""The keymaps of Emacs's prefix keys, which are made when one of them is first asked for."""

from __future__ import annotations

from elnet.objects.symbols import NIL
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

DOCUMENTATION = {
    "global-map": "The keymap that holds everywhere.",
    "esc-map": "What follows ESC, and characters with meta.",
    "ctl-x-map": "What follows C-x.",
    "ctl-x-4-map": "What follows C-x 4: commands that use another window.",
    "ctl-x-5-map": "What follows C-x 5: commands that use another frame.",
    "tab-prefix-map": "What follows C-x t: commands for tabs.",
    "help-map": "What follows C-h: help.",
    "mode-specific-map": "What follows C-c, for users and modes.",
    "goto-map": "What follows M-g: going to places.",
    "search-map": "What follows M-s: searching.",
    "abbrev-map": "What follows C-x a: abbrevs.",
    "narrow-map": "What follows C-x n: narrowing.",
}
for _name, _text in DOCUMENTATION.items():
    declare(_name, NIL, _text, topic="key_bindings")
