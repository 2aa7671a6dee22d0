"""Asking about files: whether they exist, what they are, what may be done with them."""

from __future__ import annotations

import os

from elnet.objects.conditions import truth
from elnet.objects.strings import LString
from elnet.objects.symbols import NIL, Symbol
from elnet.runtime.file_names import full_name, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("file-exists-p")
def file_exists_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if the file FILENAME exists and can be reached."""
    return truth(os.path.exists(full_name(lisp, filename)))


@primitive("file-directory-p")
def file_directory_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if FILENAME is a folder."""
    return truth(os.path.isdir(full_name(lisp, filename)))


@primitive("file-accessible-directory-p")
def file_accessible_directory_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if FILENAME is a folder in which files can be opened."""
    path = full_name(lisp, filename)
    return truth(os.path.isdir(path) and os.access(path, os.X_OK))


@primitive("file-regular-p")
def file_regular_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if FILENAME is a regular file."""
    return truth(os.path.isfile(full_name(lisp, filename)))


@primitive("file-readable-p")
def file_readable_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if FILENAME exists and can be read."""
    return truth(os.access(full_name(lisp, filename), os.R_OK))


@primitive("file-executable-p")
def file_executable_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if FILENAME can be run, or entered if it is a folder."""
    return truth(os.access(full_name(lisp, filename), os.X_OK))


@primitive("file-writable-p")
def file_writable_p(lisp: Lisp, filename: object) -> Symbol:
    """Return t if FILENAME can be written or created."""
    path = full_name(lisp, filename)
    if os.path.lexists(path):
        return truth(os.access(path, os.W_OK))
    folder = os.path.dirname(path.rstrip("/"))
    return truth(os.path.isdir(folder) and os.access(folder, os.W_OK))


@primitive("file-symlink-p")
def file_symlink_p(lisp: Lisp, filename: object) -> object:
    """Return what the symbolic link FILENAME points to, nil if it is none."""
    try:
        return text_of(os.readlink(full_name(lisp, filename)))
    except OSError:
        return NIL


@primitive("file-truename")
def file_truename(lisp: Lisp, filename: object, *_ignored: object) -> LString:
    """Return FILENAME with all symbolic links followed."""
    path = full_name(lisp, filename)
    return text_of(os.path.realpath(path) + ("/" if path.endswith("/") and path != "/" else ""))


@primitive("file-newer-than-file-p")
def file_newer_than_file_p(lisp: Lisp, file1: object, file2: object) -> Symbol:
    """Return t if FILE1 was changed later than FILE2, or only FILE1 exists."""
    first, second = full_name(lisp, file1), full_name(lisp, file2)
    if not os.path.exists(first):
        return NIL
    return truth(not os.path.exists(second) or os.stat(first).st_mtime_ns > os.stat(second).st_mtime_ns)


@primitive("file-equal-p")
def file_equal_p(lisp: Lisp, file1: object, file2: object) -> Symbol:
    """Return t if FILE1 and FILE2 name the same file."""
    try:
        return truth(os.path.samefile(full_name(lisp, file1), full_name(lisp, file2)))
    except OSError:
        return NIL


@primitive("file-in-directory-p")
def file_in_directory_p(lisp: Lisp, file: object, dir: object) -> Symbol:
    """Return t if FILE is in the folder DIR, which must exist, or below it."""
    path, folder = os.path.realpath(full_name(lisp, file)), os.path.realpath(full_name(lisp, dir))
    return truth(os.path.isdir(folder) and os.path.commonpath([path, folder]) == folder)
