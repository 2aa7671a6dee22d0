"""When the files that buffers visit were written, as far as the buffers know."""

from __future__ import annotations

import os
from weakref import WeakKeyDictionary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp
    from elnet.text.buffer import Buffer

UNKNOWN, MISSING = 0, -1


class VisitedTimes:
    """For each buffer of LISP the time of its file in nanoseconds, UNKNOWN or MISSING."""

    def __init__(self, lisp: Lisp) -> None:
        self.lisp = lisp
        self.times: WeakKeyDictionary[Buffer, int] = WeakKeyDictionary()

    def of(self, buffer: Buffer) -> int:
        """Return what is known for BUFFER."""
        return self.times.get(buffer.base or buffer, UNKNOWN)

    def note(self, buffer: Buffer, nanoseconds: int) -> None:
        """Remember NANOSECONDS for BUFFER."""
        self.times[buffer.base or buffer] = nanoseconds


def file_time(path: str) -> int:
    """Return when the file PATH was written, MISSING if there is none."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return MISSING
