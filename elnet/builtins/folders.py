"""Folders: making, deleting and listing them."""

from __future__ import annotations

import os
import shutil

from elnet.builtins.file_attributes import file_attributes
from elnet.objects.conditions import truth
from elnet.objects.cons import cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import full_name, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("make-directory", "mkdir", interactive="FMake directory: ")
def make_directory(lisp: Lisp, dir: object, parents: object = NIL) -> object:
    """Make the folder DIR, and its parents if PARENTS is non-nil; then it may exist, which returns t."""
    path = full_name(lisp, dir)
    try:
        if parents is not NIL:
            existed = os.path.isdir(path)
            os.makedirs(path, exist_ok=True)
            return truth(existed)
        os.mkdir(path)
    except OSError as error:
        raise file_error("Creating directory", error, text_of(path))
    return NIL


@primitive("make-directory-internal")
def make_directory_internal(lisp: Lisp, directory: object) -> object:
    """Make the folder DIRECTORY."""
    return make_directory(lisp, directory)


@primitive("delete-directory")
def delete_directory(lisp: Lisp, directory: object, recursive: object = NIL, trash: object = NIL) -> object:
    """Remove the folder DIRECTORY, with all that is in it if RECURSIVE is non-nil."""
    path = full_name(lisp, directory).rstrip("/")
    try:
        if recursive is not NIL and not os.path.islink(path):
            if os.path.exists(path):
                shutil.rmtree(path)
        else:
            os.rmdir(path)
    except OSError as error:
        raise file_error("Removing directory", error, text_of(path))
    return NIL


def _listed(lisp: Lisp, path: str, match: object) -> list[str]:
    try:
        names = sorted([".", "..", *os.listdir(path)])
    except OSError as error:
        raise file_error("Opening directory", error, text_of(path))
    if match is NIL:
        return names
    matches = lisp.functions.callable(intern("string-match-p"))
    return [name for name in names if matches(match, text_of(name)) is not NIL]


@primitive("directory-files")
def directory_files(
    lisp: Lisp, directory: object, full: object = NIL, match: object = NIL, nosort: object = NIL, count: object = NIL
) -> object:
    """Return the names of the files in DIRECTORY: absolute ones if FULL, matching the regexp MATCH, COUNT at most."""
    path = full_name(lisp, directory)
    names = _listed(lisp, path, match)
    if type(count) is int:
        names = names[:count]
    prefix = os.path.join(path, "") if full is not NIL else ""
    return list_from(text_of(prefix + name) for name in names)


@primitive("directory-files-and-attributes")
def directory_files_and_attributes(
    lisp: Lisp,
    directory: object,
    full: object = NIL,
    match: object = NIL,
    nosort: object = NIL,
    id_format: object = NIL,
    count: object = NIL,
) -> object:
    """Return an alist of the files in DIRECTORY and their attributes; the arguments as for `directory-files'."""
    path = full_name(lisp, directory)
    entries = []
    for name in elements(directory_files(lisp, directory, full, match, nosort, count)):
        assert isinstance(name, LString)
        entries.append(cons(name, file_attributes(lisp, text_of(os.path.join(path, name.text)), id_format)))
    return list_from(entries)


@primitive("directory-files-recursively")
def directory_files_recursively(
    lisp: Lisp,
    dir: object,
    regexp: object,
    include_directories: object = NIL,
    predicate: object = NIL,
    follow_symlinks: object = NIL,
) -> object:
    """Return the files below DIR whose names match REGEXP; PREDICATE says which folders to enter."""
    matches = lisp.functions.callable(intern("string-match-p"))
    wanted = None if predicate in (NIL, T) else lisp.functions.callable(predicate)

    def below(folder: str, prefix: str) -> list[object]:
        here: list[object] = []
        inside: list[object] = []
        for name in sorted(os.listdir(folder)):
            path, shown = os.path.join(folder, name), os.path.join(prefix, name)
            if os.path.isdir(path) and (follow_symlinks is not NIL or not os.path.islink(path)):
                if wanted is None or wanted(text_of(shown)) is not NIL:
                    inside += below(path, shown)
                if include_directories is not NIL and matches(regexp, text_of(name)) is not NIL:
                    here.append(text_of(shown))
            elif matches(regexp, text_of(name)) is not NIL:
                here.append(text_of(shown))
        return [*inside, *here]

    path = full_name(lisp, dir)
    try:
        return list_from(below(path, check.string(dir).text))
    except OSError as error:
        raise file_error("Opening directory", error, text_of(path))


@primitive("directory-empty-p")
def directory_empty_p(lisp: Lisp, dir: object) -> Symbol:
    """Return t if DIR is a folder without files."""
    try:
        return truth(not os.listdir(full_name(lisp, dir)))
    except OSError:
        return NIL
