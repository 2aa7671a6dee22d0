"""Variables of files and coding systems."""

from __future__ import annotations

import os

from elnet.objects.cons import list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)


def _temporary_folder() -> str:
    return os.path.join(os.environ.get("TMPDIR") or "/tmp", "")


declare(
    "default-directory",
    NIL,
    "Folder that relative file names start from.",
    local=True,
    permanent=True,
    make=lambda: lisp_string(os.path.join(os.getcwd(), "")),
)
declare("temporary-file-directory", NIL, "Folder for temporary files.", make=lambda: lisp_string(_temporary_folder()))
declare("small-temporary-file-directory", NIL, "Folder for small temporary files, nil for the usual one.")
declare("path-separator", NIL, "What separates folders in search paths.", make=lambda: lisp_string(":"))
declare("locale-coding-system", intern("utf-8-unix"), "The coding system of the environment.")
declare("coding-system-for-read", NIL, "If non-nil, the coding system for reading files and from processes.")
declare("coding-system-for-write", NIL, "If non-nil, the coding system for writing files and to processes.")
declare("last-coding-system-used", NIL, "The coding system that was used last.")
declare("before-save-hook", NIL, "Functions to call before a buffer is saved.")
declare("after-save-hook", NIL, "Functions to call after a buffer was saved.")
declare("file-name-coding-system", NIL, "The coding system of file names.")
declare("default-file-name-coding-system", intern("utf-8-unix"), "The coding system of file names by default.")
declare("current-language-environment", lisp_string("UTF-8"), "Name of the language environment.")
declare("select-safe-coding-system-function", NIL, "Accepted for the sake of programs that set it.")
declare(
    "charset-list",
    NIL,
    "The charsets.",
    make=lambda: list_from(map(intern, ("unicode", "emacs", "eight-bit", "unicode-bmp", "ascii", "iso-8859-1", "control-1"))),
)
