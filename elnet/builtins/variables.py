"""The variables that Python declares: name, first value, docstring."""

from __future__ import annotations

import math
import os
import sys

from elnet.builtins.libraries import PRELOADED
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.equality import eq_key, eql_key
from elnet.objects.hash_tables import EQ, EQL, HashTable
from elnet.objects.numbers import MOST_NEGATIVE_FIXNUM, MOST_POSITIVE_FIXNUM
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


MEDIUM_CHECKS = """version compression renegotiation-info-ext verify-cert same-cert null-suite export-kx anon-kx md5-sig
rc4-cipher dhe-prime-kx sha1-sig ecdsa-cbc-cipher 3des-cipher"""
HIGH_CHECKS = "dhe-kx rsa-kx cbc-cipher"
"""The checks of TLS connections that count from a level of security on."""

TRUST_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/usr/ssl/certs/ca-bundle.crt",
    "/usr/local/share/certs/ca-root-nss.crt",
    "/etc/ssl/cert.pem",
    "/etc/certs/ca-certificates.crt",
    "/system/etc/security/cacerts/*",
    "/system/etc/security/cacerts_supl/*",
    "/system/etc/security/cacerts_google/*",
    "/data/misc/user/0/cacerts-added/*",
)
"""Where systems keep the certificates that they trust."""


def _temporary_folder() -> str:
    return os.path.join(os.environ.get("TMPDIR") or "/tmp", "")


def _program_folder() -> str:
    """Return the folder of the command `elnet': the one that was called, or the one beside Python."""
    called = sys.argv[0] if sys.argv else ""
    beside = called if os.path.basename(called) == "elnet" and os.path.isfile(called) else sys.executable or ""
    return os.path.join(os.path.dirname(os.path.abspath(beside)), "")


def _own_folder(name: str) -> object:
    """Return the name of the folder NAME beside elnet's package."""
    return lisp_string(os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), name))


def _user() -> object:
    return lisp_string(os.environ.get("LOGNAME") or os.environ.get("USER") or "root")


def _mail_address() -> object:
    return lisp_string(f"{_user().text}@{os.uname().nodename}")  # type: ignore[attr-defined]


def _glyphless_characters() -> object:
    """Return a char-table for `glyphless-char-display'."""
    from elnet.objects.vectors import CharTable

    table = CharTable(intern("glyphless-char-display"), NIL, 1)
    table.extras[0] = intern("hex-code")
    return table


def _declare(
    name: str,
    value: object,
    documentation: str,
    *,
    local: bool = False,
    make: Callable[[], object] | None = None,
    permanent: bool = False,
) -> None:
    variable(__name__, name, value, documentation, local=local, make=make, permanent=permanent)


# Evaluation

_declare("lexical-binding", NIL, "Whether the code being evaluated uses lexical binding.")
_declare("max-lisp-eval-depth", 1600, "Limit on the depth of nested calls before `excessive-lisp-nesting' is signalled.")
_declare("debug-on-error", NIL, "Non-nil means call `debugger' when a condition is signalled that nothing handles.")
_declare("debug-on-signal", NIL, "Non-nil means call `debugger' for handled conditions too.")
_declare("debug-on-quit", NIL, "Non-nil means call `debugger' on quit.")
_declare("debug-ignored-errors", NIL, "Conditions, or regexps matching messages, for which `debugger' is not called.")
_declare("debugger", intern("debug"), "Function to call as debugger.")
_declare("signal-hook-function", NIL, "If non-nil, a function that `signal' calls first.")
_declare("inhibit-quit", NIL, "Non-nil means C-c is only noted in `quit-flag'.")
_declare(
    "backtrace-on-error-noninteractive", T, "Nil means that an error which ends a batch program comes without a backtrace."
)
_declare("quit-flag", NIL, "Non-nil means a quit is wanted.")
_declare("inhibit-debugger", NIL, "Non-nil means never call the debugger.")
_declare("macroexp-inhibit-compiler-macros", NIL, "Non-nil means do not apply compiler macros.")
_declare("noninteractive", T, "Non-nil: elnet never talks to a user through windows.")

# Loading

