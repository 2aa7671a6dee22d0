"""The current folder of a buffer, and lists of folders."""

from __future__ import annotations

import os
import re

from elnet.objects.conditions import lisp_error
from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check
from elnet.runtime.file_names import default_directory, text_of, with_variables
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import macro, primitive

EXPAND, AS_FOLDER, IS_FOLDER, EXISTS = map(
    intern, ("expand-file-name", "file-name-as-directory", "file-directory-p", "file-exists-p")
)


@primitive()
def cd_absolute(lisp: Lisp, dir: object) -> object:
    """Make DIR, an absolute name, the current folder of the buffer."""
    folder = check.string(lisp.call(AS_FOLDER, lisp.call(EXPAND, dir)))
    if lisp.call(IS_FOLDER, folder) is NIL:
        if lisp.call(EXISTS, folder) is not NIL:
            raise lisp_error(f"{folder.text} is not a directory")
        raise lisp_error(f"No such directory: {folder.text}")
    if lisp.call(intern("file-accessible-directory-p"), folder) is NIL:
        raise lisp_error(f"Cannot cd to {folder.text}:  Permission denied")
    lisp.set("default-directory", folder)
    return folder


@primitive()
def cd(lisp: Lisp, dir: object) -> object:
    """Make DIR, which may be relative to one of the folders in `cd-path', the current folder of the buffer."""
    name = check.string(dir)
    if name.text.startswith(("/", "~", "./", "../")) or name.text in (".", ".."):
        return cd_absolute(lisp, lisp.call(EXPAND, name))
    for folder in elements(lisp.value("cd-path")) or [text_of("./")]:
        there = lisp.call(EXPAND, name, folder)
        if lisp.call(IS_FOLDER, there) is not NIL:
            return cd_absolute(lisp, there)
    raise lisp_error(f"No such directory: {name.text}")


@primitive(interactive="P")
def pwd(lisp: Lisp, insert: object = NIL) -> object:
    """Tell the current folder of the buffer, or with INSERT put it before point."""
    folder = lisp.value("default-directory")
    if insert is not NIL:
        return lisp.call(intern("insert"), folder)
    return lisp.call(intern("message"), lisp_string("Directory %s"), folder)


@primitive()
def parse_colon_path(lisp: Lisp, search_path: object) -> object:
    """Return the folders in SEARCH-PATH, which are separated by colons, with a slash at their ends; nil for the current one."""
    if not isinstance(search_path, LString):
        return NIL
    parts = with_variables(lisp, search_path.text, "").split(":")
    return list_from(lisp.call(AS_FOLDER, text_of(re.sub("^/+", "/", part))) if part else NIL for part in parts)


@primitive()
def prune_directory_list(lisp: Lisp, dirs: object, keep: object = NIL, reject: object = NIL) -> object:
    """Return those of DIRS that exist or are in KEEP, and are not in REJECT."""
    kept = [check.string(each).text for each in elements(keep)]
    rejected = [check.string(each).text for each in elements(reject)]

    def stays(name: LString) -> bool:
        return name.text not in rejected and (name.text in kept or lisp.call(IS_FOLDER, name) is not NIL)

    return list_from(each for each in elements(dirs) if isinstance(each, LString) and stays(each))


@macro()
def with_existing_directory(*body: object) -> object:
    """Evaluate BODY in a folder that exists: `default-directory', or one above it that does."""
    binding = list_of(intern("default-directory"), list_of(intern("elnet--existing-directory")))
    return list_from([intern("let"), list_of(binding), *body])


@primitive("elnet--existing-directory")
def existing_directory(lisp: Lisp) -> object:
    """Return `default-directory', or the closest folder above it that exists."""
    path = default_directory(lisp)
    while not os.path.isdir(path) and path != "/":
        path = os.path.join(os.path.dirname(path.rstrip("/")), "")
    return text_of(path)
