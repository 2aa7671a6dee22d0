"""Visiting files: buffers that hold them and are named after them."""

from __future__ import annotations

import os

from elnet.objects.conditions import lisp_error, signal, truth
from elnet.objects.cons import Cons, list_from
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, T, intern
from elnet.runtime import check
from elnet.runtime.asking import yes_or_no
from elnet.runtime.buffer_naming import name_for, visiting
from elnet.runtime.file_locks import declare_modified
from elnet.runtime.file_names import text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

EXPAND, EXISTS, IS_FOLDER, RUN_HOOKS = map(intern, ("expand-file-name", "file-exists-p", "file-directory-p", "run-hooks"))


def _expanded(lisp: Lisp, name: object) -> LString:
    return check.string(lisp.call(EXPAND, name))


@primitive()
def find_file_noselect(
    lisp: Lisp, filename: object, nowarn: object = NIL, rawfile: object = NIL, wildcards: object = NIL
) -> object:
    """Return a buffer that visits FILENAME, reading it if no buffer does; the file need not exist.

    NOWARN non-nil means do not ask about a file that was changed, RAWFILE that the bytes are taken as they are, WILDCARDS
    that FILENAME may be a pattern, which returns a list of buffers.
    """
    name = _expanded(lisp, filename)
    if wildcards is not NIL and lisp.is_set("find-file-wildcards") and any(char in name.text for char in "[*?"):
        found = elements(lisp.call(intern("file-expand-wildcards"), name, T)) if lisp.call(EXISTS, name) is NIL else []
        if found:
            return list_from(find_file_noselect(lisp, each) for each in found)
    if lisp.call(IS_FOLDER, name) is not NIL:
        return _folder_buffer(lisp, name)
    buffer = visiting(lisp, name.text) or _by_identity(lisp, name)
    if buffer is not None:
        if nowarn is NIL:
            _reread_if_changed(lisp, buffer, name)
        return buffer
    buffer = lisp.buffers.check(lisp.call(intern("create-file-buffer"), name))
    before = lisp.buffers.current
    lisp.buffers.set_current(buffer)
    try:
        _read_into(lisp, name, rawfile is not NIL, nowarn)
    except BaseException:
        lisp.buffers.kill(buffer)
        raise
    finally:
        lisp.buffers.restore_current(before)
    return buffer


def _folder_buffer(lisp: Lisp, name: LString) -> object:
    """Return a buffer that shows the folder NAME, if there is a function that makes one."""
    for function in elements(lisp.value("find-directory-functions")) if lisp.is_set("find-file-run-dired") else []:
        if lisp.functions.is_function(function):
            found = lisp.call(function, name)
            if found is not NIL:
                return found
    raise lisp_error(f"{name.text} is a directory")


def _by_identity(lisp: Lisp, name: LString) -> Buffer | None:
    """Return the buffer that visits the file NAME under another name, None if there is none."""
    found = lisp.call(intern("find-buffer-visiting"), name)
    return None if found is NIL else lisp.buffers.check(found)


def _reread_if_changed(lisp: Lisp, buffer: Buffer, name: LString) -> None:
    """Ask whether BUFFER is to be read anew if its file NAME was changed since."""
    if lisp.call(intern("verify-visited-file-modtime"), buffer) is not NIL:
        return
    if lisp.call(EXISTS, name) is NIL:
        lisp.call(intern("message"), lisp_string("File %s no longer exists!"), name)
        return
    base = os.path.basename(name.text)
    matches = intern("string-match-p")
    trusted = any(lisp.call(matches, each, name) is not NIL for each in elements(lisp.value("revert-without-query")))
    question = f"File {base} changed on disk.  {'Discard your edits' if buffer.modified else 'Reread from disk'}? "
    if (trusted and not buffer.modified) or yes_or_no(lisp, question):
        lisp.call(intern("elnet--revert-in"), buffer)