_declare("load-path", NIL, "Folders to search for files to load; nil stands for the current folder.")
_declare(
    "load-file-rep-suffixes",
    NIL,
    "Endings for other representations of a file; the empty one is the file itself.",
    make=lambda: list_of(lisp_string(""), lisp_string(".gz")),
)
_declare(
    "file-coding-system-alist",
    NIL,
    "Alist of regexps of file names, and coding systems to read and write such files by.",
    make=lambda: list_of(list_of(lisp_string(""), intern("undecided"))),
)
_COLOURS = {"black": 0, "red": 1, "green": 2, "yellow": 3, "blue": 4, "magenta": 5, "cyan": 6, "white": 7}
_declare(
    "tty-defined-color-alist",
    NIL,
    "The colours that a terminal has: lists of name, number and the shares of red, green and blue, at most 65535.",
    make=lambda: list_from(
        list_of(lisp_string(name), number, *(65535 * (number >> bit & 1) for bit in range(3)))
        for name, number in _COLOURS.items()
    ),
)
_declare("emacs-build-time", NIL, "When this program was built: that is not known.")
_declare("emacs-build-system", NIL, "Where this program was built: that is not known.")
_declare(
    "frame-internal-parameters",
    NIL,
    "Parameters of frames that are not to be copied to others.",
    make=lambda: list_of(intern("name"), intern("parent-id"), intern("window-id")),
)
_declare("load-suffixes", NIL, "Endings that `load' tries.", make=lambda: list_of(lisp_string(".el")))
_declare("load-file-name", NIL, "Full name of the file being loaded.")
_declare("load-true-file-name", NIL, "Full name of the file being loaded, links followed.")
_declare("load-in-progress", NIL, "Non-nil inside `load'.")
_declare("load-history", NIL, "Alist of loaded files and what they defined.")
_declare("force-load-messages", NIL, "Non-nil means `load' prints its messages always.")
_declare("after-load-alist", NIL, "What `eval-after-load' waits to evaluate.")
_declare("features", NIL, "The features that are present.", make=lambda: list_from(map(intern, PRELOADED.split())))
_declare(
    "default-directory",
    NIL,
    "Folder that relative file names start from.",
    local=True,
    permanent=True,
    make=lambda: lisp_string(os.path.join(os.getcwd(), "")),
)
_declare("command-line-args", NIL, "The command line, as a list of strings.")
_declare("command-line-functions", NIL, "Functions that may do what a word of the command line, `argi', asks for.")
_declare("byte-compile-error-on-warn", NIL, "Non-nil means that what `byte-compile-file' warns of is an error.")
_declare("package-archives", NIL, "Where packages come from: elnet installs none.")
_declare("package-user-dir", NIL, "The folder of installed packages; nil is `elpa' in `user-emacs-directory'.")
_declare("package-activated-list", NIL, "The installed packages that are ready to be used.")
_declare("command-line-processed", T, "Whether the command line is being or has been gone through.")
_declare("command-switch-alist", NIL, "Alist of words of the command line and functions that do what they ask for.")
_declare("argi", NIL, "The word of the command line that `command-line-functions' are asked about.")
_declare("init-file-user", NIL, "Whose init file is loaded: nobody's.")
_declare("site-run-file", NIL, "The init file of this machine, which a batch program does not load.")
_declare("command-line-args-left", NIL, "Arguments of the command line that are not processed yet.")
_declare("kill-emacs-hook", NIL, "Functions that `kill-emacs' calls first.")
_declare(
    "eldoc-documentation-function",
    intern("eldoc-documentation-default"),
    "Function that `eldoc' asks for a text about what is at point.",
)
_declare("cl-print-string-length", NIL, "How much of a string `cl-prin1' prints, nil for all of it.")
_declare("shortdoc--groups", NIL, "Alist of the groups of functions that have short overviews.")
_declare("cl--gensym-counter", 0, "The number that the next symbol made by `cl-gensym' gets.")
_declare("cl-old-struct-compat-mode", NIL, "Non-nil if structures that are vectors, as Emacs 25 had them, count.")
_declare("glyphless-char-display", NIL, "Char-table of how characters without glyph are shown.", make=_glyphless_characters)
_declare("gensym-counter", 0, "The number that the next symbol made by `gensym' gets.")
_declare("rx-constituents", NIL, "Alist of names for `rx', and what they stand for; `rx-define' is the newer way.")
_declare("rx--local-definitions", NIL, "The definitions of `rx' forms that are in force: a list of (NAME [ARGUMENTS] RX).")
_declare("macroexpand-all-environment", NIL, "Alist of the local macros during an expansion.")

# Printing and messages

