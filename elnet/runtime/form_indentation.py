"""How forms are indented: after how many arguments their body begins, or `defun` (manual node "Indenting Macros")."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_NAMES: Final[dict[int | str, str]] = {
    0: """
        save-selected-window atomic-change-group benchmark-progn combine-after-change-calls delay-mode-hooks
        dont-compile eval-and-compile eval-when-compile ignore-errors progn save-current-buffer save-excursion
        save-mark-and-excursion save-match-data save-restriction save-window-excursion track-mouse while-no-input
        with-auto-compression-mode with-existing-directory with-local-quit with-minibuffer-completions-window
        with-minibuffer-selected-window with-no-warnings with-output-to-string with-silent-modifications
        with-temp-buffer with-undo-amalgamate without-remote-files without-restriction
    """,
    1: """
        and-let* benchmark-run benchmark-run-compiled catch cl-block cl-case cl-defstruct cl-do-all-symbols
        cl-do-symbols cl-dolist cl-dotimes cl-ecase cl-etypecase cl-eval-when cl-flet cl-flet*
        cl-generic-define-generalizer cl-labels cl-letf cl-letf* cl-macrolet cl-multiple-value-setq cl-once-only
        cl-return-from cl-symbol-macrolet cl-the cl-typecase cl-with-gensyms def-edebug-spec define-generic-mode
        deftheme defvar-keymap dlet dolist dotimes easy-mmode-defmap easy-mmode-defsyntax eval-after-load
        gv-define-expander handler-bind handler-case ignore-error let let* let-alist let-when-compile letrec
        minibuffer-with-setup-hook oclosure-define pcase pcase-dolist pcase-exhaustive pcase-let pcase-let* prog1 rx-let
        rx-let-eval seq-doseq unless unwind-protect when when-let when-let* while while-let with-case-table
        with-category-table with-coding-priority with-connection-local-application-variables with-current-buffer
        with-delayed-message with-demoted-errors with-environment-variables with-eval-after-load with-file-modes
        with-help-window with-locale-environment with-memoization with-mutex with-output-to-temp-buffer
        with-selected-frame with-selected-window with-suppressed-warnings with-syntax-table with-temp-file
        with-temp-message with-timeout with-window-non-dedicated
    """,
    2: """
        cl-callf cl-defgeneric cl-define-compiler-macro cl-defmacro cl-defsubst cl-deftype cl-defun
        cl-destructuring-bind cl-do cl-do* cl-multiple-value-bind cl-progv combine-change-calls condition-case
        condition-case-unless-debug defadvice define-advice defmacro defsubst defun defvar-local
        dolist-with-progress-reporter dotimes-with-progress-reporter ert-deftest gv-define-setter gv-letplace if if-let
        if-let* macroexp-let2* named-let oclosure-lambda pcase-defmacro prog2 seq-let static-if with-restriction
        with-wrapper-hook
    """,
    3: """
        cl-callf2 macroexp-let2 with-current-buffer-window with-displayed-buffer-window with-temp-buffer-window
    """,
    "defun": """
        autoload cl-defmethod cl-generic-define-context-rewriter defalias defconst defcustom defface defgroup defimage
        define-abbrev define-abbrev-table define-alternatives define-button-type define-category define-ccl-program
        define-char-code-property define-charset define-coding-system define-derived-mode define-fringe-bitmap
        define-globalized-minor-mode define-inline define-key-after define-keymap define-mail-user-agent
        define-minor-mode define-multisession-variable define-obsolete-function-alias define-obsolete-variable-alias
        define-short-documentation-group define-translation-hash-table define-translation-table define-widget
        define-widget-keywords defmath defvar defvaralias easy-menu-define keymap-set-after lambda pcase-lambda
        rx-define
    """,
}
INDENTATION: Final[dict[str, int | str]] = {name: kind for kind, names in _NAMES.items() for name in names.split()}
