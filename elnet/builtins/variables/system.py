"""Variables that tell what elnet is and runs on: command line, user, memory."""

from __future__ import annotations

import os
import sys

from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)


def _program_folder() -> str:
    """Return the folder of the command `elnet': the one that was called, or the one beside Python."""
    called = sys.argv[0] if sys.argv else ""
    beside = called if os.path.basename(called) == "elnet" and os.path.isfile(called) else sys.executable or ""
    return os.path.join(os.path.dirname(os.path.abspath(beside)), "")


def _own_folder(name: str) -> object:
    """Return the name of the folder NAME beside elnet's package."""
    return lisp_string(os.path.join(os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "..")), name))


def _user() -> object:
    return lisp_string(os.environ.get("LOGNAME") or os.environ.get("USER") or "root")


def _mail_address() -> object:
    return lisp_string(f"{_user().text}@{os.uname().nodename}")  # type: ignore[attr-defined]


declare("noninteractive", T, "Non-nil: elnet never talks to a user through windows.")
declare("emacs-build-time", NIL, "When this program was built: that is not known.")
declare("emacs-build-system", NIL, "Where this program was built: that is not known.")
declare("command-line-args", NIL, "The command line, as a list of strings.")
declare("command-line-functions", NIL, "Functions that may do what a word of the command line, `argi', asks for.")
declare("command-line-processed", T, "Whether the command line is being or has been gone through.")
declare("command-switch-alist", NIL, "Alist of words of the command line and functions that do what they ask for.")
declare("argi", NIL, "The word of the command line that `command-line-functions' are asked about.")
declare("init-file-user", NIL, "Whose init file is loaded: nobody's.")
declare("site-run-file", NIL, "The init file of this machine, which a batch program does not load.")
declare("command-line-args-left", NIL, "Arguments of the command line that are not processed yet.")
declare("kill-emacs-hook", NIL, "Functions that `kill-emacs' calls first.")
declare("shortdoc--groups", NIL, "Alist of the groups of functions that have short overviews.")
declare("user-emacs-directory", NIL, "Folder of the user's own files.", make=lambda: lisp_string("~/.emacs.d/"))
declare("emacs-version", NIL, "The version of Emacs that this behaves like.", make=lambda: lisp_string("30.1"))
declare("emacs-major-version", 30, "The first number of `emacs-version'.")
declare("emacs-minor-version", 1, "The second number of `emacs-version'.")
declare("emacs-build-number", 1, "The number of the build.")
declare("system-type", intern("gnu/linux"), "The kind of operating system.")
declare("system-configuration", NIL, "What elnet runs on.", make=lambda: lisp_string(f"{os.uname().machine}-pc-linux-gnu"))
declare("invocation-name", NIL, "The name of this program.", make=lambda: lisp_string("elnet"))
declare("invocation-directory", NIL, "The folder of this program.", make=lambda: lisp_string(_program_folder()))
declare("user-init-file", NIL, "Nil: no file of the user's is loaded at the start.")
declare("user-full-name", NIL, "The full name of the user.", make=lambda: lisp_string(os.environ.get("NAME", "")))
declare("gc-cons-threshold", 800000, "Bytes that are allocated between two garbage collections.")
declare("gc-cons-percentage", 0.1, "Share of the memory that is allocated between two garbage collections.")
declare("gcs-done", 0, "How many garbage collections there were.")
declare("gc-elapsed", 0.0, "How many seconds garbage collections took.")
declare("post-gc-hook", NIL, "Functions to call after a garbage collection.")
declare("garbage-collection-messages", NIL, "Non-nil means tell when garbage is collected.")
declare("purify-flag", NIL, "Non-nil while Emacs is built.")
declare("source-directory", NIL, "The folder of the sources elnet was built from.", make=lambda: _own_folder("src/"))
declare("data-directory", NIL, "The folder of the files that come with elnet.", make=lambda: _own_folder("etc/"))
declare("doc-directory", NIL, "The folder of the files that come with elnet.", make=lambda: _own_folder("etc/"))
declare("lisp-directory", NIL, "The folder of the Lisp files that come with elnet.", make=lambda: _own_folder("lisp/"))
declare("system-name", NIL, "The name of this host.", make=lambda: lisp_string(os.uname().nodename))
declare("operating-system-release", NIL, "The release of the kernel.", make=lambda: lisp_string(os.uname().release))
declare("user-login-name", NIL, "The name under which the user logged in.", make=lambda: _user())
declare("user-real-login-name", NIL, "The name of the user by the real number.", make=lambda: _user())
declare("user-mail-address", NIL, "The address of the user.", make=lambda: _mail_address())
declare("before-init-time", NIL, "When the program started.")
declare("after-init-time", NIL, "When the program was ready.")
declare("emacs-copyright", NIL, "Who holds the copyright.", make=lambda: lisp_string("Copyright (C) the elnet authors."))
declare("env--substitute-vars-regexp", lisp_string("\\$\\(?:\\(?1:[[:alnum:]_]+\\)\\|{\\(?1:[^{}]+\\)}\\|\\$\\)"),
    "A regexp for variables in texts.")  # fmt: skip
declare("read-envvar-name-history", NIL, "The names of variables that were typed.")
declare("setenv-history", NIL, "The values of variables that were typed.")
