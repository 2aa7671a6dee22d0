"""System calls: the thin seam through which the engine asks the kernel for descriptors and bytes.

A loop carries one `System`; a test gives it another whose calls fail on schedule.  The functions are the originals, so
that a call through the seam costs nothing more.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socket import socket


class System:
    """The kernel as it is."""

    read = staticmethod(os.read)
    write = staticmethod(os.write)
    close = staticmethod(os.close)
    pipe = staticmethod(os.pipe)
    openpty = staticmethod(os.openpty)

    def socket(self, family: int, kind: int, protocol: int = 0) -> socket:
        """Return a new socket that does not block."""
        from socket import socket

        made = socket(family, kind, protocol)
        made.setblocking(False)
        return made
