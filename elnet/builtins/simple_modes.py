"""Minor modes that Emacs has from the start, of which only the variables show in a batch program; and messages' mode."""

from __future__ import annotations

from elnet.objects.symbols import NIL, T
from elnet.runtime.declared_modes import forget_locally, major_mode, minor_mode, set_locally
from elnet.runtime.lisp import Lisp


def _wrap_words(lisp: Lisp, on: bool) -> None:
    if on:
        set_locally(lisp, line_move_visual=T, truncate_lines=NIL, word_wrap=T)
    else:
        forget_locally(lisp, "line-move-visual", "truncate-lines", "word-wrap")


minor_mode(__name__, "visual-line-mode", "Toggle whether long lines are wrapped between words.", _wrap_words)
minor_mode(
    __name__, "transient-mark-mode", "Toggle whether the region is shown and forgotten by most commands.", is_global=True
)

GLOBAL_MODES = """
line-number-mode column-number-mode size-indication-mode blink-cursor-mode tool-bar-mode menu-bar-mode tooltip-mode
global-visual-line-mode show-paren-mode electric-indent-mode electric-pair-mode delete-selection-mode
"""
LOCAL_MODES = "button-mode indent-tabs-mode eldoc-mode display-line-numbers-mode cursor-sensor-mode cursor-intangible-mode"
for _name in GLOBAL_MODES.split():
    minor_mode(__name__, _name, f"Toggle `{_name}', which a batch program cannot show.", is_global=True)
for _name in LOCAL_MODES.split():
    minor_mode(__name__, _name, f"Toggle `{_name}', which a batch program cannot show.")


minor_mode(__name__, "abbrev-mode", "Toggle whether abbrevs expand as one types.")

major_mode(__name__, "messages-buffer-mode", "Messages", "special-mode", "Turn on the major mode of the log of messages.")
