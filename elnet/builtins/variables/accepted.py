"""Variables that programs set and read, but that change nothing here: what belongs to displays, keys and users.

They have the values that a batch Emacs starts with.
"""

from __future__ import annotations

from elnet.objects.cons import list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

ACCEPTED = "Accepted for the sake of programs that set it."

NIL_NAMES = """
lisp-imenu-generic-expression
lisp-el-font-lock-keywords-for-backtraces lisp-el-font-lock-keywords lisp-el-font-lock-keywords-1 lisp-el-font-lock-keywords-2
standard-display-table font-lock-mode eieio--known-slot-names
eieio-skip-typecheck
internal--daemon-sockname shared-game-score-directory last-code-conversion-error
standard-translation-table-for-decode standard-translation-table-for-encode charset-revision-table
coding-system-require-warning inhibit-iso-escape-detection inhibit-null-byte-detection disable-ascii-optimization
translation-table-for-input load-force-doc-strings load-convert-to-unibyte load-dangerous-libraries
lread--unescaped-character-literals load-prefer-newer load-no-native macroexp--dynvars debug-on-next-call
backtrace-on-redisplay-error debugger-stack-frame-as-list symbols-with-pos-enabled overriding-plist-environment
use-short-answers memory-full buffer-access-fontify-functions buffer-access-fontified-property binary-as-unsigned
kill-buffer-delete-auto-save-files clone-indirect-buffer-hook combine-after-change-calls multibyte-syntax-as-symbol
script-representative-chars inhibit-load-charset-map current-iso639-language after-insert-file-functions
write-region-annotate-functions write-region-post-annotation-function write-region-annotations-so-far
inhibit-file-name-handlers inhibit-file-name-operation auto-save-list-file-name auto-save-visited-file-name
auto-save-include-big-deletions delete-by-moving-to-trash emulation-mode-map-alists where-is-preferred-modifier
describe-bindings-check-shadowing-in-ranges last-command-event last-nonmenu-event last-input-event unread-command-events
unread-post-input-method-events unread-input-method-events last-command real-last-command last-repeatable-command
this-command real-this-command current-minibuffer-command this-command-keys-shift-translated this-original-command
auto-save-no-message last-event-frame last-event-device tty-erase-char help-form cannot-suspend pre-command-hook
post-command-hook echo-area-clear-hook tab-bar-separator-image-expression tool-bar-separator-image-expression
overriding-terminal-local-map overriding-local-map overriding-local-map-menu-flag track-mouse system-key-alist
delayed-warnings-list input-method-previous-message disable-point-adjustment global-disable-point-adjustment
throw-on-input enable-disabled-menus-and-buttons saved-region-selection display-monitors-changed-functions
inhibit--record-char record-all-keys post-select-region-hook disable-inhibit-text-conversion current-key-remap-sequence
read-expression-history read-buffer-function read-buffer-completion-ignore-case history-delete-duplicates
enable-recursive-minibuffers minibuffer-completion-table minibuffer-completion-predicate minibuffer-completion-confirm
minibuffer-completing-file-name minibuffer-help-form minibuffer-history-position minibuffer-auto-raise
minibuffer-allow-text-properties read-hide-char inhibit-interaction installation-directory system-messages-locale
system-time-locale dump-mode dynamic-library-alist current-prefix-arg global-mode-string overlay-arrow-position
prefix-arg cursor-in-echo-area executing-kbd-macro window-resize-pixelwise inhibit-redisplay
window-selection-change-functions window-point-insertion-type tab-bar-mode window-size-change-functions
other-window-scroll-buffer focus-follows-mouse visible-bell scroll-preserve-screen-position window-scroll-functions
command-history message-truncate-lines selection-coding-system last-kbd-macro menu-bar-mode last-prefix-arg dbus-debug
tool-bar-mode default-frame-alist debug-on-message kill-emacs-query-functions write-file-functions magic-mode-alist
comment-start fill-paragraph-function
forward-sexp-function delay-mode-hooks require-final-newline backup-directory-alist version-control
temp-buffer-show-function help-window-select view-read-only inhibit-startup-screen initial-buffer-choice
minibuffer-history mail-host-address suspend-hook tab-stop-list frame-background-mode
save-interprogram-paste-before-kill display-buffer-alist completion-extra-properties
"""
TRUE = """
display-hourglass
current-time-list debugger-may-continue use-dialog-box
use-file-dialog delete-auto-save-files comment-use-syntax-ppss
write-region-inhibit-fsync echo-keystrokes-help menu-prompting select-active-regions attempt-stack-overflow-recovery
attempt-orderly-shutdown-on-fatal-signal translate-upper-case-key-bindings input-pending-p-filter-events
mwheel-coalesce-scroll-events minibuffer-follows-selected-frame history-add-new-input read-minibuffer-restore-windows
inhibit-x-resources internal--text-quoting-flag nobreak-char-display comp-enable-subr-trampolines
auto-hscroll-mode system-uses-terminfo adaptive-fill-mode enable-dir-local-variables enable-local-variables
mode-require-final-newline make-backup-files blink-matching-paren tab-always-indent auto-save-default
x-select-enable-clipboard select-enable-clipboard file-name-shadow-mode
"""
VALUES: dict[str, object] = {
    "completion-ignored-extensions": list_from(map(lisp_string, (".o", "~", ".bin", ".so", ".a", ".elc", ".git/", ".svn/"))),
    "system-configuration-options": lisp_string(""),
    "system-configuration-features": lisp_string("GNUTLS SQLITE3 THREADS"),
    "ctags-program-name": lisp_string("ctags"),
    "etags-program-name": lisp_string("etags"),
    "hexl-program-name": lisp_string("hexl"),
    "emacsclient-program-name": lisp_string("emacsclient"),
    "movemail-program-name": lisp_string("movemail"),
    "ebrowse-program-name": lisp_string("ebrowse"),
    "rcs2log-program-name": lisp_string("rcs2log"),
    "eol-mnemonic-unix": lisp_string(":"),
    "eol-mnemonic-undecided": lisp_string(":"),
    "eol-mnemonic-dos": lisp_string("(DOS)"),
    "eol-mnemonic-mac": lisp_string("(Mac)"),
    "module-file-suffix": lisp_string(".so"),
    "lisp-eval-depth-reserve": 200,
    "internal-when-entered-debugger": -1,
    "yes-or-no-prompt": lisp_string("(yes or no) "),
    "long-line-threshold": 50000,
    "long-line-optimizations-region-size": 500000,
    "long-line-optimizations-bol-search-limit": 128,
    "large-hscroll-threshold": 10000,
    "internal--top-level-message": lisp_string("Back to top level"),
    "meta-prefix-char": 27,
    "auto-save-interval": 300,
    "auto-save-timeout": 30,
    "echo-keystrokes": 1,
    "polling-period": 2.0,
    "double-click-time": 500,
    "double-click-fuzz": 3,
    "completions-format": intern("horizontal"),
    "num-input-keys": 0,
    "num-nonmacro-input-events": 0,
    "extra-keyboard-modifiers": 0,
    "scroll-conservatively": 0,
    "scroll-step": 0,
    "scroll-margin": 0,
    "hscroll-step": 0,
    "help-char": 8,
    "help-event-list": list_from(map(intern, ["help", "f1", "63"])),
    "prefix-help-command": intern("describe-prefix-bindings"),
    "menu-prompt-more-char": 32,
    "menu-bar-final-items": list_from(map(intern, ["help-menu"])),
    "input-method-function": intern("list"),
    "minibuffer-message-timeout": 2,
    "next-screen-context-lines": 2,
    "selection-inhibit-update-commands": list_from(map(intern, ["handle-switch-frame", "handle-select-window"])),
    "debug-on-event": intern("sigusr2"),
    "while-no-input-ignore-events": list_from(
        map(
            intern,
            [
                "thread-event",
                "file-notify",
                "dbus-event",
                "select-window",
                "help-echo",
                "move-frame",
                "iconify-frame",
                "make-frame-visible",
                "focus-in",
                "focus-out",
                "config-changed-event",
                "selection-request",
            ],
        )
    ),
    "history-length": 100,
    "minibuffer-history-variable": intern("minibuffer-history"),
    "minibuffer-prompt-properties": list_from(map(intern, ["read-only", "t", "face", "minibuffer-prompt"])),
    "report-emacs-bug-address": lisp_string("bug-gnu-emacs@gnu.org"),
    "max-mini-window-height": 0.25,
    "resize-mini-windows": intern("grow-only"),
    "truncate-partial-width-windows": 50,
    "max-specpdl-size": 2500,
    "overlay-arrow-string": lisp_string("=>"),
    "overlay-arrow-variable-list": list_from(map(intern, ["next-error-overlay-arrow-position", "overlay-arrow-position"])),
    "recenter-redisplay": intern("tty"),
    "indent-line-function": intern("indent-relative"),
    "comment-end": lisp_string(""),
    "custom-known-themes": list_from(map(intern, ["user", "changed"])),
    "custom-theme-load-path": list_from(map(intern, ["custom-theme-directory", "t"])),
    "completion-styles": list_from(map(intern, ["basic", "partial-completion", "emacs22"])),
    "completion-in-region-function": intern("completion--in-region"),
    "initial-major-mode": intern("lisp-interaction-mode"),
    "interprogram-cut-function": intern("gui-select-text"),
    "interprogram-paste-function": intern("gui-selection-value"),
    "yank-excluded-properties": list_from(
        map(
            intern,
            [
                "category",
                "field",
                "follow-link",
                "fontified",
                "font-lock-face",
                "help-echo",
                "intangible",
                "invisible",
                "keymap",
                "local-map",
                "mouse-face",
                "read-only",
                "yank-handler",
            ],
        )
    ),
    "show-paren-data-function": intern("show-paren--default"),
    "prettify-symbols-compose-predicate": intern("prettify-symbols-default-compose-p"),
    "configure-info-directory": lisp_string("/usr/share/info"),
    "internal-doc-file-name": lisp_string("DOC"),
    "read-file-name-function": intern("read-file-name-default"),
}
LOCAL_NIL = """
tab-line-format bidi-paragraph-start-re bidi-paragraph-separate-re bidi-paragraph-direction overwrite-mode
buffer-display-table left-fringe-width right-fringe-width fringes-outside-margins scroll-bar-width scroll-bar-height
indicate-empty-lines indicate-buffer-boundaries fringe-indicator-alist fringe-cursor-alist scroll-up-aggressively
scroll-down-aggressively point-before-scroll buffer-display-time text-conversion-style comment-end-can-be-escaped
minor-mode-overriding-map-alist show-trailing-whitespace display-line-numbers line-prefix wrap-prefix
display-fill-column-indicator font-lock-defaults imenu-generic-expression fill-prefix view-mode
"""
LOCAL_TRUE = """
eieio-backward-compatibility
bidi-display-reordering selective-display-ellipses vertical-scroll-bar horizontal-scroll-bar cache-long-scans
buffer-auto-save-file-format cursor-in-non-selected-windows
"""
LOCAL_VALUES: dict[str, object] = {
    "left-margin-width": 0,
    "right-margin-width": 0,
    "buffer-display-count": 0,
    "syntax-propertize--done": -1,
}


def _declare_all(values: dict[str, object], local: bool) -> None:
    for name, value in values.items():
        declare(name, value, ACCEPTED, local=local)


_declare_all({**dict.fromkeys(NIL_NAMES.split(), NIL), **dict.fromkeys(TRUE.split(), T), **VALUES}, local=False)
_declare_all({**dict.fromkeys(LOCAL_NIL.split(), NIL), **dict.fromkeys(LOCAL_TRUE.split(), T), **LOCAL_VALUES}, local=True)
