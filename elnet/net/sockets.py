"""Transports over connected sockets: what TCP and Unix-domain streams have in common."""

from __future__ import annotations

import socket

from elnet.net.addresses import Address
from elnet.net.descriptor import DescriptorTransport
from elnet.net.loop import Loop
from elnet.net.transport import Receiver


class SocketTransport(DescriptorTransport):
    """A connected socket that keeps the order of bytes.

    The socket becomes the transport's when the constructor returns; if it raises, closing is still the caller's duty.
    """

    def __init__(self, loop: Loop, connected: socket.socket, receiver: Receiver) -> None:
        super().__init__(loop, receiver)
        self.socket = connected
        connected.setblocking(False)
        self._receive = connected.recv
        self._send = connected.send
        fd = connected.fileno()
        self._begin(fd, fd)

    @property
    def local(self) -> Address:
        """The address of our end."""
        return Address.from_socket(self.socket.family, self.socket.getsockname())

    @property
    def remote(self) -> Address:
        """The address of the peer."""
        return Address.from_socket(self.socket.family, self.socket.getpeername())

    def _close_input(self) -> None:
        self.socket.close()

    def _shut_down_output(self) -> None:
        self.socket.shutdown(socket.SHUT_WR)