_declare("standard-output", T, "The stream that `print' and its kin write to by default.")
_declare("standard-input", T, "The stream that `read' reads from by default.")
_declare("print-length", NIL, "How many elements of a list or vector are printed, nil for all.")
_declare("print-level", NIL, "How deep nested objects are printed, nil for without limit.")
_declare("print-circle", NIL, "Non-nil means print objects that occur more than once with labels.")
_declare("print-gensym", NIL, "Non-nil means print uninterned symbols so that they are read as such.")
_declare("print-continuous-numbering", NIL, "Non-nil means labels go on from one printing to the next.")
_declare("print-number-table", NIL, "The table of labels while `print-continuous-numbering' is non-nil.")
_declare("print-escape-newlines", NIL, "Non-nil means print newlines in strings as \\n.")
_declare("print-escape-nonascii", NIL, "Non-nil means print bytes beyond ASCII as numbers where only bytes can go.")
_declare("print-escape-multibyte", NIL, "Non-nil means print characters beyond ASCII as numbers.")
_declare("print-escape-control-characters", NIL, "Non-nil means print control characters in strings as numbers.")
_declare("print-quoted", T, "Non-nil means print quoted forms with a quote mark.")
_declare("print-integers-as-characters", NIL, "Non-nil means print integers as characters where that is possible.")
_declare("print-charset-text-property", intern("default"), "Whether the text property `charset' is printed.")
_declare("print-symbols-bare", NIL, "Non-nil means print symbols without position.")
_declare("print-unreadable-function", NIL, "If non-nil, a function called to print what cannot be read back.")
_declare("print--unreadable-callback-buffer", NIL, "The buffer that was current when printing began.")
_declare("float-output-format", NIL, "How floats are printed: nil, or a format such as %.3f.")
_declare("text-quoting-style", NIL, "How quotation marks in messages are shown: curve, straight, grave, or nil.")
_declare("inhibit-message", NIL, "Non-nil means `message' shows nothing.")
_declare("warning-minimum-level", intern(":warning"), "Warnings below this level are not shown.")
_declare("warning-minimum-log-level", intern(":warning"), "Warnings below this level are not kept.")
_declare("warning-suppress-types", NIL, "List of lists of symbols: what warnings not to show.")
_declare("warning-suppress-log-types", NIL, "List of lists of symbols: what warnings not to keep.")

# Numbers

_declare("most-positive-fixnum", MOST_POSITIVE_FIXNUM, "The largest integer that is a fixnum.")
_declare("most-negative-fixnum", MOST_NEGATIVE_FIXNUM, "The smallest integer that is a fixnum.")
_declare("float-pi", math.pi, "The ratio of a circle's circumference to its diameter.")
_declare("float-e", math.e, "The base of natural logarithms.")
_declare("pi", math.pi, "Older name of `float-pi'.")
_declare("integer-width", 65536, "How many bits an integer may have.")

# Processes and timers

_declare("delete-exited-processes", T, "Non-nil means forget a program as soon as it has ended.")
_declare("process-connection-type", T, "Whether a program is reached through a terminal (t) or through pipes (nil).")
_declare("process-adaptive-read-buffering", T, "Accepted for the sake of programs that set it.")
_declare("process-prioritize-lower-fds", NIL, "Accepted for the sake of programs that set it.")
_declare(
    "interrupt-process-functions",
    NIL,
    "Functions that `interrupt-process' calls until one returns non-nil.",
    make=lambda: list_of(intern("internal-default-interrupt-process")),
)
_declare(
    "signal-process-functions",
    NIL,
    "Functions that `signal-process' calls until one returns non-nil.",
    make=lambda: list_of(intern("internal-default-signal-process")),
)
_declare("process-file-return-signal-string", NIL, "Whether programs on other machines that are killed give a text.")
_declare("confirm-kill-processes", T, "Whether a user is asked before leaving kills processes.")
_declare(
    "window-adjust-process-window-size-function",
    intern("window-adjust-process-window-size-smallest"),
    "Function that says what size a process hears its windows have.",
)
_declare("inherit-process-coding-system", NIL, "Whether buffers get the coding systems of their processes.")
_declare("shell-command-buffer-name", lisp_string("*Shell Command Output*"), "Buffer for the output of `shell-command'.")
_declare("shell-command-buffer-name-async", lisp_string("*Async Shell Command*"), "Buffer for `async-shell-command'.")
_declare("async-shell-command-buffer", intern("confirm-new-buffer"), "What to do if that buffer is in use.")
_declare("shell-command-dont-erase-buffer", NIL, "Whether `shell-command' keeps what its buffer has.")
_declare("shell-command-default-error-buffer", NIL, "Buffer for the errors of `shell-command', nil for none.")
_declare("process-error-pause-time", 1, "Seconds to pause after an error in a filter or a sentinel.")
_declare("read-process-output-max", 65536, "The most bytes that are read from a process at once.")
_declare("fast-read-process-output", T, "Accepted for the sake of programs that set it.")
_declare("process-file-side-effects", T, "Accepted for the sake of programs that set it.")
_declare("network-coding-system-alist", NIL, "Coding systems for network connections by service.")
_declare("process-coding-system-alist", NIL, "Coding systems for programs by name.")
_declare(
    "default-process-coding-system",
    NIL,
    "The coding systems of processes: (DECODING . ENCODING).",
    make=lambda: cons(intern("utf-8-unix"), intern("utf-8-unix")),
)
_declare("timer-list", NIL, "The timers that wait for their time, the next one first.")
_declare("timer-idle-list", NIL, "The timers that wait for a user to be idle.")
_declare("timer-max-repeats", 10, "The most often that a timer runs to make up for lost time.")
_declare("with-timeout-timers", NIL, "The timers of all `with-timeout' that are active.")

