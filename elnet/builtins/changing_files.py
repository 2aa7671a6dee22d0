"""Deleting, renaming, copying and linking files."""

from __future__ import annotations

import errno
import os
import shutil

from elnet.objects.conditions import signal
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL
from elnet.runtime import check
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import full_name, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive


@primitive("delete-file", interactive="fDelete file: ")
def delete_file(lisp: Lisp, filename: object, trash: object = NIL) -> object:
    """Remove the file FILENAME; it need not exist."""
    path = full_name(lisp, filename)
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno != errno.ENOTDIR:
            raise file_error("Removing old name", error, text_of(path))
    return NIL


def _target(source: str, target: str) -> str:
    """Return TARGET, or the file of SOURCE's name in it if it is written as a folder."""
    return os.path.join(target, os.path.basename(source.rstrip("/"))) if target.endswith("/") else target


def _refuse_existing(path: str, allowed: object) -> None:
    if os.path.lexists(path) and (allowed is NIL or type(allowed) is int):
        raise signal("file-already-exists", lisp_string("File already exists"), text_of(path))


@primitive("rename-file", interactive="fRename file: \nGRename %s to file: \np")
def rename_file(lisp: Lisp, file: object, newname: object, ok_if_already_exists: object = NIL) -> object:
    """Rename FILE to NEWNAME; refuse to replace a file unless OK-IF-ALREADY-EXISTS is non-nil."""
    old, new = full_name(lisp, file), full_name(lisp, newname)
    new = _target(old, new)
    _refuse_existing(new, ok_if_already_exists)
    try:
        os.rename(old.rstrip("/"), new)
    except OSError as error:
        if error.errno == errno.EXDEV:
            shutil.move(old, new)
        else:
            raise file_error("Renaming", error, text_of(old), text_of(new))
    return NIL


@primitive("copy-file", interactive="fCopy file: \nGCopy %s to file: \np\nP")
def copy_file(
    lisp: Lisp,
    file: object,
    newname: object,
    ok_if_already_exists: object = NIL,
    keep_time: object = NIL,
    preserve_uid_gid: object = NIL,
    preserve_permissions: object = NIL,
) -> object:
    """Copy FILE to NEWNAME; refuse to replace a file unless OK-IF-ALREADY-EXISTS is non-nil; KEEP-TIME keeps its times."""
    old, new = full_name(lisp, file), full_name(lisp, newname)
    new = _target(old, new)
    if not os.path.exists(old):
        raise file_error("Opening input file", OSError(errno.ENOENT, ""), text_of(old))
    _refuse_existing(new, ok_if_already_exists)
    try:
        (shutil.copy2 if keep_time is not NIL else shutil.copy)(old, new)
    except OSError as error:
        raise file_error("Opening output file", error, text_of(new))
    return NIL


@primitive("make-symbolic-link", interactive="FMake symbolic link to file: \nGMake symbolic link to file %s: \np")
def make_symbolic_link(lisp: Lisp, target: object, linkname: object, ok_if_already_exists: object = NIL) -> object:
    """Make the symbolic link LINKNAME to TARGET."""
    link = _target(check.string(target).text, full_name(lisp, linkname))
    _refuse_existing(link, ok_if_already_exists)
    try:
        if os.path.lexists(link):
            os.unlink(link)
        os.symlink(check.string(target).text, link)
    except OSError as error:
        raise file_error("Making symbolic link", error, target, text_of(link))
    return NIL


@primitive("add-name-to-file", interactive="fAdd name to file: \nGName to add to %s: \np")
def add_name_to_file(lisp: Lisp, file: object, newname: object, ok_if_already_exists: object = NIL) -> object:
    """Give FILE the additional name NEWNAME."""
    old, new = full_name(lisp, file), full_name(lisp, newname)
    _refuse_existing(new, ok_if_already_exists)
    try:
        if os.path.lexists(new) and os.path.exists(old):
            os.unlink(new)
        os.link(old, new)
    except OSError as error:
        raise file_error("Adding new name", error, text_of(old), text_of(new))
    return NIL
