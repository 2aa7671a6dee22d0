"""File locks: lock files, and what becomes of two who edit one file (manual node "File Locks")."""

from __future__ import annotations

import os
from contextlib import suppress

from elnet.objects.conditions import LispSignal, lisp_error, signal, truth
from elnet.objects.cons import cons, list_of
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, UNBOUND, Symbol, T, intern
from elnet.runtime import check
from elnet.runtime.file_errors import file_error
from elnet.runtime.file_locks import FILE_NAME, TRUE_NAME, UNLOCK, call_for_file
from elnet.runtime.file_names import full_name, text_of
from elnet.runtime.lisp import Lisp
from elnet.runtime.lock_files import give_back, owner_of, take
from elnet.runtime.primitive import primitive
from elnet.runtime.scopes import InBuffer
from elnet.runtime.transformed_names import transformed_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.text.buffer import Buffer

MAKE_NAME = intern("make-lock-file-name")


class Held:
    """The lock files that LISP has made, which go when it is closed."""

    def __init__(self, lisp: Lisp) -> None:
        self.paths: set[str] = set()
        lisp.on_close.append(self.give_back)

    def give_back(self) -> None:
        """Remove them."""
        for path in self.paths:
            with suppress(OSError):
                give_back(path)


@primitive()
def make_lock_file_name(lisp: Lisp, filename: object) -> LString:
    """Return the name of the lock file of FILENAME, as `lock-file-name-transforms' has it."""
    made = transformed_name(lisp, check.string(filename), lisp.value("lock-file-name-transforms"), ".#")
    return text_of(full_name(lisp, made))


def _lock_path(lisp: Lisp, file: object) -> str | None:
    """Return the path of the lock file of FILE, None if it has none."""
    made = lisp.call(MAKE_NAME, text_of(full_name(lisp, file)))
    return made.text if isinstance(made, LString) else None


@primitive()
def file_locked_p(lisp: Lisp, filename: object) -> object:
    """Return who locks FILENAME: nil for nobody, t for this process, else the user's name."""
    path = _lock_path(lisp, filename)
    try:
        owner = None if path is None else owner_of(path)
    except OSError as error:
        raise file_error("Testing file lock", error, filename)
    return NIL if owner is None else T if owner.is_me else lisp_string(owner.user)


@primitive()
def lock_file(lisp: Lisp, file: object) -> object:
    """Lock FILE if `create-lockfiles' is non-nil; ask if someone else has, or if a buffer is older than it.

    A lock file that cannot be written is no error.
    """
    name = full_name(lisp, file)
    path = _lock_path(lisp, file)
    buffer = _visiting(lisp, name)
    changed = buffer is not None and os.path.exists(name) and lisp.call(intern("verify-visited-file-modtime"), buffer) is NIL
    if changed and not _is_mine(path):
        lisp.call(intern("userlock--ask-user-about-supersession-threat"), text_of(name))
    if path is None or not lisp.is_set("create-lockfiles"):
        return NIL
    try:
        owner = take(path)
    except OSError:
        return NIL
    if owner is not None:
        if lisp.call(intern("ask-user-about-lock"), file, lisp_string(owner.described)) is NIL:
            return NIL
        take(path, from_others=True)
    lisp.part(Held).paths.add(path)
    return NIL


def _visiting(lisp: Lisp, name: str) -> Buffer | None:
    """Return the buffer that visits the file whose true name is NAME."""
    for buffer in lisp.buffers.by_name.values():
        found = lisp.variables.value_in(TRUE_NAME, buffer)
        if isinstance(found, LString) and found.text == name:
            return buffer if lisp.variables.value_in(FILE_NAME, buffer) not in (NIL, UNBOUND) else None
    return None


def _is_mine(path: str | None) -> bool:
    try:
        owner = None if path is None else owner_of(path)
    except OSError:
        return False
    return owner is not None and owner.is_me


@primitive()
def unlock_file(lisp: Lisp, file: object) -> object:
    """Unlock FILE if this process has locked it."""
    path = _lock_path(lisp, file)
    try:
        if path is not None:
            give_back(path)
            lisp.part(Held).paths.discard(path)
    except OSError as error:
        failure = file_error("Unlocking file", error, file)
        lisp.call(intern("userlock--handle-unlock-error"), cons(failure.symbol, failure.data))
    return NIL