# Programs


def _folders() -> object:
    """Return the folders of $PATH."""
    return list_from(lisp_string(name or ".") for name in os.environ.get("PATH", os.defpath).split(os.pathsep))


def _environment() -> object:
    """Return the environment as a list of strings."""
    entries = ((os.fsdecode(name), os.fsdecode(value)) for name, value in os.environb.items())
    return list_from(lisp_string(f"{name}={value}") for name, value in entries)


_declare("exec-path", NIL, "Folders to search for programs.", make=_folders)
_declare("exec-suffixes", NIL, "Endings of programs' files.", make=lambda: list_of(lisp_string("")))
_declare(
    "exec-directory",
    NIL,
    "Folder of programs that belong to the interpreter.",
    make=lambda: lisp_string(os.path.join(sys.exec_prefix, "bin", "")),
)
_declare("process-environment", NIL, "The environment of programs: strings NAME=VALUE.", make=_environment)
_declare("initial-environment", NIL, "The environment this program was started with.", make=_environment)
_declare("shell-file-name", NIL, "The shell.", make=lambda: lisp_string(os.environ.get("SHELL") or "/bin/sh"))
_declare("shell-command-switch", NIL, "What makes the shell run a command.", make=lambda: lisp_string("-c"))

# Files and the system

_declare("temporary-file-directory", NIL, "Folder for temporary files.", make=lambda: lisp_string(_temporary_folder()))
_declare("small-temporary-file-directory", NIL, "Folder for small temporary files, nil for the usual one.")
_declare("user-emacs-directory", NIL, "Folder of the user's own files.", make=lambda: lisp_string("~/.emacs.d/"))
_declare("emacs-version", NIL, "The version of Emacs that this behaves like.", make=lambda: lisp_string("30.1"))
_declare("emacs-major-version", 30, "The first number of `emacs-version'.")
_declare("emacs-minor-version", 1, "The second number of `emacs-version'.")
_declare("emacs-build-number", 1, "The number of the build.")
_declare("system-type", intern("gnu/linux"), "The kind of operating system.")
_declare("system-configuration", NIL, "What elnet runs on.", make=lambda: lisp_string(f"{os.uname().machine}-pc-linux-gnu"))
_declare("path-separator", NIL, "What separates folders in search paths.", make=lambda: lisp_string(":"))
_declare("window-system", NIL, "Nil: there is no window system.")
_declare("initial-window-system", NIL, "Nil: there is no window system.")
_declare("invocation-name", NIL, "The name of this program.", make=lambda: lisp_string("elnet"))
_declare("invocation-directory", NIL, "The folder of this program.", make=lambda: lisp_string(_program_folder()))
_declare("user-init-file", NIL, "Nil: no file of the user's is loaded at the start.")
_declare("user-full-name", NIL, "The full name of the user.", make=lambda: lisp_string(os.environ.get("NAME", "")))
_declare("locale-coding-system", intern("utf-8-unix"), "The coding system of the environment.")
# Reading and interning

_declare("read-circle", T, "Non-nil means labels such as #1= are read.")
_declare("read-symbol-shorthands", NIL, "Alist of starts of symbol names and what they stand for.")
_declare("eval-buffer-list", NIL, "The buffers that are being evaluated.")

# Strings

_declare(
    "split-string-default-separators", lisp_string("[ \f\t\n\r\v]+"), "Regexp of what `split-string' splits at by default."
)
_declare("truncate-string-ellipsis", NIL, "Text that marks where a string was cut off.")
_declare("case-fold-search", T, "Non-nil means searches and matches ignore letter case.", local=True)
_declare("completion-ignore-case", NIL, "Non-nil means completion ignores letter case.")
_declare("completion-regexp-list", NIL, "Regexps that all completions must match.")
_declare("case-symbols-as-words", NIL, "Non-nil means changing case treats symbols as words.")

# Memory

_declare("gc-cons-threshold", 800000, "Bytes that are allocated between two garbage collections.")
_declare("gc-cons-percentage", 0.1, "Share of the memory that is allocated between two garbage collections.")
_declare("gcs-done", 0, "How many garbage collections there were.")
_declare("gc-elapsed", 0.0, "How many seconds garbage collections took.")
_declare("post-gc-hook", NIL, "Functions to call after a garbage collection.")
_declare("garbage-collection-messages", NIL, "Non-nil means tell when garbage is collected.")
_declare("purify-flag", NIL, "Non-nil while Emacs is built.")
# Buffers

