"""How primitives read their arguments when they are called as commands (manual node "Interactive Codes")."""

from __future__ import annotations

# fmt: off
COMMANDS: dict[str, str] = {
    "": """
        abort-recursive-edit buffer-enable-undo delete-frame eval-buffer garbage-collect malloc-trim raise-frame widen
    """,
    "P": "emacs-version exchange-point-and-mark kill-emacs kill-line not-modified quit-window scroll-other-window",
    "^p": "backward-char backward-word beginning-of-line end-of-line forward-char forward-line forward-word",
    "p": "backward-kill-word capitalize-word downcase-word kill-whole-line kill-word save-buffer upcase-word",
    "r": "base64-decode-region base64-encode-region base64url-encode-region delete-region eval-region narrow-to-region",
    "*p": "just-one-space newline-and-indent open-line undo-only undo-redo",
    "^p\nd": "backward-list backward-sexp down-list forward-list forward-sexp",
    "*P": "delete-horizontal-space undo yank",
    "p\nP": "delete-backward-char delete-char delete-forward-char",
    "*": "delete-blank-lines erase-buffer",
    "^P": "beginning-of-buffer end-of-buffer",
    "^p\nd\nd": "backward-up-list up-list",
    "^p\np": "next-line previous-line",
    "e": "select-frame thread-handle-event",
    "r\nzCoding system: ": "decode-coding-region encode-coding-region",
    "*P\np": "newline",
    "*fInsert file: ": "insert-file",
    "DByte recompile directory: \nP": "byte-recompile-directory",
    "FMake symbolic link to file: \nGMake symbolic link to file %s: \np": "make-symbolic-link",
    "FSet visited file name: ": "set-visited-file-name",
    "KSet key globally: \nCSet key %s globally to command: \np": "keymap-global-set",
    "KSet key locally: \nCSet key %s locally to command: ": "local-set-key",
    "MSearch backward: ": "search-backward",
    "MSearch: ": "search-forward",
    "NIndent to column: ": "indent-to",
    "NMove to column: ": "move-to-column",
    "^": "back-to-indentation",
    "aCancel timers of function: ": "cancel-function-timers",
    "bKill buffer: ": "kill-buffer",
    "bMake indirect buffer (to buffer): \nBName of indirect buffer: ": "make-indirect-buffer",
    "bSource buffer: ": "replace-buffer-contents",
    "cSet syntax for character: \nsSet syntax for %s to: ": "modify-syntax-entry",
    "fAdd name to file: \nGName to add to %s: \np": "add-name-to-file",
    "fCopy file: \nGCopy %s to file: \np\nP": "copy-file",
    "fRename file: \nGRename %s to file: \np": "rename-file",
    "i\np": "delete-other-windows",
    "r\nFAppend to file: ": "append-to-file",
    "r\nFWrite region to file: \ni\ni\ni\np": "write-region",
    "r\nP\np": "indent-rigidly",
    "sRE search backward: ": "re-search-backward",
    "sRE search: ": "re-search-forward",
    "sRun after delay (seconds): \nNRepeat interval: \naFunction: ": "run-with-timer",
    "sRun at time: \nNRepeat interval: \naFunction: ": "run-at-time",
    "vKill Local Variable: ": "kill-local-variable",
    "vMake Local Variable: ": "make-local-variable",
    "vMake Variable Buffer Local: ": "make-variable-buffer-local",
    "zPrefer coding system: ": "prefer-coding-system",
}
# fmt: on
"""Names of commands by the specification that they share."""
WITHOUT = """
buffer-disable-undo bury-buffer delete-window ert-delete-all-tests ert-kill-all-test-buffers fundamental-mode ignore
kill-current-buffer list-processes list-threads mark-whole-buffer package-initialize prog-mode special-mode text-mode
"""
"""Commands that have none: they take no argument."""

SPECIFICATIONS: dict[str, str | None] = {
    **{name: specification for specification, names in COMMANDS.items() for name in names.split()},
    **dict.fromkeys(WITHOUT.split()),
}
