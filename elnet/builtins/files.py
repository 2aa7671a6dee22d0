"""Files: asking about, moving and removing them; folders; temporary files."""

from __future__ import annotations

import errno
import os
import shutil
import stat

from elnet.objects.conditions import signal, truth
from elnet.objects.cons import cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_names import default_directory, expanded, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.moments import Moment
from elnet.runtime.primitive import primitive


def full_name(lisp: Lisp, name: object) -> str:
    """Return the absolute name of the file NAME, a Lisp string."""
    return expanded(check.string(name).text, default_directory(lisp))


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
    """Return t if FILE is in the folder DIR or below it; both must exist."""
    path, folder = os.path.realpath(full_name(lisp, file)), os.path.realpath(full_name(lisp, dir))
    return truth(os.path.isdir(folder) and os.path.exists(path) and os.path.commonpath([path, folder]) == folder)


# Attributes


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


# Changing


@primitive("delete-file")
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
        os.link(old, new)
    except OSError as error:
        raise file_error("Adding new name", error, text_of(old), text_of(new))
    return NIL


# Folders


@primitive("make-directory", "mkdir")
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


# Temporary files


@primitive("make-temp-name")
def make_temp_name(prefix: object) -> LString:
    """Return PREFIX with six more characters such that no file has that name."""
    import random

    start = check.string(prefix).text
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    while True:
        name = start + "".join(random.choices(letters, k=6))
        if not os.path.lexists(name):
            return text_of(name)


@primitive("make-temp-file")
def make_temp_file(lisp: Lisp, prefix: object, dir_flag: object = NIL, suffix: object = NIL, text: object = NIL) -> LString:
    """Make a temporary file, or a folder if DIR-FLAG, whose name starts with PREFIX and ends in SUFFIX; TEXT goes into it."""
    import tempfile

    folder = lisp.value("temporary-file-directory")
    full = expanded(check.string(prefix).text, folder.text)
    ending = suffix.text if isinstance(suffix, LString) else ""
    base, start = os.path.split(full)
    try:
        if dir_flag is not NIL:
            return text_of(tempfile.mkdtemp(ending, start, base))
        descriptor, name = tempfile.mkstemp(ending, start, base)
    except OSError as error:
        raise file_error("Creating file with prefix", error, text_of(full))
    with os.fdopen(descriptor, "wb") as file:
        if isinstance(text, LString):
            from elnet.runtime.streams import encoded

            file.write(encoded(text.text))
    return text_of(name)


@primitive("locate-file")
def locate_file(lisp: Lisp, filename: object, path: object, suffixes: object = NIL, predicate: object = NIL) -> object:
    """Return the first file FILENAME with one of SUFFIXES in the folders PATH that satisfies PREDICATE, nil if none does."""
    endings = [item.text for item in elements(suffixes) if isinstance(item, LString)] or [""]
    test = None if predicate is NIL else lisp.functions.callable(predicate)
    folders = [default_directory(lisp) if item is NIL else item.text for item in elements(path)]  # type: ignore[attr-defined]
    for folder in folders:
        for ending in endings:
            name = expanded(check.string(filename).text + ending, expanded(folder, default_directory(lisp)))
            if test is None:
                if os.path.isfile(name) and os.access(name, os.R_OK):
                    return text_of(name)
            elif test(text_of(name)) is not NIL:
                return text_of(name)
    return NIL