_declare("buffer-read-only", NIL, "Non-nil means the buffer cannot be changed.", local=True, permanent=True)
_declare("inhibit-read-only", NIL, "Non-nil means read-only buffers and text can be changed all the same.")
_declare("buffer-file-name", NIL, "Name of the file that the buffer visits, nil if it visits none.", local=True, permanent=True)
_declare("buffer-file-truename", NIL, "Abbreviated true name of the file that the buffer visits.", local=True, permanent=True)
_declare("buffer-file-coding-system", intern("utf-8-unix"), "The coding system of the buffer's file.", local=True)
_declare("buffer-file-format", NIL, "The formats in which the buffer's file is saved.", local=True, permanent=True)
_declare("buffer-auto-save-file-name", NIL, "Name of the file for auto-saving.", local=True, permanent=True)
_declare("buffer-backed-up", NIL, "Non-nil if the buffer's file has been backed up.", local=True, permanent=True)
_declare("buffer-saved-size", 0, "Length of the buffer when it was last read or saved.", local=True, permanent=True)
_declare(
    "buffer-undo-list",
    NIL,
    "The buffer's changes, the newest first, as they can be undone; t to record none.",
    local=True,
    permanent=True,
)
_declare("undo-limit", 160000, "How many deleted characters are remembered before changes farther back are forgotten.")
_declare("undo-inhibit-record-point", NIL, "Non-nil means that the place of point is not recorded with changes.")
_declare("pending-undo-list", NIL, "What `undo-more' undoes next; t if there is no more.")
_declare("undo-in-region", NIL, "Non-nil while only changes in the region are undone.")
_declare("undo-no-redo", NIL, "Non-nil means `undo' does not undo what undoing changed.")
_declare("undo-in-progress", NIL, "Non-nil while changes are undone.")
_declare("undo-auto--last-boundary-cause", NIL, "Why the last boundary was made.")
_declare("undo-auto-current-boundary-timer", NIL, "No timer makes boundaries.")
_declare("undo-auto--undoably-changed-buffers", NIL, "No timer makes boundaries.")
_declare("enable-multibyte-characters", T, "Whether the buffer is multibyte; `set-buffer-multibyte' changes that.")
_declare("major-mode", intern("fundamental-mode"), "Symbol of the buffer's major mode.", local=True)
_declare("mode-name", lisp_string("Fundamental"), "Name of the buffer's major mode.", local=True)
_declare("local-minor-modes", NIL, "Minor modes that are on in the buffer.", local=True)
_declare("mark-active", NIL, "Non-nil means the mark is active.", local=True)
_declare("mark-ring", NIL, "Former places of the mark, the latest first.", local=True)
_declare("mark-ring-max", 16, "How many former places of the mark are kept.")
_declare("mark-even-if-inactive", T, "Non-nil means the mark can be used even if it is inactive.")
_declare("transient-mark-mode", NIL, "Non-nil means the region is used only while the mark is active.")
_declare("deactivate-mark", NIL, "Non-nil means the mark is made inactive after a command.", local=True)
_declare("fill-column", 70, "Column beyond which lines are wrapped.", local=True)
_declare("left-margin", 0, "Column to which `newline-and-indent' and the like indent.", local=True)
_declare("tab-width", 8, "Distance between tab stops.", local=True)
_declare("indent-tabs-mode", T, "Non-nil means indentation may contain tabs.", local=True)
_declare("ctl-arrow", T, "Non-nil means show control characters with a caret.", local=True)
_declare("truncate-lines", NIL, "Non-nil means long lines are cut off where they are shown.", local=True)
_declare("word-wrap", NIL, "Non-nil means long lines are wrapped between words.", local=True)
_declare("cursor-type", T, "How the cursor looks.", local=True)
_declare("line-spacing", NIL, "Additional space between lines.", local=True)
_declare("header-line-format", NIL, "What the header line shows.", local=True)
_declare("mode-line-format", lisp_string("%-"), "What the mode line shows.", local=True)
_declare("selective-display", NIL, "How lines are hidden.", local=True)
_declare("buffer-invisibility-spec", T, "Which values of the property `invisible' hide text.", local=True)
_declare("abbrev-mode", NIL, "Non-nil means abbreviations are expanded.", local=True)
_declare("auto-fill-function", NIL, "Function that wraps a line that has become too long.", local=True)
_declare("kill-buffer-hook", NIL, "Functions to call, in the buffer, before a buffer is killed.")
_declare(
    "kill-buffer-query-functions",
    NIL,
    "Functions asked, in the buffer, whether it may be killed: nil refuses.",
    make=lambda: list_of(intern("process-kill-buffer-query-function")),
)
_declare("buffer-list-update-hook", NIL, "Functions to call after the list of buffers has changed.")
_declare("change-major-mode-hook", NIL, "Functions to call before the major mode changes.")
_declare("before-change-functions", NIL, "Functions to call with the ends of a text before it is changed.")
_declare("after-change-functions", NIL, "Functions to call after a change with its ends and the old length.")
_declare("first-change-hook", NIL, "Functions to call before an unmodified buffer is changed.")
_declare("inhibit-modification-hooks", NIL, "Non-nil means changes of buffers run no hooks.")
_declare("temp-buffer-setup-hook", NIL, "Functions to call when `with-output-to-temp-buffer' has emptied its buffer.")
_declare("kill-ring", NIL, "Killed texts, the latest first.")
_declare("kill-ring-yank-pointer", NIL, "The tail of `kill-ring' that begins with what was yanked last.")
_declare("kill-ring-max", 120, "How many killed texts are kept.")
_declare("kill-whole-line", NIL, "Non-nil means `kill-line' at the start of a line takes its line end too.")
_declare("kill-append-merge-undo", NIL, "Accepted for the sake of programs that set it.")
_declare("page-delimiter", lisp_string("^\f"), "Regexp of what begins a page.")
_declare("paragraph-start", lisp_string("\f\\|[ \t]*$"), "Regexp of what begins a paragraph.")
_declare("paragraph-separate", lisp_string("[ \t\f]*$"), "Regexp of lines that separate paragraphs.")
_declare("sentence-end-double-space", T, "Non-nil means two blanks end a sentence.")
_declare("text-property-default-nonsticky", NIL, "Alist of properties and whether they are not inherited by default.")
_declare("default-text-properties", NIL, "Properties that all text has unless it has another value.")
_declare("char-property-alias-alist", NIL, "Alist of properties and others that stand for them.")
_declare("inhibit-point-motion-hooks", T, "Accepted for the sake of programs that set it.")
_declare("inhibit-field-text-motion", NIL, "Non-nil means motion by words and lines ignores fields.")
_declare("regexp-unmatchable", lisp_string("\\`a\\`"), "Regexp that matches nothing.")
_declare("search-spaces-regexp", NIL, "Accepted for the sake of programs that set it.")
_declare("inhibit-changing-match-data", NIL, "Non-nil means searches leave the match data as they are.")
_declare("parse-sexp-ignore-comments", NIL, "Non-nil means motion over expressions skips comments.", local=True)
_declare("parse-sexp-lookup-properties", NIL, "Non-nil means syntax is looked up in text properties, too.", local=True)
_declare("words-include-escapes", NIL, "Non-nil means escaping characters are parts of words.")
_declare("coding-system-for-read", NIL, "If non-nil, the coding system for reading files and from processes.")
_declare("coding-system-for-write", NIL, "If non-nil, the coding system for writing files and to processes.")
_declare("last-coding-system-used", NIL, "The coding system that was used last.")
_declare("before-save-hook", NIL, "Functions to call before a buffer is saved.")
_declare("after-save-hook", NIL, "Functions to call after a buffer was saved.")

