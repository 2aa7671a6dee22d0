"""TCP connections."""

from __future__ import annotations

from elnet.net.sockets import SocketTransport


class TcpTransport(SocketTransport):
    """A connected TCP socket."""

    kind = "tcp"
