"""Errors of the operating system as conditions: `file-missing` and its kin (manual node "Standard Errors")."""

from __future__ import annotations

import errno
import os

from elnet.objects.conditions import LispSignal, signal
from elnet.objects.strings import lisp_string

CONDITIONS = {errno.ENOENT: "file-missing", errno.EEXIST: "file-already-exists", errno.EACCES: "permission-denied"}


def file_error(doing: str, error: OSError, *names: object) -> LispSignal:
    """Return the condition for ERROR that happened while DOING something with the files NAMES."""
    condition = CONDITIONS.get(error.errno or 0, "file-error")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return signal(condition, lisp_string(doing), lisp_string(reason), *names)
