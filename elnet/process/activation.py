"""Sockets that whoever started this program has opened for it (sd_listen_fds(3)): for `:use-external-socket`."""

from __future__ import annotations

import os
import socket

TYPE_CHECKING = False
if TYPE_CHECKING:
    from elnet.runtime.lisp import Lisp

FIRST_DESCRIPTOR = 3


class PassedSocket:
    """The listening socket that was passed to this process, if exactly one was; it is given away once."""

    def __init__(self, lisp: Lisp) -> None:
        meant = os.environ.get("LISTEN_PID") == str(os.getpid()) and os.environ.get("LISTEN_FDS") == "1"
        self._passed = _stream_listener() if meant else None
        if meant:
            for name in ("LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"):
                os.environ.pop(name, None)

    def take(self) -> socket.socket | None:
        """Return the socket, None if there is none or it was taken before."""
        found, self._passed = self._passed, None
        return found


def _stream_listener() -> socket.socket | None:
    """Return the first passed descriptor as a socket if it is one that listens for streams."""
    try:
        found = socket.socket(fileno=FIRST_DESCRIPTOR)
    except OSError:
        return None
    if found.type != socket.SOCK_STREAM or not found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        found.detach()
        return None
    found.setblocking(False)
    os.set_inheritable(FIRST_DESCRIPTOR, False)
    return found
