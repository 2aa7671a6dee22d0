"""Errors of the system as Emacs's conditions."""

from __future__ import annotations

import errno
import os

from elnet.objects.conditions import LispSignal
from elnet.objects.cons import cons, list_of
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL, intern

CONDITIONS = {errno.ENOENT: "file-missing", errno.EEXIST: "file-already-exists", errno.EACCES: "permission-denied"}


def file_signal(doing: str, error: OSError, *data: object) -> LispSignal:
    """Return the condition for ERROR, which happened while DOING something to DATA."""
    return file_signal_with(doing, error, list_of(*data))


def file_signal_with(doing: str, error: OSError, data: object) -> LispSignal:
    """Return the condition for ERROR, whose data end in the list DATA."""
    number = error.errno or 0
    words = os.strerror(number) if number else str(error)
    name = CONDITIONS.get(number, "file-error")
    return LispSignal(intern(name), cons(lisp_string(doing), cons(lisp_string(words), data or NIL)))
