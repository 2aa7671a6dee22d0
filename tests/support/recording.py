"""Recording receivers: they keep the events that a transport, a listener or an attempt to connect reports."""

from __future__ import annotations

import socket

from elnet.net.addresses import Address
from elnet.net.loop import Loop
from elnet.net.transport import Transport

PATIENCE = 5.0


class Recorder:
    """A receiver that keeps what it is told."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.events: list[str] = []
        self.reason: Exception | None = None

    @property
    def data(self) -> bytes:
        return b"".join(self.pieces)

    @property
    def ended(self) -> bool:
        return "eof" in self.events

    @property
    def lost(self) -> bool:
        return "lost" in self.events

    def data_received(self, data: bytes) -> None:
        self.pieces.append(data)

    def eof_received(self) -> None:
        self.events.append("eof")

    def connection_lost(self, reason: Exception | None) -> None:
        self.events.append("lost")
        self.reason = reason

    def writable_again(self) -> None:
        self.events.append("writable")


class Acceptor:
    """An acceptor that keeps the connections."""

    def __init__(self) -> None:
        self.sockets: list[socket.socket] = []
        self.peers: list[Address] = []
        self.errors: list[OSError] = []

    def accepted(self, connected: socket.socket, peer: Address) -> None:
        self.sockets.append(connected)
        self.peers.append(peer)

    def accept_failed(self, reason: OSError) -> None:
        self.errors.append(reason)


def until(loop: Loop, condition: object) -> None:
    """Run LOOP until CONDITION, a function, is true; fail after some seconds."""
    assert callable(condition)
    assert loop.run_until(condition, loop.clock.now() + PATIENCE), "waited in vain"


def settle(loop: Loop) -> None:
    """Run LOOP while anything is ready."""
    for _ in range(1000):
        if not loop.run_once(0):
            return
    raise AssertionError("the loop spins")


def end(loop: Loop, *transports: Transport) -> None:
    """Close TRANSPORTS at once and see their last events."""
    for transport in transports:
        transport.abort()
    settle(loop)
