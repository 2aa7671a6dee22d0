"""Listeners: sockets that accept connections.

Running out of descriptors does not make the loop spin on a connection it cannot take: accepting pauses and is
tried again after `RETRY_AFTER` seconds.
"""

from __future__ import annotations

import errno
import socket
from typing import Final, Protocol

from elnet.net.addresses import Address
from elnet.net.loop import Loop, Watch
from elnet.net.timers import Timer

RETRY_AFTER: Final = 0.5
_EXHAUSTED = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class Acceptor(Protocol):
    """What is told about a listener's events."""

    def accepted(self, connected: socket.socket, peer: Address) -> object:
        """A connection from PEER came in; CONNECTED is the acceptor's to close."""

    def accept_failed(self, reason: OSError) -> object:
        """A connection could not be accepted for REASON."""


class Listener:
    """A listening socket; it accepts one connection a pass until paused or closed."""

    def __init__(self, loop: Loop, listening: socket.socket, acceptor: Acceptor) -> None:
        self.loop = loop
        self.socket = listening
        self.acceptor = acceptor
        self.closed = False
        self._family = int(listening.family)
        self._paused = False
        self._retry: Timer | None = None
        self._watch = loop.watch(listening.fileno(), self._readable)
        self._watch.reads(True)

    @property
    def local(self) -> Address:
        """The address that is listened on."""
        return Address.from_socket(self.socket.family, self.socket.getsockname())

    @property
    def watches(self) -> tuple[Watch, ...]:
        """The watch in use, to restrict a `run_once` to it."""
        return () if self.closed else (self._watch,)

    def pause(self) -> None:
        """Leave connections in the kernel's backlog."""
        self._paused = True
        self._watch.reads(False)

    def resume(self) -> None:
        """Accept connections again."""
        self._paused = False
        if not self.closed and self._retry is None:
            self._watch.reads(True)

    def close(self) -> None:
        """Stop listening and close the socket."""
        if self.closed:
            return
        self.closed = True
        if self._retry is not None:
            self._retry.cancel()
        self._watch.close()
        self.socket.close()

    def _readable(self) -> None:
        try:
            connected, peer = self.socket.accept()
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            if error.errno in _EXHAUSTED:
                self._watch.reads(False)
                self._retry = self.loop.call_later(RETRY_AFTER, self._try_again)
            self.acceptor.accept_failed(error)
            return
        self.acceptor.accepted(connected, Address.from_socket(self._family, peer))

    def _try_again(self) -> None:
        self._retry = None
        if not self._paused:
            self._watch.reads(True)


def listen(loop: Loop, address: Address, acceptor: Acceptor, backlog: int = 5, kind: int = socket.SOCK_STREAM) -> Listener:
    """Return a listener on ADDRESS; port 0 lets the kernel choose.

    An inet address may be taken while connections of an earlier listener linger.
    """
    listening = loop.system.socket(address.number, kind)
    try:
        if address.family != "local":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address.to_socket())
        listening.listen(backlog)
        return Listener(loop, listening, acceptor)
    except BaseException:
        listening.close()
        raise
