"""Datagrams, over UDP or Unix-domain sockets: each write is one message, each message has a peer.

`peer` is where the next message is sent: what it was set to, or where the latest one came from.
"""

from __future__ import annotations

import socket
from collections import deque

from elnet.net.addresses import Address
from elnet.net.descriptor import DescriptorTransport
from elnet.net.loop import Loop
from elnet.net.transport import Receiver


class DatagramTransport(DescriptorTransport):
    """A datagram socket, bound or not, connected or not; it never ends by itself."""

    messages = True

    def __init__(self, loop: Loop, opened: socket.socket, receiver: Receiver, peer: Address | None = None) -> None:
        super().__init__(loop, receiver)
        self.kind = "datagram" if opened.family == socket.AF_UNIX else "udp"
        self.socket = opened
        opened.setblocking(False)
        self.peer = peer
        self._peers: deque[Address | None] = deque()
        """Where the queued messages go."""
        self._receive = self._receive_message
        self._send = self._send_message
        self._begin(opened.fileno(), opened.fileno())

    @property
    def local(self) -> Address:
        """The address of our end."""
        return Address.from_socket(self.socket.family, self.socket.getsockname())

    @property
    def remote(self) -> Address | None:
        """Where the next message goes, None if only the kernel knows."""
        return self.peer

    def _receive_message(self, size: int) -> bytes:
        data, sender = self.socket.recvfrom(size)
        if sender:
            self.peer = Address.from_socket(self.socket.family, sender)
        return data

    def _send_message(self, data: bytes | memoryview) -> int:
        peer = self._peers[0] if self._peers else self.peer
        sent = self.socket.send(data) if peer is None else self.socket.sendto(data, peer.to_socket())
        if self._peers:
            self._peers.popleft()
        return sent

    def _enqueue(self, rest: memoryview) -> None:
        self._peers.append(self.peer)
        super()._enqueue(rest)

    def _is_end(self, data: bytes, error: OSError | None) -> bool:
        return False

    def _shut_down_output(self) -> None:
        """Datagrams have no end to send."""

    def _close_input(self) -> None:
        self._peers.clear()
        self.socket.close()
