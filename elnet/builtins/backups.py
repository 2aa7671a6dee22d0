"""Backup files: their names, and making them (manual node "Backup Files")."""

from __future__ import annotations

import os
import re

from elnet.objects.conditions import truth
from elnet.objects.cons import Cons, cons, list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

EXPAND, EXISTS = intern("expand-file-name"), intern("file-exists-p")
NUMBERED = re.compile(r"\.~([0-9]+)~\Z")


@primitive()
def backup_file_name_p(file: object) -> object:
    """Return where the ending of backups starts in FILE, nil if it is no backup's name."""
    text = check.string(file).text
    return len(text) - 1 if text.endswith("~") else NIL


@primitive()
def backup_extract_version(fn: object) -> int:
    """Return the number in FN, the name of a numbered backup, 0 if it is none."""
    found = NUMBERED.search(check.string(fn).text)
    return int(found[1]) if found else 0


@primitive()
def normal_backup_enable_predicate(lisp: Lisp, name: object) -> object:
    """Return t unless NAME is in a folder of temporary files."""
    text = check.string(name).text
    folders = [lisp.value(name) for name in ("temporary-file-directory", "small-temporary-file-directory")]
    names = ["/tmp/", *(each.text for each in folders if isinstance(each, LString))]
    return truth(not text.startswith(tuple(names)))


@primitive()
def make_backup_file_name(lisp: Lisp, file: object) -> object:
    """Return the name of the backup of FILE that has no number."""
    function = lisp.value("make-backup-file-name-function")
    return lisp.call(function if function is not NIL else intern("make-backup-file-name--default-function"), file)


@primitive("make-backup-file-name--default-function")
def default_backup_name(lisp: Lisp, file: object) -> LString:
    """Return FILE with a tilde, in the folder that `backup-directory-alist' has for it."""
    return text_of(_backup_place(lisp, check.string(file)) + "~")


def _backup_place(lisp: Lisp, file: LString) -> str:
    """Return the name that backups of FILE begin with."""
    folder: object = NIL
    for entry in elements(lisp.value("backup-directory-alist")):
        if type(entry) is Cons and lisp.call(intern("string-match-p"), entry.car, file) is not NIL:
            folder = entry.cdr
            break
    if not isinstance(folder, LString):
        return file.text
    absolute = os.path.isabs(folder.text) or folder.text.startswith("~")
    home = check.string(lisp.call(EXPAND, folder, lisp.call(intern("file-name-directory"), file)))
    if lisp.call(EXISTS, home) is NIL:
        lisp.call(intern("make-directory"), home, T)
    full = check.string(lisp.call(EXPAND, file)).text
    name = full.replace("!", "!!").replace("/", "!") if absolute else os.path.basename(file.text)
    return os.path.join(home.text, name)


@primitive()
def find_backup_file_name(lisp: Lisp, fn: object) -> object:
    """Return a list of the name for a new backup of FN, and the numbered backups that are not to be kept any longer.

    Whether backups are numbered is for `version-control' to say.
    """
    file, choice = check.string(fn), lisp.value("version-control")
    plain = list_of(lisp.call(intern("make-backup-file-name"), file))
    if choice is intern("never"):
        return plain
    base = _backup_place(lisp, file)
    versions = _versions(base)
    if not versions and choice is NIL:
        return plain
    superfluous: list[str] = []
    old, new = lisp.value("kept-old-versions"), lisp.value("kept-new-versions")
    count = len(versions) - old - new + 1
    if count > 0 and lisp.value("delete-old-versions") is not intern("never-count"):
        superfluous = [f"{base}.~{number}~" for number in versions[old : old + count]]
    newest = f"{base}.~{(versions[-1] if versions else 0) + 1}~"
    return cons(text_of(newest), list_from(map(text_of, superfluous)))


def _versions(base: str) -> list[int]:
    """Return the numbers of the backups that begin with BASE, in order."""
    folder, start = os.path.split(base)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    found = [re.fullmatch(re.escape(start) + r"\.~([0-9]+)~", name) for name in names]
    return sorted(int(match[1]) for match in found if match)


@primitive()
def file_backup_file_names(lisp: Lisp, filename: object) -> object:
    """Return the names of the backups of FILENAME, the newest first."""
    file = check.string(lisp.call(EXPAND, filename))
    base = _backup_place(lisp, file)
    names = [f"{base}.~{number}~" for number in _versions(base)]
    names += [each for each in (base + "~",) if os.path.exists(each)]
    return list_from(text_of(each) for each in sorted(names, key=lambda name: -os.stat(name).st_mtime_ns))


@primitive()
def file_newest_backup(lisp: Lisp, filename: object) -> object:
    """Return the newest backup of FILENAME, nil if there is none."""
    found = elements(file_backup_file_names(lisp, filename))
    return found[0] if found else NIL


@primitive()
def backup_buffer(lisp: Lisp) -> object:
    """Make a backup of the file that the current buffer visits, if one is due; return (MODES ATTRIBUTES NAME) or nil."""
    name = lisp.value("buffer-file-name")
    if not isinstance(name, LString) or not lisp.is_set("make-backup-files") or lisp.is_set("backup-inhibited"):
        return NIL
    if lisp.is_set("buffer-backed-up") or not os.path.isfile(name.text):
        return NIL
    real = check.string(lisp.call(intern("file-truename"), name)) if os.path.islink(name.text) else name
    enabled = lisp.value("backup-enable-predicate")
    if enabled is NIL or lisp.call(enabled, real) is NIL:
        return NIL
    found = elements(lisp.call(intern("find-backup-file-name"), real))
    backup = check.string(found[0])
    modes = lisp.call(intern("file-modes"), real)
    attributes = lisp.call(intern("file-extended-attributes"), real)
    if _by_copying(lisp, real):
        lisp.call(intern("backup-buffer-copy"), real, backup, modes, attributes)
        modes = NIL
    else:
        lisp.call(intern("rename-file"), real, backup, T)
    lisp.set("buffer-backed-up", T)
    _delete_superfluous(lisp, found[1:])
    return NIL if modes is NIL else list_of(modes, attributes, backup)


def _by_copying(lisp: Lisp, file: LString) -> bool:
    """Tell whether FILE stays where it is when a backup of it is made."""
    if lisp.is_set("backup-by-copying") or os.path.islink(file.text):
        return True
    if lisp.is_set("backup-by-copying-when-linked") and os.stat(file.text).st_nlink > 1:
        return True
    mismatch = lisp.is_set("backup-by-copying-when-mismatch")
    return mismatch and lisp.call(intern("file-ownership-preserved-p"), file, T) is NIL


def _delete_superfluous(lisp: Lisp, names: list[object]) -> None:
    choice = lisp.value("delete-old-versions")
    if not names or choice not in (NIL, T):
        return
    if choice is T or lisp.call(intern("y-or-n-p"), lisp_string("Delete excess backup versions? ")) is not NIL:
        for name in names:
            lisp.call(intern("delete-file"), name)


@primitive()
def backup_buffer_copy(lisp: Lisp, from_name: object, to_name: object, modes: object, extended_attributes: object) -> object:
    """Copy FROM-NAME to TO-NAME, a backup, with the permission bits MODES; EXTENDED-ATTRIBUTES is accepted."""
    lisp.call(intern("copy-file"), from_name, to_name, T, T, T)
    if modes is not NIL:
        lisp.call(intern("set-file-modes"), to_name, modes)
    return NIL