def _read_into(lisp: Lisp, name: LString, raw: bool, nowarn: object) -> None:
    """Let the current buffer, a new one, visit the file NAME."""
    lisp.set("default-directory", lisp.call(intern("file-name-directory"), name))
    missing: object = NIL
    if raw:
        lisp.buffers.set_multibyte(False)
        lisp.set("buffer-file-coding-system", intern("no-conversion"))
        lisp.variables.make_local(intern("find-file-literally"))
        lisp.set("find-file-literally", T)
    if lisp.call(EXISTS, name) is not NIL:
        reader = "insert-file-contents-literally" if raw else "insert-file-contents"
        lisp.call(intern(reader), name, T)
    else:
        missing = T
        lisp.set("buffer-file-name", name)
        lisp.call(intern("set-visited-file-modtime"), -1)
        lisp.call(intern("run-hook-with-args-until-success"), intern("find-file-not-found-functions"))
    lisp.set("buffer-file-name", name)
    _note_identity(lisp, name)
    lisp.call(intern("after-find-file"), missing, truth(nowarn is NIL), NIL, NIL, truth(raw))


def _note_identity(lisp: Lisp, name: LString) -> None:
    """Set the variables that tell which file the current buffer visits, whatever it is called."""
    true = check.string(lisp.call(intern("file-truename"), name))
    lisp.set("buffer-file-truename", lisp.call(intern("abbreviate-file-name"), true))
    attributes = lisp.call(intern("file-attributes"), true)
    number = NIL if attributes is NIL else lisp.call(intern("file-attribute-file-identifier"), attributes)
    lisp.set("buffer-file-number", number)


@primitive()
def after_find_file(
    lisp: Lisp,
    error: object = NIL,
    warn: object = NIL,
    noauto: object = NIL,
    after_find_file_from_revert_buffer: object = NIL,
    nomodes: object = NIL,
) -> object:
    """Make the current buffer, which has just been read, ready: read-only if its file is, its mode, its local variables.

    NOMODES non-nil means leave mode and local variables.  Then run `find-file-hook'.
    """
    name = lisp.value("buffer-file-name")
    writable = name is NIL or lisp.call(intern("file-writable-p"), name) is not NIL
    exists = name is not NIL and lisp.call(EXISTS, name) is not NIL
    lisp.set("buffer-read-only", truth(exists and not writable))
    enabled = lisp.value("backup-enable-predicate")
    if name is not NIL and enabled is not NIL and lisp.call(enabled, name) is NIL:
        lisp.variables.make_local(intern("backup-inhibited"))
        lisp.set("backup-inhibited", T)
    if nomodes is NIL:
        lisp.call(intern("normal-mode"), T)
    if noauto is NIL and lisp.is_set("auto-save-default") and not lisp.is_set("noninteractive"):
        lisp.call(intern("auto-save-mode"), 1)
    if lisp.value("require-final-newline") in (intern("visit"), intern("visit-save")):
        _end_with_newline(lisp)
    lisp.call(RUN_HOOKS, intern("find-file-hook"))
    return NIL


def _end_with_newline(lisp: Lisp) -> None:
    buffer = lisp.buffers.current
    if buffer.zv > buffer.begv and buffer.char_before(buffer.zv) != "\n" and not lisp.is_set("buffer-read-only"):
        point, buffer.point = buffer.point, buffer.zv
        buffer.insert("\n")
        buffer.point = point


# Names of buffers and files


@primitive()
def create_file_buffer(lisp: Lisp, filename: object) -> Buffer:
    """Return a new buffer for FILENAME, named after it, and after its folders if others visit a file of that name."""
    path = _expanded(lisp, filename).text
    name = name_for(lisp, path)
    return lisp.buffers.create("|" + name if name.startswith(" ") else name)


@primitive()
def find_buffer_visiting(lisp: Lisp, filename: object, predicate: object = NIL) -> object:
    """Return the buffer that visits FILENAME, by whatever name, and satisfies PREDICATE; nil if there is none."""
    name = _expanded(lisp, filename)
    test = None if predicate is NIL else lisp.functions.callable(predicate)
    true = lisp.call(intern("abbreviate-file-name"), lisp.call(intern("file-truename"), name))
    number: object = NIL
    attributes = lisp.call(intern("file-attributes"), name)
    if attributes is not NIL:
        number = lisp.call(intern("file-attribute-file-identifier"), attributes)
    wanted = (("buffer-file-name", name), ("buffer-file-truename", true), ("buffer-file-number", number))
    for variable, value in wanted:
        for buffer in lisp.buffers.by_name.values():
            own = lisp.variables.value_in(intern(variable), buffer)
            visits = lisp.variables.value_in(intern("buffer-file-name"), buffer)
            if not isinstance(visits, LString) or value is NIL or not _same(own, value):
                continue
            if variable == "buffer-file-number" and not _is_still(visits, value):
                continue
            if test is None or test(buffer) is not NIL:
                return buffer
    return NIL


