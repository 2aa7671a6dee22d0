"""Variables of redisplay, frames, windows and the mouse: a batch program may set and read them, and nothing comes of it.

They have the values that a batch Emacs starts with.
"""

from __future__ import annotations

from elnet.objects.cons import cons, list_of
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

ACCEPTED = "Accepted for the sake of programs that set it."
NIL_NAMES = """
after-delete-frame-functions bidi-inhibit-bpa blink-cursor-alist command-debug-status default-frame-scroll-bars
default-minibuffer-frame defining-kbd-macro delete-frame-functions delete-terminal-functions display-raw-bytes-as-hex
face-filters-always-match face-font-rescale-alist face-ignored-fonts fast-but-imprecise-scrolling frame-resize-pixelwise
frame-size-history glyph-table highlight-nonselected-windows inhibit-automatic-native-compilation inhibit-bidi-mirroring
inhibit-compacting-font-caches inhibit-eval-during-redisplay inhibit-free-realized-faces inhibit-menubar-update
inhibit-mouse-event-check inverse-video kbd-macro-termination-hook line-number-display-limit menu-bar-update-hook
menu-updating-frame
minibuffer-scroll-window mouse-autoselect-window mouse-fine-grained-tracking mouse-leave-buffer-hook mouse-position-function
mouse-prefer-closest-glyph move-frame-functions multiple-frames no-redraw-on-reenter nobreak-char-ascii-display
other-window-scroll-default query-all-font-backends redisplay--inhibit-bidi redisplay-skip-fontification-on-input
resize-mini-frames resume-tty-functions ring-bell-function scalable-fonts-allowed suspend-tty-functions
tab-bar--dragging-in-progress tab-bar-position tool-bar-style tooltip-reuse-hidden-frame translation-hash-table-vector
tty-menu-calls-mouse-position-function unibyte-display-via-language-environment window-buffer-change-functions
window-configuration-change-hook
window-combination-resize window-restore-killed-buffer-windows window-state-change-functions window-state-change-hook
word-wrap-by-category
"""
TRUE = """
auto-raise-tab-bar-buttons auto-raise-tool-bar-buttons auto-resize-tab-bars auto-resize-tool-bars auto-window-vscroll
display-line-numbers-current-absolute face-font-lax-matched-attributes frame-inhibit-implied-resize
make-cursor-line-fully-visible make-pointer-invisible mouse-highlight redisplay-adhoc-scroll-in-resize-mini-windows
redisplay-dont-pause redisplay-skip-initial-frame scroll-bar-adjust-thumb-portion scroll-minibuffer-conservatively
use-system-tooltips visible-cursor xft-ignore-color-fonts
"""
NUMBERS: dict[str, int | float] = {
    "baud-rate": 0, "display-line-numbers-major-tick": 0, "display-line-numbers-minor-tick": 0, "display-pixels-per-inch": 72.0,
    "executing-kbd-macro-index": 0, "face-near-same-color-threshold": 30000, "hourglass-delay": 1, "hscroll-margin": 5,
    "line-number-display-limit-width": 200, "max-redisplay-ticks": 0, "maximum-scroll-margin": 0.25, "overline-margin": 2,
    "tab-bar-button-margin": 1, "tab-bar-button-relief": 1, "tool-bar-button-margin": 4, "tool-bar-button-relief": 1,
    "tool-bar-max-label-size": 14, "underline-minimum-offset": 1,
}  # fmt: skip
SYMBOLS = {
    "clear-message-function": "clear-minibuffer-message",
    "command-error-function": "help-command-error-confusable-suggestions",
    "iconify-child-frame": "iconify-top-level",
    "load-source-file-function": "load-with-code-conversion",
    "pre-redisplay-function": "redisplay--pre-redisplay-functions",
    "set-message-function": "set-message-functions",
    "show-help-function": "tooltip-show-help",
    "tab-bar-border": "internal-border-width",
    "tool-bar-border": "internal-border-width",
    "undo-outer-limit-function": "undo-outer-limit-truncate",
    "void-text-area-pointer": "arrow",
    "window-combination-limit": "window-size",
}
LOCAL: dict[str, object] = {
    "auto-composition-function": intern("auto-compose-chars"),
    "display-fill-column-indicator-character": NIL,
    "display-fill-column-indicator-column": T,
    "display-line-numbers-offset": 0,
    "display-line-numbers-widen": NIL,
    "display-line-numbers-width": NIL,
    "make-window-start-visible": NIL,
}

for _name in NIL_NAMES.split():
    declare(_name, NIL, ACCEPTED)
for _name in TRUE.split():
    declare(_name, T, ACCEPTED)
for _name, _number in NUMBERS.items():
    declare(_name, _number, ACCEPTED)
for _name, _symbol in SYMBOLS.items():
    declare(_name, intern(_symbol), ACCEPTED)
for _name, _value in LOCAL.items():
    declare(_name, _value, ACCEPTED, local=True)
declare(
    "window-persistent-parameters",
    NIL,
    "Alist of the parameters of windows that are kept in states of windows.",
    make=lambda: list_of(cons(intern("context"), intern("writable")), cons(intern("clone-of"), T)),
)
