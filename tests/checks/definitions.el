;;; definitions.el --- Docstrings and options  -*- lexical-binding: t -*-

(require 'cl)
(defvar definitions-wide 1 "A very long docstring that is wider than eighty characters for sure, it is really rather long.")
(defconst definitions-wide-2 1 "A very long docstring that is wider than eighty characters for sure, it is rather long.")
(defun definitions-wide-3 () "A very long docstring that is wider than eighty characters for sure, it is really rather long." nil)
(defun definitions-narrow () "Eighty.
Type \\[definitions-a-very-long-command-name-indeed] and \\<a-keymap-that-is-there>\\[and-another-command].
See https://example.org/a/very/long/path/that/goes/on/and/on/and/on/and/on/and/on/until/it/is/wide." nil)
(defmacro definitions-wide-4 () "A very long docstring that is wider than eighty characters for sure, it is really rather long." nil)
(defcustom definitions-no-group 1 "An option." :type 'integer)
(defcustom definitions-grouped 1 "An option." :type 'integer :group 'definitions)
(define-minor-mode definitions-global-mode "A mode." :global t)
(define-minor-mode definitions-mode "A mode.")
(defgroup definitions nil "A group.")
(defcustom definitions-in-group 1 "An option." :type 'integer)
(defcustom definitions-no-type 1 "An option.")
(defun definitions-quote () "A 'quoted symbol." nil)
(defvar definitions-quote-2 nil "A 'quoted symbol.")
(defvar definitions-quote-3 nil "It's not quoted, nor is \\='this.")
(defun definitions-twice () 1)
(defun definitions-twice () 2)
(defalias 'definitions-alias #'car "A very long docstring that is wider than eighty characters for sure, it is really rather long.")
(definitions-late 1)
(defmacro definitions-late (x) x)
(list definitions-mode definitions-mode-hook definitions-global-mode)
(provide 'definitions)
;;; definitions.el ends here