# Coding

_declare("inhibit-eol-conversion", NIL, "Non-nil means line ends are left as they are.")
_declare("file-name-coding-system", NIL, "The coding system of file names.")
_declare("default-file-name-coding-system", intern("utf-8-unix"), "The coding system of file names by default.")
_declare("current-language-environment", lisp_string("UTF-8"), "Name of the language environment.")
_declare("select-safe-coding-system-function", NIL, "Accepted for the sake of programs that set it.")

# Byte arrays and threads

_declare("bindat-raw", NIL, "The byte array that is being packed or unpacked.")
_declare("bindat-idx", NIL, "Where in it the next byte is.")

# TLS

_declare("gnutls-log-level", 0, "How much GnuTLS says of itself; here there is nothing to say.")
_declare("libgnutls-version", 30000, "The version of GnuTLS whose functions there are, as MMNNPP.")
_declare("gnutls-algorithm-priority", NIL, "If non-nil, the priority string of TLS connections that ask for none.")
_declare("gnutls-min-prime-bits", NIL, "If non-nil, the least number of bits of the prime of a Diffie-Hellman key exchange.")
_declare(
    "gnutls-verify-error",
    NIL,
    "What must be right with a peer's certificate, unless the program says so itself.\n"
    "It is t for everything, nil for nothing, or a list of (REGEXP FLAGS): for hosts that match REGEXP FLAGS,\n"
    "t or a list of :trustfiles and :hostname.",
)
_declare(
    "gnutls-trustfiles",
    NIL,
    "Files of trusted certificates: names, which may be patterns, or a function that returns such a list.",
    make=lambda: list_from(map(lisp_string, TRUST_FILES)),
)
_declare(
    "gnutls-crlfiles",
    NIL,
    "Files of revoked certificates: names, which may be patterns, or a function that returns such a list.",
    make=lambda: list_of(lisp_string("/etc/grid-security/certificates/*.crl.pem")),
)
_declare("elnet-tls-disabled", NIL, "Non-nil means do as if there were no TLS but by helper programs.")
_declare(
    "network-stream-use-client-certificates",
    NIL,
    "Non-nil means `open-network-stream' looks for a client certificate in `auth-sources' unless told which to take.",
)
_declare(
    "auth-sources",
    NIL,
    "Files of passwords and keys, in the format of netrc.",
    make=lambda: list_of(*map(lisp_string, ("~/.authinfo", "~/.authinfo.gpg", "~/.netrc"))),
)

