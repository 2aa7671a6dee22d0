"""The transport interface: a stream of bytes or messages in two directions, and the events it reports.

Terms, the same for every kind.  `data_received` is called once a pass with at most `read_size` bytes, or one message.
`eof_received` says that the peer sends no more; the transport stays open for writing until it is closed.
`connection_lost` comes exactly once, as the last event, from the loop: with an error when reading failed, with None after
`close` or `abort`.  A failed write is the business of who writes: `write` raises the error, or if it turned up later keeps it
in `write_error` and raises it the next time; what already arrived can still be read.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Protocol

from elnet.net.loop import Loop, Watch

READ_SIZE = 65536
HIGH_WATER = 65536
LOW_WATER = 16384


class Receiver(Protocol):
    """What is told about a transport's events."""

    def data_received(self, data: bytes) -> object:
        """DATA has arrived; for transports of messages it is a whole message."""

    def eof_received(self) -> object:
        """The peer will send no more."""

    def connection_lost(self, reason: Exception | None) -> object:
        """The transport is closed, for REASON if it was not at our wish."""

    def writable_again(self) -> object:
        """So little is queued that more may be written, after it had been too much, or an error has dropped the queue."""


class Ignore:
    """A receiver that ignores everything; a base for those that want only some events."""

    def data_received(self, data: bytes) -> object:
        """Ignore DATA."""

    def eof_received(self) -> object:
        """Ignore the end."""

    def connection_lost(self, reason: Exception | None) -> object:
        """Ignore the loss."""

    def writable_again(self) -> object:
        """Ignore the permission."""


class TransportClosed(OSError):
    """The transport was closed at our own wish, or its write side was."""


class Transport(ABC):
    """The interface, and what all kinds share: the counting of queued bytes, and the life from open to lost."""

    kind = "transport"
    messages = False
    """Whether the boundaries between writes are kept."""

    def __init__(self, loop: Loop, receiver: Receiver) -> None:
        self.loop = loop
        self.receiver = receiver
        self.read_size = READ_SIZE
        self.high_water = HIGH_WATER
        self.low_water = LOW_WATER
        self._pending = 0
        self.closed = False
        """Whether `close` or `abort` was called, or the connection was lost; bytes may still be pending."""
        self.write_error: Exception | None = None
        self._full = False
        self._lost = False

    # Sending

    @abstractmethod
    def write(self, data: bytes) -> None:
        """Send DATA, now if the kernel takes it, else as soon as it does."""

    @abstractmethod
    def write_eof(self) -> None:
        """Send what is pending and then the end; reading goes on."""

    @property
    def eof_is_final(self) -> bool:
        """Whether nothing can be written after `write_eof`."""
        return True

    @property
    def pending(self) -> int:
        """Return how many bytes were accepted by `write` but not yet by the kernel or the peer."""
        return self._pending

    @property
    def full(self) -> bool:
        """Tell whether so much is pending that `writable_again` should be waited for."""
        return self.pending > self.high_water

    def drain(self, deadline: float | None = None) -> bool:
        """Run the loop until nothing is pending, but not beyond DEADLINE; tell whether all was sent."""
        return self.loop.run_until(lambda: not self.pending, deadline) and self.write_error is None

    # Receiving

    @abstractmethod
    def pause_reading(self) -> None:
        """Report neither data nor the end until `resume_reading`."""

    @abstractmethod
    def resume_reading(self) -> None:
        """Report data again."""

    @abstractmethod
    def read_now(self) -> bool:
        """Report one piece of what has arrived without waiting for a pass of the loop; tell whether there was one."""

    @property
    def watches(self) -> Collection[Watch]:
        """The watches of this transport, to restrict a `run_once` to it."""
        return ()

    # Ending

    @abstractmethod
    def close(self, deadline: float | None = None) -> None:
        """Read no more, send what is pending, then close; DEADLINE is when to give up the sending."""

    @abstractmethod
    def abort(self) -> None:
        """Close at once and drop what is pending."""

    # For the kinds

    def _check_writable(self) -> None:
        if self.write_error is not None:
            raise self.write_error
        if self.closed:
            raise TransportClosed("The transport is closed")

    def _queued(self, count: int) -> None:
        self._pending += count
        if self._pending > self.high_water:
            self._full = True

    def _unqueued(self, count: int) -> None:
        self._pending -= count
        if self._full and self._pending <= self.low_water:
            self._full = False
            self.receiver.writable_again()

    def _lose(self, reason: Exception | None) -> None:
        """Report the loss, once."""
        self.closed = True
        self._pending = 0
        if not self._lost:
            self._lost = True
            self.loop.call_soon(lambda: self.receiver.connection_lost(reason))
