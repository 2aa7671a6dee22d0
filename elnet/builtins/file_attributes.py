"""What the system knows of a file: attributes, modes, times."""

from __future__ import annotations

import os
import stat

from elnet.objects.cons import list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import full_name, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.moments import Moment
from elnet.runtime.primitive import primitive


def _symbolic(mode: int) -> str:
    return stat.filemode(mode)


@primitive("file-attributes")
def file_attributes(lisp: Lisp, filename: object, id_format: object = NIL) -> object:
    """Return the attributes of FILENAME as a list, nil if there is no such file.

    The list is TYPE LINKS UID GID ATIME MTIME CTIME SIZE MODES t INODE DEVICE; ID-FORMAT `string' gives names of
    user and group.
    """
    path = full_name(lisp, filename)
    try:
        found = os.lstat(path.rstrip("/") or "/")
    except OSError:
        return NIL
    kind: object = NIL
    if stat.S_ISDIR(found.st_mode):
        kind = T
    elif stat.S_ISLNK(found.st_mode):
        kind = text_of(os.readlink(path))
    user: object = found.st_uid
    group: object = found.st_gid
    if id_format is intern("string"):
        user, group = _owner(found.st_uid), _group(found.st_gid)
    times = [Moment(each, 10**9).as_list() for each in (found.st_atime_ns, found.st_mtime_ns, found.st_ctime_ns)]
    mode = lisp_string(_symbolic(found.st_mode))
    return list_of(kind, found.st_nlink, user, group, *times, found.st_size, mode, T, found.st_ino, found.st_dev)


def _owner(number: int) -> object:
    import pwd

    try:
        return text_of(pwd.getpwuid(number).pw_name)
    except KeyError:
        return number


def _group(number: int) -> object:
    import grp

    try:
        return text_of(grp.getgrgid(number).gr_name)
    except KeyError:
        return number


_ATTRIBUTES = (
    "type", "link-number", "user-id", "group-id", "access-time", "modification-time", "status-change-time", "size", "modes",
    "", "inode-number", "device-number",
)  # fmt: skip


def _attribute(index: int, name: str) -> None:
    def attribute(attributes: object) -> object:
        items = elements(attributes)
        return items[index] if index < len(items) else NIL

    attribute.__doc__ = f"Return the {name.replace('-', ' ')} in ATTRIBUTES, as `file-attributes' returns them."
    attribute.__name__ = f"file_attribute_{name.replace('-', '_')}"
    primitive()(attribute)


for _index, _name in enumerate(_ATTRIBUTES):
    if _name:
        _attribute(_index, _name)


@primitive("file-modes")
def file_modes(lisp: Lisp, filename: object, flag: object = NIL) -> object:
    """Return the permission bits of FILENAME as an integer, nil if it does not exist."""
    try:
        return stat.S_IMODE(os.stat(full_name(lisp, filename), follow_symlinks=flag is NIL).st_mode)
    except OSError:
        return NIL


@primitive("set-file-modes", "chmod")
def set_file_modes(lisp: Lisp, filename: object, mode: object, flag: object = NIL) -> object:
    """Give FILENAME the permission bits MODE, an integer."""
    try:
        os.chmod(full_name(lisp, filename), check.fixnum(mode))
    except OSError as error:
        raise file_error("Doing chmod", error, text_of(full_name(lisp, filename)))
    return NIL


@primitive("default-file-modes")
def default_file_modes() -> int:
    """Return the permission bits that new files get."""
    mask = os.umask(0)
    os.umask(mask)
    return ~mask & 0o777


@primitive("set-default-file-modes")
def set_default_file_modes(mode: object) -> object:
    """Make MODE the permission bits that new files get."""
    os.umask(~check.fixnum(mode) & 0o777)
    return NIL


@primitive("file-modes-number-to-symbolic")
def file_modes_number_to_symbolic(mode: object, filetype: object = NIL) -> LString:
    """Return MODE, an integer, as ls shows it; FILETYPE is the first character, by default -."""
    first = chr(filetype) if type(filetype) is int else "-"
    return lisp_string(first + _symbolic(stat.S_IFREG | check.integer(mode))[1:])


@primitive("set-file-times")
def set_file_times(lisp: Lisp, filename: object, timestamp: object = NIL, flag: object = NIL) -> Symbol:
    """Set the access and modification times of FILENAME to TIMESTAMP, by default now."""
    from elnet.runtime.moments import moment

    nanoseconds = moment(timestamp).in_units(10**9)
    try:
        os.utime(full_name(lisp, filename), ns=(nanoseconds, nanoseconds))
    except OSError as error:
        raise file_error("Setting file times", error, text_of(full_name(lisp, filename)))
    return T


@primitive("file-nlinks")
def file_nlinks(lisp: Lisp, filename: object) -> object:
    """Return how many names the file FILENAME has."""
    try:
        return os.lstat(full_name(lisp, filename)).st_nlink
    except OSError:
        return NIL


@primitive("file-name-case-insensitive-p")
def file_name_case_insensitive_p(filename: object) -> Symbol:
    """Return nil: file names differ in case here."""
    check.string(filename)
    return NIL
