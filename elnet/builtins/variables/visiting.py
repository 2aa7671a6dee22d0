"""Variables of visiting, saving and backing up files, of their modes and local variables."""

from __future__ import annotations

from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

ACCEPTED = "Accepted for the sake of programs that set it."
MODES = r"""
\.te?xt\' text-mode
\.dir-locals\(?:-2\)?\.el\' lisp-data-mode
\.eld\' lisp-data-mode
/archive-contents\' lisp-data-mode
\.el\' emacs-lisp-mode
\.l\' lisp-mode
\.li?sp\' lisp-mode
\.article\' text-mode
\.letter\' text-mode
[:/\]\..*\(emacs\|gnus\|viper\)\' emacs-lisp-mode
\`\..*emacs\' emacs-lisp-mode
[:/]_emacs\' emacs-lisp-mode
\.asd\' lisp-mode
/config\.\(?:bat\|log\)\' fundamental-mode
"""
INTERPRETERS = "tail text-mode more text-mode less text-mode pg text-mode clisp lisp-mode emacs emacs-lisp-mode"


def _modes() -> object:
    return list_from(
        cons(lisp_string(regexp), intern(mode)) for regexp, mode in (line.split(" ") for line in MODES.strip().splitlines())
    )


def _interpreters() -> object:
    words = INTERPRETERS.split()
    return list_from(cons(lisp_string(name), intern(mode)) for name, mode in zip(words[::2], words[1::2], strict=True))


# Visiting

declare("find-file-hook", NIL, "Functions to call after a file was visited.")
declare("find-file-not-found-functions", NIL, "Functions called for a file that does not exist until one has read it.")
declare("find-file-literally", NIL, "Non-nil means the buffer holds the bytes of its file.", permanent=True)
declare("find-file-wildcards", T, "Non-nil means file names may be patterns where many files can be visited.")
declare("find-file-run-dired", T, "Non-nil means a folder is visited by a function of `find-directory-functions'.")
declare(
    "find-directory-functions",
    NIL,
    "Functions that make a buffer for a folder.",
    make=lambda: list_of(intern("cvs-dired-noselect"), intern("dired-noselect")),
)
declare("find-file-visit-truename", NIL, ACCEPTED)
declare("find-file-existing-other-name", T, ACCEPTED)
declare("find-file-suppress-same-file-warnings", NIL, ACCEPTED)
declare("large-file-warning-threshold", 10000000, ACCEPTED)
declare("file-name-history", NIL, "File names that were read.")
declare("buffer-file-number", NIL, "Inode and device of the file that the buffer visits.", local=True, permanent=True)
declare("buffer-file-numbers-unique", T, ACCEPTED)
declare("buffer-file-read-only", NIL, ACCEPTED, local=True)
declare("after-set-visited-file-name-hook", NIL, "Functions to call after the buffer has come to visit another file.")
declare("change-major-mode-with-file-name", T, "Non-nil means a new file name may mean another major mode.")
declare("query-about-changed-file", T, ACCEPTED)
declare("revert-without-query", NIL, "Regexps of files that are read anew without asking.")
declare("revert-buffer-function", intern("revert-buffer--default"), "The function that `revert-buffer' calls.", permanent=True)
declare(
    "revert-buffer-insert-file-contents-function",
    intern("revert-buffer-insert-file-contents--default-function"),
    "The function that reads the file anew.",
    permanent=True,
)
declare("revert-buffer-in-progress-p", NIL, "Non-nil while a buffer is read anew.")
declare("revert-buffer-preserve-modes", NIL, "Non-nil while a buffer is read anew and keeps its modes.")
declare("before-revert-hook", NIL, "Functions to call before a buffer is read anew.")
declare("after-revert-hook", NIL, "Functions to call after a buffer was read anew.")
declare("buffer-stale-function", intern("buffer-stale--default-function"), ACCEPTED)
declare("confirm-nonexistent-file-or-buffer", intern("after-completion"), ACCEPTED)

# Saving

declare("write-contents-functions", NIL, "Functions called to save the buffer until one has.", local=True)
declare("local-write-file-hooks", NIL, "Functions called to save the buffer until one has.", local=True, permanent=True)
declare("buffer-offer-save", NIL, "Non-nil means the buffer counts as one to be saved.", local=True, permanent=True)
declare("buffer-save-without-query", NIL, "Non-nil means the buffer is saved without asking.", local=True)
declare("save-some-buffers-default-predicate", NIL, "Which buffers `save-some-buffers' saves by default.")
declare("save-silently", NIL, ACCEPTED)
declare("file-precious-flag", NIL, "Non-nil means a file is written beside the old one first.")
declare("break-hardlink-on-save", NIL, ACCEPTED)
declare("file-preserve-symlinks-on-save", NIL, ACCEPTED)
declare("save-buffer-coding-system", NIL, ACCEPTED, local=True, permanent=True)

# Backups and auto-saving