def _is_still(name: LString, number: object) -> bool:
    """Tell whether the file NAME has the inode and device that NUMBER lists: others can get those of a deleted file."""
    try:
        found = os.stat(name.text)
    except OSError:
        return False
    return [found.st_ino, found.st_dev] == elements(number)


def _same(own: object, value: object) -> bool:
    if isinstance(own, LString) and isinstance(value, LString):
        return own.text == value.text
    return own is not NIL and not isinstance(own, LString) and elements(own) == elements(value)


@primitive(interactive="FSet visited file name: ")
def set_visited_file_name(lisp: Lisp, filename: object, no_query: object = NIL, along_with_file: object = NIL) -> object:
    """Let the current buffer visit FILENAME, or no file if that is nil or empty, and be named after it.

    NO-QUERY non-nil means do not ask if another buffer visits it, ALONG-WITH-FILE that the file itself was renamed.
    """
    buffer = lisp.buffers.current
    if buffer.base is not None:
        raise lisp_error("An indirect buffer cannot visit a file")
    if filename is NIL or not check.string(filename).text:
        lisp.call(intern("unlock-buffer"))
        _visit_none(lisp)
        return NIL
    name = _expanded(lisp, filename)
    if lisp.call(IS_FOLDER, name) is not NIL:
        raise signal("file-error", lisp_string("File is a directory"), name)
    other = lisp.call(intern("get-file-buffer"), name)
    asks = other not in (NIL, buffer) and no_query is NIL
    if asks and not yes_or_no(lisp, f"A buffer is visiting {name.text}; proceed? "):
        raise signal("user-error", lisp_string("Aborted"))
    old = lisp.value("buffer-file-name")
    wanted = name_for(lisp, name.text, buffer)
    if buffer.name != wanted:
        lisp.buffers.rename(buffer, wanted)
    lisp.call(intern("unlock-buffer"))
    lisp.set("buffer-file-name", name)
    _note_identity(lisp, name)
    lisp.set("default-directory", lisp.call(intern("file-name-directory"), name))
    if along_with_file is NIL:
        lisp.set("buffer-backed-up", NIL)
        lisp.call(intern("clear-visited-file-modtime"))
    if lisp.value("buffer-auto-save-file-name") is not NIL or lisp.is_set("auto-save-default"):
        lisp.set("buffer-auto-save-file-name", lisp.call(intern("make-auto-save-file-name")))
    lisp.call(intern("lock-buffer"))
    if along_with_file is NIL:
        declare_modified(lisp, buffer, True)
    if lisp.is_set("change-major-mode-with-file-name") and not isinstance(old, LString):
        lisp.call(intern("set-auto-mode"), T)
    lisp.call(RUN_HOOKS, intern("after-set-visited-file-name-hook"))
    return NIL


def _visit_none(lisp: Lisp) -> None:
    for variable in ("buffer-file-name", "buffer-file-truename", "buffer-file-number", "buffer-auto-save-file-name"):
        lisp.set(variable, NIL)
    lisp.set("buffer-backed-up", NIL)
    lisp.call(intern("clear-visited-file-modtime"))
    lisp.call(RUN_HOOKS, intern("after-set-visited-file-name-hook"))


@primitive()
def rename_visited_file(lisp: Lisp, new_location: object) -> object:
    """Rename the file that the current buffer visits to NEW-LOCATION, and let the buffer visit that."""
    old, new = lisp.value("buffer-file-name"), _expanded(lisp, new_location)
    if lisp.call(IS_FOLDER, new) is not NIL and isinstance(old, LString):
        new = text_of(os.path.join(new.text, os.path.basename(old.text)))
    if isinstance(old, LString) and lisp.call(EXISTS, old) is not NIL:
        lisp.call(intern("rename-file"), old, new)
    set_visited_file_name(lisp, new, NIL, T)
    return NIL


