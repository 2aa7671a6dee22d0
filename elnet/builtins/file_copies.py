"""Copying folders, making files, temporary ones among them, and telling whether they have changed."""

from __future__ import annotations

import os

from elnet.objects.conditions import lisp_error, signal
from elnet.objects.cons import cons
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_handlers import handler_here
from elnet.runtime.file_names import full_name, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.moments import Moment
from elnet.runtime.primitive import primitive

EXPAND, AS_FOLDER, IS_FOLDER, EXISTS = map(
    intern, ("expand-file-name", "file-name-as-directory", "file-directory-p", "file-exists-p")
)


@primitive()
def copy_directory(
    lisp: Lisp,
    directory: object,
    newname: object,
    keep_time: object = NIL,
    parents: object = NIL,
    copy_contents: object = NIL,
) -> object:
    """Copy the folder DIRECTORY and all in it to NEWNAME, or into NEWNAME if that is written as a folder.

    KEEP-TIME non-nil keeps times, PARENTS makes missing folders above, COPY-CONTENTS copies into NEWNAME itself.
    """
    source = check.string(lisp.call(intern("directory-file-name"), lisp.call(EXPAND, directory)))
    target = check.string(lisp.call(EXPAND, newname))
    if not os.path.isdir(source.text):
        raise signal("file-missing", lisp_string("Opening directory"), lisp_string("No such file or directory"), source)
    if os.path.join(os.path.realpath(target.text), "").startswith(os.path.join(os.path.realpath(source.text), "")):
        names = f"‘{check.string(directory).text}’", f"‘{check.string(newname).text}’"
        raise lisp_error(f"Cannot copy {names[0]} into its subdirectory {names[1]}")
    into = target.text.endswith("/") and copy_contents is NIL
    if into:
        target = check.string(lisp.call(EXPAND, text_of(os.path.basename(source.text)), target))
    if not os.path.isdir(target.text) or (copy_contents is NIL and not into):
        lisp.call(intern("make-directory"), text_of(target.text.rstrip("/")), parents)
    _copy_entries(lisp, source, target, keep_time)
    modes = lisp.call(intern("file-modes"), source)
    if modes is not NIL and not os.path.islink(source.text):
        lisp.call(intern("set-file-modes"), target, modes)
    if keep_time is not NIL:
        stat = os.stat(source.text)
        os.utime(target.text, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return NIL


def _copy_entries(lisp: Lisp, source: LString, target: LString, keep_time: object) -> None:
    for name in sorted(os.listdir(source.text)):
        old, new = text_of(os.path.join(source.text, name)), text_of(os.path.join(target.text, name))
        if os.path.islink(old.text):
            lisp.call(intern("make-symbolic-link"), text_of(os.readlink(old.text)), new, T)
        elif os.path.isdir(old.text):
            copy_directory(lisp, old, new, keep_time, T, T)
        else:
            lisp.call(intern("copy-file"), old, new, T, keep_time)


@primitive()
def make_empty_file(lisp: Lisp, filename: object, parents: object = NIL) -> object:
    """Make the file FILENAME without contents, with PARENTS the folders above it as well; it must not exist."""
    name = check.string(lisp.call(EXPAND, filename))
    if lisp.call(EXISTS, name) is not NIL:
        raise signal("file-already-exists", lisp_string("File exists"), filename)
    folder = lisp.call(intern("file-name-directory"), name)
    if parents is not NIL and lisp.call(EXISTS, folder) is NIL:
        lisp.call(intern("make-directory"), folder, T)
    lisp.call(intern("write-region"), lisp_string(""), NIL, name, NIL, 0)
    return NIL


_UNITS = "kMGTPEZYRQ"


@primitive()
def file_size_human_readable(file_size: object, flavor: object = NIL, space: object = NIL, unit: object = NIL) -> LString:
    """Return FILE-SIZE, a number of bytes, as people write it.

    FLAVOR `si' counts in thousands, `iec' in 1024 with names like Ki, nil in 1024 with names like k.  SPACE goes before the
    unit, UNIT is added to it.
    """
    size = float(check.number(file_size))
    base = 1000.0 if flavor is intern("si") else 1024.0
    prefix = ""
    for letter in _UNITS:
        if size < base or prefix == _UNITS[-1]:
            break
        size, prefix = size / base, letter
    iec = flavor is intern("iec")
    shown = ("K" if iec and prefix == "k" else prefix) + ("i" if iec and prefix else "")
    ending = unit.text if isinstance(unit, LString) else "B" if iec else ""
    digits = 1 if size < 10 and size % 1 >= 0.05 and int(size * 10 + 0.5) % 10 else 0
    blank = space.text if isinstance(space, LString) and shown + ending else ""
    return lisp_string(f"{size:.{digits}f}{blank}{shown}{ending}")


@primitive()
def file_size_human_readable_iec(lisp: Lisp, size: object) -> LString:
    """Return SIZE, a number of bytes, as people write it, in units like KiB."""
    return file_size_human_readable(size, intern("iec"), lisp_string(" "))


@primitive()
def convert_standard_filename(filename: object) -> LString:
    """Return FILENAME, which every system can have."""
    return check.string(filename)


@primitive()
def file_chase_links(lisp: Lisp, filename: object, limit: object = NIL) -> LString:
    """Follow symbolic links from FILENAME until it is none, LIMIT times at most."""
    name = check.string(filename).text
    most = 100 if limit is NIL else check.integer(limit)
    for count in range(most + 1):
        path = full_name(lisp, text_of(name))
        if not os.path.islink(path) or (limit is not NIL and count == most):
            return text_of(name)
        target = os.readlink(path)
        name = target if target.startswith("/") else os.path.join(os.path.dirname(name), target)
    raise lisp_error(f"Apparent cycle of symbolic links for {check.string(filename).text}")


@primitive()
def file_local_copy(lisp: Lisp, file: object) -> object:
    """Return the name of a copy of FILE on this machine, nil if FILE is on it."""
    check.string(file)
    return NIL


@primitive()
def file_has_changed_p(lisp: Lisp, file: object, tag: object = NIL) -> object:
    """Return non-nil unless FILE is as it was when this was last asked with TAG."""
    path = full_name(lisp, file)
    try:
        found = os.stat(path)
        state = (found.st_size, found.st_mtime_ns)
    except OSError:
        state = None
    seen = lisp.part(SeenFiles).states
    key = (path, getattr(tag, "name", "") if isinstance(tag, Symbol) else "")
    if seen.get(key) == state:
        return NIL
    seen[key] = state
    return cons(-1, -1) if state is None else cons(state[0], Moment(state[1], 10**9).as_list())


class SeenFiles:
    """Size and time of the files that `file-has-changed-p` was asked about."""

    def __init__(self, lisp: Lisp) -> None:
        self.states: dict[tuple[str, str], tuple[int, int] | None] = {}


@primitive()
def temporary_file_directory(lisp: Lisp) -> object:
    """Return the folder for temporary files of the machine of `default-directory'."""
    handler = handler_here(lisp, intern("temporary-file-directory"))
    if handler is not NIL:
        return lisp.call(handler, intern("temporary-file-directory"))
    return lisp.value("temporary-file-directory")


@primitive()
def make_nearby_temp_file(lisp: Lisp, prefix: object, dir_flag: object = NIL, suffix: object = NIL) -> object:
    """Make a temporary file, as `make-temp-file' does, on the machine of `default-directory'."""
    folder = lisp.call(intern("temporary-file-directory"))
    binding = lisp.variables.bind(intern("temporary-file-directory"), folder)
    try:
        return lisp.call(intern("make-temp-file"), prefix, dir_flag, suffix)
    finally:
        lisp.variables.unbind(binding)
