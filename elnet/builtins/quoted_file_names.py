"""File names quoted with /: so that nothing in them is special: `file-name-non-special`."""

from __future__ import annotations

import re

from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.file_handlers import AS_NAMED, EXPANDED, real_call
from elnet.runtime.file_names import text_of, unquoted
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

ITSELF = intern("file-name-non-special")
DIRECTORY, FILE_NAME = intern("default-directory"), intern("buffer-file-name")
QUOTED = {
    "expand-file-name", "file-name-directory", "file-name-as-directory", "directory-file-name", "file-name-sans-versions",
    "file-truename", "find-backup-file-name",
}  # fmt: skip
"""The operations that return file names, which are quoted again."""
COMMANDS = {"shell-command": (0,), "process-file": (0, 1), "start-file-process": (2,)}
"""The operations on programs, and which of their arguments are file names."""
VISITING = {"insert-file-contents": 1, "write-region": 4}
"""The operations that may let the buffer visit the file, and which of their arguments says so."""


def _unquoted(value: object) -> object:
    return text_of(unquoted(value.text)) if isinstance(value, LString) and value.text.startswith("/:") else value


def _quoted(value: object) -> object:
    if type(value) is Cons:
        return list_from(_quoted(each) for each in elements(value))
    return text_of("/:" + value.text) if isinstance(value, LString) and value.text != "/" else value


@primitive()
def file_name_non_special(lisp: Lisp, operation: object, *arguments: object) -> object:
    """Do OPERATION with ARGUMENTS, in which the file names that begin with /: lose that; the handler of such names."""
    name = check.symbol(operation).name
    if name in ("substitute-in-file-name", "abbreviate-file-name"):
        return arguments[0]
    if name in ("verify-visited-file-modtime", "make-auto-save-file-name"):
        return _with_name_unquoted(lisp, operation, arguments)
    places = AS_NAMED.get(name) or EXPANDED.get(name) or COMMANDS.get(name) or ()
    if 0 in places and isinstance(arguments[0], LString) and re.match("/:[^/~]", arguments[0].text):
        return real_call(lisp, ITSELF, operation, *arguments)
    given = [_unquoted(each) if index in places else each for index, each in enumerate(arguments)]
    if name == "expand-file-name":
        given = [_unquoted(each) for each in arguments]
        if len(given) < 2 or given[1] is NIL:
            given[1:] = [_unquoted(lisp.value("default-directory"))]
    elif name == "make-symbolic-link":
        given[0] = _unquoted(given[0])
    elif name == "write-region" and isinstance(given[4], LString):
        given[4] = _unquoted(given[4])
    binding = lisp.variables.bind(DIRECTORY, _unquoted(lisp.value("default-directory")))
    try:
        value = real_call(lisp, ITSELF, operation, *given)
    finally:
        lisp.variables.unbind(binding)
    if name in VISITING and given[VISITING[name]] is not NIL and isinstance(lisp.value("buffer-file-name"), LString):
        visits = given[VISITING[name]]
        if visits is T or isinstance(visits, LString) or name == "insert-file-contents":
            lisp.set("buffer-file-name", _quoted(_unquoted(lisp.value("buffer-file-name"))))
    return _quoted(value) if name in QUOTED and not _from_home(given[0]) else value


def _from_home(name: object) -> bool:
    """Tell whether NAME starts with a home folder, which is no part of a name that quoting could keep."""
    return isinstance(name, LString) and name.text.startswith("~")


def _with_name_unquoted(lisp: Lisp, operation: object, arguments: tuple[object, ...]) -> object:
    """Do OPERATION with ARGUMENTS, a buffer or nil, while the name of the file that the buffer visits is not quoted."""
    before = lisp.buffers.current
    lisp.buffers.set_current(lisp.buffers.given_or_current(arguments[0] if arguments else NIL))
    binding = lisp.variables.bind(FILE_NAME, _unquoted(lisp.value("buffer-file-name")))
    try:
        return lisp.call(operation)
    finally:
        lisp.variables.unbind(binding)
        lisp.buffers.restore_current(before)