# The manager of network security

_declare(
    "network-security-level",
    intern("medium"),
    "How secure connections have to be: `low' (nothing is checked), `medium', `high' or `paranoid'.",
)
_declare(
    "network-security-protocol-checks",
    NIL,
    "The checks of TLS connections: a list of (NAME LEVEL); from LEVEL on nsm-protocol-check--NAME is called.",
    make=lambda: list_from(
        list_of(intern(name), intern(level))
        for level, names in (("medium", MEDIUM_CHECKS), ("high", HIGH_CHECKS))
        for name in names.split()
    ),
)
_declare("nsm-trust-local-network", NIL, "Non-nil, or a function that returns so, means not to check what is in our network.")
_declare(
    "nsm-settings-file", lisp_string("~/.emacs.d/network-security.data"), "Where it is remembered which hosts are trusted."
)
_declare("nsm-save-host-names", NIL, "Non-nil means that the names of hosts are remembered in the clear.")
_declare("nsm-noninteractive", NIL, "Non-nil means never to ask about a connection, but to refuse it.")
_declare("nsm-permanent-host-settings", NIL, "What is remembered of hosts in `nsm-settings-file'.")
_declare("nsm-temporary-host-settings", NIL, "What is remembered of hosts in this session.")
_declare(
    "nsm-tls-post-check-functions",
    NIL,
    "Functions to call after the checks of a TLS connection with host, port, status, settings and what was found.",
    make=lambda: list_of(intern("nsm-save-fingerprint-maybe")),
)

# ERT

_declare("ert--running-tests", NIL, "The tests that are being run, the innermost first.")
_declare("ert--infos", NIL, "What `ert-info' says of what is being tested: a list of (PREFIX . TEXT).")
_declare("ert-debug-on-error", NIL, "Non-nil means call `debugger' when a test fails.")
_declare("ert-quiet", NIL, "Non-nil means a batch run tells of unexpected results only.")
_declare("ert-batch-print-length", 10, "`print-length' for what a batch run shows.")
_declare("ert-batch-print-level", 5, "`print-level' for what a batch run shows.")
_declare("ert-batch-backtrace-right-margin", 70, "Where the lines of backtraces in batch runs are cut; nil means nowhere.")
_declare("ert-batch-backtrace-line-length", T, "How long a line of a backtrace in batch runs may get.")
_declare("ert-load-file-name", NIL, "The file that is ERT, which is no file here.")
_declare("ert-temp-file-prefix", lisp_string("emacs-test-"), "How the names of temporary files of tests begin.")
_declare("ert-temp-file-suffix", NIL, "How the names of temporary files of tests end.")
_declare("ert-resource-directory-format", lisp_string("%s-resources/"), "The folder of a test file's resources.")
_declare("ert-resource-directory-trim-left-regexp", lisp_string(""), "What to remove at the start of a test file's name.")
_declare(
    "ert-resource-directory-trim-right-regexp",
    lisp_string("\\(-tests?\\)?\\.el"),
    "What to remove at the end of a test file's name.",
)
_declare("ert--output-buffer-name", lisp_string("*ert*"), "The buffer for the results of an interactive run.")
_declare("message-log-max", 1000, "How many lines the buffer *Messages* keeps: a number, t for all, nil for none.")
_declare("messages-buffer-name", lisp_string("*Messages*"), "The buffer that logs messages.")
_declare(
    "ert--test-buffers",
    NIL,
    "Buffers of tests that have not ended normally.",
    make=lambda: HashTable(EQL, eql_key, intern("key-and-value")),
)

# What elnet is

