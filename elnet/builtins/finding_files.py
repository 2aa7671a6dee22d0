"""Looking for files and around in them: completions of names, folders above, access."""

from __future__ import annotations

import os

from elnet.objects.conditions import signal
from elnet.objects.cons import list_from
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


def _expanded(lisp: Lisp, name: object) -> str:
    found = lisp.call(lisp.intern("expand-file-name"), check.string(name))
    assert isinstance(found, LString)
    return found.text


@primitive("file-name-all-completions")
def file_name_all_completions(lisp: Lisp, file: object, directory: object) -> object:
    """Return the names in the folder DIRECTORY that begin with FILE; the names of folders end in a slash."""
    start, folder = check.string(file).text, _expanded(lisp, directory)
    try:
        names = os.listdir(folder)
    except OSError as error:
        text = lisp_string(error.strerror or "")
        raise signal("file-missing", lisp_string("Opening directory"), text, lisp_string(folder)) from None
    found = [name for name in [".", "..", *names] if name.startswith(start)]
    return list_from(lisp_string(name + "/" * os.path.isdir(os.path.join(folder, name))) for name in found)


@primitive("locate-dominating-file")
def locate_dominating_file(lisp: Lisp, file: object, name: object) -> object:
    """Return the nearest folder at or above FILE that has a file NAME, or for which the function NAME returns non-nil."""
    folder = _expanded(lisp, file)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        shown = lisp.call(lisp.intern("file-name-as-directory"), lisp_string(folder))
        shown = lisp.call(lisp.intern("abbreviate-file-name"), shown)
        if isinstance(name, LString):
            if os.path.exists(os.path.join(folder, name.text)):
                return shown
        elif lisp.call(name, shown) is not NIL:
            return shown
        above = os.path.dirname(folder.rstrip("/"))
        if above in (folder, folder.rstrip("/"), ""):
            return NIL
        folder = above


@primitive("access-file")
def access_file(lisp: Lisp, filename: object, string: object) -> object:
    """Return nil if FILENAME can be read; signal an error that begins with STRING otherwise."""
    path = _expanded(lisp, filename)
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError as error:
        kinds = {"FileNotFoundError": "file-missing", "PermissionError": "permission-denied"}
        kind = kinds.get(type(error).__name__, "file-error")
        raise signal(kind, string, lisp_string(error.strerror or ""), lisp_string(path)) from None
    return NIL
