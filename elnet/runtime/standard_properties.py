"""The properties that symbols other than conditions have from the start."""

from __future__ import annotations

from elnet.objects.cons import list_from, list_of
from elnet.objects.symbols import Symbol, T, intern
from elnet.objects.vectors import Vector
from elnet.runtime.form_indentation import INDENTATION

_CODES = {
    "gnutls-e-interrupted": -52,
    "gnutls-e-again": -28,
    "gnutls-e-invalid-session": -10,
    "gnutls-e-not-ready-for-handshake": -65500,
}
_OPTIONS = "reuseaddr priority oobinline linger keepalive dontroute broadcast bindtodevice"
_ARGUMENTS = "server t service t family ipv6 family ipv4 family local type seqpacket type datagram nowait t"


_COMPRESSION = "byte-compiler-base-file-name write-region insert-file-contents file-local-copy load"


_SAFE = {
    "booleanp": "abbrev-mode bidi-display-reordering buffer-read-only byte-compile-dynamic byte-compile-dynamic-docstrings "
    "colon-double-space comment-multi-line create-lockfiles display-fill-column-indicator enable-character-translation "
    "indent-tabs-mode lexical-binding no-byte-compile no-native-compile no-update-autoloads paragraph-ignore-fill-prefix "
    "sentence-end-double-space sentence-end-without-period show-trailing-whitespace sort-fold-case truncate-lines word-wrap",
    "integerp": "c-basic-offset comment-column fill-column left-margin lisp-body-indent sort-numeric-base tab-width",
    "stringp": "comment-end comment-end-skip comment-start-skip compilation-directory default-directory "
    "outline-heading-end-regexp outline-regexp page-delimiter paragraph-separate "
    "paragraph-start sentence-end-base sentence-end-without-space "
    "tags-file-name generated-autoload-file",
    "string-or-null-p": "comment-start fill-prefix sentence-end c-file-style",
    "symbolp": "default-justification require-final-newline",
    "natnump": "kept-new-versions kept-old-versions",
    "null": "auto-fill-function",
    "listp": "tab-stop-list",
    "version-control-safe-local-p": "version-control",
    "consp": "read-symbol-shorthands",
}
_RISKY = """after-load-alist auto-mode-alist buffer-auto-save-file-name buffer-file-name buffer-file-truename buffer-undo-list
debugger default-text-properties dir-locals-file display-buffer-alist dynamic-library-alist enable-local-eval
enable-local-variables eval exec-directory exec-path file-name-handler-alist font-lock-defaults format-alist
frame-title-format global-mode-string header-line-format icon-title-format ignored-local-variable-values
ignored-local-variables imenu-generic-expression inhibit-quit load-path magic-mode-alist magic-fallback-mode-alist
max-lisp-eval-depth minor-mode-alist minor-mode-map-alist minor-mode-overriding-map-alist mode-line-format mode-name
overriding-local-map overriding-terminal-local-map process-environment safe-local-eval-forms safe-local-variable-directories
safe-local-variable-values standard-input standard-output trusted-content unread-command-events"""
_DOCSTRINGS = {
    2: "cl-defstruct define-category define-global-minor-mode define-globalized-minor-mode define-ibuffer-filter "
    "define-ibuffer-sorter define-minor-mode define-skeleton defstruct deftheme easy-mmode-define-global-mode "
    "easy-mmode-define-minor-mode lambda oclosure-define pcase-lambda",
    3: "autoload cl--define-built-in-type cl-defgeneric cl-defmacro cl-defsubst cl-deftype cl-defun cl-iter-defun "
    "defadvice defalias defconst defconstant defcustom defface defgroup defimage define-abbrev-table define-advice "
    "define-ccl-program define-compilation-mode define-compiler-macro define-ibuffer-op define-inline "
    "define-overloadable-function define-setf-expander define-widget defmacro defmath defmethod defparameter defsubst "
    "deftype defun defvar defvar-local defvaralias easy-menu-define easy-mmode-defmap easy-mmode-defsyntax "
    "ert-deftest ert-font-lock-deftest ert-font-lock-deftest-file iter-defun pcase-defmacro",
    4: "defclass define-derived-mode define-obsolete-function-alias define-obsolete-variable-alias",
    7: "define-generic-mode",
}
"""Defining forms, by the element that is the docstring."""
_INSTRUMENTED = {
    "cl-defun cl-defmacro cl-defsubst iter-defun define-inline ert-deftest cl-defmethod": "&define name sexp def-body",
    "iter-lambda": "&define sexp def-body",
}
"""Defining forms by what Edebug is to know of them: its name, its arguments, its body (manual node "Specification List")."""
_SPECS = {name: spec for names, spec in _INSTRUMENTED.items() for name in names.split()}
_DOCSTRING_PLACES = {name: place for place, names in _DOCSTRINGS.items() for name in names.split()}
_TESTS = {name: test for test, names in _SAFE.items() for name in names.split()}
_RISKY_NAMES = frozenset(_RISKY.split())


def standard_properties(symbol: Symbol) -> object:
    """Return a fresh property list of what SYMBOL has, nil if that is nothing."""
    if symbol.name == "make-network-process":
        return list_of(intern("subfeatures"), _subfeatures())
    if symbol.name in _CODES:
        return list_of(intern("gnutls-code"), _CODES[symbol.name])
    if symbol.name in _TESTS:
        return list_of(intern("safe-local-variable"), intern(_TESTS[symbol.name]))
    if symbol.name in _RISKY_NAMES:
        return list_of(intern("risky-local-variable"), T)
    if symbol.name == "jka-compr-handler":
        return list_of(intern("safe-magic"), T, intern("operations"), list_from(map(intern, _COMPRESSION.split())))
    if symbol.name == "tab-bar-new-tab-choice":
        return list_of(intern("custom-type"), list_of(intern("choice")))
    properties: list[object] = []
    indentation = INDENTATION.get(symbol.name)
    if indentation is not None:
        properties += intern("lisp-indent-function"), intern(indentation) if isinstance(indentation, str) else indentation
    if symbol.name in _DOCSTRING_PLACES:
        properties += intern("doc-string-elt"), _DOCSTRING_PLACES[symbol.name]
    if symbol.name in _SPECS:
        properties += intern("edebug-form-spec"), _spec(_SPECS[symbol.name])
    return list_from(properties)


def _spec(text: str) -> object:
    """Return the specification TEXT as Edebug wants it; keywords may stand before the arguments."""
    words = [intern(word) for word in text.split()]
    keywords = Vector([intern("&rest"), intern("keywordp")])
    return list_from([*words[:-2], keywords, *words[-2:]])


def _subfeatures() -> object:
    """Return what `make-network-process' can do: options, and keywords with a value."""
    words = _ARGUMENTS.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    arguments = [list_of(intern(":" + keyword), T if value == "t" else intern(value)) for keyword, value in pairs]
    return list_from([*(intern(":" + option) for option in _OPTIONS.split()), *arguments])