declare("backup-inhibited", NIL, "Non-nil means no backup of the buffer's file is made.", permanent=True)
declare("backup-enable-predicate", intern("normal-backup-enable-predicate"), "Function that tells which files are backed up.")
declare("backup-by-copying", NIL, "Non-nil means backups are copies.")
declare("backup-by-copying-when-linked", NIL, "Non-nil means backups of files with several names are copies.")
declare("backup-by-copying-when-mismatch", T, "Non-nil means backups are copies if the owner would change.", permanent=True)
declare("backup-by-copying-when-privileged-mismatch", 200, ACCEPTED)
declare(
    "make-backup-file-name-function",
    intern("make-backup-file-name--default-function"),
    "The function that `make-backup-file-name' calls.",
)
declare("kept-old-versions", 2, "How many of the oldest numbered backups are kept.")
declare("kept-new-versions", 2, "How many of the newest numbered backups are kept.")
declare("delete-old-versions", NIL, "Whether other numbered backups are deleted: t, nil to ask, anything else for no.")
declare("dired-kept-versions", 2, ACCEPTED)
declare(
    "auto-save-file-name-transforms",
    NIL,
    "What becomes of file names for auto-saving: lists of regexp, replacement and whether the name is flattened.",
    make=lambda: list_of(list_of(lisp_string("\\`/[^/]*:\\([^/]*/\\)*\\([^/]*\\)\\'"), lisp_string("/tmp/\\2"), T)),
)
declare("auto-save-hook", NIL, "Functions to call before buffers are auto-saved.")
declare("auto-save-mode-hook", NIL, "Functions to call when `auto-save-mode' is switched.")
declare("auto-save-visited-mode", NIL, ACCEPTED)
declare("auto-save-visited-interval", 5, ACCEPTED)
declare("create-lockfiles", T, "Non-nil means lock the file of a buffer that is changed.")
declare("lock-file-name-transforms", NIL, "Where lock files are: a list of (REGEXP REPLACEMENT UNIQUE).")
declare("trash-directory", NIL, ACCEPTED)

# Modes

declare("auto-mode-alist", NIL, "Alist of regexps of file names and major modes.", make=_modes)
declare("interpreter-mode-alist", NIL, "Alist of regexps of interpreters and major modes.", make=_interpreters)
declare("magic-fallback-mode-alist", NIL, "Alist of regexps of contents and modes for files without another.")
declare("magic-mode-regexp-match-limit", 4000, ACCEPTED)
declare("auto-mode-case-fold", T, "Non-nil means `auto-mode-alist' is tried again without regard to case.")
declare("major-mode-remap-alist", NIL, "Alist of modes and others to use for them.")
declare("major-mode-remap-defaults", NIL, ACCEPTED)

# Local variables

declare("file-local-variables-alist", NIL, "Alist of the local variables of the buffer's file.", local=True, permanent=True)
declare("dir-local-variables-alist", NIL, "Alist of the local variables of the file's folder.", local=True)
declare("local-enable-local-variables", T, "Nil means the buffer's file lists no local variables.")
declare("enable-local-eval", intern("maybe"), "Whether files may have forms evaluated: t, nil, or only safe ones.")
declare("safe-local-variable-values", NIL, "Alist of variables and values that are safe.")
declare("safe-local-variable-directories", NIL, ACCEPTED)
declare("ignored-local-variable-values", NIL, ACCEPTED)
declare(
    "ignored-local-variables",
    NIL,
    "Variables that files cannot set.",
    make=lambda: list_from(
        intern(name)
        for name in (
            "ignored-local-variables",
            "safe-local-variable-values",
            "file-local-variables-alist",
            "dir-local-variables-alist",
        )
    ),
)
declare(
    "permanently-enabled-local-variables",
    NIL,
    ACCEPTED,
    make=lambda: list_of(intern("lexical-binding"), intern("read-symbol-shorthands")),
)
declare("safe-local-eval-forms", NIL, "Forms that files may have evaluated.")
declare("before-hack-local-variables-hook", NIL, "Functions to call before local variables get their values.")
declare("hack-local-variables-hook", NIL, "Functions to call after local variables have got their values.")
declare("inhibit-local-variables-regexps", NIL, ACCEPTED)
declare("inhibit-local-variables-suffixes", NIL, ACCEPTED)
declare("dir-locals-file", lisp_string(".dir-locals.el"), "What files are called that list local variables of folders.")
declare("dir-locals-class-alist", NIL, "Alist of classes of folders and their variables.")
declare("dir-locals-directory-cache", NIL, "The folders that have a class: lists of folder, class and time.")
declare("enable-remote-dir-locals", NIL, ACCEPTED)

# Files and folders

declare("cd-path", NIL, "Folders that `cd' looks in.")
declare("null-device", lisp_string("/dev/null"), "The file that swallows everything.")
declare("insert-directory-program", lisp_string("ls"), "The program that lists folders.")
declare("list-directory-brief-switches", lisp_string("-CF"), "Switches for short listings.")
declare("list-directory-verbose-switches", lisp_string("-l"), "Switches for long listings.")
declare("directory-files-no-dot-files-regexp", lisp_string("[^.]\\|\\.\\.\\."), "Regexp of all names but . and ..")
declare("byte-count-to-string-function", intern("file-size-human-readable-iec"), "Function that shows numbers of bytes.")
declare("directory-abbrev-alist", NIL, "Alist of regexps of folders and what they are shown as.")
declare("copy-directory-create-symlink", NIL, ACCEPTED)
declare("remote-file-name-inhibit-cache", 10, ACCEPTED)
declare("remote-file-name-inhibit-locks", NIL, ACCEPTED)
declare("file-name-invalid-regexp", lisp_string("[\0]"), "Regexp of what no file can be called.")
declare("confirm-kill-emacs", NIL, ACCEPTED)
declare("trusted-content", NIL, ACCEPTED)
