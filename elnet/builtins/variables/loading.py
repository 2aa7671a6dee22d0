"""Variables of loading, compiling and packages."""

from __future__ import annotations

from elnet.builtins.libraries import PRELOADED
from elnet.objects.cons import list_from, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

declare("load-path", NIL, "Folders to search for files to load; nil stands for the current folder.")
declare(
    "load-file-rep-suffixes",
    NIL,
    "Endings for other representations of a file; the empty one is the file itself.",
    make=lambda: list_of(lisp_string(""), lisp_string(".gz")),
)
declare("load-suffixes", NIL, "Endings that `load' tries.", make=lambda: list_of(lisp_string(".el")))
declare("load-file-name", NIL, "Full name of the file being loaded.")
declare("load-true-file-name", NIL, "Full name of the file being loaded, links followed.")
declare("custom-current-group-alist", NIL, "Alist of files and the group that each has defined last.")
declare("load-in-progress", NIL, "Non-nil inside `load'.")
declare("load-history", NIL, "Alist of loaded files and what they defined.")
declare("force-load-messages", NIL, "Non-nil means `load' prints its messages always.")
declare("after-load-alist", NIL, "What `eval-after-load' waits to evaluate.")
declare("features", NIL, "The features that are present.", make=lambda: list_from(map(intern, PRELOADED.split())))
declare("byte-compile-warnings", T, "What `byte-compile-file' warns of: t for all, a list of kinds, or (not KINDS…).")
declare("byte-compile-docstring-max-column", 80, "How many columns lines of docstrings may have.")
declare("byte-compile-cond-use-jump-table", T, "Accepted: `cond' is compiled to what is fastest anyway.")
declare("byte-compile-error-on-warn", NIL, "Non-nil means that what `byte-compile-file' warns of is an error.")
declare("package-archives", NIL, "Where packages come from: elnet installs none.")
declare("package-user-dir", NIL, "The folder of installed packages; nil is `elpa' in `user-emacs-directory'.")
declare("package-activated-list", NIL, "The installed packages that are ready to be used.")
declare("load-read-function", intern("read"), "The function that reads the forms of a file.")
declare("custom-delayed-init-variables", T, "The options that get their values when Emacs starts; t once it has started.")
