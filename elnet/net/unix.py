"""Unix-domain connections: streams, and sequences of packets."""

from __future__ import annotations

from elnet.net.sockets import SocketTransport


class UnixTransport(SocketTransport):
    """A connected Unix-domain stream socket."""

    kind = "unix"


class SeqpacketTransport(SocketTransport):
    """A connected Unix-domain socket that keeps the boundaries of messages; an empty message looks like the end."""

    kind = "seqpacket"
    messages = True