@primitive()
def lock_buffer(lisp: Lisp, file: object = NIL) -> object:
    """Lock FILE, by default the file that the current buffer visits, if the buffer is modified."""
    buffer = lisp.buffers.current
    name = lisp.value("buffer-file-truename") if file is NIL else check.string(file)
    if buffer.modified and name is not NIL:
        lisp.call(intern("lock-file"), name)
    return NIL


@primitive()
def unlock_buffer(lisp: Lisp) -> object:
    """Unlock the file that the current buffer visits, if the buffer is modified."""
    if lisp.buffers.current.modified:
        call_for_file(lisp, lisp.buffers.current, UNLOCK)
    return NIL


# What to do


@primitive()
def ask_user_about_lock(lisp: Lisp, file: object, opponent: object) -> Symbol:
    """Ask what to do about FILE, which OPPONENT has locked: return t to take the lock, nil to go on without.

    Nobody can be asked in batch mode, which is an error, as is the answer q.
    """
    prompt = f"{check.string(file).text} locked by {check.string(opponent).text}: (s, q, p, ?)? "
    if lisp.is_set("noninteractive"):
        raise signal("file-locked", file, opponent, lisp_string("Cannot resolve lock conflict in batch mode"))
    answer: object = NIL
    while answer not in [*map(ord, "sqp")]:
        lisp.call(intern("message"), lisp_string("%s"), lisp_string(prompt))
        answer = lisp.call(intern("read-char"))
    if answer == ord("q"):
        raise signal("file-locked", file, opponent)
    return truth(answer == ord("s"))


@primitive()
def ask_user_about_supersession_threat(lisp: Lisp, filename: object) -> object:
    """Ask whether to edit a buffer whose file FILENAME was changed on disk: the answer n is an error, as is batch mode."""
    last = os.path.basename(check.string(filename).text)
    prompt = lisp_string(f"{last} changed on disk; really edit the buffer? (y, n, r or C-h) ")
    if lisp.is_set("noninteractive"):
        lisp.call(intern("message"), lisp_string("%s"), prompt)
        raise lisp_error("Cannot resolve conflict in batch mode")
    answer: object = NIL
    while answer not in [*map(ord, "ynr")]:
        answer = lisp.call(intern("read-char-choice"), prompt, list_of(*map(ord, "ynr?\b")))
    if answer == ord("r"):
        lisp.call(intern("revert-buffer"), NIL, T)
    if answer != ord("y"):
        raise signal("file-supersession", lisp_string("File changed on disk"), filename)
    text = "File on disk now will become a backup file if you save these changes."
    lisp.call(intern("message"), lisp_string(text))
    lisp.set("buffer-backed-up", NIL)
    return NIL


@primitive("userlock--ask-user-about-supersession-threat")
def changed_on_disk(lisp: Lisp, filename: object) -> object:
    """Ask whether to edit the buffer of FILENAME, unless the file holds what the buffer holds."""
    buffer = _visiting(lisp, full_name(lisp, filename))
    if buffer is None or not _holds_same(lisp, buffer, filename):
        return lisp.call(intern("ask-user-about-supersession-threat"), filename)
    with InBuffer(lisp, buffer):
        lisp.call(intern("set-visited-file-modtime"))
    return NIL


def _holds_same(lisp: Lisp, buffer: Buffer, filename: object) -> bool:
    """Tell whether the file FILENAME holds all of BUFFER's text, in the buffer's coding system."""
    coding = lisp.variables.value_in(intern("buffer-file-coding-system"), buffer)
    made = lisp.buffers.create(lisp.buffers.unused_name(" *changed*"), True)
    before, binding = lisp.buffers.current, lisp.variables.bind(intern("coding-system-for-read"), coding)
    lisp.buffers.set_current(made)
    try:
        made.set_multibyte(buffer.multibyte)
        lisp.call(intern("insert-file-contents"), filename)
        return made.substring(1, made.size + 1) == buffer.substring(1, buffer.size + 1)
    except LispSignal:
        return False
    finally:
        lisp.variables.unbind(binding)
        lisp.buffers.restore_current(before)
        lisp.buffers.kill(made)


@primitive("userlock--handle-unlock-error")
def warn_of_unlocking(lisp: Lisp, error: object) -> object:
    """Warn that a file could not be unlocked because of ERROR."""
    text = check.string(lisp.call(intern("error-message-string"), error)).text
    return lisp.call(intern("display-warning"), intern("unlock-file"), lisp_string(f"{text}, ignored"))