_declare("source-directory", NIL, "The folder of the sources elnet was built from.", make=lambda: _own_folder("src/"))
_declare("data-directory", NIL, "The folder of the files that come with elnet.", make=lambda: _own_folder("etc/"))
_declare("doc-directory", NIL, "The folder of the files that come with elnet.", make=lambda: _own_folder("etc/"))
_declare("lisp-directory", NIL, "The folder of the Lisp files that come with elnet.", make=lambda: _own_folder("lisp/"))
_declare("system-name", NIL, "The name of this host.", make=lambda: lisp_string(os.uname().nodename))
_declare("operating-system-release", NIL, "The release of the kernel.", make=lambda: lisp_string(os.uname().release))
_declare("user-login-name", NIL, "The name under which the user logged in.", make=lambda: _user())
_declare("user-real-login-name", NIL, "The name of the user by the real number.", make=lambda: _user())
_declare("user-mail-address", NIL, "The address of the user.", make=lambda: _mail_address())
_declare("before-init-time", NIL, "When the program started.")
_declare("after-init-time", NIL, "When the program was ready.")
_declare("emacs-copyright", NIL, "Who holds the copyright.", make=lambda: lisp_string("Copyright (C) the elnet authors."))
_declare("current-load-list", NIL, "What the file being loaded has defined so far.")
_declare("load-read-function", intern("read"), "The function that reads the forms of a file.")
_declare("find-word-boundary-function-table", NIL, "Functions that find the ends of words; not consulted.")
_declare("region-extract-function", intern("elnet--extract-region"), "The function that gives the text of the region.")
_declare("file-name-handler-alist", NIL, "Alist of regexps of file names, and functions for operations on such files.")
_declare("find-file-hook", NIL, "Functions to call after a file was visited.")
_declare("undo-strong-limit", 240000, "Accepted for the sake of programs that set it.")
_declare("undo-outer-limit", 24000000, "Accepted for the sake of programs that set it.")
_declare("auto-mode-alist", NIL, "Alist of regexps of file names and major modes.")
_declare("interpreter-mode-alist", NIL, "Alist of names of interpreters and major modes.")
_declare("minor-mode-alist", NIL, "Alist of minor modes and what the mode line shows of them.")
_declare("minor-mode-list", NIL, "The minor modes that are defined.")
_declare("minor-mode-map-alist", NIL, "Alist of minor modes and their keymaps.")
_declare("after-change-major-mode-hook", NIL, "Functions to call after the major mode has changed.")

_declare("thread-list-refresh-seconds", 0.5, "Seconds between two updates of the list of threads.")

# Keymaps

KEYMAPS = """
    global-map esc-map ctl-x-map ctl-x-4-map ctl-x-5-map help-map mode-specific-map minibuffer-local-map
minibuffer-local-ns-map minibuffer-local-completion-map minibuffer-local-must-match-map read-expression-map
special-event-map function-key-map      local-function-key-map input-decode-map key-translation-map special-mode-map
text-mode-map prog-mode-map      emacs-lisp-mode-map lisp-mode-map lisp-interaction-mode-map lisp-mode-shared-map
button-map
"""
for _name in KEYMAPS.split():
    _declare(_name, NIL, "A keymap.", make=lambda: list_of(intern("keymap")))
_declare(
    "find-function-regexp-alist",
    NIL,
    "Alist of kinds of definitions and the regexps, or variables with them, that find them.",
    make=lambda: list_from(
        cons(intern(kind) if kind else NIL, intern(finder))
        for kind, finder in (
            ("", "find-function-regexp"),
            ("defvar", "find-variable-regexp"),
            ("defface", "find-face-regexp"),
            ("feature", "find-feature-regexp"),
            ("defalias", "find-alias-regexp"),
        )
    ),
)
_declare("face--new-frame-defaults", NIL, "What faces look like on new frames.", make=lambda: HashTable(EQ, eq_key))
_declare("delayed-mode-hooks", NIL, "A hook or list of the modes.")
_declare("delayed-after-hook-functions", NIL, "A hook or list of the modes.")
_declare("global-minor-modes", NIL, "A hook or list of the modes.")
_declare("change-major-mode-after-body-hook", NIL, "A hook or list of the modes.")
_declare("prog-mode-hook", NIL, "A hook or list of the modes.")
_declare("text-mode-hook", NIL, "A hook or list of the modes.")
_declare("special-mode-hook", NIL, "A hook or list of the modes.")
_declare(
    "charset-list",
    NIL,
    "The charsets.",
    make=lambda: list_from(map(intern, ("unicode", "emacs", "eight-bit", "unicode-bmp", "ascii", "iso-8859-1", "control-1"))),
)
