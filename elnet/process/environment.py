"""Where and with what programs start: the folder, the environment, the file of a program."""

from __future__ import annotations

import errno
import os

from elnet.objects.conditions import lisp_error
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, intern
from elnet.process.errors import file_signal
from elnet.runtime.file_handlers import handler_for
from elnet.runtime.file_names import expanded, home_expanded, unquoted
from elnet.runtime.streams import encoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

__all__ = ["directory", "encoded", "environment", "find_program", "program_file"]


def directory(lisp: Lisp) -> str:
    """Return the folder that `default-directory` names; signal an error if nobody can be there."""
    value = lisp.value("default-directory")
    if type(value) is not LString:
        return os.getcwd()
    operation = intern("unhandled-file-name-directory")
    handler = handler_for(lisp, value, operation)
    if handler is not NIL:
        local = lisp.call(handler, operation, value)
        value = local if type(local) is LString else LString("~/", False)
    path = home_expanded(lisp, value.text)
    if not os.path.isdir(path):
        code = errno.ENOTDIR if os.path.exists(path) else errno.ENOENT
        raise file_signal("Setting current directory", OSError(code, os.strerror(code)), value)
    return path


def environment(lisp: Lisp) -> dict[bytes, bytes]:
    """Return the environment that `process-environment` gives to programs; of a name's entries the first counts."""
    found: dict[bytes, bytes] = {}
    removed: set[bytes] = set()
    for entry in elements(lisp.value("process-environment")):
        if type(entry) is not LString:
            continue
        name, equals, value = encoded(entry.text).partition(b"=")
        if name in found or name in removed:
            continue
        if equals:
            found[name] = value
        else:
            removed.add(name)
    return found


def program_file(lisp: Lisp, name: str, here: str) -> str:
    """Return the file of the program NAME, searched for along `exec-path` unless it has a folder; signal an error if none."""
    name = unquoted(name)
    if os.path.isabs(name):
        if os.path.isdir(name):
            raise lisp_error("Specified program for new process is a directory")
        return name
    found = find_program(lisp, name, here)
    if found is None:
        missing = OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        raise file_signal("Searching for program", missing, LString(name, not name.isascii()))
    return found


def find_program(lisp: Lisp, name: str, here: str) -> str | None:
    """Return the file of the program NAME, None if `exec-path` has none."""
    if not name:
        return None
    for folder in elements(lisp.value("exec-path")) or [NIL]:
        path = expanded(lisp, name, expanded(lisp, folder.text, here) if type(folder) is LString else here)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return None