@primitive(interactive=NIL)
def rename_uniquely(lisp: Lisp) -> object:
    """Rename the current buffer to a similar name that no other has."""
    import re

    buffer = lisp.buffers.current
    base = re.sub(r"<[0-9]+>\Z", "", str(buffer.name))
    lisp.buffers.rename(buffer, lisp.buffers.unused_name(base))
    return NIL


# Commands


@primitive("find-file", "find-file-other-window", "find-file-other-frame")
def find_file(lisp: Lisp, filename: object, wildcards: object = NIL) -> object:
    """Make a buffer that visits FILENAME current and return it; WILDCARDS non-nil means FILENAME may be a pattern."""
    found = lisp.call(intern("find-file-noselect"), filename, NIL, NIL, wildcards)
    buffers = elements(found) if type(found) is Cons else [found]
    lisp.call(intern("switch-to-buffer"), buffers[-1])
    return found


@primitive()
def find_file_existing(lisp: Lisp, filename: object) -> object:
    """Make a buffer that visits FILENAME, which must exist, current and return it."""
    if lisp.call(EXISTS, filename) is NIL:
        raise lisp_error(f"{check.string(filename).text} does not exist")
    return find_file(lisp, filename)


@primitive("find-file-read-only", "find-file-read-only-other-window")
def find_file_read_only(lisp: Lisp, filename: object, wildcards: object = NIL) -> object:
    """Make a buffer that visits FILENAME, which must exist, current and read-only; WILDCARDS as for `find-file'."""
    if lisp.call(EXISTS, filename) is NIL and wildcards is NIL:
        raise lisp_error(f"{check.string(filename).text} does not exist")
    value = find_file(lisp, filename, wildcards)
    lisp.call(intern("read-only-mode"), 1)
    return value


@primitive()
def find_file_literally(lisp: Lisp, filename: object) -> object:
    """Make a buffer that visits FILENAME, whose bytes are taken as they are, current and return it."""
    return lisp.call(intern("switch-to-buffer"), lisp.call(intern("find-file-noselect"), filename, NIL, T))


@primitive()
def find_alternate_file(lisp: Lisp, filename: object, wildcards: object = NIL) -> object:
    """Visit FILENAME in place of what the current buffer visits: that one is killed; WILDCARDS as for `find-file'."""
    old = lisp.buffers.current
    asks = old.modified and lisp.value("buffer-file-name") is not NIL
    if asks and not yes_or_no(lisp, f"Buffer {old.name} is modified; kill anyway? "):
        raise signal("user-error", lisp_string("Aborted"))
    old.set_modified(False)
    name = _expanded(lisp, filename)
    lisp.buffers.kill(old)
    return find_file(lisp, name, wildcards)


@primitive(interactive="*fInsert file literally: ")
def insert_file_literally(lisp: Lisp, filename: object) -> object:
    """Insert the bytes of FILENAME after point."""
    if lisp.call(IS_FOLDER, filename) is not NIL:
        name = f"Opening input file: Is a directory, {check.string(filename).text}"
        raise signal("file-error", lisp_string(name))
    lisp.call(intern("insert-file-contents-literally"), filename)
    return NIL


@primitive(interactive="sKill buffers matching this regular expression: \nP")
def kill_matching_buffers(lisp: Lisp, regexp: object, internal_too: object = NIL, no_ask: object = NIL) -> object:
    """Kill the buffers whose names match REGEXP, with INTERNAL-TOO also internal ones; NO-ASK means without questions."""
    for buffer in list(lisp.buffers.by_name.values()):
        name = str(buffer.name)
        if name.startswith(" ") and internal_too is NIL:
            continue
        if lisp.call(intern("string-match-p"), regexp, lisp_string(name)) is NIL:
            continue
        state = "HAS BEEN EDITED" if buffer.modified else "is unmodified"
        if no_ask is not NIL or yes_or_no(lisp, f"Buffer {name} {state}.  Kill? "):
            lisp.buffers.kill(buffer)
    return NIL


@primitive(interactive="sKill buffers matching this regular expression: \nP")
def kill_matching_buffers_no_ask(lisp: Lisp, regexp: object, internal_too: object = NIL) -> object:
    """Kill the buffers whose names match REGEXP without asking, with INTERNAL-TOO also internal ones."""
    return kill_matching_buffers(lisp, regexp, internal_too, T)
